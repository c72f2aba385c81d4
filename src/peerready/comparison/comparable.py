"""What can be compared: the frameworks and criteria that all share, or the reasons why not."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from peerready.comparison.joining import joined, read_with, unknown
from peerready.comparison.roster import YEAR, Roster
from peerready.comparison.standing import OUT_OF_SCOPE
from peerready.errors import PeerreadyError, Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from peerready.catalog import Loaded
    from peerready.comparison.comparison import Edition, Kind
    from peerready.comparison.roster import Roster
    from peerready.framework import Criterion, Scale

WAY_OUT = "--common compares what all share and says what it left out"
ONE_EDITION = "name files of one edition of the framework; no two of these share one"
"""The way out where --common would have too little left."""


class Answered(NamedTuple):
    """A framework with the standings of those that answered it."""

    loaded: Loaded
    roster: Roster


@dataclass(frozen=True, slots=True)
class Field:
    """One framework with what is compared in it."""

    loaded: Loaded
    roster: Roster
    """One standing a column, in no order yet."""
    criteria: tuple[int, ...]
    """The numbers of those that are scored and in everyone's scope."""
    some: tuple[str, ...]
    """Those that are in the scope or framework of some only."""
    earlier: tuple[tuple[str, str], ...] = ()
    """Files of which there is a newer one, each with that."""
    apart: tuple[tuple[str, str], ...] = ()
    """Files whose answers mean something else, each with the reason."""
    editions: tuple[Edition, ...] = ()
    """How many were read with each edition, the one compared as first; none where it is the only one."""


@dataclass(frozen=True, slots=True)
class Family:
    """All that answered one framework, in whatever edition."""

    id: str
    editions: tuple[Answered, ...]
    kind: Kind

    @property
    def units(self) -> frozenset[object]:
        """The organisations, or the dates; made anew each time, for they may be many."""
        return _units(self.editions, self.kind)


def kind_of(rosters: Iterable[Roster]) -> Kind:
    """Several organisations, or the dates of one."""
    keys = (roster.key(number) for roster in rosters for number in range(len(roster)))
    first = next(keys, None)
    return "organisations" if any(key != first for key in keys) else "dates"


def families(answered: Iterable[Answered], kind: Kind) -> tuple[Family, ...]:
    """The frameworks by id, each with its editions: most answered first, then the newest."""
    by_id: dict[str, list[Answered]] = {}
    for one in answered:
        if len(one.roster):
            by_id.setdefault(one.loaded.framework.id, []).append(one)
    return tuple(
        Family(name, tuple(sorted(by_id[name], key=_first)), kind) for name in sorted(by_id)
    )


def _first(one: Answered) -> tuple[int, list[int], str]:
    parts = one.roster.version.split(".")
    return -len(one.roster), [-int(part) for part in parts], one.roster.sha256


def _units(editions: Iterable[Answered], kind: Kind) -> frozenset[object]:
    return frozenset(
        roster.key(number) if kind == "organisations" else roster.assessed_on(number)
        for _, roster in editions
        for number in range(len(roster))
    )


def shared(every: Sequence[Family]) -> tuple[Family, ...]:
    """The frameworks that all answered."""
    if len(every) == 1:
        return tuple(every)
    units = units_of(every)
    return tuple(family for family in every if family.units == units)


def units_of(every: Iterable[Family]) -> frozenset[object]:
    """The organisations, or the dates, of several frameworks together."""
    return frozenset().union(*(family.units for family in every))


def refusals(
    answered: Mapping[str, int], many: int, kind: Kind, only: Sequence[str]
) -> Iterator[Problem]:
    """Why not all frameworks can be compared: how many of `many` answer each of them."""
    by_all = [name for name, count in answered.items() if count == many]
    if by_all:
        hint = (
            f"leave out -f {{}}; {WAY_OUT}"
            if only
            else f"{_names(by_all)} compares what all answer"
        )
    else:
        most = max(answered, key=answered.__getitem__)
        hint = f"-f {most} --common compares those that answer it; --common alone counts by theme"
    for name, count in answered.items():
        if name not in by_all:
            message = f"framework '{name}' is answered by {count} of {many} {kind}"
            yield Problem(message, hint=hint.format(name))


def _names(ids: Iterable[str]) -> str:
    return " ".join(f"-f {name}" for name in ids)


def editions(
    family: Family, kind: Kind
) -> tuple[tuple[Answered, ...], tuple[tuple[str, str], ...]]:
    """Each edition by itself, with the newest standing of each organisation, and the earlier files."""
    problems: list[Problem] = []
    found: list[Answered] = []
    older: list[tuple[str, str]] = []
    for loaded, roster in family.editions:
        newest, earlier = _newest(roster, kind, problems)
        found.append(Answered(loaded, newest))
        older += earlier
    if problems:
        raise PeerreadyError(*problems)
    return tuple(found), tuple(older)


