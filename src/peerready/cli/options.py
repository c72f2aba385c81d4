"""Every option declared once, and what its value means."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Annotated, Literal

import typer

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from peerready.case import Sources

Files = Annotated[
    list[str],
    typer.Argument(metavar="FILE", help="Answers files.", show_default=False),
]
File = Annotated[str, typer.Argument(metavar="FILE", help="An answers file.", show_default=False)]
FrameworkFilter = Annotated[
    list[str] | None,
    typer.Option(
        "-f",
        "--framework",
        metavar="ID",
        help="A framework's id, or the file of one of your own; may be given several times.",
        show_default=False,
    ),
]
Today = Annotated[
    str | None,
    typer.Option(
        "--today",
        metavar="YYYY-MM-DD",
        help="Judge as of this day; without it as of SOURCE_DATE_EPOCH, else today.",
        show_default=False,
    ),
]
Format = Annotated[
    Literal["text", "json", "csv", "markdown"],
    typer.Option("--format", help="How the result is written."),
]
ReportFormat = Annotated[
    Literal["markdown", "html", "docx", "pdf", "xlsx"] | None,
    typer.Option(
        "--format", help="The format, where the file's ending does not say.", show_default=False
    ),
]
PlanFormat = Annotated[
    Literal["text", "markdown", "csv", "ics", "json", "xlsx"] | None,
    typer.Option(
        "--format", help="The format, where the file's ending does not say.", show_default=False
    ),
]
CompareFormat = Annotated[
    Literal["text", "markdown", "html", "csv", "json", "xlsx", "docx", "pdf"] | None,
    typer.Option(
        "--format", help="The format, where the file's ending does not say.", show_default=False
    ),
]
Json = Annotated[
    bool, typer.Option("--json", help="The same as --format json.", show_default=False)
]
Output = Annotated[
    str | None,
    typer.Option(
        "-o",
        "--output",
        metavar="FILE",
        help="Where to write; - is standard output.",
        show_default=False,
    ),
]
Force = Annotated[
    bool,
    typer.Option("--force", help="Write over a file that is already there.", show_default=False),
]
Quiet = Annotated[
    bool,
    typer.Option("-q", "--quiet", help="Say nothing but results and errors.", show_default=False),
]
NoColor = Annotated[
    bool,
    typer.Option(
        "--no-color", help="No colour; may stand after the command too.", show_default=False
    ),
]

FRAMEWORK_PATH = "PEERREADY_PATH"
FILE_ENDINGS = (".yaml", ".yml")


def today(option: str | None) -> date:
    """The day to judge at: the option, else SOURCE_DATE_EPOCH (UTC), else the local date."""
    from datetime import datetime

    from peerready.errors import Problem, UsageError
    from peerready.fields import iso_date

    if option is None:
        return _epoch_day() or datetime.now().astimezone().date()
    found = iso_date(option)
    if found is None:
        message = f"--today: '{option}' is not a date"
        hint = "write it as year-month-day, such as 2027-02-28"
        raise UsageError(Problem(message, hint=hint))
    return found


def _epoch_day() -> date | None:
    from datetime import UTC, datetime

    from peerready.errors import Problem, UsageError

    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if not epoch:
        return None
    try:
        return datetime.fromtimestamp(int(epoch), tz=UTC).date()
    except (ValueError, OverflowError, OSError) as error:
        hint = "it holds whole seconds since 1970, such as 1767225600; or give --today"
        raise UsageError(
            Problem(f"SOURCE_DATE_EPOCH: '{epoch}' is not a moment", hint=hint)
        ) from error


def is_file(value: str) -> bool:
    """Whether a value of --framework is the file of an own framework, not an id."""
    separators = {"/", os.sep, os.altsep or os.sep}
    return value.endswith(FILE_ENDINGS) or any(one in value for one in separators)


def framework_ids(option: Iterable[str] | None) -> tuple[str, ...]:
    """The ids that --framework names, each once; a file is named for the framework it holds."""
    from pathlib import Path

    return tuple(
        dict.fromkeys(Path(value).stem if is_file(value) else value for value in option or ())
    )


def sources(option: Iterable[str] | None = None) -> Sources:
    """Where frameworks may come from: the folders of PEERREADY_PATH and the files --framework names."""
    from pathlib import Path

    from peerready.case import Sources

    folders = os.environ.get(FRAMEWORK_PATH, "").split(os.pathsep)
    return Sources(
        tuple(Path(folder) for folder in folders if folder),
        tuple(dict.fromkeys(Path(value) for value in option or () if is_file(value))),
    )
