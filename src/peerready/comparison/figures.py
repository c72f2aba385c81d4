"""The figures of rows for many columns at once, exactly those of `assess` (design, section 5)."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from functools import cached_property, lru_cache
from math import lcm
from operator import gt
from typing import TYPE_CHECKING, NamedTuple

from peerready.comparison.comparison import Cell
from peerready.comparison.lanes import lane_sums
from peerready.comparison.standing import NOT_APPLICABLE, OUT_OF_SCOPE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from peerready.comparison.roster import Roster
    from peerready.framework import Framework

Pair = tuple[int, int]
"""A share as part and whole, not reduced; a whole of 0 where nothing can be said."""
NOTHING: Pair = (0, 0)


fraction = lru_cache(maxsize=1 << 16)(Fraction)
"""A fraction; many columns have the same few, and reducing them takes longest."""


class Counts(NamedTuple):
    """Of each column: how many criteria of a row apply, and how many of them are settled."""

    criteria: Sequence[int]
    answered: Sequence[int]


class Shares(NamedTuple):
    """One figure of a row: of each column its part, and the whole it is of."""

    parts: Sequence[int]
    wholes: Sequence[int]
    unit: int = 1
    """The wholes are counted in so many parts."""

    def pair(self, column: int) -> Pair:
        return self.parts[column], self.wholes[column] * self.unit

    def many(self, columns: Sequence[int] | None = None) -> dict[Pair, int]:
        """How many columns, of all or of some, have each share of which something can be said."""
        parts: Iterable[int] = self.parts
        wholes: Iterable[int] = self.wholes
        if columns is not None:
            parts, wholes = (
                map(self.parts.__getitem__, columns),
                map(self.wholes.__getitem__, columns),
            )
        found = Counter(zip(parts, wholes, strict=True))
        return {(part, whole * self.unit): n for (part, whole), n in found.items() if whole}

    def share(self, column: int) -> Fraction | None:
        part, whole = self.pair(column)
        return fraction(part, whole) if whole else None


class Figures(NamedTuple):
    """What of a row is known for each column; without shares on a scale without values."""

    counts: Counts
    low: Shares | None
    high: Shares | None
    evidenced: Shares | None

    def cell(self, column: int) -> Cell:
        three = (self.low, self.high, self.evidenced)
        low, high, evidenced = (shares.share(column) if shares else None for shares in three)
        return Cell(
            low, high, evidenced, self.counts.criteria[column], self.counts.answered[column]
        )

    @property
    def open(self) -> Sequence[bool]:
        """Of each column, whether something of the row is open."""
        return list(map(gt, *self.counts))


class Reckoning:
    """The figures of any set of criteria of a roster, worked out column by column of bytes."""

    def __init__(self, framework: Framework, roster: Roster) -> None:
        self.framework, self.roster = framework, roster
        self.count = len(roster)

    @cached_property
    def _weights(self) -> tuple[int, ...]:
        """The weight of each criterion, in whole parts of the smallest."""
        weights = [criterion.weight for criterion in self.framework.criteria]
        unit = lcm(*(weight.denominator for weight in weights))
        return tuple(int(weight * unit) for weight in weights)

    @cached_property
    def _values(self) -> tuple[int, ...]:
        """The value of each level in whole parts; the last one is 1."""
        values = [level.value or Fraction(0) for level in self.framework.scale.levels]
        unit = lcm(*(value.denominator for value in values))
        return tuple(int(value * unit) for value in values)

    def figures(self, criteria: Sequence[int]) -> Figures:
        """The figures over some criteria, by their numbers."""
        signs, least, proved = self.roster.signs, self.roster.least, self.roster.proved
        counts = Counts(
            self._sums(signs, criteria, lambda _: _ones(NOT_APPLICABLE)),
            self._sums(signs, criteria, lambda _: _ones()),
        )
        if not self.framework.scale.scored:
            return Figures(counts, None, None, None)
        weights = self._sums(signs, criteria, lambda c: _ones(NOT_APPLICABLE, self._weights[c]))
        low, high, evidenced = (
            Shares(self._sums(column, criteria, table), weights, self._values[-1])
            for column, table in (
                (least, self._counted),
                (signs, self._at_most),
                (proved, self._counted),
            )
        )
        return Figures(counts, low, high, evidenced)

    def of_domains(self, whole: Figures, domains: Sequence[tuple[Fraction, Figures]]) -> Figures:
        """The whole as the weighted mean of its domains; its counts are those of the criteria."""
        weights = [weight for weight, _ in domains]
        unit = lcm(*(weight.denominator for weight in weights))
        ints = tuple(int(weight * unit) for weight in weights)
        three = (
            [found.low for _, found in domains],
            [found.high for _, found in domains],
            [found.evidenced for _, found in domains],
        )
        low, high, evidenced = (_mean(ints, shares) for shares in three)
        return Figures(whole.counts, low, high, evidenced)

    def _sums(
        self,
        column: Callable[[int], bytes],
        criteria: Sequence[int],
        table: Callable[[int], Sequence[int]],
    ) -> Sequence[int]:
        """Of each column the sum, over some criteria, of what the table says of its byte."""
        return lane_sums(map(column, criteria), [*map(table, criteria)], self.count)

    def _counted(self, criterion: int) -> Sequence[int]:
        """What a criterion counts where it is at least, or is shown, at one more than a rank."""
        found = [self._weights[criterion] * value for value in self._values]
        return _table([0, *found])

    def _at_most(self, criterion: int) -> Sequence[int]:
        """What a criterion may count at most, by its sign."""
        weight, top = self._weights[criterion], self._values[-1]
        found = _table([weight * value for value in self._values])
        found[OUT_OF_SCOPE + 1 :] = [weight * top] * (255 - OUT_OF_SCOPE)
        found[NOT_APPLICABLE] = 0
        return found


def _table(values: Sequence[int]) -> list[int]:
    return [*values, *[0] * (256 - len(values))]


def _ones(without: int = 0, one: int = 1) -> list[int]:
    """One for every settled sign and, told of a sign that does not count, for what is open."""
    found = _table([one] * OUT_OF_SCOPE)
    if without:
        found[OUT_OF_SCOPE + 1 :] = [one] * (255 - OUT_OF_SCOPE)
        found[without] = 0
    return found


def _mean(weights: tuple[int, ...], shares: Sequence[Shares | None]) -> Shares:
    """The weighted mean over those that say something, the weights taken anew."""
    some = [one for one in shares if one]
    mean = lru_cache(maxsize=1 << 16)(mean_of)
    whole = zip(*(zip(one.parts, one.wholes, strict=True) for one in some), strict=True)
    units = tuple(one.unit for one in some)
    found = [mean(weights, units, pairs) for pairs in whole]
    return Shares([part for part, _ in found], [whole for _, whole in found])


def mean_of(weights: tuple[int, ...], units: tuple[int, ...], pairs: tuple[Pair, ...]) -> Pair:
    """The weighted mean of shares over those of which something can be said, not reduced."""
    said = [
        (weight, part, whole * unit)
        for weight, unit, (part, whole) in zip(weights, units, pairs, strict=True)
        if whole
    ]
    if not said:
        return NOTHING
    below = lcm(*(whole for _, _, whole in said))
    part = sum(weight * part * (below // whole) for weight, part, whole in said)
    return part, below * sum(weight for weight, _, _ in said)
