"""Cited evidence is empty

The cited document is there, but no text stands in it: a file merely added earns nothing. Headings,
rules and remarks that no reader sees are not text. Write the document, or cite another.

The finding stands on the document, since that is where it can be mended.

Fails:

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
# The peer support role

<!-- to be written -->
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
# The peer support role

Peer workers decide how they use their own experience.
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from peerready.rule import Found, Judged


def found(one: Judged) -> Iterator[Found]:
    """A finding for each citation of a document without text, on the document."""
    for cited in one.cited("empty"):
        message = f"there is no text in this document, which {cited.criterion} cites"
        yield cited.in_document(message, "write it, or cite another document")
