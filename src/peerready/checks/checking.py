"""`check` from the paths to the outcome: inputs read, rules asked, waivers and baseline heard."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from peerready import project_file
from peerready.checks import check_inputs
from peerready.checks.check_files import scope
from peerready.checks.check_findings import of_answers, of_project
from peerready.checks.check_summary import summary
from peerready.errors import PeerreadyError
from peerready.finding import Check, Finding
from peerready.rules import RULES
from peerready.waivers import waived

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from peerready.baseline import Baseline
    from peerready.checks.check_inputs import Asked, Inputs
    from peerready.errors import Problem
    from peerready.rule import Cited

SHALLOW_NOTE = (
    "this is a shallow clone, so git has no dates of its files: fetch the whole history "
    "(fetch-depth: 0), or date the evidence"
)
PART_NOTE = (
    "only a part of the project is checked: answers that are gone, and frameworks the gate asks "
    "for, are not looked for"
)


class Outcome(NamedTuple):
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
    from peerready.rules import invalid_file

    rule = RULES["invalid-file"]
    found = invalid_file.found(problems, project_file.NAME)
    findings = (
        Finding(
            rule.code,
            rule.level,
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
    found: Iterable[Finding] = tuple(of_answers(inputs))
    if inputs.before is None and not inputs.asked.update:
        found, used = _waived(inputs, found)
        return Outcome(_check(inputs, found, of_project(inputs, used)), inputs.path)
    from peerready.checks import check_baseline

    found, used = _waived(inputs, (*found, *check_baseline.regressions(inputs, found)))
    written = check_baseline.written(inputs, found)
    found = check_baseline.marked(found, written or inputs.before)
    more = (*of_project(inputs, used), *check_baseline.stale(inputs, found))
    return Outcome(_check(inputs, found, more), inputs.path, written)


def _waived(inputs: Inputs, found: Iterable[Finding]) -> tuple[tuple[Finding, ...], frozenset[int]]:
    """The findings, each once, those accepted marked; and the numbers of the waivers that matched."""
    return waived(_each_once(found), inputs.settings.waivers, inputs.asked.today)


def _check(inputs: Inputs, found: Iterable[Finding], more: Iterable[Finding]) -> Check:
    """What is said of it: of the answers, and of what stands around them."""
    return Check(
        _ordered((*found, *_each_once(more))),
        tuple(summary(one, name[0], inputs.was(name)) for name, one in inputs.judged.items()),
        inputs.demands.fail_on,
        tuple(_notes(inputs)),
    )


def _each_once(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings, of those that say the same of the same the first."""
    first: dict[tuple[str, ...], Finding] = {}
    for finding in findings:
        first.setdefault(finding.key, finding)
    return tuple(first.values())


def _ordered(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    return tuple(sorted(findings, key=_place))


def _place(finding: Finding) -> tuple[str | int, ...]:
    where = finding.location
    return (where.path, where.line or 0, where.column or 0, *finding.key)


def _notes(inputs: Inputs) -> Iterator[str]:
    undated = [cited for one in inputs.judged.values() for cited in one.cited("no-date")]
    if undated and _are_shallow(undated):
        yield SHALLOW_NOTE
    if not inputs.is_whole:
        yield PART_NOTE


def _are_shallow(undated: Iterable[Cited]) -> bool:
    """Whether one of them has no date because its history is not there."""
    from peerready.rules.evidence_no_date import SHALLOW

    return any(SHALLOW in cited.shown.text for cited in undated)
