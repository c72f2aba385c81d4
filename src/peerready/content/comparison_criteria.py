"""Criteria across the columns: each answer in a sign, counts, and what follows from them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from peerready.comparison.standing import HEARD, NOT_APPLICABLE, OUT_OF_SCOPE, SHOWN
from peerready.content.comparison_model import CriterionRow, LevelCell, Line

if TYPE_CHECKING:
    from collections.abc import Mapping

    from peerready.comparison.comparison import Column, Comparison, Tally
    from peerready.framework import Criterion, Framework

OPEN_SIGN, NO_SIGN, SHOWN_SIGN = "?", "–", "*"
NEARLY_ALL = (4, 5)
"""The share of those it applies to that must be below target before all are said to lack it."""


def criterion_rows(comparison: Comparison) -> tuple[CriterionRow, ...]:
    """Each compared criterion, in file order."""
    places = _places(comparison.framework)
    return tuple(
        _row(comparison, tally, places[tally.id], *_found(comparison.framework, tally.id))
        for tally in comparison.tallies
    )


def _places(framework: Framework) -> Mapping[str, int]:
    return {criterion.id: number for number, criterion in enumerate(framework.criteria)}


def _found(framework: Framework, name: str) -> tuple[Criterion, str]:
    criterion = next(one for one in framework.criteria if one.id == name)
    return criterion, framework.domain_of(name).title


def _row(
    comparison: Comparison, tally: Tally, place: int, criterion: Criterion, domain: str
) -> CriterionRow:
    return CriterionRow(
        id=criterion.id,
        title=criterion.title,
        text=criterion.text,
        domain=domain,
        stop_sign=criterion.critical is not None,
        cells=tuple(_cell(comparison, column, place) for column in comparison.columns),
        counts=tally.levels,
        open=tally.open,
        not_applicable=tally.not_applicable,
        met=tally.met,
        shown=tally.shown,
        words=_counted(comparison, tally),
    )


def _cell(comparison: Comparison, column: Column, place: int) -> LevelCell:
    levels = comparison.framework.scale.levels
    sign, marks, top = column.signs[place], column.marks[place], len(levels) - 1
    if sign in (OUT_OF_SCOPE, NOT_APPLICABLE):
        words = "does not apply" if sign == NOT_APPLICABLE else "not in scope"
        return LevelCell(NO_SIGN, words, None, top, shown=False, heard=False)
    if sign > top:
        return LevelCell(OPEN_SIGN, "open", None, top, shown=False, heard=False)
    shown, heard = bool(marks & SHOWN), bool(marks & HEARD)
    said = ", ".join(
        (
            levels[sign].label,
            *(("shown",) if shown else ()),
            *(("answered by those it is about",) if heard else ()),
        )
    )
    return LevelCell(f"{sign}{SHOWN_SIGN * shown}", said, sign, top, shown, heard)


def applicable(tally: Tally) -> int:
    """Of how many it is asked: all but those to whom it does not apply."""
    return tally.settled + tally.open


def _counted(comparison: Comparison, tally: Tally) -> str:
    of = applicable(tally)
    if not comparison.framework.scale.scored:
        return f"{tally.settled} of {of} answered; {tally.shown} shown"
    return f"{tally.met} of {of} at target; {tally.shown} shown"


def level_signs(framework: Framework) -> tuple[tuple[str, str], ...]:
    """What each sign of a criterion's cell means, lowest first."""
    return (
        *((str(rank), level.label) for rank, level in enumerate(framework.scale.levels)),
        (OPEN_SIGN, "open"),
        (NO_SIGN, "does not apply"),
        (SHOWN_SIGN, "shown"),
    )


def lacking(comparison: Comparison) -> tuple[Line, ...]:
    """What nearly all are below target in; of dates, what was below target at each of them."""
    if not comparison.framework.scale.scored:
        return ()
    return tuple(
        _line(comparison, tally, _lack(comparison, tally))
        for tally in comparison.tallies
        if _lacks(comparison, tally)
    )


def _line(comparison: Comparison, tally: Tally, words: str) -> Line:
    criterion = _found(comparison.framework, tally.id)[0]
    return Line(tally.id, criterion.title, words, stop_sign=criterion.critical is not None)


def lacked_by_all(comparison: Comparison) -> tuple[Line, ...]:
    """Of what nearly all lack, that in which every one is below target."""
    all_ = {one.id for one in comparison.tallies if one.settled - one.met == comparison.count}
    return tuple(line for line in lacking(comparison) if line.id in all_)


def _lacks(comparison: Comparison, tally: Tally) -> bool:
    below, of = tally.settled - tally.met, applicable(tally)
    if comparison.kind == "dates":
        return below == comparison.count
    share, whole = NEARLY_ALL
    return below > 1 and below * whole >= of * share


def _lack(comparison: Comparison, tally: Tally) -> str:
    below, of = tally.settled - tally.met, applicable(tally)
    if comparison.kind == "dates":
        place = _places(comparison.framework)[tally.id]
        levels = comparison.framework.scale.levels
        return " → ".join(levels[column.signs[place]].label for column in comparison.columns)
    waiting = f", {tally.open} open" if tally.open else ""
    return f"{below} of {of} below target{waiting}"


def not_shown(comparison: Comparison) -> tuple[Line, ...]:
    """What at least half claim and at most half of those show, the widest apart first."""
    if not comparison.framework.scale.scored or comparison.kind == "dates":
        return ()
    found = [
        tally
        for tally in comparison.tallies
        if tally.met > 1 and 2 * tally.met >= applicable(tally) and 2 * tally.shown <= tally.met
    ]
    return tuple(
        _line(
            comparison,
            tally,
            f"{tally.met} of {applicable(tally)} at target, {tally.shown or 'none'} shown",
        )
        for tally in sorted(found, key=lambda tally: tally.shown - tally.met)
    )
