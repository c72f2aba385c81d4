"""Each criterion across the columns, or in counts where columns are many."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from peerready.compare_screen.grids import Line, across
from peerready.screen import Cell, Grid, Heading, Paragraph

if TYPE_CHECKING:
    from peerready.content.comparison_model import CriterionRow, FrameworkComparison, LevelCell
    from peerready.screen import Block, Style

STEPS: tuple[Style, ...] = ("faint", "plain", "strong", "title")


def blocks(one: FrameworkComparison, width: int | None) -> list[Block]:
    """The answers themselves, by domain, in the order of the framework."""
    if not one.criteria:
        return []
    key = ", ".join(f"{sign} {words}" for sign, words in one.levels)
    found: list[Block] = [Heading("Every criterion"), Paragraph(key, "faint")]
    for domain, some in groupby(one.criteria, key=lambda row: row.domain):
        rows = list(some)
        found += [Paragraph(""), Paragraph(domain, "strong")]
        found += _one_by_one(one, rows, width) if one.columns else [_counted(one, rows)]
    return found


def _one_by_one(
    one: FrameworkComparison, rows: list[CriterionRow], width: int | None
) -> list[Block]:
    heads = tuple(column.short for column in one.columns)
    lines = [Line(Cell(f"{row.title} ({row.id})"), tuple(map(_cell, row.cells))) for row in rows]
    return across("", heads, lines, width)


def _cell(cell: LevelCell) -> Cell:
    if cell.step is None:
        return Cell(cell.text, "open" if cell.words == "open" else "none")
    return Cell(cell.text, STEPS[cell.step * (len(STEPS) - 1) // max(1, cell.steps)])


def _counted(one: FrameworkComparison, rows: list[CriterionRow]) -> Grid:
    steps = [sign for sign, _ in one.levels[: len(rows[0].counts)]]
    titles = ("", *steps, "?", "–", "at target", "shown")
    right = tuple(range(1, len(titles)))
    return Grid(tuple(map(_counts, rows)), wrap=0, right=right, titles=titles)


def _counts(row: CriterionRow) -> tuple[Cell, ...]:
    numbers = (*row.counts, row.open, row.not_applicable, row.met, row.shown)
    return (Cell(f"{row.title} ({row.id})"), *(Cell(str(number)) for number in numbers))
