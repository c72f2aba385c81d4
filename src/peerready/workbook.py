"""Workbooks for a spreadsheet (XLSX): the one door of XlsxWriter. Text is always text, never a formula or a link."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from fractions import Fraction
from itertools import accumulate
from typing import TYPE_CHECKING, assert_never

import xlsxwriter
from xlsxwriter.format import Format

from peerready.cell_sizes import FILTER, LINE, column_width, row_height
from peerready.shades import LIGHT
from peerready.sheets import Cell, Grid, Page, Percent, Prose, Running, Sheet, Step, Title
from peerready.sinks import xml
from peerready.workbook_charts import Place, chart_rows, draw

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

    from peerready.sheets import Heat

MOST_CHARACTERS = 32_767
"""What a cell holds."""
MOST_IN_RUNNING = 115
"""Of each text at the head or foot of a page: its two texts with their codes may have 255."""
FIRST_EXCEL_DAY = date(1900, 3, 1)
"""Before it spreadsheets disagree about the calendar."""
A4 = 9
CHARACTER, EDGE, ROW = 7, 5, 20
"""Pixels of a character, of a column's edges, of a row."""
TEXT_SIZE = 11
ABOVE = 9
"""Points of room above a title."""
TITLE_SIZES = {1: 18, 2: 14, 3: 12}
INK = "#1F2933"
TEXT = {"align": "left", "indent": 1}
HEAD = {"bold": True, "bg_color": "#E4EAF0", "bottom": 1, "border_color": "#8795A1", **TEXT}
CELL = {"bottom": 4, "border_color": "#B8C4CE", **TEXT}
NUMBER = {"align": "right", "indent": 0}
SIGNS = {
    "✓": ("#DDEFE3", "#14532D"),
    "◐": ("#FBF0CF", "#5B4300"),
    "✗": ("#F9DEDA", "#7A1B12"),
    "?": ("#E3E8F4", "#243B76"),
}
"""The paper and the ink of a cell whose words begin with a sign; the words say the same."""
SCALE = dict(zip(("min_color", "mid_color", "max_color"), LIGHT.steps[::2], strict=True))

Look = Callable[[Mapping[str, object]], Format]
Number = int | Decimal | Fraction | Percent | Step
Places = Sequence[tuple[int, int]]
"""The first and the last column of the sheet that each column of a table takes."""


@dataclass(frozen=True, slots=True)
class _Pen:
    """A sheet to write on, the looks of its cells, and how wide its columns are."""

    page: Worksheet
    look: Look
    widths: Sequence[int]


def workbook(
    sheets: Sequence[Sheet | Page], title: str, today: date, running: Running | None = None
) -> bytes:
    """The sheets as a file; the same sheets give the same bytes."""
    out = io.BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_numbers": False,
        "strings_to_urls": False,
    }
    with xlsxwriter.Workbook(out, options) as book:
        made = datetime.combine(today, time())  # a date of the file, not a moment
        book.set_properties({"title": xml(title), "created": made})
        look = _looks(book)
        for sheet in sheets:
            page = book.add_worksheet(sheet.name)
            _set_up(page, running or Running(title))
            if isinstance(sheet, Sheet):
                _fill(_Pen(page, look, sheet.widths or _measured(sheet)), sheet)
            else:
                _lay_out(_Pen(page, look, sheet.widths), sheet, book)
    return out.getvalue()


def _looks(book: Workbook) -> Look:
    """Formats by what is special about them, each made once."""
    made: dict[tuple[tuple[str, object], ...], Format] = {}

    def look(special: Mapping[str, object]) -> Format:
        key = tuple(special.items())
        if key not in made:
            made[key] = book.add_format(
                {"text_wrap": True, "valign": "top", "font_color": INK, **special}
            )
        return made[key]

    return look


def _set_up(page: Worksheet, running: Running) -> None:
    """On A4, as wide as the paper, with what stands on each printed page."""
    page.set_landscape()
    page.set_paper(A4)
    page.fit_to_pages(1, 0)
    page.set_margins(left=0.4, right=0.4, top=0.8, bottom=0.7)
    page.set_header(f"&L{_running(running.head)}&R{_running(running.aside)}")
    page.set_footer(f"&L{_running(running.foot)}&RPage &P of &N")
    page.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})  # text is meant


