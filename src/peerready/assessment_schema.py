"""The JSON Schema of `assess --format json`, written out from the contract in the design (section 7)."""

from __future__ import annotations

from typing import Any

from peerready.fields import GRADES, KINDS, PHASES, VOICES
from peerready.model_schema import DIALECT, Schema, nullable, open_object

_TEXT: Schema = {"type": "string"}
_NO_TEXT: Schema = {"type": ["string", "null"]}
_FLAG: Schema = {"type": "boolean"}
_COUNT: Schema = {"type": "integer", "minimum": 0}
_DAY: Schema = {"type": "string", "format": "date", "pattern": r"^\d{4}-\d{2}-\d{2}$"}
_SHA256: Schema = {"type": "string", "pattern": "^[0-9a-f]{64}$"}
_IDS: Schema = {"type": "array", "items": _TEXT}
_VOICES: Schema = {"type": "array", "items": {"enum": list(VOICES)}}
_SHARE: Schema = {"type": ["number", "null"], "minimum": 0, "maximum": 1}
_NUMBER: Schema = {"type": ["number", "null"]}

_VERDICTS = ["ready", "approaching", "undecided", "not-ready", "not-assessed"]
_STATUSES = [
    "out-of-scope",
    "unanswered",
    "to-confirm",
    "not-applicable",
    "unknown",
    "met",
    "not-met",
    "below-target",
]


def assessment_schema() -> dict[str, Any]:
    """What `assess --format json` prints for one file or for several.

    Every key named here is there; more may be added within `/1`, so others are let through.
    """
    return {
        "$schema": DIALECT,
        "$id": "urn:peerready:assessment:1",
        "description": "One organisation's answers scored against frameworks, or several of them.",
        "anyOf": [_ref("Assessment"), _ref("Assessments")],
        "$defs": {
            "Assessments": open_object(
                "Several files, in the order of the command line.",
                format={"const": "peerready/assessments/1"},
                assessments=_list("Assessment"),
            ),
            "Assessment": _assessment(),
            "Framework": _framework(),
            "Figures": _figures(),
            "Readiness": _readiness(),
            "Result": _result(),
            "Evidence": _evidence(),
            "Critical": open_object(
                "Why it must be in place before its phase.",
                kind={"enum": ["right", "preparation"]},
                floor=_TEXT,
                why=_TEXT,
            ),
        },
    }


def _ref(name: str) -> Schema:
    return {"$ref": f"#/$defs/{name}"}


def _list(name: str) -> Schema:
    return {"type": "array", "items": _ref(name)}


def _told(description: str, schema: Schema) -> Schema:
    return {"description": description, **schema}


def _assessment() -> Schema:
    organisation = open_object("Who answers.", name=_TEXT)
    organisation["properties"] |= {"id": _NO_TEXT, "country": _NO_TEXT}
    return open_object(
        "One answers file, scored against each framework it answers.",
        format={"const": "peerready/assessment/1"},
        peerready=_told("The version that scored it.", _TEXT),
        today=_told("The day of judgement.", _DAY),
        organisation=organisation,
        facts={"type": "object", "additionalProperties": _TEXT},
        assessed_on=_told("The day the answers were given.", _DAY),
        voices=_told("The groups that answered.", _VOICES),
        answers=open_object("The file that was scored.", path=_TEXT, sha256=_SHA256),
        frameworks=_list("Framework"),
    )


def _framework() -> Schema:
    level = open_object("A level of the scale.", id=_TEXT, label=_TEXT, value=_SHARE)
    domain = open_object(
        "A domain's figures.",
        id=_TEXT,
        title=_TEXT,
        kind={"enum": list(KINDS)},
        figures=_ref("Figures"),
    )
    kind = open_object("A kind's figures.", id={"enum": list(KINDS)}, figures=_ref("Figures"))
    theme = open_object("A theme's figures.", id=_TEXT, title=_TEXT, figures=_ref("Figures"))
    return open_object(
        "The outcome against one framework.",
        id=_TEXT,
        version=_TEXT,
        title=_TEXT,
        sha256=_SHA256,
        scale={"type": "array", "items": level},
        rollup={"enum": ["criteria", "domains"]},
        figures=_ref("Figures"),
        readiness=_list("Readiness") | {"minItems": len(PHASES), "maxItems": len(PHASES)},
        domains={"type": "array", "items": domain},
        kinds={"type": "array", "items": kind},
        themes={"type": "array", "items": theme},
        results=_list("Result"),
        gaps=_told("The gaps in order: stop signs, phase, points, file.", _IDS),
    )


def _figures() -> Schema:
    return open_object(
        "Shares from 0 to 1, unrounded; null where there is nothing to assess.",
        low=_told("What is claimed; what is open counts nothing.", _SHARE),
        high=_told("If everything open turned out well.", _SHARE),
        answered=_told("Over what is known.", _SHARE),
        coverage=_told("How much is known.", _SHARE),
        evidenced=_told("What is shown.", _SHARE),
        heard=_told("Answered by those it is about.", _SHARE),
        criteria=_told("Criteria that count.", _COUNT),
        answered_count=_told("Those that are settled.", _COUNT),
        open_count=_told("Those that are open.", _COUNT),
        not_applicable_count=_told("Those left out as not applicable.", _COUNT),
    )


def _readiness() -> Schema:
    return open_object(
        "The verdict of one phase.",
        phase={"enum": list(PHASES)},
        verdict={"enum": _VERDICTS},
        because=_told("The criteria that decide it.", _IDS),
        deciding=_told("How many stop signs were looked at.", _COUNT),
        shown=_told("How many of them are shown.", _COUNT),
        heard=_told("How many were answered by those they are about.", _COUNT),
        not_before=_told("The latest due date of the promises.", nullable(_DAY)),
    )


def _result() -> Schema:
    return open_object(
        "One criterion's outcome.",
        id=_TEXT,
        title=_TEXT,
        text=_TEXT,
        domain=_TEXT,
        themes=_IDS,
        use={"enum": ["score", "context", "outcome", "option"]},
        any_of=_told("The options of a group; null for anything else.", nullable(_IDS)),
        weight={"type": "number", "exclusiveMinimum": 0},
        phase={"enum": list(PHASES)},
        critical=nullable(_ref("Critical")),
        level=_NO_TEXT,
        value=_told("The level's value; null unless settled.", _SHARE),
        status={"enum": _STATUSES},
        target=_NO_TEXT,
        note=_NO_TEXT,
        voices=_VOICES,
        heard=_FLAG,
        evidence=_list("Evidence"),
        evidence_grade=nullable({"enum": list(GRADES)}),
        evidenced=_FLAG,
        action={"type": ["object", "null"]},
        dissent={"type": "array", "items": {"type": "object"}},
        gap_points=_told("What closing it would add; null where there is no gap.", _NUMBER),
    )


def _evidence() -> Schema:
    return open_object(
        "An entry as it was given, and whether it holds.", grade={"enum": list(GRADES)}, holds=_FLAG
    )
