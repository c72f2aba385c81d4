"""What each criterion adds to the figures of a row, told to an engine in whole numbers."""

from __future__ import annotations

from math import lcm
from typing import TYPE_CHECKING, Final, NamedTuple

from peerready.comparison.figures import mean_of
from peerready.comparison.standing import OPEN
from peerready.errors import PeerreadyError, Problem
from peerready.gathering.parquet import least_column

if TYPE_CHECKING:
    from collections.abc import Iterable
    from fractions import Fraction

    from peerready.catalog import Loaded
    from peerready.framework import Criterion

KINDS: Final = {"BIGINT": 63, "HUGEINT": 127}
"""How many bits each kind of whole number has."""


class Share(NamedTuple):
    """A row's `low` and `high` as parts of one whole; a whole of 0 where nothing can be said."""

    low: int
    high: int
    whole: int


class Reckoning:
    """What each criterion adds to a share, in whole numbers, told to the engine."""

    def __init__(self, loaded: Loaded) -> None:
        self.loaded = loaded
        self._criteria = loaded.framework.criteria
        scored = loaded.framework.scale.scored
        weights = (one.weight if scored else 1 for one in self._criteria)
        levels = loaded.framework.scale.levels
        self._weights = whole_numbers(weights)
        self._values = whole_numbers(level.value or 0 for level in levels) if scored else [0, 1]
        most = sum(self._weights) * self._values[-1]
        self._bits = most.bit_length()
        self._kind = next((k for k, bits in KINDS.items() if 3 * self._bits <= bits), "")
        if not self._kind:
            message = f"the weights of '{loaded.framework.id}' are too fine for data sets"
            raise PeerreadyError(Problem(message, hint="compare the answers files themselves"))

    def inner(self, criteria: Iterable[int]) -> str:
        """The question for what each criterion adds to low, high and whole."""
        chosen = ", ".join(
            f"{self._packed(self._criteria[c], self._weights[c])} AS c{c}" for c in sorted(criteria)
        )
        return f"SELECT assessed_on, country, facts, {chosen} FROM meant"  # noqa: S608  # the same

    def packed(self, criteria: Iterable[int]) -> str:
        """The sum over some criteria: low, high and whole in one number."""
        return " + ".join(f"c{criterion}" for criterion in criteria)

    def unpacked(self, number: int) -> Share:
        below = (1 << self._bits) - 1
        return Share(number >> 2 * self._bits, number >> self._bits & below, number & below)

    def _packed(self, criterion: Criterion, weight: int) -> str:
        """By its sign; a group may count something while it is open."""
        top, name = self._values[-1], quoted(criterion.id)
        cases = {rank: (value, value, top) for rank, value in enumerate(self._values)}
        if not self.loaded.framework.scale.scored:  # then only what is open is told
            cases = dict.fromkeys(range(len(self.loaded.framework.scale.levels)), (0, 0, top))
        cases |= dict.fromkeys(OPEN, (0, top, top))
        said = "".join(f" WHEN {s} THEN {self._number(weight, *abc)}" for s, abc in cases.items())
        found = f"(CASE {name}{said} ELSE 0 END)::{self._kind}"
        if not criterion.any_of:
            return found
        least = "".join(
            f" WHEN {rank + 1} THEN {self._number(weight, value, 0, 0)}"
            for rank, value in enumerate(self._values)
        )
        some = f"(CASE {quoted(least_column(criterion.id))}{least} ELSE 0 END)::{self._kind}"
        return f"({found} + CASE WHEN {name} IN {OPEN} THEN {some} ELSE 0 END)"

    def _number(self, weight: int, low: int, high: int, whole: int) -> str:
        packed = (low << 2 * self._bits) + (high << self._bits) + whole
        return f"{weight * packed}::{self._kind}"


def mean(weights: tuple[int, ...], shares: tuple[Share, ...]) -> Share:
    """The weighted mean of domains, as one share."""
    units = (1,) * len(weights)
    low, whole = mean_of(weights, units, tuple((one.low, one.whole) for one in shares))
    high, _ = mean_of(weights, units, tuple((one.high, one.whole) for one in shares))
    return Share(low, high, whole)


def whole_numbers(numbers: Iterable[Fraction | int]) -> list[int]:
    """The numbers in whole parts of the smallest."""
    found = list(numbers)
    unit = lcm(*(number.denominator for number in found))
    return [int(number * unit) for number in found]


def quoted(text: str) -> str:
    doubled = text.replace('"', '""')
    return f'"{doubled}"'
