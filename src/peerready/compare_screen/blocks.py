"""A comparison as blocks for the terminal and for Markdown: who answered, the heat map, the spread, what follows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from peerready.compare_screen import changes, criteria
from peerready.compare_screen.grids import (
    Line,
    across,
    dot_line,
    line_width,
    median_text,
    ruler,
)
from peerready.content.comparison_groups import OLDER
from peerready.content.comparison_words import ORDER, READING, SMALL_GROUPS
from peerready.screen import Cell, Grid, Heading, Paragraph

if TYPE_CHECKING:
    from collections.abc import Iterable

    from peerready.content.comparison_model import (
        AcrossView,
        ComparisonView,
        FrameworkComparison,
        GroupView,
        HeatCell,
        HeatRow,
        LeftOutView,
        MentorPart,
        MentorView,
        OrderRow,
    )
    from peerready.content.comparison_model import Line as Told
    from peerready.screen import Block, Style

SHADES: tuple[Style, ...] = ("faint", "plain", "strong", "title")
"""The more is claimed, the stronger; never a colour for good or bad."""
HEAT_KEY = "Of 100, claimed; 33+ is at least 33: something is open; – nothing that applies."
RISES = "The median rises to the second number if all that is open turns out well."
COULD_ASK = "At target and shown where others are not yet. Ask them first whether they would."
HELD_BACK = f"– is held back. {SMALL_GROUPS}"
SHOWN = 5
"""How many of a long list stand on a screen."""


def blocks(view: ComparisonView, width: int | None) -> tuple[Block, ...]:
    """What `compare` shows; without a width as Markdown has it, in whole tables and in words."""
    head: list[Block] = [
        Heading(view.heading, view.period, level=1),
        *(Paragraph(notice, "faint", sign="·") for notice in view.notices),
    ]
    for one in view.frameworks:
        head += _framework(one, view.kind, width)
    if view.across:
        head += _across(view.across, width)
    return (*head, *_left_out(view.left_out_title, view.left_out_count, view.left_out, width))


def _framework(one: FrameworkComparison, kind: str, width: int | None) -> list[Block]:
    target = f"Target: {one.target}" if one.target else ""
    return [
        Heading(f"{one.title} {one.version}", one.basis),
        *((Paragraph(target, "faint"),) if target else ()),
        *(Paragraph(sentence, "strong") for sentence in one.short_answer),
        *(Paragraph(notice, "open", sign="!") for notice in one.notices),
        *_who(one, width),
        *_heat(one, kind, width),
        *(_spread(one, width) if kind == "organisations" else ()),
        *_follows(one, width),
        *_order(one.order),
        *(block for turn in one.turns for block in changes.blocks(turn)),
        *_groups(one, width),
        *criteria.blocks(one, width),
        *_left_out("Criteria left out", len(one.left_out), one.left_out, width),
        Heading("How to read it"),
        *(Paragraph(limit, "faint", sign="·") for limit in _limits(one, width)),
    ]


def _limits(one: FrameworkComparison, width: int | None) -> tuple[str, ...]:
    """How figures are to be read; on a terminal without what the framework does not ask about."""
    if width is None:
        return one.limits
    return (*READING, f"What {one.id} does not ask about: peerready frameworks show {one.id}")


def _who(one: FrameworkComparison, width: int | None) -> list[Block]:
    """Who answered for each, before any figure."""
    if not one.columns:
        return []
    heads = tuple(column.short for column in one.columns)
    lines = [Line(Cell("answered by"), tuple(Cell(c.who_short) for c in one.columns))]
    if any(column.peer_workers for column in one.columns):
        cells = tuple(Cell(column.peer_workers or "–") for column in one.columns)
        lines.append(Line(Cell("peer workers employed"), cells))
    lines += _answered(one)
    grids = across("", heads, lines, width)
    names = "; ".join(f"{c.short} {c.label}" for c in one.columns if c.short != c.label)
    letters = ", ".join(f"{letter} {words}" for letter, words in one.voices)
    notes = [Paragraph(words, "faint") for words in (names, letters) if words]
    return [Heading("Who answered"), *grids, *notes]


def _answered(one: FrameworkComparison) -> list[Line]:
    counts = tuple(Cell(str(column.answered_count)) for column in one.columns)
    asked = tuple(Cell(str(column.criteria)) for column in one.columns)
    if len(set(asked)) == 1:
        return [Line(Cell(f"answered of {asked[0].text}"), counts)]
    return [Line(Cell("answered"), counts), Line(Cell("of those that apply"), asked)]


def _heat(one: FrameworkComparison, kind: str, width: int | None) -> list[Block]:
    """The whole, domains and themes across the columns, in one table or in parts."""
    if not one.columns or not any(cell.low is not None for row in one.heat for cell in row.cells):
        return []
    heads = tuple(column.short for column in one.columns)
    lines: list[Line] = []
    for row in one.heat:
        if row.kind != "whole" and not any(line.label.text == f"by {row.kind}" for line in lines):
            lines.append(Line(Cell(f"by {row.kind}", "faint"), (Cell(""),) * len(heads)))
        lines.append(_heat_line(row))
        if row.kind == "whole":
            lines.append(Line(Cell("of it shown"), tuple(map(_shown, row.cells))))
    first = "lowest first" if kind == "organisations" else "lowest at the last date first"
    title = Heading("How much is claimed", first)
    return [title, *across("", heads, lines, width), Paragraph(HEAT_KEY, "faint")]


def _heat_line(row: HeatRow) -> Line:
    return Line(Cell(row.title), tuple(Cell(cell.text, _shade(cell)) for cell in row.cells))


def _shade(cell: HeatCell) -> Style:
    if cell.low is None:
        return "none"
    return SHADES[min(cell.low * len(SHADES) // 100, len(SHADES) - 1)]


def _shown(cell: HeatCell) -> Cell:
    return Cell("–" if cell.evidenced is None else str(cell.evidenced))


def _spread(one: FrameworkComparison, width: int | None) -> list[Block]:
    """How the organisations lie, before any average."""
    rows = [row for row in one.heat if row.spread.n]
    if not rows or not any(row.spread.median is not None for row in rows):
        return []
    if width is None:
        told = tuple((Cell(row.title), Cell(row.spread.words)) for row in rows)
        return [Heading("Spread", "lowest first"), Grid(told, wrap=1)]
    room = line_width(width)
    lines = tuple(
        (
            Cell(row.title),
            Cell(f"|{dot_line(row.spread, room)}|"),
            Cell(median_text(row.spread)),
        )
        for row in rows
    )
    titles = ("lowest first", f" {ruler(room)} ", "median")
    grid = Grid(lines, wrap=0, right=(2,), titles=titles, tight=True)
    return [Heading("Spread"), grid, Paragraph(_spread_key(rows), "faint")]


def _spread_key(rows: Iterable[HeatRow]) -> str:
    if any(row.spread.dots for row in rows):
        return f"· one of them, : two, 3 three; what is claimed at least. {RISES}"
    ends = "─ from least to most, " if any(row.spread.least is not None for row in rows) else ""
    return f"{ends}▒ the middle half, █ the median. {RISES}"


def _follows(one: FrameworkComparison, width: int | None) -> list[Block]:
    """What all lack, who can be told apart, who was not asked, who could be asked."""
    found = _lines(one.lacking_title, one.lacking)
    if one.apart:
        found.append(Heading("Who can be told apart", "overall, by what is claimed"))
        found += [Paragraph(sentence, sign="·") for sentence in one.apart]
    if one.managers_only:
        found += [Heading("Only managers answered"), Paragraph(one.managers_only, "open", sign="!")]
    found += _mentors(one.mentors, width)
    found += _lines("Claimed, not shown", one.not_shown[: width and SHOWN])
    return [*found, *(_more(len(one.not_shown)) if width else ())]


def _more(count: int) -> list[Block]:
    """How many of a list stand in documents only."""
    return [Paragraph(f"and {count - SHOWN} more: -o FILE.html", "faint")] if count > SHOWN else []


def _lines(title: str, lines: Iterable[Told]) -> list[Block]:
    rows = tuple((Cell(one.words), Cell(_titled(one)), Cell(one.id, "faint")) for one in lines)
    return [Heading(title), Grid(rows, wrap=1)] if rows else []


def _titled(one: Told) -> str:
    return f"{one.title}, a stop sign" if one.stop_sign else one.title


def _mentors(mentors: tuple[MentorView, ...], width: int | None) -> list[Block]:
    """Who is at target and shown to be, each with what it could be asked about."""
    if not mentors:
        return []
    rows = tuple((Cell(one.who), Cell(_mentor(one))) for one in mentors[: width and SHOWN])
    more = _more(len(mentors)) if width else ()
    title = Heading("Who could be asked")
    return [title, Paragraph(COULD_ASK, "faint"), Grid(rows, wrap=1), *more]


def _mentor(one: MentorView) -> str:
    parts = "; ".join(map(_mentor_part, one.parts))
    return f"{parts}. It could help {one.could_help}." if one.could_help else f"{parts}."


def _mentor_part(one: MentorPart) -> str:
    confirmed = sum(line.words == "confirmed" for line in one.criteria)
    sure = f", {confirmed} of them confirmed" if confirmed else ""
    if confirmed == len(one.criteria):
        sure = " and confirmed"
    helps = f"; could help {one.could_help}" if one.could_help else ""
    return f"{one.title} ({len(one.criteria)} shown{sure}{helps})"


def _order(rows: tuple[OrderRow, ...]) -> list[Block]:
    if not rows:
        return []
    return [
        Heading("The order asked for"),
        Paragraph(ORDER, "open", sign="!"),
        Grid(tuple(map(_order_row, rows)), wrap=3),
    ]


def _order_row(row: OrderRow) -> tuple[Cell, ...]:
    above = f"surely above: {row.apart_from or 'nobody'}"
    return Cell(row.rank), Cell(row.label), Cell(row.claimed), Cell(above)


def _groups(one: FrameworkComparison, width: int | None) -> list[Block]:
    """The median of each group, or that it is held back."""
    if not one.groups:
        return []
    heads = tuple(group.name for group in one.groups)
    size = Line(Cell("how many"), tuple(Cell(_size(group)) for group in one.groups))
    lines = [
        Line(Cell(row.title), tuple(_group_cell(group, number) for group in one.groups))
        for number, row in enumerate(one.heat)
    ]
    return [
        Heading(f"By {one.by}", "the median of what is claimed"),
        *across("", heads, [size, *lines], width),
        Paragraph(HELD_BACK, "faint"),
    ]


def _size(group: GroupView) -> str:
    return group.size if group.size.isdigit() else "–"


def _group_cell(group: GroupView, number: int) -> Cell:
    spread = group.cells[number].spread
    return Cell(median_text(spread)) if spread else Cell("–", "none")


def _across(view: AcrossView, width: int | None) -> list[Block]:
    """Themes by counts, one organisation after the other."""
    found: list[Block] = [
        Heading("Themes by counts", "how many criteria, never per cent"),
        *(Paragraph(notice, "open", sign="!") for notice in view.notices),
    ]
    if width is None:
        heads = [f"{label} ({framework})" for label, framework in view.columns]
        lines = [Line(Cell(one.title), tuple(map(Cell, one.cells))) for one in view.themes]
        return [*found, *across("", heads, lines, width)]
    for number, (label, framework) in enumerate(view.columns):
        rows = tuple((Cell(one.title), Cell(one.cells[number])) for one in view.themes)
        found += [Heading(label, framework), Grid(rows, wrap=1)]
    return found


def _left_out(
    title: str, count: int, rows: tuple[LeftOutView, ...], width: int | None
) -> list[Block]:
    """All of it; of files that are only older a few, where they would push the rest off a screen."""
    if not rows:
        return []
    older = [row for row in rows if row.why.startswith(OLDER)]
    more = len(older) - SHOWN if width else 0
    hidden = set(older[SHOWN:]) if more > 0 else set()
    told = tuple(
        (Cell(row.what), Cell(": ".join(filter(None, (row.title, row.why)))))
        for row in rows
        if row not in hidden
    )
    end = [Paragraph(f"and {more} more that are older: -o FILE.csv", "faint")] if more > 0 else []
    return [Heading(title, str(count)), Grid(told, wrap=1), *end]
