"""What can go wrong that is not a bug: a problem, where it stands, and the errors that carry problems."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING, ClassVar, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable

Route = tuple[str | int, ...]
"""The keys and positions that lead to a part of a file: `("answers", "wa.i1", "level")`."""

Severity = Literal["error", "warning", "note"]


@dataclass(frozen=True, slots=True)
class Location:
    """A place in a file; lines and columns count characters from 1, `end_column` is the first one after."""

    path: str
    line: int | None = None
    column: int | None = None
    end_column: int | None = None
    source: str | None = None


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong: what, where, and what to do about it."""

    message: str
    location: Location | None = None
    hint: str | None = None
    severity: Severity = "error"


class PeerreadyError(Exception):
    """What a user can mend: an input is missing, unreadable or invalid, or an output cannot be written."""

    exit_code: ClassVar[int] = 3

    def __init__(self, *problems: Problem) -> None:
        super().__init__("; ".join(problem.message for problem in problems))
        self.problems = problems


class UsageError(PeerreadyError):
    """The command line asks for something that does not exist or does not fit."""

    exit_code: ClassVar[int] = 2


def did_you_mean(word: str, known: Iterable[str]) -> str | None:
    """A hint naming the nearest known word, or None; case, spaces and underscores do not count."""
    names = {name.casefold().replace(" ", "-").replace("_", "-"): name for name in known}
    folded = word.strip().casefold().replace(" ", "-").replace("_", "-")
    near = get_close_matches(folded, names, n=1, cutoff=0.6)
    return f"did you mean '{names[near[0]]}'?" if near else None
