"""The JSON Schemas of our formats, for editors and other tools; generated from the models."""

from __future__ import annotations

import json
from copy import deepcopy
from typing import TYPE_CHECKING, Any

from peerready import sinks
from peerready.answers import Answers
from peerready.assessment_schema import assessment_schema
from peerready.catalog import shared
from peerready.check_schema import check_schema
from peerready.comparison_schema import comparison_schema
from peerready.fields import NOT_APPLICABLE, UNKNOWN
from peerready.framework import Framework
from peerready.model_schema import DIALECT, Model, Schema, definitions
from peerready.plan_schema import plan_schema
from peerready.project import WORDS, Project

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from peerready.framework import Criterion

CRITERION = r"^[a-z][a-z0-9-]*(\.[a-z0-9][a-z0-9-]*)+$"
LEVEL = r"^[a-z][a-z0-9-]*$"


def framework_schema() -> dict[str, Any]:
    """What a framework file may say; scales, themes and facts are those that come with peerready."""
    schema, known = _formatted(Framework), shared()
    parts = schema["$defs"]
    facts = list(known.facts)
    schema["properties"]["scale"]["anyOf"][0] = {"enum": list(known.scales)}
    schema["properties"]["facts"]["items"] = {"enum": facts}
    criterion = parts["Criterion"]["properties"]
    criterion["themes"]["items"] = {"enum": list(known.themes)}
    criterion["levels"]["propertyNames"] = {"pattern": LEVEL}
    criterion["when"] = {
        "description": criterion["when"]["description"],
        "type": ["object", "null"],
        "properties": {name: _any_of(list(fact.values)) for name, fact in known.facts.items()},
        "additionalProperties": False,
    }
    return schema


def answers_schema(frameworks: Sequence[Framework]) -> dict[str, Any]:
    """What an answers file for exactly these frameworks may say; with none given, for any framework."""
    schema = _formatted(Answers)
    properties = schema["properties"]
    if not frameworks:
        properties["answers"] = _keyed(properties["answers"])
        return schema
    named = "+".join(f"{framework.id}@{framework.version}" for framework in frameworks)
    schema["$id"] = f"{schema['$id']}:{named}"
    properties["frameworks"]["items"] = {"enum": _names(frameworks)}
    properties["frameworks"]["uniqueItems"] = True
    properties["facts"] = _facts(frameworks, properties["facts"])
    properties["target"] = _target(frameworks, properties["target"])
    properties["answers"] = _closed(properties["answers"], _answered(frameworks))
    if any(framework.facts for framework in frameworks):
        schema["required"].append("facts")
    general = schema["$defs"].pop("Answer")
    dissent = schema["$defs"].pop("Dissent")
    for name, levels in _scales(frameworks).items():
        schema["$defs"] |= _answer(name, levels, general, dissent)
    return schema


def project_schema() -> dict[str, Any]:
    """What `peerready.yaml` may say."""
    schema = _formatted(Project)
    schema["properties"]["words"]["propertyNames"] = {"enum": list(WORDS)}
    return schema


SCHEMAS: Mapping[str, Callable[[Sequence[Framework]], dict[str, Any]]] = {
    "framework": lambda _: framework_schema(),
    "answers": answers_schema,
    "assessment": lambda _: assessment_schema(),
    "project": lambda _: project_schema(),
    "check": lambda _: check_schema(),
    "plan": lambda _: plan_schema(),
    "comparison": lambda _: comparison_schema(),
}
"""The schema of each format; only that of an answers file depends on the frameworks answered."""


def text(schema: Mapping[str, Any]) -> str:
    """A schema as the text of its file, keys in the order of the models."""
    return sinks.json(json.dumps(schema, ensure_ascii=False, indent=2)) + "\n"


def _formatted(model: Model) -> Schema:
    parts = definitions(model)
    root = deepcopy(parts.pop(model.__name__))
    name = model.__name__.lower()
    return {"$schema": DIALECT, "$id": f"urn:peerready:{name}:1", **root, "$defs": parts}


