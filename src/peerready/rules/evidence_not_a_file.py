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

if TYPE_CHECKING:
    from collections.abc import Iterator

    from peerready.rule import Found, Judged


def found(one: Judged) -> Iterator[Found]:
    """A finding for each path that leads to no regular file, on the line that cites it."""
    for cited in one.cited("not-a-file"):
        yield cited.in_answers("what is cited here is no file", "cite the document itself")
