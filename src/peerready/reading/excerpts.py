"""What of a file's lines may be shown beside a message: nothing private, and nothing beside it."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from peerready.errors import Location
from peerready.reading.privacy import may_be_private

SPEAKS: Final = "dissent"
"""Words under this key can tell which of few people spoke."""
LINE_BREAK: Final = re.compile(r"\r\n|\r|\n")


class Lines(NamedTuple):
    """The lines of one file, and what of them may be shown."""

    path: str
    lines: tuple[str, ...]
    private: frozenset[int] = frozenset()
    """Those that hold what stands at or under `not_in_reports` or `dissent`: nothing of them is shown."""
    is_guarded: bool = False
    """Whether there may be more of that: of other lines only what a message is about is shown."""

    @classmethod
    def of(cls, path: str, text: str) -> Lines:
        lines = tuple(LINE_BREAK.split(text))
        is_guarded, speaks = may_be_private(text), SPEAKS in text
        if not is_guarded and not speaks:
            return cls(path, lines)
        from peerready.reading.private_lines import private_lines

        hidden = private_lines(lines) if is_guarded else ()
        spoken = private_lines(lines, lambda line: SPEAKS in line) if speaks else ()
        return cls(path, lines, frozenset((*hidden, *spoken)), is_guarded)

    def location(self, line: int, column: int, end_column: int) -> Location:
        """The location of a span counted from 0, with what may be shown of its line."""
        end = max(end_column, column + 1)
        return Location(self.path, line + 1, column + 1, end + 1, self._shown(line, column, end))

    def _shown(self, line: int, column: int, end: int) -> str | None:
        if line in self.private or (self.is_guarded and column > _FAR):
            return None
        if not self.is_guarded:
            return self.lines[line]
        span = self.lines[line][column:end]
        has_parts = _PARTS.intersection(span.strip("'\""))
        return None if has_parts or not span.isprintable() else " " * column + span

    def rest(self, line: int, column: int) -> int:
        """Where the words of a line end that begin at a column; it is never before them."""
        return max(len(self.lines[line].rstrip()), column + 1)


_FAR: Final = 1000
"""So far to the right nobody looks, and thousands of such lines would fill the memory."""
_PARTS: Final = frozenset("{}[]:,#\"'\\")
"""What has one of these may have parts, and one of them may be private."""