def _any_of(words: list[str]) -> Schema:
    """One of the words, or a list of them."""
    one = {"enum": words}
    return {"anyOf": [one, {"type": "array", "items": one}]}


def _keyed(answers: Schema) -> Schema:
    return answers | {"type": ["object", "null"], "propertyNames": {"pattern": CRITERION}}


def _closed(given: Schema, properties: Mapping[str, Schema]) -> Schema:
    return {
        "description": given["description"],
        "type": ["object", "null"],
        "properties": properties,
        "additionalProperties": False,
    }


def _names(frameworks: Sequence[Framework]) -> list[str]:
    return [
        name
        for framework in frameworks
        for name in (f"{framework.id}@{framework.major}", f"{framework.id}@{framework.version}")
    ]


def _facts(frameworks: Sequence[Framework], given: Schema) -> Schema:
    """The facts these frameworks need, each with what its values mean; others may stand beside them."""
    known = shared().facts
    needed = dict.fromkeys(fact for framework in frameworks for fact in framework.facts)
    return {
        "description": given["description"],
        "type": "object",
        "properties": {
            name: {
                "description": " ".join(
                    [
                        fact.question or fact.title or name,
                        *(f"{value}: {said.means}" for value, said in fact.values.items()),
                    ]
                ),
                "enum": list(fact.values),
            }
            for name, fact in known.items()
        },
        **({"required": list(needed)} if needed else {}),
        "additionalProperties": False,
    }


def _target(frameworks: Sequence[Framework], given: Schema) -> Schema:
    first, *others = [framework.scale.ids for framework in frameworks]
    common = [level for level in first if all(level in ids for ids in others)]
    apart = {framework.id: {"enum": list(framework.scale.ids)} for framework in frameworks}
    return {
        "description": given["description"],
        "anyOf": [
            {"enum": [*common, None]},
            {"type": "object", "properties": apart, "additionalProperties": False},
        ],
    }


def _scales(frameworks: Sequence[Framework]) -> dict[str, tuple[str, ...]]:
    """The level ids of each scale in use, by the name its definitions get: its first framework's."""
    found: dict[tuple[str, ...], str] = {}
    for framework in frameworks:
        found.setdefault(framework.scale.ids, framework.id)
    return {name: levels for levels, name in found.items()}


def _answered(frameworks: Sequence[Framework]) -> dict[str, Schema]:
    names = {levels: name for name, levels in _scales(frameworks).items()}
    return {
        criterion.id: {
            "description": _told(criterion),
            "$ref": f"#/$defs/{names[framework.scale.ids]}.answer",
        }
        for framework in frameworks
        for criterion in framework.criteria
        if not criterion.any_of
    }


def _told(criterion: Criterion) -> str:
    return f"{criterion.title}: {' '.join(criterion.text.split())}"


def _answer(
    name: str, levels: tuple[str, ...], general: Schema, dissent: Schema
) -> dict[str, Schema]:
    """The answer on one scale, short or long; `not-applicable` needs a reason, so it is never short."""
    return {
        f"{name}.answer": {
            "anyOf": [{"enum": [*levels, UNKNOWN, None]}, {"$ref": f"#/$defs/{name}.mapping"}]
        },
        f"{name}.mapping": _with_words(
            general,
            level=[*levels, UNKNOWN, NOT_APPLICABLE, None],
            target=[*levels, None],
            dissent=f"{name}.dissent",
        )
        | {
            "if": {"properties": {"level": {"const": NOT_APPLICABLE}}, "required": ["level"]},
            "then": {"required": ["reason"]},
        },
        f"{name}.dissent": _with_words(dissent, level=[*levels, UNKNOWN, None]),
    }


def _with_words(general: Schema, **known: list[str | None] | str) -> Schema:
    """A definition whose words are those of one scale."""
    made = deepcopy(general)
    for key, words in known.items():
        told = {"description": made["properties"][key]["description"]}
        made["properties"][key] = (
            told | {"type": "array", "items": {"$ref": f"#/$defs/{words}"}}
            if isinstance(words, str)
            else told | {"enum": words}
        )
    return made
