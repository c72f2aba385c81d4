"""Cited evidence is no file

What an answer cites exists, but it is a folder or another thing that is no document. A folder shows
nothing by being there. Cite the document in it.

Fails:

```yaml
# answers.yaml
answers:
  ucl.a1:
    level: largely
    evidence:
      - {path: policies, grade: document, date: 2026-09-01}
```

```markdown
<!-- policies/role.md -->
Peer workers decide how they use their own experience.
```

Passes:

```yaml
# answers.yaml
answers:
  ucl.a1:
    level: largely
    evidence:
      - {path: policies/role.md, grade: document, date: 2026-09-01}
```

```markdown
<!-- policies/role.md -->
Peer workers decide how they use their own experience.
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from peerready.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from peerready.rule import Found, Judged

RULE = Rule("evidence-not-a-file", "error", __doc__)


def found(one: Judged) -> Iterator[Found]:
    """A finding for each path that leads to no regular file, on the line that cites it."""
    for cited in one.cited("not-a-file"):
        yield cited.in_answers("what is cited here is no file", "cite the document itself")
