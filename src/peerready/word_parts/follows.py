"""A comparison in Word: what follows from it, what changed, the groups, and what was left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from peerready.content.comparison_words import ORDER, SMALL_GROUPS
from peerready.word.blocks import Heading, Items, Table, cell, run, strong
from peerready.word_parts.lines import caption, named, of_texts, part, said, side_by_side
from peerready.wording import capital, sentence

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from peerready.content.comparison_model import (
        AcrossView,
        FrameworkComparison,
        LeftOutView,
        Line,
        MentorView,
        TurnView,
    )
    from peerready.content.comparison_model import Turn as Direction
    from peerready.word.blocks import Block, Words

SIGNS: dict[Direction, str] = {"better": "▲", "worse": "▼", "same": "=", "open": "?"}
MOST_GROUPS, MOST_ACROSS = 4, 5
"""Columns of words that fit beside a title; the others follow in a table of their own."""


def follows(view: FrameworkComparison, *, dates: bool) -> Iterator[Block]:
    """What all lack, who can be told apart, whom to ask, what is claimed and not shown."""
    yield part("What follows")
    yield Heading(run(view.lacking_title), 3)
    yield from _lines(view.lacking, view.lacking_none)
    if view.apart:
        yield Heading(run("Who can be told apart"), 3)
        yield Items(tuple(run(sentence(line)) for line in view.apart))
    if view.managers_only:
        yield Heading(run("Only managers answered"), 3)
        yield said(sentence(view.managers_only), "Report Remark")
    if not dates:
        if view.columns:
            yield Heading(run("Who could be asked"), 3)
            yield from _mentors(view.mentors)
        yield Heading(run("Claimed, not shown"), 3)
        yield from _lines(view.not_shown, "Nothing is claimed by many and shown by few.")


def _lines(lines: Iterable[Line], none: str) -> Iterator[Block]:
    found = tuple(
        (*named(line.title, line.id, stop_sign=line.stop_sign), *run(f": {line.words}"))
        for line in lines
    )
    yield Items(found) if found else said(none)


def _mentors(mentors: Iterable[MentorView]) -> Iterator[Block]:
    found = tuple(_mentor(one) for one in mentors)
    if not found:
        none = "Nobody is at target and shown where others are not yet."
        yield said(f"{none} A mere claim makes no mentor.")
        return
    yield said("At target and shown where others are not yet. Ask them first whether they would.")
    yield Items(found)


def _mentor(one: MentorView) -> Words:
    """An organisation with all it could be asked about; whom it could help once where that is the same."""
    parts = ". ".join(
        f"{part.title}: {part.strong}"
        + (f". It could help {part.could_help}" if part.could_help else "")
        for part in one.parts
    )
    help_ = f" It could help {one.could_help}." if one.could_help else ""
    return (*strong(one.who), *run(f". {parts}.{help_}"))


def turns(view: FrameworkComparison) -> Iterator[Block]:
    """What changed from each date to the next, and what is behind it."""
    if not view.turns:
        return
    yield part("What changed, and why")
    for turn in view.turns:
        yield from _turn(turn)


def _turn(turn: TurnView) -> Iterator[Block]:
    yield Heading(run(f"{turn.earlier} to {turn.later}"), 3)
    yield said(sentence(turn.summary))
    if turn.asked:
        yield said(sentence(turn.asked), "Report Remark")
    if turn.rows:
        rows = tuple(
            (
                cell(named(row.title, row.id, stop_sign=row.stop_sign)),
                cell(f"{SIGNS[row.turn]} {row.what}"),
                cell(capital(row.before)),
                cell(capital(row.after)),
                cell(capital(row.why)),
            )
            for row in turn.rows
        )
        about = f"What changed from {turn.earlier} to {turn.later}"
        titles = ("Criterion", "What", "Before", "After", "Behind it")
        yield Table(titles, rows, about, (32, 17, 13, 13, 25))


def order(view: FrameworkComparison) -> Iterator[Block]:
    """The order that was asked for, with what cannot be said of it."""
    if not view.order:
        return
    yield part("The order asked for")
    yield said(ORDER, "Report Remark")
    rows = [
        (one.label, one.rank, one.claimed, capital(one.apart_from) or "Nobody")
        for one in view.order
    ]
    titles = ("Organisation", "Possible rank", "Claimed", "Surely above")
    yield of_texts(titles, rows, "Possible ranks", (30, 15, 15, 40))


def groups(view: FrameworkComparison) -> Iterator[Block]:
    """The spread of each group, small ones held back."""
    if not view.groups:
        return
    yield part(f"By {view.by}")
    yield said(SMALL_GROUPS, "Report About")
    titles = ("Part", *(f"{group.name} ({group.size})" for group in view.groups))
    rows = [
        (row.title, *(capital(group.cells[number].text) for group in view.groups))
        for number, row in enumerate(view.heat)
    ]
    yield from side_by_side(titles, rows, f"Spread of what is claimed, by {view.by}", MOST_GROUPS)


def left_out(lines: Iterable[LeftOutView], title: str, count: int) -> Iterator[Block]:
    """What is not in the comparison, and why."""
    rows = [("  ".join(filter(None, (line.what, line.title))), line.why) for line in lines]
    if rows:
        yield caption(f"{title} ({count})")
        yield of_texts(("What", "Why"), rows, title, (45, 55))


def across(view: AcrossView) -> Iterator[Block]:
    """Themes of different frameworks, by counts alone."""
    yield Heading(run("Themes by counts"), 1)
    yield Items(tuple(run(sentence(notice)) for notice in view.notices))
    titles = ("Theme", *(f"{label} ({framework})" for label, framework in view.columns))
    rows = [(theme.title, *map(capital, theme.cells)) for theme in view.themes]
    about = "How many criteria of each theme stand where"
    yield from side_by_side(titles, rows, about, MOST_ACROSS)
