"""A stop sign is below what is enough

A critical criterion stands below its floor, the level that must be in place before its phase. It is
a warning until a gate asks for the phase (`gate: {phase: recruit}`), since a readiness that is not
there yet is no fault of the files. Bring it to the floor, or, where it is no right, promise it: an
action with an owner and a day.

Fails:

```yaml
# answers.yaml
answers:
  ucl.a12: {level: partly}
```

Passes:

```yaml
# answers.yaml
answers:
  ucl.a12: {level: largely}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from peerready.readiness import critical_results, is_right, promise, standing
from peerready.rule import Found
from peerready.wording import BEFORE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from peerready.result import Result
    from peerready.rule import Judged


def found(one: Judged) -> Iterator[Found]:
    """A finding for each critical criterion below its floor, on its answer."""
    assessment = one.block.assessment
    for result in critical_results(assessment):
        if standing(assessment, result) == "below":
            yield Found(_says(result), one.at_answer(result), result.id, hint=_hint(one, result))


def _says(result: Result) -> str:
    critical = result.criterion.critical
    assert critical is not None  # asked of critical results alone
    before = BEFORE[result.criterion.phase]
    stands = f"stands at {result.level}" if result.settled else "stands too low whatever is open"
    return f"this stop sign {stands}, and {critical.floor} must be in place {before}"


def _hint(one: Judged, result: Result) -> str:
    kept = promise(result, one.case.today)
    if is_right(result):
        return "it is a right: no promise stands in for it"
    return f"promised by {kept.due}" if kept else "promise it: an action with an owner and a day"
