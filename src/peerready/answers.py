"""What an answers file may say (design, section 4)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, ValidationInfo, WithJsonSchema, field_validator

from peerready.fields import (
    NOT_APPLICABLE,
    Day,
    Fault,
    Grade,
    Many,
    Ruled,
    Strict,
    Text,
    Voice,
    fault,
    mapping,
    sequence,
)
from peerready.framework_ref import Reference, reference

NEEDED_TO_CONFIRM = {
    "by": "name the group that confirmed it, or 'outside'",
    "date": "give the day it was confirmed",
}
PEERS, MANY_PEERS = "peer-workers", "several"
"""The group that may be one or two people, and what `peer_workers` says where it surely is not."""
HELD_BACK = "held back: so few peer workers could be recognised by their words"
ONLY_WITH_A_LEVEL = ("voices", "target", "target_reason", "reason", "approved_by", "to_confirm")


def path_fault(path: str) -> str | None:
    """Why a cited path is refused, or None: forward slashes, relative, inside the evidence root."""
    file = path.rpartition("#")[0] if "#" in path else path
    if "\\" in path:
        return "a cited path has a backslash"
    if re.match(r"[A-Za-z]:", file) or file.startswith("/"):
        return "a cited path is absolute"
    if ".." in file.split("/"):
        return "a cited path leaves its folder by '..'"
    if not file or any(ord(character) < 32 or ord(character) == 127 for character in path):
        return "this is no path of a file"
    return None


class Organisation(Strict):
    """Who answers."""

    name: Text
    """The organisation's name."""
    id: Annotated[str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]*$")] | None = None
    """A short name that stays the same from year to year."""
    country: Text | None = None
    """The country, for instance AU."""


class Evidence(Ruled):
    """What shows that an answer is true."""

    path: Text | None = None
    """A file of the evidence folder, with the heading after `#`."""
    url: Text | None = None
    """An address; it is never opened."""
    note: Text | None = None
    """What was said, or who confirmed it."""
    comment: Text | None = None
    """A remark beside a path or url."""
    grade: Grade
    """How strong it is: said, document, record, confirmed."""
    by: Voice | Literal["outside"] | None = None
    """Who confirmed it."""
    date: Day | None = None
    """The day it was shown, written or confirmed."""

    @classmethod
    def rules(cls, given: Mapping[str, Any], context: Any) -> Iterable[Fault]:  # noqa: ARG003
        named = [key for key in ("path", "url", "note") if given.get(key) is not None]
        if not named:
            yield Fault((), "evidence names what shows it", "add a path, a url or a note")
        if len(named) > 1:
            message = f"evidence is one thing, not {' and '.join(named)}"
            yield Fault((), message, "make an entry of each; a remark beside a path is a comment")
        if named == ["note"] and str(given.get("grade")) in {"document", "record"}:
            hint = "a note is said or confirmed; a document or record has a path or url"
            yield Fault(("grade",), f"a note cannot be a {given['grade']}", hint)
        if "note" in named and given.get("comment") is not None:
            hint = "write it into the note"
            yield Fault(("comment",), "a comment stands beside a path or url", hint, "key")
        if given.get("grade") == "confirmed":
            for key, hint in NEEDED_TO_CONFIRM.items():
                if given.get(key) is None:
                    yield Fault(("grade",), f"what is confirmed needs '{key}'", hint)
        path = given.get("path")
        refused = path_fault(path) if isinstance(path, str) else None
        if refused:
            hint = "write it from the evidence folder, such as policies/supervision.md"
            yield Fault(("path",), refused, hint)


class Action(Strict):
    """What will be done about it; with an owner and a due date it is a promise."""

    do: Text
    """The next step."""
    owner: Text | None = None
    """A role, not a person's name."""
    due: Day | None = None
    """The day by which it is done."""
    status: Literal["planned", "started", "done", "dropped"] = "planned"
    """How far it is; only what is planned or started is a promise."""


class Dissent(Ruled):
    """A voice that sees it differently; it never changes a figure and is always shown."""

    by: Voice
    """The group that sees it differently."""
    level: Text | None = None
    """The level this voice would give."""
    note: Text | None = None
    """What this voice says. Of peer workers it is held back unless 'peer_workers' is 'several'."""

    @classmethod
    def rules(cls, given: Mapping[str, Any], context: Any) -> Iterable[Fault]:  # noqa: ARG003
        if given.get("level") is None and given.get("note") is None:
            yield Fault((), "a dissent says something", "add the level they would give, or a note")


class Answer(Ruled):
    """One criterion's level, with what is known about it."""

    level: Text | None = None
    """A level of the framework's scale, unknown or not-applicable; without one it is unanswered."""
    voices: Many[Voice] = ()
    """Who gave this answer."""
    note: Text | None = None
    """What a reader should know."""
    evidence: Many[Evidence] = ()
    """What shows that the answer is true."""
    action: Action | None = None
    """What will be done about it."""
    dissent: Many[Dissent] = ()
    """Who sees it differently."""
    target: Text | None = None
    """The level that is good enough here."""
    target_reason: Text | None = None
    """Why this target."""
    reason: Text | None = None
    """Why it could never apply to you; needed with not-applicable."""
    approved_by: Text | None = None
    """The role that approved not-applicable on a critical criterion."""
    to_confirm: bool = False
    """Carried over, disputed or combined: open until somebody confirms it."""
    not_in_reports: Text | None = None
    """Never shown in any output; whoever has this file can read it."""

    @classmethod
    def rules(cls, given: Mapping[str, Any], context: Any) -> Iterable[Fault]:  # noqa: ARG003
        level = given.get("level")
        if level is None:
            for key in ONLY_WITH_A_LEVEL:
                if given.get(key) is not None:
                    yield Fault(
                        (key,), f"'{key}' without a level", "give a level, or leave it out", "key"
                    )
        if level == NOT_APPLICABLE and given.get("reason") is None:
            hint = "say why it could never apply to you; what is not there yet is the lowest level"
            yield Fault(("level",), "not-applicable needs a 'reason'", hint)
        voices = sequence(given.get("voices"))
        for place, voice in enumerate(voices):
            if voice in voices[:place]:
                yield Fault(("voices", place), f"'{voice}' stands twice")


