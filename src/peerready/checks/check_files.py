"""What a check is of: which answers files, which project, and how their places are named.

Places are relative to the repository (the nearest folder with `.git` above the project file), else to
the project file's folder: so a host finds them, whatever folder the command is run in. What a
baseline knows is named from the project file's folder, wherever that lies in a repository.
"""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from peerready import project_file
from peerready.errors import Location, PeerreadyError, Problem, UsageError
from peerready.project_file import Settings, leads_out

if TYPE_CHECKING:
    from collections.abc import Sequence

BASELINE: Final = "peerready-baseline.json"
NOTHING: Final = "no answers file is found here"


class Scope(NamedTuple):
    """The folders of a check, absolute; nothing absolute leaves it."""

    base: Path
    """What locations are relative to."""
    home: Path
    """The project file's folder, else the one that holds every answers file."""
    file: Path | None

    def settings(self) -> Settings:
        """What the project file says, or the defaults where there is none."""
        return project_file.settings(self.home) if self.file else Settings(self.home)

    def location(self, where: Location) -> Location:
        """A place as it is told."""
        return replace(where, path=_relative(where.path, self.base))

    def problem(self, one: Problem) -> Problem:
        """A problem as it is told: no folder of this machine in it."""
        here = f"{self.base.as_posix()}/"
        where = self.location(one.location) if one.location else None
        hint = one.hint.replace(here, "") if one.hint else None
        return replace(one, message=one.message.replace(here, ""), location=where, hint=hint)

    def name(self, path: str) -> str:
        """What a file is called in a baseline and a fingerprint."""
        return _relative(path, self.home)

    def baseline(self, given: str | None) -> Path:
        """Where the baseline is."""
        return Path(given) if given else Path(_relative(str(self.home / BASELINE), Path.cwd()))

    def answers(self, settings: Settings, given: Sequence[str]) -> tuple[tuple[str, ...], bool]:
        """The answers files, and whether they are all the project has."""
        if given:
            files = {os.path.abspath(path): path for path in given}  # noqa: PTH100  # `..` goes too
            every = self._listed(settings, must_match=False)
            return tuple(files.values()), all(os.path.abspath(path) in files for path in every)  # noqa: PTH100
        if settings.project is None or not settings.project.answers:
            hint = f"name answers files, or list them under 'answers' in {project_file.NAME}"
            raise UsageError(Problem("nothing to check", hint=hint))
        return self._listed(settings, must_match=True), True

    def _listed(self, settings: Settings, *, must_match: bool) -> tuple[str, ...]:
        """The files the project file lists, none of them outside its folder."""
        if settings.project is None or settings.document is None:
            return ()
        found: dict[str, None] = {}
        problems = []
        for number, pattern in enumerate(settings.project.answers):
            names = self._matching(pattern)
            if fault := self._fault(pattern, names, must_match=must_match):
                message, hint = fault
                where = settings.document.locate(("answers", number))
                problems.append(Problem(message, where, hint))
            files = (_relative(str(self.home / name), Path.cwd()) for name in names)
            found |= dict.fromkeys(files)
        if problems:
            raise PeerreadyError(*problems)
        return tuple(found)

    def _matching(self, pattern: str) -> list[str]:
        """The files a pattern names, from the project file's folder; nobody looks beyond it."""
        if leads_out(self.home, pattern):
            return []
        if (self.home / pattern).is_file():
            return [pattern]
        from glob import glob

        names = glob(pattern, root_dir=self.home, recursive=True)  # noqa: PTH207  # from a folder
        return sorted(name for name in names if (self.home / name).is_file())

    def _fault(
        self, pattern: str, names: Sequence[str], *, must_match: bool
    ) -> tuple[str, str] | None:
        """What is wrong with a pattern and the files it names, and what to do about it."""
        if any(leads_out(self.home, name) for name in (pattern, *names)):
            return project_file.OUTSIDE, f"name the file in the command, or {project_file.MOVE}"
        return None if names or not must_match else (NOTHING, "mend or remove it")


def scope(files: Sequence[str]) -> Scope:
    """The scope of a check of some answers files, or of the current folder's project."""
    folders = [Path(os.path.abspath(path)).parent for path in files] or [Path.cwd()]  # noqa: PTH100
    projects = {project_file.find(folder) for folder in folders}
    if len(projects) > 1:
        hint = "check the files of one project at a time"
        raise UsageError(Problem("these files belong to different project files", hint=hint))
    (file,) = projects
    home = file.parent if file else Path(os.path.commonpath(folders))
    return Scope(_repository(home), home, file)


def _repository(home: Path) -> Path:
    """The nearest folder with a repository from a folder upward, else the folder itself."""
    return next((place for place in (home, *home.parents) if (place / ".git").exists()), home)


def _relative(path: str, folder: Path) -> str:
    """A path as seen from a folder; its last part alone where there is no way from there."""
    try:
        return Path(os.path.relpath(path, folder)).as_posix()
    except ValueError:  # on another drive
        return Path(path).name
