"""What the rules find in the inputs of a check, as findings: how grave, where, in which file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from peerready.baseline import moved, state
from peerready.errors import Location
from peerready.finding import LEVELS, Finding
from peerready.rules import (
    OF_ANSWERS,
    OF_GATE,
    RULES,
    baseline_stale,
    gate_unanswered,
    regression,
    waiver_expired,
    waiver_unused,
)
from peerready.waivers import unused

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from peerready.baseline import Baseline
    from peerready.checks.check_inputs import Inputs, Name
    from peerready.finding import Level
    from peerready.rule import Found
    from peerready.rule_codes import RuleCode

LASTING = frozenset(code for code, rule in RULES.items() if rule.lasting)


def of_answers(inputs: Inputs) -> Iterator[Finding]:
    """What the rules find in the answers, and in what they cite, held against the gate."""
    demands = inputs.demands
    for name, one in inputs.judged.items():
        for code, find in OF_ANSWERS.items():
            yield from _findings(inputs, code, find(one), name)
        for code, hold in OF_GATE.items():
            yield from _findings(inputs, code, hold(one, demands), name)


def of_baseline(inputs: Inputs, findings: Iterable[Finding]) -> Iterator[Finding]:
    """What stands worse than in the baseline and is not told by a failing finding already."""
    if inputs.before is None:
        return
    told = {
        (finding.criterion, finding.subject)
        for finding in findings
        if finding.level == "error" and finding.rule.startswith("evidence-")
    }
    for name, one in inputs.judged.items():
        was = inputs.was(name)
        if was:
            yield from _findings(inputs, "regression", regression.found(one, was, told), name)
    for name in _gone(inputs, inputs.before):
        found = regression.gone(*name, _where_gone(inputs, name))
        yield from _findings(inputs, "regression", [found], name)


def _gone(inputs: Inputs, before: Baseline) -> Iterator[Name]:
    """What stands in the baseline and was not judged, of the files that were looked at."""
    files = {name for name, _ in inputs.judged}
    for name, frameworks in sorted(before.answers.items()):
        for framework in sorted(frameworks):
            is_looked_for = inputs.is_whole or (name in files and not inputs.asked.only)
            if is_looked_for and (name, framework) not in inputs.judged:
                yield name, framework


def _where_gone(inputs: Inputs, name: Name) -> Location:
    """The frameworks of the answers file; where that is gone too, the project file's list of files."""
    same = (one for (file, _), one in inputs.judged.items() if file == name[0])
    one = next(same, None)
    if one:
        return one.at("frameworks", at="key")
    document = inputs.settings.document
    return document.locate(("answers",)) if document else Location(inputs.path.as_posix())


def of_project(inputs: Inputs, used: Collection[int]) -> Iterator[Finding]:
    """What the rules find in the project file; `used` names the waivers that matched a finding."""
    document, today = inputs.settings.document, inputs.asked.today
    if document is None:
        return
    name = (inputs.scope.name(document.path), "")
    given, frameworks = inputs.project.waivers, {framework for _, framework in inputs.judged}
    expired = waiver_expired.found(given, document, today)
    yield from _findings(inputs, "waiver-expired", expired, name)
    idle = waiver_unused.found(unused(given, used, today, frameworks), document)
    yield from _findings(inputs, "waiver-unused", idle, name)
    if inputs.is_whole:
        silent = gate_unanswered.found(inputs.project.gate, document, frameworks)
        yield from _findings(inputs, "gate-unanswered", silent, name)


def of_stale(inputs: Inputs, findings: Iterable[Finding]) -> Iterator[Finding]:
    """Whether the baseline knows what is gone, or does not know what is there.

    A finding that gave way to a graver one of the same criterion is not gone.
    """
    if inputs.before is None:
        return
    findings = tuple(findings)
    standing = {finding.key for finding in findings}
    worse = {one.criterion for one in findings if one.standing == "new" and one.level == "error"}
    settled = [
        known
        for known in inputs.before.findings
        if known.key not in standing
        and known.criterion not in worse
        and (known.answers, known.framework) in inputs.judged
    ]
    path = inputs.path.as_posix()
    found = baseline_stale.found(path, len(settled), len(_better(inputs) - worse))
    yield from _findings(inputs, "baseline-stale", found, (inputs.scope.name(path), ""))


def _better(inputs: Inputs) -> frozenset[str]:
    found: frozenset[str] = frozenset()
    for name, one in inputs.judged.items():
        was, now = inputs.was(name), state(one)
        found |= moved(was, now) if was else frozenset(now.criteria)
    return found


def _findings(
    inputs: Inputs, code: RuleCode, found: Iterable[Found], name: Name
) -> Iterator[Finding]:
    level = _level(inputs, code)
    if level is None:
        return
    for one in found:
        where = inputs.scope.location(one.location)
        yield Finding(code, level, one.message, where, *name, one.criterion, one.subject, one.hint)


def _level(inputs: Inputs, code: RuleCode) -> Level | None:
    """How grave a rule's findings are here; None where it is switched off."""
    if code == "baseline-stale" and inputs.asked.strict:
        return "error"
    switched = inputs.project.switches.get(code, RULES[code].level)
    return None if switched == "off" else switched


def may_be_known(finding: Finding) -> bool:
    """Whether a baseline may take a finding in."""
    return finding.standing == "new" and finding.rule in LASTING


def is_known(finding: Finding, before: Baseline) -> bool:
    """Whether a baseline knows a finding, no less grave than it is now."""
    known = next((one.level for one in before.findings if one.key == finding.key), None)
    if known is None or finding.rule not in LASTING:
        return False
    return LEVELS.index(finding.level) >= LEVELS.index(known)
