"""Charts a spreadsheet draws from a table's own cells: whoever has the file can change the numbers or the chart."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from peerready.sheets import Percent
from peerready.sinks import xml

if TYPE_CHECKING:
    from xlsxwriter.chart import Chart as Drawn
    from xlsxwriter.workbook import Workbook

    from peerready.sheets import Chart, Grid

FILLS = (
    ("#1B4B72", ""),
    ("#7FB2DE", ""),
    ("#8A6D1B", "light_upward_diagonal"),
    ("#B5651D", "dotted_diamond"),
    ("#3F6B3F", "wide_downward_diagonal"),
    ("#7A4B7A", "horizontal_brick"),
)
"""The colour of each series and its pattern; after the last the first comes again."""
LAYERS = {
    5: ("#B4C1CC", "#1B4B72", "#7FB2DE", "#B4C1CC", "#FFFFFF"),
    3: ("#1B4B72", "#7FB2DE", "#FFFFFF"),
    1: ("#7FB2DE",),
}
"""The shades of layers, the undermost first; the last hides what lies before its end, unless it is alone."""
MARKERS = ("circle", "square", "diamond", "triangle", "x", "plus")
DASHES = ("solid", "dash", "long_dash", "round_dot", "dash_dot", "square_dot")
KINDS = {
    "bars": {"type": "bar"},
    "stack": {"type": "bar", "subtype": "stacked"},
    "layers": {"type": "bar"},
    "lines": {"type": "line"},
    "radar": {"type": "radar", "subtype": "with_markers"},
}
SURROUND = 7
"""Rows for the title, the axis and the legend."""
HEIGHTS = {"lines": 16, "radar": 24}
"""In rows, of charts that do not grow with their table."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where the table stands: its sheet, its first row, the columns of the sheet its own begin at, and the next."""

    sheet: str
    top: int
    columns: tuple[int, ...]


def chart_rows(grid: Grid, chart: Chart, most: int) -> int:
    """How many rows of a sheet a chart needs to be read, or as many as there are on a page."""
    if chart.kind in HEIGHTS:
        return min(HEIGHTS[chart.kind], most)
    bars = len(chart.series) if chart.kind == "bars" else 1
    return min(SURROUND + len(grid.rows) * (bars + 1), most)


def draw(book: Workbook, grid: Grid, chart: Chart, place: Place) -> Drawn:
    """The chart, not yet on its sheet."""
    drawn = book.add_chart(KINDS[chart.kind])
    first, last = place.top + 1, place.top + len(grid.rows)
    label = place.columns[chart.labels]
    for number, series in enumerate(chart.series):
        column = place.columns[series]
        drawn.add_series(
            {
                "name": [place.sheet, place.top, column],
                "categories": [place.sheet, first, label, last, label],
                "values": [place.sheet, first, column, last, column],
                **_look(chart, number),
                "gap": 60,
                "overlap": 0 if chart.kind == "bars" else 100,
            }
        )
    drawn.set_title({"name": _title(chart.title), "name_font": {"size": 12}})
    drawn.set_legend({"none": True} if chart.kind == "layers" else {"position": "bottom"})
    axis = _axis(grid, chart)
    if chart.kind in HEIGHTS:
        drawn.set_y_axis(axis)
    else:
        drawn.set_x_axis(axis | _note(chart))
        drawn.set_y_axis({"reverse": True, "crossing": "max", "interval_unit": 1})  # first on top
    return drawn


def _title(text: str) -> str:
    """The library takes `A!B1` for a reference to a cell."""
    return xml(text).replace("!", "! ").strip()


def _note(chart: Chart) -> dict[str, object]:
    return {"name": _title(chart.note), "name_font": {"bold": False}} if chart.note else {}


def _look(chart: Chart, number: int) -> dict[str, object]:
    if chart.kind == "layers":
        return {"fill": {"color": LAYERS[len(chart.series)][number]}, "border": {"none": True}}
    return _line(number) if chart.kind in HEIGHTS else _fill(number)


def _fill(number: int) -> dict[str, object]:
    colour, pattern = FILLS[number % len(FILLS)]
    edge: dict[str, object] = {"border": {"color": colour}}
    if not pattern:
        return edge | {"fill": {"color": colour}}
    return edge | {"pattern": {"pattern": pattern, "fg_color": colour, "bg_color": "#FFFFFF"}}


def _line(number: int) -> dict[str, object]:
    colour, turn = FILLS[number % len(FILLS)][0], number % len(MARKERS)
    look = {"color": colour}
    return {
        "line": look | {"width": 2, "dash_type": DASHES[turn]},
        "marker": {"type": MARKERS[turn], "size": 7, "fill": look, "border": look},
    }


def _axis(grid: Grid, chart: Chart) -> dict[str, object]:
    """From nothing to a hundred per cent where it is shares that are drawn."""
    drawn = [row[column] for row in grid.rows for column in chart.series]
    lines: dict[str, object] = {"major_gridlines": {"visible": True, "line": {"color": "#D5DCE2"}}}
    if not all(isinstance(cell, Percent | Fraction | None) for cell in drawn):
        return lines
    return lines | {"min": 0, "max": 1, "major_unit": 0.2, "num_format": "0 %"}
