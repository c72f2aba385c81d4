"""A comparison as CSV: a line for each column and part or criterion; formula-like cells are defused.

Every column is there, however many, and they are written as they are made. Where groups are made, or
data sets are compared, there are no single columns (`comparison_csv_counts`). Lines of their own at the
end say which editions were joined and what was left out, told apart by `part`, with the reason in `why`.
"""

from __future__ import annotations

import csv
import io
from itertools import chain
from typing import TYPE_CHECKING

from peerready.comparison.standing import HEARD, MET, NOT_APPLICABLE, OPEN, OUT_OF_SCOPE, SHOWN
from peerready.content.comparison_groups import (
    left_out_criteria,
    left_out_files,
    left_out_frameworks,
)
from peerready.content.comparison_model import LeftOutView
from peerready.content.comparison_words import editions
from peerready.formats.assessment_csv import BYTE_ORDER_MARK
from peerready.formats.comparison_csv_counts import COUNTED, counted_lines
from peerready.sinks import csv_cell

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from fractions import Fraction

    from peerready.comparison.across import Across
    from peerready.comparison.compare import Compared
    from peerready.comparison.comparison import Cell, Column, Comparison, Place
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
    "why",
)
ACROSS = (
    "organisation",
    "framework",
    "version",
    "part",
    "id",
    "title",
    "at_target",
    "begun",
    "not_yet",
    "open",
    "not_applicable",
    "why",
)
EDITION = "edition"
LEFT_OUT = {
    "criterion": "criterion left out",
    "framework": "framework left out",
    "file": "file left out",
}
PIECE = 1_000
"""How many lines are handed on together."""
Value = str | int | None


def pieces(compared: Compared, *, criteria: bool = True) -> Iterator[str]:
    """The text, piece by piece."""
    if compared.across:
        return _written(ACROSS, _across(compared.across), compared)
    if any(one.table is None for one in compared.comparisons):
        counted = (counted_lines(one, criteria=criteria) for one in compared.comparisons)
        return _written(COUNTED, _every(counted), compared)
    lines = (_lines(one, one.table, criteria=criteria) for one in compared.comparisons if one.table)
    return _written(COLUMNS, _every(lines), compared)


def _every(parts: Iterable[Iterable[list[Value]]]) -> Iterator[list[Value]]:
    return chain.from_iterable(parts)


def _written(
    head: tuple[str, ...], rows: Iterator[list[Value]], compared: Compared
) -> Iterator[str]:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    out.write(BYTE_ORDER_MARK)
    writer.writerow(head)
    for number, row in enumerate(chain(rows, _beside(head, compared)), 1):
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
            [*head, *part, *("",) * 5, *_figures(cell), *_place(place), ""]
            for part, cell, place in zip(parts, line.cells, line.places, strict=True)
        )
        for number, part in numbered if criteria else ():
            yield [*head, *part, *_answer(one, line.column, number), *("",) * 8]


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


def _across(across: Across) -> Iterator[list[Value]]:
    for line in across.table.lines():
        column = [csv_cell(one) for one in line.column]
        for theme in across.themes:
            status = line.status.get(theme.id)
            counts: tuple[Value, ...] = tuple(status) if status else ("",) * 5
            yield [*column, "theme", csv_cell(theme.id), csv_cell(theme.title), *counts, ""]


# --- which editions were joined, and what was left out


def _beside(head: Sequence[str], compared: Compared) -> Iterator[list[Value]]:
    """Lines under the same head that hold no figure."""
    hidden = any(one.anonymous for one in (*compared.comparisons, compared.across) if one)
    for one in compared.comparisons:
        framework, version = one.framework.id, one.framework.version
        for edition, many in editions(one):
            why = f"compared as {version}"
            yield _told(head, EDITION, LeftOutView(edition, many, why), framework, version)
        for line in left_out_criteria(one):
            yield _told(head, LEFT_OUT["criterion"], line, framework, version)
    for line in left_out_frameworks(compared.left_out):
        yield _told(head, LEFT_OUT["framework"], line)
    for line in left_out_files(compared.left_out, anonymous=hidden):
        file = LeftOutView("", line.what, line.why) if hidden else line
        yield _told(head, LEFT_OUT["file"], file)


def _told(
    head: Sequence[str], part: str, line: LeftOutView, framework: str = "", version: str = ""
) -> list[Value]:
    """The cells that say something, each under its name."""
    said = {"framework": framework, "version": version, "part": part}
    said |= {"id": line.what, "title": line.title, "why": line.why}
    return [csv_cell(said.get(name, "")) for name in head]


def _number(value: Fraction | None) -> str:
    return "" if value is None else str(float(value))


def _yes(said: bool) -> str:  # noqa: FBT001  # one value, told in a word
    return "yes" if said else "no"
