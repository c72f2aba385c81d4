"""Every column of a comparison, one at a time: for what lists them all, however many they are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from peerready.comparison.comparison import Column
from peerready.comparison.standing import OUT_OF_SCOPE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from peerready.comparison.comparison import Cell, Place
    from peerready.comparison.figures import Figures
    from peerready.comparison.roster import Roster
    from peerready.comparison.spread import Places
    from peerready.comparison.standing import Standing


@dataclass(frozen=True, slots=True)
class Line:
    """A column with its cell in each row, and where it stands among the others there."""

    column: Column
    cells: tuple[Cell, ...]
    places: tuple[Place | None, ...]


@dataclass(frozen=True, slots=True)
class Columns:
    """Which standing stands where: a roster is large, and is not copied to be sorted."""

    roster: Roster
    order: Sequence[int]
    """The numbers of the standings, as they are shown."""
    labels: Sequence[str]
    """In that order."""
    criteria: frozenset[int]
    """The numbers of those compared; of the others nothing is told."""

    def standings(self) -> Iterator[Standing]:
        return self.roster.standings(self.order)

    def standing(self, place: int) -> Standing:
        """The one shown there, of the criteria compared."""
        one = self.roster[self.order[place]]
        if len(self.criteria) == self.roster.width:
            return one
        told = [number in self.criteria for number in range(self.roster.width)]
        signs, least, proved, marks = (
            bytes(byte if tell else none for byte, tell in zip(column, told, strict=True))
            for column, none in (
                (one.signs, OUT_OF_SCOPE),
                (one.least, 0),
                (one.proved, 0),
                (one.marks, 0),
            )
        )
        return one._replace(signs=signs, least=least, proved=proved, marks=marks)


@dataclass(frozen=True, slots=True)
class Table:
    """The columns in the order in which they are shown; where names are replaced it holds none."""

    columns: Columns
    figures: Sequence[Figures]
    """One a row, by the number of the standing."""
    placed: Sequence[Places | None]
    """One a row; None on a scale without values, and of dates."""
    anonymous: bool

    def __len__(self) -> int:
        return len(self.columns.order)

    def lines(self) -> Iterator[Line]:
        return map(self.line, range(len(self)))

    def line(self, place: int) -> Line:
        number = self.columns.order[place]
        return Line(
            self._column(place),
            tuple(figures.cell(number) for figures in self.figures),
            tuple(row.place(number) if row else None for row in self.placed),
        )

    def _column(self, place: int) -> Column:
        standing = self.columns.standing(place)
        return Column(
            label=self.columns.labels[place],
            standing=None if self.anonymous else standing,
            assessed_on=None if self.anonymous else standing.assessed_on,
            voices=standing.voices,
            managers_only=standing.managers_only,
            signs=standing.signs,
            least=standing.least,
            proved=standing.proved,
            marks=standing.marks,
        )
