"""Evidence has no date

Neither the document nor the entry that cites it gives a date, and git has none: the file is not
tracked, or the clone is shallow (then fetch the whole history). Undated evidence does not hold, since
it may be long out of date. Give the entry a `date`, or the document a review date.

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

SHALLOW = "shallow clone"
"""What the text of such evidence says where git would have had a date."""


def found(one: Judged) -> Iterator[Found]:
    """A finding for each piece of evidence without any date, on the line that cites it."""
    for cited in one.cited("no-date"):
        shallow = SHALLOW in cited.shown.text
        hint = (
            "git has no dates in a shallow clone: fetch the whole history (fetch-depth: 0)"
            if shallow
            else "give this entry a date, or the document a review date"
        )
        yield cited.in_answers("this evidence has no date, so it does not hold", hint)
