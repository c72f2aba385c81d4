"""A plan as a workbook: what it is not, the steps, and where it stands after each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from peerready.content import plan_tables
from peerready.screen import OWN_ANSWERS
from peerready.sheets import Sheet
from peerready.workbook import workbook

if TYPE_CHECKING:
    from peerready.content.plan_view import PlanView
    from peerready.sheets import Cell

STEP_WIDTHS = (13, 9, 7, 14, 14, 24, 14, 11, 11, 11, 44, 14, 16, 12, 15, 9, 14, 9, 14, 9, 24)


def content(view: PlanView) -> bytes:
    """Three sheets, the first to be read first."""
    sheets = (
        Sheet("Read first", ("about", "what to know"), _notices(view)),
        Sheet("Steps", plan_tables.STEPS, _steps(view), STEP_WIDTHS, kept=6),
        Sheet("After each step", plan_tables.STATES, tuple(plan_tables.states(view))),
    )
    return workbook(sheets, f"{view.organisation}: plan", view.today)


def _steps(view: PlanView) -> tuple[tuple[Cell, ...], ...]:
    return tuple(row for _, row in plan_tables.steps(view))


def _notices(view: PlanView) -> tuple[tuple[str, str], ...]:
    plans = (
        (one.id, said)
        for one in view.frameworks
        for said in (f"{one.title} {one.version}: the way to {one.goal}", one.answer, *one.notices)
    )
    return (
        ("plan", f"{view.organisation}, answered {view.assessed_on}; {view.path}; {view.tool}"),
        ("plan", OWN_ANSWERS),
        *(("plan", notice) for notice in view.notices),
        *plans,
    )
