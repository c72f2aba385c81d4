"""What follows from a comparison: who can be told apart, who was not asked, who could be asked for help."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from peerready.content.comparison_heat import NOTHING, claimed
from peerready.content.comparison_model import Line, MentorView, OrderRow
from peerready.content.comparison_names import labels
from peerready.wording import count, listed, percent

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from peerready.comparison.comparison import Cell, Comparison, Mentor, Order

WEIGHTS = "whatever the open answers turn out to be, and whatever each weight is between half and twice its own"
MOST_ROWS, MOST_MENTORS = 8, 3
"""Of those who could be asked: rows, and so many for each."""
NAMED = 6
"""How many are named before they are only counted."""


def apart(comparison: Comparison) -> tuple[str, ...]:
    """Who cannot be told apart, and how far any order would hold under other weights."""
    if comparison.order is None:
        return ()
    names, cells = labels(comparison), comparison.rows[0].cells
    overlapping = tuple(_overlaps(cells))
    said = [f"{listed(names[n] for n in group)}: their ranges overlap." for group in overlapping]
    return (*said, *_steadiness(comparison, comparison.order))


def _overlaps(cells: Sequence[Cell]) -> Iterable[tuple[int, ...]]:
    """The largest groups of columns that all overlap with each other, alphabetically."""
    known = {n: (one.low, one.high) for n, one in enumerate(cells) if one.low is not None}
    at = {low: {n for n, (a, b) in known.items() if a <= low <= b} for low, _ in known.values()}  # type: ignore[operator]  # high is there where low is
    groups = [group for group in at.values() if len(group) > 1]
    largest = {tuple(sorted(one)) for one in groups if not any(one < other for other in groups)}
    return sorted(largest)


def _steadiness(comparison: Comparison, order: Order) -> Iterable[str]:
    known = [n for n, one in enumerate(comparison.rows[0].cells) if one.low is not None]
    pairs = len(known) * (len(known) - 1) // 2
    told = len(order.told_apart)
    if not pairs:
        return
    if not told:
        yield f"No two of them stay in order {WEIGHTS}."
    elif told == pairs:
        yield f"Any two of them stay in order {WEIGHTS}."
    else:
        stay = "stays" if told == 1 else "stay"
        rest = pairs - told
        other = "the other" if rest == 1 else f"the other {rest}"
        yield f"{told} of {pairs} pairs {stay} in order {WEIGHTS}; {other} cannot be told apart."
    yield from _turned(comparison, order, known)


def _turned(comparison: Comparison, order: Order, known: Sequence[int]) -> Iterable[str]:
    """Pairs whose ranges do not overlap, and which other weights could turn around all the same."""
    names, cells = labels(comparison), comparison.rows[0].cells
    told = {frozenset(pair) for pair in order.told_apart}
    apart_ = [
        pair
        for pair in combinations(known, 2)
        if frozenset(pair) not in told and not _overlap(cells[pair[0]], cells[pair[1]])
    ]
    if not apart_:
        return
    if len(apart_) > NAMED:
        yield f"{len(apart_)} pairs do not overlap, yet other weights could turn them around."
        return
    for one, other in apart_:
        yield f"{names[one]} and {names[other]}: their ranges do not overlap, yet other weights could turn them around."


def _overlap(one: Cell, other: Cell) -> bool:
    return one.low <= other.high and other.low <= one.high  # type: ignore[operator]  # asked only of known ones


def managers_only(comparison: Comparison) -> str:
    """Those for whom nobody but managers answered."""
    names = [
        name
        for name, column in zip(labels(comparison), comparison.columns, strict=True)
        if column.managers_only
    ]
    if not names:
        return ""
    if comparison.kind == "dates":
        return f"On {listed(names)} only managers answered."
    return f"For {listed(names)} only managers answered: shown and marked, never a mentor."


def mentors(comparison: Comparison) -> tuple[MentorView, ...]:
    """Those who could be asked first: a few for each of the rows with most gaps; JSON has all."""
    by_row: dict[tuple[str, str], list[Mentor]] = {}
    for one in comparison.mentors:
        by_row.setdefault((one.kind, one.row), []).append(one)
    return tuple(
        _mentor(comparison, one)
        for found in list(by_row.values())[:MOST_ROWS]
        for one in sorted(_first(found), key=lambda one: one.column)
    )


def _first(mentors: Iterable[Mentor]) -> Sequence[Mentor]:
    """Those with most that is confirmed, then most that is shown."""
    return sorted(mentors, key=lambda one: (-len(one.confirmed), -len(one.criteria)))[:MOST_MENTORS]


def _mentor(comparison: Comparison, one: Mentor) -> MentorView:
    row = next(row for row in comparison.rows if (row.kind, row.id) == (one.kind, one.row))
    names = labels(comparison)
    titles = {criterion.id: criterion.title for criterion in comparison.framework.criteria}
    strong = f"{len(one.criteria)} of {count(len(row.criteria), 'criterion', 'criteria')} at target and shown"
    sure = (
        f"; {len(one.confirmed)} confirmed by those it is about, or from outside"
        if one.confirmed
        else ""
    )
    return MentorView(
        row=row.id,
        title=row.title,
        who=names[one.column],
        strong=strong + sure,
        could_help=listed(names[n] for n in one.weak),
        criteria=tuple(
            Line(name, titles[name], "confirmed" if name in one.confirmed else "shown")
            for name in one.criteria
        ),
    )


def order_rows(comparison: Comparison) -> tuple[OrderRow, ...]:
    """The order by what is claimed, as ranges of ranks; columns of one range alphabetically."""
    order, cells, names = comparison.order, comparison.rows[0].cells, labels(comparison)
    if order is None:
        return ()
    placed = sorted(range(len(names)), key=lambda n: (cells[n].low is None, order.ranks[n], n))
    return tuple(_order_row(order, cells[n], names, n) for n in placed)


def _order_row(order: Order, cell: Cell, names: Sequence[str], place: int) -> OrderRow:
    first, last = order.ranks[place]
    rank = str(first) if first == last else f"{first} to {last}"
    below = sorted(pair.lower for pair in order.told_apart if pair.higher == place)
    return OrderRow(
        rank=NOTHING if cell.low is None else rank,
        label=names[place],
        claimed=claimed(cell),
        low=None if cell.low is None else percent(cell.low),
        high=None if cell.high is None else percent(cell.high),
        apart_from=listed(names[n] for n in below),
    )
