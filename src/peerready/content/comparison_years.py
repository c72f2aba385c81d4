"""The short answer of one organisation's dates: what was claimed and shown at each, and what was lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

from peerready import wording
from peerready.comparison.standing import NOT_APPLICABLE, OUT_OF_SCOPE, SHOWN
from peerready.content.comparison_heat import claimed
from peerready.content.comparison_names import labels, named
from peerready.content.comparison_stop_signs import stop_signs
from peerready.wording import count, share

if TYPE_CHECKING:
    from peerready.comparison.comparison import Cell, Comparison

MOST_DATES = 12
"""So many are told one by one; of more the first and the last."""


def told(comparison: Comparison) -> tuple[str, ...]:
    """Each date's figures in order, why lower may be progress, whether it is more, and what was lost."""
    parts = (
        *_figures(comparison),
        _asked(comparison),
        _way(comparison.rows[0].cells[0], comparison.rows[0].cells[-1]),
        _lost(comparison),
        stop_signs(comparison),
        _shown_last(comparison),
    )
    return tuple(filter(None, parts))


def _figures(comparison: Comparison) -> tuple[str, ...]:
    cells, names = comparison.rows[0].cells, labels(comparison)
    if cells[0].low is None or cells[-1].low is None:
        return ("There is no score to compare between the dates.",)
    places = [*range(len(cells))] if len(cells) <= MOST_DATES else [0, len(cells) - 1]
    said = ", ".join(f"{claimed(cells[n])} on {names[n]}" for n in places)
    shown = ", ".join(share(cells[n].evidenced) for n in places)
    return f"Claimed: {said}.", f"Shown: {shown}."


def _asked(comparison: Comparison) -> str:
    names = labels(comparison)
    when = [names[turned.later] for turned in comparison.turns if turned.asked_more]
    return f"More groups were asked on {named(when)}: lower may be progress." if when else ""


def _way(first: Cell, last: Cell) -> str:
    """Whether more is claimed at the last date than at the first."""
    if first.low is None or last.low is None or first.high is None or last.high is None:
        return ""
    if (first.low, first.high) == (last.low, last.high) and first.low == first.high:
        return "The last date claims the same as the first."
    sure = "at the last date than at the first, whatever the open answers turn out to be."
    if last.low > first.high:
        return f"More is claimed {sure}"
    if last.high < first.low:
        return f"Less is claimed {sure}"
    return "The ranges of the first and the last date overlap: whether more is in place cannot be said."


def _lost(comparison: Comparison) -> str:
    """What was shown at an earlier date and is not at the last, stop signs first."""
    *earlier, last = comparison.columns
    compared = set(comparison.criteria)
    lost = [
        one
        for n, one in enumerate(comparison.framework.criteria)
        if one.id in compared
        and any(column.marks[n] & SHOWN for column in earlier)
        and not last.marks[n] & SHOWN
        and last.signs[n] not in {OUT_OF_SCOPE, NOT_APPLICABLE}
    ]
    if not lost:
        return ""
    lost.sort(key=lambda one: one.critical is None)
    said = named(f"{one.title}{' (a stop sign)' * (one.critical is not None)}" for one in lost)
    return f"No longer shown on {labels(comparison)[-1]}: {said}."


def _shown_last(comparison: Comparison) -> str:
    column, compared = comparison.columns[-1], set(comparison.criteria)
    places = [n for n, one in enumerate(comparison.framework.criteria) if one.id in compared]
    settled = [column.marks[n] for n in places if column.signs[n] < OUT_OF_SCOPE]
    said = of_answers(sum(bool(marks & SHOWN) for marks in settled), len(settled))
    return f"On {labels(comparison)[-1]}: {said[0].lower()}{said[1:]}"


def of_answers(shown: int, settled: int) -> str:
    if not settled:
        return "Nothing is answered, so nothing is shown."
    are = "is" if shown == 1 else "are"
    said = f"{shown or 'none'} of {count(settled, 'answer')} {are} shown by evidence."
    return wording.capital(said)
