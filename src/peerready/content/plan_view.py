"""What people read of a plan: what it is not, the steps with what was already set for them, and what each changes."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from peerready import __version__, wording
from peerready.content.readiness_lines import MARKS, NAMES, phase_lines, today_words
from peerready.content.steps import gain
from peerready.fields import PHASES
from peerready.readiness import is_right

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from peerready.case import Case
    from peerready.content.model import Mark
    from peerready.plan import Goal, Plan, State, Step
    from peerready.schedule import Clash, Planned, Slot

NOTICES = (
    "A plan is a proposal in the order of arithmetic: stop signs first, then by phase, effort and points, and before each what must come first. The order is not importance.",
    "It sets nobody a task. Owners and dates are those of the answers; where there is none, nobody has been asked.",
    "A step is done when it is true and those it is about say so. A plan changes what is claimed, never what is shown: that stays as it is today.",
)
RIGHTS = "A right cannot be promised: until it is in place the verdict stays “not ready”, whatever the plan says."
OPEN = "{count} still open: planned as if the answer turned out to be enough. Ask first; it may be done already, or be more work."
BEYOND = "All your targets together do not reach {goal}: each step goes to the highest level, beyond what you aim for."
NOT_READINESS = "A score is not readiness: what must be in place first is planned with --to."
SMALLEST = "No smaller set of gaps does it."
PARED = "None of these can be left out, yet a smaller set may exist: there were too many to try."
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
        notices=NOTICES,
        frameworks=tuple(_framework(one, goal, case.today, period) for one in planned),
        path=case.answered.document.path,
        tool=f"peerready {__version__}",
    )


def goal_words(goal: Goal) -> str:
    """What is to be reached: employ, or 70 %; a score that is not whole per cent as it was given."""
    if not isinstance(goal, Fraction):
        return goal
    percents = goal * 100
    return f"{percents if percents.denominator == 1 else round(float(percents), 6)} %"


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
        goal=goal_words(goal),
        outcome=plan.outcome,
        answer=_answer(one, today),
        notices=_notices(plan),
        steps=steps,
        states=tuple(
            _state(plan, state, number, name)
            for number, (state, name) in enumerate(zip(states, names, strict=True))
        ),
        period=period,
    )


def _answer(one: Planned, today: date) -> str:
    match one.plan.outcome:
        case "planned":
            return _planned(one.plan)
        case "nothing-to-do":
            return _nothing(one.plan)
        case "cannot-say":
            return _cannot_say(one, today)
        case _:
            return _out_of_reach(one.plan)


def _planned(plan: Plan) -> str:
    number = wording.count(len(plan.steps), "step")
    proof = SMALLEST if plan.smallest else PARED
    if isinstance(plan.goal, Fraction):
        before, after = wording.share(plan.before.low), wording.share(plan.end.low)
        brings = "brings" if len(plan.steps) == 1 else "bring"
        return f"{number} {brings} what is claimed from {before} to {after}. {proof}"
    stops = sum(step.wanted for step in plan.steps)
    parts = [wording.count(stops, "stop sign")]
    if stops < len(plan.steps):
        first = len(plan.steps) - stops
        parts.append(f"{wording.count(first, 'thing')} that must come first")
    step = wording.STEP_WORDS[plan.goal]
    return f"{number} to {step}: {wording.listed(parts)}. {proof}"


def _nothing(plan: Plan) -> str:
    if isinstance(plan.goal, Fraction):
        return f"Nothing to do: {wording.share(plan.before.low)} is claimed already."
    step = wording.STEP_WORDS[plan.goal]
    return f"Nothing to do: no stop sign is left to {step}, by your own account."


def _cannot_say(one: Planned, today: date) -> str:
    plan = one.plan
    if isinstance(plan.goal, Fraction):
        scored = plan.assessment.framework.scale.scored
        return (
            "There is no score to plan for: every criterion is set aside or does not apply."
            if scored
            else "There is no score to plan for: it is told in words, on purpose."
        )
    line = phase_lines(one.block, today)[PHASES.index(plan.goal)]
    return f"Whether to {wording.STEP_WORDS[plan.goal]}, this framework cannot say: {line.words}. So it has no plan for it.{_elsewhere(plan)}"


def _elsewhere(plan: Plan) -> str:
    said = [row.phase for row in plan.before.readiness if row.verdict != "not-assessed"]
    return f" It can say something of {wording.listed(said)}." if said else ""


def _out_of_reach(plan: Plan) -> str:
    blocked = [f"{result.criterion.title} ({result.id})" for result in plan.missing]
    why = f"nothing that applies to you brings up {wording.listed(blocked)}"
    if plan.most is None:
        return f"Out of reach: {why}."
    return f"Out of reach: at most {wording.share(plan.most)} can be claimed, since {why}."


def _notices(plan: Plan) -> tuple[str, ...]:
    """What must be known of this plan besides what holds for all."""
    if not plan.steps:
        return ()
    found = []
    if any(is_right(step.result) for step in plan.steps):
        found.append(RIGHTS)
    waiting = sum(step.result.open for step in plan.steps)
    if waiting:
        found.append(OPEN.format(count=wording.count(waiting, "step is", "steps are")))
    if plan.beyond:
        found.append(BEYOND.format(goal=goal_words(plan.goal)))
    if isinstance(plan.goal, Fraction):
        found.append(NOT_READINESS)
    return tuple(found)


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
