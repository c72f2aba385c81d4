"""Pages of a workbook to read from top to bottom: titles, words, small tables, charts, each whole on paper."""

from __future__ import annotations

from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, assert_never

from peerready.cell_sizes import LINE, row_height
from peerready.printed_pages import POINTS, breaks, room, wide
from peerready.sheets import Grid, Page, Prose, Title
from peerready.sinks import xml
from peerready.workbook_cells import Pen, set_widths, shown, write_cell, write_table
from peerready.workbook_charts import Place, chart_rows, draw

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from xlsxwriter.workbook import Workbook

    Block = Title | Prose | Grid

TEXT_SIZE = 11
ABOVE = 9
"""Points of room above a title."""
TITLE_SIZES = {1: 18, 2: 14, 3: 12}


def lay_out(pen: Pen, sheet: Page, book: Workbook) -> None:
    set_widths(pen)
    pen.page.hide_gridlines(2)
    row, before = 0, None
    tops: list[tuple[int, bool]] = []
    for block in sheet.blocks:
        if not _goes_with(before, block):
            tops.append((row, False))
        before = block
        match block:
            case Title():
                size = TITLE_SIZES[block.level]
                special = {"bold": True, "font_size": size, "valign": "bottom"}
                row = _paragraph(pen, row, block.text, special, ABOVE if row else 0)
            case Prose():
                row = _paragraph(pen, row, block.text, {"bold": True} if block.strong else {})
            case Grid():
                place = Place(sheet.name, row, _firsts(block))
                chart, end = _grid(pen, block, book, place)
                tops += [(chart, True)] if chart < end else []
                row = end + 1
            case _:
                assert_never(block)
    pen.page.set_h_pagebreaks(breaks(_units(pen, tops, row), room(pen.widths)))


def _goes_with(before: Block | None, block: Block) -> bool:
    """Whether a block stands on the page of the one before: what a title begins, what words lead to."""
    return isinstance(before, Title) or (isinstance(before, Prose) and isinstance(block, Grid))


def _units(pen: Pen, tops: Sequence[tuple[int, bool]], end: int) -> list[list[tuple[int, float]]]:
    """The parts from row to row with their heights; a chart belongs to the part before it."""
    units: list[list[tuple[int, float]]] = []
    ends = [*(top for top, _ in tops[1:]), end]
    for (top, is_chart), last in zip(tops, ends, strict=True):
        if not is_chart:
            units.append([])
        units[-1].append((top, pen.height(top, last)))
    return units


def _paragraph(pen: Pen, row: int, text: str, special: Mapping[str, object], above: int = 0) -> int:
    """The row below some words as wide as the page."""
    last, size = len(pen.widths) - 1, float(str(special.get("font_size", TEXT_SIZE)))
    if last:
        pen.page.merge_range(row, 0, row, last, "", pen.look(special))
    write_cell(pen, row, 0, text, special)
    letters = int(sum(pen.widths) * TEXT_SIZE / size)
    height = row_height([(shown(text), letters)], LINE * size / TEXT_SIZE)
    pen.set_height(row, height + above)
    return row + 1


def _grid(pen: Pen, grid: Grid, book: Workbook, place: Place) -> tuple[int, int]:
    """The rows below a table, where its chart begins, and below its chart."""
    places = [(first, after - 1) for first, after in pairwise(place.columns)]
    end = write_table(pen, place.top, grid, places)
    if not grid.chart or not grid.rows:
        return end, end
    rows = chart_rows(grid, grid.chart, int(room(pen.widths) / LINE) - 1)
    drawn = draw(book, grid, grid.chart, place)
    width = wide(pen.widths[: place.columns[-1]])
    drawn.set_size({"width": width, "height": int(rows * LINE / POINTS)})
    options = {"description": xml(grid.chart.alt), "object_position": 2}
    pen.page.insert_chart(end + 1, 0, drawn, options)
    return end + 1, end + 1 + rows


def _firsts(grid: Grid) -> tuple[int, ...]:
    """The column of the page that each column of a table begins at, and the one after the last."""
    spans = grid.spans or (1,) * len(grid.titles or grid.rows[0])
    return tuple(accumulate(spans, initial=0))
