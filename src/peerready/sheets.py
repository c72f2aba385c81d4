"""What a workbook shows, before any library: tables to filter, and pages of headings, words, small tables, charts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Literal


@dataclass(frozen=True, slots=True)
class Percent:
    """Whole per cent, cut as people read them; `more` says that it may turn out higher: 31+ %."""

    value: int
    more: bool = False

    @property
    def share(self) -> Fraction:
        return Fraction(self.value, 100)


@dataclass(frozen=True, slots=True)
class Step:
    """A level as a number, the lowest is 0; `shown` says that evidence stands behind it: 2*."""

    value: int
    shown: bool = False


Cell = str | int | Decimal | Fraction | Percent | Step | date | None
"""Words, a count, points to one decimal, a tenth of a per cent, whole per cent, a level, a day, or nothing."""


@dataclass(frozen=True, slots=True)
class Heat:
    """A scale of three colours over the numbers of some columns: the same number, the same colour.

    The numbers stay in the cells, and so do the words beside them, at the right as numbers are.
    Per cent are shares here: 1 is the highest.
    """

    columns: tuple[int, ...]
    low: Fraction = Fraction(0)
    middle: Fraction = Fraction(1, 2)
    high: Fraction = Fraction(1)


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart of a table's columns, made by the spreadsheet, so that whoever has the file can change it.

    `bars` set the series side by side, `stack` one after the other, `layers` each on top of the one
    before, from the longest to the shortest; `lines` run from row to row, `radar` around a centre
    with a ray for each row. Series differ by pattern, marker, dashes or shade too, never by colour
    alone.
    """

    kind: Literal["bars", "stack", "layers", "lines", "radar"]
    title: str
    alt: str
    """What it shows, for whoever does not see it."""
    series: tuple[int, ...]
    """The columns drawn; their titles are the names."""
    labels: int = 0
    """The column that names the rows."""
    note: str = ""
    """What the shades mean, below the chart; layers have it instead of names for the series."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table under its titles, which stay in view, are printed on each page and can be filtered by."""

    name: str
    titles: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    widths: tuple[int, ...] = ()
    """Of the columns, in characters; measured where none are given."""
    kept: int = 0
    """How many columns at the left stay in view."""
    signed: tuple[int, ...] = ()
    """The columns whose words begin with a sign of standing, such as ✓: they are coloured by it."""
    heat: Heat | None = None


@dataclass(frozen=True, slots=True)
class Title:
    """The beginning of a part of a page."""

    text: str
    level: Literal[1, 2, 3] = 2


@dataclass(frozen=True, slots=True)
class Prose:
    """A paragraph as wide as the page."""

    text: str
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """A table on a page, and the chart drawn from it, which stands below."""

    titles: tuple[str, ...]
    """None: the first column names what stands beside it."""
    rows: tuple[tuple[Cell, ...], ...]
    spans: tuple[int, ...] = ()
    """How many columns of the page each column takes; one unless given."""
    signed: tuple[int, ...] = ()
    """As of a sheet."""
    heat: Heat | None = None
    chart: Chart | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """A sheet to read from top to bottom."""

    name: str
    widths: tuple[int, ...]
    """Of its columns, in characters."""
    blocks: tuple[Title | Prose | Grid, ...]


@dataclass(frozen=True, slots=True)
class Running:
    """What stands on each printed page, beside its number."""

    head: str = ""
    aside: str = ""
    """At the right of the head, such as who may read it."""
    foot: str = ""
