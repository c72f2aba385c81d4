"""The command line as a whole: its commands, the options before them, and the one error boundary."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Annotated

import typer

from peerready import __version__
from peerready.cli import console, options, problems
from peerready.cli.lazy import HELP_OPTIONS, Registry, group_class
from peerready.errors import PeerreadyError, Problem

if TYPE_CHECKING:
    from collections.abc import Sequence

INTERRUPTED = 130
INTERNAL = 4

FRAMEWORKS = {
    "list": "The frameworks there are, and what each can tell.",
    "show": "A framework, or one criterion of it.",
    "trace": "The source's statements, and the criteria that rest on each.",
    "validate": "Check a framework file of your own.",
    "diff": "What changed between two versions of a framework.",
    "new": "Start a framework of your own.",
    "schema": "The JSON Schema of a file format, for editors.",
}
COMMANDS = {
    "init": "Start an answers file, with every criterion to be answered.",
    "assess": "Score answers files: what is ready, what is missing.",
    "report": "Write the gap report of one organisation.",
    "check": "Fail a change that breaks a policy the answers rely on.",
    "plan": "The way to a step: the fewest things to do, in order.",
    "compare": "Organisations side by side, or the dates of one.",
    "explain": "A criterion, a word, or a figure with the sum behind it.",
    "frameworks": "List, show, check, compare and start frameworks.",
}


ROOT = Registry(
    "peerready.cli.",
    COMMANDS,
    {"frameworks": Registry("peerready.cli.frameworks_", FRAMEWORKS, default="list")},
)


app = typer.Typer(
    cls=group_class(ROOT),
    name="peerready",
    no_args_is_help=True,
    context_settings=HELP_OPTIONS,
    epilog="Start with: peerready frameworks, then: peerready init -f ID",
    pretty_exceptions_enable=False,
    pretty_exceptions_show_locals=False,
)


def _show_version(asked: bool) -> None:  # noqa: FBT001  # typer gives an option's value by position
    if asked:
        console.out(f"peerready {__version__}")
        raise typer.Exit


Version = Annotated[
    bool,
    typer.Option(
        "--version", callback=_show_version, is_eager=True, help="The version.", show_default=False
    ),
]


@app.callback()
def peerready(*, version: Version = False, no_color: options.NoColor = False) -> None:
    """Is your organisation ready to employ peer support workers, for which step, and what shows it?"""


def run(argv: Sequence[str]) -> int:
    """Run one command line; the exit code (design, section 7). Nothing escapes as a traceback."""
    try:
        command = typer.main.get_command(app)
        return int(command.main(_without_colour_switch(argv), prog_name=app.info.name) or 0)
    except SystemExit as end:  # the way typer ends, always
        return _code(end)
    except PeerreadyError as error:
        problems.show(error.problems)
        return error.exit_code
    except OSError as error:  # what was not caught where the path was known
        named = f"{error.filename}: " if error.filename else ""
        problems.show([Problem(f"{named}{(error.strerror or type(error).__name__).lower()}")])
        return PeerreadyError.exit_code
    except Exception as error:  # noqa: BLE001  # the one place that turns a fault of ours into words
        problems.show_fault(error)
        return INTERNAL


def _code(end: SystemExit) -> int:
    """Our exit code for the way typer ended: a closed pipe is quiet, no more input is an interruption."""
    match end.__context__:
        case BrokenPipeError():
            return 0
        case typer.Abort():
            return INTERRUPTED
    return end.code if isinstance(end.code, int) else 0


def _without_colour_switch(argv: Sequence[str]) -> list[str]:
    """The arguments without --no-color, which may stand anywhere and is heard before anything is shown."""
    end = argv.index("--") if "--" in argv else len(argv)
    if "--no-color" in argv[:end]:
        os.environ["NO_COLOR"] = "1"
    return [word for place, word in enumerate(argv) if word != "--no-color" or place > end]
