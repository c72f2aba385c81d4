"""Organisations that share no framework: themes, by counts of status and never by per cent."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from peerready.comparison.standing import MET, NOT_APPLICABLE, OPEN, OUT_OF_SCOPE

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from peerready.comparison.comparable import Answered
    from peerready.comparison.comparison import Kind
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


class _Counted(NamedTuple):
    column: AcrossColumn
    status: Mapping[str, Status]


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

    At most `most` columns are shown one by one.
    """
    counted = [_counted(one, names) for one, names in zip(answered, labels, strict=True)]
    columns = sorted((column for some in counted for column in some), key=lambda one: one.column)
    shown = columns if len(columns) <= most else []
    every = dict.fromkeys(theme for one in answered for theme in _themes(one.loaded.framework))
    themes = [theme for theme in every if any(_total(theme, some) for some in counted)]
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
                tuple(_total(theme, some) for some in counted),
            )
            for theme in themes
        ),
    )


def _themes(framework: Framework) -> Iterable[str]:
    return (theme for one in framework.criteria if one.scored for theme in one.themes)


def _framework(one: Answered) -> AcrossFramework:
    framework = one.loaded.framework
    return AcrossFramework(framework.id, framework.version, framework.title, len(one.roster))


def _counted(answered: Answered, labels: Iterable[str]) -> list[_Counted]:
    framework = answered.loaded.framework
    return [
        _Counted(
            AcrossColumn(label, framework.id, framework.version), _by_theme(framework, standing)
        )
        for label, standing in zip(labels, answered.roster, strict=True)
    ]


def _by_theme(framework: Framework, standing: Standing) -> dict[str, Status]:
    found: dict[str, Status] = {}
    for number, criterion in enumerate(framework.criteria):
        sign = standing.signs[number]
        if criterion.scored and sign != OUT_OF_SCOPE:
            one = status(sign, met=bool(standing.marks[number] & MET))
            for theme in criterion.themes:
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


def _total(theme: str, some: Iterable[_Counted]) -> Status | None:
    found = [one.status[theme] for one in some if theme in one.status]
    return Status(*map(sum, zip(*found, strict=True))) if found else None
