"""Blocks as plain text of a given width: tables from 60 columns, lists below; never a colour, never rich."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from peerready.columns import width_of
from peerready.screen import Grid, Heading, Paragraph
from peerready.sinks import terminal_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from peerready.screen import Block, Cell

NARROW = 60
GUTTER = 2
LEAST = 12
"""The narrowest a wrapping column gets before the table becomes a list."""


def padded(text: str, width: int, *, right: bool = False) -> str:
    room = " " * max(0, width - width_of(text))
    return room + text if right else text + room


def wrapped(text: str, width: int) -> list[str]:
    """The text in lines of at most `width` columns; a word longer than a line is cut."""
    lines, line = [], ""
    for word in _pieces(text, width):
        if line and width_of(line) + 1 + width_of(word) > width:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}" if line else word
    return [*lines, line]


def _pieces(text: str, width: int) -> Iterable[str]:
    for word in text.split():
        piece = ""
        for character in word if width_of(word) > width else ():
            if width_of(piece + character) > width:
                yield piece
                piece = ""
            piece += character
        yield piece if width_of(word) > width else word


def render(blocks: Iterable[Block], width: int) -> str:
    """The blocks as text; every line is at most `width` columns wide and ends clean."""
    lines: list[str] = []
    for block in blocks:
        match block:
            case Heading():
                lines += ["", *_heading(block, width)]
            case Paragraph():
                lines += _paragraph(block, width)
            case Grid():
                lines += grid_lines(block, width)
            case _:
                assert_never(block)
    return "\n".join(line.rstrip() for line in lines).lstrip("\n") + "\n"


def _heading(heading: Heading, width: int) -> list[str]:
    text, aside = terminal_line(heading.text), terminal_line(heading.aside)
    room = width - width_of(text) - width_of(aside)
    if aside and room >= GUTTER:
        return [text + " " * room + aside]
    return [*wrapped(text, width), *(f"  {line}" for line in wrapped(aside, width - 2) if line)]


def _paragraph(paragraph: Paragraph, width: int) -> list[str]:
    text, margin = terminal_line(paragraph.text), " " * paragraph.indent
    lead = f"{margin}{paragraph.sign} " if paragraph.sign else margin
    room = width - width_of(lead)
    if room < LEAST:
        return [margin + line for line in wrapped(f"{paragraph.sign} {text}", width - len(margin))]
    first, *rest = wrapped(text, room)
    return [lead + first, *(" " * width_of(lead) + line for line in rest)]


def clean(grid: Grid) -> list[list[str]]:
    """The texts of a grid, harmless, with its titles as first row where it has any."""
    rows = [[terminal_line(cell.text) for cell in row] for row in grid.rows]
    return [list(map(terminal_line, grid.titles)), *rows] if grid.titles else rows


def column_widths(rows: Sequence[Sequence[str]], grid: Grid, width: int) -> list[int] | None:
    """The width of each column, the wrapping one taking what is left; None where a list reads better."""
    widths = [max(width_of(text) for text in column) for column in zip(*rows, strict=True)]
    fixed = sum(w for n, w in enumerate(widths) if n != grid.wrap)
    left = width - 2 - gutter(grid) * (len(widths) - 1) - fixed
    widths[grid.wrap] = min(widths[grid.wrap], max(left, LEAST))
    return widths if left >= LEAST and (width >= NARROW or grid.tight) else None


def gutter(grid: Grid) -> int:
    """How far apart its columns stand."""
    return 1 if grid.tight else GUTTER


def grid_lines(grid: Grid, width: int) -> list[str]:
    if not grid.rows:
        return []
    rows = clean(grid)
    widths = column_widths(rows, grid, width)
    if widths is None:
        return [line for row in grid.rows for line in _listed(row, grid, width)]
    return [line for row in rows for line in _row_lines(row, widths, grid)]


def _row_lines(row: Sequence[str], widths: Sequence[int], grid: Grid) -> list[str]:
    wrapping = wrapped(row[grid.wrap], widths[grid.wrap])
    lines = []
    for number, piece in enumerate(wrapping):
        cells = [
            piece if n == grid.wrap else (text if number == 0 else "") for n, text in enumerate(row)
        ]
        parts = [padded(cell, widths[n], right=n in grid.right) for n, cell in enumerate(cells)]
        lines.append("  " + (" " * gutter(grid)).join(parts))
    return lines


def _listed(row: Sequence[Cell], grid: Grid, width: int) -> list[str]:
    texts = [terminal_line(cell.text) for cell in row]
    if grid.titles:
        named = zip(texts[1:], map(terminal_line, grid.titles[1:]), strict=True)
        body = ", ".join(f"{text} {title}".strip() for text, title in named if text != "–")
        return [*_indented(texts[0], 2, width), *_indented(body, 4, width)]
    before, after = texts[: grid.wrap], texts[grid.wrap + 1 :]
    body = (" " * GUTTER).join(text for text in (texts[grid.wrap], *after) if text)
    return [*_indented(" · ".join(filter(None, before)), 2, width), *_indented(body, 4, width)]


def _indented(text: str, indent: int, width: int) -> list[str]:
    return [" " * indent + line for line in wrapped(text, width - indent) if line]
