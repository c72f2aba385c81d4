"""What became of each criterion from one date of an organisation to the next."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from peerready.comparison.comparison import Change, Turned
from peerready.comparison.standing import (
    CITED,
    HEARD,
    NOT_APPLICABLE,
    OUT_OF_SCOPE,
    PROMISED,
    SHOWN,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from peerready.comparison.comparison import Turn
    from peerready.comparison.standing import Standing
    from peerready.framework import Framework


def turns(
    framework: Framework, criteria: Sequence[int], standings: Sequence[Standing]
) -> tuple[Turned, ...]:
    """From each date to the next, every compared criterion in file order."""
    return tuple(
        Turned(
            earlier=number,
            later=number + 1,
            changes=tuple(_change(framework, c, before, after) for c in criteria),
            asked_more=tuple(voice for voice in after.voices if voice not in before.voices),
            asked_less=tuple(voice for voice in before.voices if voice not in after.voices),
        )
        for number, (before, after) in enumerate(pairwise(standings))
    )


def _change(framework: Framework, criterion: int, before: Standing, after: Standing) -> Change:
    was, now = before.marks[criterion], after.marks[criterion]
    return Change(
        framework.criteria[criterion].id,
        turn(criterion, before, after),
        before.signs[criterion],
        after.signs[criterion],
        shown_before=bool(was & SHOWN),
        shown_after=bool(now & SHOWN),
        heard_before=bool(was & HEARD),
        heard_after=bool(now & HEARD),
        cited_after=bool(now & CITED),
        promised_after=bool(now & PROMISED),
    )


def turn(criterion: int, before: Standing, after: Standing) -> Turn:
    """The one word for it: the level comes first, then what shows it, then how new that is."""
    was, now = before.signs[criterion], after.signs[criterion]
    if was >= OUT_OF_SCOPE or now >= OUT_OF_SCOPE:
        return _answering(was, now)
    if was != now:
        return "improved" if now > was else "regressed"
    shown = bool(before.marks[criterion] & SHOWN), bool(after.marks[criterion] & SHOWN)
    if shown[0] != shown[1]:
        return "newly-evidenced" if shown[1] else "no-longer-evidenced"
    newer = _day(after, criterion) > _day(before, criterion)
    return "re-confirmed" if shown[1] and newer else "unchanged"


def _answering(was: int, now: int) -> Turn:
    """Of two signs that are not both levels; that it does not apply is an answer of a kind."""
    if was < OUT_OF_SCOPE:
        return "no-longer-answered"
    if now < OUT_OF_SCOPE:
        return "newly-answered"
    answered = was == NOT_APPLICABLE, now == NOT_APPLICABLE
    if answered[0] == answered[1]:
        return "unchanged"
    return "newly-answered" if answered[1] else "no-longer-answered"


def _day(standing: Standing, criterion: int) -> int:
    """The days from the epoch to the newest date of evidence that holds."""
    return int.from_bytes(standing.days[2 * criterion : 2 * criterion + 2], "big")
