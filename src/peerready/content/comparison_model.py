"""The parts of a comparison as people read it: plain words and numbers, in the order in which they are read.

Whole per cent throughout, cut and never rounded up. Each format shows these parts in this order:
head, short answer, notices, who answered, heat map, spread, what follows (lacking, apart, managers
only, mentors, claimed and not shown), changes, groups, criteria, what was left out, how to read it.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

Turn = Literal["better", "worse", "same", "open"]


class ColumnView(NamedTuple):
    """An organisation or a date, and who speaks for it."""

    label: str
    """Its name or pseudonym in full; of a date: 12 Nov 2026."""
    short: str
    """Four letters for a narrow head, unlike every other's; of a date: 2026, or Nov26."""
    when: str
    """The day of its answers; nothing where names are replaced."""
    who: str
    """The groups that answered, in words: leadership, team and peer workers."""
    who_short: str
    """One letter a group: LTP."""
    peer_workers: str
    """How many it employs, as the fact says: none, 1–4, 5+; nothing where not said or left out."""
    answered: str
    """21 of 23."""
    answered_count: int
    criteria: int
    claimed: str
    """Of the whole, with its range: 29–46 %."""
    shown: str
    """Of the whole: 2 %."""
    place: str
    """Where it stands among the others: above 3 to 5 of 9; nothing where few or not asked."""
    managers_only: bool


class HeatCell(NamedTuple):
    """One column in one row."""

    text: str
    """As in a narrow table: 31, 31+ where something is open, – where nothing can be said."""
    words: str
    """As said aloud: 31 to 63 %, 3 of 8 open; shown 12 %."""
    low: int | None
    high: int | None
    evidenced: int | None
    open: bool


class SpreadView(NamedTuple):
    """How a row spreads; each dot is a column, where they are few."""

    dots: tuple[tuple[int, int], ...]
    """The low and the high of each column, sorted; none where columns are many."""
    least: int | None
    first: int | None
    """The quartiles, from five columns on."""
    median: int | None
    third: int | None
    most: int | None
    median_high: int | None
    """The median if everything open turned out well."""
    n: int
    words: str
    """median 29 to 33 %, the middle half 16 to 50 %, 10 of 10; or what there is instead."""


class HeatRow(NamedTuple):
    """A domain or a theme across the columns."""

    id: str
    title: str
    kind: str
    """whole, domain or theme."""
    criteria: int
    cells: tuple[HeatCell, ...]
    spread: SpreadView


class LevelCell(NamedTuple):
    """How one column answered one criterion."""

    text: str
    """In one or two signs for a narrow table: 0 to 3 for the levels, ? open, – does not apply."""
    words: str
    """The level's label, or: open, does not apply, not in scope."""
    step: int | None
    """The rank of the level, from 0; None where there is none."""
    steps: int
    """The highest rank of the scale."""
    shown: bool
    heard: bool


class CriterionRow(NamedTuple):
    """One criterion across the columns."""

    id: str
    title: str
    text: str
    domain: str
    stop_sign: bool
    cells: tuple[LevelCell, ...]
    counts: tuple[int, ...]
    """How many stand at each level, lowest first."""
    open: int
    not_applicable: int
    met: int
    shown: int
    words: str
    """7 of 10 at target, 3 of them shown."""


class Line(NamedTuple):
    """Something that follows, about one criterion, row or column."""

    id: str
    title: str
    words: str
    stop_sign: bool = False


class MentorPart(NamedTuple):
    """A domain or theme that an organisation could be asked about."""

    row: str
    title: str
    strong: str
    """How much of it is at target and shown, and how that is known."""
    could_help: str
    """The columns it could help, in words; nothing where they are the same in all its parts."""
    criteria: tuple[Line, ...]


class MentorView(NamedTuple):
    """Who could be asked, and about what."""

    who: str
    could_help: str
    """The columns it could help in each of its parts; nothing where they differ."""
    parts: tuple[MentorPart, ...]


class OrderRow(NamedTuple):
    """One column in the order that was asked for."""

    rank: str
    """2 to 4, or 1."""
    label: str
    claimed: str
    low: int | None
    high: int | None
    apart_from: str
    """The columns it is surely above, in words."""


