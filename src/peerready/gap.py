"""What is below its target or open, in the order in which to look at it (design, section 5)."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from peerready.assessment import share_of_whole
from peerready.fields import PHASES

if TYPE_CHECKING:
    from peerready.assessment import Assessment, Result


@dataclass(frozen=True, slots=True)
class Gap:
    """A result below its target, or open."""

    result: Result
    points: Fraction | None
    """What `low` of the whole would gain at the target, in [0, 1]; None on a scale without values."""


def gaps(assessment: Assessment) -> tuple[Gap, ...]:
    """The gaps: critical first, then by phase, then by points, then in file order."""
    found = [Gap(r, _points(assessment, r)) for r in assessment.results if _is_gap(r)]
    return tuple(sorted(found, key=_order))


def _is_gap(result: Result) -> bool:
    if not (result.criterion.scored and result.counted):
        return False
    return result.open or result.status in {"not-met", "below-target"}


def _points(assessment: Assessment, result: Result) -> Fraction | None:
    aim = assessment.framework.scale.value(result.target)
    if aim is None or result.lo is None:
        return None
    return share_of_whole(assessment, result) * max(Fraction(0), aim - result.lo)


def _order(gap: Gap) -> tuple[bool, int, Fraction]:
    criterion = gap.result.criterion
    return (criterion.critical is None, PHASES.index(criterion.phase), -(gap.points or Fraction(0)))
