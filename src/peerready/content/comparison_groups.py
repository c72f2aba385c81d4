"""Groups of columns that share a fact, and what was left out of a comparison."""

from __future__ import annotations

from typing import TYPE_CHECKING

from peerready.content.comparison_heat import HELD_BACK, NOTHING, heat, spread
from peerready.content.comparison_model import GroupCell, GroupView, LeftOutView
from peerready.content.comparison_people import said_of
from peerready.wording import capital, count, listed

if TYPE_CHECKING:
    from collections.abc import Mapping

    from peerready.comparison.comparison import Comparison, Group, GroupKind, LeftOut, Spread

NAMES: Mapping[GroupKind, str] = {"not-said": "not said", "others": "all others"}
OLDER = "older than"
"""How the reason begins for which earlier files of an organisation are not compared."""
NOT_ASKED = "not in the scope or the framework of all"


def group_views(comparison: Comparison) -> tuple[GroupView, ...]:
    """Each group with its spread in every row of the heat map, in the same order."""
    places = {(str(row.kind), row.id): number for number, row in enumerate(comparison.rows)}
    wanted = [places[row.kind, row.id] for row in heat(comparison)]
    return tuple(
        GroupView(
            name=NAMES.get(group.kind) or said_of(comparison.by, group.name),
            size=str(group.count),
            cells=tuple(_cell(group, group.spreads[number]) for number in wanted),
        )
        for group in comparison.groups
    )


def _cell(group: Group, found: Spread | None) -> GroupCell:
    if found is None or found.low is None:
        return GroupCell(None, HELD_BACK if found is None or found.n else NOTHING)
    view = spread(found, group.count)
    return GroupCell(view, view.words)


def left_out_criteria(comparison: Comparison) -> tuple[LeftOutView, ...]:
    titles = {criterion.id: criterion.title for criterion in comparison.framework.criteria}
    return tuple(
        LeftOutView(name, titles.get(name, ""), NOT_ASKED) for name in comparison.left_out.criteria
    )


def left_out_frameworks(left_out: LeftOut) -> tuple[LeftOutView, ...]:
    """Those that not all answered, or too few."""
    return tuple(LeftOutView(name, "", why) for name, why in left_out.frameworks)


def left_out_files(left_out: LeftOut, *, anonymous: bool) -> tuple[LeftOutView, ...]:
    """Files that are not in the comparison; only counted where names are replaced."""
    told = (
        (left_out.invalid, "with faults"),
        (left_out.files, "not comparable with the others"),
        (left_out.earlier, "older than another file of the same organisation"),
    )
    counted = tuple(
        LeftOutView(count(some.number, some.noun), "", some.why) for some in left_out.counted
    )
    if anonymous:
        counts = ((count(len(files), "file"), why) for files, why in told if files)
        return (*counted, *(LeftOutView(what, "", why) for what, why in counts))
    older = tuple((path, f"{OLDER} {newer}") for path, newer in left_out.earlier)
    files = (*left_out.invalid, *left_out.files, *older)
    return (*counted, *(LeftOutView(path, "", why) for path, why in files))


def left_out_count(left_out: LeftOut) -> int:
    """How many frameworks, files and organisations."""
    every = (left_out.frameworks, left_out.files, left_out.invalid, left_out.earlier)
    return sum(map(len, every)) + sum(some.number for some in left_out.counted)


def left_out_title(left_out: LeftOut) -> str:
    """What the list of all is called; nothing where it is empty."""
    files = left_out.invalid or left_out.files or left_out.earlier
    counted = {some.noun for some in left_out.counted}
    kinds = (
        ("frameworks", left_out.frameworks),
        ("files", files or "file" in counted),
        ("organisations", "organisation" in counted),
    )
    named = [name for name, some in kinds if some]
    return capital(f"{listed(named)} left out") if named else ""
