"""Which moves to make: the smallest sets that hold what is wanted, or that reach so many points.

A set is *closed* when its moves can be made one after the other, each after what it needs. Only
closed sets are plans. Of two closed sets the one with fewer moves is better, then the one with fewer
that take months, then with fewer that take weeks, then the one whose moves bring more points or stand
earlier in the file.

Why this is exact, and when:

- **What is wanted.** Every closed set that holds what is wanted holds, of each move, the needs of one
  of its ways. Widening a set by the needs of the ways of moves that are stuck in it, smallest first,
  therefore meets a smallest closed set. Where every move has one way nothing is left to choose: the
  set is what is wanted with all it needs, and it is unique.
- **Points, without needs.** A move adds the same points whatever else is made: the whole is a sum in
  which each criterion has its weight and each domain its share, and neither depends on the answers,
  since an answer takes no criterion in or out of scope; a group has one value and is one move. Let
  the points be p1 ≥ p2 ≥ …. No k moves bring more than p1 + … + pk, so the first k for which that
  sum is enough is the smallest number, and the largest k reach it. This holds for any weights and
  for both roll-ups.
- **Least effort among k moves.** Effort has three classes. Of the moves of one class the largest
  are the best, so trying how many come from each class tries everything.
- **Points, with needs.** Call a move *inner* if another needs it. Whatever inner moves are made, the
  others need nothing else and do not need each other, so that the two points above hold for them.
  Trying every closed set of inner moves is exact; there are few in practice.

Where more sets than a limit would have to be tried the answer is closed and does what is asked, and no
move can be left out of it, but a smaller set may exist: `smallest` is then False. It is found by
making every move that can be made and leaving out one after the other, fewest points first. Effort
is least but where an inner group has options with needs of their own: it may take the first of them.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from heapq import heappop, heappush
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

MOST_WIDENED, MOST_CLOSED = 1024, 4096
"""How many sets are tried before a stated rule takes over: for what is wanted, and for points."""
MONTHS, WEEKS = 3, 2
NOTHING = Fraction(0)

Ids = frozenset[str]
Cost = tuple[int, int]
"""How many moves take months, and how many take weeks."""


@dataclass(frozen=True, slots=True)
class Way:
    """One way to make a move: the criterion to be answered, the moves that come first, the effort."""

    answered: str
    needs: Ids = frozenset()
    effort: int = WEEKS


@dataclass(frozen=True, slots=True)
class Move:
    """A criterion that can be brought up, what that adds to the whole, and how; cheapest way first."""

    id: str
    points: Fraction
    ways: tuple[Way, ...]


Moves = dict[str, Move]
"""By id, in file order."""


@dataclass(frozen=True, slots=True)
class Cover:
    """The moves to make, each with its way, each after what it needs."""

    ways: dict[str, Way]
    smallest: bool
    """Whether no smaller set does it."""


def makeable(moves: Mapping[str, Move], among: Iterable[str]) -> dict[str, Way]:
    """Those of the moves that can be made one after the other, each with its way, in such an order.

    What has several ways comes as late as it can, so that more of its ways are open to it.
    """
    given = [moves[name] for name in among]
    inner = frozenset(need for move in given for way in move.ways for need in way.needs)
    left = sorted(given, key=lambda move: (len(move.ways) > 1, move.id not in inner))
    made: dict[str, Way] = {}
    while True:
        found = next(((m, w) for m in left if (w := open_way(m, made.keys())) is not None), None)
        if found is None:
            return made
        move, made[move.id] = found[0], found[1]
        left.remove(move)


def open_way(move: Move, made: Iterable[str]) -> Way | None:
    """The cheapest way that is open once these moves are made."""
    there = frozenset(made)
    return next((way for way in move.ways if way.needs <= there), None)


def holding(moves: Moves, wanted: Iterable[str], limit: int = MOST_WIDENED) -> Cover | None:
    """The smallest closed set that holds what is wanted; None where there is none."""
    goal, every = frozenset(wanted), makeable(moves, moves)
    if not goal <= every.keys():
        return None
    found = _smallest_holding(moves, goal, limit)
    if found is None:
        return Cover(_pared(moves, every, goal.issubset), smallest=False)
    closed = [makeable(moves, _in_order(moves, ids)) for ids in found]
    return Cover(min(closed, key=lambda ways: (cost(ways.values()), _places(moves, ways))), True)  # noqa: FBT003


def _smallest_holding(moves: Moves, wanted: Ids, limit: int) -> list[Ids] | None:
    """Every closed set of the smallest size that widening meets; None past the limit."""
    queue, seen, found = [(len(wanted), _places(moves, wanted), wanted)], set[Ids](), list[Ids]()
    while queue:
        size, _, ids = heappop(queue)
        if found and size > len(found[0]):
            break
        if ids in seen:
            continue
        if len(seen) == limit:
            return None
        seen.add(ids)
        made = makeable(moves, _in_order(moves, ids))
        if len(made) == size:
            found.append(ids)
        for wider in _widened(moves, ids, ids - made.keys()):
            heappush(queue, (len(wider), _places(moves, wider), wider))
    return found


def _widened(moves: Moves, ids: Ids, stuck: Ids) -> Iterator[Ids]:
    """The set with what some stuck move needs; what has one way leaves no choice and comes first.

    In the order in which a closed set that holds `ids` is made, the first of the stuck moves goes a
    way whose needs are made before it; not all of them are in `ids`, or it would not be stuck.
    """
    forced = [way.needs for name in stuck for way in moves[name].ways if len(moves[name].ways) == 1]
    wider = ids.union(*forced)
    if wider != ids:
        yield wider
        return
    for name in _in_order(moves, stuck):
        yield from (ids | way.needs for way in moves[name].ways if not way.needs <= ids)


def reaching(moves: Moves, need: Fraction, limit: int = MOST_CLOSED) -> Cover | None:
    """The smallest closed set whose points add up to what is needed; None where there is none."""
    every = makeable(moves, moves)
    if total(moves, every) < need:
        return None
    able = {name: move for name, move in moves.items() if name in every}
    inner = frozenset(need for move in able.values() for way in move.ways for need in way.needs)
    sets = _closed_sets(able, [move for name, move in able.items() if name in inner], limit)
    if sets is None:
        enough = _pared(able, every, lambda ids: total(moves, ids) >= need)
        return Cover(enough, smallest=False)
    outer = [move for name, move in able.items() if name not in inner]
    chosen = _best(able, sorted(outer, key=lambda move: -move.points), sets, need)
    return Cover(makeable(moves, _in_order(moves, chosen)), smallest=True)


def total(moves: Mapping[str, Move], ids: Iterable[str]) -> Fraction:
    return sum((moves[name].points for name in ids), NOTHING)


def cost(ways: Iterable[Way]) -> Cost:
    """How many of them take months, and how many weeks."""
    efforts = [way.effort for way in ways]
    return efforts.count(MONTHS), efforts.count(WEEKS)


def _closed_sets(moves: Moves, inner: Sequence[Move], limit: int) -> list[Ids] | None:
    """Every closed set of inner moves; None past the limit."""
    found = {frozenset[str](): None}
    ahead = [frozenset[str]()]
    while ahead:
        ids = ahead.pop()
        for move in inner:
            wider = ids | {move.id}
            if wider not in found and open_way(move, ids) is not None:
                found[wider] = None
                ahead.append(wider)
        if len(found) > limit:
            return None
    return sorted(found, key=lambda ids: _places(moves, ids))


class _Try(NamedTuple):
    """A closed set of inner moves, the others open to it in order of points, and what they must bring."""

    inner: Ids
    others: list[tuple[Move, Way]]
    rest: Fraction
    number: int
    """How many of the others are needed."""

    @property
    def size(self) -> int:
        return len(self.inner) + self.number


def _best(moves: Moves, outer: Sequence[Move], sets: Iterable[Ids], need: Fraction) -> Ids:
    tries = [one for ids in sets if (one := _tried(moves, outer, ids, need)) is not None]
    least = min(one.size for one in tries)
    rated = [_rated(moves, one) for one in tries if one.size == least]
    return min(rated)[-1]


def _tried(moves: Moves, outer: Sequence[Move], inner: Ids, need: Fraction) -> _Try | None:
    others = [(m, way) for m in outer if (way := open_way(m, inner)) is not None]
    rest = need - total(moves, inner)
    sums = accumulate((move.points for move, _ in others), initial=NOTHING)
    number = next((count for count, so_far in enumerate(sums) if so_far >= rest), None)
    return None if number is None else _Try(inner, others, rest, number)


def _rated(moves: Moves, one: _Try) -> tuple[Cost, list[int], Ids]:
    """The set of least effort that a try leads to, with its effort and its places in the file."""
    inner = cost(makeable(moves, _in_order(moves, one.inner)).values())
    (months, weeks), others = _least_effort(one)
    ids = one.inner | others
    return (inner[0] + months, inner[1] + weeks), _places(moves, ids), ids


def _least_effort(one: _Try) -> tuple[Cost, Ids]:
    """The others to take: exactly so many, enough points, fewest months, then fewest weeks."""
    ranks = ({MONTHS}, {WEEKS}, {0, 1})
    classes = [[m for m, way in one.others if way.effort in efforts] for efforts in ranks]
    sums = [list(accumulate((m.points for m in each), initial=NOTHING)) for each in classes]
    counts = next(
        counts
        for counts in _splits(one.number)
        if all(count < len(so_far) for so_far, count in zip(sums, counts, strict=True))
        and sum((so_far[count] for so_far, count in zip(sums, counts, strict=True)), NOTHING)
        >= one.rest
    )
    taken = (m.id for each, n in zip(classes, counts, strict=True) for m in each[:n])
    return (counts[0], counts[1]), frozenset(taken)


def _splits(number: int) -> list[tuple[int, int, int]]:
    """Every way to split a number into months, weeks and days, fewest months first, then weeks."""
    return [
        (months, weeks, number - months - weeks)
        for months in range(number + 1)
        for weeks in range(number - months + 1)
    ]


def _pared(moves: Moves, every: Mapping[str, Way], enough: Callable[[Ids], bool]) -> dict[str, Way]:
    """All moves but those that can be left out, one after the other, fewest points first."""
    kept, before = frozenset(every), frozenset[str]()
    order = sorted(_in_order(moves, kept), key=lambda name: moves[name].points)
    while kept != before:
        before = kept
        for name in order:
            less = kept - {name}
            if enough(less) and len(makeable(moves, less)) == len(less):
                kept = less
    return makeable(moves, _in_order(moves, kept))


def _in_order(moves: Moves, ids: Iterable[str]) -> list[str]:
    there = frozenset(ids)
    return [name for name in moves if name in there]


def _places(moves: Moves, ids: Iterable[str]) -> list[int]:
    there = frozenset(ids)
    return [place for place, name in enumerate(moves) if name in there]
