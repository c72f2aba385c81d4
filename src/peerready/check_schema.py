"""The JSON Schema of `check --format json`, written out beside the format it describes."""

from __future__ import annotations

from typing import Any

from peerready.finding import LEVELS
from peerready.model_schema import DIALECT, Schema, open_object

_TEXT: Schema = {"type": "string"}
_NO_TEXT: Schema = {"type": ["string", "null"]}
_FLAG: Schema = {"type": "boolean"}
_COUNT: Schema = {"type": "integer", "minimum": 0}
_PLACE: Schema = {"type": ["integer", "null"], "minimum": 1}
_LEVEL: Schema = {"enum": list(LEVELS)}


def check_schema() -> dict[str, Any]:
    """What `check --format json` prints.

    Every key named here is there; more may be added within `/1`, so others are let through.
    """
    return {
        "$schema": DIALECT,
        "$id": "urn:peerready:check:1",
        **open_object(
            "What a check of answers files found, and whether its gate is met.",
            format={"const": "peerready/check/1"},
            peerready=_told("The version that checked.", _TEXT),
            passed=_told("Whether the gate is met.", _FLAG),
            valid=_told("Whether all inputs could be read; if not there are no figures.", _FLAG),
            fail_on=_told("The level from which a new finding fails.", _LEVEL),
            counts=open_object(
                "How many findings there are.",
                new=_COUNT,
                known=_told("Those that stand in the baseline.", _COUNT),
                waived=_told("Those with a waiver in force.", _COUNT),
                failing=_told("Those for which the gate is not met.", _COUNT),
            ),
            findings=_list("Finding"),
            frameworks=_list("Summary"),
            notes=_told("What to know of the check itself.", _texts()),
        ),
        "$defs": {"Finding": _finding(), "Summary": _summary()},
    }


def _told(description: str, schema: Schema) -> Schema:
    return {"description": description, **schema}


def _list(name: str) -> Schema:
    return {"type": "array", "items": {"$ref": f"#/$defs/{name}"}}


def _texts() -> Schema:
    return {"type": "array", "items": _TEXT}


def _finding() -> Schema:
    return open_object(
        "One thing a rule has to say.",
        rule=_told("The rule's code.", _TEXT),
        level=_LEVEL,
        standing={"enum": ["new", "known", "waived"]},
        fails=_told("Whether the gate is not met because of it.", _FLAG),
        message=_TEXT,
        hint=_told("What to do.", _NO_TEXT),
        because=_told("Of a waived finding, the reason given.", _NO_TEXT),
        location=open_object(
            "Where it is; lines and columns count characters from 1.",
            path=_told("With forward slashes, never absolute.", _TEXT),
            line=_PLACE,
            column=_PLACE,
            end_column=_told("The first one after.", _PLACE),
        ),
        answers=_told("The answers file it is about.", _TEXT),
        framework=_NO_TEXT,
        criterion=_NO_TEXT,
        subject=_told("What tells two findings on one criterion apart.", _NO_TEXT),
        fingerprint=_told(
            "The same while lines move, and of no other finding here.",
            {"type": "string", "pattern": "^[0-9a-f]{16}$"},
        ),
    )


def _summary() -> Schema:
    return open_object(
        "One framework of one answers file, as people read it.",
        answers=_told("The answers file.", _TEXT),
        organisation=_TEXT,
        framework=_TEXT,
        claimed=_told("The share that is claimed, a range where something is open.", _TEXT),
        shown=_told("The share that is shown.", _TEXT),
        verdicts={
            "type": "array",
            "items": open_object("The verdict of one phase.", phase=_TEXT, verdict=_TEXT),
        },
        changes=_told("What moved since the baseline.", _texts()),
    )
