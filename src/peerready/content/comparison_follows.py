"""What follows from a comparison: who can be told apart, who was not asked, who could be asked for help."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from peerready.content.comparison_heat import NOTHING, claimed
from peerready.content.comparison_model import Line, MentorPart, MentorView, OrderRow
from peerready.content.comparison_names import NAMED, labels, named
from peerready.wording import count, listed, percent

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from peerready.comparison.comparison import Cell, Comparison, Mentor, Order

WEIGHTS = "whatever the open answers turn out to be, and whatever each weight is between half and twice its own"
MOST_ROWS, MOST_MENTORS = 8, 3
"""Of those who could be asked: rows, and so many for each."""
MOST_PAIRS = 6
"""So many are told one by one."""
COULD_TURN = "their ranges do not overlap, yet other weights could turn them around."


def apart(comparison: Comparison) -> tuple[str, ...]:
    """Who can and cannot be told apart, pair by pair where they are few; how many of all, last."""
    if comparison.order is None:
        return ()
    cells = comparison.rows[0].cells
    known = [n for n, one in enumerate(cells) if one.low is not None]
    pairs = tuple(combinations(known, 2))
    if len(pairs) <= MOST_PAIRS:
        said = [_pair(comparison, comparison.order, pair) for pair in pairs]
    else:
        said = [*_overlapping(comparison), *_turned(comparison, comparison.order, pairs)]
    return (*said, *_steadiness(comparison.order, len(pairs)))


def _pair(comparison: Comparison, order: Order, pair: tuple[int, int]) -> str:
    """One pair, and whether it is told apart; not which of them is higher."""
    names, cells = labels(comparison), comparison.rows[0].cells
    both = f"{names[pair[0]]} and {names[pair[1]]}"
    if _overlap(*(cells[n] for n in pair)):
        return f"{both}: their ranges overlap."
    if frozenset(pair) in map(frozenset, order.told_apart):
        return f"{both}: they can be told apart."
    return f"{both}: {COULD_TURN}"


def _overlapping(comparison: Comparison) -> Iterable[str]:
    names = labels(comparison)
    for group in _overlaps(comparison.rows[0].cells):
        yield f"{named(names[n] for n in group)}: their ranges overlap."


def _overlaps(cells: Sequence[Cell]) -> Iterable[tuple[int, ...]]:
    """The largest groups of columns that all overlap with each other, alphabetically."""
    known = {n: (one.low, one.high) for n, one in enumerate(cells) if one.low is not None}
    at = {low: {n for n, (a, b) in known.items() if a <= low <= b} for low, _ in known.values()}  # type: ignore[operator]  # high is there where low is
    groups = [group for group in at.values() if len(group) > 1]
    largest = {tuple(sorted(one)) for one in groups if not any(one < other for other in groups)}
    return sorted(largest)


def _steadiness(order: Order, pairs: int) -> Iterable[str]:
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


def _turned(
    comparison: Comparison, order: Order, pairs: Iterable[tuple[int, int]]
) -> Iterable[str]:
    """Pairs whose ranges do not overlap, and which other weights could turn around all the same."""
    names, cells = labels(comparison), comparison.rows[0].cells
    told = {frozenset(pair) for pair in order.told_apart}
    apart_ = [
        pair
        for pair in pairs
        if frozenset(pair) not in told and not _overlap(cells[pair[0]], cells[pair[1]])
    ]
    if len(apart_) > NAMED:
        yield f"{len(apart_)} pairs do not overlap, yet other weights could turn them around."
        return
    for one, other in apart_:
        yield f"{names[one]} and {names[other]}: {COULD_TURN}"


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
    return f"For {listed(names)} only managers answered: shown and marked, not suggested as one to ask."


def mentors(comparison: Comparison) -> tuple[MentorView, ...]:
    """Those who could be asked first: of each what it could be asked about, most gaps first.

    A few are named for each of the rows with most gaps; JSON has all.
    """
    by_row: dict[tuple[str, str], list[Mentor]] = {}
    for one in comparison.mentors:
        by_row.setdefault((one.kind, one.row), []).append(one)
    chosen: dict[int, list[Mentor]] = {}
    for found in list(by_row.values())[:MOST_ROWS]:
        for one in _first(found):
            chosen.setdefault(one.column, []).append(one)
    return tuple(_mentor(comparison, column, chosen[column]) for column in sorted(chosen))


def _first(mentors: Iterable[Mentor]) -> Sequence[Mentor]:
    """Those with most that is confirmed, then most that is shown."""
    return sorted(mentors, key=lambda one: (-len(one.confirmed), -len(one.criteria)))[:MOST_MENTORS]


def _mentor(comparison: Comparison, column: int, some: Sequence[Mentor]) -> MentorView:
    names = labels(comparison)
    helped = [named(names[n] for n in one.weak) for one in some]
    alike = len({*(one.weak for one in some)}) == 1
    return MentorView(
        who=names[column],
        could_help=helped[0] if alike else "",
        parts=tuple(
            _part(comparison, one, "" if alike else words)
            for one, words in zip(some, helped, strict=True)
        ),
    )


def _part(comparison: Comparison, one: Mentor, could_help: str) -> MentorPart:
    row = next(row for row in comparison.rows if (row.kind, row.id) == (one.kind, one.row))
    known = {criterion.id: criterion for criterion in comparison.framework.criteria}
    strong = f"{len(one.criteria)} of {count(len(row.criteria), 'criterion', 'criteria')} at target and shown"
    sure = (
        f"; {len(one.confirmed)} confirmed by those it is about, or from outside"
        if one.confirmed
        else ""
    )
    return MentorPart(
        row=row.id,
        title=row.title,
        strong=strong + sure,
        could_help=could_help,
        criteria=tuple(
            Line(
                name,
                known[name].title,
                "confirmed" if name in one.confirmed else "shown",
                stop_sign=known[name].critical is not None,
            )
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
        apart_from=named(names[n] for n in below),
    )
