"""A cited heading is gone

An answer cites a heading of a document (`supervision.md#group-supervision`), and the document has no
such heading: it was deleted or reworded, or the document is of a kind that has none. Whether what
stood there still stands somewhere, nobody can say. Put the heading back, or cite the one that took
its place.

Anchors are written as code hosts make them: lower case, spaces as hyphens.

Fails:

```yaml
# answers.yaml
answers:
  ucl.a1:
    level: largely
    evidence:
      - {path: policies/role.md#what-is-decided, grade: document, date: 2026-09-01}
```

```markdown
<!-- policies/role.md -->
# The peer support role

Peer workers decide how they use their own experience.
```

Passes:

```yaml
# answers.yaml
answers:
  ucl.a1:
    level: largely
    evidence:
      - {path: policies/role.md#what-is-decided, grade: document, date: 2026-09-01}
```

```markdown
<!-- policies/role.md -->
# The peer support role

## What is decided

Peer workers decide how they use their own experience.
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from peerready.rule import suggestion

if TYPE_CHECKING:
    from collections.abc import Iterator

    from peerready.rule import Found, Judged


def found(one: Judged) -> Iterator[Found]:
    """A finding for each cited heading that is not there, on the line that cites it."""
    for cited in one.cited("no-heading"):
        hint = suggestion(cited.shown.text) or "put it back, or cite the heading in its place"
        yield cited.in_answers("the cited document has no such heading", hint)
