"""The comparison itself: figures of each column, their spread, and what follows from them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from datetime import date
    from fractions import Fraction

    from peerready.comparison.standing import Standing
    from peerready.comparison.table import Table
    from peerready.fields import Voice
    from peerready.framework import Framework

Kind = Literal["organisations", "dates"]
RowKind = Literal["whole", "domain", "theme"]
GroupKind = Literal["value", "not-said", "others"]
"""A fact's value, no value, or all values together that too few columns have."""
Turn = Literal[
    "improved",
    "regressed",
    "newly-answered",
    "no-longer-answered",
    "no-longer-evidenced",
    "newly-evidenced",
    "re-confirmed",
    "unchanged",
]


class Cell(NamedTuple):
    """The figures of one column in one row, each in [0, 1], None where nothing can be said."""

    low: Fraction | None
    high: Fraction | None
    evidenced: Fraction | None
    criteria: int
    answered: int


class Five(NamedTuple):
    """The spread of some numbers; the quartiles are None below five of them."""

    least: Fraction | None
    """None, as `most`, where single columns are not to be seen."""
    first: Fraction | None
    median: Fraction
    third: Fraction | None
    most: Fraction | None


class Spread(NamedTuple):
    """How `low` and `high` of a row spread over the columns that have them; None where held back."""

    n: int
    low: Five | None
    high: Five | None
    open: int | None
    """In how many columns something of it is open; None where groups are made."""


@dataclass(frozen=True, slots=True)
class Row:
    """The whole, a domain or a theme: one cell a column where columns are few, and the spread."""

    id: str
    title: str
    kind: RowKind
    criteria: tuple[str, ...]
    spread: Spread
    cells: tuple[Cell, ...] = ()
    places: tuple[Place | None, ...] = ()
    """Of each column, the share of the others that it stands above; none below five columns."""


class Place(NamedTuple):
    """Percentile within the folder: the shares of the others surely below, and possibly below."""

    least: Fraction
    most: Fraction


@dataclass(frozen=True, slots=True)
class Tally:
    """How one criterion was answered: a count for each level, and for what is no level."""

    id: str
    levels: tuple[int, ...]
    open: int
    not_applicable: int
    met: int
    shown: int
    heard: int

    @property
    def settled(self) -> int:
        return sum(self.levels)


class GroupTally(NamedTuple):
    """How a group answered one criterion; a count that would tell each one's part is held back."""

    id: str
    levels: tuple[int, ...]
    open: int
    not_applicable: int
    met: int
    shown: int | None
    heard: int | None

    @property
    def settled(self) -> int:
        return sum(self.levels)


@dataclass(frozen=True, slots=True)
class Column:
    """An organisation, or a date of one.

    `signs`, `least`, `proved` and `marks` hold a byte for each criterion of the framework; one that
    is not compared is out of scope in each of them.
    """

    label: str
    """Its name, its pseudonym, or its date."""
    standing: Standing | None
    """None where names are replaced: nothing of the file but its signs may be seen."""
    assessed_on: date | None
    voices: tuple[Voice, ...]
    managers_only: bool
    signs: bytes
    least: bytes
    proved: bytes
    marks: bytes


class Pair(NamedTuple):
    """Two columns by number, the surely higher first, that no reasonable weights turn around."""

    higher: int
    lower: int


@dataclass(frozen=True, slots=True)
class Order:
    """What can be said of an order by what is claimed.

    `told_apart` holds the pairs that stay in order whatever the open answers turn out to be and
    whatever each weight is between half and twice its own; `steady` those that do so with the
    framework's own weights. `ranks` holds of each column the first and the last rank it may have.
    """

    told_apart: tuple[Pair, ...]
    steady: tuple[Pair, ...]
    ranks: tuple[tuple[int, int], ...]


class Mentor(NamedTuple):
    """A domain or theme where one column is strong and shown, and others are weak."""

    row: str
    column: int
    criteria: tuple[str, ...]
    """At target, shown and settled there; below target in at least one other column."""
    confirmed: tuple[str, ...]
    """Those of them that people they are about, or somebody outside, confirmed."""
    weak: tuple[int, ...]
    """The columns it could help."""
    kind: RowKind = "domain"
    """Of the row: a domain and a theme may have one id."""


