"""The project file that belongs to an answers file, found from its folder upward."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from peerready import documents
from peerready.errors import PeerreadyError, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from peerready.documents import Document
    from peerready.project import Project, Report

NAME = "peerready.yaml"


@dataclass(frozen=True, slots=True)
class Settings:
    """A folder's settings: what its project file says, or the defaults where there is none."""

    folder: Path
    project: Project | None = None
    file: Path | None = None
    document: Document | None = None
    """The project file as it was read, which knows where each of its parts stands."""

    @property
    def root(self) -> Path:
        """The folder that cited evidence is looked for in."""
        inside = self.project.root if self.project else None
        return self.folder / inside if inside else self.folder

    @property
    def framework_folders(self) -> tuple[Path, ...]:
        names = self.project.framework_folders if self.project else ()
        return tuple(self.folder / name for name in names)

    @property
    def words(self) -> dict[str, str]:
        """The organisation's own words for the groups."""
        return self.project.words if self.project else {}

    @property
    def report(self) -> Report | None:
        """How reports are dressed, where the project file says."""
        return self.project.report if self.project else None


def settings(folder: Path) -> Settings:
    """The settings for files in a folder; an invalid project file raises all its problems."""
    file = find(folder)
    if file is None:
        return Settings(folder)
    from peerready import validation  # only where there is something to check
    from peerready.project import Project

    document = documents.read(file, _shown(file))
    project, problems = validation.validate(Project, document)
    if project is None:
        raise PeerreadyError(*problems)
    found = Settings(file.parent, project, file, document)
    missing = tuple(_missing(found, project, document))
    if missing:
        raise PeerreadyError(*missing)
    return found


def _missing(found: Settings, project: Project, document: Document) -> Iterator[Problem]:
    """The folders it names that are not there: nothing would be found in them, and nobody told."""
    for place, name in enumerate(project.framework_folders):
        if not (found.folder / name).is_dir():
            here = document.locate(("framework_folders", place))
            yield Problem(f"no folder '{name}'", here, "it should hold your own frameworks")
    if project.root and not found.root.is_dir():
        hint = "it should hold the evidence that answers cite"
        yield Problem(f"no folder '{project.root}'", document.locate(("root",)), hint)


def find(folder: Path) -> Path | None:
    """The nearest project file from a folder upward, no further than a repository or the home folder."""
    home, start = _home(), folder.absolute()
    for place in (start, *start.parents):
        if os.path.lexists(
            place / NAME
        ):  # one that is there and cannot be read is an error, not absence
            return place / NAME
        if (place / ".git").exists() or place == home:
            return None
    return None


def _home() -> Path | None:
    """The user's folder, where there is one: a container may run under a number without a name."""
    try:
        return Path.home()
    except RuntimeError:
        return None


def _shown(file: Path) -> str:
    """The file as seen from here, so that a message is the same on every machine."""
    try:
        return Path(os.path.relpath(file)).as_posix()
    except ValueError:  # on another drive there is no way from here
        return file.as_posix()