def _short_form(value: Any) -> Any:
    if value.__class__ is dict:  # nearly always
        return value
    if value is None:
        return {}
    if not isinstance(value, str | Mapping | Answer):
        hint = "say how far, in the framework's words: 'peerready frameworks show' lists its levels"
        raise fault(f"{_no_level(value)} is not an answer", hint)
    return {"level": value} if isinstance(value, str) else value


def _no_level(value: object) -> str:
    match value:
        case bool():
            return f"'{str(value).lower()}'"
        case list():
            return "a list"
        case _:
            return f"the number {value}"


GivenAnswer = Annotated[
    Answer,
    BeforeValidator(_short_form),
    WithJsonSchema({"anyOf": [{"type": "string"}, {"type": "null"}, {"$ref": "#/$defs/Answer"}]}),
]


def _no_answers(value: Any) -> Any:
    return {} if value is None else value


def _said(facts: Any) -> Any:
    """The facts without those that are left blank, as `init` writes them."""
    if not isinstance(facts, Mapping):
        return facts
    return {fact: value for fact, value in facts.items() if value is not None}


def _target(value: Any) -> Any:
    if isinstance(value, str | Mapping):
        return value
    raise fault("a target is a level, or a level for each framework", "such as 'target: largely'")


Target = Annotated[
    str | dict[str, str],
    BeforeValidator(_target),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "string"},
                {"type": "object", "additionalProperties": {"type": "string"}},
            ]
        }
    ),
]


class Answers(Ruled):
    """One organisation's answers to one or more frameworks."""

    format: Literal["peerready/answers/1"]
    """The format of this file."""
    frameworks: Annotated[Many[Reference], Field(min_length=1)]
    """The frameworks answered, each with its major version, such as wa@1."""
    organisation: Organisation
    """Who answers."""
    facts: Annotated[dict[str, str], BeforeValidator(_said)] = Field(default_factory=dict)
    """What the organisation is; each framework says which facts it needs."""
    assessed_on: Day
    """The day the answers were given."""
    voices: Many[Voice] = ()
    """The groups that answered."""
    target: Target | None = None
    """The level that is good enough for you, for all frameworks or for each."""
    answers: Annotated[dict[str, GivenAnswer], BeforeValidator(_no_answers)]
    """The answers, by criterion."""
    not_in_reports: Text | None = None
    """Never shown in any output; whoever has this file can read it."""

    @field_validator("answers")
    @classmethod
    def _protected(cls, answers: dict[str, Answer], info: ValidationInfo) -> dict[str, Answer]:
        """The answers as every output may tell them: here, so that none can forget to."""
        if info.data.get("facts", {}).get("peer_workers") == MANY_PEERS:
            return answers
        return {name: _without_words(one) if one.dissent else one for name, one in answers.items()}

    @classmethod
    def rules(cls, given: Mapping[str, Any], context: Any) -> Iterable[Fault]:  # noqa: ARG003
        yield from _framework_faults(sequence(given.get("frameworks")))
        voices = sequence(given.get("voices"))
        for place, voice in enumerate(voices):
            if voice in voices[:place]:
                yield Fault(("voices", place), f"'{voice}' stands twice")
        for name, answer in mapping(given.get("answers")).items():
            if mapping(answer).get("evidence"):
                yield from _confirming_faults(name, answer, voices)

    def voices_of(self, answer: Answer) -> tuple[Voice, ...]:
        """Who gave an answer: its own voices, else the file's if they are one group, else nobody known."""
        if answer.voices:
            return answer.voices
        return self.voices if len(self.voices) == 1 else ()

    def target_for(self, framework_id: str) -> str | None:
        """The level the file aims for in a framework, if it says."""
        if isinstance(self.target, str) or self.target is None:
            return self.target
        return self.target.get(framework_id)


def _without_words(answer: Answer) -> Answer:
    """The answer without the words of peer workers who differ; that they do, and their level, stays."""
    told = tuple(
        one.model_copy(update={"note": HELD_BACK}) if one.by == PEERS and one.note else one
        for one in answer.dissent
    )
    return answer.model_copy(update={"dissent": told})


def _framework_faults(given: list[Any]) -> Iterator[Fault]:
    seen: set[str] = set()
    for place, text in enumerate(given):
        found = reference(text) if isinstance(text, str) else None
        if found and found.id in seen:
            yield Fault(("frameworks", place), f"framework '{found.id}' stands twice")
        seen.add(found.id if found else "")


def _confirming_faults(name: str, answer: Mapping[str, Any], voices: list[Any]) -> Iterator[Fault]:
    own = sequence(answer.get("voices")) or (voices if len(voices) == 1 else [])
    for place, entry in enumerate(sequence(answer.get("evidence"))):
        by = mapping(entry).get("by")
        if mapping(entry).get("grade") == "confirmed" and by in own:
            yield Fault(
                ("answers", name, "evidence", place, "by"),
                f"'{by}' gave this answer and cannot confirm it",
                "another group confirms, or someone outside",
            )
