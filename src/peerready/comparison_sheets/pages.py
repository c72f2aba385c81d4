"""The pages of a comparison's workbook: how far apart, what moved from date to date, what follows; with charts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from peerready.comparison_sheets.columns import AT_BEST, AT_LEAST, percent
from peerready.comparison_sheets.lists import MENTORS
from peerready.sheets import Chart, Grid, Page, Percent, Prose, Title
from peerready.wording import capital

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from peerready.content.comparison_model import (
        ColumnView,
        ComparisonView,
        FrameworkComparison,
        HeatCell,
        HeatRow,
        Line,
        SpreadView,
    )
    from peerready.sheets import Cell

    Block = Title | Prose | Grid

SPREAD, OVER_TIME, FOLLOWS = "Spread", "How it moved", "What follows"
SPREAD_WIDTHS = (32, 9, 9, 10, 9, 10, 9, 18, 9, 46)
TIME_WIDTHS = (18, 14, 18, 10, 10, 50)
FOLLOWS_WIDTHS = (18, 40, 80)
LAYER_NOTES = {
    5: "grey: from the least to the most; blue: the middle half; where the blue changes: the median",
    3: "{span}; where the blue changes: the median; without a bar: both ends are the same",
    1: "the end of a bar: the median",
}
ABOUT_SPREAD = (
    "Per cent of what is claimed, lowest median first. Quartiles are given from five figures on, the "
    "least and the most only where each is shown anyway."
)
NO_FIGURES = "There is no figure to spread: nothing can be said, or it is held back."
NO_MOVES = "There is no figure at any date."


def pages(view: ComparisonView) -> Iterator[Page]:
    """How far apart organisations are, or what moved between dates; then what follows."""
    if view.kind == "dates":
        yield Page(OVER_TIME, TIME_WIDTHS, tuple(_over_time(view)))
    else:
        yield Page(SPREAD, SPREAD_WIDTHS, tuple(_spreads(view)))
    yield Page(FOLLOWS, FOLLOWS_WIDTHS, tuple(_follows(view)))


def named(view: ComparisonView, one: FrameworkComparison) -> Iterator[Block]:
    if len(view.frameworks) > 1:
        yield Title(one.title, 3)


# --- spread


def _spreads(view: ComparisonView) -> Iterator[Block]:
    yield Title(SPREAD, 1)
    yield Prose(ABOUT_SPREAD)
    for one in view.frameworks:
        yield Title(f"{one.title} ({one.id} {one.version})")
        known = [row for row in one.heat if row.spread.median is not None]
        for title, parts in _halves(known):
            yield Title(title, 3)
            yield _spread(f"{title} ({one.id})", parts)
        if not known:
            yield Prose(NO_FIGURES)


def _halves(rows: Sequence[HeatRow]) -> Iterator[tuple[str, list[HeatRow]]]:
    """The whole and its domains, then themes: each a chart that can be taken in."""
    whole = [row for row in rows if row.kind != "theme"]
    parts = [row for row in rows if row.kind == "theme"]
    if whole:
        yield ("All together and by domain" if len(whole) > 1 else "All together"), whole
    if parts:
        yield "By theme", parts


def _spread(title: str, parts: Sequence[HeatRow]) -> Grid:
    rows = tuple(
        (row.title, row.kind, *_numbers(row.spread), row.spread.n, capital(row.spread.words))
        for row in parts
    )
    titles = ("Part", "Kind", "Least", "First quartile", "Median", "Third quartile", "Most")
    drawn = [n for n in range(6, 1, -1) if any(row[n] is not None for row in rows)]
    span = "from the least to the most" if drawn[0] == 6 else "from the first quartile to the third"
    said = "; ".join(f"{row.title}: {row.spread.words}" for row in parts)
    chart = Chart(
        "layers",
        f"How what is claimed spreads: {title[:1].lower()}{title[1:]}",
        f"A bar for each part. {said}.",
        series=tuple(drawn),
        note=LAYER_NOTES[len(drawn)].format(span=span),
    )
    more = ("Median if what is open turned out well", "With a figure", "In words")
    return Grid((*titles, *more), rows, chart=chart)


def _numbers(spread: SpreadView) -> tuple[Percent | None, ...]:
    five = (spread.least, spread.first, spread.median, spread.third, spread.most)
    return tuple(map(percent, (*five, spread.median_high)))


# --- over time


def _over_time(view: ComparisonView) -> Iterator[Block]:
    yield Title(OVER_TIME, 1)
    yield Prose("Dates stand at equal distances in the charts, however far apart they are.")
    yield from (Prose(line) for line in dict.fromkeys(_asked(view)))
    for one in view.frameworks:
        yield Title(f"{one.title} ({one.id} {one.version})")
        rows = [row for row in one.heat if row.kind != "theme"]
        known = [row for row in rows if any(cell.low is not None for cell in row.cells)]
        for row in known:
            yield Title(row.title, 3)
            yield _moves(one, row)
        if not known:
            yield Prose(NO_MOVES)


def _asked(view: ComparisonView) -> Iterator[str]:
    return (turn.asked for one in view.frameworks for turn in one.turns if turn.asked)


def _moves(one: FrameworkComparison, row: HeatRow) -> Grid:
    pairs = tuple(zip(one.columns, row.cells, strict=True))
    chart = Chart(
        "lines",
        row.title,
        "; ".join(f"{column.label}: {cell.words}" for column, cell in pairs) + ".",
        series=(1, 2, 3),
    )
    titles = ("Date", AT_LEAST, AT_BEST, "Shown", "Open", "In words")
    return Grid(titles, tuple(_moved(column, cell) for column, cell in pairs), chart=chart)


def _moved(column: ColumnView, cell: HeatCell) -> tuple[Cell, ...]:
    is_open = "yes" if cell.open else "no"
    numbers = (percent(cell.low), percent(cell.high), percent(cell.evidenced))
    return (column.label, *numbers, is_open, cell.words)


# --- what follows


def _follows(view: ComparisonView) -> Iterator[Block]:
    yield Title(FOLLOWS, 1)
    for one in view.frameworks:
        yield from named(view, one)
        yield from _lines(one.lacking_title, one.lacking_none, one.lacking)
        if one.apart:
            yield Title("Who can be told apart")
            yield from (Prose(f"• {line}") for line in one.apart)
        if one.managers_only:
            yield Title("Only managers answered")
            yield Prose(one.managers_only)
        if view.kind != "dates":
            yield Title(MENTORS)
            yield Prose(_helpers(one))
            none = "Nothing is claimed by many and shown by few."
            yield from _lines("Claimed, not shown", none, one.not_shown)


def _helpers(one: FrameworkComparison) -> str:
    if not one.columns:
        return "No organisation is shown by itself, so none is named as one to ask."
    if one.mentors:
        return f"The sheet “{MENTORS}” says who is at target and shown where others are not yet."
    return "Nobody is at target and shown where others are not yet. A mere claim makes no mentor."


def _lines(title: str, none: str, lines: Sequence[Line]) -> Iterator[Block]:
    yield Title(title)
    if lines:
        rows = tuple((line.id, _titled(line), line.words) for line in lines)
        yield Grid(("Criterion", "Title", "How it stands"), rows)
    else:
        yield Prose(none)


def _titled(line: Line) -> str:
    return f"{line.title}, a stop sign" if line.stop_sign else line.title
