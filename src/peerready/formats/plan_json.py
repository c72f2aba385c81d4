"""A plan as JSON, format `peerready/plan/1`: numbers are the nearest doubles, steps stand in order.

Its schema is that of `peerready.plan_schema`.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

from peerready import __version__
from peerready.formats import json_text

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from peerready.case import Case
    from peerready.planning.plan import Goal, State, Step
    from peerready.planning.schedule import Pace, Planned, Slot

Json = dict[str, Any]


def text(case: Case, goal: Goal, pace: Pace | None, planned: Sequence[Planned]) -> str:
    """The plans of one case."""
    answers, document = case.answered.answers, case.answered.document
    score = isinstance(goal, Fraction)
    return json_text.text(
        {
            "format": "peerready/plan/1",
            "peerready": __version__,
            "today": case.today.isoformat(),
            "organisation": answers.organisation.model_dump(mode="json", exclude_none=True),
            "assessed_on": answers.assessed_on.isoformat(),
            "answers": {"path": document.path, "sha256": document.sha256},
            "goal": {
                "phase": None if score else goal,
                "score": _number(goal) if isinstance(goal, Fraction) else None,
            },
            "pace": {"steps": pace.steps, "period": pace.period} if pace else None,
            "frameworks": [_framework(one) for one in planned],
        }
    )


def _framework(one: Planned) -> Json:
    plan, framework = one.plan, one.plan.assessment.framework
    triples = zip(plan.steps, one.slots, plan.after, strict=True)
    return {
        "id": framework.id,
        "version": framework.version,
        "title": framework.title,
        "sha256": one.block.loaded.sha256,
        "outcome": plan.outcome,
        "smallest": plan.smallest if plan.outcome == "planned" else None,
        "beyond_targets": plan.beyond,
        "missing": [result.id for result in plan.missing],
        "most": _number(plan.most),
        "today": _state(plan.before),
        "steps": [_step(step, slot, after) for step, slot, after in triples],
    }


def _step(step: Step, slot: Slot, after: State) -> Json:
    critical = step.result.criterion.critical
    option = step.answered.id if step.answered.id != step.id else None
    return {
        "id": step.id,
        "option": option,
        "title": step.result.criterion.title,
        "phase": step.result.criterion.phase,
        "critical": critical.kind if critical else None,
        "wanted": step.wanted,
        "status": step.result.status,
        "level": step.result.level,
        "aim": step.aim,
        "requires": list(step.needs),
        "effort": step.effort,
        "points": _number(step.points),
        "next_step": step.answered.next_step or step.result.criterion.next_step,
        "action": step.action.model_dump(mode="json", exclude_none=True) if step.action else None,
        "period": _period(slot),
        "due": _day(slot.due),
        "clashes": list(slot.clashes),
        "after": _state(after),
    }


def _period(slot: Slot) -> Json | None:
    if slot.period is None:
        return None
    return {"number": slot.period, "first": _day(slot.first), "last": _day(slot.last)}


def _state(state: State) -> Json:
    return {
        "low": _number(state.low),
        "high": _number(state.high),
        "evidenced": _number(state.evidenced),
        "verdicts": {row.phase: row.verdict for row in state.readiness},
    }


def _number(value: Fraction | None) -> float | None:
    return None if value is None else float(value)


def _day(when: date | None) -> str | None:
    return when.isoformat() if when else None
