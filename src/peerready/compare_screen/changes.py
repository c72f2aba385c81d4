"""What changed from one date to the next, on a screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from peerready.screen import Cell, Grid, Heading, Paragraph

if TYPE_CHECKING:
    from collections.abc import Mapping

    from peerready.content.comparison_model import ChangeRow, Turn, TurnView
    from peerready.screen import Block, Style

WAYS: Mapping[Turn, tuple[str, Style]] = {
    "better": ("↑", "met"),
    "worse": ("↓", "stop"),
    "open": ("?", "open"),
    "same": ("=", "plain"),
}


def blocks(turn: TurnView) -> list[Block]:
    """One step from date to date: how many of each, then each with what stands behind it."""
    found: list[Block] = [
        Heading(f"{turn.earlier} to {turn.later}", "what changed, and why"),
        Paragraph(turn.summary, "strong"),
    ]
    if turn.asked:
        found.append(Paragraph(turn.asked, "open", sign="!"))
    ways = [words for words, _ in turn.counts]
    rows = sorted(turn.rows, key=lambda row: ways.index(row.what))
    return [*found, Grid(tuple(map(_row, rows)), wrap=2)]


def _row(row: ChangeRow) -> tuple[Cell, ...]:
    sign, style = WAYS[row.turn]
    levels = row.before if row.before == row.after else f"{row.before} → {row.after}"
    why = f" ({row.why})" if row.why else ""
    stop = ", a stop sign" if row.stop_sign else ""
    return (
        Cell(sign, style),
        Cell(row.what, style),
        Cell(f"{row.title}{stop}: {levels}{why}"),
        Cell(row.id, "faint"),
    )
