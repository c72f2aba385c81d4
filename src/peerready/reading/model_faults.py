"""What is wrong with a file, from what its model says, in sentences with their places."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from peerready.errors import Problem
from peerready.reading.model_walk import known_keys
from peerready.reading.privacy import PRIVATE
from peerready.reading.sentences import WANTS_COLLECTION, WANTS_SCALAR, Part, sentence

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pydantic import BaseModel, ValidationError

    from peerready.documents import At, Document
    from peerready.errors import Route

_NOWHERE = object()


class _Error(NamedTuple):
    """One of pydantic's errors: its kind, its context, and the route in the file it speaks of."""

    kind: str
    context: Mapping[str, Any]
    route: Route
    at: At
    value: Any


def problems(error: ValidationError, document: Document, model: type[BaseModel]) -> list[Problem]:
    """Every problem of a document, once, in the order of the file."""
    details = error.errors(include_url=False, include_input=False)
    errors = _one_branch([_read(detail, document.data) for detail in details])
    found = dict.fromkeys(_problem(each, document, model) for each in errors)
    return sorted(found, key=_place)


def _place(problem: Problem) -> tuple[int, int]:
    where = problem.location
    return (where.line or 0, where.column or 0) if where else (0, 0)


def _read(detail: Any, data: Any) -> _Error:
    """An error with its route: those pieces of pydantic's that lead through the file.

    Names of functions and of a union's branches stand among them and lead nowhere.
    """
    kind, pieces = detail["type"], detail["loc"]
    context = {"message": detail["msg"], **detail.get("ctx", {})}
    route: tuple[str | int, ...] = ()
    for piece in pieces:
        inner = _part(data, piece)
        if inner is not _NOWHERE:
            route, data = (*route, piece), inner
    if kind == "missing":
        return _Error(kind, context, (*route, pieces[-1]), "key", None)
    if pieces[-1:] == ("[key]",):
        return _Error(kind, context, route, "key", route[-1])
    is_key = kind == "extra_forbidden" or context.get("at") == "key"
    return _Error(kind, context, route, "key" if is_key else "value", data)


def _part(value: Any, piece: str | int) -> Any:
    match value:
        case dict():
            return value.get(piece, _NOWHERE)
        case list() if isinstance(piece, int) and piece < len(value):
            return value[piece]
    return _NOWHERE


def _one_branch(errors: list[_Error]) -> list[_Error]:
    """The errors without those of a union's branches that were not meant; choices put together."""
    inner = {
        error.route[:length]
        for error in errors
        for length in range(len(error.route) + (error.kind not in WANTS_SCALAR))
    }
    plain = {error.route for error in errors if error.kind not in WANTS_COLLECTION}
    meant = [error for error in errors if not _is_another_branch(error, inner, plain)]
    choices: dict[Route, list[str]] = {}
    for error in meant:
        choices.setdefault(error.route, []).append(str(error.context.get("expected", "")))
    return [_with_choices(error, choices[error.route]) for error in meant]


def _is_another_branch(error: _Error, inner: set[Route], plain: set[Route]) -> bool:
    if isinstance(error.value, dict | list):
        return error.kind in WANTS_SCALAR and error.route in inner
    return error.kind in WANTS_COLLECTION and error.route in plain


def _with_choices(error: _Error, choices: list[str]) -> _Error:
    if error.kind != "literal_error":
        return error
    return error._replace(context={"expected": ", ".join(choices)})


def _problem(error: _Error, document: Document, model: type[BaseModel]) -> Problem:
    parent, name = error.route[:-1], error.route[-1] if error.route else "the file"
    part = Part(
        name=str(name),
        value=error.value,
        keys=known_keys(model, parent) if error.kind == "extra_forbidden" else (),
        is_private=PRIVATE in error.route,
        is_inside_private=PRIVATE in parent,
    )
    message, hint = sentence(error.kind, error.context, part)
    return Problem(message, document.locate(error.route, error.at), hint or None)
