"""One process's place of work: what it has read already, and what it makes of a file."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from peerready import documents, project_file
from peerready.catalog import Catalog
from peerready.comparison.standing import Source
from peerready.errors import PeerreadyError
from peerready.fields import mapping
from peerready.gathering.asking import Seen
from peerready.gathering.standings import Table
from peerready.reading import plain_blocks
from peerready.resolution import valid

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from peerready.answers import Answers, Evidence
    from peerready.catalog import Loaded
    from peerready.comparison.standing import Standing
    from peerready.documents import Document
    from peerready.evidence import Shown
    from peerready.gathering.asking import Ask, Chunk
    from peerready.gathering.listing import File
    from peerready.project_file import Settings

OTHERS = (
    "assessment assessments baseline check comparison crosswalk facts framework lock plan project "
    "pseudonyms scales themes"
)
OTHER_FORMATS = tuple(f"peerready/{name}/" for name in OTHERS.split())
"""Formats of ours that may lie among answers: in a folder such files are passed over."""

MOST_FOLDERS = 4096
"""So many folders' settings are kept at a time; an organisation may have a folder of its own,"""
MOST_CATALOGS = 16
"""with frameworks of its own,"""
MOST_FRAMEWORKS = 64
"""and these are large."""


def looked_at(ask: Ask, chunk: Chunk) -> list[Seen]:
    """What came of each file of a chunk, in order."""
    desk = desk_for(ask)
    return [desk.look(file) for file in chunk]


@lru_cache(maxsize=1)
def desk_for(ask: Ask) -> Desk:
    """The place of work for what is asked, kept from one chunk to the next."""
    return Desk(ask)


@dataclass(frozen=True, slots=True)
class KeptCatalog(Catalog):
    """A catalogue that looks for each framework once: a user's own is a file to be read and checked."""

    kept: dict[str, Loaded | PeerreadyError | None] = field(default_factory=dict, compare=False)

    def find(self, framework_id: str) -> Loaded | None:
        if framework_id not in self.kept:
            _make_room(self.kept, MOST_FRAMEWORKS)
            try:
                self.kept[framework_id] = Catalog.find(self, framework_id)
            except PeerreadyError as error:
                self.kept[framework_id] = error
        return _got(self.kept[framework_id])


class Desk:
    """What is read once and used for many files: frameworks, and the settings of folders."""

    def __init__(self, ask: Ask) -> None:
        self.ask = ask
        self._settings: dict[str, Settings | PeerreadyError] = {}
        self._catalogs: dict[tuple[Path, ...], Catalog] = {}
        self._tables: dict[str, Table] = {}

    def look(self, file: File) -> Seen:
        """What came of one file."""
        try:
            return self._seen(file)
        except PeerreadyError as error:
            return Seen(file.path, problems=error.problems)

    def _seen(self, file: File) -> Seen:
        path = os.path.join(self.ask.folder, file.path)  # noqa: PTH118  # see `documents.read`
        document = documents.read(path, file.path, load=plain_blocks.loaded)
        if not file.named and _is_another(document):
            return Seen(file.path)
        settings = self.settings(os.path.dirname(path))  # noqa: PTH120  # the same
        answers, frameworks = valid(document, self.catalog(settings), self.ask.today)
        only = self.ask.only
        return Seen(
            file.path,
            tuple(
                self._standing(loaded, answers, document, settings)
                for loaded in frameworks
                if not only or loaded.framework.id in only
            ),
            answered=tuple(loaded.framework.id for loaded in frameworks),
            cites_files=_cites_files(answers),
            latest=_latest(answers),
        )

    def _standing(
        self, loaded: Loaded, answers: Answers, document: Document, settings: Settings
    ) -> Standing:
        framework = loaded.framework
        table = self._tables.get(loaded.sha256)
        if table is None:
            _make_room(self._tables, MOST_FRAMEWORKS)
            table = self._tables[loaded.sha256] = Table(framework)
        ids = table.ids
        cited = {n: a.evidence for n, a in answers.answers.items() if a.evidence and n in ids}
        shown = _shown(cited, settings.root, framework.valid_for, answers) if cited else {}
        return table.standing(answers, shown, Source(document.path, document.sha256, loaded.sha256))

    def catalog_for(self, folder: str) -> Catalog:
        """The catalogue for the files of a folder."""
        return self.catalog(self.settings(os.path.join(self.ask.folder, folder)))  # noqa: PTH118  # the same

    def catalog(self, settings: Settings) -> Catalog:
        """The catalogue for files with these settings."""
        own, sources = settings.framework_folders, self.ask.sources
        if own not in self._catalogs:
            _make_room(self._catalogs, MOST_CATALOGS)
            folder = self.ask.folder
            folders = (*(Path(folder, one) for one in sources.folders), *own)
            files = tuple(Path(folder, one) for one in sources.files)
            self._catalogs[own] = KeptCatalog(folders, files)
        return self._catalogs[own]

    def settings(self, folder: str) -> Settings:
        """The settings of a folder; its project file is looked for and read once."""
        if folder not in self._settings:
            _make_room(self._settings, MOST_FOLDERS)
            try:
                self._settings[folder] = project_file.settings(Path(folder))
            except PeerreadyError as error:
                self._settings[folder] = error
        return _got(self._settings[folder])


def _make_room(kept: dict[Any, Any], most: int) -> None:
    """Forget what is kept where it is much; files come folder by folder, so little is asked twice."""
    if len(kept) >= most:
        kept.clear()


T = TypeVar("T")


def _got(kept: T | PeerreadyError) -> T:
    """What was kept; a fault that was kept is raised again."""
    if isinstance(kept, PeerreadyError):
        raise PeerreadyError(*kept.problems)
    return kept


def _is_another(document: Document) -> bool:
    """Whether a file is not meant: another of our formats, or a schema for editors."""
    data = mapping(document.data)
    said = data.get("format")
    if isinstance(said, str):
        return said.startswith(OTHER_FORMATS)
    ours = {"format", "organisation", "answers"}
    return "$schema" in data and ours.isdisjoint(data)


def _cites_files(answers: Answers) -> bool:
    return any(entry.path for one in answers.answers.values() for entry in one.evidence)


def _latest(answers: Answers) -> int:
    """The latest day that may not lie ahead: of evidence, and the one before the assessment's."""
    days = [
        entry.date.toordinal()
        for one in answers.answers.values()
        for entry in one.evidence
        if entry.date
    ]
    return max(answers.assessed_on.toordinal() - 1, *days, 0)


def _shown(
    cited: Mapping[str, Sequence[Evidence]], root: Path, valid_for: int, answers: Answers
) -> dict[str, tuple[Shown, ...]]:
    """What the evidence of each criterion shows on the day of the assessment."""
    from peerready.evidence import Examiner  # reads documents: only where some are cited

    examiner = Examiner(root, valid_for, answers.assessed_on)
    examiner.ask_git(entry for entries in cited.values() for entry in entries)
    return {name: tuple(map(examiner.examine, entries)) for name, entries in cited.items()}
