"""The project file that belongs to an answers file, found from its folder upward."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from peerready import documents, validation
from peerready.errors import PeerreadyError
from peerready.project import Project

NAME = "peerready.yaml"


@dataclass(frozen=True, slots=True)
class Settings:
    """A folder's settings: what its project file says, or the defaults where there is none."""

    folder: Path
    project: Project = field(default_factory=Project)
    file: Path | None = None

    @property
    def root(self) -> Path:
        """The folder that cited evidence is looked for in."""
        return self.folder / self.project.root if self.project.root else self.folder

    @property
    def framework_folders(self) -> tuple[Path, ...]:
        return tuple(self.folder / name for name in self.project.framework_folders)


def settings(folder: Path) -> Settings:
    """The settings for files in a folder; an invalid project file raises all its problems."""
    file = find(folder)
    if file is None:
        return Settings(folder)
    document = documents.read(file, _shown(file))
    project, problems = validation.validate(Project, document)
    if project is None:
        raise PeerreadyError(*problems)
    return Settings(file.parent, project, file)


def find(folder: Path) -> Path | None:
    """The nearest project file from a folder upward, no further than a repository or the home folder."""
    home = Path.home()
    start = folder.absolute()
    for place in (start, *start.parents):
        if (place / NAME).is_file():
            return place / NAME
        if (place / ".git").exists() or place == home:
            return None
    return None


def _shown(file: Path) -> str:
    here = Path.cwd()
    return file.relative_to(here).as_posix() if file.is_relative_to(here) else file.as_posix()