def compared(
    family: Family, kind: Kind, *, common: bool, least_of_year: int | None = None
) -> Field:
    """What is compared in one framework; unless `common`, any difference is refused.

    The first edition gives the words and weights. Of each organisation the newest file counts; where
    years are compared, the newest of each year that has at least so many organisations. Raises one
    problem for each difference.
    """
    first, *others = family.editions
    problems: list[Problem] = []
    differ = [(one, _difference(first.loaded, one.loaded)) for one in others]
    together, apart = joined(first, differ)
    by_year = least_of_year is not None
    roster, earlier = _newest(together, kind, problems, by_year=by_year)
    if least_of_year is not None:
        roster, few = _full_years(roster, least_of_year)
        apart = (*apart, *few)
    if not common:
        hint = WAY_OUT if len(roster) > 1 else ONE_EDITION
        problems[:0] = [Problem(why, hint=hint) for _, why in differ if why]
    inside, some = _scope(first.loaded, roster)
    if not common and not problems:
        problems += (
            scope_problem(first.loaded, number, _asked(roster, number), len(roster))
            for number in some
        )
    if len(roster) < 2 and not by_year and not problems:  # of years the caller tells
        message = f"an answer in '{family.id}' does not mean the same in any two of these files"
        problems.append(Problem(message, hint="compare files of one edition of the framework"))
    if not inside and not problems:
        message = f"no criterion of '{family.id}' is in the scope of all"
        problems.append(Problem(message, hint="compare fewer files, of organisations more alike"))
    if problems:
        raise PeerreadyError(*problems)
    names = [criterion.id for criterion in first.loaded.framework.criteria]
    return Field(
        first.loaded,
        roster,
        inside,
        (
            *(names[number] for number in some),
            *unknown(names, (one for one, why in differ if not why)),
        ),
        earlier,
        apart,
        read_with(first, [one for one, why in differ if not why], roster),
    )


def _difference(one: Loaded, other: Loaded) -> str:
    """What keeps two editions of a framework apart; nothing where only words or additions differ."""
    mine, theirs = one.framework, other.framework
    both = f"{mine.id} {mine.version} and {theirs.version}"
    if mine.major != theirs.major:
        return f"{both}: an answer or a figure does not mean the same in them"
    if not same_scale(mine.scale, theirs.scale):
        return f"{both} have different scales"
    if mine.version == theirs.version:
        return f"there are two different texts of {mine.id} {mine.version}"
    return ""


def same_scale(one: Scale, other: Scale) -> bool:
    """Whether the levels are the same, with the same values."""
    return [(level.id, level.value) for level in one.levels] == [
        (level.id, level.value) for level in other.levels
    ]


def _newest(
    roster: Roster, kind: Kind, problems: list[Problem], *, by_year: bool = False
) -> tuple[Roster, tuple[tuple[str, str], ...]]:
    """One standing an organisation, one of its years, or a date; two of one date are a problem."""
    if not by_year and len(_units([Answered(roster.loaded, roster)], kind)) == len(roster):
        return roster, ()
    by_unit: dict[object, list[int]] = {}
    for number in range(len(roster)):
        by_unit.setdefault(_unit(roster, number, kind, by_year=by_year), []).append(number)
    kept, earlier = [], []
    for numbers in by_unit.values():
        *older, last = sorted(numbers, key=lambda n: (roster.assessed_on(n), roster.path(n)))
        kept.append(last)
        earlier += [(roster.path(n), roster.path(last)) for n in older]
        same = [n for n in (*older, last) if roster.assessed_on(n) == roster.assessed_on(last)]
        if len(same) > 1:
            problems.append(_two(roster, same))
    return roster.taken(kept), tuple(sorted(earlier))


def _full_years(roster: Roster, least: int) -> tuple[Roster, tuple[tuple[str, str], ...]]:
    """The standings of years that enough organisations have, and the files of other years."""
    years = roster.facts(YEAR)
    sizes = Counter(years)
    if all(size >= least for size in sizes.values()):
        return roster, ()
    kept = [number for number, year in enumerate(years) if sizes[year] >= least]
    few = (
        (roster.path(number), f"fewer than {least} answered in {year}")
        for number, year in enumerate(years)
        if sizes[year] < least
    )
    return roster.taken(kept), tuple(few)


def _unit(roster: Roster, number: int, kind: Kind, *, by_year: bool) -> object:
    if kind == "dates":
        return roster.assessed_on(number)
    key = roster.key(number)
    return (key, roster.assessed_on(number).year) if by_year else key


def _two(roster: Roster, numbers: Sequence[int]) -> Problem:
    paths = ", ".join(roster.path(number) for number in numbers)
    name, day = roster.key(numbers[0]), roster.assessed_on(numbers[0])
    return Problem(
        f"{len(numbers)} files of '{name}' are of {day}: {paths}",
        hint="leave one out, or give different organisations ids of their own",
    )


def _scope(loaded: Loaded, roster: Roster) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """The scored criteria that are in everyone's scope, and those in the scope of some only."""
    inside, some = [], []
    for number, criterion in enumerate(loaded.framework.criteria):
        out = roster.signs(number).count(OUT_OF_SCOPE) if criterion.scored else len(roster)
        if not out:
            inside.append(number)
        elif out < len(roster):
            some.append(number)
    return tuple(inside), tuple(some)


def _asked(roster: Roster, number: int) -> int:
    """Of how many a criterion is asked."""
    return len(roster) - roster.signs(number).count(OUT_OF_SCOPE)


def scope_problem(loaded: Loaded, number: int, asked: int, many: int) -> Problem:
    """That a criterion is asked of some only, and the fact or edition that decides."""
    criterion = loaded.framework.criteria[number]
    return Problem(
        f"'{criterion.id}' is asked of {asked} of {many}: {_decided(criterion)}",
        hint=WAY_OUT,
    )


def _decided(criterion: Criterion) -> str:
    if not criterion.when:
        return "it is not in every edition of the framework"
    return f"it applies where {_facts(criterion.when)}"


def _facts(when: Mapping[str, Sequence[str]]) -> str:
    return " and ".join(f"{fact} is {' or '.join(values)}" for fact, values in when.items())
