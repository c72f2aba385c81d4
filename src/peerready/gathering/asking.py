"""What is asked of whoever looks at files: small, and the same in every process."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from datetime import date

    from peerready.case import Sources
    from peerready.comparison.standing import Standing
    from peerready.errors import Problem
    from peerready.gathering.listing import File


class Ask(NamedTuple):
    """How files are to be looked at."""

    sources: Sources
    today: date
    only: tuple[str, ...] = ()
    folder: str = ""
    """Where relative paths start; nothing for here."""
    run: str = ""
    """Tells one run from another: what a process has read already is good for one run only."""


class Seen(NamedTuple):
    """What came of one file: its standings, or its problems, or that it is no answers file."""

    path: str
    standings: tuple[Standing, ...] = ()
    problems: tuple[Problem, ...] = ()
    answered: tuple[str, ...] = ()
    """The ids of all frameworks it answers; nothing where it is another peerready file."""
    cites_files: bool = False
    """Whether it has evidence that may change without it."""
    latest: int = 0
    """The latest day in it that may not lie ahead, as an ordinal."""


Chunk = tuple["File", ...]
