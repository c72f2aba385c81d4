"""The JSON Schema of `compare --format json`, format `peerready/comparison/1`."""

from __future__ import annotations

from typing import Any

from peerready.fields import VOICES
from peerready.model_schema import DIALECT, Schema, nullable, open_object

_TEXT: Schema = {"type": "string"}
_NO_TEXT: Schema = {"type": ["string", "null"]}
_FLAG: Schema = {"type": "boolean"}
_COUNT: Schema = {"type": "integer", "minimum": 0}
_DAY: Schema = {"type": "string", "format": "date", "pattern": r"^\d{4}-\d{2}-\d{2}$"}
_SHA256: Schema = {"type": "string", "pattern": "^[0-9a-f]{64}$"}
_IDS: Schema = {"type": "array", "items": _TEXT}
_NUMBERS: Schema = {"type": "array", "items": _COUNT}
_VOICES: Schema = {"type": "array", "items": {"enum": list(VOICES)}}
_SHARE: Schema = {"type": ["number", "null"], "minimum": 0, "maximum": 1}
_TURNS = [
    "improved",
    "regressed",
    "newly-answered",
    "no-longer-answered",
    "no-longer-evidenced",
    "newly-evidenced",
    "re-confirmed",
    "unchanged",
]
_PARTS = ["whole", "domain", "theme"]


def comparison_schema() -> dict[str, Any]:
    """What `compare --format json` prints.

    Every key named here is there; more may be added within `/1`, so others are let through.
    """
    return {
        "$schema": DIALECT,
        "$id": "urn:peerready:comparison:1",
        "description": "Organisations, or dates of one, compared within each framework they share.",
        "$ref": "#/$defs/Comparison",
        "$defs": {
            "Comparison": _comparison(),
            "Framework": _framework(),
            "Column": _column(),
            "Row": _row(),
            "Cell": _cell(),
            "Spread": _spread(),
            "Five": _five(),
            "Tally": _tally(),
            "Order": _order(),
            "Mentor": _mentor(),
            "Turn": _turn(),
            "Change": _change(),
            "Group": _group(),
            "Across": _across(),
            "LeftOut": _left_out(),
        },
    }


def _ref(name: str) -> Schema:
    return {"$ref": f"#/$defs/{name}"}


def _list(name: str) -> Schema:
    return {"type": "array", "items": _ref(name)}


def _told(description: str, schema: Schema) -> Schema:
    return {"description": description, **schema}


def _comparison() -> Schema:
    return open_object(
        "What was compared, and what was left out.",
        format={"const": "peerready/comparison/1"},
        peerready=_told("The version that compared.", _TEXT),
        kind={"enum": ["organisations", "dates"]},
        anonymous=_told("Whether names are replaced.", _FLAG),
        min_group=_told("The least size of a group that is shown.", _COUNT),
        kept=_told("Whether data sets were compared, without a look at answers files.", _FLAG),
        frameworks=_list("Framework"),
        across=_told(
            "Themes by counts, where organisations share no framework.", nullable(_ref("Across"))
        ),
        left_out=_ref("LeftOut"),
    )


def _framework() -> Schema:
    level = open_object("A level of the scale.", id=_TEXT, label=_TEXT, value=_SHARE)
    made = open_object(
        "The comparison within one framework.",
        id=_TEXT,
        version=_TEXT,
        title=_TEXT,
        sha256=_SHA256,
        scale={"type": "array", "items": level},
        rollup={"enum": ["criteria", "domains"]},
        criteria=_told("What is compared, in file order.", _IDS),
        left_out=_told("Criteria that are not asked of all.", _IDS),
        first=_told("The earliest day of answers; null where names are replaced.", nullable(_DAY)),
        last=_told("The latest.", nullable(_DAY)),
        count=_told(
            "How many organisations or dates are compared; by year, each one's years.", _COUNT
        ),
        organisations=_told("How many different organisations these are.", _COUNT),
        managers_only=_told(
            "How many managers alone answered; null where groups are made.", nullable(_COUNT)
        ),
        columns=_list("Column"),
        columns_left_to_csv=_told("How many there are no columns for, being too many.", _COUNT),
        rows=_list("Row"),
        tallies=_list("Tally"),
        order=_told("Null unless an order was asked for.", nullable(_ref("Order"))),
        mentors=_list("Mentor"),
        turns=_list("Turn"),
        by=_told("The fact that groups are made by.", _NO_TEXT),
        groups=_list("Group"),
    )
    made["properties"]["joined"] = _joined()
    return made


