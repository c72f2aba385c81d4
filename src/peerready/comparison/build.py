"""The comparison within one framework, put together."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from peerready.comparison.comparison import Comparison, Joined, LeftOut, Row, Spread
from peerready.comparison.counted import OfRoster
from peerready.comparison.figures import Reckoning
from peerready.comparison.groups import about, are_harmless, groups, parts, total
from peerready.comparison.labels import placed, unnamed
from peerready.comparison.mentors import mentors
from peerready.comparison.order import order
from peerready.comparison.roster import YEAR
from peerready.comparison.rows import row_figures, rows_of
from peerready.comparison.spread import Places
from peerready.comparison.table import Columns, Table
from peerready.comparison.turns import turns

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from peerready.catalog import Loaded
    from peerready.comparison.ask import Ask
    from peerready.comparison.comparable import Field
    from peerready.comparison.comparison import Edition, Kind
    from peerready.comparison.counted import Counted
    from peerready.comparison.figures import Figures
    from peerready.comparison.roster import Roster
    from peerready.comparison.rows import Members

MOST_COLUMNS: Final = 40
"""More are not shown one by one."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What holds for every framework of one comparison."""

    ask: Ask
    kind: Kind
    names: Mapping[str, str] | None
    """The pseudonyms, by key; None where names are not replaced."""
    themes: Mapping[str, str]
    """The titles of themes."""


@dataclass(frozen=True, slots=True)
class Scope:
    """What is compared in one framework, and how much of it there is."""

    loaded: Loaded
    criteria: tuple[int, ...]
    """The numbers of those that are scored and in everyone's scope."""
    some: tuple[str, ...]
    """Those that are in the scope or framework of some only."""
    count: int
    organisations: int
    managers_only: int
    """How many nobody but managers answered."""
    first: date
    last: date


def comparison(field: Field, setting: Setting) -> Comparison:
    """Everything that follows from the columns of one framework."""
    framework = field.loaded.framework
    columns = _columns(field, setting)
    roster = columns.roster
    members = rows_of(framework, field.criteria, setting.themes)
    figures = row_figures(framework, Reckoning(framework, roster), members)
    days = [roster.assessed_on(number) for number in range(len(roster))]
    scope = Scope(
        field.loaded,
        field.criteria,
        field.some,
        len(roster),
        _organisations(roster, setting),
        roster.managers_only,
        min(days),
        max(days),
    )
    made = counts(scope, members, OfRoster(roster, figures, setting.ask.by), setting)
    if field.editions:
        made = replace(made, joined=_joined(field.editions, setting.ask))
    if setting.ask.by:
        return made
    if setting.kind == "dates":
        made = replace(made, turns=turns(framework, field.criteria, [*columns.standings()]))
    return _listed(made, field, columns, figures)


def _organisations(roster: Roster, setting: Setting) -> int:
    """How many different ones there are: by year each may be there more than once."""
    if setting.kind == "dates":
        return 1
    if setting.ask.by != YEAR:
        return len(roster)
    return len({roster.key(number) for number in range(len(roster))})


def _joined(editions: tuple[Edition, ...], ask: Ask) -> Joined:
    """The editions; where nobody may be told, only that there are several if few answered one."""
    hidden = ask.anonymous or ask.by
    few = any(one.count < ask.min_group for one in editions)
    return Joined(() if hidden and few else editions)


def _columns(field: Field, setting: Setting) -> Columns:
    """The standings as they will be shown; where names are replaced, nothing else is left of them."""
    order, names = placed(field.roster, setting.kind, setting.names)
    if setting.names is None or setting.ask.by:  # with groups nobody is shown
        return Columns(field.roster, order, names, frozenset(field.criteria))
    roster = unnamed(field.roster, order, names)
    roster.forget(set(range(roster.width)).difference(field.criteria))
    return Columns(roster, range(len(roster)), names, frozenset(field.criteria))


