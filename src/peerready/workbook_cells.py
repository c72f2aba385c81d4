"""The cells of a workbook: their looks, tables of them, and text that is always text, never a formula or a link."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, assert_never

from peerready.cell_sizes import FILTER, LINE, row_height
from peerready.shades import LIGHT
from peerready.sheets import Cell, Grid, Percent, Sheet, Step
from peerready.sinks import xml

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

    from peerready.sheets import Heat

    Look = Callable[[Mapping[str, object]], Format]
    Places = Sequence[tuple[int, int]]
    """The first and the last column of the sheet that each column of a table takes."""

MOST_CHARACTERS = 32_767
"""What a cell holds."""
FIRST_EXCEL_DAY = date(1900, 3, 1)
"""Before it spreadsheets disagree about the calendar."""
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
"""Told apart with any colour sight, and dark print can be read on each."""

Number = int | Decimal | Fraction | Percent | Step


@dataclass(frozen=True, slots=True)
class Pen:
    """A sheet to write on, the looks of its cells, and how wide its columns are."""

    page: Worksheet
    look: Look
    widths: Sequence[int]
    heights: dict[int, float] = field(default_factory=dict)
    """Of the rows, in points, where they are not one line high."""

    def set_height(self, row: int, height: float) -> None:
        self.page.set_row(row, height)
        self.heights[row] = height

    def height(self, first: int, end: int) -> float:
        """Of the rows from the first to the one before the end."""
        return sum(self.heights.get(row, LINE) for row in range(first, end))


def looks_of(book: Workbook) -> Look:
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


def set_widths(pen: Pen) -> None:
    for column, width in enumerate(pen.widths):
        pen.page.set_column(column, column, width)


def write_table(pen: Pen, top: int, table: Sheet | Grid, places: Places) -> int:
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
    pen: Pen,
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
        write_cell(pen, number, first, cell, special)
        texts.append((shown(cell), sum(pen.widths[first : last + 1]) - edge))
    pen.set_height(number, row_height(texts))


def _colour(pen: Pen, table: Sheet | Grid, places: Places, rows: tuple[int, int]) -> None:
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


def write_cell(
    pen: Pen, row: int, column: int, cell: Cell, special: Mapping[str, object] = CELL
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


def shown(cell: Cell) -> str:
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
