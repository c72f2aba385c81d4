"""Charts of a comparison as SVG text: how each part spreads, and how it moved from date to date.

As in `charts`, no colour is needed to read them, and whoever places one puts its numbers beside it.
"""

# ruff: noqa: S704  # what is marked as safe here is ours; texts from outside pass `svg.plain`
from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

from peerready.svg import drawing, image, label, moved, rectangle, text, tick

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from peerready.content.comparison_model import HeatRow, SpreadView

BLUE, ORANGE, GREY = "#2a75b8", "#cd5a1c", "#748494"
WIDTH = 710
LEFT = 280
SCALE = 400
"""How long 100 per cent are."""
MARGIN = 8
"""Beside a strip, for what stands at its ends."""
ROW = 34
LABEL_LENGTH = 36
STEP = 5
"""How far dots of the same figure stand apart."""
STACK = 4
"""So many of them stand above one another."""


def spread(rows: Iterable[HeatRow], name: str, title: str) -> Markup:
    """One line a row: a dot for each column with a dashed line to what it may be, or quartiles.

    `name` is the id of the chart, unique in its document and of letters, digits, dots and dashes.
    Nothing where no row has figures.
    """
    known = [row for row in rows if row.spread.n]
    if not known:
        return Markup()
    drawn = Markup().join(
        moved(0, ROW * number, _line(row.title, _spread(row.spread)))
        for number, row in enumerate(known)
    )
    below = ROW * len(known)
    said = "; ".join(f"{row.title}: {row.spread.words}" for row in known)
    return image(
        below + 34, drawn + moved(LEFT, below, _axis()), name, title, f"{said}.", width=WIDTH
    )


def moves(rows: Iterable[HeatRow], columns: Sequence[str], name: str, title: str) -> Markup:
    """One line a row: where it stood at each date, earlier dates as smaller rings."""
    known = [row for row in rows if any(cell.low is not None for cell in row.cells)]
    if not known:
        return Markup()
    drawn = Markup().join(
        moved(0, ROW * number, _line(row.title, _moved(row))) for number, row in enumerate(known)
    )
    below = ROW * len(known)
    said = "; ".join(
        f"{row.title}: "
        + ", ".join(f"{when} {cell.words}" for when, cell in zip(columns, row.cells, strict=True))
        for row in known
    )
    legend = moved(LEFT, below + 56, _legend(columns))
    return image(
        below + 70,
        drawn + moved(LEFT, below, _axis()) + legend,
        name,
        title,
        f"{said}.",
        width=WIDTH,
    )


def strip(row: HeatRow, *, moved_to: bool = False) -> Markup:
    """One row without a word, for a cell of a table that says its numbers: spread, or moved."""
    ends = Markup().join(tick(_at(at), 13, 21) for at in (0, 25, 50, 75, 100))
    drawn = ends + _base() + (_moved(row) if moved_to else _spread(row.spread))
    return drawing(SCALE + 2 * MARGIN, 34, moved(MARGIN, 0, drawn), 'aria-hidden="true"')


def _base() -> Markup:
    return rectangle(0, 16, SCALE, 1, f'fill="{GREY}" fill-opacity="0.5"')


def _line(title: str, drawn: Markup) -> Markup:
    head = text(LEFT - 12, 21, label(title, LABEL_LENGTH), "end")
    return head + moved(LEFT, 0, _base() + drawn)


def _spread(view: SpreadView) -> Markup:
    median = Markup() if view.median is None else _median(view.median)
    return (_dots(view.dots) if view.dots else _box(view)) + median


def _dots(dots: Iterable[tuple[int, int]]) -> Markup:
    """A dot for each; those of one figure stand above one another."""
    drawn, at_once = Markup(), dict[int, int]()
    for low, high in dots:
        above = at_once[low] = at_once.get(low, -1) + 1
        y = 16 - STEP * (above % STACK)
        drawn += _range(low, high, y) + _dot(low, y, 4)
    return drawn


def _range(low: int, high: int, y: float) -> Markup:
    """From what is claimed to what is possible."""
    if high <= low:
        return Markup()
    return Markup(
        f'<path d="M{_at(low):g} {y:g}H{_at(high):g}" stroke="{ORANGE}" stroke-width="1.5" '
        f'stroke-dasharray="3 3"/><path d="M{_at(high):g} {y - 4:g}v8" stroke="{ORANGE}" stroke-width="1.5"/>'
    )


def _dot(at: int, y: float, radius: float, fill: str = BLUE) -> Markup:
    return Markup(
        f'<circle cx="{_at(at):g}" cy="{y:g}" r="{radius:g}" fill="{fill}" stroke="{BLUE}" stroke-width="1.5"/>'
    )


def _box(view: SpreadView) -> Markup:
    """The middle half as a box, and a line from the least to the most where they are told."""
    drawn = Markup()
    if view.least is not None and view.most is not None:
        drawn += rectangle(
            _at(view.least), 15, _at(view.most) - _at(view.least), 3, f'fill="{BLUE}"'
        )
    if view.first is not None and view.third is not None:
        wide = max(2.0, _at(view.third) - _at(view.first))
        look = f'fill="{BLUE}" fill-opacity="0.35" stroke="{BLUE}"'
        drawn += rectangle(_at(view.first), 8, wide, 17, look)
    return drawn


def _median(at: int) -> Markup:
    return Markup(f'<path d="M{_at(at):g} 5v23" stroke="currentColor" stroke-width="2.5"/>')


def _moved(row: HeatRow) -> Markup:
    known = [cell for cell in row.cells if cell.low is not None]
    lows = [cell.low or 0 for cell in known]
    path = Markup(
        f'<path d="M{" ".join(f"{_at(low):g} 16" for low in lows)}" fill="none" stroke="{BLUE}" stroke-width="2"/>'
    )
    drawn = path if len(lows) > 1 else Markup()
    last = known[-1]
    drawn += _range(last.low or 0, last.high or 0, 16)
    for number, low in enumerate(lows, start=1):
        is_last = number == len(lows)
        drawn += _dot(low, 16, 5.5 if is_last else 4, BLUE if is_last else "#fff")
    return drawn


def _legend(columns: Sequence[str]) -> Markup:
    earlier = ", ".join(columns[:-1])
    return (
        moved(0, -4, _dot(1, 0, 4, "#fff"))
        + text(14, 0, label(f"earlier: {earlier}", 40))
        + moved(SCALE - 110, -4, _dot(1, 0, 5.5))
        + text(SCALE - 94, 0, label(f"latest: {columns[-1]}", 22))
    )


def _axis() -> Markup:
    anchors = {0: "start", 25: "middle", 50: "middle", 75: "middle", 100: "end"}
    marks = Markup().join(
        tick(_at(at), 0, 5) + text(_at(at), 18, str(at), anchor, 11)
        for at, anchor in anchors.items()
    )
    return marks + text(SCALE, 31, "per cent claimed", "end", 11)


def _at(per_cent: int) -> float:
    return SCALE * per_cent / 100
