"""What of a file may be quoted in a message: little, harmless, and nothing private."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from peerready.errors import Location

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

PRIVATE: Final = "not_in_reports"
_MEANT: Final = re.compile(r"not?[\W_]?in[\W_]?rep", re.IGNORECASE)
"""The key and what is meant for it: a misspelt one must not be what betrays the text."""
LONGEST: Final = 60

LINE_BREAK: Final = re.compile(r"\r\n|\r|\n")
_UNSEEN: Final = re.compile(
    r"[^\S ]|[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ud800-\udfff\ufeff]"
)
_ENTRY: Final = re.compile(r"""\s*(?:- +)*["']?[\w.-]+["']?\s*:|\s*[]}-]""")


def excerpt(value: object) -> str:
    """A value in quotes, shortened, with what cannot be seen replaced."""
    text = _UNSEEN.sub("�", str(value))
    return f"'{text}'" if len(text) <= LONGEST else f"'{text[: LONGEST - 1]}…'"


@dataclass(frozen=True, slots=True)
class Lines:
    """The lines of one file, and which of them hold what stands at or under `not_in_reports`."""

    path: str
    lines: tuple[str, ...]
    private: frozenset[int]

    @classmethod
    def of(cls, path: str, text: str) -> Lines:
        lines = tuple(LINE_BREAK.split(text))
        return cls(path, lines, frozenset(_private(lines)) if _MEANT.search(text) else frozenset())

    def location(self, line: int, column: int, end_column: int) -> Location:
        """The location of a span counted from 0, with its line unless that is private."""
        shown = None if line in self.private else self.lines[line]
        return Location(self.path, line + 1, column + 1, max(end_column, column + 1) + 1, shown)

    def rest(self, line: int, column: int) -> int:
        """Where the words of a line end that begin at a column; it is never before them."""
        return max(len(self.lines[line].rstrip()), column + 1)


def _private(lines: Sequence[str]) -> Iterator[int]:
    """The numbers of private lines, by their indentation, so that a broken file has them too."""
    depth: int | None = None
    for number, line in enumerate(lines):
        if depth is not None and _ENTRY.match(line) and _indent(line) <= depth:
            depth = None
        if depth is None and _MEANT.search(line):
            depth = _indent(line)
        if depth is not None:
            yield number


def _indent(line: str) -> int:
    # A tab indents nothing in YAML: such a line is still part of what stands above it.
    start = line[: len(line) - len(line.lstrip(" \t-"))]
    return len(line) if "\t" in start else len(start)
