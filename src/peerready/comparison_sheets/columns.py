"""What the sheets of a comparison share: heads, names, figures as cells, a first column that says which framework."""

from __future__ import annotations

from typing import TYPE_CHECKING

from peerready.columns import width_of
from peerready.days import day_of
from peerready.report_sheets import FRAMEWORK
from peerready.sheets import Cell, Percent, Sheet

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from peerready.content.comparison_model import (
        ColumnView,
        ComparisonView,
        FrameworkComparison,
        HeatCell,
    )

    Columns = tuple[tuple[str, int], ...]
    Rows = Callable[[FrameworkComparison], Iterable["Row"]]

Row = tuple[Cell, ...]
LONGEST_NAME = 31
"""What the name of a sheet may have."""
MANY = 15
"""From so many columns on a head is a short name, so that the columns are narrow."""
LONGEST_HEAD = 40
WIDE, NARROW = 14, 9
AT_LEAST, AT_BEST = "Claimed, at least", "If what is open turned out well"


def column_word(view: ComparisonView) -> str:
    return "Date" if view.kind == "dates" else "Organisation"


def label_of(column: ColumnView, kind: str) -> Cell:
    """A day to sort by, or a name."""
    return (kind == "dates" and day_of(column.when)) or column.label


def figures_of(cell: HeatCell) -> Row:
    if cell.low is None or cell.high is None:
        return (cell.text, cell.text, cell.text)
    shown = None if cell.evidenced is None else Percent(cell.evidenced)
    return (Percent(cell.low, more=cell.open), Percent(cell.high), shown)


def percent(number: int | None) -> Percent | None:
    return None if number is None else Percent(number)


def yes(*, holds: bool) -> str:
    return "yes" if holds else "no"


# --- columns of organisations or dates


def heads_of(one: FrameworkComparison, *, marked: bool = False) -> tuple[str, ...]:
    """The names over the columns, short ones where columns are many or names are long or alike."""
    names = [column.label for column in one.columns]
    return tuple(
        _head(column, full=len(names) < MANY and names.count(column.label) == 1, marked=marked)
        for column in one.columns
    )


def _head(column: ColumnView, *, full: bool, marked: bool) -> str:
    fits = full and width_of(column.label) <= LONGEST_HEAD
    name = column.label if fits else column.short
    return f"{name} (only managers)" if marked and column.managers_only else name


def widths_of(one: FrameworkComparison) -> tuple[int, ...]:
    """Of the columns of organisations or dates."""
    return (WIDE if len(one.columns) < MANY else NARROW,) * len(one.columns)


# --- sheets of one framework and of all


def own_name(view: ComparisonView, name: str, one: FrameworkComparison, taken: list[str]) -> str:
    """The name of a sheet of one framework, unlike that of every other."""
    if len(view.frameworks) == 1:
        return name
    found = f"{name} {one.id}"[:LONGEST_NAME]
    if found in taken:
        found = f"{found[: LONGEST_NAME - 3]} {len(taken) + 1}"
    taken.append(found)
    return found


def sheet(view: ComparisonView, name: str, columns: Columns, rows: Rows) -> Sheet:
    """The rows of every framework; a first column says which where there are several."""
    several = len(view.frameworks) > 1
    made = [(one.id * several, *row) for one in view.frameworks for row in rows(one)]
    return made_sheet(name, (FRAMEWORK, *columns), made, 1 + several)


def made_sheet(name: str, heads: Columns, made: Sequence[Row], kept: int = 1) -> Sheet:
    """A sheet without the columns that hold nothing."""
    full = [n for n in range(len(heads)) if any(row[n] not in {None, ""} for row in made)]
    return Sheet(
        name,
        tuple(heads[n][0] for n in full),
        tuple(tuple(row[n] for n in full) for row in made),
        tuple(heads[n][1] for n in full),
        kept,
    )
