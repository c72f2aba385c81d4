"""What is wrong with a text before any parser sees it: signs, markers, directives, tabs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from peerready.errors import Problem

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from peerready.reading.excerpts import Lines

UNPRINTABLE: Final = re.compile(
    "[^\t\n\r\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]+"
)
_CONFLICT: Final = re.compile(r"(<{7}|\|{7}|={7}|>{7})(?: |\Z)")
_SIGNS: Final = {
    "\x00": "a NUL character",
    "\x85": "a line break of another kind (NEL)",
    "\u2028": "a line break of another kind (LS)",
    "\u2029": "a line break of another kind (PS)",
    "\ufeff": "a byte order mark",
}
# Files from an office suite have these; each other sign of an old character set is as invisible.
_REMOVE: Final = "delete it and type the space or line break anew; nobody can see it"


class Fault(NamedTuple):
    """Something wrong with a text: its span counted from 0, what it is, what to do."""

    line: int
    column: int
    end: int
    message: str
    hint: str = ""
    is_syntax: bool = False
    """Whether a parser gave up here, perhaps for a reason that is a fault of its own."""

    def problem(self, lines: Lines) -> Problem:
        place = lines.location(self.line, self.column, self.end)
        return Problem(self.message, place, self.hint or None)


def unprintable(lines: Lines) -> Iterator[Fault]:
    """The signs that nobody can see and that programs read in different ways."""
    for number, line in enumerate(lines.lines):
        for match in UNPRINTABLE.finditer(line):
            sign = f"a control character (U+{ord(match[0][0]):04X})"
            message = f"{_SIGNS.get(match[0][0], sign)} stands here"
            yield Fault(number, match.start(), match.end(), message, _REMOVE)


def directives(lines: Lines) -> Iterator[Fault]:
    """The lines before the content that begin with `%`."""
    for number, line in enumerate(lines.lines):
        if line.startswith("%"):
            yield Fault(number, 0, len(line), "directives are not read", "delete this line")
        elif line.strip() and not line.lstrip().startswith("#"):
            return


def conflicts(lines: Lines) -> Iterator[Fault]:
    """Each merge conflict once, at its first marker."""
    is_open = False
    for number, line in enumerate(lines.lines):
        match = _CONFLICT.match(line)
        if match is None:
            continue
        if match[1][0] == "<" or not is_open:
            hint = "keep one side and delete the lines that start with <, = and >"
            yield Fault(number, 0, 7, "a merge conflict is left here", hint)
        is_open = match[1][0] != ">" and (is_open or match[1][0] == "<")


def stray_tabs(
    text: str, starts: list[int], spans: Collection[tuple[int, int]], stop: int
) -> Iterator[Fault]:
    """The tabs up to a place that stand neither in quoted or block text nor in a comment."""
    inside = bytearray(len(text))
    for start, end in spans:
        inside[start:end] = b"\1" * (end - start)
    for number, start in enumerate(starts):
        yield from _stray_tabs_of_line(text, inside, number, start, stop)


def _stray_tabs_of_line(
    text: str, inside: bytearray, number: int, start: int, stop: int
) -> Iterator[Fault]:
    before = " "
    for at in range(start, min(stop + 1, len(text))):
        character = text[at]
        if character in "\r\n" or (character == "#" and not inside[at] and before in " \t"):
            return
        if character == "\t" and not inside[at]:
            column = at - start
            if text[start:at].strip():
                hint = "write a space instead, or put the text in quotes"
                yield Fault(number, column, column + 1, "a tab stands here", hint)
            else:
                yield Fault(number, column, column + 1, *_INDENTED)
        before = character


_INDENTED: Final = (
    "a tab stands at the start of this line",
    "indent with spaces, two for each step",
)
