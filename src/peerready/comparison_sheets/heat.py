"""Who answered, the heat map, and its figures one by one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from peerready.comparison_sheets.columns import (
    AT_BEST,
    AT_LEAST,
    Row,
    column_word,
    figures_of,
    heads_of,
    label_of,
    own_name,
    sheet,
    widths_of,
    yes,
)
from peerready.days import day_of
from peerready.sheets import Cell, Heat, Percent, Sheet
from peerready.wording import capital

if TYPE_CHECKING:
    from collections.abc import Iterator

    from peerready.content.comparison_model import ComparisonView, FrameworkComparison, HeatCell

WHO, HEAT_MAP, FIGURES = "Who answered", "How much is claimed", "Figures"


def who(view: ComparisonView) -> Sheet:
    columns = (
        (column_word(view), 26),
        ("Short name", 10),
        ("Answered on", 13),
        ("Answered by", 44),
        ("Only managers", 12),
        ("Peer workers employed", 12),
        ("Answered", 10),
        ("Of", 8),
        (AT_LEAST, 11),
        (AT_BEST, 15),
        ("Shown", 9),
        ("Among the others", 22),
    )
    return sheet(view, WHO, columns, lambda one: _who(one, view.kind))


def _who(one: FrameworkComparison, kind: str) -> Iterator[Row]:
    heads = heads_of(one)
    cells = next((row.cells for row in one.heat if row.kind == "whole"), ())
    for column, head, cell in zip(one.columns, heads, cells, strict=True):
        when = day_of(column.when)
        yield (
            label_of(column, kind),
            column.short if head != column.label else "",
            None if kind == "dates" else when,
            capital(column.who),
            yes(holds=column.managers_only),
            column.peer_workers,
            column.answered_count,
            column.criteria,
            *figures_of(cell),
            column.place,
        )


def heat_maps(view: ComparisonView) -> Iterator[Sheet]:
    """One a framework: numbers in the cells, the higher, the stronger the colour."""
    taken: list[str] = []
    for one in view.frameworks:
        if one.columns and any(cell.low is not None for row in one.heat for cell in row.cells):
            yield _heat_map(one, own_name(view, HEAT_MAP, one, taken))


def _heat_map(one: FrameworkComparison, name: str) -> Sheet:
    heads = heads_of(one, marked=True)
    rows = tuple(
        (row.title, row.kind, row.criteria, *(_heat_cell(cell) for cell in row.cells))
        for row in one.heat
    )
    return Sheet(
        name,
        ("Part", "Kind", "Criteria", *heads),
        rows,
        (34, 9, 10, *widths_of(one)),
        kept=1,
        heat=Heat(tuple(range(3, 3 + len(heads)))),
    )


def _heat_cell(cell: HeatCell) -> Cell:
    return cell.text if cell.low is None else Percent(cell.low, more=cell.open)


def figures(view: ComparisonView) -> Sheet:
    columns = (
        ("Part", 34),
        ("Kind", 9),
        (column_word(view), 28),
        (AT_LEAST, 11),
        (AT_BEST, 15),
        ("Shown", 9),
        ("Open", 8),
        ("In words", 44),
    )

    def rows(one: FrameworkComparison) -> Iterator[Row]:
        for row in one.heat:
            for column, cell in zip(one.columns, row.cells, strict=True):
                label, is_open = label_of(column, view.kind), yes(holds=cell.open)
                yield (row.title, row.kind, label, *figures_of(cell), is_open, cell.words)

    return sheet(view, FIGURES, columns, rows)
