"""Which keys a model knows at a place of a file."""

from __future__ import annotations

import types
from typing import TYPE_CHECKING, Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from peerready.errors import Route


def known_keys(model: type[BaseModel], route: Route) -> tuple[str, ...]:
    """The keys that may stand in the mapping a route leads to, in the order of the model."""
    places: Iterable[Any] = (model,)
    for piece in route:
        places = [inner for place in places for inner in _inside(place, piece)]
    models = [found for place in places for found in _models(place)]
    return tuple(dict.fromkeys(name for found in models for name in _names(found)))


def _names(model: type[BaseModel]) -> Iterator[str]:
    return (field.alias or name for name, field in model.model_fields.items())


def _parts(annotation: Any) -> tuple[Any, ...]:
    """The choices of a union, without what annotates them."""
    origin = get_origin(annotation)
    if origin is Annotated:
        return _parts(get_args(annotation)[0])
    if origin in (Union, types.UnionType):
        return tuple(part for choice in get_args(annotation) for part in _parts(choice))
    return (annotation,)


def _models(annotation: Any) -> Iterator[type[BaseModel]]:
    return (
        part
        for part in _parts(annotation)
        if isinstance(part, type) and issubclass(part, BaseModel)
    )


def _inside(annotation: Any, piece: str | int) -> Iterator[Any]:
    for part in _parts(annotation):
        arguments = get_args(part)
        if isinstance(part, type) and not arguments and issubclass(part, BaseModel):
            fields = part.model_fields.items()
            yield from (field.annotation for name, field in fields if piece in (name, field.alias))
        elif isinstance(piece, int):
            yield from arguments[:1]
        else:
            yield from arguments[1:]
