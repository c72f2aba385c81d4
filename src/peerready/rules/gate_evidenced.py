"""Less is shown than the gate asks for

The gate sets the least that `evidenced` may be (`min_evidenced`, `--min-evidenced`), for the whole of
each framework or of one, or for one of its domains or themes, and it is not reached. Only what has
evidence of the grade it needs, which holds, counts here. So this gate also notices when a citation is
taken out of the answers.

A baseline never accepts this finding: lower the threshold instead, where everyone sees it.

Fails:

```yaml
# answers.yaml
answers:
  ucl.a9: {level: largely}
```

```yaml
# peerready.yaml
gate:
  frameworks:
    ucl:
      domains:
        employment: {min_evidenced: 0.1}
```

Passes:

```yaml
# answers.yaml
answers:
  ucl.a9:
    level: largely
    evidence:
      - {path: policies/pay.md, grade: document, date: 2026-09-01}
```

```yaml
# peerready.yaml
gate:
  frameworks:
    ucl:
      domains:
        employment: {min_evidenced: 0.1}
```

```markdown
<!-- policies/pay.md -->
Peer posts are paid on band 4.
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
    """A finding for each threshold of `evidenced` that is not reached, on the framework's line."""
    return below(one, demands, "evidenced")
