"""The JSON Schema of `plan --format json`, written out beside the format it describes."""

from __future__ import annotations

from typing import Any

from peerready.fields import PHASES
from peerready.model_schema import DIALECT, Schema, nullable, open_object

_TEXT: Schema = {"type": "string"}
_NO_TEXT: Schema = {"type": ["string", "null"]}
_FLAG: Schema = {"type": "boolean"}
_COUNT: Schema = {"type": "integer", "minimum": 1}
_DAY: Schema = {"type": "string", "format": "date", "pattern": r"^\d{4}-\d{2}-\d{2}$"}
_SHA256: Schema = {"type": "string", "pattern": "^[0-9a-f]{64}$"}
_IDS: Schema = {"type": "array", "items": _TEXT}
_SHARE: Schema = {"type": ["number", "null"], "minimum": 0, "maximum": 1}
_PHASE: Schema = {"enum": list(PHASES)}
_VERDICT: Schema = {"enum": ["ready", "approaching", "undecided", "not-ready", "not-assessed"]}
_OUTCOME: Schema = {"enum": ["planned", "nothing-to-do", "cannot-say", "out-of-reach"]}
_CLASH: Schema = {"enum": ["overdue", "promised-sooner", "promised-later", "before-what-it-needs"]}
_STATUS: Schema = {
    "enum": ["unanswered", "to-confirm", "unknown", "met", "not-met", "below-target"],
}


def plan_schema() -> dict[str, Any]:
    """What `plan --format json` prints.

    Every key named here is there; more may be added within `/1`, so others are let through.
    """
    organisation = open_object("Whose plan it is.", name=_TEXT)
    organisation["properties"] |= {"id": _TEXT, "country": _TEXT}
    goal = open_object("What is to be reached: one of the two.", phase=_phase(), score=_SHARE)
    period = {"enum": ["month", "quarter"]}
    return {
        "$schema": DIALECT,
        "$id": "urn:peerready:plan:1",
        **open_object(
            "The fewest things to do for a step or a score, in order; a proposal that sets nobody a task.",
            format={"const": "peerready/plan/1"},
            peerready=_told("The version that planned.", _TEXT),
            today=_told("The day of judgement.", _DAY),
            organisation=organisation,
            assessed_on=_told("The day the answers were given.", _DAY),
            answers=open_object("The file that was planned from.", path=_TEXT, sha256=_SHA256),
            goal=goal,
            pace=nullable(open_object("So many steps a period.", steps=_COUNT, period=period)),
            frameworks=_list("Plan"),
        ),
        "$defs": {"Plan": _plan(), "Step": _step(), "State": _state()},
    }


def _ref(name: str) -> Schema:
    return {"$ref": f"#/$defs/{name}"}


def _list(name: str) -> Schema:
    return {"type": "array", "items": _ref(name)}


def _told(description: str, schema: Schema) -> Schema:
    return {"description": description, **schema}


def _phase() -> Schema:
    return nullable(_PHASE)


def _plan() -> Schema:
    return open_object(
        "The way within one framework.",
        id=_TEXT,
        version=_TEXT,
        title=_TEXT,
        sha256=_SHA256,
        outcome=_OUTCOME,
        smallest=_told("Whether no smaller set of steps does it.", nullable(_FLAG)),
        beyond_targets=_told("Whether the steps go beyond the targets.", _FLAG),
        missing=_told("Criteria that nothing one can answer would bring up.", _IDS),
        most=_told("Of a score out of reach: the most that can be reached.", _SHARE),
        today=_told("Where it stands now.", _ref("State")),
        steps=_list("Step"),
    )


def _step() -> Schema:
    return open_object(
        "One criterion to bring up.",
        id=_TEXT,
        option=_told("Of a group, the option to take.", _NO_TEXT),
        title=_TEXT,
        phase=_PHASE,
        critical=nullable({"enum": ["right", "preparation"]}),
        wanted=_told("False: it only comes before what the goal asks for.", _FLAG),
        status=_STATUS,
        level=_NO_TEXT,
        aim=_told("The level to reach.", _TEXT),
        requires=_told("The steps that come first.", _IDS),
        effort=_told("1 days, 2 weeks, 3 months.", nullable({"enum": [1, 2, 3]})),
        points=_told("What `low` of the whole gains.", {"type": "number", "minimum": 0}),
        next_step=_told("What the framework proposes.", _NO_TEXT),
        action=_told("What the answers have for it.", {"type": ["object", "null"]}),
        period=nullable(
            open_object("When it is foreseen.", number=_COUNT, first=_DAY, last=_DAY),
        ),
        due=_told("The date that stands.", nullable(_DAY)),
        clashes=_told(
            "Where a date does not go with the plan.", {"type": "array", "items": _CLASH}
        ),
        after=_told("Where it stands once this is done, and all before it.", _ref("State")),
    )


def _state() -> Schema:
    return open_object(
        "Where it stands at one point of the way.",
        low=_told("What is claimed.", _SHARE),
        high=_told("If everything open turned out well.", _SHARE),
        evidenced=_told("What is shown: as today, since a plan shows nothing.", _SHARE),
        verdicts=open_object("Of each step.", **dict.fromkeys(PHASES, _VERDICT)),
    )
