"""How wide a column and how high a row must be; some spreadsheets leave wrapped rows one line high."""

from __future__ import annotations

from typing import TYPE_CHECKING

from peerready.columns import width_of

if TYPE_CHECKING:
    from collections.abc import Iterable

WIDEST = 60
LINE = 15.0
"""The height of a line in points."""
HIGHEST = 409.0
"""What a row may have."""
PROSE = (9, 8)
"""Letters for digits: a column's width is measured in digits, and most letters are narrower."""
FILTER = 3
"""The room of the button that filters a column."""


def column_width(title: str, texts: Iterable[str]) -> int:
    """Wide enough for the title and the longest line, within reason."""
    lines = (line for text in texts for line in text.split("\n"))
    return min(WIDEST, max(FILTER + width_of(title), 2 + max(map(width_of, lines), default=0)))


def row_height(cells: Iterable[tuple[str, int]], line: float = LINE) -> float:
    """High enough for the cell with the most lines, each a text with the width of its column."""
    return min(HIGHEST, line * max((lines(text, width) for text, width in cells), default=1))


def lines(text: str, width: int) -> int:
    """Into how many lines a text wraps, rather one too many: a column loses a character to its edges."""
    if len(text) < width and "\n" not in text and width_of(text) < width:
        return 1
    room = max(1, (width - 1) * PROSE[0] // PROSE[1])
    return sum(_wrapped(line.split(" "), room) for line in text.split("\n"))


def _wrapped(words: list[str], width: int) -> int:
    count, used = 1, 0
    for word in words:
        wide = width_of(word)
        if used and used + 1 + wide > width:
            count, used = count + 1, 0
        used += wide + (1 if used or not wide else 0)  # a space at the start of a line stays
        count += max(0, used - 1) // width  # a word longer than the line is broken
        used = (used - 1) % width + 1 if used else 0
    return count
