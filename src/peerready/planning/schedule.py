"""A plan laid out in months or quarters from the day of judgement: so many steps in each, in order."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Literal

from peerready.evidence import months_after
from peerready.planning.plan import plan

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from peerready.case import Block, Case
    from peerready.planning.plan import Goal, Plan, Step

Period = Literal["month", "quarter"]
Clash = Literal["overdue", "promised-sooner", "promised-later", "before-what-it-needs"]
"""Where a date of the answers does not go with the plan; the answers' date stands all the same."""
MONTHS: dict[Period, int] = {"month": 1, "quarter": 3}


@dataclass(frozen=True, slots=True)
class Pace:
    """At most so many steps in each period."""

    steps: int
    period: Period = "month"


@dataclass(frozen=True, slots=True)
class Slot:
    """When a step is foreseen: its period with first and last day, the date that stands, what does not go."""

    period: int | None
    first: date | None
    last: date | None
    due: date | None
    """The date of the answers' action unless it has passed, else the period's last day."""
    clashes: tuple[Clash, ...]


def slots(steps: Sequence[Step], pace: Pace | None, today: date) -> tuple[Slot, ...]:
    """The slot of each step; without a pace there are only the dates of the answers.

    The first period begins today and ends the day before the same day of the next month or quarter.
    """
    own = {step.id: step.action.due for step in steps if step.action and step.action.due}
    return tuple(_slot(step, number, pace, today, own) for number, step in enumerate(steps))


def _slot(step: Step, number: int, pace: Pace | None, today: date, own: Mapping[str, date]) -> Slot:
    due = own.get(step.id)
    clashes = _own_clashes(step, due, today, own)
    if pace is None:
        return Slot(None, None, None, due, clashes)
    period, length = number // pace.steps, MONTHS[pace.period]
    first = months_after(today, period * length)
    last = months_after(today, (period + 1) * length) - timedelta(days=1)
    if due is not None and due >= today and due < first:
        clashes = (*clashes, "promised-sooner")
    if due is not None and due > last:
        clashes = (*clashes, "promised-later")
    kept = due if due is not None and due >= today else last
    return Slot(period + 1, first, last, kept, clashes)


def _own_clashes(
    step: Step, due: date | None, today: date, own: Mapping[str, date]
) -> tuple[Clash, ...]:
    if due is None:
        return ()
    found: tuple[Clash, ...] = ("overdue",) if due < today else ()
    late = any(own[need] > due for need in step.needs if need in own)
    return (*found, "before-what-it-needs") if late else found


@dataclass(frozen=True, slots=True)
class Planned:
    """The plan within one framework of a case, and when each step is foreseen."""

    block: Block
    plan: Plan
    slots: tuple[Slot, ...]


def planned(case: Case, goal: Goal, pace: Pace | None) -> tuple[Planned, ...]:
    """The plan of each framework of a case."""
    answers = case.answered.answers
    plans = [(block, plan(block.assessment, answers, goal, case.today)) for block in case.blocks]
    return tuple(Planned(block, made, slots(made.steps, pace, case.today)) for block, made in plans)
