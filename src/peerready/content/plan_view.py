"""What people read of a plan: what it is not, the steps with what was already set for them, and what each changes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from peerready import __version__, wording
from peerready.content import plan_words
from peerready.content.readiness_lines import MARKS, NAMES, today_words
from peerready.content.steps import gain
from peerready.readiness import is_right

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date
    from fractions import Fraction

    from peerready.case import Case
    from peerready.content.model import Mark
    from peerready.planning.plan import Goal, Plan, State, Step
    from peerready.planning.schedule import Clash, Planned, Slot

CLASHES: Mapping[Clash, str] = {
    "overdue": "its date has passed",
    "promised-sooner": "promised before this period",
    "promised-later": "promised for after this period",
    "before-what-it-needs": "promised before what must come first",
}


@dataclass(frozen=True, slots=True)
class StepLine:
    """One step of a plan."""

    number: int
    id: str
    option: str
    """Of a group: the title of the option to take."""
    option_id: str
    title: str
    phase: str
    stop_sign: bool
    right: bool
    first: bool
    """Whether it is there only since another step needs it."""
    mark: Mark
    open: bool
    today: str
    aim: str
    do: str
    own: bool
    """Whether `do` is the organisation's own action and not our proposal."""
    owner: str
    due: date | None
    """The date of the answers' action."""
    status: str
    """How far the action is; nothing without one."""
    period: int | None
    foreseen: date | None
    """The last day of the period."""
    day: date | None
    """The date that stands: the answers' unless it has passed, else that of the period."""
    effort: str
    needs: tuple[str, ...]
    points: Fraction
    gain: str
    remarks: tuple[str, ...]

    @property
    def kind(self) -> str:
        """Why it stands there, in a few words."""
        if self.stop_sign:
            return "stop sign, a right" if self.right else "stop sign"
        return "comes first" if self.first else self.phase

    @property
    def promised(self) -> bool:
        """Whether the date that stands is the answers'."""
        return self.day is not None and self.day == self.due


@dataclass(frozen=True, slots=True)
class StateLine:
    """Where it stands at one point of the way: 0 is today."""

    number: int
    id: str
    claimed: str
    shown: str
    low: Fraction | None
    high: Fraction | None
    evidenced: Fraction | None
    verdicts: tuple[tuple[str, Mark, str], ...]
    """Each phase with its mark and its verdict in a word or two."""


@dataclass(frozen=True, slots=True)
class FrameworkPlan:
    """The plan within one framework."""

    id: str
    title: str
    version: str
    goal: str
    """What is to be reached: employ, or 70 %."""
    outcome: str
    answer: str
    """What the plan comes to, in a sentence or two."""
    notices: tuple[str, ...]
    steps: tuple[StepLine, ...]
    states: tuple[StateLine, ...]
    """Today, then after each step."""
    period: str


@dataclass(frozen=True, slots=True)
class PlanView:
    """One organisation's plan, or its plans where it answers several frameworks."""

    organisation: str
    organisation_id: str
    country: str
    assessed_on: str
    today: date
    notices: tuple[str, ...]
    frameworks: tuple[FrameworkPlan, ...]
    path: str
    tool: str


def plan_view(case: Case, goal: Goal, planned: Sequence[Planned], period: str = "") -> PlanView:
    """Everything people read of the plans of a case; `period` names what N steps are laid out in."""
    answers = case.answered.answers
    return PlanView(
        organisation=answers.organisation.name,
        organisation_id=answers.organisation.id or answers.organisation.name,
        country=answers.organisation.country or "",
        assessed_on=wording.day(answers.assessed_on),
        today=case.today,
        notices=plan_words.NOTICES,
        frameworks=tuple(_framework(one, goal, case.today, period) for one in planned),
        path=case.answered.document.path,
        tool=f"peerready {__version__}",
    )


def _framework(one: Planned, goal: Goal, today: date, period: str) -> FrameworkPlan:
    framework, plan = one.plan.assessment.framework, one.plan
    pairs = zip(plan.steps, one.slots, strict=True)
    steps = tuple(
        _step(plan, step, slot, number) for number, (step, slot) in enumerate(pairs, start=1)
    )
    states = (plan.before, *plan.after)
    names = ("", *(step.id for step in steps))
    return FrameworkPlan(
        id=framework.id,
        title=framework.title,
        version=framework.version,
        goal=plan_words.goal_words(goal),
        outcome=plan.outcome,
        answer=plan_words.answer(one, today),
        notices=plan_words.notices(plan),
        steps=steps,
        states=tuple(
            _state(plan, state, number, name)
            for number, (state, name) in enumerate(zip(states, names, strict=True))
        ),
        period=period,
    )


def _step(plan: Plan, step: Step, slot: Slot, number: int) -> StepLine:
    assessment, result, action = plan.assessment, step.result, step.action
    option = step.answered if step.answered.id != result.id else None
    mark: Mark = "none"
    if result.criterion.critical:
        mark = "open" if result.open else "stop"
    return StepLine(
        number=number,
        id=result.id,
        option=option.title if option else "",
        option_id=option.id if option else "",
        title=result.criterion.title,
        phase=result.criterion.phase,
        stop_sign=result.criterion.critical is not None,
        right=is_right(result),
        first=not step.wanted,
        mark=mark,
        open=result.open,
        today=today_words(assessment, result),
        aim=assessment.framework.scale.label(step.aim),
        do=(action.do if action else step.answered.next_step or result.criterion.next_step) or "",
        own=action is not None,
        owner=(action.owner if action else None) or "",
        due=action.due if action else None,
        status=action.status if action else "",
        period=slot.period,
        foreseen=slot.last,
        day=slot.due,
        effort=wording.EFFORT_WORDS.get(step.effort or 0, ""),
        needs=step.needs,
        points=step.points,
        gain=gain(step.points),
        remarks=tuple(CLASHES[clash] for clash in slot.clashes),
    )


def _state(plan: Plan, state: State, number: int, name: str) -> StateLine:
    framework = plan.assessment.framework
    return StateLine(
        number=number,
        id=name,
        claimed=_span(state),
        shown=wording.share(state.evidenced),
        low=state.low,
        high=state.high,
        evidenced=state.evidenced,
        verdicts=tuple(
            (row.phase, MARKS[row.verdict], NAMES.get(row.verdict, f"not said by {framework.id}"))
            for row in state.readiness
        ),
    )


def _span(state: State) -> str:
    if state.low is None or state.high is None:
        return "–"
    low, high = wording.percent(state.low), wording.percent(state.high)
    return f"{low} %" if state.low == state.high else f"{low}–{high} %"
