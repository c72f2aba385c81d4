"""The data of a text in the plainest style there is, several times as fast; all else is left to the parser.

Answers files are nearly all written in one style: keys on their own lines, indented mappings and
lists, one-line values, short lists and mappings in brackets, paragraphs behind `>-`. A text that has
anything else in it, or anything wrong, is not read here at all: `yaml_events` decides. Both agree
on every text that is read here; a test holds them against each other.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

from peerready.reading import yaml_events
from peerready.reading.core_schema import FIRST, Refused, resolved

if TYPE_CHECKING:
    from yaml.events import Event

_LINE: Final = re.compile(
    r"( *+)(- )?(?:([A-Za-z_][A-Za-z0-9_.-]{0,99}):(?: ++([^\n]++))?|([^\n]*+))\n"
)
"""Indentation, dash, key, value, and what is on a line without a key; it leaves out no line."""
_HEADERS: Final = {">-": (" ", ""), ">": (" ", "\n"), "|-": ("\n", ""), "|": ("\n", "\n")}
"""How the lines of a block are joined, and what stands at its end."""
_SIGNS: Final = frozenset("-?:,[]{}#&*!|>'\"%@` ")
"""What a plain word cannot begin with."""
_WORD: Final = r"[A-Za-z0-9][A-Za-z0-9_@.-]*+"
_WORDS: Final = re.compile(rf"\[((?:{_WORD}(?:, {_WORD})*+)?)\]")
_KEY: Final = r"[A-Za-z_][A-Za-z0-9_.-]{0,99}"
_PLAIN: Final = r"""[^\W_](?:[^\n,\[\]{}:?#]*[^\n,\[\]{}:?# ])?"""
_SIMPLE: Final = re.compile(rf"\{{{_KEY}: {_PLAIN}(?:, {_KEY}: {_PLAIN})*+\}}")
_LISTED: Final = rf"\[(?:{_WORD}(?:, {_WORD})*+)?\]"
_ANY_PAIR: Final = rf"""{_KEY}: (?:{_PLAIN}|"[^"\\]*+"|'[^']*+'|{_LISTED})(?=, |\}}\Z)"""
_PAIR: Final = re.compile(_ANY_PAIR)
_PAIRS: Final = re.compile(rf"\{{{_ANY_PAIR}(?:, {_ANY_PAIR})*+\}}")
_DEEPEST: Final = 20


class _OtherStyle(Exception):  # noqa: N818  # no fault: it only is not for this reader
    """The text is of another style."""


def loaded(text: str, kept: list[Event] | None = None) -> dict[str, Any]:
    """The mapping a text holds, as `yaml_events.loaded` has it, and refused where that refuses."""
    if kept is None and text.endswith("\n") and "\t" not in text and "\r" not in text:
        try:
            return _root(text)
        except (_OtherStyle, Refused):
            pass
    return yaml_events.loaded(text, kept)


# The loop below runs for every line of every file: it asks no function that it could do without.


def _root(text: str) -> dict[str, Any]:  # noqa: C901, PLR0912  # one loop, no calls: see above
    root: dict[str, Any] = {}
    here: Any = root
    indent, skip = 0, 0
    above: list[tuple[int, Any]] = []
    pending: str | None = None
    """The key above, where nothing stands behind it: what is indented further belongs to it."""
    lines: list[str] = []
    for number, (spaces, dash, key, value, other) in enumerate(_LINE.findall(text)):
        if number < skip or not (key or dash or (other and other[0] != "#")):
            continue
        column = len(spaces)
        if column > indent:
            if pending is None or len(above) > _DEEPEST:
                raise _OtherStyle
            above.append((indent, here))
            here[pending] = here = [] if dash else {}
            indent = column
        elif column < indent:
            while column < indent:
                indent, here = above.pop()
            if column != indent:
                raise _OtherStyle
        pending = None
        if dash:
            if here.__class__ is dict:
                raise _OtherStyle
            if not key:
                here.append(_value(other))
                continue
            above.append((indent, here))
            here.append(here := {})
            indent += 2
        if not key or here.__class__ is list or key in here:
            raise _OtherStyle
        if not value:
            here[key], pending = None, key
        elif value[0] not in _SIGNS:
            if ":" in value or "#" in value or value[-1] == " ":
                here[key] = _value(value)
            else:
                here[key] = resolved(value) if value[0] in FIRST else value
        elif value in _HEADERS:
            lines = lines or text.split("\n")
            here[key], skip = _block(lines, number + 1, value, indent)
        elif value[0] == "#":
            here[key], pending = None, key
        else:
            here[key] = _value(value)
    if not root:
        raise _OtherStyle
    return root


def _value(text: str) -> Any:
    """What one line of a value says, a comment behind it left aside."""
    first = text[:1]
    if first in {'"', "'"}:
        return _quoted(text.rstrip(" "), first)
    if " #" in text:
        text = text[: text.index(" #")]
    text = text.rstrip(" ")
    if first == "[":
        return list(_words(text))
    if first == "{":
        return _pairs(text)
    if not text or first in _SIGNS or ": " in text or text[-1] == ":":
        raise _OtherStyle
    return resolved(text) if first in FIRST else text


def _quoted(text: str, sign: str) -> str:
    if text.count(sign) != 2 or text[-1] != sign or "\\" in text:
        raise _OtherStyle
    return text[1:-1]


@lru_cache(maxsize=256)
def _words(text: str) -> tuple[Any, ...]:
    """The words of a short list; there are few such lists, and each is read again and again."""
    match = _WORDS.fullmatch(text)
    if match is None:
        raise _OtherStyle
    return tuple(map(_word, match[1].split(", "))) if match[1] else ()


def _word(word: str) -> Any:
    return resolved(word) if word[0] in FIRST else word


def _pairs(text: str) -> dict[str, Any]:
    found: dict[str, Any] = {}
    parts = text[1:-1].split(", ") if _SIMPLE.fullmatch(text) else _parts(text)
    for part in parts:
        key, _, said = part.partition(": ")
        if key in found:
            raise _OtherStyle
        first = said[0]
        if first == "[":
            found[key] = list(_words(said))
        elif first in {'"', "'"}:
            found[key] = said[1:-1]
        else:
            found[key] = resolved(said) if first in FIRST else said
    return found


def _parts(text: str) -> list[str]:
    """The pairs of a mapping in brackets, some of them with commas inside."""
    if not _PAIRS.fullmatch(text):
        raise _OtherStyle
    return _PAIR.findall(text)


def _block(lines: list[str], start: int, header: str, indent: int) -> tuple[str, int]:
    """A paragraph whose lines are all indented alike, and the number of the line behind it."""
    first = lines[start]
    width = len(first) - len(first.lstrip(" "))
    pad, at, said = first[:width], start, []
    while (line := lines[at]).startswith(pad):
        text = line[width:]
        if not text or text[0] == " " or text[-1] == " ":
            raise _OtherStyle
        said.append(text)
        at += 1
        if at == len(lines) - 1:
            break
    behind = at
    while not lines[behind] and behind < len(lines) - 1:
        behind += 1
    # What is indented as far, behind empty lines too, is part of it; so may blanks be.
    if width <= indent or lines[behind].startswith(pad) or lines[behind].isspace():
        raise _OtherStyle
    joint, end = _HEADERS[header]
    return joint.join(said) + end, at
