"""Answers held against the frameworks they name: every problem of the file at once, or the answers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from peerready import validation
from peerready.answers import Answers
from peerready.catalog import Catalog, Loaded, shared
from peerready.cautions import cautions
from peerready.cut_short import cut_short
from peerready.errors import PeerreadyError, Problem, Route, Severity, did_you_mean
from peerready.fields import (
    NOT_APPLICABLE,
    OPEN_WORDS,
    UNKNOWN,
    Fault,
    iso_date,
    mapping,
    sequence,
    words,
)
from peerready.framework_ref import FrameworkRef, reference

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from peerready.documents import Document
    from peerready.framework import Criterion, Framework

MISSPELT = {
    "n/a": NOT_APPLICABLE,
    "na": NOT_APPLICABLE,
    "not applicable": NOT_APPLICABLE,
    "not relevant": NOT_APPLICABLE,
    "don't know": UNKNOWN,
    "dont know": UNKNOWN,
    "dk": UNKNOWN,
    "?": UNKNOWN,
    "partially": "partly",
    "in part": "partly",
    "mostly": "largely",
}
"""What people type for what they mean; named in the hint, never accepted."""
YES_OR_NO = ("yes", "no", "y", "n", "true", "false", "on", "off")


@dataclass(frozen=True, slots=True)
class Answered:
    """An answers file that is valid, with the frameworks it names and what a reader should be warned of."""

    answers: Answers
    frameworks: tuple[Loaded, ...]
    document: Document
    warnings: tuple[Problem, ...]


def resolve(document: Document, catalog: Catalog, today: date) -> Answered:
    """The answers of a file with what a reader should be warned of; raises every problem of it at once."""
    answers, frameworks = valid(document, catalog, today)
    faults = (*cautions(mapping(document.data)), *cut_short(document))
    warnings = tuple(_located(fault, document, "warning") for fault in faults)
    return Answered(answers, frameworks, document, warnings)


def valid(document: Document, catalog: Catalog, today: date) -> tuple[Answers, tuple[Loaded, ...]]:
    """The answers of a file, checked against the frameworks they name; raises every problem of it at once."""
    answers, problems = validation.validate(Answers, document)
    data = mapping(document.data)
    frameworks, unknown = _frameworks(data, catalog)
    found = [
        *unknown,
        *_date_faults(data, today),
        *_fact_faults(data, frameworks),
        *_target_faults(data, frameworks),
        *_answer_faults(data, frameworks),
    ]
    problems = [*problems, *(_located(fault, document) for fault in found)]
    if answers is None or problems:
        raise PeerreadyError(*sorted(problems, key=_place))
    return answers, tuple(frameworks.values())


def _located(fault: Fault, document: Document, severity: Severity = "error") -> Problem:
    return Problem(fault.message, document.locate(fault.route, fault.at), fault.hint, severity)


def _place(problem: Problem) -> tuple[int, int]:
    where = problem.location
    return (where.line or 0, where.column or 0) if where else (0, 0)


def _frameworks(data: Mapping[str, Any], catalog: Catalog) -> tuple[dict[str, Loaded], list[Fault]]:
    loaded: dict[str, Loaded] = {}
    faults: list[Fault] = []
    for place, text in enumerate(sequence(data.get("frameworks"))):
        named = reference(text) if isinstance(text, str) else None
        if named is None or named.id in loaded:
            continue
        known = catalog.find(named.id)
        here: Route = ("frameworks", place)
        if known is None:
            problem = catalog.unknown(named.id)
            faults.append(Fault(here, problem.message, problem.hint))
            continue
        loaded[named.id] = known
        faults += _version_faults(named, known.framework, here)
    return loaded, faults


def _version_faults(named: FrameworkRef, framework: Framework, here: Route) -> Iterator[Fault]:
    have = f"{framework.id} {framework.version}"
    if named.major != framework.major:
        hint = (
            "answers of another major version mean something else: see 'peerready frameworks diff'"
        )
        yield Fault(here, f"these answers are for {named}, but {have} is installed", hint)
    elif named.version not in {None, framework.version}:
        hint = f"see 'peerready frameworks diff', or write '{framework.id}@{framework.major}'"
        yield Fault(here, f"these answers are for exactly {named}, but {have} is installed", hint)


def _date_faults(data: Mapping[str, Any], today: date) -> Iterator[Fault]:
    assessed = iso_date(data.get("assessed_on"))
    if assessed and (assessed - today).days > 1:
        yield Fault(("assessed_on",), f"{assessed} is in the future (today is {today})")
    for name, answer in mapping(data.get("answers")).items():
        evidence = mapping(answer).get("evidence") or ()
        for place, entry in enumerate(sequence(evidence)):
            dated = iso_date(mapping(entry).get("date"))
            if dated and dated > today:
                hint = "give the day it was written, shown or confirmed"
                here = ("answers", name, "evidence", place, "date")
                yield Fault(
                    here, f"evidence dated {dated} is in the future (today is {today})", hint
                )


def _fact_faults(data: Mapping[str, Any], frameworks: Mapping[str, Loaded]) -> Iterator[Fault]:
    facts, known = mapping(data.get("facts")), shared().facts
    for fact, value in facts.items():
        if fact not in known:
            yield Fault(("facts", fact), f"no fact '{fact}'", did_you_mean(fact, known), "key")
        elif isinstance(value, str) and value not in known[fact].values:
            allowed = known[fact].values
            hint = did_you_mean(value, allowed) or f"use {words(allowed)}"
            yield Fault(("facts", fact), f"no value '{value[:40]}' of {fact}", hint)
    for framework_id, loaded in frameworks.items():
        for fact in loaded.framework.facts:
            if facts.get(fact) is None:
                choices = words(f"'{fact}: {value}'" for value in known[fact].values)
                hint = f"write {choices} under 'facts'"
                yield Fault(
                    ("facts", fact), f"{framework_id} needs to know the fact '{fact}'", hint, "key"
                )


def _target_faults(data: Mapping[str, Any], frameworks: Mapping[str, Loaded]) -> Iterator[Fault]:
    target = data.get("target")
    if isinstance(target, str):
        for framework_id, loaded in frameworks.items():
            yield from _aim_faults(target, loaded.framework, ("target",), framework_id)
    for framework_id, level in mapping(target).items():
        here = ("target", framework_id)
        if framework_id not in frameworks:
            hint = did_you_mean(framework_id, frameworks) or _listed(frameworks)
            message = f"framework '{framework_id[:40]}' is not listed under 'frameworks'"
            yield Fault(here, message, hint, "key")
        elif isinstance(level, str):
            yield from _aim_faults(level, frameworks[framework_id].framework, here, framework_id)


def _aim_faults(level: str, framework: Framework, here: Route, where: str) -> Iterator[Fault]:
    if level not in framework.scale.ids:
        hint = did_you_mean(level, framework.scale.ids) or f"use {words(framework.scale.ids)}"
        yield Fault(here, f"'{level[:40]}' is no level of {where}", hint)


def _answer_faults(data: Mapping[str, Any], frameworks: Mapping[str, Loaded]) -> Iterator[Fault]:
    known = {
        criterion.id: (criterion, loaded.framework.scale.ids)
        for loaded in frameworks.values()
        for criterion in loaded.framework.criteria
    }
    for name, answer in mapping(data.get("answers")).items():
        if name not in known:
            yield _unknown_criterion(name, frameworks, known)
        elif known[name][0].any_of:
            hint = f"answer its options: {words(known[name][0].any_of)}"
            yield Fault(("answers", name), f"'{name}' is answered through its options", hint, "key")
        elif not _is_plain(answer, known[name][1]):
            yield from _level_faults(name, answer, *known[name])


def _is_plain(answer: object, scale: tuple[str, ...]) -> bool:
    """Whether an answer names a level and no other: nearly always, and `_level_faults` has nothing to say."""
    given = mapping(answer)
    return (
        given.get("level") in scale and given.get("target") is None and given.get("dissent") is None
    )


def _unknown_criterion(
    name: str, frameworks: Mapping[str, Loaded], known: Mapping[str, object]
) -> Fault:
    here, framework_id = ("answers", name), name.split(".", maxsplit=1)[0]
    if framework_id in frameworks:
        have = f"{framework_id} {frameworks[framework_id].framework.version}"
        hint = did_you_mean(name, [one for one in known if one.startswith(f"{framework_id}.")])
        return Fault(here, f"no criterion '{name[:60]}' in {have}", hint, "key")
    if reference(f"{framework_id}@1") is None or framework_id == name:
        hint = did_you_mean(name, known) or _listed(frameworks)
        return Fault(here, f"no criterion '{name[:60]}'", hint, "key")
    hint = did_you_mean(name, known) or f"list '{framework_id}@1' under 'frameworks' if it is meant"
    message = f"no criterion '{name[:60]}': framework '{framework_id}' is not listed"
    return Fault(here, message, hint, "key")


def _listed(frameworks: Mapping[str, Loaded]) -> str | None:
    return f"listed there: {', '.join(frameworks)}" if frameworks else None


def _level_faults(
    name: str, answer: object, criterion: Criterion, scale: tuple[str, ...]
) -> Iterator[Fault]:
    given = mapping(answer)
    here: Route = ("answers", name)
    level = answer if isinstance(answer, str) else given.get("level")
    if isinstance(level, str) and level not in scale:
        route = here if isinstance(answer, str) else (*here, "level")
        yield from _word_faults(level, (*scale, *OPEN_WORDS), route)
    if isinstance(given.get("target"), str):
        yield from _word_faults(given["target"], scale, (*here, "target"))
    for place, dissent in enumerate(sequence(given.get("dissent"))):
        said = mapping(dissent).get("level")
        if isinstance(said, str):
            yield from _word_faults(said, (*scale, UNKNOWN), (*here, "dissent", place, "level"))
    if level == NOT_APPLICABLE and criterion.critical and not given.get("approved_by"):
        hint = "name the role that approved it, such as 'approved_by: Chief executive'"
        yield Fault(
            (*here, "level"), f"'{name}' is a stop sign: not-applicable needs 'approved_by'", hint
        )


def _word_faults(word: str, allowed: tuple[str, ...], route: Route) -> Iterator[Fault]:
    if word in allowed or not word.strip():  # an empty text is refused where its type is read
        return
    folded = word.strip().casefold()
    meant = MISSPELT.get(folded)
    if folded in YES_OR_NO:
        yield Fault(route, f"'{word[:40]}' is not an answer", f"say how far: {words(allowed)}")
    elif meant in allowed:
        yield Fault(route, f"no level '{word[:40]}'", f"did you mean '{meant}'?")
    else:
        hint = did_you_mean(word, allowed) or f"use {words(allowed)}"
        yield Fault(route, f"no level '{word[:40]}'", hint)
