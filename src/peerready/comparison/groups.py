"""Groups of columns that share a fact, and what must be held back so that nothing tells of few.

Whatever is shown can be taken from the total, so that what is held back is known together. Hence:
- Groups that are too small are put together, with the next smallest until they are enough; what is
  left over when all shown groups are taken from the total is then shown itself.
- A count within a group is shown where it is about enough of it and does not tell each one's part.
  Where one group's must be held back, so is its neighbour's by size, whose own may be harmless:
  which of the two it was cannot be told. What is held back together must be harmless too.
- A spread has quartiles but neither least nor most, which would be somebody's own figures.
- The total is held back by the same rule: what is about few of all, or tells each one's answer, is
  told nowhere. Its groups are then held back too, since none of them could be harmless.
- Years overlap: one organisation may stand in several. What is about some of them together counts
  as about no more organisations than the largest of them has.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from peerready.comparison.comparison import Five, Group, GroupTally, Spread

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from peerready.comparison.comparison import GroupKind, Tally

Counts = tuple[int, ...]
"""How many are in each of some classes that exclude one another."""
Harmless = Callable[[Sequence[Counts]], bool]
"""Whether the counts of some groups may be told together."""


@dataclass(frozen=True, slots=True)
class Part:
    """The columns with one of some values of a fact, that are shown as one group."""

    kind: GroupKind
    name: str
    values: tuple[str, ...]
    count: int


def parts(sizes: Mapping[str, int], least: int) -> tuple[Part, ...]:
    """The groups that can be shown, smallest first, the others together; none where one is all.

    `sizes` says how many columns have each value.
    """
    waiting = sorted(sizes, key=lambda value: (sizes[value], value))
    others: list[str] = []
    together = 0
    while waiting and (sizes[waiting[0]] < least or 0 < together < least):
        others.append(waiting.pop(0))
        together += sizes[others[-1]]
    shown = [
        Part("value" if value else "not-said", value, (value,), sizes[value]) for value in waiting
    ]
    if others:
        shown.append(Part("others", "", tuple(others), together))
    shown.sort(key=lambda part: (part.count, part.name))
    return tuple(shown) if len(shown) > 1 else ()


def groups(
    some: Sequence[Part],
    spreads: Sequence[Sequence[Spread]],
    tallies: Sequence[Sequence[Tally]],
    least: int,
    *,
    overlap: bool = False,
) -> tuple[Group, ...]:
    """The groups with what may be shown of them.

    `spreads` holds for each row, and `tallies` for each criterion, that of each part; they `overlap`
    where one organisation may be in several parts.
    """
    rows = [_spreads(row, least, overlap=overlap) for row in spreads]
    criteria = [_tallies(criterion, least, overlap=overlap) for criterion in tallies]
    return tuple(
        Group(
            part.kind,
            part.name,
            part.count,
            tuple(row[number] for row in rows),
            tuple(criterion[number] for criterion in criteria),
        )
        for number, part in enumerate(some)
    )


def limited(spread: Spread, least: int) -> Spread:
    """A spread without what would be single columns' own, and without any where too few have one."""
    if spread.n < least:
        return Spread(spread.n, None, None, None)
    return Spread(spread.n, _limited(spread.low), _limited(spread.high), None)


def total(spread: Spread, least: int) -> Spread:
    """The spread of all, or how many have one and no more where it tells nearly everyone's figure."""
    if not _differ(spread.low):
        return Spread(spread.n, None, None, None)
    return _shown(spread, least)


def _limited(five: Five | None) -> Five | None:
    return five and five._replace(least=None, most=None)


def _spreads(row: Sequence[Spread], least: int, *, overlap: bool) -> list[Spread | None]:
    """The spread of each group in one row, or None."""
    held = held_back(
        [(spread.n,) for spread in row],
        lambda some: about(some, overlap=overlap) >= least,
        [number for number, spread in enumerate(row) if not _differ(spread.low)],
    )
    return [None if number in held else _shown(spread, least) for number, spread in enumerate(row)]


def _shown(spread: Spread, least: int) -> Spread:
    high = spread.high if _differ(spread.high) else None
    return limited(spread._replace(high=high), least)


def _differ(five: Five | None) -> bool:
    """Whether the middle half differs, or all of few: else it tells nearly everyone's figure."""
    if five is None:
        return False
    if five.first is None or five.third is None:
        return five.least != five.most
    return five.first < five.third


def _tallies(criterion: Sequence[Tally], least: int, *, overlap: bool) -> list[GroupTally | None]:
    """The tally of each group for one criterion, or None."""

    def harmless(some: Sequence[Counts]) -> bool:
        return are_harmless(some, least, overlap=overlap)

    held = held_back([tally.levels for tally in criterion], harmless)
    shown = held_back([(t.shown, t.settled - t.shown) for t in criterion], harmless, held)
    heard = held_back([(t.heard, t.settled - t.heard) for t in criterion], harmless, held)
    return [
        None
        if number in held
        else GroupTally(
            tally.id,
            tally.levels,
            tally.open,
            tally.not_applicable,
            tally.met,
            None if number in shown else tally.shown,
            None if number in heard else tally.heard,
        )
        for number, tally in enumerate(criterion)
    ]


def are_harmless(some: Sequence[Counts], least: int, *, overlap: bool = False) -> bool:
    """Whether the counts of some groups together are about enough and do not tell each one's part."""
    together = _sum(some)
    return about(some, overlap=overlap) >= least and max(together) < sum(together)


def about(some: Sequence[Counts], *, overlap: bool) -> int:
    """Of how many organisations, at least, the counts of some groups together are."""
    sizes = map(sum, some)
    return max(sizes, default=0) if overlap else sum(sizes)


def held_back(
    counts: Sequence[Counts], harmless: Harmless, also: Iterable[int] = ()
) -> frozenset[int]:
    """The groups, by number, whose counts are held back; `also` are held back in any case.

    The groups stand in order of size. They are held back by neighbours, and more of them, smallest
    first, until what is held back together is harmless, or all are.
    """
    pairs = _neighbours(len(counts))
    no = {number for number, one in enumerate(counts) if not harmless([one])}.union(also)
    held = [pair for pair in pairs if no.intersection(pair)]
    waiting = [pair for pair in pairs if pair not in held]
    while held and waiting and not harmless([counts[n] for pair in held for n in pair]):
        held.append(waiting.pop(0))
    return frozenset(number for pair in held for number in pair)


def _neighbours(count: int) -> list[tuple[int, ...]]:
    """The numbers in pairs; the last three together where they are odd."""
    numbers = tuple(range(count))
    starts = range(0, count - 1, 2)
    return [numbers[start : None if start + 3 >= count else start + 2] for start in starts]


def _sum(counts: Iterable[Counts]) -> Counts:
    return tuple(map(sum, zip(*counts, strict=True)))
