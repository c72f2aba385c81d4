"""Less is answered than the gate asks for

The gate sets the least that `coverage` may be (`min_coverage`, `--min-coverage`), for the whole of each
framework or of one, or for one of its domains or themes, and it is not reached. Coverage is the share
of what is settled: answered with a level, and not waiting to be confirmed.

A baseline never accepts this finding: lower the threshold instead, where everyone sees it.

Fails:

```yaml
# answers.yaml
answers:
  ucl.w1: largely
  ucl.w2: unknown
```

```yaml
# peerready.yaml
gate:
  frameworks:
    ucl:
      domains:
        ways: {min_coverage: 1}
```

Passes:

```yaml
# answers.yaml
answers:
  ucl.w1: largely
  ucl.w2: not-yet
```

```yaml
# peerready.yaml
gate:
  frameworks:
    ucl:
      domains:
        ways: {min_coverage: 1}
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
    """A finding for each threshold of `coverage` that is not reached, on the framework's line."""
    return below(one, demands, "coverage")
