"""What `assess` shows, as Markdown: for a comment or a note; the full document is `peerready report`."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from peerready.screen import Grid, Heading, Paragraph
from peerready.sinks import markdown

if TYPE_CHECKING:
    from collections.abc import Iterable

    from peerready.screen import Block


ITEM = "·"
"""The sign before the items of a list on a terminal."""


def text(views: Iterable[tuple[Block, ...]]) -> str:
    """The blocks of each organisation, one after the other."""
    parts = [(_block(block), _is_item(block)) for blocks in views for block in blocks]
    found, in_list = "", False
    for part, is_item in parts:
        if part:
            apart = "\n" if in_list and is_item else "\n\n" if found else ""
            found, in_list = f"{found}{apart}{part}", is_item
    return f"{found}\n"


def _is_item(block: Block) -> bool:
    return isinstance(block, Paragraph) and block.sign == ITEM


def _block(block: Block) -> str:
    match block:
        case Heading():
            aside = f" ({markdown(block.aside)})" if block.aside else ""
            return f"{'#' * block.level} {markdown(block.text)}{aside}"
        case Paragraph():
            if block.sign == ITEM:
                return f"- {markdown(block.text)}"
            words = f"{block.sign} {block.text}" if block.sign else block.text
            return f"**{markdown(words)}**" if block.style == "strong" else markdown(words)
        case Grid():
            return _table(block)
        case _:
            assert_never(block)


def _table(grid: Grid) -> str:
    if not grid.rows:
        return ""
    titles = grid.titles or ("",) * len(grid.rows[0])
    rule = ["--:" if number in grid.right else "---" for number in range(len(titles))]
    rows = [[markdown(cell.text) for cell in row] for row in grid.rows]
    return "\n".join(f"| {' | '.join(row)} |" for row in (map(markdown, titles), rule, *rows))
