"""An answer is worse than in the baseline

A baseline (`peerready-baseline.json`, written with `--update-baseline`) knows what stood before. Since
then an answer's level has fallen, it is open again or gone, it is newly set aside as not applicable or
out of scope, evidence that showed it is no longer cited or of a lower grade, or a framework or answers
file is gone. Put back what was there. Where the change is meant, for instance because an honest look
found less, write the baseline anew: reviewers see that in the same change.

Evidence that is still cited and no longer holds has a rule of its own and is not told twice.

Fails:

```yaml
# answers.yaml, before
answers:
  ucl.a1: largely
```

```yaml
# answers.yaml
answers:
  ucl.a1: partly
```

Passes:

```yaml
# answers.yaml, before
answers:
  ucl.a1: largely
```

```yaml
# answers.yaml
answers:
  ucl.a1: fully
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from peerready.baseline import OUT_OF_SCOPE, state
from peerready.fields import GRADES, NOT_APPLICABLE
from peerready.rule import Found

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from peerready.baseline import Standing, State
    from peerready.errors import Location
    from peerready.fields import Grade
    from peerready.framework import Scale
    from peerready.rule import Judged

HINT = "put back what was there; where the change is meant, --update-baseline"
SET_ASIDE = {
    NOT_APPLICABLE: "is newly set aside as not applicable",
    OUT_OF_SCOPE: "is no longer in scope: what is said of the organisation has changed",
}


def found(one: Judged, before: State, told: Collection[tuple[str, str]]) -> Iterator[Found]:
    """A finding for each criterion that stands worse than before.

    `told` names the criteria and the evidence that a failing finding speaks of already.
    """
    now = state(one).criteria
    for name, was in before.criteria.items():
        if name not in now:
            message = f"{name} stands in the baseline, and {one.framework_id} no longer asks it"
            yield Found(message, one.at_framework(), name, hint=HINT)
            continue
        scale = one.block.assessment.framework.scale
        spoken = [s for s in was.held if s not in now[name].held and (name, s) in told]
        worse = _level(was, now[name], scale) or _evidence(was, now[name], spoken)
        if worse:
            result = one.block.assessment.result(name)
            yield Found(f"{name} {worse}", one.at_answer(result), name, hint=HINT)


def gone(answers: str, framework: str, where: Location) -> Found:
    """The finding for a framework of an answers file that stands in the baseline and is gone."""
    message = f"the answers to {framework} stand in the baseline and are gone"
    return Found(message, where, subject=answers, hint=HINT)


def _level(was: Standing, now: Standing, scale: Scale) -> str | None:
    """What has become worse about an answer's level."""
    if was.level == now.level or was.level in SET_ASIDE:
        return None
    if now.level in SET_ASIDE:
        return SET_ASIDE[now.level]
    if was.level is None:
        return None
    return _fallen(was.level, now.level, scale)


def _fallen(was: str, now: str | None, scale: Scale) -> str | None:
    if was not in scale.ids:
        return f"was {was}, which is no level any more"
    if now is None:
        return f"was {was} and is open now"
    return f"was {was} and is {now} now" if scale.rank(now) < scale.rank(was) else None


def _evidence(was: Standing, now: Standing, spoken: Collection[str]) -> str | None:
    """What has become worse about what shows an answer; `spoken` names evidence told of already."""
    if now.level in SET_ASIDE or now.evidenced:
        return None
    if not was.evidenced and _rank(now.grade) >= _rank(was.grade):
        return None
    restored = max((_rank(was.held[name]) for name in spoken), default=-1)
    if spoken and max(restored, _rank(now.grade)) >= _rank(was.grade):
        return None
    return "was shown and is not shown now" if was.evidenced else "has weaker evidence than before"


def _rank(grade: Grade | None) -> int:
    return GRADES.index(grade) if grade else -1
