"""Cited evidence has lapsed

Evidence holds for a time. The first of these dates decides: a review date in the document
(`review_date`, `next_review`, `review_by`, `expires`: it holds through that day; `last_reviewed`:
through that day and the months the framework gives), the `date` of the entry in the answers, the
document's own properties, its last commit. That day has passed. Review the document and move its
date, or show something newer.

The finding stands where the date stands: in the document, or in the answers.

Fails:

```yaml
# answers.yaml
answers:
  ucl.a21:
    level: largely
    evidence:
      - {path: policies/workforce-plan.md, grade: document}
```

```markdown
<!-- policies/workforce-plan.md -->
---
review_by: 2026-09-30
---

Each team plans for two peer posts.
```

Passes:

```yaml
# answers.yaml
answers:
  ucl.a21:
    level: largely
    evidence:
      - {path: policies/workforce-plan.md, grade: document}
```

```markdown
<!-- policies/workforce-plan.md -->
---
review_by: 2027-09-30
---

Each team plans for two peer posts.
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from peerready.rule import Cited, Found, Judged

SAYS = {
    "review-date": "by its review date",
    "last-reviewed": "counted from its last review",
    "properties": "by the date in its properties",
    "git": "counted from its last commit",
}


def found(one: Judged) -> Iterator[Found]:
    """A finding for each piece of evidence whose last day has passed, where the date stands."""
    yield from map(_lapsed, one.cited("lapsed"))


def _lapsed(cited: Cited) -> Found:
    by = SAYS.get(cited.shown.dated_by or "")
    if by is None:
        message = f"this evidence held through {cited.shown.until}"
        return cited.in_answers(message, "show something newer, and date it", "date")
    message = (
        f"{cited.criterion} relies on this document, which held through {cited.shown.until} {by}"
    )
    return cited.in_document(message, "review it and give it a new date")
