"""How each criterion was answered, counted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from peerready.comparison.comparison import Tally
from peerready.comparison.standing import HEARD, MET, NOT_APPLICABLE, OPEN, SHOWN

if TYPE_CHECKING:
    from collections.abc import Sequence

    from peerready.comparison.roster import Roster
    from peerready.framework import Framework


def tally(
    framework: Framework, roster: Roster, criterion: int, columns: Sequence[int] | None = None
) -> Tally:
    """The counts of one criterion, by its number, over all columns or some of them."""
    signs, marks = roster.signs(criterion), roster.marks(criterion)
    if columns is not None:
        signs, marks = (bytes(map(some.__getitem__, columns)) for some in (signs, marks))
    return Tally(
        id=framework.criteria[criterion].id,
        levels=tuple(signs.count(rank) for rank in range(len(framework.scale.levels))),
        open=sum(map(signs.count, OPEN)),
        not_applicable=signs.count(NOT_APPLICABLE),
        met=_marked(marks, MET),
        shown=_marked(marks, SHOWN),
        heard=_marked(marks, HEARD),
    )


def _marked(marks: bytes, mark: int) -> int:
    """How many bear the mark."""
    return sum(marks.count(one) for one in set(marks) if one & mark)