class Change(NamedTuple):
    """What became of one criterion from one date to the next, and what is behind it."""

    id: str
    turn: Turn
    before: int
    after: int
    """The signs."""
    shown_before: bool
    shown_after: bool
    heard_before: bool
    heard_after: bool
    cited_after: bool = False
    """Whether any evidence is given, whether it holds or not."""
    promised_after: bool = False
    """Whether an action is planned or started."""


@dataclass(frozen=True, slots=True)
class Turned:
    """From one date to the next: every criterion, and the groups that were asked anew or no longer."""

    earlier: int
    later: int
    changes: tuple[Change, ...]
    asked_more: tuple[Voice, ...]
    asked_less: tuple[Voice, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """The columns that share a fact; what would tell of few of them, or of each, is None."""

    kind: GroupKind
    name: str
    """The fact's value; empty where it is not said, and of the others."""
    count: int
    spreads: tuple[Spread | None, ...]
    """One a row, in the same order, without the least and the most."""
    tallies: tuple[GroupTally | None, ...]
    """One a criterion."""


@dataclass(frozen=True, slots=True)
class Edition:
    """An edition of the framework, and how many of those compared were read with it."""

    version: str
    count: int


@dataclass(frozen=True, slots=True)
class Joined:
    """That answers read with several editions are compared, as of the one whose words are given."""

    editions: tuple[Edition, ...]
    """The one whose words are given first; none where counts would tell of few."""


class Some(NamedTuple):
    """Some files or organisations that are only counted, and why they are not in a comparison."""

    number: int
    noun: Literal["file", "organisation"]
    why: str


@dataclass(frozen=True, slots=True)
class LeftOut:
    """What is not in the comparison, and why."""

    criteria: tuple[str, ...] = ()
    """Those that some have in scope and in their framework, and some have not."""
    frameworks: tuple[tuple[str, str], ...] = ()
    """Those that only some files answer, each with how many."""
    files: tuple[tuple[str, str], ...] = ()
    """Valid files that do not share it, each with the reason."""
    invalid: tuple[tuple[str, str], ...] = ()
    """Files with faults that --skip-invalid passed over, each with its first problem at its place."""
    earlier: tuple[tuple[str, str], ...] = ()
    """Earlier files of an organisation that has a newer one here."""
    counted: tuple[Some, ...] = ()
    """Of data sets, how many files or organisations are not in it."""

    @property
    def is_of_files(self) -> bool:
        """Whether anybody's answers are not in it, beside frameworks and criteria."""
        return bool(self.files or self.invalid or self.earlier or self.counted)


@dataclass(frozen=True, slots=True)
class Comparison:
    """Columns compared in one framework, over the criteria that all of them share."""

    kind: Kind
    framework: Framework
    framework_sha256: str
    criteria: tuple[str, ...]
    """What is compared, in file order: scored, in every column's scope."""
    count: int
    """How many organisations or dates; by year, as many for each organisation as it has years."""
    organisations: int
    """How many different organisations."""
    managers_only: int | None
    """How many nobody but managers answered; None where groups are made."""
    columns: tuple[Column, ...]
    """Each of them where they may be shown one by one and are few enough; else none."""
    rows: tuple[Row, ...]
    """The whole, the domains, the themes, in this order."""
    tallies: tuple[Tally, ...]
    """One a criterion, in its order; with groups none where it would tell of few, or of each."""
    order: Order | None
    mentors: tuple[Mentor, ...]
    turns: tuple[Turned, ...]
    by: str
    """The fact that groups are made by, or nothing."""
    groups: tuple[Group, ...]
    min_group: int
    anonymous: bool
    left_out: LeftOut
    first: date | None
    """The earliest and the latest date of assessment; None where names are replaced."""
    last: date | None
    joined: Joined | None = None
    """None where there is one edition of the framework."""
    table: Table | None = field(default=None, compare=False, repr=False)
    """Every column, however many; None where groups are made: then no column is shown by itself."""
