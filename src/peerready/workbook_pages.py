"""Pages of a workbook to read from top to bottom: titles, words, small tables, charts, each whole on paper."""

from __future__ import annotations

from itertools import accumulate
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
                row = _grid(pen, row, block, book, sheet.name) + 1
                if _drawn(block):
                    tops.append((row - 1 - _chart_rows(pen, block), True))
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
    room = int(sum(pen.widths) * TEXT_SIZE / size)
    height = row_height([(shown(text), room)], LINE * size / TEXT_SIZE)
    pen.set_height(row, height + above)
    return row + 1


def _grid(pen: Pen, top: int, grid: Grid, book: Workbook, name: str) -> int:
    """The row below a table and its chart."""
    spans = grid.spans or (1,) * len(grid.titles or grid.rows[0])
    ends = tuple(accumulate(spans))
    places = [(end - span, end - 1) for end, span in zip(ends, spans, strict=True)]
    end = write_table(pen, top, grid, places)
    if not grid.chart or not _drawn(grid):
        return end
    drawn = draw(book, grid, grid.chart, Place(name, top, tuple(first for first, _ in places)))
    rows = _chart_rows(pen, grid)
    drawn.set_size({"width": wide(pen.widths[: ends[-1]]), "height": int(rows * LINE / POINTS)})
    options = {"description": xml(grid.chart.alt), "object_position": 2}
    pen.page.insert_chart(end + 1, 0, drawn, options)
    return end + 1 + rows


def _drawn(grid: Grid) -> bool:
    return grid.chart is not None and bool(grid.rows)


def _chart_rows(pen: Pen, grid: Grid) -> int:
    """How many rows a chart takes, which are never more than a printed page has."""
    assert grid.chart
    return min(chart_rows(grid, grid.chart), int(room(pen.widths) / LINE) - 1)