def _running(text: str) -> str:
    """One line for the head or foot of a page, in which no `&` begins a code."""
    line = re.sub(r"&(?=[G\[])", "& ", " ".join(xml(text).split()))[:MOST_IN_RUNNING]
    while len(line.replace("&", "&&").encode("utf-16-le")) > 2 * MOST_IN_RUNNING:
        line = line[:-1]
    return line.replace("&", "&&")


# --- tables to filter


def _fill(pen: _Pen, sheet: Sheet) -> None:
    last = len(sheet.titles) - 1
    _set_widths(pen)
    end = _table(pen, 0, sheet, [(column, column) for column in range(last + 1)])
    pen.page.freeze_panes(1, sheet.kept)
    pen.page.autofilter(0, 0, end - 1, last)
    pen.page.repeat_rows(0)


def _set_widths(pen: _Pen) -> None:
    for column, width in enumerate(pen.widths):
        pen.page.set_column(column, column, width)


def _measured(sheet: Sheet) -> tuple[int, ...]:
    return tuple(
        column_width(title, (_shown(row[column]) for row in sheet.rows))
        for column, title in enumerate(sheet.titles)
    )


def _table(pen: _Pen, top: int, table: Sheet | Grid, places: Places) -> int:
    """The row below a table's titles and rows."""
    first = CELL if table.titles else CELL | {"bold": True}
    hot = table.heat.columns if table.heat else ()
    looks = [CELL | NUMBER if column in hot else CELL for column in range(len(places))]
    looks[0] = first
    start = top
    if table.titles:
        heads = [
            HEAD | NUMBER if column in hot or _counts(table, column) else HEAD
            for column in range(len(places))
        ]
        edge = 1 if isinstance(table, Grid) else FILTER
        _write_row(pen, top, table.titles, places, heads, edge=edge)
        start += 1
    for number, row in enumerate(table.rows, start):
        _write_row(pen, number, row, places, looks)
    end = start + len(table.rows)
    if table.rows:
        _colour(pen, table, places, (start, end - 1))
    return end


def _counts(table: Sheet | Grid, column: int) -> bool:
    """Whether a column holds numbers, which stand at its right."""
    cells = [row[column] for row in table.rows if row[column] is not None]
    return bool(cells) and all(
        isinstance(cell, int | Decimal | Fraction | Percent | Step) for cell in cells
    )


def _write_row(
    pen: _Pen,
    number: int,
    cells: Sequence[Cell],
    places: Places,
    looks: Sequence[Mapping[str, object]],
    *,
    edge: int = 1,
) -> None:
    """Write some cells, the row as high as the highest; `edge` is what a column does not have for words."""
    texts = []
    for cell, (first, last), special in zip(cells, places, looks, strict=True):
        if first < last:
            pen.page.merge_range(number, first, number, last, "", pen.look(special))
        _write(pen, number, first, cell, special)
        texts.append((_shown(cell), sum(pen.widths[first : last + 1]) - edge))
    pen.page.set_row(number, row_height(texts))


def _colour(pen: _Pen, table: Sheet | Grid, places: Places, rows: tuple[int, int]) -> None:
    """Colours that follow the cells when somebody changes them."""
    for column in table.signed:
        for sign, (paper, ink) in SIGNS.items():
            form = pen.look({"bg_color": paper, "font_color": ink})
            rule = {"type": "text", "criteria": "begins with", "value": sign, "format": form}
            pen.page.conditional_format(*_range(places[column], rows), rule)
    if table.heat:
        for column in table.heat.columns:
            pen.page.conditional_format(*_range(places[column], rows), _scale(table.heat))


def _range(columns: tuple[int, int], rows: tuple[int, int]) -> tuple[int, int, int, int]:
    return rows[0], columns[0], rows[1], columns[1]


