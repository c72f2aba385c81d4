"""What is kept of one file, straight from its answers: `standing` of an assessment, at a tenth of the cost."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from peerready.comparison.standing import (
    CITED,
    CONFIRMED,
    EPOCH,
    HEARD,
    MET,
    NOT_APPLICABLE,
    OUT_OF_SCOPE,
    PROMISED,
    SHOWN,
    TO_CONFIRM,
    UNANSWERED,
    UNKNOWN,
    Source,
    Standing,
)
from peerready.fields import GRADES, VOICES
from peerready.result import in_scope

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from peerready.answers import Answer, Answers
    from peerready.evidence import Shown
    from peerready.fields import Voice
    from peerready.framework import Criterion, Framework

LAST_DAY: Final = 65_535
FIRST_DAY: Final = EPOCH.toordinal()
_OPEN: Final = {"not-applicable": NOT_APPLICABLE, "unknown": UNKNOWN}
_WAITING: Final = (TO_CONFIRM, UNKNOWN)
"""What keeps a group open although an option has a level; the first that is there counts."""
_UNDER_WAY: Final = ("planned", "started")


class _Row(NamedTuple):
    """What of a criterion decides its signs."""

    id: str
    floor: int
    """The rank its target is raised to; 0 where it is no stop sign."""
    ask: frozenset[str]
    confirming: frozenset[str]
    needed: int
    options: tuple[int, ...]
    """Of a group: its options, by number."""


class _Outcome(NamedTuple):
    """The bytes of one criterion, and the answer and evidence it stands by."""

    sign: int
    least: int
    proved: int
    marks: int
    day: int
    by: tuple[Answer | None, Sequence[Shown]] = (None, ())

    @property
    def settled(self) -> bool:
        return self.sign < OUT_OF_SCOPE


_OUT: Final = _Outcome(OUT_OF_SCOPE, 0, 0, 0, 0)
_NO_ANSWER: Final = _Outcome(UNANSWERED, 0, 0, 0, 0)


class Table:
    """A framework, made ready once for the many files that answer it."""

    def __init__(self, framework: Framework) -> None:
        self.framework = framework
        scale = framework.scale
        self.ids = frozenset(criterion.id for criterion in framework.criteria)
        self._ranks = {level: rank for rank, level in enumerate(scale.ids)}
        self._counts = [rank + 1 if level.value else 0 for rank, level in enumerate(scale.levels)]
        numbers = {criterion.id: number for number, criterion in enumerate(framework.criteria)}
        self._rows = tuple(self._row(criterion, numbers) for criterion in framework.criteria)
        self._groups = tuple(number for number, row in enumerate(self._rows) if row.options)
        self._alike: dict[tuple[int, int], _Outcome] = {}
        """Most outcomes are alike; a sign and its marks make them, where there is no evidence."""
        self._scopes: dict[tuple[str | None, ...], tuple[bool, ...]] = {}

    def _row(self, criterion: Criterion, numbers: Mapping[str, int]) -> _Row:
        critical = criterion.critical
        return _Row(
            criterion.id,
            self._ranks[critical.floor] if critical else 0,
            frozenset(criterion.ask),
            frozenset((*criterion.ask, "outside")),
            GRADES.index(self.framework.grade_needed(criterion)),
            tuple(numbers[option] for option in criterion.any_of),
        )

    def standing(
        self, answers: Answers, shown: Mapping[str, Sequence[Shown]], source: Source
    ) -> Standing:
        """What is kept of a file; `shown` says of each criterion's evidence whether it holds."""
        found = self._outcomes(answers, shown)
        signs, least, proved, marks, days, _ = zip(*found, strict=True)
        return Standing(
            path=source.path,
            sha256=source.sha256,
            name=answers.organisation.name,
            id=answers.organisation.id or "",
            country=answers.organisation.country or "",
            facts=tuple(sorted(answers.facts.items())),
            assessed_on=answers.assessed_on,
            voices=self._voices(answers, found),
            framework=self.framework.id,
            version=self.framework.version,
            framework_sha256=source.framework_sha256,
            signs=bytes(signs),
            least=bytes(least),
            proved=bytes(proved),
            marks=bytes(marks),
            days=b"".join(day.to_bytes(2, "big") for day in days)
            if any(days)
            else bytes(2 * len(days)),
        )

    def _outcomes(self, answers: Answers, shown: Mapping[str, Sequence[Shown]]) -> list[_Outcome]:
        given, ranks = answers.answers, self._ranks
        asked = answers.voices if len(answers.voices) == 1 else ()
        aim = ranks[answers.target_for(self.framework.id) or self.framework.scale.aim]
        scope = self._scope(answers.facts)
        found: list[_Outcome] = []
        for row, is_in_scope in zip(self._rows, scope, strict=True):
            answer = given.get(row.id)
            if answer is None:
                found.append(_NO_ANSWER if is_in_scope else _OUT)
                continue
            found.append(
                self._single(
                    row,
                    answer,
                    shown.get(row.id, ()),
                    voices=answer.voices or asked,
                    target=max(row.floor, ranks[answer.target] if answer.target else aim),
                    is_in_scope=is_in_scope,
                )
            )
        for number in self._groups:
            row = self._rows[number]
            live = [found[option] for option in row.options if found[option].sign != OUT_OF_SCOPE]
            found[number] = self._group(row, live, max(row.floor, aim)) if scope[number] else _OUT
        return found

    def _voices(self, answers: Answers, found: Sequence[_Outcome]) -> tuple[Voice, ...]:
        """The groups whose answers settle a level; those the file names where none is said to."""
        given = answers.answers
        named: set[Voice] = set()
        for row, one in zip(self._rows, found, strict=True):
            if one.sign < OUT_OF_SCOPE and row.id in given:
                named.update(answers.voices_of(given[row.id]))
        return tuple(voice for voice in VOICES if voice in (named or answers.voices))

    def _single(
        self,
        row: _Row,
        answer: Answer,
        evidence: Sequence[Shown],
        *,
        voices: Sequence[Voice],
        target: int,
        is_in_scope: bool,
    ) -> _Outcome:
        """The outcome of a criterion that is answered itself."""
        sign = self._sign(answer) if is_in_scope else OUT_OF_SCOPE
        marks = PROMISED if answer.action and answer.action.status in _UNDER_WAY else 0
        least = proved = 0
        if sign < OUT_OF_SCOPE:
            least = self._counts[sign]
            marks |= MET if sign >= target else 0
            marks |= 0 if row.ask.isdisjoint(voices) else HEARD
        if not answer.evidence:
            key = sign, marks
            if key not in self._alike:
                self._alike[key] = _Outcome(sign, least, proved, marks, 0)
            return self._alike[key]
        marks |= CITED
        if sign < OUT_OF_SCOPE and _grade(answer, evidence) >= row.needed:
            proved, marks = least, marks | SHOWN | _confirmed(row, answer, evidence)
        return _Outcome(sign, least, proved, marks, _newest(evidence), (answer, evidence))

    def _sign(self, answer: Answer) -> int:
        """The sign of an answer in scope."""
        level = answer.level
        if level is None:
            return UNANSWERED
        if answer.to_confirm:
            return TO_CONFIRM
        return _OPEN[level] if level in _OPEN else self._ranks[level]

    def _group(self, row: _Row, live: Sequence[_Outcome], target: int) -> _Outcome:
        """The outcome of a group in scope, by those of its options that are."""
        signs = [option.sign for option in live]
        best = max((o for o in live if o.settled), key=lambda o: o.sign, default=_NO_ANSWER)
        sign = self._group_sign(signs, best)
        marks = best.marks & CITED
        if any(option.marks & PROMISED for option in live):
            marks |= PROMISED
        if sign < OUT_OF_SCOPE:
            marks |= best.marks & (HEARD | SHOWN)
            marks |= MET if sign >= target else 0
        answer, evidence = best.by
        if answer and marks & SHOWN:
            marks |= _confirmed(row, answer, evidence)
        proved = max((option.proved for option in live), default=0)
        return _Outcome(sign, best.least, proved, marks, best.day)

    def _group_sign(self, signs: Sequence[int], best: _Outcome) -> int:
        if signs and all(sign == NOT_APPLICABLE for sign in signs):
            return NOT_APPLICABLE
        waiting = next((sign for sign in _WAITING if sign in signs), None)
        if best.settled and (waiting is None or best.sign == len(self._counts) - 1):
            return best.sign
        return waiting or UNANSWERED

    def _scope(self, facts: Mapping[str, str]) -> tuple[bool, ...]:
        """Of each criterion, whether it is in scope; organisations have few different facts."""
        key = tuple(facts.get(fact) for fact in self.framework.facts)
        if key not in self._scopes:
            self._scopes[key] = tuple(
                self._is_in_scope(criterion, facts) for criterion in self.framework.criteria
            )
        return self._scopes[key]

    def _is_in_scope(self, criterion: Criterion, facts: Mapping[str, str]) -> bool:
        group = self.framework.group_of(criterion.id) if criterion.use == "option" else None
        return all(in_scope(part, facts) for part in (criterion, group) if part)


def _grade(answer: Answer, evidence: Iterable[Shown]) -> int:
    """The highest grade among the evidence that holds, -1 where none does."""
    pairs = zip(answer.evidence, evidence, strict=True)
    return max((GRADES.index(entry.grade) for entry, shown in pairs if shown.holds), default=-1)


def _confirmed(row: _Row, answer: Answer, evidence: Iterable[Shown]) -> int:
    pairs = zip(answer.evidence, evidence, strict=True)
    return CONFIRMED * any(
        entry.grade == "confirmed" and shown.holds and entry.by in row.confirming
        for entry, shown in pairs
    )


def _newest(evidence: Iterable[Shown]) -> int:
    """The days from the epoch to the newest date of evidence that holds."""
    days = [shown.dated.toordinal() for shown in evidence if shown.holds and shown.dated]
    return max(0, min(LAST_DAY, max(days) - FIRST_DAY)) if days else 0
