"""Problems as people read them (design, section 8): where, what, the line with the place marked, what to do."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final
from unicodedata import category, east_asian_width

from peerready.sinks import terminal_line

if TYPE_CHECKING:
    from collections.abc import Iterable

    from peerready.errors import Location, Problem

LONGEST: Final = 100
"""The columns of a source line that are shown; a longer one is cut around the marked place."""
_MARGIN: Final = " " * 6
_NEAR: Final = 4 * LONGEST
"""The characters that are looked at for them: a line may be long, and have thousands of faults."""


def problems(found: Iterable[Problem]) -> str:
    """All problems, by file and then by place in it; where there are several, their number at the end."""
    ordered = sorted(found, key=_place)
    texts = [problem(one) for one in ordered]
    if len(ordered) > 1:
        texts.append(_count(ordered))
    return "".join(texts)


def problem(one: Problem) -> str:
    """One problem, ended by a newline: its heading, its source line if there is one, its hint."""
    lines = [f"{_where(one.location)}{one.severity}: {terminal_line(one.message)}"]
    if one.location and one.location.line and one.location.source is not None:
        lines += _source(one.location.line, one.location.source, one.location)
    if one.hint:
        lines.append(f"{_MARGIN}= {terminal_line(one.hint)}")
    return "".join(f"{line.rstrip()}\n" for line in lines)


def _place(one: Problem) -> tuple[str, int, int]:
    where = one.location
    return (where.path, where.line or 0, where.column or 0) if where else ("", 0, 0)


def _count(found: list[Problem]) -> str:
    severities = {one.severity for one in found}
    what = "problems" if len(severities) > 1 or "error" in severities else f"{severities.pop()}s"
    files = len({one.location.path for one in found if one.location})
    if not files:
        return f"{len(found)} {what}\n"
    return f"{len(found)} {what} in {files} file{'s' if files > 1 else ''}\n"


def _where(location: Location | None) -> str:
    if location is None:
        return ""
    numbers = [location.line, location.column if location.line else None]
    parts = [location.path, *(number for number in numbers if number is not None)]
    # as a whole: a file named ":" with our colon after it would begin a command of a build server
    return terminal_line("".join(f"{part}:" for part in parts)) + " "


def _source(number: int, source: str, location: Location) -> list[str]:
    if location.column is None:
        return [f"{number:>5} | {_cut(terminal_line(source[:_NEAR]), 0, 0)[0]}"]
    first = max(0, min(location.column - 1, len(source)) - _NEAR // 2)
    near = source[first : first + _NEAR]
    begin = location.column - 1 - first
    start = _width(terminal_line(near[:begin]))
    end = _width(terminal_line(near[: (location.end_column or location.column + 1) - 1 - first]))
    shown, start, end = _cut(terminal_line(near), start, max(end, start + 1))
    margin = " " * max(5, len(str(number)))
    return [f"{number:>5} | {shown}", f"{margin} | {' ' * start}{'^' * (end - start)}"]


def _cut(text: str, start: int, end: int) -> tuple[str, int, int]:
    """A window of a long line that holds the marked columns, or as many of them as it can."""
    total = _width(text)
    if total <= LONGEST:
        return text, start, end
    left = min(max(0, start - LONGEST // 3), total - LONGEST)
    right = left + LONGEST
    inner_left = left + 1 if left else 0
    inner_right = right - 1 if right < total else total
    kept, first, column = "", inner_left, 0
    for character in text:
        width = _width(character)
        if inner_left <= column and column + width <= inner_right:
            first = first if kept else column
            kept += character
        column += width
    head, tail = "…" if left else "", "…" if right < total else ""
    moved = first - len(head)
    shown = f"{head}{kept}{tail}"
    begin = max(start - moved, 0)
    return shown, begin, max(min(end - moved, _width(shown)), begin + 1)


def _width(text: str) -> int:
    """The columns a text takes in a terminal: two for wide characters, none for those that combine."""
    return sum(map(_columns, text)) if not text.isascii() else len(text)


@lru_cache(maxsize=4096)
def _columns(character: str) -> int:
    if category(character) in {"Mn", "Me", "Cf"} or "\u1160" <= character <= "\u11ff":
        return 0
    return 2 if east_asian_width(character) in {"W", "F"} else 1
