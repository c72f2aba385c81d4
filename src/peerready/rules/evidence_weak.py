"""Evidence is weaker than what is needed

The evidence that holds is of a lower grade than the criterion needs: someone's word where a document
is needed, a document where a record that it is done is needed, a record where others have to confirm
it. The answer stays claimed and is not shown. Add evidence of the grade that is needed
(`peerready explain` with the criterion tells which and what could show it).

A warning, since only people can judge what evidence there is to be had.

Fails:

```yaml
# answers.yaml
answers:
  ucl.a16:
    level: largely
    evidence:
      - {path: policies/supervision.md, grade: document, date: 2026-09-01}
```

```markdown
<!-- policies/supervision.md -->
One hour every two weeks, in working time.
```

Passes:

```yaml
# answers.yaml
answers:
  ucl.a16:
    level: largely
    evidence:
      - {path: policies/supervision.md, grade: document, date: 2026-09-01}
      - {path: records/supervision.csv, grade: record, date: 2026-10-26}
```

```markdown
<!-- policies/supervision.md -->
One hour every two weeks, in working time.
```

```text
# records/supervision.csv
date,held
2026-10-12,yes
2026-10-26,yes
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from peerready.rule import Found
from peerready.wording import GRADE_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from peerready.rule import Judged


def found(one: Judged) -> Iterator[Found]:
    """A finding for each settled answer whose evidence holds and does not reach the grade needed."""
    framework = one.block.loaded.framework
    for result in one.results:
        is_asked = result.counted and result.criterion.use in {"score", "option"}
        if is_asked and result.settled and result.grade and not result.evidenced:
            needed = framework.grade_needed(result.criterion)
            yield Found(
                f"the strongest evidence that holds is {GRADE_WORDS[result.grade]}, and what is "
                f"needed is {_needed(needed)}",
                one.at("answers", result.id, "evidence"),
                result.id,
                hint="add such evidence, or leave it claimed and not shown",
            )


def _needed(grade: str) -> str:
    return "that others confirm it" if grade == "confirmed" else GRADE_WORDS[grade]
