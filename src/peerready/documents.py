"""A YAML or JSON file as plain data that knows where each part stands."""

from __future__ import annotations

import hashlib
import os
import stat
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Literal
from unicodedata import is_normalized, normalize

import yaml

from peerready.errors import Location, PeerreadyError, Problem, did_you_mean
from peerready.reading import yaml_events
from peerready.reading.core_schema import Refused
from peerready.reading.first_look import SURROGATE, is_suspect, is_unusual
from peerready.reading.yaml_events import loaded

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from yaml.events import Event

    from peerready.errors import Route

    Load = Callable[[str, "list[Event] | None"], dict[str, Any]]

LIMIT: Final = 1_000_000
"""The most bytes of an answers or project file."""

At = Literal["value", "key"]

_BOM: Final = b"\xef\xbb\xbf"
_KINDS: Final = (
    (b"\xff\xfe\x00\x00", "UTF-32 text"),
    (b"\x00\x00\xfe\xff", "UTF-32 text"),
    (b"\xff\xfe", "UTF-16 text"),
    (b"\xfe\xff", "UTF-16 text"),
    (b"PK\x03\x04", "an office document or a zip file"),
    (b"%PDF-", "a PDF document"),
)
_SAVE_AS: Final = "save the file as plain text in UTF-8"


@dataclass(frozen=True, slots=True, eq=False)
class Document:
    """A file that was read: its bytes, its text (no byte order mark), its data, its digest."""

    path: str
    raw: bytes = field(repr=False)
    text: str = field(repr=False)
    data: Any
    sha256: str
    events: Sequence[Event] = field(default=(), repr=False)

    def locate(self, route: Route, at: At = "value") -> Location:
        """Where a route leads; where it leads nowhere, the key of its longest part that does."""
        from peerready.reading.places import located

        return located(self, route, at)


def read(path: Path | str, shown: str, *, limit: int = LIMIT, load: Load = loaded) -> Document:
    """The document in a file, shown to people by the given path; raises every problem of it.

    The path may be a text: what a Path is made of stays in memory for good in Python 3.12.
    """
    return parse(_content(path, shown, limit), shown, limit=limit, load=load)


def parse(
    raw: bytes, shown: str, *, limit: int = LIMIT, keep_places: bool = False, load: Load = loaded
) -> Document:
    """The document in some bytes; its places are kept now, or found again when asked for."""
    text = _decoded(raw, shown, limit)
    faults: list[Problem] = []
    if is_unusual(raw) or is_suspect(text) or yaml_events.PARSER is yaml.BaseLoader:
        faults = _problems(text, shown)
    events: list[Event] = []
    try:
        data = [] if faults else _settled(text, load(text, events if keep_places else None))
    except (yaml.YAMLError, Refused, ValueError):
        faults = _problems(text, shown) or [Problem("this cannot be read", Location(shown))]
    if faults:
        raise PeerreadyError(*faults)
    return Document(shown, raw, text, data, _digest(raw), events)


def _problems(text: str, shown: str) -> list[Problem]:
    from peerready.reading import (
        yaml_faults,  # what explains a fault is imported only where there is one
    )

    return yaml_faults.problems(text, shown)


def _settled(text: str, data: Any) -> Any:
    """The data with every text composed (NFC); in a composed file only escapes can differ."""
    if "\\" not in text and is_normalized("NFC", text):
        return data
    return _composed(data)


def _composed(value: Any) -> Any:
    match value:
        case str():
            if SURROGATE.search(value):
                raise Refused("half a character")
            return normalize("NFC", value)
        case dict():
            composed = {_composed(key): _composed(part) for key, part in value.items()}
            if len(composed) < len(value):
                raise Refused("a key")
            return composed
        case list():
            return [_composed(part) for part in value]
    return value


def _digest(raw: bytes) -> str:
    content = raw.replace(b"\r\n", b"\n") if b"\r" in raw else raw
    return hashlib.sha256(content).hexdigest()


def _decoded(raw: bytes, shown: str, limit: int) -> str:
    if len(raw) > limit:
        raise _too_large(shown, limit)
    for start, kind in _KINDS:
        if raw.startswith(start):
            raise _another(shown, kind)
    if raw[:1] == b"\x00" or raw[1:2] == b"\x00":
        raise _another(shown, "UTF-16 text")
    try:
        return raw.removeprefix(_BOM).decode()
    except UnicodeDecodeError as error:
        from peerready.reading.excerpts import LINE_BREAK, Lines

        before = raw.removeprefix(_BOM)[: error.start].decode()
        lines = Lines.of(shown, raw.removeprefix(_BOM).decode(errors="replace"))
        line, column = len(LINE_BREAK.findall(before)), len(LINE_BREAK.split(before)[-1])
        place = lines.location(line, column, column + 1)
        raise PeerreadyError(Problem("this is not UTF-8 text", place, _SAVE_AS)) from None


def _content(path: Path | str, shown: str, limit: int) -> bytes:
    try:
        status = os.stat(path)  # noqa: PTH116  # it may be a text
        if stat.S_ISDIR(status.st_mode):
            raise _unfit(shown, "this is a folder", "name a file in it")
        if not stat.S_ISREG(status.st_mode):
            raise _unfit(shown, "this is not an ordinary file")
        if status.st_size > limit:
            raise _too_large(shown, limit)
        with open(path, "rb") as file:  # noqa: PTH123  # the same
            return file.read(limit + 1)
    except (FileNotFoundError, NotADirectoryError):
        raise _unfit(shown, "there is no such file", _near(Path(path))) from None
    except (OSError, ValueError) as error:
        reason = (getattr(error, "strerror", None) or str(error)).lower()
        raise _unfit(shown, f"this file cannot be read: {reason}") from None


def _near(path: Path) -> str | None:
    try:
        return did_you_mean(path.name, [entry.name for entry in path.parent.iterdir()])
    except OSError:
        return None


def _another(shown: str, kind: str) -> PeerreadyError:
    """What is told of a file that is no UTF-8 from its first byte on: it has no line to show."""
    return PeerreadyError(Problem(f"this is {kind}", Location(shown, 1, 1), _SAVE_AS))


def _too_large(shown: str, limit: int) -> PeerreadyError:
    message = f"this file is larger than {limit // 1_000_000} MB"
    return PeerreadyError(Problem(message, Location(shown, 1, 1)))  # all of it: where it begins


def _unfit(shown: str, message: str, hint: str | None = None) -> PeerreadyError:
    return PeerreadyError(Problem(message, Location(shown), hint))
