"""What goes wrong, told on standard error: problems a user can mend, and faults of our own."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from peerready import __version__
from peerready.cli import console

if TYPE_CHECKING:
    from collections.abc import Iterable

    from peerready.errors import Problem

PACKAGE = Path(__file__).parents[1]


def show(found: Iterable[Problem]) -> None:
    """Tell of problems, warnings and notes in the layout of the design, section 8."""
    problems = tuple(found)
    if problems:
        from peerready import problem_text

        console.err(problem_text.problems(problems))


def show_fault(error: BaseException) -> None:
    """Tell of a fault of ours: its kind and place, never its text, which may quote what was answered."""
    console.err(
        f"internal error: {type(error).__name__} {_place(error)} (peerready {__version__})\n"
        "      = this is a fault of peerready, not of your files: report the line above to its\n"
        "        maintainers, with the command you gave\n"
        "      = with PEERREADY_DEBUG=1 the whole way there is shown; it may quote your files"
    )
    if os.environ.get("PEERREADY_DEBUG"):
        import traceback

        from peerready.sinks import terminal

        console.err(terminal("".join(traceback.format_exception(error))))


def _place(error: BaseException) -> str:
    """The innermost place in our own code."""
    import traceback

    ours = [
        frame
        for frame in traceback.extract_tb(error.__traceback__)
        if Path(frame.filename).is_relative_to(PACKAGE)
    ]
    if not ours:
        return "outside our code"
    file = Path(ours[-1].filename).relative_to(PACKAGE.parent).as_posix()
    return f"at {file}:{ours[-1].lineno}"
