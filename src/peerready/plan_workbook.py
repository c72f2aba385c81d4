"""A plan as a workbook: what it is not, the steps, and where it stands after each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from peerready.content import plan_tables
from peerready.screen import OWN_ANSWERS
from peerready.workbook import Sheet, workbook

if TYPE_CHECKING:
    from peerready.content.plan_view import PlanView


def content(view: PlanView) -> bytes:
    """Three sheets, the first to be read first."""
    sheets = (
        Sheet("Read first", ("about", "what to know"), _notices(view)),
        Sheet("Steps", plan_tables.STEPS, tuple(row for _, row in plan_tables.steps(view))),
        Sheet("After each step", plan_tables.STATES, tuple(plan_tables.states(view))),
    )
    return workbook(sheets, f"{view.organisation}: plan", view.today)


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
