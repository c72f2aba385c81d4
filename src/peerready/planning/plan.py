"""The way to a phase or to a score: the smallest set of gaps that gets there, in order, with what each step changes.

For a phase a step brings a stop sign to its floor, which is enough, and anything else that must come
first to its target. For a score a step brings a gap to its target; only where all targets together
do not reach the score does every step go to the highest level. An open criterion is planned as if
its answer turned out so. A group is brought up by one option: least effort, else one for which the
organisation already has an action, else the first. What `requires` names comes first unless it is in
place (a stop sign at its floor, anything else at its target), does not apply, or is not scored; an
option named there stands for its group.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from typing import TYPE_CHECKING, Literal

from peerready.assessment import assess
from peerready.fields import PHASES, Phase
from peerready.gap import enough, short
from peerready.planning.covering import WEEKS, holding, makeable, reaching, total
from peerready.planning.moves import effort, live_action, moves
from peerready.readiness import readiness, standing
from peerready.result import UNANSWERED

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date

    from peerready.answers import Action, Answers
    from peerready.assessment import Assessment
    from peerready.framework import Criterion
    from peerready.planning.covering import Cover, Moves
    from peerready.planning.moves import Aim
    from peerready.readiness import Readiness
    from peerready.result import Result

Goal = Phase | Fraction
"""A phase that is to be ready, or what `low` of the whole is to reach."""
Outcome = Literal["planned", "nothing-to-do", "cannot-say", "out-of-reach"]


@dataclass(frozen=True, slots=True)
class State:
    """The figures and verdicts at one point of the way; what is shown stays what it is today."""

    low: Fraction | None
    high: Fraction | None
    evidenced: Fraction | None
    readiness: tuple[Readiness, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """One criterion to bring up, what it comes after, and what was already set for it."""

    result: Result
    answered: Criterion
    """The criterion itself or, of a group, the option to take."""
    aim: Aim
    points: Fraction
    """What `low` of the whole gains."""
    wanted: bool
    """Whether the goal asks for it; else it only comes before what the goal asks for."""
    needs: tuple[str, ...]
    """The steps that must come first."""
    action: Action | None
    """What the answers have planned or started for it."""

    @property
    def id(self) -> str:
        return self.result.id

    @property
    def effort(self) -> int | None:
        return effort(self.answered, self.result.criterion)


@dataclass(frozen=True, slots=True)
class Plan:
    """The way to a goal within one framework."""

    assessment: Assessment
    goal: Goal
    outcome: Outcome
    before: State
    steps: tuple[Step, ...] = ()
    after: tuple[State, ...] = ()
    """Where it stands once each step is done, and those before it."""
    smallest: bool = True
    """Whether no smaller set of steps does it."""
    beyond: bool = False
    """Whether the steps go beyond the targets, since these do not reach the score."""
    missing: tuple[Result, ...] = ()
    """What nothing the organisation can answer would bring up."""
    most: Fraction | None = None
    """Of a score out of reach: the most that can be reached."""

    @property
    def end(self) -> State:
        """Where the plan leads."""
        return self.after[-1] if self.after else self.before


def plan(assessment: Assessment, answers: Answers, goal: Goal, today: date) -> Plan:
    """The smallest plan that reaches the goal, judged on one day; the guarantees are those of `covering`."""
    before = _state(assessment, answers, today)
    if isinstance(goal, Fraction):
        found = _to_score(assessment, answers, goal, before)
    else:
        found = _to_phase(assessment, answers, goal, before)
    after = (
        _state(assessment, applied(answers, found.steps[:done]), today)
        for done in range(1, len(found.steps) + 1)
    )
    return replace(found, after=tuple(replace(one, evidenced=before.evidenced) for one in after))


def applied(answers: Answers, steps: Iterable[Step]) -> Answers:
    """The answers once these steps are done: their levels given and settled, all else as it was."""
    changed = {
        step.answered.id: answers.answers.get(step.answered.id, UNANSWERED).model_copy(
            update={"level": step.aim, "to_confirm": False}
        )
        for step in steps
    }
    return answers.model_copy(update={"answers": {**answers.answers, **changed}})


def _state(assessment: Assessment, answers: Answers, today: date) -> State:
    """What the answers come to; the evidence is that of the assessment."""
    shown = {r.id: r.shown for r in assessment.results if not r.criterion.any_of}
    found = assess(assessment.framework, answers, shown)
    figures = found.figures
    return State(figures.low, figures.high, figures.evidenced, readiness(found, today))


def _to_phase(assessment: Assessment, answers: Answers, phase: Phase, before: State) -> Plan:
    row = before.readiness[PHASES.index(phase)]
    if row.verdict == "not-assessed":
        return Plan(assessment, phase, "cannot-say", before)
    wanted = frozenset(r.id for r in row.deciding if standing(assessment, r) != "met")
    if not wanted:
        return Plan(assessment, phase, "nothing-to-do", before)
    able = moves(assessment, answers, short(assessment), enough)
    found = holding(able, wanted)
    if found is None:
        missing = _missing(assessment, wanted, able)
        return Plan(assessment, phase, "out-of-reach", before, missing=missing)
    steps = _steps(assessment, answers, able, found, wanted, enough)
    return Plan(assessment, phase, "planned", before, steps, smallest=found.smallest)


def _to_score(assessment: Assessment, answers: Answers, score: Fraction, before: State) -> Plan:
    if before.low is None:
        return Plan(assessment, score, "cannot-say", before)
    need = score - before.low
    if need <= 0:
        return Plan(assessment, score, "nothing-to-do", before)
    top = assessment.framework.scale.ids[-1]
    rising = [r for r in assessment.results if r.in_figures and (r.open or r.level != top)]
    gaps = [result for result in rising if result.open or result.status != "met"]
    for beyond, some, aim in ((False, gaps, _target), (True, rising, lambda _: top)):
        able = moves(assessment, answers, some, aim)
        found = reaching(able, need)
        if found is not None:
            steps = _steps(assessment, answers, able, found, frozenset(able), aim)
            return Plan(
                assessment,
                score,
                "planned",
                before,
                steps,
                smallest=found.smallest,
                beyond=beyond,
            )
    most = before.low + total(able, makeable(able, able))
    missing = _missing(assessment, able.keys(), able)
    return Plan(assessment, score, "out-of-reach", before, missing=missing, most=most)


def _target(result: Result) -> Aim:
    return result.target


def _missing(assessment: Assessment, wanted: Iterable[str], able: Moves) -> tuple[Result, ...]:
    """What is wanted and cannot be made, in file order."""
    left = frozenset(wanted) - makeable(able, able).keys()
    return tuple(result for result in assessment.results if result.id in left)


def _steps(  # noqa: PLR0917
    assessment: Assessment,
    answers: Answers,
    able: Moves,
    cover: Cover,
    wanted: frozenset[str],
    aim: Callable[[Result], Aim],
) -> tuple[Step, ...]:
    """The moves of a cover in the order in which to take them."""
    results = {name: assessment.result(name) for name in cover.ways}
    steps = [
        Step(
            result=results[name],
            answered=assessment.result(way.answered).criterion,
            aim=aim(results[name]),
            points=able[name].points,
            wanted=name in wanted,
            needs=tuple(one for one in able if one in way.needs),
            action=live_action(answers, way.answered),
        )
        for name, way in cover.ways.items()
    ]
    place = {name: number for number, name in enumerate(able)}
    return _ordered(sorted(steps, key=lambda step: (*_rank(step), place[step.id])))


def _rank(step: Step) -> tuple[bool, int, int, Fraction]:
    """Critical first, then by phase, then the least effort, then the most points."""
    criterion = step.result.criterion
    phase = PHASES.index(criterion.phase)
    return (criterion.critical is None, phase, step.effort or WEEKS, -step.points)


def _ordered(ranked: Iterable[Step]) -> tuple[Step, ...]:
    """The steps by rank, what comes first directly before the first step that needs it."""
    by_id = {step.id: step for step in ranked}
    placed: dict[str, Step] = {}

    def place(step: Step) -> None:
        for other in by_id.values():
            if other.id in step.needs and other.id not in placed:
                place(other)
        placed[step.id] = step

    for step in by_id.values():
        if step.id not in placed:
            place(step)
    return tuple(placed.values())
