"""Saving: changes to a file that leave every other line as its author wrote it."""

from __future__ import annotations

import os
import stat
import tempfile
from copy import deepcopy
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from peerready.documents import LIMIT, parse
from peerready.errors import Location, PeerreadyError, Problem
from peerready.reading.core_schema import Refused
from peerready.saving.splices import DELETE, spliced
from peerready.saving.yaml_writer import plain_value

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from peerready.documents import Document
    from peerready.errors import Route

__all__ = ["DELETE", "Edit", "edited", "save"]

_BOM: Final = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True)
class Edit:
    """One change: what a route leads to is set to a value, or deleted."""

    route: Route
    value: Any


def edited(
    raw: bytes, edits: Sequence[Edit], shown: str = "the file", *, limit: int = LIMIT
) -> bytes:
    """The bytes of a file after some edits, in their order; its other lines are what they were.

    After each step the text is read again: an error is raised unless its data are exactly as meant.
    """
    document = parse(raw, shown, limit=limit, keep_places=True)
    expected = deepcopy(document.data)
    for edit in edits:
        value = DELETE if edit.value is DELETE else plain_value(edit.value)
        for route, part in list(_steps(edit.route, _found(expected, edit.route), value)):
            document = _step(document, route, part, limit)
            _apply(expected, route, part)
            if not _is_same(document.data, expected):
                raise _unsaved(shown, "it would say something else")
    return document.raw


def save(path: Path, before: bytes, edits: Sequence[Edit], shown: str | None = None) -> None:
    """Write the edits to a file that still holds the bytes they were made for, whole or not at all."""
    name = shown or path.as_posix()
    after = edited(before, edits, name)
    if after == before:
        return
    target = Path(os.path.realpath(path))
    try:
        _replace(target, before, after, name)
    except OSError as error:
        raise _unsaved(name, (error.strerror or str(error)).lower()) from None


def _step(document: Document, route: Route, value: Any, limit: int) -> Document:
    bom = _BOM if document.raw.startswith(_BOM) else b""
    try:
        text = spliced(document, route, value)
        return parse(bom + text.encode(), document.path, limit=limit, keep_places=True)
    except Refused as refusal:
        raise _unsaved(document.path, refusal.message, refusal.hint) from None
    except PeerreadyError as error:
        raise _unsaved(document.path, error.problems[0].message) from None


def _unsaved(shown: str, reason: str, hint: str | None = None) -> PeerreadyError:
    return PeerreadyError(Problem(f"this change was not saved: {reason}", Location(shown), hint))


def _found(data: Any, route: Route) -> Any:
    for piece in route:
        if isinstance(data, dict):
            data = data.get(piece, DELETE)
        elif isinstance(data, list) and isinstance(piece, int) and piece < len(data):
            data = data[piece]
        else:
            return DELETE
    return data


def _steps(route: Route, old: Any, new: Any) -> Iterator[tuple[Route, Any]]:
    """The smallest changes that make one value of another, so that the lines between them stay."""
    if _is_same(old, new):
        return
    if isinstance(old, dict) and isinstance(new, dict) and old and new:
        for key, value in new.items():
            yield from _steps((*route, key), old.get(key, DELETE), value)
        yield from (((*route, key), DELETE) for key in old if key not in new)
    elif isinstance(old, list) and isinstance(new, list) and 0 < len(old) <= len(new):
        for place, value in enumerate(new):
            yield from _steps((*route, place), old[place] if place < len(old) else DELETE, value)
    else:
        yield route, new


def _apply(data: Any, route: Route, value: Any) -> None:
    """Change plain data as the text is meant to change; what leads there and is missing is made."""
    *parents, last = route
    for piece, following in zip(parents, route[1:], strict=True):
        if _found(data, (piece,)) in (None, DELETE):
            _put(data, piece, {} if isinstance(following, str) else [])
        data = data[piece]
    if value is DELETE:
        del data[last]
    else:
        _put(data, last, value)


def _put(data: Any, piece: str | int, value: Any) -> None:
    if isinstance(data, list) and piece == len(data):
        data.append(value)
    else:
        data[piece] = value


def _is_same(one: Any, other: Any) -> bool:
    """Whether two values are equal in kind too: `1`, `1.0` and `true` are three things in a file."""
    if type(one) is not type(other):
        return False
    match one:
        case dict():
            return one.keys() == other.keys() and all(_is_same(one[key], other[key]) for key in one)
        case list():
            return len(one) == len(other) and all(map(_is_same, one, other))
        case Decimal():
            return one == other or (one.is_nan() and other.is_nan())
    return bool(one == other)


def _replace(target: Path, before: bytes, after: bytes, shown: str) -> None:
    """Put new bytes in the place of a file, with its permissions, in one move."""
    mode = stat.S_IMODE(target.stat().st_mode)
    if not mode & stat.S_IWUSR:
        raise _unsaved(shown, "the file is write-protected")
    handle, name = tempfile.mkstemp(prefix=f".{target.name}.", suffix=".new", dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(after)
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(mode)
        if target.read_bytes() != before:
            hint = "read it again and repeat the change"
            raise _unsaved(shown, "the file changed while you were working", hint)
        Path(name).replace(target)
    finally:
        Path(name).unlink(missing_ok=True)
