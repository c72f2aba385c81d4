"""The figures of a comparison as people read them: cells, spreads, and rows in the order of what is lowest."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from peerready.content.comparison_model import HeatCell, HeatRow, SpreadView
from peerready.content.comparison_names import short_names
from peerready.wording import percent, share

if TYPE_CHECKING:
    from collections.abc import Iterable

    from peerready.comparison.comparison import Cell, Comparison, Row, Spread

NOTHING = "–"
HELD_BACK = "held back"
IN_WORDS = "told in words, no score on purpose"
FEW = 5
"""So many are told one by one."""
KINDS = ("whole", "domain", "theme")


def claimed(cell: Cell) -> str:
    """The claimed figure of a column; a range as soon as something is open."""
    if cell.low is None or cell.high is None:
        return NOTHING
    low, high = percent(cell.low), percent(cell.high)
    return f"{low} %" if cell.answered == cell.criteria else f"{low}–{high} %"


def heat_cell(cell: Cell, *, scored: bool = True) -> HeatCell:
    waiting = cell.criteria - cell.answered
    if cell.low is None or cell.high is None:
        words = IN_WORDS if not scored and cell.criteria else "does not apply"
        return HeatCell(NOTHING, words, None, None, None, waiting > 0)
    low, high = percent(cell.low), percent(cell.high)
    span = f"{low} to {high} %, {waiting} of {cell.criteria} open" if waiting else f"{low} %"
    return HeatCell(
        text=f"{low}+" if waiting else str(low),
        words=f"{span}; shown {share(cell.evidenced)}",
        low=low,
        high=high,
        evidenced=None if cell.evidenced is None else percent(cell.evidenced),
        open=waiting > 0,
    )


def heat(comparison: Comparison) -> tuple[HeatRow, ...]:
    """Each row across the columns: the whole, then domains, then themes, each kind lowest first."""
    domains = sum(row.kind == "domain" for row in comparison.rows)
    kept = [row for row in comparison.rows if row.kind != "domain" or domains > 1]
    return tuple(_row(comparison, row) for row in ordered(comparison, kept))


def ordered(comparison: Comparison, rows: Iterable[Row]) -> list[Row]:
    """Rows by kind, then by the median of what is claimed (of dates: by the last), lowest first."""
    return sorted(rows, key=lambda row: (KINDS.index(row.kind), _height(comparison, row)))


def _height(comparison: Comparison, row: Row) -> tuple[bool, Fraction]:
    """What rows are sorted by; those of which nothing can be said come last."""
    if comparison.kind == "dates" and row.cells:
        low = row.cells[-1].low
    else:
        low = row.spread.low.median if row.spread.low else None
    return low is None, low or Fraction(0)


def _row(comparison: Comparison, row: Row) -> HeatRow:
    scored = comparison.framework.scale.scored
    return HeatRow(
        id=row.id,
        title="All together" if row.kind == "whole" else row.title,
        kind=row.kind,
        criteria=len(row.criteria),
        cells=tuple(heat_cell(cell, scored=scored) for cell in row.cells),
        spread=_row_spread(comparison, row),
    )


def _row_spread(comparison: Comparison, row: Row) -> SpreadView:
    shown = [(c.low, c.high) for c in row.cells if c.low is not None and c.high is not None]
    view = spread(row.spread, comparison.count)
    if not shown:
        return view
    dots = sorted((percent(low), percent(high)) for low, high in shown)
    if comparison.kind == "dates":
        return view._replace(dots=tuple(dots), words=", then ".join(map(claimed, row.cells)))
    if len(row.cells) <= FEW:
        return view._replace(dots=tuple(dots), words=_each(comparison, row))
    return view._replace(dots=tuple(dots))


def _each(comparison: Comparison, row: Row) -> str:
    """What each claims, by its short name: Foxg 30–40, Lant 33–66, Wind 66 %."""
    texts = (claimed(cell).removesuffix(" %") for cell in row.cells)
    pairs = zip(short_names(comparison), texts, strict=True)
    said = ", ".join(f"{name} {text}" for name, text in pairs)
    return said if said.endswith(NOTHING) else f"{said} %"


def spread(found: Spread, count: int) -> SpreadView:
    """A spread without its dots; `count` is how many columns there are."""
    if found.low is None:
        words = HELD_BACK if found.n else f"of none of {count} can anything be said"
        return SpreadView((), None, None, None, None, None, None, found.n, words)
    five, upto = found.low, found.high
    median_high = _percent(upto.median) if upto else None
    view = SpreadView(
        dots=(),
        least=_percent(five.least),
        first=_percent(five.first),
        median=percent(five.median),
        third=_percent(five.third),
        most=_percent(five.most),
        median_high=median_high,
        n=found.n,
        words="",
    )
    return view._replace(words=f"{_middle(view)}, {found.n} of {count}")


def _percent(value: Fraction | None) -> int | None:
    return None if value is None else percent(value)


def _middle(view: SpreadView) -> str:
    """The median, and between what the middle half lies where that can be said."""
    assert view.median is not None  # said by the caller
    median = _to(view.median, view.median if view.median_high is None else view.median_high)
    if view.first is None or view.third is None:
        return f"median {median}"
    return f"median {median}, the middle half {_to(view.first, view.third)}"


def _to(low: int, high: int) -> str:
    return f"{low} %" if low == high else f"{low} to {high} %"
