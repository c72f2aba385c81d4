"""A comparison as CSV: a line for each column and part or criterion; formula-like cells are defused.

Every column is there, however many, and they are written as they are made. Where groups are made
there are no single columns: then there is a line for each group and part.
"""

from __future__ import annotations

import csv
import io
from itertools import chain
from typing import TYPE_CHECKING

from peerready.comparison.standing import HEARD, MET, NOT_APPLICABLE, OPEN, OUT_OF_SCOPE, SHOWN
from peerready.content.comparison_groups import NAMES
from peerready.formats.assessment_csv import BYTE_ORDER_MARK
from peerready.sinks import csv_cell

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from fractions import Fraction

    from peerready.comparison.compare import Compared
    from peerready.comparison.comparison import Cell, Column, Comparison, Place, Row, Spread
    from peerready.comparison.table import Table

COLUMNS = (
    "framework",
    "version",
    "organisation",
    "assessed_on",
    "voices",
    "managers_only",
    "part",
    "id",
    "title",
    "level",
    "status",
    "at_target",
    "is_shown",
    "is_heard",
    "low",
    "high",
    "evidenced",
    "criteria",
    "answered",
    "above_least",
    "above_most",
)
GROUPS = (
    "framework",
    "version",
    "fact",
    "group",
    "organisations",
    "part",
    "id",
    "title",
    "with_a_figure",
    "first_quartile",
    "median",
    "third_quartile",
    "median_high",
)
ACROSS = (
    "organisation",
    "framework",
    "version",
    "theme",
    "title",
    "at_target",
    "begun",
    "not_yet",
    "open",
    "not_applicable",
)
PIECE = 1_000
"""How many lines are handed on together."""
Value = str | int | None


def pieces(compared: Compared, *, criteria: bool = True) -> Iterator[str]:
    """The text, piece by piece."""
    if compared.across:
        return _written(ACROSS, _across(compared))
    if any(one.by for one in compared.comparisons):
        return _written(GROUPS, _every(map(_groups, compared.comparisons)))
    lines = (_lines(one, one.table, criteria=criteria) for one in compared.comparisons if one.table)
    return _written(COLUMNS, _every(lines))


def _every(parts: Iterable[Iterable[list[Value]]]) -> Iterator[list[Value]]:
    return chain.from_iterable(parts)


def _written(head: tuple[str, ...], rows: Iterator[list[Value]]) -> Iterator[str]:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    out.write(BYTE_ORDER_MARK)
    writer.writerow(head)
    for number, row in enumerate(rows, 1):
        writer.writerow(row)
        if number % PIECE == 0:
            yield out.getvalue()
            out.seek(0)
            out.truncate()
    yield out.getvalue()


def _lines(one: Comparison, table: Table, *, criteria: bool) -> Iterator[list[Value]]:
    framework = [csv_cell(one.framework.id), csv_cell(one.framework.version)]
    parts = [[row.kind, csv_cell(row.id), csv_cell(row.title)] for row in one.rows]
    numbered = [
        (number, ["criterion", csv_cell(criterion.id), csv_cell(criterion.title)])
        for number, criterion in enumerate(one.framework.criteria)
        if criterion.id in set(one.criteria)
    ]
    for line in table.lines():
        head = [*framework, *_head(line.column)]
        yield from (
            [*head, *part, *("",) * 5, *_figures(cell), *_place(place)]
            for part, cell, place in zip(parts, line.cells, line.places, strict=True)
        )
        for number, part in numbered if criteria else ():
            yield [*head, *part, *_answer(one, line.column, number), *("",) * 7]


def _head(column: Column) -> list[Value]:
    day = column.assessed_on.isoformat() if column.assessed_on else ""
    voices, managers = " ".join(column.voices), _yes(column.managers_only)
    return [csv_cell(column.label), day, voices, managers]


def _figures(cell: Cell) -> list[Value]:
    shares = (cell.low, cell.high, cell.evidenced)
    return [*map(_number, shares), cell.criteria, cell.answered]


def _place(place: Place | None) -> list[Value]:
    """The share of the others that it stands above, surely and possibly."""
    return [_number(place.least), _number(place.most)] if place else ["", ""]


def _answer(one: Comparison, column: Column, number: int) -> list[Value]:
    """How one column answered one criterion."""
    sign, marks = column.signs[number], column.marks[number]
    if sign >= OUT_OF_SCOPE:
        return ["", _status(sign), "", "", ""]
    level = one.framework.scale.ids[sign]
    told = (_yes(bool(marks & mark)) for mark in (MET, SHOWN, HEARD))
    return [csv_cell(level), "answered", *told]


def _status(sign: int) -> str:
    if sign in OPEN:
        return "open"
    return "not applicable" if sign == NOT_APPLICABLE else "not in scope"


def _groups(one: Comparison) -> Iterator[list[Value]]:
    framework = [csv_cell(one.framework.id), csv_cell(one.framework.version), csv_cell(one.by)]
    for group in one.groups:
        name = csv_cell(NAMES.get(group.kind, group.name))
        head: list[Value] = [*framework, name, group.count]
        for row, spread in zip(one.rows, group.spreads, strict=True):
            yield [*head, *_part(row), *_spread(spread)]
    for row in one.rows:
        yield [*framework, "all", one.count, *_part(row), *_spread(row.spread)]


def _part(row: Row) -> list[Value]:
    return [row.kind, csv_cell(row.id), csv_cell(row.title)]


def _spread(spread: Spread | None) -> list[Value]:
    """The quartiles, and nothing where they are held back."""
    if spread is None or spread.low is None:
        return ["" if spread is None else spread.n, "", "", "", ""]
    low, high = spread.low, spread.high
    return [
        spread.n,
        _number(low.first),
        _number(low.median),
        _number(low.third),
        _number(high.median if high else None),
    ]


def _across(compared: Compared) -> Iterator[list[Value]]:
    across = compared.across
    assert across  # asked by the caller
    for number, column in enumerate(across.columns):
        for theme in across.themes:
            status = theme.cells[number]
            counts: tuple[Value, ...] = tuple(status) if status else ("",) * 5
            yield [*map(csv_cell, (*column, theme.id, theme.title)), *counts]


def _number(value: Fraction | None) -> str:
    return "" if value is None else str(float(value))


def _yes(said: bool) -> str:  # noqa: FBT001  # one value, told in a word
    return "yes" if said else "no"
