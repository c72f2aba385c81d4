"""What follows from a comparison, a line each: who could be asked, changes, groups, an order, what was left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from peerready.compare_screen.changes import WAYS
from peerready.comparison_sheets.columns import (
    AT_BEST,
    AT_LEAST,
    Row,
    made_sheet,
    percent,
    sheet,
    yes,
)
from peerready.days import day_of
from peerready.report_sheets import FRAMEWORK
from peerready.sheets import Sheet
from peerready.wording import capital

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from peerready.content.comparison_model import (
        AcrossView,
        ComparisonView,
        FrameworkComparison,
        GroupView,
        HeatRow,
        MentorView,
        TurnView,
    )

MENTORS, CHANGES, GROUPS, ORDER = (
    "Who could be asked",
    "What changed, and why",
    "Groups",
    "The order asked for",
)
THEMES, LEFT_OUT = "Themes by counts", "Left out"
NOBODY = "nobody"


def mentors(view: ComparisonView) -> Sheet:
    columns = (
        ("Who could be asked", 24),
        ("About what", 54),
        ("Which criteria, and how they are known", 46),
        ("Could help", 46),
    )
    return sheet(view, MENTORS, columns, lambda one: map(_mentor, one.mentors))


def _mentor(one: MentorView) -> Row:
    """An organisation with all its parts; each criterion once, though a domain and a theme have it."""
    lines = dict.fromkeys(line for part in one.parts for line in part.criteria)
    known = "\n".join(f"{line.title} ({line.id}): {line.words}" for line in lines)
    parts = "\n".join(f"{part.title}: {part.strong}" for part in one.parts)
    helps = "\n".join(f"{part.title}: {part.could_help}" for part in one.parts if part.could_help)
    return (one.who, parts, known, one.could_help or helps)


def changes(view: ComparisonView) -> Sheet:
    columns = (
        ("From", 13),
        ("To", 13),
        ("Criterion", 14),
        ("Title", 30),
        ("Stop sign", 9),
        ("What changed", 20),
        ("Before", 16),
        ("After", 16),
        ("Behind it", 46),
    )
    return sheet(
        view, CHANGES, columns, lambda one: (row for turn in one.turns for row in _turn(one, turn))
    )


def _turn(one: FrameworkComparison, turn: TurnView) -> Iterator[Row]:
    days = {column.label: day_of(column.when) for column in one.columns}
    earlier, later = (days.get(label) or label for label in (turn.earlier, turn.later))
    for row in turn.rows:
        what = f"{WAYS[row.turn][0]} {row.what}"
        stop, why = yes(holds=row.stop_sign), capital(row.why)
        yield (earlier, later, row.id, row.title, stop, what, row.before, row.after, why)


def groups(view: ComparisonView) -> Sheet:
    by = next((one.by for one in view.frameworks if one.by), "")
    columns = (
        (capital(by) or "Group", 24),
        ("Organisations", 15),
        ("Part", 30),
        ("Kind", 9),
        ("First quartile", 10),
        ("Median", 9),
        ("Third quartile", 10),
        ("Median if what is open turned out well", 18),
        ("In words", 54),
    )
    return sheet(
        view,
        GROUPS,
        columns,
        lambda one: (row for group in one.groups for row in _group(group, one.heat)),
    )


def _group(group: GroupView, parts: Sequence[HeatRow]) -> Iterator[Row]:
    size = int(group.size) if group.size.isdecimal() else group.size
    for row, cell in zip(parts, group.cells, strict=True):
        spread = cell.spread
        numbers = (spread.first, spread.median, spread.third, spread.median_high) if spread else ()
        four = tuple(percent(number) for number in numbers) or (None,) * 4
        yield (capital(group.name), size, row.title, row.kind, *four, capital(cell.text))


def order(view: ComparisonView) -> Sheet:
    columns = (
        ("Possible rank", 12),
        ("Organisation", 28),
        ("Claimed", 12),
        (AT_LEAST, 11),
        (AT_BEST, 15),
        ("Surely above", 70),
    )

    def rows(one: FrameworkComparison) -> Iterator[Row]:
        for row in one.order:
            low, high = percent(row.low), percent(row.high)
            yield (row.rank, row.label, row.claimed, low, high, row.apart_from or NOBODY)

    return sheet(view, ORDER, columns, rows)


# --- themes of different frameworks, and what was left out


def themes(view: AcrossView) -> Sheet:
    """A row a theme and a column an organisation, in words: counts of one framework are not another's."""
    heads = tuple(f"{label} ({framework})" for label, framework in view.columns)
    rows = tuple((theme.title, *theme.cells) for theme in view.themes)
    return Sheet(THEMES, ("Theme", *heads), rows, (32, *(22 for _ in heads)), kept=1)


def left_out(view: ComparisonView) -> Sheet:
    """Files that were passed over, then criteria that are not asked of all."""
    columns = (FRAMEWORK, ("What", 40), ("Title", 40), ("Why", 60))
    several = len(view.frameworks) > 1
    files = (("", *line) for line in view.left_out)
    asked = ((one.id * several, *line) for one in view.frameworks for line in one.left_out)
    return made_sheet(LEFT_OUT, columns, (*files, *asked))
