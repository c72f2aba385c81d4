"""What a comparison counts over many columns, in memory here, and elsewhere in a data set."""

from __future__ import annotations

from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING, Protocol

from peerready.comparison.spread import spread
from peerready.comparison.tallies import tally

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from peerready.comparison.comparison import Spread, Tally
    from peerready.comparison.figures import Figures
    from peerready.comparison.groups import Part
    from peerready.comparison.roster import Roster


class Counted(Protocol):
    """Spreads and tallies of all columns, or of those with some values of the fact asked for."""

    @property
    def sizes(self) -> Mapping[str, int]:
        """How many columns have each value of the fact."""

    def spread(self, row: int, part: Part | None = None) -> Spread:
        """How a row of the comparison spreads, by its number."""

    def tally(self, criterion: int, part: Part | None = None) -> Tally:
        """How a criterion was answered, by its number in the framework."""


class OfRoster:
    """What is counted of a roster; `figures` are those of the comparison's rows."""

    def __init__(self, roster: Roster, figures: Sequence[Figures], by: str) -> None:
        self._roster, self._figures, self._by = roster, figures, by
        self._numbers: dict[tuple[str, ...], tuple[int, ...]] = {}

    @cached_property
    def _values(self) -> Sequence[str]:
        return self._roster.facts(self._by)

    @property
    def sizes(self) -> Mapping[str, int]:
        return Counter(self._values)

    def spread(self, row: int, part: Part | None = None) -> Spread:
        return spread(self._figures[row], self._columns(part))

    def tally(self, criterion: int, part: Part | None = None) -> Tally:
        framework = self._roster.loaded.framework
        return tally(framework, self._roster, criterion, self._columns(part))

    def _columns(self, part: Part | None) -> Sequence[int] | None:
        """The numbers of the columns of a group; None for all."""
        if part is None:
            return None
        if part.values not in self._numbers:
            found = (number for number, one in enumerate(self._values) if one in part.values)
            self._numbers[part.values] = tuple(found)
        return self._numbers[part.values]