def _scale(heat: Heat) -> dict[str, object]:
    ends = {"min": heat.low, "mid": heat.middle, "max": heat.high}
    types = {f"{end}_type": "num" for end in ends}
    values = {f"{end}_value": float(value) for end, value in ends.items()}
    return {"type": "3_color_scale", **types, **values, **SCALE}


# --- cells


def _write(
    pen: _Pen, row: int, column: int, cell: Cell, special: Mapping[str, object] = CELL
) -> None:
    page, look = pen.page, pen.look
    match cell:
        case None | "":
            page.write_blank(row, column, None, look(special))
        case int() | Decimal() | Fraction() | Percent() | Step():
            form = look({**special, **NUMBER, "num_format": _number_format(cell)})
            page.write_number(row, column, float(_number(cell)), form)
        case date() if cell >= FIRST_EXCEL_DAY:
            page.write_datetime(row, column, cell, look({**special, "num_format": "yyyy-mm-dd"}))
        case _:
            page.write_string(row, column, _text(cell), look(special))


def _number(cell: Number) -> int | Decimal | Fraction:
    match cell:
        case Percent():
            return cell.share
        case Step():
            return cell.value
        case _:
            return cell


def _number_format(cell: Number) -> str:
    """How a number is shown, with the room of a digit to what stands at its right."""
    match cell:
        case int():
            return "0_0"
        case Decimal():
            return "0.0_0"
        case Fraction():
            return "0.0%_0"
        case Percent():
            return '0"+" %_0' if cell.more else "0 %_0"
        case Step():
            return '0"*"_0' if cell.shown else "0_0_0"
        case _:
            assert_never(cell)


def _text(cell: str | date) -> str:
    return xml(str(cell))[:MOST_CHARACTERS]


def _shown(cell: Cell) -> str:
    """About as wide as the cell is shown."""
    match cell:
        case None:
            return ""
        case Percent() | Fraction():
            return "100.0%"
        case Step():
            return f"{cell.value}*"
        case _:
            return xml(str(cell))


# --- pages to read


def _lay_out(pen: _Pen, sheet: Page, book: Workbook) -> None:
    _set_widths(pen)
    pen.page.hide_gridlines(2)
    row = 0
    for block in sheet.blocks:
        match block:
            case Title():
                size = TITLE_SIZES[block.level]
                special = {"bold": True, "font_size": size, "valign": "bottom"}
                row = _paragraph(pen, row, block.text, special, ABOVE if row else 0)
            case Prose():
                row = _paragraph(pen, row, block.text, {"bold": True} if block.strong else {})
            case Grid():
                row = _grid(pen, row, block, book, sheet.name) + 1
            case _:
                assert_never(block)


def _paragraph(
    pen: _Pen, row: int, text: str, special: Mapping[str, object], above: int = 0
) -> int:
    """The row below some words as wide as the page."""
    last, size = len(pen.widths) - 1, float(str(special.get("font_size", TEXT_SIZE)))
    if last:
        pen.page.merge_range(row, 0, row, last, "", pen.look(special))
    _write(pen, row, 0, text, special)
    room = int(sum(pen.widths) * TEXT_SIZE / size)
    height = row_height([(_shown(text), room)], LINE * size / TEXT_SIZE)
    pen.page.set_row(row, height + above)
    return row + 1


def _grid(pen: _Pen, top: int, grid: Grid, book: Workbook, name: str) -> int:
    """The row below a table and its chart."""
    spans = grid.spans or (1,) * len(grid.titles or grid.rows[0])
    ends = tuple(accumulate(spans))
    places = [(end - span, end - 1) for end, span in zip(ends, spans, strict=True)]
    end = _table(pen, top, grid, places)
    if grid.chart is None or not grid.rows:
        return end
    drawn = draw(book, grid, grid.chart, Place(name, top, tuple(first for first, _ in places)))
    width = sum(CHARACTER * width + EDGE for width in pen.widths[: ends[-1]])
    rows = chart_rows(grid, grid.chart)
    drawn.set_size({"width": width, "height": ROW * rows})
    options = {"description": xml(grid.chart.alt), "object_position": 2}
    pen.page.insert_chart(end + 1, 0, drawn, options)
    return end + 1 + rows
