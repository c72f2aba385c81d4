"""The events of a JSON text, of the same classes as those of a YAML text."""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from yaml.events import (
    DocumentEndEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
    StreamStartEvent,
)

from peerready.reading.core_schema import Refused
from peerready.reading.excerpts import LINE_BREAK
from peerready.reading.quoted import excerpt

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator

    from yaml.events import Event


@dataclass(frozen=True, slots=True)
class Mark:
    """A place in a text, counted in characters from 0, as the YAML parsers count it."""

    index: int
    line: int
    column: int


class _Token(NamedTuple):
    kind: str
    text: str
    start: Any
    end: Any


_SPACE: Final = re.compile(r"[ \t\r\n]*")
_TOKEN: Final = re.compile(
    r"(?P<sign>[\[\]{},:])"
    r'|(?P<string>"[^"\\\x00-\x1f]*(?:\\.[^"\\\x00-\x1f]*)*")'
    r"|(?P<word>(?:-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?|true|false|null)(?![\w.+-]))"
    r"|(?P<end>\Z)"
)
_QUOTED: Final = (False, True)
_PLAIN: Final = (True, False)


def events(text: str) -> Iterator[Event]:
    """The events of the one JSON value a text holds; Refused where it is not JSON."""
    tokens = _tokens(text)
    first = next(tokens)
    yield StreamStartEvent(first.start, first.start)
    yield DocumentStartEvent(first.start, first.start)
    yield from _value(first, tokens)
    last = next(tokens)
    if last.kind != "end":
        raise Refused("the file goes on behind its last bracket", None, last.start)
    yield DocumentEndEvent(last.start, last.start)
    yield StreamEndEvent(last.start, last.start)


def _marker(text: str) -> Callable[[int], Mark]:
    lines = [0, *(match.end() for match in LINE_BREAK.finditer(text))]

    def mark(index: int) -> Mark:
        line = bisect_right(lines, index) - 1
        return Mark(index, line, index - lines[line])

    return mark


def _tokens(text: str) -> Iterator[_Token]:
    mark, at = _marker(text), 0
    while True:
        at = _SPACE.match(text, at).end()  # type: ignore[union-attr]  # matches nothing too
        match = _TOKEN.match(text, at)
        if match is None:
            raise _unknown(text[at:], mark(at))
        kind = match.lastgroup or ""
        yield _Token(kind, match[0], mark(at), mark(match.end()))
        at = match.end()


def _unknown(rest: str, mark: Mark) -> Refused:
    word = re.match(r"-?\w+", rest)
    if rest.startswith('"'):
        return Refused(
            "this quotation mark is not closed on its line",
            r"a line break in a text is written \n",
            mark,
        )
    if rest.startswith(("//", "/*", "#")):
        return Refused("JSON has no comments", "a file that starts with '{' is read as JSON", mark)
    if word:
        hint = 'text stands in double quotes; a file that starts with "{" is read as JSON'
        return Refused(f"{excerpt(word[0])} is nothing JSON knows", hint, mark)
    hint = "a file that starts with '{' is read as JSON; text stands in double quotes"
    return Refused(f"{excerpt(rest[:1])} cannot stand here in JSON", hint, mark)


def _value(token: _Token, tokens: Iterator[_Token]) -> Iterator[Event]:
    match token.kind, token.text:
        case "string", _:
            yield _string(token)
        case "word", text:
            yield ScalarEvent(None, None, _PLAIN, text, token.start, token.end, style="")
        case _, "{":
            yield MappingStartEvent(None, None, True, token.start, token.end, flow_style=True)  # noqa: FBT003
            closing = yield from _entries("}", tokens)
            yield MappingEndEvent(closing.start, closing.end)
        case _, "[":
            yield SequenceStartEvent(None, None, True, token.start, token.end, flow_style=True)  # noqa: FBT003
            closing = yield from _entries("]", tokens)
            yield SequenceEndEvent(closing.start, closing.end)
        case _:
            raise _misplaced(token, "a value")


def _entries(bracket: str, tokens: Iterator[_Token]) -> Generator[Event, None, _Token]:
    token = next(tokens)
    if token.text == bracket:
        return token
    while True:
        if bracket == "}":
            yield _key(token)
            _expect(":", next(tokens))
            token = next(tokens)
        yield from _value(token, tokens)
        token = next(tokens)
        if token.text == bracket:
            return token
        _expect(",", token, f"',' or '{bracket}'")
        token = next(tokens)


def _key(token: _Token) -> ScalarEvent:
    if token.kind != "string":
        raise _misplaced(token, "a key in double quotes")
    return _string(token)


def _string(token: _Token) -> ScalarEvent:
    try:
        text = json.loads(token.text)
    except ValueError:
        raise Refused(
            "an escape in this text is none JSON knows", r"a backslash is written \\", token.start
        ) from None
    return ScalarEvent(None, None, _QUOTED, text, token.start, token.end, style='"')


def _expect(sign: str, token: _Token, wanted: str = "") -> None:
    if token.text != sign:
        raise _misplaced(token, wanted or f"'{sign}'")


def _misplaced(token: _Token, wanted: str) -> Refused:
    found = "the file ends" if token.kind == "end" else f"{excerpt(token.text)} stands"
    return Refused(f"{found} where {wanted} is expected", None, token.start)
