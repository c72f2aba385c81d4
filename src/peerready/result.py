"""One criterion's outcome: its status, what it counts at least and at most, what of it is shown (design, section 5)."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Literal

from peerready.answers import Answer
from peerready.fields import GRADES, NOT_APPLICABLE, UNKNOWN, Grade, Voice

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from peerready.answers import Action, Answers
    from peerready.evidence import Shown
    from peerready.framework import Criterion, Domain, Framework, Scale

Status = Literal[
    "out-of-scope",
    "unanswered",
    "to-confirm",
    "not-applicable",
    "unknown",
    "met",
    "not-met",
    "below-target",
]
SETTLED: tuple[Status, ...] = ("met", "not-met", "below-target")
UNANSWERED = Answer.model_construct()
NOTHING, ALL = Fraction(0), Fraction(1)


@dataclass(frozen=True, slots=True)
class Result:
    """One criterion's outcome.

    `lo` and `hi` are what it counts at least and at most, `ev` what of it is shown; all lie in
    [0, 1] and are None on a scale without values. `counted` says whether it is in *A* of the design.
    """

    criterion: Criterion
    domain: Domain
    answer: Answer
    status: Status
    level: str | None
    target: str
    lo: Fraction | None
    hi: Fraction | None
    ev: Fraction | None
    counted: bool
    settled: bool
    heard: bool
    evidenced: bool
    voices: tuple[Voice, ...]
    shown: tuple[Shown, ...]
    grade: Grade | None
    actions: tuple[Action, ...]
    """What will be done about it; of a group, every option's."""
    option: str | None = None
    """Of a group: the option it is shown by."""
    raised: bool = False
    """Whether the target asked for was below the critical floor and was raised to it."""

    @property
    def id(self) -> str:
        return self.criterion.id

    @property
    def in_figures(self) -> bool:
        """Whether it counts in the figures: scored, in scope and applicable."""
        return self.criterion.scored and self.counted

    @property
    def open(self) -> bool:
        """In scope and not settled: it may still turn out anywhere between `lo` and `hi`."""
        return self.counted and not self.settled

    @property
    def value(self) -> Fraction | None:
        """What it counts, once settled."""
        return self.lo if self.settled else None

    @property
    def weight(self) -> Fraction:
        return self.criterion.weight


def results(
    framework: Framework, answers: Answers, shown: Mapping[str, Sequence[Shown]]
) -> tuple[Result, ...]:
    """The outcome of every criterion, in file order.

    `shown` says of each criterion's evidence entries, in order, whether they hold.
    """
    reading = _Reading(framework, answers, shown)
    placed = [(c, domain) for domain in framework.domains for c in domain.criteria]
    single = {c.id: reading.single(c, domain) for c, domain in placed if not c.any_of}
    return tuple(
        reading.group(c, domain, [single[option] for option in c.any_of])
        if c.any_of
        else single[c.id]
        for c, domain in placed
    )


def in_scope(criterion: Criterion, facts: Mapping[str, str]) -> bool:
    """Whether the organisation's facts match the criterion's `when`: every key, any of its values."""
    return all(facts.get(fact) in allowed for fact, allowed in (criterion.when or {}).items())


