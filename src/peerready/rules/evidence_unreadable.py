"""Cited evidence cannot be read

The cited document exists, but it cannot be read: it is cut short, larger than what is looked into,
not text in UTF-8, or a date in its front matter is no date. So nobody can say whether it holds.
Mend the document.

A scan, a protected file, or a kind of file that is not looked into is something else: such evidence
holds, and `evidence-cannot-check` says that nobody looked.

Fails:

```yaml
# answers.yaml
answers:
  ucl.a1:
    level: largely
    evidence:
      - {path: policies/role.md, grade: document}
```

```markdown
<!-- policies/role.md -->
---
next_review: next spring
---

Peer workers decide how they use their own experience.
```

Passes:

```yaml
# answers.yaml
answers:
  ucl.a1:
    level: largely
    evidence:
      - {path: policies/role.md, grade: document}
```

```markdown
<!-- policies/role.md -->
---
next_review: 2027-04-30
---

Peer workers decide how they use their own experience.
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from peerready.rule import Found, Judged


def found(one: Judged) -> Iterator[Found]:
    """A finding for each citation of a document that cannot be read, on the document."""
    for cited in one.cited("unreadable"):
        message = f"this document, which {cited.criterion} cites, cannot be read"
        yield cited.in_document(message, cited.shown.text)
