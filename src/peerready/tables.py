"""Blocks in colour, through rich, for a terminal; the layout is that of the plain text."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, assert_never

from rich.console import Console
from rich.table import Table
from rich.text import Text

from peerready.plain import clean, column_widths, gutter, render
from peerready.screen import Grid, Heading, Paragraph
from peerready.sinks import terminal_line

if TYPE_CHECKING:
    from collections.abc import Iterable

    from peerready.screen import Block

STYLES = {
    "plain": "",
    "strong": "bold",
    "title": "bold cyan",
    "faint": "dim",
    "met": "green",
    "promised": "yellow",
    "stop": "bold red",
    "open": "magenta",
    "none": "dim",
}


def console(width: int) -> Console:
    """A console that writes colours into memory; it never looks at the real terminal."""
    return Console(
        file=io.StringIO(),
        width=width,
        force_terminal=True,
        color_system="standard",
        highlight=False,
        emoji=False,
        markup=False,
        legacy_windows=False,
        _environ={},
    )


def render_colour(blocks: Iterable[Block], width: int) -> str:
    """The blocks as text with colours, at most `width` columns wide."""
    screen = console(width)
    show(screen, blocks, width)
    assert isinstance(screen.file, io.StringIO)  # made above
    lines = screen.file.getvalue().split("\n")
    return "\n".join(line.rstrip() for line in lines).strip("\n") + "\n"


def show(screen: Console, blocks: Iterable[Block], width: int) -> None:
    """Print the blocks on a console, for a terminal or for a picture of one."""
    for block in blocks:
        match block:
            case Heading():
                screen.print(
                    Text("\n" + render([block], width).rstrip("\n"), style=STYLES["title"])
                )
            case Paragraph():
                screen.print(Text(render([block], width).strip("\n"), style=STYLES[block.style]))
            case Grid():
                _grid(screen, block, width)
            case _:
                assert_never(block)


def _grid(screen: Console, grid: Grid, width: int) -> None:
    widths = column_widths(clean(grid), grid, width) if grid.rows else None
    if widths is None:
        screen.print(Text(render([grid], width).strip("\n")))
        return
    apart = gutter(grid)
    table = Table(box=None, show_header=bool(grid.titles), padding=(0, apart, 0, 0), pad_edge=False)
    table.add_column(width=2 - apart)
    for number, size in enumerate(widths):
        title = Text(terminal_line(grid.titles[number])) if grid.titles else ""
        table.add_column(
            title,
            width=size,
            justify="right" if number in grid.right else "left",
            overflow="fold",
            header_style="dim",
        )
    for row in grid.rows:
        table.add_row(
            "", *(Text(terminal_line(cell.text), style=STYLES[cell.style]) for cell in row)
        )
    screen.print(table)
