"""A comparison in Word: who answered, the heat maps, and how each part spreads or moved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from peerready import comparison_charts
from peerready.pictures import png
from peerready.word.blocks import Paragraph, Picture, Table, cell, run, soft, strong
from peerready.word_parts.lines import caption, of_texts, part, said, shade_of, shares
from peerready.wording import capital, count

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from peerready.content.comparison_model import (
        ColumnView,
        CriterionRow,
        FrameworkComparison,
        HeatRow,
    )
    from peerready.word.blocks import Block, Cell, Words

MOST_ACROSS = 10
"""Columns that fit beside a title on an upright page; the others follow in a table of their own."""
LONGEST_NAME = 80
"""In the key; in full it stands where it is told who answered."""
STRIP_WIDTH = 7.0
"""Of a drawn row, in centimetres."""
ALPHABETICAL = "In alphabetical order: this is not a ranking."
RANGE = (
    "A range reaches from what is answered to what it would be if everything open turned out well."
)
HEAT = (
    "Per cent claimed; {first} first. 31+ means at least 31, for something is open. "
    "A dash: nothing to be said."
)
DOTS = (
    "From 0 on the left to 100 on the right, with a tick at every quarter. Each dot is an "
    "organisation; dashed: what it would be if everything open turned out well. The upright line "
    "is the median."
)
BOXES = (
    "From 0 on the left to 100 on the right, with a tick at every quarter. The box is the middle "
    "half, the line reaches from the least to the most, the upright line is the median."
)
MOVES = (
    "From 0 on the left to 100 on the right, with a tick at every quarter. A ring: an earlier "
    "date. Filled: the latest. Dashed: what it would be if everything open turned out well."
)


def who(view: FrameworkComparison, *, dates: bool) -> Iterator[Block]:
    """Who answered, and how much: before any figure."""
    if not view.columns:
        return
    yield part("Who answered")
    said_of_peers = any(column.peer_workers for column in view.columns)
    titles = [
        "Date" if dates else "Organisation", "Answered by", "Answered",
        *(["Peer workers employed"] if said_of_peers else []), "Claimed", "Shown",
    ]  # fmt: skip
    rows = tuple(_who(column, said_of_peers=said_of_peers) for column in view.columns)
    widths = (25, 27, 13, 12, 13, 10) if said_of_peers else (26, 34, 14, 14, 12)
    yield Table(tuple(titles), rows, "Who answered, and how much", widths)
    yield said(f"{'By date.' if dates else ALPHABETICAL} {RANGE}", "Report Small")


def _who(column: ColumnView, *, said_of_peers: bool) -> tuple[Cell, ...]:
    when = column.when if column.when != column.label else ""
    only = strong("Only managers answered") if column.managers_only else ()
    names = (*strong(column.label), *run(f"  {column.short}", "Report Id"))
    peers = [cell(capital(column.peer_workers) or "Not said")] if said_of_peers else []
    return (
        cell(*filter(None, (names, soft(when)))),
        cell(*filter(None, (run(capital(column.who) or "Nobody named"), only))),
        cell(column.answered),
        *peers,
        cell(*filter(None, (run(column.claimed), soft(capital(column.place))))),
        cell(column.shown),
    )


def heat(view: FrameworkComparison, *, dates: bool) -> Iterator[Block]:
    """Domains and themes against the columns: native tables, the number in each shaded cell."""
    if not view.columns:
        return
    yield part("How much is claimed")
    first = "lowest at the last date" if dates else "lowest in the middle"
    yield said(f"{HEAT.format(first=first)} The target is {view.target}.", "Report About")
    if not dates:
        yield key(view.columns)
    parts = [row for row in view.heat if row.kind != "theme"]
    themes = [row for row in view.heat if row.kind == "theme"]
    for title, head, rows in (
        ("The whole and its domains", "Domain", parts),
        ("Themes", "Theme", themes),
    ):
        if rows:
            titles = [(row, count(row.criteria, "criterion", "criteria")) for row in rows]
            lines = [
                ((*strong(row.title), *run(f"  {many}", "Report Id")), _figures(row))
                for row, many in titles
            ]
            yield from _maps(title, head, view.columns, lines)


def key(columns: Iterable[ColumnView]) -> Paragraph:
    """Which column is whose."""
    pairs = ((*strong(one.short), *run(f" {_cut(one.label)}")) for one in columns)
    first, *others = pairs
    return Paragraph(
        (*first, *(word for pair in others for word in (*run(" · "), *pair))),
        "Report Small",
        keep=True,
    )


def _cut(name: str) -> str:
    line = " ".join(name.split())
    return line if len(line) <= LONGEST_NAME else f"{line[: LONGEST_NAME - 1].rstrip()}…"


def _figures(row: HeatRow) -> tuple[Cell, ...]:
    return tuple(cell(one.text, shade=shade_of(one.low, 100), align="center") for one in row.cells)


def levels(rows: Iterable[CriterionRow], view: FrameworkComparison, title: str) -> Iterator[Block]:
    """The criteria of a domain against the columns, each level as its sign."""
    lines = [
        (
            (
                *strong(row.title),
                *run(f"  {row.id}", "Report Id"),
                *run("  stop sign" if row.stop_sign else "", "Report Tag"),
            ),
            tuple(
                cell(
                    one.text,
                    shade=shade_of(one.step, one.steps),
                    align="center",
                )
                for one in row.cells
            ),
        )
        for row in rows
    ]
    yield from _maps(title, "Criterion", view.columns, lines)


def tallies(rows: Iterable[CriterionRow], view: FrameworkComparison, title: str) -> Iterator[Block]:
    """The same of many columns: how many stand at each level."""
    found = tuple(rows)
    names = [words for _, words in view.levels[: len(found[0].counts)]]
    titles = ("Criterion", *names, "Open", "Does not apply", "Shown")
    texts = [
        (
            f"{row.title}  {row.id}",
            *map(str, (*row.counts, row.open, row.not_applicable, row.shown)),
        )
        for row in found
    ]
    yield caption(title)
    yield of_texts(titles, texts, title, right=tuple(range(1, len(titles))))


def _maps(
    title: str,
    first: str,
    columns: Sequence[ColumnView],
    lines: Sequence[tuple[Words, tuple[Cell, ...]]],
) -> Iterator[Block]:
    """One table for as many columns as fit, then the next."""
    found = tuple(shares(len(columns), MOST_ACROSS))
    most = found[0].stop
    beside = max(26, 100 - 9 * most)
    each = (100 - beside) / most
    for share in found:
        some = columns[share]
        yield caption(title if not share.start else f"{title}, continued")
        yield Table(
            (first, *(column.short for column in some)),
            tuple((cell(name), *cells[share]) for name, cells in lines),
            f"{title}: {', '.join(f'{column.short} is {column.label}' for column in some)}",
            (beside + each * (most - len(some)), *[each] * len(some)),
            centred=tuple(range(1, len(some) + 1)),
        )


def spread(view: FrameworkComparison, *, dates: bool) -> Iterator[Block]:
    """How each part spreads over the organisations, or how it moved from date to date."""
    yield part("How it moved" if dates else "Spread")
    dots = any(row.spread.dots for row in view.heat)
    yield said(MOVES if dates else DOTS if dots else BOXES, "Report About")
    for kinds, title in (
        (("whole", "domain"), "The whole and its domains"),
        (("theme",), "Themes"),
    ):
        rows = [row for row in view.heat if row.kind in kinds]
        if rows:
            yield caption(title)
            yield Table(
                ("Part", "0 to 100", "Claimed"),
                tuple(_strip(row, view.columns, dates=dates) for row in rows),
                title,
                (28, 42, 30),
            )


def _strip(row: HeatRow, columns: Sequence[ColumnView], *, dates: bool) -> tuple[Cell, ...]:
    said_of_it = row.spread.words
    if dates:
        pairs = zip(columns, row.cells, strict=True)
        said_of_it = "; ".join(f"{column.short}: {one.text}" for column, one in pairs)
    known = any(one.low is not None for one in row.cells) if dates else row.spread.n
    drawn = png(str(comparison_charts.strip(row, moved_to=dates))) if known else None
    picture = (Picture(drawn, f"{row.title}: {said_of_it}", STRIP_WIDTH),) if drawn else ()
    return cell(strong(row.title)), cell(picture), cell(capital(said_of_it))
