"""What columns are called: names in full, in four letters, and in lists that stay short."""

from __future__ import annotations

from typing import TYPE_CHECKING

from peerready import wording
from peerready.columns import width_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from datetime import date

    from peerready.comparison.comparison import Comparison

SHORT = 4
NAMED = 6
"""How many are named before the others are only counted."""


def labels(comparison: Comparison) -> tuple[str, ...]:
    """The name, the pseudonym or the day of each column."""
    return tuple(
        wording.day(column.assessed_on)
        if comparison.kind == "dates" and column.assessed_on
        else column.label
        for column in comparison.columns
    )


def named(names: Iterable[str]) -> str:
    """A few names, and how many more there are."""
    found = list(names)
    if len(found) <= NAMED:
        return wording.listed(found)
    return f"{', '.join(found[:NAMED])} and {len(found) - NAMED} more"


def short_names(comparison: Comparison) -> tuple[str, ...]:
    """At most seven columns of text for each, no two alike."""
    days = [column.assessed_on for column in comparison.columns]
    known = [day for day in days if day]
    if comparison.kind == "dates" and len(known) == len(days):
        return _short_days(known)
    taken: list[str] = []
    for column in comparison.columns:
        taken.append(next(one for one in _candidates(column.label) if one not in taken))
    return tuple(taken)


def _short_days(days: Sequence[date]) -> tuple[str, ...]:
    forms: tuple[Callable[[date], str], ...] = (
        lambda day: str(day.year),
        lambda day: f"{wording.MONTHS[day.month - 1]}{day.year % 100:02}",
        lambda day: f"{day.day}{wording.MONTHS[day.month - 1]}{day.year % 100:02}",
    )
    written = (tuple(map(form, days)) for form in forms)
    return next((found for found in written if len(set(found)) == len(days)), tuple(map(str, days)))


def _candidates(label: str) -> Iterator[str]:
    """Short forms of a name, the plainest first: Harb, HaRe for Harbour Recovery, then Har2."""
    words = ["".join(c for c in word if c.isalnum()) for word in label.split()]
    words = [word for word in words if word] or ["?"]
    yield _cut("".join(words), SHORT)
    yield _cut(words[0], 2) + _cut(words[-1], 2)
    yield from (
        f"{_cut(''.join(words), SHORT - len(str(number)))}{number}" for number in range(2, 1000)
    )


def _cut(text: str, width: int) -> str:
    kept = ""
    for character in text:
        if width_of(kept + character) > width:
            break
        kept += character
    return kept