def _joined() -> Schema:
    """A key that came after the others, and is not required."""
    edition = open_object("How many files were read with it.", version=_TEXT, count=_COUNT)
    editions = _told(
        "The one compared as first; null where counts would tell of few.",
        nullable({"type": "array", "items": edition}),
    )
    joined = open_object(
        "Editions compared as this version; null where all files were read with one. May be missing.",
        editions=editions,
    )
    return nullable(joined)


def _column() -> Schema:
    return open_object(
        "An organisation, or a date of one; where names are replaced its label is a pseudonym.",
        label=_TEXT,
        name=_NO_TEXT,
        id=_NO_TEXT,
        country=_NO_TEXT,
        facts={"type": ["object", "null"], "additionalProperties": _TEXT},
        path=_NO_TEXT,
        sha256=nullable(_SHA256),
        assessed_on=nullable(_DAY),
        voices=_told("The groups that answered.", _VOICES),
        managers_only=_FLAG,
        levels=_told(
            "The level of each compared criterion, in their order; null where there is none.",
            {"type": "array", "items": _NO_TEXT},
        ),
        open=_told("Criteria without a settled answer.", _IDS),
        not_applicable=_IDS,
        met=_told("Criteria at their target.", _IDS),
        shown=_told("Criteria with the evidence needed.", _IDS),
        heard=_told("Criteria answered by those they are about.", _IDS),
    )


def _row() -> Schema:
    place = open_object("The share of the others it stands above.", least=_SHARE, most=_SHARE)
    return open_object(
        "The whole, a domain or a theme.",
        id=_TEXT,
        title=_TEXT,
        kind={"enum": _PARTS},
        criteria=_IDS,
        spread=_ref("Spread"),
        cells=_told("One a column.", _list("Cell")),
        places=_told("One a column.", {"type": "array", "items": nullable(place)}),
    )


def _cell() -> Schema:
    return open_object(
        "The figures of one column: shares from 0 to 1, unrounded; null where nothing applies.",
        low=_told("What is claimed; what is open counts nothing.", _SHARE),
        high=_told("If everything open turned out well.", _SHARE),
        evidenced=_told("What is shown.", _SHARE),
        criteria=_told("Criteria that apply.", _COUNT),
        answered=_told("Those that are settled.", _COUNT),
    )


def _spread() -> Schema:
    return open_object(
        "How many columns have a figure, and how it spreads over them.",
        n=_COUNT,
        low=nullable(_ref("Five")),
        high=nullable(_ref("Five")),
        open=_told("In how many something is open.", nullable(_COUNT)),
    )


def _five() -> Schema:
    return open_object(
        "Least, quartiles and most; quartiles from five on, least and most never of a group.",
        least=_SHARE,
        first=_SHARE,
        median=_SHARE,
        third=_SHARE,
        most=_SHARE,
    )


def _tally() -> Schema:
    return open_object(
        "How many answered one criterion how.",
        id=_TEXT,
        levels={"type": "object", "additionalProperties": _COUNT},
        open=_COUNT,
        not_applicable=_COUNT,
        met=_told("At their target.", _COUNT),
        shown=_told("With the evidence needed.", nullable(_COUNT)),
        heard=_told("Answered by those it is about.", nullable(_COUNT)),
    )


