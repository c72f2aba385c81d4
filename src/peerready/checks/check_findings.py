"""What the rules find in the inputs of a check, as findings: how grave, where, in which file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from peerready.finding import Finding
from peerready.rules import OF_ANSWERS, OF_EVIDENCE, OF_GATE, RULES, finder, gate_finder

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from peerready.checks.check_inputs import Inputs, Name
    from peerready.finding import Level
    from peerready.rule import Found, Judged
    from peerready.rule_codes import RuleCode


def of_answers(inputs: Inputs) -> Iterator[Finding]:
    """What the rules find in the answers, and in what they cite, held against the gate."""
    demands = inputs.demands
    for name, one in inputs.judged.items():
        for code in (*(OF_EVIDENCE if _cites(one) else ()), *OF_ANSWERS):
            yield from findings_of(inputs, code, finder(code)(one), name)
        for code in () if demands.are_none else OF_GATE:
            yield from findings_of(inputs, code, gate_finder(code)(one, demands), name)


def _cites(one: Judged) -> bool:
    """Whether an answer cites evidence."""
    return any(answer.evidence for _, answer in one.answers())


def of_project(inputs: Inputs, used: Collection[int]) -> Iterator[Finding]:
    """What the rules find in the project file; `used` names the waivers that matched a finding."""
    document, today = inputs.settings.document, inputs.asked.today
    project = inputs.settings.project
    if document is None or project is None:
        return
    from peerready.rules import gate_unanswered, waiver_expired, waiver_unused
    from peerready.waivers import unused

    name = (inputs.scope.name(document.path), "")
    given, frameworks = project.waivers, {framework for _, framework in inputs.judged}
    expired = waiver_expired.found(given, document, today)
    yield from findings_of(inputs, "waiver-expired", expired, name)
    idle = waiver_unused.found(unused(given, used, today, frameworks), document)
    yield from findings_of(inputs, "waiver-unused", idle, name)
    if inputs.is_whole:
        silent = gate_unanswered.found(project.gate, document, frameworks)
        yield from findings_of(inputs, "gate-unanswered", silent, name)


def findings_of(
    inputs: Inputs, code: RuleCode, found: Iterable[Found], name: Name
) -> Iterator[Finding]:
    """What a rule found as findings, if it is not switched off here."""
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
    switched = inputs.settings.switches.get(code, RULES[code].level)
    return None if switched == "off" else switched
