"""Less is claimed than the gate asks for

The gate sets the least that `low` may be (`min_low`, `--min-low`), for the whole of each framework or
of one, or for one of its domains or themes, and it is not reached. `low` is what the answers add up to
when everything open counts nothing. Figures are compared exactly, not as they are rounded for people;
what cannot be said, because nothing is in scope, reaches no threshold.

A baseline never accepts this finding: lower the threshold instead, where everyone sees it.

Fails:

```yaml
# answers.yaml
answers:
  ucl.a1: largely
```

```yaml
# peerready.yaml
gate:
  frameworks:
    ucl:
      domains:
        role: {min_low: 0.5}
```

Passes:

```yaml
# answers.yaml
answers:
  ucl.a1: largely
  ucl.a2: largely
  ucl.a3: fully
  ucl.a4: partly
```

```yaml
# peerready.yaml
gate:
  frameworks:
    ucl:
      domains:
        role: {min_low: 0.5}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from peerready.gate import below

if TYPE_CHECKING:
    from collections.abc import Iterator

    from peerready.gate import Demands
    from peerready.rule import Found, Judged


def found(one: Judged, demands: Demands) -> Iterator[Found]:
    """A finding for each threshold of `low` that is not reached, on the framework's line."""
    return below(one, demands, "low")
