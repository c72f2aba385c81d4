"""Blocks as the user's terminal can show them: in colour through rich, or as plain text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from peerready.cli import console

if TYPE_CHECKING:
    from collections.abc import Iterable

    from peerready.screen import Block


def shown(blocks: Iterable[Block]) -> str:
    """The blocks as text at the terminal's width."""
    if console.colour():
        from peerready.tables import render_colour

        return render_colour(blocks, console.width())
    from peerready.plain import render

    return render(blocks, console.width())
