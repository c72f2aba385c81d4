"""The comparison within one framework, put together."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from peerready.comparison.comparison import Comparison, Joined, LeftOut, Row, Spread
from peerready.comparison.figures import Reckoning
from peerready.comparison.groups import groups, is_harmless, parts, total
from peerready.comparison.labels import placed, unnamed
from peerready.comparison.mentors import mentors
from peerready.comparison.order import order
from peerready.comparison.rows import row_figures, rows_of
from peerready.comparison.spread import Places, spread
from peerready.comparison.table import Columns, Table
from peerready.comparison.tallies import tally
from peerready.comparison.turns import turns

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from peerready.comparison.ask import Ask
    from peerready.comparison.comparable import Field
    from peerready.comparison.comparison import Edition, Kind
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


def comparison(field: Field, setting: Setting) -> Comparison:
    """Everything that follows from the columns of one framework."""
    ask, framework = setting.ask, field.loaded.framework
    columns = _columns(field, setting)
    roster = columns.roster
    members = rows_of(framework, field.criteria, setting.themes)
    figures = row_figures(framework, Reckoning(framework, roster), members)
    days = [roster.assessed_on(number) for number in range(len(roster))]
    made = Comparison(
        kind=setting.kind,
        framework=framework,
        framework_sha256=field.loaded.sha256,
        criteria=tuple(framework.criteria[number].id for number in field.criteria),
        count=len(roster),
        columns=(),
        rows=tuple(_row(field, one, found) for one, found in zip(members, figures, strict=True)),
        tallies=tuple(tally(framework, roster, number) for number in field.criteria),
        order=None,
        mentors=(),
        turns=turns(framework, field.criteria, [*columns.standings()])
        if setting.kind == "dates"
        else (),
        by=ask.by,
        groups=(),
        min_group=ask.min_group,
        anonymous=ask.anonymous,
        left_out=LeftOut(criteria=field.some),
        first=None if ask.anonymous else min(days),
        last=None if ask.anonymous else max(days),
        joined=_joined(field.editions, ask) if field.editions else None,
    )
    if ask.by:
        return _grouped(made, field, roster, figures)
    return _listed(made, field, columns, figures)


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


def _row(field: Field, members: Members, figures: Figures) -> Row:
    names = [field.loaded.framework.criteria[number].id for number in members.criteria]
    return Row(members.id, members.title, members.kind, tuple(names), spread(figures))


def _grouped(
    made: Comparison,
    field: Field,
    roster: Roster,
    figures: Sequence[Figures],
) -> Comparison:
    """The comparison with groups, and nothing of any single column.

    Beside single columns a group's figures would tell who is in it.
    """
    least, framework = made.min_group, field.loaded.framework
    some = parts(roster.facts(made.by), least)
    told = tuple(one for one in made.tallies if is_harmless(one.levels, least))
    names = {one.id for one in told}
    hidden = [names.isdisjoint(row.criteria) for row in made.rows]
    found = groups(
        some,
        [
            [_hidden(spread(row, part.columns), hide=hide) for part in some]
            for row, hide in zip(figures, hidden, strict=True)
        ],
        [[tally(framework, roster, c, part.columns) for part in some] for c in field.criteria],
        least,
    )
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