class ChangeRow(NamedTuple):
    """What became of one criterion."""

    id: str
    title: str
    stop_sign: bool
    turn: Turn
    what: str
    """improved, regressed, answered lower, newly answered, no longer shown, re-confirmed."""
    before: str
    after: str
    why: str
    """What stands behind it as far as the files say: asked peer workers for the first time."""


class TurnView(NamedTuple):
    """From one date to the next."""

    earlier: str
    later: str
    summary: str
    asked: str
    """More groups were asked: lower may be progress; or nothing."""
    counts: tuple[tuple[str, int], ...]
    rows: tuple[ChangeRow, ...]


class GroupCell(NamedTuple):
    """The spread of one group in one row; its text says why where it is held back."""

    spread: SpreadView | None
    text: str


class GroupView(NamedTuple):
    """The columns that share a fact."""

    name: str
    size: str
    """12, or: fewer than 5."""
    cells: tuple[GroupCell, ...]
    """One a heat row, in the same order."""


class LeftOutView(NamedTuple):
    """What is not in the comparison, and why."""

    what: str
    """A path, or a criterion's id."""
    title: str
    why: str


class FrameworkComparison(NamedTuple):
    """The comparison within one framework."""

    id: str
    title: str
    version: str
    source: str
    target: str
    """The target that counts as met, in words."""
    basis: str
    """How many criteria are compared, of how many, and why the others are not."""
    short_answer: tuple[str, ...]
    notices: tuple[str, ...]
    heading: str
    """Ten services, or: Rainbow Services, three dates."""
    columns: tuple[ColumnView, ...]
    """None where they are too many to be shown one by one."""
    voices: tuple[tuple[str, str], ...]
    """The letter and the words of each group that answered anywhere: L, leadership."""
    heat: tuple[HeatRow, ...]
    """The whole first, then domains, then themes; domains and themes by median, lowest first."""
    lacking_title: str
    """What all three lack; Below target at every date."""
    lacking_none: str
    """What is said where nothing is."""
    lacking: tuple[Line, ...]
    apart: tuple[str, ...]
    """What can and cannot be told apart."""
    managers_only: str
    mentors: tuple[MentorView, ...]
    not_shown: tuple[Line, ...]
    """Claimed by many and shown by few."""
    order: tuple[OrderRow, ...]
    """None unless asked for."""
    turns: tuple[TurnView, ...]
    by: str
    """What groups are made by, as within a sentence: size of the organisation; or nothing."""
    groups: tuple[GroupView, ...]
    criteria: tuple[CriterionRow, ...]
    levels: tuple[tuple[str, str], ...]
    """Each level's sign and label, lowest first, then the signs for open and does not apply."""
    left_out: tuple[LeftOutView, ...]
    limits: tuple[str, ...]
    sha256: str


class ThemeCounts(NamedTuple):
    """One theme across organisations of different frameworks: counts of status, never per cent."""

    id: str
    title: str
    cells: tuple[str, ...]
    """Of each column: 3 at target, 2 begun, 1 not yet, 1 open."""


class AcrossView(NamedTuple):
    """What different frameworks share: themes by counts."""

    columns: tuple[tuple[str, str], ...]
    """Each column's label and its framework."""
    themes: tuple[ThemeCounts, ...]
    notices: tuple[str, ...]


class ComparisonView(NamedTuple):
    """A whole comparison."""

    kind: str
    """organisations or dates."""
    anonymous: bool
    """Whether names are replaced."""
    heading: str
    period: str
    """Oct–Nov 2026; nothing where names are replaced."""
    question: str
    prepared_for: str
    prepared_by: str
    narrative: str
    confidentiality: str
    notices: tuple[str, ...]
    frameworks: tuple[FrameworkComparison, ...]
    across: AcrossView | None
    """Instead of frameworks where organisations share none."""
    left_out: tuple[LeftOutView, ...]
    """Frameworks not answered by all, and files that were passed over or do not share anything."""
    left_out_title: str
    """Files left out; Frameworks and files left out; nothing where none are."""
    left_out_count: int
    """How many; there are fewer lines where files are only counted."""
    tool: str
    language: str
