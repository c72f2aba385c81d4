"""What can be done about each result that is not in place: how far it goes, what it brings, what comes first."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from peerready.assessment import shares
from peerready.gap import answerable, needs, short
from peerready.planning.covering import WEEKS, Move, Way
from peerready.result import UNANSWERED

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from peerready.answers import Action, Answers
    from peerready.assessment import Assessment
    from peerready.framework import Criterion
    from peerready.result import Result

Aim = str
"""The level to reach."""
LIVE = ("planned", "started")


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
    ways = [_way(assessment, one, result, waiting) for one in answerable(assessment, result)]
    idle = {way.answered: live_action(answers, way.answered) is None for way in ways}
    return tuple(sorted(ways, key=lambda way: (way.effort, idle[way.answered])))


def _way(
    assessment: Assessment, answered: Criterion, result: Result, waiting: frozenset[str]
) -> Way:
    first = needs(assessment, answered, result, waiting)
    return Way(answered.id, first, effort(answered, result.criterion) or WEEKS)
