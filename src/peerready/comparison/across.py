"""Organisations that share no framework: themes, by counts of status and never by per cent."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from peerready.comparison.labels import unnamed
from peerready.comparison.standing import MET, NOT_APPLICABLE, OPEN, OUT_OF_SCOPE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from peerready.comparison.comparable import Answered
    from peerready.comparison.comparison import Kind
    from peerready.comparison.roster import Roster
    from peerready.comparison.standing import Standing
    from peerready.framework import Framework


class Status(NamedTuple):
    """How many criteria of a theme stand where."""

    met: int
    begun: int
    """Below target, and not at the lowest level."""
    not_yet: int
    open: int
    not_applicable: int

    def plus(self, other: Status) -> Status:
        return Status(*map(sum, zip(self, other, strict=True)))


NONE = Status(0, 0, 0, 0, 0)


class AcrossColumn(NamedTuple):
    """An organisation or a date, in one of the frameworks it answered."""

    label: str
    framework: str
    version: str


@dataclass(frozen=True, slots=True)
class AcrossFramework:
    """A framework, and how many answered it."""

    id: str
    version: str
    title: str
    count: int


@dataclass(frozen=True, slots=True)
class AcrossTheme:
    """A theme: the status of what each column asks of it, None where it asks nothing."""

    id: str
    title: str
    cells: tuple[Status | None, ...]
    totals: tuple[Status | None, ...]
    """One a framework, over all that answered it."""


class AcrossLine(NamedTuple):
    """A column with its status in each theme it is asked about."""

    column: AcrossColumn
    status: Mapping[str, Status]


@dataclass(frozen=True, slots=True)
class Across:
    """Themes across frameworks."""

    kind: Kind
    count: int
    """How many organisations or dates."""
    anonymous: bool
    columns: tuple[AcrossColumn, ...]
    """None where they are too many to be shown one by one."""
    frameworks: tuple[AcrossFramework, ...]
    themes: tuple[AcrossTheme, ...]
    table: AcrossTable = field(compare=False, repr=False)
    """Every column, however many."""


@dataclass(frozen=True, slots=True)
class AcrossTable:
    """Every column, one at a time, however many they are; where names are replaced it holds none."""

    rosters: tuple[Roster, ...]
    labels: Sequence[Sequence[str]]
    """Parallel to the rosters."""

    def __len__(self) -> int:
        return sum(map(len, self.rosters))

    def lines(self) -> Iterator[AcrossLine]:
        """By label, then by framework."""
        places = [(which, n) for which, some in enumerate(self.labels) for n in range(len(some))]
        return (self._line(*place) for place in sorted(places, key=lambda one: self._column(*one)))

    def _column(self, which: int, number: int) -> AcrossColumn:
        roster = self.rosters[which]
        return AcrossColumn(self.labels[which][number], roster.framework, roster.version)

    def _line(self, which: int, number: int) -> AcrossLine:
        roster = self.rosters[which]
        status = _by_theme(roster.loaded.framework, [roster[number]])
        return AcrossLine(self._column(which, number), status)


def across(
    answered: Sequence[Answered],
    labels: Sequence[Sequence[str]],
    titles: Mapping[str, str],
    *,
    kind: Kind,
    count: int,
    most: int,
    anonymous: bool,
) -> Across:
    """Themes by counts; `labels` are parallel to the rosters, `titles` those of the themes.

    At most `most` columns are shown one by one; the table has all.
    """
    rosters = tuple(one.roster for one in answered)
    if anonymous:
        rosters = tuple(
            unnamed(roster, range(len(roster)), names)
            for roster, names in zip(rosters, labels, strict=True)
        )
    table = AcrossTable(rosters, labels)
    shown = [*table.lines()] if len(table) <= most else []
    totals = [_by_theme(one.loaded.framework, one.roster) for one in answered]
    every = dict.fromkeys(theme for one in answered for theme in _themes(one.loaded.framework))
    return Across(
        kind,
        count,
        anonymous,
        tuple(one.column for one in shown),
        tuple(_framework(one) for one in answered),
        tuple(
            AcrossTheme(
                theme,
                titles.get(theme, theme),
                tuple(one.status.get(theme) for one in shown),
                tuple(found.get(theme) for found in totals),
            )
            for theme in every
            if any(theme in found for found in totals)
        ),
        table,
    )


def _themes(framework: Framework) -> Iterable[str]:
    return (theme for one in framework.criteria if one.scored for theme in one.themes)


def _framework(one: Answered) -> AcrossFramework:
    framework = one.loaded.framework
    return AcrossFramework(framework.id, framework.version, framework.title, len(one.roster))


def _by_theme(framework: Framework, standings: Iterable[Standing]) -> dict[str, Status]:
    """The status of all of them together in each theme that any of them is asked about."""
    scored = [(n, one.themes) for n, one in enumerate(framework.criteria) if one.scored]
    found: dict[str, Status] = {}
    for standing in standings:
        for number, themes in scored:
            sign = standing.signs[number]
            if sign != OUT_OF_SCOPE:
                one = status(sign, met=bool(standing.marks[number] & MET))
                for theme in themes:
                    found[theme] = found.get(theme, NONE).plus(one)
    return found


def status(sign: int, *, met: bool) -> Status:
    """Where one criterion stands, counted."""
    return Status(
        met,
        begun=not met and 0 < sign < OUT_OF_SCOPE,
        not_yet=not met and sign == 0,
        open=sign in OPEN,
        not_applicable=sign == NOT_APPLICABLE,
    )
