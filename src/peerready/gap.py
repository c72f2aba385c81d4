"""What is below its target or open, in the order in which to look at it, and what comes first (design, section 5)."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import lcm
from typing import TYPE_CHECKING

from peerready.assessment import shares
from peerready.fields import NOT_APPLICABLE, PHASES

if TYPE_CHECKING:
    from peerready.assessment import Assessment
    from peerready.framework import Criterion
    from peerready.result import Result

UNFIT = ("out-of-scope", NOT_APPLICABLE)
"""The statuses of an option that cannot be taken."""


@dataclass(frozen=True, slots=True)
class Gap:
    """A result below its target, or open."""

    result: Result
    points: Fraction
    """What `low` of the whole would gain at the target, in [0, 1]."""


def gaps(assessment: Assessment) -> tuple[Gap, ...]:
    """The gaps: critical first, then by phase, then by points, then in file order.

    A scale without values is for telling, not for aiming: there is no gap on it.
    """
    if not assessment.framework.scale.scored:
        return ()
    share = shares(assessment)
    found = [Gap(r, _points(assessment, r, share)) for r in assessment.results if _is_gap(r)]
    unit = lcm(*(gap.points.denominator for gap in found))
    return tuple(sorted(found, key=lambda gap: _order(gap, unit)))


def _is_gap(result: Result) -> bool:
    return result.in_figures and (result.open or result.status in {"not-met", "below-target"})


def _points(assessment: Assessment, result: Result, share: dict[str, Fraction]) -> Fraction:
    aim = assessment.framework.scale.value(result.target)
    assert aim is not None  # the scale has values
    assert result.lo is not None
    return share[result.domain.id] * result.weight * max(Fraction(0), aim - result.lo)


def _order(gap: Gap, unit: int) -> tuple[bool, int, int]:
    """What a gap is sorted by; its points as a whole number of units, which compare ten times as fast."""
    criterion, points = gap.result.criterion, gap.points
    size = points.numerator * (unit // points.denominator)
    return (criterion.critical is None, PHASES.index(criterion.phase), -size)


def enough(result: Result) -> str:
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


def answerable(assessment: Assessment, result: Result) -> tuple[Criterion, ...]:
    """The criterion itself; of a group, the options that apply."""
    if not result.criterion.any_of:
        return (result.criterion,)
    options = map(assessment.result, result.criterion.any_of)
    return tuple(option.criterion for option in options if option.status not in UNFIT)


def needs(
    assessment: Assessment, answered: Criterion, result: Result, waiting: frozenset[str]
) -> frozenset[str]:
    """What of what is waiting comes before a result that is answered so; an option stands for its group."""
    named = {*answered.requires, *result.criterion.requires}
    groups = {group.id for name in named if (group := assessment.framework.group_of(name))}
    return (waiting & (named | groups)) - {result.id}
