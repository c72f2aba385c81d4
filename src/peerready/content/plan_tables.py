"""A plan as tables: the steps and what each changes, one row each, for spreadsheets."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from fractions import Fraction

    from peerready.content.plan_view import FrameworkPlan, PlanView, StateLine, StepLine

    Cell = str | int | Fraction | date | None
    Row = tuple[Cell, ...]

STEPS = (
    "framework",
    "goal",
    "step",
    "id",
    "option",
    "title",
    "kind",
    "phase",
    "today",
    "aim",
    "do",
    "whose_words",
    "owner",
    "due",
    "action_status",
    "period",
    "period_ends",
    "effort",
    "after",
    "points",
    "remarks",
)
PHASES = ("prepare", "recruit", "employ", "develop")
STATES = ("framework", "step", "id", "low", "high", "evidenced", *PHASES)


def steps(view: PlanView) -> Iterator[tuple[StateLine, Row]]:
    """The row of each step under STEPS, with where it stands once the step is done."""
    for one in view.frameworks:
        for line, state in zip(one.steps, one.states[1:], strict=True):
            yield state, _step(one, line)


def states(view: PlanView) -> Iterator[Row]:
    """A row under STATES for today and for each step."""
    for one in view.frameworks:
        for state in one.states if one.steps else ():
            yield (one.id, state.number, state.id or "today", *figures(state))


def figures(state: StateLine) -> Row:
    """The last columns of STATES: three figures and four verdicts."""
    verdicts = (name for _, _, name in state.verdicts)
    return (state.low, state.high, state.evidenced, *verdicts)


def _step(one: FrameworkPlan, line: StepLine) -> Row:
    return (
        one.id,
        one.goal,
        line.number,
        line.id,
        line.option_id,
        line.title + (f", by {line.option}" if line.option else ""),
        line.kind,
        line.phase,
        line.today,
        line.aim,
        line.do,
        "own action" if line.own else "proposal",
        line.owner,
        line.due,
        line.status,
        line.period,
        line.foreseen,
        line.effort,
        " ".join(line.needs),
        line.points,
        "; ".join(line.remarks),
    )
