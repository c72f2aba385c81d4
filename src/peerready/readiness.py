"""What the critical criteria say of each phase (design, section 5)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from peerready.fields import PHASES, Phase

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from peerready.answers import Action
    from peerready.assessment import Assessment
    from peerready.result import Result

Verdict = Literal["ready", "approaching", "undecided", "not-ready", "not-assessed"]
Standing = Literal["below", "met", "open"]


@dataclass(frozen=True, slots=True)
class Readiness:
    """What can be said of one phase, what decides it, and how much of that is shown and heard."""

    phase: Phase
    verdict: Verdict
    because: tuple[Result, ...]
    deciding: tuple[Result, ...]
    """The critical criteria in scope of the phase and of those before it."""
    not_before: date | None = None
    """Of an approaching phase: the latest due date of the promises it rests on."""

    @property
    def shown(self) -> int:
        return sum(result.evidenced for result in self.deciding)

    @property
    def heard(self) -> int:
        return sum(result.heard for result in self.deciding)


def readiness(assessment: Assessment, today: date) -> tuple[Readiness, ...]:
    """The verdict of each of the four phases, in their order."""
    return tuple(_phase(phase, assessment, today) for phase in PHASES)


def critical_results(assessment: Assessment) -> tuple[Result, ...]:
    """The critical criteria in scope and applicable, in file order."""
    return tuple(r for r in assessment.results if r.criterion.critical and r.counted)


def _phase(phase: Phase, assessment: Assessment, today: date) -> Readiness:
    so_far = PHASES[: PHASES.index(phase) + 1]
    deciding = tuple(r for r in critical_results(assessment) if r.criterion.phase in so_far)
    if not any(result.criterion.phase == phase for result in deciding):
        return Readiness(phase, "not-assessed", (), deciding)
    below = [result for result in deciding if standing(assessment, result) == "below"]
    stopping = tuple(r for r in below if is_right(r) or promise(r, today) is None)
    if stopping:
        return Readiness(phase, "not-ready", stopping, deciding)
    unsaid = tuple(result for result in deciding if standing(assessment, result) == "open")
    if unsaid:
        return Readiness(phase, "undecided", unsaid, deciding)
    if below:
        return Readiness(phase, "approaching", tuple(below), deciding, _latest(below, today))
    return Readiness(phase, "ready", (), deciding)


def _latest(below: Iterable[Result], today: date) -> date | None:
    return max(
        action.due
        for result in below
        for action in result.actions
        if action.due is not None and is_promise(action, today)
    )


def standing(assessment: Assessment, result: Result) -> Standing:
    """How a critical criterion stands to its floor, whatever the open ones may turn out to be."""
    critical = result.criterion.critical
    assert critical is not None  # asked of critical criteria alone
    floor = assessment.framework.scale.value(critical.floor)
    assert floor is not None  # a scale without values has no critical criteria
    if result.lo is not None and result.lo >= floor:
        return "met"
    return "below" if result.hi is not None and result.hi < floor else "open"


def is_right(result: Result) -> bool:
    """Whether it cannot be postponed by a promise."""
    return result.criterion.critical is not None and result.criterion.critical.kind == "right"


def promise(result: Result, today: date) -> Action | None:
    """The action that is planned or started, has an owner, and is due today or later."""
    return next((action for action in result.actions if is_promise(action, today)), None)


def is_promise(action: Action, today: date) -> bool:
    """Whether an action is planned or started, has an owner, and is due today or later."""
    return (
        action.status in {"planned", "started"}
        and action.owner is not None
        and action.due is not None
        and action.due >= today
    )
