"""Every criterion: the level of each column as a number, and how many stand at each."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from peerready.comparison_sheets.columns import Row, heads_of, own_name, widths_of, yes
from peerready.sheets import Cell, Heat, Sheet, Step

if TYPE_CHECKING:
    from collections.abc import Iterator

    from peerready.content.comparison_model import (
        ComparisonView,
        CriterionRow,
        FrameworkComparison,
        LevelCell,
    )

CRITERIA = "Every criterion"


def criteria(view: ComparisonView) -> Iterator[Sheet]:
    """One a framework: the level of each column as a number, and how many stand at each."""
    taken: list[str] = []
    for one in view.frameworks:
        if one.criteria:
            yield _criteria(one, own_name(view, CRITERIA, one, taken))


def _criteria(one: FrameworkComparison, name: str) -> Sheet:
    heads, first = heads_of(one, marked=True), one.criteria[0]
    levels = [f"{sign} {label}" for sign, label in one.levels[: len(first.counts)]]
    before = (
        ("Criterion", 14),
        ("Title", 24),
        ("Domain", 18),
        ("What is true when it is in place", 32),
        ("Stop sign", 8),
    )
    after = (
        *((f"At {level}", 9) for level in levels),
        ("Open", 8),
        ("Does not apply", 9),
        *((("At target", 9),) if one.target else ()),
        ("Shown", 9),
    )
    widths = widths_of(one) if one.target else (18,) * len(heads)
    pairs = (*before, *zip(heads, widths, strict=True), *after)
    return Sheet(
        name,
        tuple(title for title, _ in pairs),
        tuple(_criterion(row, scored=bool(one.target)) for row in one.criteria),
        tuple(width for _, width in pairs),
        kept=2,
        heat=_level_heat(one, len(before)) if heads and one.target else None,
    )


def _level_heat(one: FrameworkComparison, first: int) -> Heat:
    top = len(one.criteria[0].counts) - 1
    columns = tuple(range(first, first + len(one.columns)))
    return Heat(columns, middle=Fraction(top, 2), high=Fraction(top))


def _criterion(row: CriterionRow, *, scored: bool) -> Row:
    return (
        row.id,
        row.title,
        row.domain,
        row.text,
        yes(holds=row.stop_sign),
        *(_level(cell) if scored else cell.words for cell in row.cells),
        *row.counts,
        row.open,
        row.not_applicable,
        *((row.met,) if scored else ()),
        row.shown,
    )


def _level(cell: LevelCell) -> Cell:
    return cell.text if cell.step is None else Step(cell.step, shown=cell.shown)
