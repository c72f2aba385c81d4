"""What a plan comes to, in words: the answer, what it is not, and what must be known of it."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from peerready import wording
from peerready.content.readiness_lines import phase_lines
from peerready.fields import PHASES
from peerready.readiness import is_right

if TYPE_CHECKING:
    from datetime import date

    from peerready.planning.plan import Goal, Plan
    from peerready.planning.schedule import Planned

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


def goal_words(goal: Goal) -> str:
    """What is to be reached: employ, or 70 %; a score that is not whole per cent as it was given."""
    if not isinstance(goal, Fraction):
        return goal
    percents = goal * 100
    return f"{percents if percents.denominator == 1 else round(float(percents), 6)} %"


def answer(one: Planned, today: date) -> str:
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


def notices(plan: Plan) -> tuple[str, ...]:
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
