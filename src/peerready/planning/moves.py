"""What can be done about each result that is not in place: how far it goes, what it brings, what comes first."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from peerready.assessment import shares
from peerready.fields import NOT_APPLICABLE
from peerready.planning.covering import WEEKS, Move, Way
from peerready.result import UNANSWERED

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from peerready.answers import Action, Answers
    from peerready.assessment import Assessment
    from peerready.framework import Criterion, Framework
    from peerready.result import Result

Aim = str
"""The level to reach."""
LIVE = ("planned", "started")
UNFIT = ("out-of-scope", NOT_APPLICABLE)
"""The statuses of an option that cannot be taken."""


def enough(result: Result) -> Aim:
    """The level that is enough to go on: the floor of a stop sign, else the target."""
    critical = result.criterion.critical
    return critical.floor if critical else result.target


def in_place(assessment: Assessment, result: Result) -> bool:
    """Whether it stands where it is enough, for good: an open criterion may turn out lower."""
    aim = assessment.framework.scale.value(enough(result))
    known = result.settled or result.option is not None
    return known and aim is not None and result.lo is not None and result.lo >= aim


def short(assessment: Assessment) -> tuple[Result, ...]:
    """What counts and is not in place, in file order."""
    return tuple(r for r in assessment.results if r.in_figures and not in_place(assessment, r))


def moves(
    assessment: Assessment,
    answers: Answers,
    results: Iterable[Result],
    aim: Callable[[Result], Aim],
) -> dict[str, Move]:
    """What can be done about each of these results, in their order."""
    share = shares(assessment)
    waiting = frozenset(result.id for result in short(assessment))
    return {
        result.id: Move(
            result.id,
            share[result.domain.id] * gain(assessment, result, aim(result)),
            _ways(assessment, answers, result, waiting),
        )
        for result in results
    }


def gain(assessment: Assessment, result: Result, aim: Aim) -> Fraction:
    """What its domain's sum gains at that level; what stands higher already gains nothing."""
    value = assessment.framework.scale.value(aim)
    assert value is not None  # no plan is made on a scale without values
    assert result.lo is not None
    return result.weight * max(Fraction(0), value - result.lo)


def effort(answered: Criterion, criterion: Criterion) -> int | None:
    """1 days, 2 weeks, 3 months; an option's own, else its group's; None where nothing is said."""
    return answered.effort or criterion.effort


def live_action(answers: Answers, criterion_id: str) -> Action | None:
    """What the answers have planned or started for a criterion."""
    action = answers.answers.get(criterion_id, UNANSWERED).action
    return action if action and action.status in LIVE else None


def _ways(
    assessment: Assessment, answers: Answers, result: Result, waiting: frozenset[str]
) -> tuple[Way, ...]:
    """The criterion itself, or each option of a group that applies; cheapest first, then one begun."""
    framework = assessment.framework
    ways = [_way(framework, one, result, waiting) for one in _answerable(assessment, result)]
    idle = {way.answered: live_action(answers, way.answered) is None for way in ways}
    return tuple(sorted(ways, key=lambda way: (way.effort, idle[way.answered])))


def _answerable(assessment: Assessment, result: Result) -> list[Criterion]:
    if not result.criterion.any_of:
        return [result.criterion]
    options = map(assessment.result, result.criterion.any_of)
    return [option.criterion for option in options if option.status not in UNFIT]


def _way(framework: Framework, answered: Criterion, result: Result, waiting: frozenset[str]) -> Way:
    named = {*answered.requires, *result.criterion.requires}
    groups = {group.id for name in named if (group := framework.group_of(name))}
    needs = (waiting & (named | groups)) - {result.id}
    return Way(answered.id, needs, effort(answered, result.criterion) or WEEKS)
