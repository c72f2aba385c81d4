"""A plan as a workbook: what it is not, the steps, and where it stands after each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from peerready.content import plan_tables
from peerready.screen import OWN_ANSWERS
from peerready.sheets import Sheet
from peerready.workbook import workbook

if TYPE_CHECKING:
    from collections.abc import Sequence

    from peerready.content.plan_view import PlanView
    from peerready.sheets import Cell

STEPS = (
    ("Framework", 13),
    ("Goal", 9),
    ("No.", 7),
    ("Criterion", 14),
    ("Way", 14),
    ("Title", 24),
    ("Kind", 14),
    ("Step", 11),
    ("Today", 11),
    ("Aim", 11),
    ("What to do", 44),
    ("Whose words", 14),
    ("Who", 16),
    ("Due", 12),
    ("Status", 15),
    ("Period", 9),
    ("Period ends", 14),
    ("Effort", 9),
    ("After", 14),
    ("Points to gain", 9),
    ("Remarks", 24),
)
"""The columns of plan_tables.STEPS in the words of a report's workbook."""
BEFORE_TITLE = 6
"""The columns up to the title, which stay in view."""
STATES = (
    ("Framework", 13),
    ("After step", 9),
    ("Criterion", 14),
    ("Claimed, at least", 11),
    ("If what is open turned out well", 15),
    ("Shown", 9),
    *((f"May we {phase}?", 20) for phase in plan_tables.PHASES),
)
"""Those of plan_tables.STATES."""
READ_FIRST = (("About", 12), ("What to know", 100))


def content(view: PlanView) -> bytes:
    """Three sheets, the first to be read first."""
    steps = [row for _, row in plan_tables.steps(view)]
    full = [
        n for n in range(len(STEPS)) if not steps or any(row[n] not in {None, ""} for row in steps)
    ]
    kept = sum(n < BEFORE_TITLE for n in full)
    sheets = (
        _sheet("Read first", READ_FIRST, _notices(view)),
        _sheet(
            "Steps",
            [STEPS[n] for n in full],
            [tuple(row[n] for n in full) for row in steps],
            kept,
        ),
        _sheet("After each step", STATES, list(plan_tables.states(view)), 3),
    )
    return workbook(sheets, f"{view.organisation}: plan", view.today, author=view.organisation)


def _sheet(
    name: str, columns: Sequence[tuple[str, int]], rows: Sequence[tuple[Cell, ...]], kept: int = 0
) -> Sheet:
    titles = tuple(title for title, _ in columns)
    return Sheet(name, titles, tuple(rows), tuple(width for _, width in columns), kept)


def _notices(view: PlanView) -> tuple[tuple[str, str], ...]:
    plans = (
        (one.id, said)
        for one in view.frameworks
        for said in (f"{one.title} {one.version}: the way to {one.goal}", one.answer, *one.notices)
    )
    return (
        ("Plan", f"{view.organisation}, answered {view.assessed_on}; {view.path}; {view.tool}"),
        ("Plan", OWN_ANSWERS),
        *(("Plan", notice) for notice in view.notices),
        *plans,
    )
