"""A comparison as a workbook: what to read first, a heat map, spreads and moves with charts, tables to filter by."""

from __future__ import annotations

from typing import TYPE_CHECKING

from peerready.comparison_sheets import criteria, heat, lists, pages
from peerready.comparison_sheets.pages import named
from peerready.content.comparison_words import ORDER, READING, SMALL_GROUPS
from peerready.glossary import WORDS
from peerready.sheets import Grid, Page, Prose, Running, Title
from peerready.wording import capital
from peerready.workbook import workbook

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from peerready.content.comparison_model import ComparisonView
    from peerready.sheets import Sheet

    Block = Title | Prose | Grid

READ_FIRST = "Read me first"
FIRST_WIDTHS = (26, 12, 90)
EXPLAINED = ("claimed", "shown", "open", "stop sign", "confirmed")
MEDIAN = "The one in the middle: as many claim less as claim more."
MIDDLE_HALF = "Between the quartiles: a quarter of them claim less, and a quarter more."
SIGNS = (
    ("31 %", "claimed, with everything answered"),
    ("31+ %", "at least so much: something is open"),
    ("–", "nothing that applies, or nothing can be said"),
    ("pale to deep blue", "nothing, half, everything claimed; the number says the same"),
)
GUIDE = {
    heat.WHO: "Who speaks for each, and how much they answered.",
    heat.HEAT_MAP: "What is claimed of each part, lowest first; 31+ % is at least 31 %, for something is open.",
    heat.FIGURES: "The same with each range and what is shown, one a line.",
    pages.SPREAD: "How far apart they are: the median and the middle half, with a chart.",
    pages.OVER_TIME: "What was claimed and shown at each date, with a chart of the whole and of each domain.",
    pages.FOLLOWS: "What all or nearly all lack, who can be told apart, what is claimed and not shown.",
    lists.MENTORS: "At target and shown where others are not yet. Ask them first whether they would.",
    lists.CHANGES: "What became of each criterion from date to date; what stayed is only counted.",
    lists.GROUPS: f"The spread of each group. {SMALL_GROUPS}",
    lists.ORDER: ORDER,
    lists.THEMES: "How many criteria of each theme are at target, begun, not yet or open.",
    criteria.CRITERIA: "Every criterion: the level of each, and how many stand at it. 2* is level 2, shown.",
    lists.LEFT_OUT: "What is not in the comparison, and why.",
}
"""What is on a sheet, by the beginning of its name."""


def content(view: ComparisonView, today: date) -> bytes:
    """The workbook of a whole comparison."""
    after = tuple(_after(view))
    first = Page(READ_FIRST, FIRST_WIDTHS, tuple(_first(view, after)))
    head = ", ".join(filter(None, (view.heading, view.period)))
    running = Running(head, view.confidentiality, view.notices[0] if view.notices else "")
    title = f"{view.heading}: comparison"
    return workbook((first, *after), title, today, running, view.prepared_by or view.tool)


def _after(view: ComparisonView) -> Iterator[Sheet | Page]:
    """The sheets that hold something, in the order in which they are read."""
    if view.frameworks:
        yield from _filled(heat.who(view))
        yield from heat.heat_maps(view)
        yield from _filled(heat.figures(view))
        yield from pages.pages(view)
    makers = (lists.mentors, lists.changes, lists.groups, lists.order)
    for make in makers:
        yield from _filled(make(view))
    if view.across:
        yield from _filled(lists.themes(view.across))
    yield from criteria.criteria(view)
    yield from _filled(lists.left_out(view))


def _filled(sheet: Sheet) -> Iterator[Sheet]:
    if sheet.rows:
        yield sheet


# --- read me first


