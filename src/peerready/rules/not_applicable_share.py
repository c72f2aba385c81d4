"""Much is set aside as not applicable

More than a fifth of the criteria in scope are answered `not-applicable`. What does not apply leaves
the figures, so a high share makes them speak of something else than the framework. What is not there
yet is the lowest level. Where much of a framework really does not apply, choose another, or a fact
that says so.

Fails:

```yaml
# answers.yaml
answers:
  ucl.f1: {level: not-applicable, reason: Our workers meet nobody face to face}
  ucl.f2: {level: not-applicable, reason: Texts are set by the funder}
  ucl.f3: {level: not-applicable, reason: Advocacy is another body's task by law}
  ucl.f4: {level: not-applicable, reason: Contacts are single calls}
  ucl.f5: {level: not-applicable, reason: Callers stay unknown to us}
  ucl.f6: {level: not-applicable, reason: Calls reach whoever is free}
  ucl.f7: {level: not-applicable, reason: Callers live all over the country}
  ucl.f8: {level: not-applicable, reason: Nothing is known of a caller}
```

Passes:

```yaml
# answers.yaml
answers:
  ucl.f1: {level: not-applicable, reason: Our workers meet nobody face to face}
  ucl.f2: not-yet
  ucl.f3: {level: not-applicable, reason: Advocacy is another body's task by law}
  ucl.f4: partly
```
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from peerready.rule import Found

if TYPE_CHECKING:
    from collections.abc import Iterator

    from peerready.rule import Judged

MOST = Fraction(1, 5)


def found(one: Judged) -> Iterator[Found]:
    """A finding where more than a fifth of what is in scope is set aside, on the framework's line."""
    figures = one.block.assessment.figures
    aside, every = figures.not_applicable_count, figures.criteria + figures.not_applicable_count
    if aside > MOST * every:
        yield Found(
            f"{aside} of {every} criteria of {one.framework_id} are set aside as not applicable, "
            "more than a fifth",
            one.at_framework(),
            hint="what is not there yet is the lowest level",
        )
