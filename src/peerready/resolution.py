"""Answers held against the frameworks they name: every problem of the file at once, or the answers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Literal

from peerready import validation
from peerready.answers import Answers, FrameworkRef, reference
from peerready.catalog import Catalog, Loaded, shared
from peerready.errors import PeerreadyError, Problem, Route, Severity, did_you_mean
from peerready.fields import NOT_APPLICABLE, OPEN_WORDS, UNKNOWN, iso_date, mapping, sequence, words

if TYPE_CHECKING:
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
NOT_YET = re.compile(
    r"\b(not?\s+(\w+\s+)?yet|so far|(do|does|did|have|has)(\s+no|n['’]t|\s+not)\b.*\byet)", re.IGNORECASE
)
EMAIL = re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]*\w")
PHONE = re.compile(r"(?<![\w/.-])(?!\d{4}-\d\d-\d\d)\+?\(?\d[\d ()/-]{7,}\d(?![\w/-])")
PRIVATE = "not_in_reports"
WORDS = ("name", "note", "comment", "do", "owner", "reason", "target_reason", "approved_by")
"""The keys under which people write freely."""


@dataclass(frozen=True, slots=True)
class Answered:
    """An answers file that is valid, with the frameworks it names and what a reader should be warned of."""

    answers: Answers
    frameworks: tuple[Loaded, ...]
    document: Document
    warnings: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class _Found:
    """A problem before its place in the file is known."""

    route: Route
    message: str
    hint: str | None = None
    at: Literal["value", "key"] = "value"
    severity: Severity = "error"


def resolve(document: Document, catalog: Catalog, today: date) -> Answered:
    """The answers of a file, checked against their frameworks; raises every problem of it at once."""
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
    warnings = tuple(_located(fault, document) for fault in _warnings(data))
    return Answered(answers, tuple(frameworks.values()), document, warnings)


def _located(fault: _Found, document: Document) -> Problem:
    return Problem(
        fault.message, document.locate(fault.route, fault.at), fault.hint, fault.severity
    )


def _place(problem: Problem) -> tuple[int, int]:
    where = problem.location
    return (where.line or 0, where.column or 0) if where else (0, 0)


def _frameworks(
    data: Mapping[str, Any], catalog: Catalog
) -> tuple[dict[str, Loaded], list[_Found]]:
    loaded: dict[str, Loaded] = {}
    faults: list[_Found] = []
    for place, text in enumerate(sequence(data.get("frameworks"))):
        named = reference(text) if isinstance(text, str) else None
        if named is None or named.id in loaded:
            continue
        known = catalog.find(named.id)
        here: Route = ("frameworks", place)
        if known is None:
            problem = catalog.unknown(named.id)
            faults.append(_Found(here, problem.message, problem.hint))
            continue
        loaded[named.id] = known
        faults += _version_faults(named, known.framework, here)
    return loaded, faults


def _version_faults(named: FrameworkRef, framework: Framework, here: Route) -> Iterator[_Found]:
    have = f"{framework.id} {framework.version}"
    if named.major != framework.major:
        hint = (
            "answers of another major version mean something else: see 'peerready frameworks diff'"
        )
        yield _Found(here, f"these answers are for {named}, but {have} is installed", hint)
    elif named.version not in {None, framework.version}:
        hint = f"see 'peerready frameworks diff', or write '{framework.id}@{framework.major}'"
        yield _Found(here, f"these answers are for exactly {named}, but {have} is installed", hint)


def _date_faults(data: Mapping[str, Any], today: date) -> Iterator[_Found]:
    assessed = iso_date(data.get("assessed_on"))
    if assessed and assessed > today + timedelta(days=1):
        yield _Found(("assessed_on",), f"{assessed} is in the future (today is {today})")
    for name, answer in mapping(data.get("answers")).items():
        for place, entry in enumerate(sequence(mapping(answer).get("evidence"))):
            dated = iso_date(mapping(entry).get("date"))
            if dated and dated > today:
                hint = "give the day it was written, shown or confirmed"
                here = ("answers", name, "evidence", place, "date")
                yield _Found(
                    here, f"evidence dated {dated} is in the future (today is {today})", hint
                )


def _fact_faults(data: Mapping[str, Any], frameworks: Mapping[str, Loaded]) -> Iterator[_Found]:
    facts, known = mapping(data.get("facts")), shared().facts
    for fact, value in facts.items():
        if fact not in known:
            yield _Found(("facts", fact), f"no fact '{fact}'", did_you_mean(fact, known), "key")
        elif isinstance(value, str) and value not in known[fact].values:
            allowed = known[fact].values
            hint = did_you_mean(value, allowed) or f"use {words(allowed)}"
            yield _Found(("facts", fact), f"no value '{value[:40]}' of {fact}", hint)
    for framework_id, loaded in frameworks.items():
        for fact in loaded.framework.facts:
            if facts.get(fact) is None:
                hint = f"add it under 'facts': {words(known[fact].values)}"
                yield _Found(
                    ("facts",), f"{framework_id} needs to know the fact '{fact}'", hint, "key"
                )


def _target_faults(data: Mapping[str, Any], frameworks: Mapping[str, Loaded]) -> Iterator[_Found]:
    target = data.get("target")
    if isinstance(target, str):
        for framework_id, loaded in frameworks.items():
            yield from _aim_faults(target, loaded.framework, ("target",), framework_id)
    for framework_id, level in mapping(target).items():
        here = ("target", framework_id)
        if framework_id not in frameworks:
            hint = did_you_mean(framework_id, frameworks)
            yield _Found(here, f"framework '{framework_id}' is not listed above", hint, "key")
        elif isinstance(level, str):
            yield from _aim_faults(level, frameworks[framework_id].framework, here, framework_id)


def _aim_faults(level: str, framework: Framework, here: Route, where: str) -> Iterator[_Found]:
    if level not in framework.scale.ids:
        hint = did_you_mean(level, framework.scale.ids) or f"use {words(framework.scale.ids)}"
        yield _Found(here, f"'{level[:40]}' is no level of {where}", hint)


def _answer_faults(data: Mapping[str, Any], frameworks: Mapping[str, Loaded]) -> Iterator[_Found]:
    known = {
        criterion.id: (criterion, loaded.framework)
        for loaded in frameworks.values()
        for criterion in loaded.framework.criteria
    }
    for name, answer in mapping(data.get("answers")).items():
        if name not in known:
            yield _unknown_criterion(name, frameworks, known)
        elif known[name][0].any_of:
            hint = f"answer its options: {words(known[name][0].any_of)}"
            yield _Found(
                ("answers", name), f"'{name}' is answered through its options", hint, "key"
            )
        else:
            yield from _level_faults(name, answer, *known[name])


def _unknown_criterion(
    name: str, frameworks: Mapping[str, Loaded], known: Mapping[str, object]
) -> _Found:
    here, framework_id = ("answers", name), name.split(".", maxsplit=1)[0]
    if framework_id in frameworks:
        have = f"{framework_id} {frameworks[framework_id].framework.version}"
        hint = did_you_mean(name, [one for one in known if one.startswith(f"{framework_id}.")])
        return _Found(here, f"no criterion '{name[:60]}' in {have}", hint, "key")
    hint = (
        did_you_mean(name, known)
        or f"list '{framework_id[:40]}@1' under 'frameworks' if it is meant"
    )
    message = f"no criterion '{name[:60]}': framework '{framework_id[:40]}' is not listed"
    return _Found(here, message, hint, "key")


def _level_faults(
    name: str, answer: object, criterion: Criterion, framework: Framework
) -> Iterator[_Found]:
    scale, given = framework.scale.ids, mapping(answer)
    here: Route = ("answers", name)
    level = answer if isinstance(answer, str) else given.get("level")
    if isinstance(level, str):
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
        yield _Found(
            (*here, "level"), f"'{name}' is a stop sign: not-applicable needs 'approved_by'", hint
        )


def _word_faults(word: str, allowed: tuple[str, ...], route: Route) -> Iterator[_Found]:
    if word in allowed:
        return
    folded = word.strip().casefold()
    meant = MISSPELT.get(folded)
    if folded in YES_OR_NO:
        yield _Found(route, f"'{word[:40]}' is not an answer", f"say how far: {words(allowed)}")
    elif meant in allowed:
        yield _Found(route, f"no level '{word[:40]}'", f"did you mean '{meant}'?")
    else:
        hint = did_you_mean(word, allowed) or f"use {words(allowed)}"
        yield _Found(route, f"no level '{word[:40]}'", hint)


def _warnings(data: Mapping[str, Any]) -> Iterator[_Found]:
    answers = mapping(data.get("answers"))
    reasons = {
        name: " ".join(str(mapping(answer)["reason"]).split())
        for name, answer in answers.items()
        if mapping(answer).get("level") == NOT_APPLICABLE and mapping(answer).get("reason")
    }
    given = Counter(reason.casefold() for reason in reasons.values())
    for name, reason in reasons.items():
        here = ("answers", name, "reason")
        hint = "what is not there yet is the lowest level, not 'not-applicable'"
        if given[reason.casefold()] >= 3:
            times = given[reason.casefold()]
            message = f"this reason is given {times} times for not-applicable"
            yield _Found(here, message, hint, severity="warning")
        elif NOT_YET.search(reason):
            yield _Found(here, "this reason says 'not yet'", hint, severity="warning")
    yield from _personal(data, ())


def _personal(part: object, route: Route) -> Iterator[_Found]:
    for key, value in _children(part):
        if key == PRIVATE:
            continue
        here = (*route, key)
        if isinstance(value, str) and key in WORDS:
            for what, pattern in (("an e-mail address", EMAIL), ("a phone number", PHONE)):
                if pattern.search(value):
                    hint = "no names or ways to reach a person belong in this file: name a role"
                    yield _Found(here, f"this looks like {what}", hint, severity="warning")
        yield from _personal(value, here)


def _children(part: object) -> Iterator[tuple[str | int, object]]:
    if isinstance(part, Mapping):
        yield from part.items()
    elif isinstance(part, list):
        yield from enumerate(part)
