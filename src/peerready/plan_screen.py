"""A plan as blocks for the terminal and for Markdown: what it is not, the answer, the steps, what each changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from peerready import wording
from peerready.screen import OWN_ANSWERS, SYMBOLS, Cell, Grid, Heading, Paragraph

if TYPE_CHECKING:
    from peerready.content.plan_view import FrameworkPlan, PlanView, StateLine, StepLine
    from peerready.screen import Block


def blocks(view: PlanView) -> tuple[Block, ...]:
    """What `plan` shows of one organisation."""
    name = " · ".join(filter(None, (view.organisation, view.country)))
    head: list[Block] = [
        Heading(name, f"answered {view.assessed_on}", level=1),
        Paragraph(OWN_ANSWERS, "faint"),
        *(Paragraph(notice, sign="·") for notice in view.notices),
    ]
    return (*head, *(block for one in view.frameworks for block in _framework(one, view.path)))


def _framework(one: FrameworkPlan, path: str) -> list[Block]:
    found: list[Block] = [
        Heading(f"The way to {one.goal}", f"{one.title} {one.version}"),
        Paragraph(one.answer, "strong"),
        *(Paragraph(notice, "open", sign="!") for notice in one.notices),
    ]
    if not one.steps:
        return found
    return [
        *found,
        *_steps(one),
        Heading("After each step", "open answers not in the plan count nothing yet"),
        _after(one),
        Paragraph(f"peerready explain {one.steps[0].id} {path}", "faint"),
    ]


def _steps(one: FrameworkPlan) -> list[Block]:
    found: list[Block] = []
    for period in dict.fromkeys(step.period for step in one.steps):
        steps = [step for step in one.steps if step.period == period]
        day = steps[0].foreseen
        title = f"{wording.capital(one.period)} {period}" if period else "Steps"
        until = f"until {wording.day(day)}" if day else ""
        found += [Heading(title, until), Grid(tuple(map(_step, steps)), wrap=2)]
    return found


def _step(step: StepLine) -> tuple[Cell, ...]:
    by = f", by {step.option}" if step.option else ""
    what = f"{step.title}{by}: {step.today} → {step.aim}. {step.do}"
    return (
        Cell(str(step.number)),
        Cell(step.kind, step.mark if step.stop_sign else "plain"),
        Cell(" ".join((what, *_asides(step)))),
        Cell(step.option_id or step.id, "faint"),
    )


def _asides(step: StepLine) -> list[str]:
    """Who and when, what comes first, and what does not go together, each in brackets."""
    asides = [
        _who(step),
        f"after {', '.join(step.needs)}" if step.needs else "",
        step.effort,
        *step.remarks,
    ]
    return [f"({'; '.join(filter(None, asides))})"]


def _who(step: StepLine) -> str:
    owner = step.owner or "nobody named"
    return f"{owner}, {wording.day(step.due)}" if step.due else f"{owner}, no date"


def _after(one: FrameworkPlan) -> Grid:
    phases = tuple(phase for phase, _, _ in one.states[0].verdicts)
    titles = ("", "claimed", "shown", *phases)
    return Grid(tuple(map(_state, one.states)), wrap=0, right=(1, 2), titles=titles)


def _state(state: StateLine) -> tuple[Cell, ...]:
    return (
        Cell(f"{state.number} {state.id}" if state.number else "today"),
        Cell(state.claimed),
        Cell(state.shown),
        *(Cell(SYMBOLS[mark], mark) for _, mark, _ in state.verdicts),
    )
