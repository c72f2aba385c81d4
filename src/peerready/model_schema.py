"""JSON Schema of a model of ours: written out from its types, so that it does not change with pydantic's version."""

from __future__ import annotations

import ast
import inspect
import sys
from fractions import Fraction
from functools import cache, reduce
from itertools import pairwise
from textwrap import dedent
from types import UnionType
from typing import (
    TYPE_CHECKING,
    Annotated,
    Any,
    Literal,
    Union,
    get_args,
    get_origin,
    get_type_hints,
)

from pydantic import BaseModel, WithJsonSchema
from pydantic.fields import FieldInfo

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

Schema = dict[str, Any]
Model = type[BaseModel]

DIALECT = "https://json-schema.org/draft/2020-12/schema"
"""The name of the JSON Schema dialect; nothing is read from there."""

_PLAIN: Mapping[Any, str] = {str: "string", int: "integer", bool: "boolean"}
_LIMITS = {"pattern": "pattern", "max_length": "maxLength", "ge": "minimum", "le": "maximum"}


def definitions(model: Model) -> dict[str, Schema]:
    """The schema of a model and of every model it is made of, by name, the model itself first."""
    return {part.__name__: _object(part) for part in parts(model)}


def parts(model: Model) -> tuple[Model, ...]:
    """A model and the models of its fields, each once, in the order in which they are met."""
    found: dict[Model, None] = {}
    _collect(model, found)
    return tuple(found)


def _collect(model: Model, found: dict[Model, None]) -> None:
    if model in found:
        return
    found[model] = None
    for hint in _hints(model).values():
        for part in _models(hint):
            _collect(part, found)


def _models(hint: Any) -> Iterator[Model]:
    if inspect.isclass(hint) and issubclass(hint, BaseModel):
        yield hint
    for inner in get_args(hint):
        yield from _models(inner)


def _hints(model: Model) -> dict[str, Any]:
    hints = get_type_hints(model, include_extras=True)
    return {name: hints[name] for name in model.model_fields}


def _object(model: Model) -> Schema:
    fields = {name: field.alias or name for name, field in model.model_fields.items()}
    hints, told = _hints(model), descriptions(model)
    required = [fields[name] for name in hints if model.model_fields[name].is_required()]
    return {
        "description": inspect.cleandoc(model.__doc__ or ""),
        "type": "object",
        "properties": {
            fields[name]: {
                **_described(told.get(name)),
                **schema_of(hint),
                **_default(model.model_fields[name]),
            }
            for name, hint in hints.items()
        },
        **({"required": required} if required else {}),
        "additionalProperties": False,
    }


def _described(told: str | None) -> Schema:
    return {"description": told} if told else {}


def _default(field: FieldInfo) -> Schema:
    """The default where it tells something: not that nothing is the default for nothing given."""
    match field.default:
        case str() | int() as told:
            return {"default": told}
        case Fraction(numerator=whole, denominator=1):
            return {"default": whole}
    return {}


def schema_of(hint: Any) -> Schema:
    """The schema of one type as it stands in a file."""
    origin, inner = get_origin(hint), get_args(hint)
    if origin is None:
        plain = _PLAIN.get(hint)
        return {"type": plain} if plain else {"$ref": f"#/$defs/{hint.__name__}"}
    return _COMPOUND[origin](inner)


def _literal(inner: tuple[Any, ...]) -> Schema:
    return {"const": inner[0]} if len(inner) == 1 else {"enum": list(inner)}


def _array(inner: tuple[Any, ...]) -> Schema:
    return {"type": "array", "items": schema_of(inner[0])}


def _mapping(inner: tuple[Any, ...]) -> Schema:
    keys, values = map(schema_of, inner)
    named = {} if keys == {"type": "string"} else {"propertyNames": keys}
    return {"type": "object", **named, "additionalProperties": values}


def _annotated(inner: tuple[Any, ...]) -> Schema:
    base, *notes = inner
    for note in reversed(notes):
        if isinstance(note, WithJsonSchema):
            return dict(note.json_schema or {})
    limits = [limit for note in notes if isinstance(note, FieldInfo) for limit in note.metadata]
    return reduce(_limited, limits, schema_of(base))


def _limited(schema: Schema, limit: Any) -> Schema:
    found = {
        word: value
        for name, word in _LIMITS.items()
        if (value := getattr(limit, name, None)) is not None
    }
    least = getattr(limit, "min_length", None)
    if least is not None:
        found["minItems" if schema.get("type") == "array" else "minProperties"] = least
    return schema | found


def _union(inner: tuple[Any, ...]) -> Schema:
    kinds = [schema_of(one) for one in inner if one is not type(None)]
    if all("enum" in kind or "const" in kind for kind in kinds):
        words = [word for kind in kinds for word in kind.get("enum", [kind.get("const")])]
        kinds = [{"enum": words}]
    joined = kinds[0] if len(kinds) == 1 else {"anyOf": kinds}
    return nullable(joined) if type(None) in inner else joined


_COMPOUND: Mapping[Any, Callable[[tuple[Any, ...]], Schema]] = {
    Annotated: _annotated,
    Literal: _literal,
    Union: _union,
    UnionType: _union,
    tuple: _array,
    dict: _mapping,
}


def open_object(description: str, /, **properties: Schema) -> Schema:
    """An object of these keys, all of them there; readers let others through."""
    return {
        "description": description,
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": True,
    }


def nullable(schema: Schema) -> Schema:
    """The schema that takes null as well: a key whose value is left empty says nothing."""
    match schema:
        case {"type": str(kind)}:
            return schema | {"type": [kind, "null"]}
        case {"enum": list(words)}:
            return {"enum": [*words, None]}
        case {"const": word}:
            return {"enum": [word, None]}
        case {"anyOf": list(kinds)}:
            return {"anyOf": [*kinds, {"type": "null"}]}
    return {"anyOf": [schema, {"type": "null"}]}


@cache
def descriptions(model: Model) -> Mapping[str, str]:
    """What the docstrings under a model's fields, its own and inherited, say, by field.

    They are read from the source, here and not when a model is made: no other run pays for it.
    """
    ours = [base for base in reversed(model.__mro__) if base.__module__.startswith("peerready.")]
    return {name: said for base in ours for name, said in _told(base)}


def _told(model: type) -> Iterator[tuple[str, str]]:
    for field, said in pairwise(_class(model).body):
        match field, said:
            case (
                ast.AnnAssign(target=ast.Name(id=name)),
                ast.Expr(value=ast.Constant(value=str(text))),
            ):
                yield name, " ".join(dedent(text).split())


def _class(model: type) -> ast.ClassDef:
    tree = ast.parse(inspect.getsource(sys.modules[model.__module__]))
    return next(
        node for node in tree.body if isinstance(node, ast.ClassDef) and node.name == model.__name__
    )
