"""Tables with a column for each organisation or date, in as many parts as the width asks for, and lines of dots."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from peerready.columns import width_of
from peerready.screen import Cell, Grid, Paragraph

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from peerready.content.comparison_model import SpreadView
    from peerready.screen import Block

MARGIN = 2
LABEL, NARROW_LABEL = 24, 18
NARROW = 60
LINE, NARROW_LINE = 41, 17
"""The width of a line of dots: four steps and one more."""
DOTS = (" ", "·", ":")
MANY_DOTS = 9


class Line(NamedTuple):
    """A row of a table across the columns."""

    label: Cell
    cells: tuple[Cell, ...]


def across(
    title: str, heads: Sequence[str], lines: Sequence[Line], width: int | None
) -> list[Block]:
    """The lines as tables, the columns parted evenly where they do not fit beside each other."""
    if not heads or not lines:
        return []
    size = _part_size(heads, lines, width)
    found: list[Block] = []
    for start in range(0, len(heads), size):
        found += [Paragraph("")] if found else []
        found.append(_part(title, heads, lines, slice(start, start + size)))
    return found


def _part_size(heads: Sequence[str], lines: Sequence[Line], width: int | None) -> int:
    if width is None:
        return len(heads)
    texts = [*heads, *(cell.text for line in lines for cell in line.cells)]
    each = 1 + max(map(width_of, texts))
    fit = max(1, (width - MARGIN - label_width(width)) // each)
    parts = -(-len(heads) // fit)
    return -(-len(heads) // parts)


def label_width(width: int) -> int:
    return NARROW_LABEL if width < NARROW else LABEL


def _part(title: str, heads: Sequence[str], lines: Sequence[Line], part: slice) -> Grid:
    shown = heads[part]
    rows = tuple((line.label, *line.cells[part]) for line in lines)
    right = tuple(range(1, len(shown) + 1))
    return Grid(rows, wrap=0, right=right, titles=(title, *shown), tight=True)


def line_width(width: int) -> int:
    """How wide a line of dots is drawn."""
    return NARROW_LINE if width < NARROW else LINE


def ruler(width: int) -> str:
    """0 to 100 over a line of dots, with the quarters where there is room for them."""
    signs = [" "] * width
    for percent in range(0, 101, 25 if width > NARROW_LINE else 50):
        text = str(percent)
        start = min(_at(percent, width), width - len(text))
        signs[start : start + len(text)] = text
    return "".join(signs)


def dot_line(spread: SpreadView, width: int) -> str:
    """Each column as a dot where they are few, else the middle half as a box with its median."""
    signs = _dotted(spread.dots, width) if spread.dots else _boxed(spread, width)
    return "".join(signs)


def _dotted(dots: Iterable[tuple[int, int]], width: int) -> list[str]:
    counts = [0] * width
    for low, _ in dots:
        counts[_at(low, width)] += 1
    return [DOTS[n] if n < len(DOTS) else str(min(n, MANY_DOTS)) for n in counts]


def _boxed(spread: SpreadView, width: int) -> list[str]:
    signs = [" "] * width
    for first, last, sign in (
        (spread.least, spread.most, "─"),
        (spread.first, spread.third, "▒"),
        (spread.median, spread.median, "█"),
    ):
        if first is not None and last is not None:
            start, end = _at(first, width), _at(last, width)
            signs[start : end + 1] = sign * (end + 1 - start)
    return signs


def _at(percent: int, width: int) -> int:
    return percent * (width - 1) // 100


def median_text(spread: SpreadView) -> str:
    """29, or 29–41 where what is open could raise it."""
    if spread.median is None:
        return "–"
    same = spread.median_high in (None, spread.median)
    return str(spread.median) if same else f"{spread.median}–{spread.median_high}"
