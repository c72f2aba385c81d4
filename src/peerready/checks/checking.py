"""`check` from the paths to the outcome: inputs read, rules asked, waivers and baseline heard."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from peerready import baseline, project_file
from peerready.checks import check_inputs
from peerready.checks.check_files import scope
from peerready.checks.check_findings import (
    is_known,
    may_be_known,
    of_answers,
    of_baseline,
    of_project,
    of_stale,
)
from peerready.checks.check_summary import summary
from peerready.errors import PeerreadyError
from peerready.finding import Check, Finding
from peerready.rules import invalid_file
from peerready.rules.evidence_no_date import SHALLOW
from peerready.waivers import waived

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from peerready.baseline import Baseline
    from peerready.checks.check_inputs import Asked, Inputs
    from peerready.errors import Problem

SHALLOW_NOTE = (
    "this is a shallow clone, so git has no dates of its files: fetch the whole history "
    "(fetch-depth: 0), or date the evidence"
)
PART_NOTE = (
    "only a part of the project is checked: answers that are gone, and frameworks the gate asks "
    "for, are not looked for"
)


@dataclass(frozen=True, slots=True)
class Outcome:
    """A check, and where its baseline is; `written` is the baseline to write, where one was asked for."""

    check: Check
    path: Path
    written: Baseline | None = None


def check(asked: Asked) -> Outcome:
    """The outcome of a check; every problem of its inputs is raised, placed as findings are."""
    where = scope(asked.files)
    try:
        inputs = check_inputs.read(asked, where)
    except PeerreadyError as error:
        raise type(error)(*map(where.problem, error.problems)) from error
    return _outcome(inputs)


def invalid(problems: Iterable[Problem]) -> Check:
    """The check of inputs that are not valid: a finding for each problem, and no figures."""
    found = invalid_file.found(problems, project_file.NAME)
    findings = (
        Finding(
            invalid_file.RULE.code,
            invalid_file.RULE.level,
            one.message,
            one.location,
            one.location.path,
            subject=one.subject,
            hint=one.hint,
        )
        for one in found
    )
    return Check(_ordered(findings))


def _outcome(inputs: Inputs) -> Outcome:
    found = tuple(of_answers(inputs))
    found = _each_once((*found, *of_baseline(inputs, found)))
    found, used = waived(found, inputs.project.waivers, inputs.asked.today)
    written = (
        baseline.of(inputs.judged, filter(may_be_known, found)) if inputs.asked.update else None
    )
    before = written or inputs.before
    if before:
        found = tuple(_marked(finding, before) for finding in found)
    more = _each_once((*of_project(inputs, used), *of_stale(inputs, found)))
    summaries = (summary(one, name[0], inputs.was(name)) for name, one in inputs.judged.items())
    made = Check(
        _ordered((*found, *more)), tuple(summaries), inputs.demands.fail_on, tuple(_notes(inputs))
    )
    return Outcome(made, inputs.path, written)


def _each_once(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings, of those that say the same of the same the first."""
    first: dict[tuple[str, ...], Finding] = {}
    for finding in findings:
        first.setdefault(finding.key, finding)
    return tuple(first.values())


def _marked(finding: Finding, before: Baseline) -> Finding:
    """The finding, marked where the baseline knows it."""
    is_new = finding.standing == "new"
    return replace(finding, standing="known") if is_new and is_known(finding, before) else finding


def _ordered(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    return tuple(sorted(findings, key=_place))


def _place(finding: Finding) -> tuple[str | int, ...]:
    where = finding.location
    return (where.path, where.line or 0, where.column or 0, *finding.key)


def _notes(inputs: Inputs) -> Iterator[str]:
    undated = (cited.shown for one in inputs.judged.values() for cited in one.cited("no-date"))
    if any(SHALLOW in shown.text for shown in undated):
        yield SHALLOW_NOTE
    if not inputs.is_whole:
        yield PART_NOTE
