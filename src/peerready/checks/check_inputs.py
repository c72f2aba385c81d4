"""What a check looks at, all of it read: the project's settings, the answers judged, the baseline."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from peerready import gate
from peerready.case import Sources, cases
from peerready.errors import Location, PeerreadyError, Problem, UsageError
from peerready.rule import Judged

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from pathlib import Path

    from peerready.baseline import Baseline, State
    from peerready.checks.check_files import Scope
    from peerready.project_file import Settings

Name = tuple[str, str]
"""An answers file, as it is called from the project file's folder, and a framework it answers."""


class Asked(NamedTuple):
    """What the command line asks for."""

    today: date
    files: tuple[str, ...] = ()
    only: tuple[str, ...] = ()
    """The frameworks to check; all that are answered, if empty."""
    sources: Sources = Sources()
    flags: gate.Flags = gate.Flags()
    baseline: str | None = None
    """Where the baseline is; beside the project file, if unset."""
    update: bool = False
    """Whether the baseline is written anew: what stands now is known."""
    strict: bool = False
    """Whether there must be a baseline, and an up-to-date one."""


class Inputs(NamedTuple):
    """All inputs of a check, valid."""

    asked: Asked
    scope: Scope
    settings: Settings
    judged: Mapping[Name, Judged]
    is_whole: bool
    """Whether every answers file of the project is checked, with all its frameworks."""
    path: Path
    """Where the baseline is, or would be."""
    before: Baseline | None

    @property
    def demands(self) -> gate.Demands:
        """What is asked of the frameworks."""
        return gate.Demands(self.settings.gate, self.asked.flags)

    def was(self, name: Name) -> State | None:
        """How a framework of an answers file stood in the baseline."""
        return _state(self.before, name)


def read(asked: Asked, scope: Scope) -> Inputs:
    """The inputs; every problem of the answers is raised together, then those of ids, then of the baseline."""
    settings = scope.settings()
    paths, is_all = scope.answers(settings, asked.files)
    judged = {
        (scope.name(case.answered.document.path), block.loaded.framework.id): Judged(case, block)
        for case in cases(paths, asked.today, asked.sources, asked.only)
        for block in case.blocks
    }
    _require_ids(asked, settings, judged)
    is_whole, path = is_all and not asked.only, scope.baseline(asked.baseline)
    if asked.update and not is_whole:
        hint = "leave the file names and -f out, so that nothing is forgotten"
        raise UsageError(Problem("a baseline is of the whole project", hint=hint))
    before = None if asked.update else _before(asked, path, judged)
    return Inputs(asked, scope, settings, judged, is_whole, path, before)


def _require_ids(asked: Asked, settings: Settings, judged: Mapping[Name, Judged]) -> None:
    """Nothing, if every id of the gate and the waivers exists; else PeerreadyError."""
    if settings.document is None or settings.project is None:
        return
    from peerready import waivers
    from peerready.catalog import Catalog

    folders = (*asked.sources.folders, *settings.framework_folders)
    known = {c.id for one in judged.values() for c in one.block.loaded.framework.criteria}
    problems = (
        *gate.faults(
            settings.project.gate, settings.document, Catalog(folders, asked.sources.files)
        ),
        *waivers.faults(settings.project.waivers, settings.document, known),
    )
    if problems:
        raise PeerreadyError(*problems)


def _before(asked: Asked, path: Path, judged: Mapping[Name, Judged]) -> Baseline | None:
    """The baseline, where there is one or there has to be; one of another major version is an error."""
    if not (path.exists() or asked.baseline or asked.strict):
        return None
    from peerready import baseline

    found = baseline.read(path, path.as_posix())
    for name, one in judged.items():
        was, version = _state(found, name), one.block.loaded.framework.version
        if was and was.major != version.partition(".")[0]:
            message = f"the baseline is of {name[1]} {was.version}, and {version} is installed"
            hint = "write it anew with --update-baseline"
            raise PeerreadyError(Problem(message, Location(path.as_posix()), hint))
    return found


def _state(found: Baseline | None, name: Name) -> State | None:
    return found.answers.get(name[0], {}).get(name[1]) if found else None