@dataclass(frozen=True, slots=True)
class _Reading:
    """A framework read against one organisation's answers."""

    framework: Framework
    answers: Answers
    evidence: Mapping[str, Sequence[Shown]]

    @property
    def scale(self) -> Scale:
        return self.framework.scale

    def single(self, criterion: Criterion, domain: Domain) -> Result:
        """The outcome of a criterion that is answered itself."""
        answer = self.answers.answers.get(criterion.id, UNANSWERED)
        target, raised = self._target(criterion, answer)
        status = self._status(criterion, answer, target)
        settled = status in SETTLED
        voices = self.answers.voices_of(answer) if answer.level is not None else ()
        shown = tuple(self.evidence.get(criterion.id, ()))
        grade = _grade(answer, shown)
        evidenced = settled and grade is not None and self._reaches(grade, criterion)
        lo, hi = self._span(answer.level if settled else None)
        return Result(
            criterion=criterion,
            domain=domain,
            answer=answer,
            status=status,
            level=answer.level,
            target=target,
            lo=lo,
            hi=hi,
            ev=lo if evidenced or lo is None else NOTHING,
            counted=status not in {"out-of-scope", NOT_APPLICABLE},
            settled=settled,
            heard=settled and any(voice in criterion.ask for voice in voices),
            evidenced=evidenced,
            voices=voices,
            shown=shown,
            grade=grade,
            actions=(answer.action,) if answer.action else (),
            raised=raised,
        )

    def group(self, criterion: Criterion, domain: Domain, options: Iterable[Result]) -> Result:
        """The outcome of a group, shown by the first of its options with the highest level."""
        live = [option for option in options if option.status != "out-of-scope"]
        best = self._best(live)
        target, raised = self._target(criterion, UNANSWERED)
        status = self._group_status(criterion, live, best, target)
        settled = status in SETTLED
        lo = best.lo if best else self._span(None)[0]
        return Result(
            criterion=criterion,
            domain=domain,
            answer=best.answer if best else UNANSWERED,
            status=status,
            level=best.level if best else None,
            target=target,
            lo=lo,
            hi=lo if settled else self._span(None)[1],
            ev=lo
            if lo is None
            else max((option.ev or NOTHING for option in live), default=NOTHING),
            counted=status not in {"out-of-scope", NOT_APPLICABLE},
            settled=settled,
            heard=settled and best is not None and best.heard,
            evidenced=settled and best is not None and best.evidenced,
            voices=best.voices if best else (),
            shown=best.shown if best else (),
            grade=best.grade if best else None,
            actions=tuple(action for option in live for action in option.actions),
            option=best.id if best else None,
            raised=raised,
        )

    def _span(self, level: str | None) -> tuple[Fraction | None, Fraction | None]:
        """What a settled level, or an open criterion, counts at least and at most."""
        if not self.scale.scored:
            return None, None
        if level is None:
            return NOTHING, ALL
        return self.scale.value(level), self.scale.value(level)

    def _reaches(self, grade: Grade, criterion: Criterion) -> bool:
        return GRADES.index(grade) >= GRADES.index(self.framework.grade_needed(criterion))

    def _target(self, criterion: Criterion, answer: Answer) -> tuple[str, bool]:
        """The level that is good enough, and whether it was raised to the floor of a stop sign."""
        aim = answer.target or self.answers.target_for(self.framework.id) or self.scale.aim
        if criterion.critical and self.scale.rank(aim) < self.scale.rank(criterion.critical.floor):
            return criterion.critical.floor, True
        return aim, False

    def _status(self, criterion: Criterion, answer: Answer, target: str) -> Status:
        group = self.framework.group_of(criterion.id) if criterion.use == "option" else None
        if not all(in_scope(part, self.answers.facts) for part in (criterion, group) if part):
            return "out-of-scope"
        if answer.level is None:
            return "unanswered"
        if answer.to_confirm:
            return "to-confirm"
        if answer.level == NOT_APPLICABLE:
            return "not-applicable"
        if answer.level == UNKNOWN:
            return "unknown"
        return self._level_status(answer.level, target)

    def _level_status(self, level: str, target: str) -> Status:
        rank = self.scale.rank(level)
        if rank >= self.scale.rank(target):
            return "met"
        return "below-target" if rank else "not-met"

    def _best(self, options: Iterable[Result]) -> Result | None:
        ranked = [(self.scale.rank(o.level), o) for o in options if o.settled and o.level]
        return max(ranked, key=lambda one: one[0])[1] if ranked else None

    def _group_status(
        self, criterion: Criterion, live: list[Result], best: Result | None, target: str
    ) -> Status:
        if not in_scope(criterion, self.answers.facts):
            return "out-of-scope"
        if live and all(option.status == NOT_APPLICABLE for option in live):
            return "not-applicable"
        waiting = _waiting(live)
        if best and best.level and (waiting is None or best.level == self.scale.ids[-1]):
            return self._level_status(best.level, target)
        return waiting or "unanswered"


def _grade(answer: Answer, shown: Sequence[Shown]) -> Grade | None:
    """The highest grade among the evidence that holds."""
    pairs = zip(answer.evidence, shown, strict=True)
    return max((e.grade for e, found in pairs if found.holds), key=GRADES.index, default=None)


def _waiting(options: Iterable[Result]) -> Status | None:
    """What keeps a group open although an option has a level."""
    statuses = {option.status for option in options}
    kept: tuple[Status, ...] = ("to-confirm", "unknown")
    return next((status for status in kept if status in statuses), None)
