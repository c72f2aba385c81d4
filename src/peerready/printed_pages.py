"""How a sheet comes on paper: on as many pages beside one another as it takes to be read, with nothing cut in two."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    Parts = Sequence[tuple[int, float]]
    """The first row of each part and how high it is."""

CHARACTER, EDGE = 7, 5
"""Pixels of a character and of a column's edges."""
POINTS = 0.75
"""Of a pixel."""
WIDE, HIGH = 784.0, 487.0
"""Between the margins of an A4 page on its side, in points."""
SMALLEST = 0.65
"""How far a sheet is shrunk to stand on one page: letters of 11 points become as small as a footnote's."""
SPARE = 0.95
"""Other spreadsheets have other fonts."""


def wide(widths: Sequence[int]) -> int:
    """Columns in pixels; their widths are in characters."""
    return sum(CHARACTER * width + EDGE for width in widths)


def across(widths: Sequence[int], kept: int) -> int:
    """On how many pages beside one another columns can be read, the first of them on each, which are few."""
    whole, again = wide(widths) * POINTS, wide(widths[:kept]) * POINTS
    room = WIDE / SMALLEST
    if whole <= room:
        return 1
    return ceil((whole - again) / (room - again))


def room(widths: Sequence[int]) -> float:
    """How high, in points, what stands on one page may be where its columns are as wide as the page."""
    return HIGH * SPARE * max(1.0, wide(widths) * POINTS / WIDE)


def breaks(units: Sequence[Parts], most: float) -> list[int]:
    """The rows that begin a page; parts of a unit stay together where they can, a part always."""
    found, used = [], 0.0
    for unit in units:
        whole = sum(high for _, high in unit)
        for place, (row, high) in enumerate(unit):
            needed = whole if place == 0 and whole <= most else high
            longer = needed > most  # it goes on over pages, and begins on this one if there is room
            if used and used + needed > most and not (longer and used < most / 2):
                found.append(row)
                used = 0.0
            used += high
            used = used % most if used > most else used
    return found