def _order() -> Schema:
    pair = open_object("Two columns by number, from 0.", higher=_COUNT, lower=_COUNT)
    rank = open_object("The ranks a column may have, from 1.", first=_COUNT, last=_COUNT)
    pairs: Schema = {"type": "array", "items": pair}
    return open_object(
        "What can be said of an order by what is claimed.",
        told_apart=_told(
            "Pairs that stay in order whatever is open and weights from half to double.", pairs
        ),
        steady=_told("Pairs that do so with the framework's own weights.", pairs),
        ranks=_told("One a column.", {"type": "array", "items": rank}),
    )


def _mentor() -> Schema:
    return open_object(
        "Who is strong and shown to be, where others are below their target.",
        row=_TEXT,
        kind={"enum": _PARTS[1:]},
        column=_told("Its number, from 0.", _COUNT),
        criteria=_IDS,
        confirmed=_told("Those confirmed by others.", _IDS),
        weak=_told("The numbers of the columns it could help.", _NUMBERS),
    )


def _turn() -> Schema:
    return open_object(
        "From one date to the next; columns by number, from 0.",
        earlier=_COUNT,
        later=_COUNT,
        asked_more=_told(
            "Groups that answered for the first time: lower may be progress.", _VOICES
        ),
        asked_less=_VOICES,
        changes=_list("Change"),
    )


def _change() -> Schema:
    return open_object(
        "What became of one criterion; a level is null where there was none.",
        id=_TEXT,
        turn={"enum": _TURNS},
        before=_NO_TEXT,
        after=_NO_TEXT,
        shown_before=_FLAG,
        shown_after=_FLAG,
        heard_before=_FLAG,
        heard_after=_FLAG,
        cited_after=_told("Any evidence is given, whether it holds or not.", _FLAG),
        promised_after=_told("An action is planned or started.", _FLAG),
    )


def _group() -> Schema:
    return open_object(
        "Columns that share a fact; null is what is held back so that nobody can be worked out.",
        kind={"enum": ["value", "not-said", "others"]},
        name=_told("The fact's value; empty for the other kinds.", _TEXT),
        count=_COUNT,
        spreads=_told("One a row.", {"type": "array", "items": nullable(_ref("Spread"))}),
        tallies=_told("One a criterion.", {"type": "array", "items": nullable(_ref("Tally"))}),
    )


def _across() -> Schema:
    column = open_object(
        "In one framework it answered.", label=_TEXT, framework=_TEXT, version=_TEXT
    )
    framework = open_object(
        "A framework, and how many answered it.", id=_TEXT, version=_TEXT, title=_TEXT, count=_COUNT
    )
    status = open_object(
        "How many criteria of a theme stand where.",
        met=_COUNT,
        begun=_COUNT,
        not_yet=_COUNT,
        open=_COUNT,
        not_applicable=_COUNT,
    )
    counts: Schema = {"type": "array", "items": nullable(status)}
    theme = open_object(
        "A theme; null where a framework does not ask about it.",
        id=_TEXT,
        title=_TEXT,
        cells=_told("One a column.", counts),
        totals=_told("One a framework.", counts),
    )
    return open_object(
        "Organisations that share no framework, by theme and by counts alone.",
        count=_COUNT,
        columns={"type": "array", "items": column},
        frameworks={"type": "array", "items": framework},
        themes={"type": "array", "items": theme},
    )


def _left_out() -> Schema:
    file = open_object(
        "A file and why; null where names are replaced.", path=_NO_TEXT, why=_NO_TEXT
    )
    framework = open_object("A framework not answered by all.", id=_TEXT, why=_TEXT)
    some = open_object(
        "How many, and why.", number=_COUNT, noun={"enum": ["file", "organisation"]}, why=_TEXT
    )
    files: Schema = {"type": "array", "items": file}
    return open_object(
        "Frameworks and files that are not in the comparison.",
        frameworks={"type": "array", "items": framework},
        counted=_told("Of data sets: only counted.", {"type": "array", "items": some}),
        files=_told("Valid, and not comparable with the others.", files),
        invalid=_told("With faults.", files),
        earlier=_told("Older than another file of the same organisation.", files),
    )
