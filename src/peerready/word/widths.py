"""How wide the columns of a table are: as asked for where no word is broken by it, or as their words need."""

from __future__ import annotations

from typing import TYPE_CHECKING

from peerready.columns import width_of
from peerready.word.blocks import Picture
from peerready.word.elements import TWIPS_PER_CM

if TYPE_CHECKING:
    from collections.abc import Sequence

    from peerready.word.blocks import Cell, Table

LETTER, WORD_LETTER, BOLD_LETTER, MARGIN = 96, 106, 120, 190
"""About how wide a letter of a table is, in a line, in a word alone and in a title, and what stands
around words, in twips; a reader without our fonts has wider ones."""
SHORT_LINE, LONGEST_WORD, LONGEST_LINE = 12, 18, 46
"""A short line, such as a date, is not wrapped; no column is made wider for a longer word, nor asks
for more room for a longer line."""


def widths(table: Table, whole: int) -> list[int]:
    """The width of each column in twips; together they are the whole."""
    columns = [_column(table, number) for number in range(len(table.widths or table.titles))]
    if table.widths:
        asked = [whole * part / sum(table.widths) for part in table.widths]
        parts = _raised(asked, [words for words, _, _ in columns])
    else:
        parts = _needed(columns, whole)
    found = [int(whole * part / sum(parts)) for part in parts]
    found[-1] += whole - sum(found)
    return found


def _raised(asked: Sequence[float], least: Sequence[int]) -> list[float]:
    """What is asked for, but none narrower than its longest word while others have room to give."""
    spare = [max(0.0, wide - low) for wide, low in zip(asked, least, strict=True)]
    missing = sum(max(0.0, low - wide) for wide, low in zip(asked, least, strict=True))
    given = min(1.0, missing / sum(spare)) if any(spare) else 0.0
    return [
        max(wide, low) - given * room for wide, low, room in zip(asked, least, spare, strict=True)
    ]


def _needed(columns: Sequence[tuple[int, int, int]], whole: int) -> list[float]:
    """What the longest word needs, and of the rest a share by how long the lines are."""
    least = [float(max(words, pictures)) for words, _, pictures in columns]
    more = [max(0.0, lines - words) for (_, lines, _), words in zip(columns, least, strict=True)]
    left = max(0.0, whole - sum(least))
    scale = min(1.0, left / sum(more)) if sum(more) else 0.0
    return [low + scale * extra for low, extra in zip(least, more, strict=True)]


def _column(table: Table, number: int) -> tuple[int, int, int]:
    """What its longest word, its longest line and its widest picture need."""
    cells = [row[number] for row in table.rows]
    title = table.titles[number] if table.titles else ""
    lines = [title, *(line for cell in cells for line in _lines(cell))]
    word = max((width_of(word) for line in lines for word in _whole(line)), default=0)
    head = max((width_of(word) for word in title.split()), default=0)
    line = max(map(width_of, lines), default=0)
    pictures = max((_picture(cell) for cell in cells), default=0)
    return (
        max(min(word, LONGEST_WORD) * WORD_LETTER, min(head, LONGEST_WORD) * BOLD_LETTER) + MARGIN,
        min(line, LONGEST_LINE) * LETTER + MARGIN,
        pictures,
    )


def _whole(line: str) -> list[str]:
    """What of a line must not be taken apart."""
    return [line] if width_of(line) <= SHORT_LINE else line.split()


def _lines(cell: Cell) -> list[str]:
    return [
        "".join(word.text for word in paragraph.words if not isinstance(word, Picture))
        for paragraph in cell.paragraphs
    ]


def lines(cell: Cell, wide: int) -> int:
    """About how many lines a cell of this width takes."""
    room = max(1, (wide - MARGIN) // LETTER)
    return sum(1 + width_of(part) // room for line in _lines(cell) for part in line.split("\n"))


def _picture(cell: Cell) -> int:
    pictures = [
        word.width
        for paragraph in cell.paragraphs
        for word in paragraph.words
        if isinstance(word, Picture)
    ]
    return int(max(pictures, default=0) * TWIPS_PER_CM) + (MARGIN if pictures else 0)