def counts(
    scope: Scope, members: Sequence[Members], counted: Counted, setting: Setting
) -> Comparison:
    """The comparison with all that is counted, and no column by itself."""
    ask, framework = setting.ask, scope.loaded.framework
    made = Comparison(
        kind=setting.kind,
        framework=framework,
        framework_sha256=scope.loaded.sha256,
        criteria=tuple(framework.criteria[number].id for number in scope.criteria),
        count=scope.count,
        organisations=scope.organisations,
        managers_only=None if ask.by else scope.managers_only,
        columns=(),
        rows=tuple(
            Row(
                one.id,
                one.title,
                one.kind,
                tuple(framework.criteria[number].id for number in one.criteria),
                counted.spread(place),
            )
            for place, one in enumerate(members)
        ),
        tallies=tuple(map(counted.tally, scope.criteria)),
        order=None,
        mentors=(),
        turns=(),
        by=ask.by,
        groups=(),
        min_group=ask.min_group,
        anonymous=ask.anonymous,
        left_out=LeftOut(criteria=scope.some),
        first=None if ask.anonymous else scope.first,
        last=None if ask.anonymous else scope.last,
    )
    return _grouped(made, scope.criteria, counted) if ask.by else made


def _grouped(made: Comparison, criteria: Sequence[int], counted: Counted) -> Comparison:
    """The comparison with groups, and nothing of any single column.

    Beside single columns a group's figures would tell who is in it.
    """
    least, overlap = made.min_group, made.by == YEAR
    some = parts(counted.sizes, least)
    tallies = [[counted.tally(number, part) for part in some] for number in criteria]
    spreads = [[counted.spread(row, part) for part in some] for row in range(len(made.rows))]
    told = tuple(
        one
        for one, of_parts in zip(made.tallies, tallies, strict=True)
        if are_harmless(
            [tally.levels for tally in of_parts] or [one.levels], least, overlap=overlap
        )
    )
    names = {one.id for one in told}
    hidden = [
        names.isdisjoint(row.criteria)
        or about([(one.n,) for one in of_parts] or [(row.spread.n,)], overlap=overlap) < least
        for row, of_parts in zip(made.rows, spreads, strict=True)
    ]
    shown = [
        [_hidden(one, hide=hide) for one in of_parts]
        for of_parts, hide in zip(spreads, hidden, strict=True)
    ]
    found = groups(some, shown, tallies, least, overlap=overlap)
    if overlap:
        found = tuple(sorted(found, key=lambda group: (group.kind != "value", group.name)))
    rows = tuple(
        replace(row, spread=total(_hidden(row.spread, hide=hide), least))
        for row, hide in zip(made.rows, hidden, strict=True)
    )
    return replace(made, rows=rows, tallies=told, groups=found)


def _hidden(found: Spread, *, hide: bool) -> Spread:
    """A spread, or only over how many, where no criterion of its row may be told."""
    return Spread(found.n, None, None, None) if hide else found


def _listed(
    made: Comparison, field: Field, shown: Columns, figures: Sequence[Figures]
) -> Comparison:
    """The comparison with every column, one by one where they are few."""
    organisations = made.kind == "organisations"
    placed_ = [
        Places(row.low, row.high) if organisations and row.low and row.high else None
        for row in figures
    ]
    table = Table(shown, figures, placed_, made.anonymous)
    if len(table) > MOST_COLUMNS:
        return replace(made, table=table)
    lines = [*table.lines()]
    columns = tuple(line.column for line in lines)
    rows = tuple(
        replace(
            row,
            cells=tuple(line.cells[number] for line in lines),
            places=tuple(line.places[number] for line in lines)
            if any(line.places[number] for line in lines)
            else (),
        )
        for number, row in enumerate(made.rows)
    )
    made = replace(made, columns=columns, rows=rows, table=table)
    if not organisations:
        return made
    numbers = {criterion.id: n for n, criterion in enumerate(made.framework.criteria)}
    return replace(
        made,
        mentors=mentors(rows, columns, numbers),
        order=order(made.framework, field.criteria, columns, rows[0].cells)
        if made.framework.scale.scored
        else None,
    )
