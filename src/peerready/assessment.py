"""What answers score against a framework: all arithmetic of figures, in exact rationals (design, section 5)."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Literal

from peerready.answers import Answer
from peerready.fields import GRADES, NOT_APPLICABLE, UNKNOWN, Grade, Voice

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

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
OPEN: tuple[Status, ...] = ("unanswered", "to-confirm", "unknown")
UNANSWERED = Answer()


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


@dataclass(frozen=True, slots=True)
class Figures:
    """Six figures in [0, 1], None where nothing can be said, and the counts behind them."""

    low: Fraction | None
    high: Fraction | None
    answered: Fraction | None
    coverage: Fraction | None
    evidenced: Fraction | None
    heard: Fraction | None
    criteria: int
    answered_count: int
    open_count: int
    not_applicable_count: int


FIGURES = ("low", "high", "answered", "coverage", "evidenced", "heard")


@dataclass(frozen=True, slots=True)
class Part:
    """The figures of a domain, a kind or a theme, under its id."""

    id: str
    figures: Figures
    results: tuple[Result, ...]


@dataclass(frozen=True, slots=True)
class Assessment:
    """Answers scored against one framework."""

    framework: Framework
    results: tuple[Result, ...]
    figures: Figures
    domains: tuple[Part, ...]
    kinds: tuple[Part, ...]
    themes: tuple[Part, ...]

    def result(self, criterion_id: str) -> Result:
        return next(result for result in self.results if result.id == criterion_id)


def assess(
    framework: Framework, answers: Answers, shown: Mapping[str, Sequence[Shown]]
) -> Assessment:
    """The outcome of every criterion, and the figures of the whole and of each part.

    `shown` says of each criterion's evidence entries, in order, whether they hold.
    """
    results = _Reading(framework, answers, shown).results()
    domains = tuple(
        _part(domain.id, [result for result in results if result.domain is domain])
        for domain in framework.domains
    )
    kinds = _parts(results, lambda result: (result.domain.kind,))
    themes = _parts(results, lambda result: result.criterion.themes)
    return Assessment(
        framework, results, _whole(framework, results, domains), domains, kinds, themes
    )


def _part(name: str, results: Iterable[Result]) -> Part:
    found = tuple(results)
    return Part(name, figures(found), found)


def _parts(results: Iterable[Result], names: Callable[[Result], Iterable[str]]) -> tuple[Part, ...]:
    by_name: dict[str, list[Result]] = {}
    for result in results:
        for name in names(result):
            by_name.setdefault(name, []).append(result)
    return tuple(_part(name, found) for name, found in by_name.items())


def figures(results: Iterable[Result]) -> Figures:
    """The six figures over some results: sums over *A* and *R*, each criterion by its weight."""
    scored = [result for result in results if result.criterion.scored]
    counted = [result for result in scored if result.counted]
    settled = [result for result in counted if result.settled]
    heard = [result for result in settled if result.heard]
    everything, known = _weight(counted), _weight(settled)
    valued = all(result.lo is not None for result in counted)
    whole, part = (everything if valued else None), (known if valued else None)
    return Figures(
        low=_share(sum((r.weight * (r.lo or 0) for r in counted), Fraction(0)), whole),
        high=_share(sum((r.weight * (r.hi or 0) for r in counted), Fraction(0)), whole),
        answered=_share(sum((r.weight * (r.lo or 0) for r in settled), Fraction(0)), part),
        coverage=_share(known, everything),
        evidenced=_share(sum((r.weight * (r.ev or 0) for r in counted), Fraction(0)), whole),
        heard=_share(_weight(heard), known),
        criteria=len(counted),
        answered_count=len(settled),
        open_count=len(counted) - len(settled),
        not_applicable_count=sum(result.status == NOT_APPLICABLE for result in scored),
    )


def _weight(results: Iterable[Result]) -> Fraction:
    return sum((result.weight for result in results), Fraction(0))


def _share(part: Fraction, whole: Fraction | None) -> Fraction | None:
    return part / whole if whole else None


def _whole(framework: Framework, results: tuple[Result, ...], domains: tuple[Part, ...]) -> Figures:
    plain = figures(results)
    if framework.rollup == "criteria":
        return plain
    means = {name: _mean_of_domains(framework, domains, name) for name in FIGURES}
    return Figures(
        **means,
        criteria=plain.criteria,
        answered_count=plain.answered_count,
        open_count=plain.open_count,
        not_applicable_count=plain.not_applicable_count,
    )


def _mean_of_domains(
    framework: Framework, domains: tuple[Part, ...], figure: str
) -> Fraction | None:
    weighed = [
        (domain.weight, value)
        for domain, part in zip(framework.domains, domains, strict=True)
        if (value := getattr(part.figures, figure)) is not None
    ]
    return _share(
        sum((weight * value for weight, value in weighed), Fraction(0)),
        sum((weight for weight, _ in weighed), Fraction(0)),
    )


def share_of_whole(assessment: Assessment, result: Result) -> Fraction:
    """How much of `low` of the whole one criterion decides, in [0, 1] (weights, and the roll-up)."""
    framework = assessment.framework
    if framework.rollup == "criteria":
        return result.weight / _weight(r for r in assessment.results if _in_figures(r))
    mine = _weight(r for r in assessment.results if _in_figures(r) and r.domain is result.domain)
    domains = [
        domain
        for domain, part in zip(framework.domains, assessment.domains, strict=True)
        if part.figures.low is not None
    ]
    every = sum((domain.weight for domain in domains), Fraction(0))
    return result.domain.weight / every * result.weight / mine


def _in_figures(result: Result) -> bool:
    return result.criterion.scored and result.counted


def in_scope(criterion: Criterion, facts: Mapping[str, str]) -> bool:
    """Whether the organisation's facts match the criterion's `when`: every key, any of its values."""
    return all(facts.get(fact) in allowed for fact, allowed in (criterion.when or {}).items())


@dataclass(frozen=True, slots=True)
class _Reading:
    """One framework's criteria read against one organisation's answers."""

    framework: Framework
    answers: Answers
    evidence: Mapping[str, Sequence[Shown]]

    def results(self) -> tuple[Result, ...]:
        plain = {
            criterion.id: self._single(criterion, domain)
            for domain in self.framework.domains
            for criterion in domain.criteria
            if not criterion.any_of
        }
        return tuple(
            self._group(criterion, domain, [plain[option] for option in criterion.any_of])
            if criterion.any_of
            else plain[criterion.id]
            for domain in self.framework.domains
            for criterion in domain.criteria
        )

    @property
    def scale(self) -> Scale:
        return self.framework.scale

    def _single(self, criterion: Criterion, domain: Domain) -> Result:
        answer = self.answers.answers.get(criterion.id, UNANSWERED)
        group = self.framework.group_of(criterion.id) if criterion.use == "option" else None
        inside = all(in_scope(part, self.answers.facts) for part in (criterion, group) if part)
        target, raised = self._target(criterion, answer)
        status = self._status(answer, target) if inside else "out-of-scope"
        settled = status in {"met", "not-met", "below-target"}
        value = self.scale.value(answer.level) if settled and answer.level else Fraction(0)
        holding = [
            entry.grade
            for entry, found in zip(
                answer.evidence, self.evidence.get(criterion.id, ()), strict=True
            )
            if found.holds
        ]
        grade = max(holding, key=GRADES.index, default=None)
        evidenced = settled and grade is not None and self._reaches(grade, criterion)
        voices = self.answers.voices_of(answer) if answer.level is not None else ()
        return Result(
            criterion=criterion,
            domain=domain,
            answer=answer,
            status=status,
            level=answer.level,
            target=target,
            lo=value,
            hi=value if settled else self._top(),
            ev=value if evidenced else Fraction(0),
            counted=status not in {"out-of-scope", NOT_APPLICABLE},
            settled=settled,
            heard=settled and any(voice in criterion.ask for voice in voices),
            evidenced=evidenced,
            voices=voices,
            shown=tuple(self.evidence.get(criterion.id, ())),
            grade=grade,
            actions=(answer.action,) if answer.action else (),
            raised=raised,
        )

    def _top(self) -> Fraction | None:
        return Fraction(1) if self.scale.scored else None

    def _reaches(self, grade: Grade, criterion: Criterion) -> bool:
        return GRADES.index(grade) >= GRADES.index(self.framework.grade_needed(criterion))

    def _target(self, criterion: Criterion, answer: Answer) -> tuple[str, bool]:
        aim = answer.target or self.answers.target_for(self.framework.id) or self.scale.aim
        if criterion.critical and self.scale.rank(aim) < self.scale.rank(criterion.critical.floor):
            return criterion.critical.floor, True
        return aim, False

    def _status(self, answer: Answer, target: str) -> Status:
        if answer.level is None:
            return "unanswered"
        if answer.to_confirm:
            return "to-confirm"
        if answer.level == NOT_APPLICABLE:
            return "not-applicable"
        if answer.level == UNKNOWN:
            return "unknown"
        return self._level_status(answer.level, target)

    def _level_status(self, level: str | None, target: str) -> Status:
        rank = self.scale.rank(level or "")
        if rank >= self.scale.rank(target):
            return "met"
        return "below-target" if rank else "not-met"

    def _group(self, criterion: Criterion, domain: Domain, options: list[Result]) -> Result:
        target, raised = self._target(criterion, UNANSWERED)
        live = [option for option in options if option.status != "out-of-scope"]
        inside = in_scope(criterion, self.answers.facts)
        aside = bool(live) and all(option.status == NOT_APPLICABLE for option in live)
        counted = inside and not aside
        best = max(
            (option for option in live if option.settled),
            key=lambda option: self.scale.rank(option.level or ""),
            default=None,
        )
        waiting = _waiting(live)
        lo = best.lo if best else Fraction(0)
        hi = lo if best and not waiting else self._top()
        settled = counted and best is not None and (waiting is None or lo == 1)
        status = self._level_status(best.level, target) if settled and best else waiting
        return Result(
            criterion=criterion,
            domain=domain,
            answer=best.answer if best else UNANSWERED,
            status=_group_status(inside=inside, counted=counted) or status or "unanswered",
            level=best.level if best else None,
            target=target,
            lo=lo,
            hi=hi,
            ev=max((option.ev or Fraction(0) for option in live), default=Fraction(0)),
            counted=counted,
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


def _waiting(options: Iterable[Result]) -> Status | None:
    """What keeps a group open although an option has a level."""
    statuses = {option.status for option in options}
    kept: tuple[Status, ...] = ("to-confirm", "unknown")
    return next((status for status in kept if status in statuses), None)


def _group_status(*, inside: bool, counted: bool) -> Status | None:
    if not inside:
        return "out-of-scope"
    return None if counted else "not-applicable"
