"""Cited evidence is dated in the future

A document says that it was last reviewed on a day that is still to come, or its last commit is of
such a day. A review that has not happened shows nothing. Correct the date. (An entry of the answers
dated in the future makes the file invalid, `invalid-file`.)

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
last_reviewed: 2027-04-14
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
last_reviewed: 2026-04-14
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
    """A finding for each document dated after the day of judgement, on its date."""
    for cited in one.cited("not-yet"):
        when, today = cited.shown.dated, one.case.today
        message = f"{cited.criterion} relies on this document, which is dated {when}, after {today}"
        yield cited.in_document(message, "give the day it was reviewed, not the day it will be")
