"""Nothing stands under a cited heading

The cited heading is there, but no text stands under it before the next heading of its rank: a
heading is a promise of text. Text under its sub-headings counts; remarks that no reader sees do not.
Write what belongs there.

The finding stands on the heading in the document.

Fails:

```yaml
# answers.yaml
answers:
  ucl.a10:
    level: largely
    evidence:
      - {path: policies/pay.md#career-routes, grade: document, date: 2026-09-01}
```

```markdown
<!-- policies/pay.md -->
# Pay

Peer posts are paid on band 4.

## Career routes
```

Passes:

```yaml
# answers.yaml
answers:
  ucl.a10:
    level: largely
    evidence:
      - {path: policies/pay.md#career-routes, grade: document, date: 2026-09-01}
```

```markdown
<!-- policies/pay.md -->
# Pay

Peer posts are paid on band 4.

## Career routes

After two years a senior peer post is open to every peer worker.
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from peerready.rule import Found, Judged


def found(one: Judged) -> Iterator[Found]:
    """A finding for each cited heading without text, on the heading."""
    for cited in one.cited("empty-heading"):
        message = f"nothing stands under this heading, which {cited.criterion} cites"
        yield cited.in_document(message, "write what belongs there, or cite another heading")
