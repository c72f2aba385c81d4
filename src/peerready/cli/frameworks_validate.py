"""`peerready frameworks validate`: what is wrong with a framework file, and what a reader would stumble over."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from peerready.cli import console, framework_given, options
from peerready.errors import Location, PeerreadyError, Problem, UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from peerready.documents import Document
    from peerready.framework import Framework

Paths = Annotated[
    list[str],
    typer.Argument(metavar="FILE", help="Framework files, or folders of them.", show_default=False),
]


def validate(
    files: Paths,
    *,
    json: options.Json = False,
    quiet: options.Quiet = False,
    no_color: options.NoColor = False,  # noqa: ARG001  # heard before
) -> None:
    """Check framework files: every problem with its line, then what a reader would stumble over.

    What is wrong with a file's content is this command's result: it stands on standard output and
    the exit code is 1, for errors and warnings alike; notes leave it at 0, and -q leaves them out.
    A file that is missing or cannot be read at all is no result: exit code 3.
    """
    reports = _reports(_paths(files))
    wanted = [
        one for _, found, _ in reports for one in found if not (quiet and one.severity == "note")
    ]
    summaries = [] if quiet else [line for _, _, line in reports if line]
    console.out(_text(wanted, summaries, json=json))
    if any(one.severity != "note" for one in wanted):
        raise typer.Exit(1)


Report = tuple[str, tuple[Problem, ...], str | None]
"""A file, what was found in it, and its summary where it is valid."""


def _reports(paths: Sequence[str]) -> list[Report]:
    """The report of each file; those that cannot be read are raised together."""
    reports: list[Report] = []
    unreadable: list[Problem] = []
    for path in paths:
        try:
            reports.append(_report(framework_given.read(path)))
        except PeerreadyError as error:
            # Only what could be read has lines; a fault of its text is a finding like any other.
            if any(one.location and one.location.line for one in error.problems):
                reports.append((path, error.problems, None))
            else:
                unreadable += error.problems
    if unreadable:
        raise PeerreadyError(*unreadable)
    return reports


def _report(document: Document) -> Report:
    made, problems = framework_given.checked(document)
    if made is None:
        return document.path, tuple(problems), None
    found = (*_name(document, made), *_remarks(document, made))
    is_valid = not any(one.severity == "error" for one in found)
    return document.path, found, _summary(document.path, made) if is_valid else None


def _name(document: Document, framework: Framework) -> tuple[Problem, ...]:
    """What stands against the id: it is taken, or the file has another name."""
    from peerready import catalog

    shipped = catalog.shipped_ids()
    if framework.id in shipped and document.sha256 != catalog.load_shipped(framework.id).sha256:
        message = f"'{framework.id}' is the id of a shipped framework"
        hint = "give your own framework another id, and its file the same name"
        return (Problem(message, document.locate(("id",)), hint),)
    stem = document.path.rpartition("/")[2].rpartition(".")[0]
    if framework.id != stem:
        message = f"the framework's id is '{framework.id}', but its file is named '{stem}'"
        hint = f"name the file {framework.id}.yaml"
        return (Problem(message, document.locate(("id",)), hint),)
    return ()


def _remarks(document: Document, framework: Framework) -> list[Problem]:
    from peerready.framework_quality import remarks

    return [
        Problem(one.message, document.locate(one.route), one.hint, one.severity)
        for one in remarks(framework)
    ]


def _summary(path: str, framework: Framework) -> str:
    from peerready.wording import count

    scored = sum(1 for criterion in framework.criteria if criterion.scored)
    criteria = count(len(framework.criteria), "criterion", "criteria")
    statements = count(len(framework.statements), "statement")
    return f"ok: {path}: {criteria} ({scored} scored), {statements}, all traced\n"


def _text(found: Sequence[Problem], summaries: Sequence[str], *, json: bool) -> str:
    from peerready import framework_json, problem_text

    if json:
        return framework_json.problems_json(sorted(found, key=_place))
    return problem_text.problems(found) + "".join(summaries)


def _place(one: Problem) -> tuple[str, int, int]:
    where = one.location or Location("")
    return where.path, where.line or 0, where.column or 0


def _paths(given: Sequence[str]) -> list[str]:
    """The files to check, each once: a folder stands for the frameworks in it."""
    from pathlib import Path

    found: list[str] = []
    for path in given:
        folder = Path(path)
        found += _in_folder(folder.as_posix()) if folder.is_dir() else [folder.as_posix()]
    return list(dict.fromkeys(found))


def _in_folder(folder: str) -> list[str]:
    from pathlib import Path

    from peerready.catalog import VOCABULARIES

    files = sorted(file for file in Path(folder).glob("*.yaml") if file.stem not in VOCABULARIES)
    if not files:
        raise UsageError(Problem(f"no framework in {folder}", hint="their names end in .yaml"))
    return [file.as_posix() for file in files]
