"""How the figures of a row spread over columns, and where each column stands among the others."""

from __future__ import annotations

from bisect import bisect_left
from fractions import Fraction
from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from peerready.comparison.comparison import Five, Place, Spread
from peerready.comparison.figures import fraction

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from peerready.comparison.figures import Figures, Pair, Shares

FEW = 5
"""Below so many columns there are no quartiles and no places."""


class Ranked(NamedTuple):
    """Shares in ascending order: each different one, and how many there are up to it."""

    keys: Sequence[int]
    pairs: Sequence[Pair]
    up_to: Sequence[int]

    @property
    def size(self) -> int:
        return self.up_to[-1] if self.up_to else 0

    def at(self, place: int) -> Fraction:
        """The share at a place, from 0."""
        return Fraction(*self.pairs[bisect_left(self.up_to, place + 1)])

    def below(self, key: int) -> int:
        """How many there are below a key."""
        place = bisect_left(self.keys, key)
        return self.up_to[place - 1] if place else 0


def key_of(pair: Pair, bits: int) -> int:
    """A whole number that orders shares as they are, and tells any two apart.

    Two shares of wholes below 2**n differ by more than 1/2**2n, so that their floors at twice as
    many bits differ too.
    """
    return (pair[0] << bits) // pair[1]


def bits_for(pairs: Iterable[Pair]) -> int:
    return 2 * max((whole.bit_length() for _, whole in pairs), default=0)


def ranked(many: Mapping[Pair, int], bits: int | None = None) -> Ranked:
    """Shares in order; `many` says how many there are of each."""
    enough = bits_for(many) if bits is None else bits
    keyed = sorted((key_of(pair, enough), pair) for pair in many)
    return Ranked(
        [key for key, _ in keyed],
        [pair for _, pair in keyed],
        list(accumulate(many[pair] for _, pair in keyed)),
    )


def five(found: Ranked) -> Five | None:
    """Least, quartiles, median and most; the quartiles are inclusive (type 7), from five on."""
    if not found.size:
        return None
    enough = found.size >= FEW
    return Five(
        found.at(0),
        _quarter(found, 1) if enough else None,
        _quarter(found, 2),
        _quarter(found, 3) if enough else None,
        found.at(found.size - 1),
    )


def _quarter(found: Ranked, quarters: int) -> Fraction:
    place, more = divmod((found.size - 1) * quarters, 4)
    low = found.at(place)
    return low + (found.at(place + 1) - low) * more / 4 if more else low


def spread(figures: Figures, columns: Sequence[int] | None = None) -> Spread:
    """How a row spreads over all columns, or over some of them."""
    low, high = (_ranked_of(shares, columns) for shares in (figures.low, figures.high))
    open_ = figures.open
    some = range(len(open_)) if columns is None else columns
    return Spread(low.size, five(low), five(high), sum(open_[column] for column in some))


def _ranked_of(shares: Shares | None, columns: Sequence[int] | None) -> Ranked:
    return ranked(shares.many(columns) if shares else {})


class Places:
    """Of each column in one row, how many of the others it stands above, surely and possibly."""

    def __init__(self, low: Shares, high: Shares) -> None:
        self._low, self._high = low, high

    @cached_property
    def _ranked(self) -> tuple[int, Ranked, Ranked]:
        """Made when the first column is placed: where many are compared, none may be."""
        lows, highs = self._low.many(), self._high.many()
        bits = bits_for((*lows, *highs))
        return bits, ranked(lows, bits), ranked(highs, bits)

    def place(self, column: int) -> Place | None:
        """Its percentile; None where nothing can be said of it, or where there are few."""
        low, high = self._low.pair(column), self._high.pair(column)
        bits, lows, highs = self._ranked
        if not low[1] or lows.size < FEW:
            return None
        others = lows.size - 1
        bottom, top = key_of(low, bits), key_of(high, bits)
        surely = highs.below(bottom)
        possibly = lows.below(top) - (bottom < top)
        return Place(fraction(surely, others), fraction(possibly, others))
