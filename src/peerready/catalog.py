"""Which frameworks exist, shipped and the user's own, and the shared vocabularies they are read against."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, TypeVar

from pydantic import BaseModel

from peerready import documents, validation
from peerready.errors import PeerreadyError, Problem, did_you_mean
from peerready.framework import (
    Crosswalk,
    Facts,
    Framework,
    Link,
    Scales,
    Shared,
    Themes,
)
from peerready.resources import shipped

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable
    from pathlib import Path

    from peerready.documents import Document

FRAMEWORK_LIMIT = 4_000_000
"""The largest framework file in bytes."""
FORMAT = b"peerready/framework/"
HEAD = 4096
"""The bytes at the beginning of a file in which its format stands."""
VOCABULARIES = ("scales", "themes", "facts", "crosswalk")
"""Files of the folder that are no framework."""

M = TypeVar("M", bound=BaseModel)


@dataclass(frozen=True, slots=True)
class Loaded:
    """A framework, the file it was read from, and whether it is one of ours."""

    framework: Framework
    document: Document
    own: bool

    @property
    def sha256(self) -> str:
        return self.document.sha256


@dataclass(frozen=True, slots=True)
class Catalog:
    """Where frameworks are looked for: the shipped folder, the user's folders, single files."""

    folders: tuple[Path, ...] = ()
    files: tuple[Path, ...] = ()

    def ids(self) -> tuple[str, ...]:
        """The ids of all frameworks: the shipped ones first, then the user's, each sorted."""
        return (*shipped_ids(), *sorted(set(self._own()) - set(shipped_ids())))

    def find(self, framework_id: str) -> Loaded | None:
        """The framework of that id, or None; a file that is invalid raises its problems."""
        own = self._own().get(framework_id)
        if framework_id in shipped_ids():
            if own:
                raise PeerreadyError(_shadows(framework_id, own))
            return load_shipped(framework_id)
        return load(own) if own else None

    def must_find(self, framework_id: str) -> Loaded:
        """The framework of that id; an unknown one is an error that names the nearest."""
        found = self.find(framework_id)
        if found is None:
            raise PeerreadyError(self.unknown(framework_id))
        return found

    def unknown(self, framework_id: str) -> Problem:
        hint = did_you_mean(framework_id, self.ids())
        return Problem(
            f"no framework '{framework_id}'", hint=hint or f"there are {', '.join(self.ids())}"
        )

    def _own(self) -> dict[str, Path]:
        listed = [file for folder in self.folders for file in _yaml_files(folder)]
        return {file.stem: file for file in (*listed, *self.files)}


def _yaml_files(folder: Path) -> list[Path]:
    if not folder.is_dir():
        raise PeerreadyError(
            Problem(f"no folder {folder.as_posix()}", hint="it should hold your own frameworks")
        )
    return sorted(file for file in folder.glob("*.yaml") if _is_framework(file))


def _is_framework(file: Path) -> bool:
    """Whether a file of a folder says it is a framework; answers may lie beside it."""
    if file.stem in VOCABULARIES or not file.is_file():
        return False
    with file.open("rb") as opened:
        return FORMAT in opened.read(HEAD)


def _shadows(framework_id: str, file: Path) -> Problem:
    return Problem(
        f"{file.as_posix()}: '{framework_id}' is the id of a shipped framework",
        hint="give your own framework another id, and its file the same name",
    )


def shipped_ids() -> tuple[str, ...]:
    """The ids of the frameworks that come with peerready, sorted."""
    names = (file.name for file in shipped("frameworks").iterdir())
    ids = (name.removesuffix(".yaml") for name in names if name.endswith(".yaml"))
    return tuple(sorted(name for name in ids if name not in VOCABULARIES))


def _shipped_file(name: str) -> Traversable:
    return shipped("frameworks") / f"{name}.yaml"


def _read_shipped(name: str, model: type[M], context: Shared | None = None) -> tuple[M, Document]:
    raw = _shipped_file(name).read_bytes()
    document = documents.parse(raw, f"frameworks/{name}.yaml", limit=FRAMEWORK_LIMIT)
    return _valid(model, document, context), document


def _valid(model: type[M], document: Document, context: Shared | None) -> M:
    made, problems = validation.validate(model, document, context=context)
    if made is None:
        raise PeerreadyError(*problems)
    return made


@cache
def shared() -> Shared:
    """The scales, themes and facts that come with peerready."""
    scales, _ = _read_shipped("scales", Scales)
    themes, _ = _read_shipped("themes", Themes)
    facts, _ = _read_shipped("facts", Facts)
    return Shared(scales.scales, themes.themes, facts.facts)


def theme_titles() -> dict[str, str]:
    """What each shared theme is called, by its id."""
    return {name: theme.title for name, theme in shared().themes.items()}


@cache
def links() -> tuple[Link, ...]:
    """The typed links between criteria of the shipped frameworks."""
    crosswalk, _ = _read_shipped("crosswalk", Crosswalk)
    return crosswalk.links


@cache
def load_shipped(framework_id: str) -> Loaded:
    """One of our frameworks."""
    framework, document = _read_shipped(framework_id, Framework, shared())
    return Loaded(framework, document, own=False)


def load(file: Path) -> Loaded:
    """A user's own framework; every problem of the file is raised at once."""
    document = documents.read(file, file.as_posix(), limit=FRAMEWORK_LIMIT)
    framework = _valid(Framework, document, shared())
    if framework.id != file.stem:
        raise PeerreadyError(
            Problem(
                f"the framework's id is '{framework.id}', but its file is named '{file.stem}'",
                document.locate(("id",)),
                f"name the file {framework.id}.yaml",
            )
        )
    return Loaded(framework, document, own=True)