def _first(view: ComparisonView, after: Sequence[Sheet | Page]) -> Iterator[Block]:
    yield Title(view.heading, 1)
    if view.confidentiality:
        yield Prose(view.confidentiality, strong=True)
    yield _beside(_about(view))
    if view.frameworks:
        yield Title("Short answer")
        for one in view.frameworks:
            yield from named(view, one)
            yield from (Prose(line) for line in one.short_answer)
    yield Title("Before you read on")
    yield from (Prose(f"• {notice}") for notice in _notices(view))
    if view.narrative:
        yield Title("In our own words")
        yield from (Prose(part) for part in view.narrative.split("\n\n"))
    yield from _dates(view)
    yield Title("The sheets")
    yield Grid(("Sheet", "Rows", "What is there"), tuple(map(_guide, after)))
    yield from _left_out(view)
    yield from _key(view)
    yield from _sources(view)
    yield Prose(f"Made by {view.tool}")


def _beside(rows: Iterable[tuple[str, str]]) -> Grid:
    """Words with what stands beside them."""
    return Grid((), tuple(rows), spans=(1, 2))


def _about(view: ComparisonView) -> Iterator[tuple[str, str]]:
    yield "Question", view.question
    if view.period:
        yield "Answered", view.period
    for one in view.frameworks:
        target = f", target: {one.target}" if one.target else ""
        yield "Framework", f"{one.title} ({one.id} {one.version}){target}"
        yield "Compared", capital(one.basis)
        if one.by:
            yield "Groups by", capital(one.by)
    dress = (("Prepared for", view.prepared_for), ("Prepared by", view.prepared_by))
    yield from ((name, value) for name, value in dress if value)


def _notices(view: ComparisonView) -> Iterable[str]:
    """Each once, though several frameworks have it."""
    across = view.across.notices if view.across else ()
    own = (notice for one in view.frameworks for notice in one.notices)
    return dict.fromkeys((*view.notices, *across, *own))


def _dates(view: ComparisonView) -> Iterator[Block]:
    """What changed from date to date, counted."""
    if not any(one.turns for one in view.frameworks):
        return
    yield Title(lists.CHANGES)
    for one in view.frameworks:
        yield from named(view, one)
        yield _beside(
            (f"{turn.earlier} to {turn.later}", " ".join(filter(None, (turn.summary, turn.asked))))
            for turn in one.turns
        )


def _guide(sheet: Sheet | Page) -> tuple[str, int | None, str]:
    """A sheet with its number of rows, and what it holds."""
    about = next(words for name, words in GUIDE.items() if sheet.name.startswith(name))
    return sheet.name, None if isinstance(sheet, Page) else len(sheet.rows), about


def _left_out(view: ComparisonView) -> Iterator[Block]:
    asked = sum(len(one.left_out) for one in view.frameworks)
    both = ((view.left_out_title, view.left_out_count), ("Criteria left out", asked))
    told = [f"{title}: {many}." for title, many in both if many]
    yield Title(lists.LEFT_OUT)
    said = f"{' '.join(told)} The sheet “{lists.LEFT_OUT}” says which and why."
    yield Prose(said if told else "Nothing was left out.", strong=bool(told))


def _key(view: ComparisonView) -> Iterator[Block]:
    yield Title("What the words and signs mean")
    words = [(capital(word), WORDS[word]) for word in EXPLAINED]
    yield _beside((*words, ("Median", MEDIAN), ("Middle half", MIDDLE_HALF)))
    if not view.frameworks:
        return
    yield Prose("In the heat map:")
    yield _beside(SIGNS)
    for one in view.frameworks:
        yield Title(f"The levels of {one.id}", 3)
        yield _beside(one.levels)


def _sources(view: ComparisonView) -> Iterator[Block]:
    if not view.frameworks:
        return
    yield Title("How to read it")
    yield from (Prose(f"• {line}") for line in READING)
    for one in view.frameworks:
        yield Title(f"{one.title} ({one.id} {one.version})", 3)
        yield Prose(f"{one.source}; sha256 {one.sha256}")
        yield from (Prose(f"• {line}") for line in one.limits if line not in READING)
