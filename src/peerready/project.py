"""What `peerready.yaml` may say: where the answers are, when `check` fails, and how reports are dressed."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Annotated, Any, Literal, get_args

from pydantic import BeforeValidator, Field, WithJsonSchema

from peerready.errors import did_you_mean
from peerready.fields import (
    PHASES,
    Day,
    Fault,
    Many,
    Phase,
    Ruled,
    Strict,
    Text,
    exact,
    fault,
    mapping,
    words,
)
from peerready.rule_codes import CODES, INVALID, RuleCode

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

WORDS = ("leadership", "hr", "team", "peer-workers", "service-users", "carers")
"""The words an organisation may replace by its own."""


class Report(Strict):
    """How a report is dressed."""

    prepared_for: Text | None = None
    """Whom it is for, such as `the board meeting of 4 December`."""
    prepared_by: Text | None = None
    """Who prepared it."""
    logo: Text | None = None
    """A PNG or JPEG inside this folder, as a path from it, shown on the first page."""
    narrative: Text | None = None
    """A paragraph in your own words, shown before the findings."""
    confidentiality: Text | None = None
    """A line at the head and foot of every page."""


def _either(value: Any) -> Any:
    return (value,) if isinstance(value, str) else value


Paths = Annotated[
    Many[Text],
    BeforeValidator(_either),
    WithJsonSchema({"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]}),
]


def threshold(value: object) -> Fraction:
    """The least a figure may be, exactly; a fault where it is no number from 0 to 1."""
    found = exact(value)
    if found is None:
        raise fault("a threshold is a number from 0 to 1", "such as 0.5 for half")
    if not 0 <= found <= 1:
        percent = (
            f"write {float(found / 100):g} for {float(found):g} %" if 1 < found <= 100 else None
        )
        raise fault("a threshold lies between 0 and 1", percent or "such as 0.5 for half")
    return found


Threshold = Annotated[
    Fraction,
    BeforeValidator(threshold),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "number", "minimum": 0, "maximum": 1},
                {"type": "string", "pattern": r"^\d+/[1-9]\d*$"},
            ]
        }
    ),
]
"""The least a figure may be, from 0 to 1."""


def _code(value: Any) -> Any:
    if isinstance(value, str) and value not in CODES:
        hint = did_you_mean(value, CODES) or "docs/rules.md lists the rules"
        raise fault(f"no rule '{value[:40]}'", hint)
    return value


Code = Annotated[RuleCode, BeforeValidator(_code), WithJsonSchema({"enum": list(CODES)})]
"""The code of a rule."""
Switch = Literal["error", "warning", "note", "off"]
LeastVerdict = Literal["ready", "approaching"]


def phases(value: Any) -> Any:
    """A phase alone means that it must be ready."""
    if not isinstance(value, str):
        return value
    if value not in PHASES:
        hint = did_you_mean(value, PHASES) or f"the phases are {words(PHASES)}"
        raise fault(f"no phase '{value[:40]}'", hint)
    return {value: "ready"}


Phases = Annotated[
    dict[Phase, LeastVerdict],
    BeforeValidator(phases),
    WithJsonSchema(
        {
            "anyOf": [
                {"enum": list(PHASES)},
                {
                    "type": "object",
                    "propertyNames": {"enum": list(PHASES)},
                    "additionalProperties": {"enum": list(get_args(LeastVerdict))},
                },
            ]
        }
    ),
]


class PartGate(Strict):
    """What a domain or a theme must reach."""

    min_low: Threshold | None = None
    """The least that may be claimed (`low`), from 0 to 1."""
    min_coverage: Threshold | None = None
    """The least that may be answered (`coverage`), from 0 to 1."""
    min_evidenced: Threshold | None = None
    """The least that may be shown (`evidenced`), from 0 to 1."""


class FrameworkGate(PartGate):
    """What one framework must reach; it comes before what is asked of all."""

    phase: Phases | None = None
    """A phase that must be ready, or phases with the verdict that is enough: `{recruit: approaching}`."""
    domains: dict[str, PartGate] = Field(default_factory=dict)
    """What single domains must reach."""
    themes: dict[str, PartGate] = Field(default_factory=dict)
    """What single themes must reach."""


class Gate(PartGate):
    """When `peerready check` fails, beside what fails by default; asked of every framework answered."""

    fail_on: Literal["error", "warning", "note"] = "error"
    """The least grave finding that fails."""
    phase: Phases | None = None
    """A phase that must be ready, or phases with the verdict that is enough: `{recruit: approaching}`."""
    frameworks: dict[str, FrameworkGate] = Field(default_factory=dict)
    """What single frameworks must reach."""


class Waiver(Strict):
    """A finding that is accepted for a time, by someone who answers for it."""

    rule: Code
    """The code of the rule, such as `evidence-lapsed`."""
    criterion: Text
    """The criterion the finding is about."""
    until: Day
    """The last day it holds; from the next day on the check fails."""
    reason: Text
    """Why it is accepted."""
    approved_by: Text
    """The role that accepted it, not a person's name."""


class Project(Ruled):
    """The settings of a folder of answers files."""

    format: Literal["peerready/project/1"] | None = None
    """The format of this file."""
    answers: Paths = ()
    """The answers files, as paths or globs from this folder."""
    framework_folders: Paths = ()
    """Folders that hold your own frameworks, from this folder."""
    root: Text | None = None
    """The folder that cited evidence is looked for in; this folder where unset."""
    gate: Gate = Field(default_factory=Gate.model_construct)
    """When `peerready check` fails."""
    switches: dict[Code, Switch] = Field(default_factory=dict, alias="rules")
    """How grave the findings of a rule are, or that it is switched off."""
    waivers: Many[Waiver] = ()
    """Findings that are accepted for a time."""
    report: Report = Field(default_factory=Report.model_construct)
    """How reports are dressed."""
    words: dict[str, Text] = Field(default_factory=dict)
    """Your own words for the groups, such as `service-users: consumers`."""

    @classmethod
    def rules(cls, given: Mapping[str, Any], context: Any) -> Iterable[Fault]:  # noqa: ARG003
        for word in mapping(given.get("words")):
            if word not in WORDS:
                message = f"'{word}' has no other word here"
                yield Fault(("words", word), message, f"use {words(WORDS)}", "key")
        if INVALID in mapping(given.get("rules")):
            hint = "a file that cannot be read is never passed over: leave this line out"
            yield Fault(("rules", INVALID), f"'{INVALID}' cannot be switched", hint, "key")
