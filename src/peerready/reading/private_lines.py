"""Which lines of a file hold what stands at or under `not_in_reports`, spelt right or not.

Told by their indentation, so that a broken file has them too. A line too many costs an excerpt; a line
too few could cost someone more.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from peerready.reading.privacy import may_be_private

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

_ENTRY: Final = re.compile(r"""\s*(?:- +)*["']?[\w.-]+["']?\s*:|\s*[]}-]""")
_OPEN: Final = re.compile(r"""(?:^|[:,\[{?-])\s*(?:"(?:[^"\\]|\\.)*\\?|'(?:[^']|'')*)$""")
"""A quoted text that does not end in its line."""


def private_lines(
    lines: Sequence[str], begins: Callable[[str], bool] = may_be_private
) -> Iterator[int]:
    """Their numbers; of a text that does not end in its line all lines after it."""
    depth: int | None = None
    for number, line in enumerate(lines):
        if depth is not None and _ENTRY.match(line) and _indent(line) <= depth:
            depth = None
        if depth is None and begins(line):
            depth = _indent(line)
        if depth is not None:
            yield number
        if _OPEN.search(line) or (depth is not None and _brackets(line) > 0):
            yield from range(number + 1, len(lines))
            return


def _brackets(line: str) -> int:
    """How many brackets are open at the end of a line."""
    return sum(map(line.count, "{[")) - sum(map(line.count, "}]"))


def _indent(line: str) -> int:
    # A tab indents nothing in YAML: such a line is still part of what stands above it.
    start = line[: len(line) - len(line.lstrip(" \t-"))]
    return len(line) if "\t" in start else len(start)
