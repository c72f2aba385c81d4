"""Organisations or dates side by side: what is comparable of them, compared."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import chain
from typing import TYPE_CHECKING

from peerready import catalog
from peerready.comparison import pseudonyms
from peerready.comparison.across import across
from peerready.comparison.ask import check, enough
from peerready.comparison.build import MOST_COLUMNS, Setting, comparison
from peerready.comparison.comparable import (
    Answered,
    compared,
    editions,
    families,
    kind_of,
    refusals,
    shared,
    units_of,
)
from peerready.comparison.comparison import LeftOut
from peerready.comparison.labels import labels
from peerready.comparison.roster import YEAR
from peerready.errors import PeerreadyError, Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from peerready.catalog import Loaded
    from peerready.comparison.across import Across
    from peerready.comparison.ask import Ask
    from peerready.comparison.comparable import Family, Field
    from peerready.comparison.comparison import Comparison, Kind
    from peerready.comparison.roster import Roster


@dataclass(frozen=True, slots=True)
class Compared:
    """A comparison in each framework that all share, or across frameworks where they share none."""

    comparisons: tuple[Comparison, ...]
    across: Across | None
    left_out: LeftOut
    """Files and frameworks; where names are replaced, one empty entry for each file."""
    pseudonyms: dict[str, str] | None
    """By the organisations' keys, those of earlier comparisons included: for whoever keeps them."""
    kept: bool = False
    """Whether it was made of data sets alone, without a look at the answers files."""


def compare(
    rosters: Sequence[Roster],
    frameworks: Sequence[Loaded],
    ask: Ask,
    left_out: LeftOut = LeftOut(),  # noqa: B008  # frozen
) -> Compared:
    """Compare standings; `frameworks` are parallel to the rosters.

    `left_out` says which files did not come this far. Raises a problem for each difference that
    keeps files from being compared.
    """
    kind = kind_of(rosters)
    every = families(map(Answered, frameworks, rosters), kind)
    count = len(units_of(every))
    check(ask, kind, count, set().union(*(roster.fact_names() for roster in rosters)))
    _refuse(every, kind, ask, left_out)
    names = _drawn(rosters, ask)
    setting = Setting(ask, kind, names, catalog.theme_titles())
    common = shared(every)
    across_, few, older = (None, (), ()) if common else _across(every, setting)
    least = ask.min_group if ask.by == YEAR else None
    fields = _together(
        lambda family: compared(family, kind, common=ask.common, least_of_year=least), common
    )
    for field in fields:
        enough(ask, len(field.roster))
    left_out = replace(left_out, earlier=(*left_out.earlier, *older))
    left = _left_out(left_out, every, fields, few)
    return Compared(
        tuple(comparison(field, setting) for field in fields),
        across_,
        _unnamed(left) if ask.anonymous else left,
        names,
    )


def _refuse(every: Sequence[Family], kind: Kind, ask: Ask, left_out: LeftOut) -> None:
    """Unless only what is common is compared, all must have answered the same frameworks."""
    by_all = shared(every)
    if ask.common:
        if not by_all and ask.by:
            hint = "leave out --by, or name a framework with -f"
            raise PeerreadyError(Problem("groups are made within one framework", hint=hint))
        return
    problems = [
        Problem(
            f"{path} does not answer {_listed(ask.only)}", hint=f"{why}; --common leaves it out"
        )
        for path, why in left_out.files
    ]
    if len(by_all) < len(every):
        answered = {family.id: len(family.units) for family in every}
        problems += refusals(answered, len(units_of(every)), kind, ask.only)
    if problems:
        raise PeerreadyError(*problems)


def _listed(names: Iterable[str]) -> str:
    return " or ".join(f"'{name}'" for name in names)


def _together(make: Callable[[Family], Field], some: Iterable[Family]) -> tuple[Field, ...]:
    """What is made of each; the problems of all are raised together."""
    made: list[Field] = []
    problems: list[Problem] = []
    for one in some:
        try:
            made.append(make(one))
        except PeerreadyError as error:
            problems += error.problems
    if problems:
        raise PeerreadyError(*problems)
    return tuple(made)


def _drawn(rosters: Iterable[Roster], ask: Ask) -> dict[str, str] | None:
    """A pseudonym for each organisation, where names are replaced."""
    if not ask.anonymous:
        return None
    digests: dict[str, list[str]] = {}
    names: dict[str, set[str]] = {}
    for roster in rosters:
        for number in range(len(roster)):
            digests.setdefault(roster.key(number), []).append(roster.sha256_of(number))
            names.setdefault(roster.key(number), set()).add(roster.name(number))
    kept = ask.pseudonyms or {}
    pseudonyms.check(kept, names, ask.locate)
    own = {key: " ".join(sorted(set(some))) for key, some in digests.items()}
    order = pseudonyms.drawing_order(own, set().union(*digests.values()))
    return pseudonyms.pseudonyms(order, kept, chain(names, *names.values()))


def _left_out(
    given: LeftOut,
    every: Iterable[Family],
    fields: Sequence[Field],
    few: tuple[tuple[str, str], ...],
) -> LeftOut:
    inside = {field.loaded.framework.id for field in fields}
    return replace(
        given,
        files=(*given.files, *(file for field in fields for file in field.apart)),
        earlier=tuple(sorted({*given.earlier, *(e for field in fields for e in field.earlier)})),
        frameworks=few
        or tuple(
            (family.id, "not answered by all")
            for family in every
            if fields and family.id not in inside
        ),
    )


def _unnamed(left_out: LeftOut) -> LeftOut:
    """How many there are, and nothing else: a path, a reason or a fault may tell who."""
    return replace(
        left_out,
        files=(("", ""),) * len(left_out.files),
        invalid=(("", ""),) * len(left_out.invalid),
        earlier=(("", ""),) * len(left_out.earlier),
    )


def _across(
    every: Iterable[Family], setting: Setting
) -> tuple[Across, tuple[tuple[str, str], ...], tuple[tuple[str, str], ...]]:
    """The themes, the frameworks too few answered for their names to be hidden, and the earlier files."""
    each = [editions(family, setting.kind) for family in every]
    found = [edition for some, _ in each for edition in some]
    least = setting.ask.min_group if setting.ask.anonymous else 0
    answered = [one for one in found if len(one.roster) >= least]
    few = tuple(_too_few(one) for one in found if len(one.roster) < least)
    if not answered:
        enough(setting.ask, max(len(one.roster) for one in found))
    made = across(
        answered,
        [labels(one.roster, setting.kind, setting.names) for one in answered],
        setting.themes,
        kind=setting.kind,
        count=len(units_of(families(answered, setting.kind))),
        most=MOST_COLUMNS,
        anonymous=setting.ask.anonymous,
    )
    return made, few, tuple(file for _, older in each for file in older)


def _too_few(one: Answered) -> tuple[str, str]:
    framework = one.loaded.framework
    why = f"answered by {len(one.roster)}, too few for names to be hidden"
    return f"{framework.id} {framework.version}", why
