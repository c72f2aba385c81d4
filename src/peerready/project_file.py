"""The project file that belongs to an answers file, found from its folder upward."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from peerready import documents
from peerready.errors import Location, PeerreadyError, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from peerready.documents import Document
    from peerready.project import Gate, Project, Report, Switch, Waiver
    from peerready.rule_codes import RuleCode

NAME = "peerready.yaml"
MISNAMED = "peerready.yml"


OUTSIDE = f"this leads out of the folder of {NAME}"
MOVE = f"put {NAME} into a folder that holds both"


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
        """As seen from here: what is said of a framework names its file."""
        names = self.project.framework_folders if self.project else ()
        return tuple(Path(_shown(self.folder / name)) for name in names)

    @property
    def words(self) -> dict[str, str]:
        """The organisation's own words for the groups."""
        return self.project.words if self.project else {}

    @property
    def gate(self) -> Gate | None:
        """When `check` fails, where the project file says."""
        return self.project.gate if self.project else None

    @property
    def switches(self) -> Mapping[RuleCode, Switch]:
        """How grave the findings of a rule are here."""
        return self.project.switches if self.project else {}

    @property
    def waivers(self) -> Sequence[Waiver]:
        """The findings that are accepted for a time."""
        return self.project.waivers if self.project else ()

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
    """The folders it names that are not there, or lie elsewhere: nobody would be told otherwise."""
    for place, name in enumerate(project.framework_folders):
        here = ("framework_folders", place)
        if leads_out(found.folder, name):
            hint = "copy it into this folder, or name it in PEERREADY_PATH"
            yield Problem(OUTSIDE, document.locate(here), hint)
        elif not (found.folder / name).is_dir():
            hint = "it should hold your own frameworks"
            yield Problem(f"no folder '{name}'", document.locate(here), hint)
    if project.root and leads_out(found.folder, project.root):
        yield Problem(OUTSIDE, document.locate(("root",)), MOVE)
    elif project.root and not found.root.is_dir():
        hint = "it should hold the evidence that answers cite"
        yield Problem(f"no folder '{project.root}'", document.locate(("root",)), hint)


def leads_out(folder: Path, name: str) -> bool:
    """Whether a path of a project file leads out of its folder, by what it says or through a link.

    The file may come with a change that nobody has read yet: it does not choose what else of a
    machine is read.
    """
    try:
        target = os.path.realpath(folder / name)
    except ValueError:  # no path at all: it leads nowhere
        return False
    return Path(name).is_absolute() or not Path(target).is_relative_to(os.path.realpath(folder))


def find(folder: Path) -> Path | None:
    """The nearest project file from a folder upward, no further than a repository or the home folder."""
    home, start = _home(), folder.absolute()
    for place in (start, *start.parents):
        if os.path.lexists(place / MISNAMED):
            hint = f"rename it, or remove it where there is a {NAME} beside it"
            here = Location(_shown(place / MISNAMED))
            raise PeerreadyError(Problem(f"a project file is named {NAME}", here, hint))
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
