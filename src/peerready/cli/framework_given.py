"""The framework that an argument of `peerready frameworks` names: by id, by path, or by a criterion of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from peerready.cli import options
from peerready.errors import PeerreadyError, Problem, UsageError, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterable

    from peerready.catalog import Catalog, Loaded
    from peerready.documents import Document
    from peerready.framework import Criterion, Framework

Which = Annotated[
    str, typer.Argument(metavar="ID", help="A framework's id, or the file of one of your own.")
]


def catalog() -> Catalog:
    """All frameworks: the shipped ones, those of PEERREADY_PATH and of this folder's project file."""
    from pathlib import Path

    from peerready.catalog import Catalog
    from peerready.project_file import settings

    return Catalog((*options.sources().folders, *settings(Path()).framework_folders))


def loaded(which: str) -> Loaded:
    """The framework an argument names; an id that is not known is wrong usage."""
    from pathlib import Path

    from peerready.catalog import load

    if options.is_file(which):
        return load(Path(which))
    known = catalog()
    found = known.find(which)
    if found is None:
        raise UsageError(known.unknown(which))
    return found


def version(which: str) -> Framework:
    """The framework an argument names; an older copy may be in a file of any name."""
    if not options.is_file(which):
        return loaded(which).framework
    made, problems = checked(read(which))
    if made is None:
        raise PeerreadyError(*problems)
    return made


def document(which: str) -> Document:
    """The file of the framework an argument names, be it finished or not."""
    return read(which) if options.is_file(which) else loaded(which).document


def read(path: str) -> Document:
    """The file at a path the user gave, shown as it was given but with forward slashes."""
    from pathlib import Path

    from peerready import documents
    from peerready.catalog import FRAMEWORK_LIMIT

    file = Path(path)
    return documents.read(file, file.as_posix(), limit=FRAMEWORK_LIMIT)


def checked(given: Document) -> tuple[Framework | None, list[Problem]]:
    """The framework a file makes, or None, and what is wrong with it."""
    from peerready import validation
    from peerready.catalog import shared
    from peerready.framework import Framework

    return validation.validate(Framework, given, context=shared())


def criterion(framework: Framework, name: str) -> Criterion:
    """The criterion of that id; one that is not there is wrong usage."""
    found = next((one for one in framework.criteria if one.id == name), None)
    if found is None:
        raise UsageError(_no_criterion(framework, name))
    return found


def _no_criterion(framework: Framework, name: str) -> Problem:
    hint = did_you_mean(name, _ids(framework.criteria))
    message = f"no criterion '{name[:60]}' in {framework.id} {framework.version}"
    return Problem(message, hint=hint or f"'peerready frameworks show {framework.id}' lists them")


def _ids(criteria: Iterable[Criterion]) -> list[str]:
    return [one.id for one in criteria]
