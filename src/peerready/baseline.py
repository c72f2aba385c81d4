"""What stood when the baseline was written: levels, evidence, figures and known findings; no line and no time in it."""

from __future__ import annotations

import json
from fractions import Fraction
from typing import TYPE_CHECKING, Final, Literal

from pydantic import BaseModel

from peerready import documents, validation
from peerready.errors import PeerreadyError, Problem
from peerready.fields import GRADES, NOT_APPLICABLE, Exact, Grade, Many, Phase, Strict, Text
from peerready.framework import (  # noqa: TC001  # pydantic reads the types when it makes the models
    CriterionId,
    FrameworkId,
    LevelId,
    Version,
)
from peerready.rule import Cited

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from peerready.documents import Document
    from peerready.finding import Finding
    from peerready.result import Result
    from peerready.rule import Judged

OUT_OF_SCOPE: Final = "out-of-scope"
LIMIT: Final = 16_000_000
"""The most bytes of a baseline."""

Verdict = Literal["ready", "approaching", "undecided", "not-ready", "not-assessed"]


class Standing(Strict):
    """How one criterion stood."""

    level: LevelId | None
    """Its level, `not-applicable` or `out-of-scope`; null while it was open."""
    evidenced: bool
    """Whether it was shown."""
    grade: Grade | None
    """The highest grade of evidence that held."""
    held: dict[Text, Grade]
    """What evidence held, each with its grade."""


class State(Strict):
    """How one framework of an answers file stood."""

    version: Version
    low: Exact | None
    high: Exact | None
    coverage: Exact | None
    evidenced: Exact | None
    verdicts: dict[Phase, Verdict]
    criteria: dict[CriterionId, Standing]

    @property
    def major(self) -> str:
        return self.version.partition(".")[0]


class Known(Strict):
    """A finding that is known, by what stays the same when lines move."""

    rule: Text
    level: Literal["error", "warning", "note"]
    answers: str
    framework: str
    criterion: str
    subject: str

    @property
    def key(self) -> tuple[str, str, str, str, str]:
        """As the key of a finding."""
        return (self.rule, self.answers, self.framework, self.criterion, self.subject)


class Baseline(Strict):
    """The whole of `peerready-baseline.json`."""

    format: Literal["peerready/baseline/1"] = "peerready/baseline/1"
    answers: dict[Text, dict[FrameworkId, State]]
    """By answers file and framework."""
    findings: Many[Known]

    def text(self) -> str:
        """The file: every key sorted, one fact a line, so that a merge touches little."""
        return json.dumps(_plain(self), ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def _plain(value: object) -> object:
    """The value as JSON has it; exact numbers as fractions."""
    match value:
        case BaseModel():
            return {name: _plain(part) for name, part in value}
        case dict():
            return {key: _plain(part) for key, part in value.items()}
        case tuple():
            return [_plain(part) for part in value]
        case Fraction():
            return f"{value.numerator}/{value.denominator}"
    return value


def read(path: Path, shown: str) -> Baseline:
    """The baseline in a file; one that is unreadable or no baseline of ours raises every problem."""
    document = documents.read(path, shown, limit=LIMIT)
    _require_format(document)
    baseline, problems = validation.validate(Baseline, document)
    if baseline is None:
        raise PeerreadyError(*problems)
    return baseline


def _require_format(document: Document) -> None:
    if document.data.get("format") != "peerready/baseline/1":
        hint = "write one with 'peerready check --update-baseline'"
        where = document.locate(("format",))
        raise PeerreadyError(Problem("this is no baseline of this version", where, hint))


def of(judged: Mapping[tuple[str, str], Judged], findings: Iterable[Finding]) -> Baseline:
    """The baseline of what stands now; `judged` by answers file and framework."""
    answers: dict[str, dict[str, State]] = {}
    for (path, framework), one in judged.items():
        answers.setdefault(path, {})[framework] = state(one)
    known = sorted(map(_known, findings), key=lambda one: one.key)
    return Baseline(answers=answers, findings=tuple(known))


def _known(finding: Finding) -> Known:
    rule, answers, framework, criterion, subject = finding.key
    return Known(
        rule=rule,
        level=finding.level,
        answers=answers,
        framework=framework,
        criterion=criterion,
        subject=subject,
    )


def state(one: Judged) -> State:
    """How a framework stands now; options stand for themselves only through their group."""
    assessment = one.block.assessment
    figures = assessment.figures
    return State(
        version=assessment.framework.version,
        low=figures.low,
        high=figures.high,
        coverage=figures.coverage,
        evidenced=figures.evidenced,
        verdicts={row.phase: row.verdict for row in one.block.readiness},
        criteria={r.id: _standing(one, r) for r in assessment.results if r.criterion.scored},
    )


def _standing(one: Judged, result: Result) -> Standing:
    return Standing(
        level=_level(result),
        evidenced=result.evidenced,
        grade=result.grade,
        held=_held(one, result),
    )


def _level(result: Result) -> str | None:
    if result.status in {NOT_APPLICABLE, OUT_OF_SCOPE}:
        return result.status
    return result.level if result.settled else None


def _held(one: Judged, result: Result) -> dict[str, Grade]:
    found: dict[str, Grade] = {}
    for number, (entry, shown) in enumerate(zip(result.answer.evidence, result.shown, strict=True)):
        if shown.holds:
            name = Cited(one, result.id, number, entry, shown).subject
            found[name] = max(found.get(name, entry.grade), entry.grade, key=GRADES.index)
    return found


def moved(was: State, now: State) -> frozenset[str]:
    """The criteria of which the baseline, written anew, would say something else; some may be worse."""
    return frozenset(
        name
        for name, one in now.criteria.items()
        if (before := was.criteria.get(name)) is None
        or before.level != one.level
        or (one.evidenced and not before.evidenced)
    )
