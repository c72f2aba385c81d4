"""`frameworks.lock`: the version and digest of each shipped file, so that no text changes unnoticed."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import Field

from peerready import documents, validation
from peerready.catalog import FRAMEWORK_LIMIT, VOCABULARIES, shipped_ids
from peerready.errors import PeerreadyError
from peerready.fields import Strict, mapping
from peerready.framework import Version  # noqa: TC001  # the model reads it when it is made
from peerready.resources import shipped

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from peerready.documents import Document

NAME = "frameworks.lock"
Sha256 = Annotated[str, Field(pattern="^[0-9a-f]{64}$")]

_HEAD = """\
# The version and digest of every file of this folder as it is shipped; written by a program.
# A framework that changed needs a new version before its entry here is renewed: see README.md.
format: peerready/lock/1
"""


class Locked(Strict):
    """One framework as it was locked."""

    version: Version
    sha256: Sha256


class Vocabulary(Strict):
    """One vocabulary as it was locked; it has no version of its own."""

    sha256: Sha256


class LockFile(Strict):
    """What `frameworks.lock` says."""

    format: Literal["peerready/lock/1"]
    frameworks: dict[str, Locked]
    vocabularies: dict[str, Vocabulary]


@dataclass(frozen=True, slots=True)
class Entry:
    """A file's version, which a vocabulary does not have, and the digest of its content."""

    version: str | None
    sha256: str


def present() -> dict[str, Entry]:
    """The entry of each shipped file as it is now, frameworks first, each sorted by id."""
    return {name: _entry(name) for name in (*shipped_ids(), *sorted(VOCABULARIES))}


def locked() -> dict[str, Entry]:
    """The entries of the lock file; one that is missing or invalid raises its problems."""
    document = _read(NAME)
    lock, problems = validation.validate(LockFile, document)
    if lock is None:
        raise PeerreadyError(*problems)
    return {name: Entry(one.version, one.sha256) for name, one in lock.frameworks.items()} | {
        name: Entry(None, one.sha256) for name, one in lock.vocabularies.items()
    }


def differences(before: Mapping[str, Entry], now: Mapping[str, Entry]) -> tuple[str, ...]:
    """What is not as it was locked, one sentence a file, sorted by id; nothing if all is."""
    return tuple(
        said
        for name in sorted({*before, *now})
        if (said := _difference(name, before.get(name), now.get(name)))
    )


def text(entries: Mapping[str, Entry]) -> str:
    """The lock file of these entries."""
    return _HEAD + "".join(_lines(entries))


def renew(folder: Path) -> None:
    """Write the lock file of the shipped files into a folder."""
    (folder / NAME).write_text(text(present()), encoding="utf-8", newline="\n")


def _read(name: str) -> Document:
    file = shipped("frameworks") / name
    return documents.parse(file.read_bytes(), f"frameworks/{name}", limit=FRAMEWORK_LIMIT)


def _entry(name: str) -> Entry:
    document = _read(f"{name}.yaml")
    version = mapping(document.data).get("version")
    return Entry(str(version) if version is not None else None, document.sha256)


def _difference(name: str, before: Entry | None, now: Entry | None) -> str | None:
    if before is None:
        return f"'{name}' is not locked yet"
    if now is None:
        return f"'{name}' is locked but no longer there; an id is never reused"
    if now.version != before.version:
        return f"'{name}' is locked as {before.version} and is now {now.version}"
    if now.sha256 == before.sha256:
        return None
    if now.version is None:
        return f"'{name}' has changed since it was locked"
    return f"'{name}' has changed but is still version {now.version}: raise its version"


def _lines(entries: Mapping[str, Entry]) -> Iterator[str]:
    yield "frameworks:\n"
    for name, entry in sorted(entries.items()):
        if entry.version is not None:
            yield f"  {name}:\n    version: {entry.version}\n    sha256: {_scalar(entry.sha256)}\n"
    yield "vocabularies:\n"
    for name, entry in sorted(entries.items()):
        if entry.version is None:
            yield f"  {name}:\n    sha256: {_scalar(entry.sha256)}\n"


def _scalar(digest: str) -> str:
    """In quotes: a digest such as 12e45 would be read as a number."""
    return f'"{digest}"'


if __name__ == "__main__":
    renew(Path("frameworks"))
