"""`peerready init`: an answers file to fill in, and its schema for the editor."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from peerready.cli import console, options
from peerready.errors import Problem, UsageError, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from peerready.catalog import Loaded
    from peerready.framework import Fact
    from peerready.scaffold_start import Start

FILE = "answers.yaml"

Critical = Annotated[
    bool, typer.Option("--critical", help="Only the stop signs.", show_default=False)
]
Outcomes = Annotated[
    bool,
    typer.Option("--outcomes", help="Also what came of it, never counted.", show_default=False),
]
Name = Annotated[
    str | None, typer.Option("--name", help="The organisation's name.", show_default=False)
]
Facts = Annotated[
    list[str] | None,
    typer.Option(
        "--fact",
        metavar="FACT=VALUE",
        help="What the organisation is, such as size=small; may be given several times.",
        show_default=False,
    ),
]


def init(
    *,
    framework: options.FrameworkFilter = None,
    output: options.Output = None,
    critical: Critical = False,
    outcomes: Outcomes = False,
    name: Name = None,
    fact: Facts = None,
    force: options.Force = False,
    today: options.Today = None,
    quiet: options.Quiet = False,
) -> None:
    """Start an answers file: every criterion with its levels as comments, to be answered in any order.

    It is answers.yaml in this folder unless -o names another, with a schema beside it that helps
    an editor.
    """
    from pathlib import Path

    from peerready import scaffold_answers
    from peerready.catalog import shared
    from peerready.scaffold_start import Start

    file = None if output == "-" else _file(output or FILE)
    folder = file.parent if file else Path()
    found = _frameworks(framework or [], folder)
    start = Start(
        frameworks=tuple(one.framework for one in found),
        known_facts=shared().facts,
        today=options.today(today),
        path=file.as_posix() if file else FILE,
        schema=_schema_file(file).name if file else None,
        name=" ".join((name or "").split()),
        facts=_facts(fact or [], shared().facts),
        own=_apart(found, folder),
        critical=critical,
        outcomes=outcomes,
    )
    if not start.questions():
        hint = "leave out --critical to see all it asks"
        raise UsageError(Problem("there is nothing to answer: no stop sign is set", hint=hint))
    if file is None:
        console.out(scaffold_answers.text(start))
        return
    _write(file, start, force=force)
    if not quiet:
        console.err(_next(start, file, framework or []))


def _file(output: str) -> Path:
    from pathlib import Path

    file = Path(output)
    if file.suffix not in options.FILE_ENDINGS:
        such = file.with_suffix(".yaml").name if file.name else FILE
        message = f"{output}: an answers file ends in .yaml"
        raise UsageError(Problem(message, hint=f"such as {such}"))
    return file


def _schema_file(file: Path) -> Path:
    return file.with_suffix(".schema.json")


def _frameworks(named: Sequence[str], folder: Path) -> tuple[Loaded, ...]:
    """The frameworks that are named, in that order; what is not known is wrong usage."""
    from peerready.catalog import Catalog
    from peerready.project_file import settings

    given = options.sources(named)
    catalog = Catalog((*given.folders, *settings(folder).framework_folders), given.files)
    if not named:
        hint = f"name one with -f, or several: there are {', '.join(catalog.ids())}"
        raise UsageError(Problem("no framework is named", hint=hint))
    found = {name: catalog.find(name) for name in options.framework_ids(named)}
    unknown = [name for name, loaded in found.items() if loaded is None]
    if unknown:
        raise UsageError(*(catalog.unknown(name) for name in unknown))
    return tuple(loaded for loaded in found.values() if loaded)


def _apart(found: Iterable[Loaded], folder: Path) -> dict[str, str]:
    """The files of one's own frameworks that no project file of the folder leads to, by id."""
    from pathlib import Path

    from peerready.project_file import settings

    known = settings(folder).framework_folders
    own = {one.framework.id: one.document.path for one in found if one.own}
    return {name: path for name, path in own.items() if Path(path).parent not in known}


def _facts(given: Sequence[str], known: Mapping[str, Fact]) -> dict[str, str]:
    problems = [problem for text in given if (problem := _fact_problem(text, known))]
    if problems:
        raise UsageError(*problems)
    return {name: value for name, _, value in (text.partition("=") for text in given)}


def _fact_problem(text: str, known: Mapping[str, Fact]) -> Problem | None:
    name, equals, value = text.partition("=")
    if not equals:
        return Problem(f"--fact: '{text}' is no fact", hint="write it as size=small")
    if name not in known:
        hint = did_you_mean(name, known) or f"there are {', '.join(known)}"
        return Problem(f"--fact: no fact '{name}'", hint=hint)
    allowed = known[name].values
    if value not in allowed:
        hint = did_you_mean(value, allowed) or f"use {' or '.join(allowed)}"
        return Problem(f"--fact: no value '{value}' of {name}", hint=hint)
    return None


def _write(file: Path, start: Start, *, force: bool) -> None:
    from peerready import scaffold_answers, schema

    both = (file, _schema_file(file))
    taken = [one for one in both if one.exists()]
    if taken and not force:
        hint = "name another with -o, or write over it with --force"
        raise UsageError(*(Problem(f"{one.as_posix()} exists already", hint=hint) for one in taken))
    described = schema.text(schema.answers_schema(start.frameworks))
    console.write_file(file.as_posix(), scaffold_answers.text(start).encode())
    console.write_file(both[1].as_posix(), described.encode())


def _next(start: Start, file: Path, named: Sequence[str]) -> str:
    from shlex import quote

    from peerready.wording import count, listed

    questions, signs = (
        count(len(start.questions()), "question"),
        count(start.stop_signs(), "stop sign"),
    )
    missing = [
        *(f"the fact '{fact}'" for fact in start.open_facts),
        *([] if start.name else ["the organisation's name"]),
    ]
    fill_in = f"fill in {listed(missing)}, " if missing else ""
    filters = "".join(f" -f {quote(one)}" for one in named) if start.own else ""
    return (
        f"wrote {file.as_posix()} ({questions}, {signs}) and {_schema_file(file).name}\n"
        f"next: {fill_in}answer what you can, in any order, then\n"
        f"  peerready assess {quote(file.as_posix())}{filters}\n"
    )
