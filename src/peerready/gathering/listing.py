"""Which files are meant: those named, and every YAML and JSON file below a folder that is named."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from peerready.errors import Location, PeerreadyError, Problem
from peerready.project_file import NAME

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

ENDINGS = (".yaml", ".yml", ".json")


class File(NamedTuple):
    """A file to look at, as people are shown it, and whether it was named itself."""

    path: str
    named: bool


NUL = "\0"
"""What is in no path."""
NAME_OF_MANY = re.compile(f"[^{NUL}]+")


class Part(NamedTuple):
    """Some files that begin alike, their names in one text: objects would be met in every process."""

    start: str
    names: str
    size: int
    named: bool

    @classmethod
    def of(cls, start: str, names: Sequence[str], *, named: bool) -> Part:
        return cls(start, NUL.join(names), len(names), named)

    def files(self) -> Iterator[File]:
        return (
            File(self.start + name[0], self.named) for name in NAME_OF_MANY.finditer(self.names)
        )


@dataclass(frozen=True, slots=True)
class Listing:
    """Many files in little room."""

    parts: tuple[Part, ...]

    def __len__(self) -> int:
        return sum(part.size for part in self.parts)

    def __iter__(self) -> Iterator[File]:
        return chain.from_iterable(part.files() for part in self.parts)


def listing(paths: Sequence[str]) -> Listing:
    """Each file once: folders sorted, in the order in which they and files are named."""
    parts: list[Part] = []
    empty: list[Problem] = []
    for path in dict.fromkeys(Path(path).as_posix() for path in paths):
        if not os.path.isdir(path):  # noqa: PTH112  # a hundred thousand paths stay texts here
            parts.append(Part.of("", (path,), named=True))
            continue
        below = tuple(_below(path))
        parts += below
        if not below:
            hint = f"answers files end in {', '.join(ENDINGS)}"
            empty.append(Problem("there are no answers files here", Location(path), hint))
    if empty:
        raise PeerreadyError(*empty)
    return Listing(tuple(parts if len(paths) == 1 else _once(parts)))


def _once(parts: Sequence[Part]) -> Iterator[Part]:
    """The parts without what an earlier one has; what is named itself stays named."""
    named = {part.names for part in parts if part.named}
    seen: set[str] = set()
    for part in parts:
        new = [file.path for file in part.files() if file.path not in seen]
        seen.update(new)
        if part.named or named.isdisjoint(new):
            start = len(part.start)
            yield Part.of(part.start, [path[start:] for path in new], named=part.named)
        else:
            yield from (Part.of("", (path,), named=path in named) for path in new)


def _below(folder: str) -> Iterator[Part]:
    """The files of a folder in their order, then those of the folders in it.

    Links to folders are not followed, so that nothing is met twice; what is hidden is not meant. A
    folder that cannot be looked into stands for a file, so that whoever reads it tells the reason.
    """
    waiting = [folder]
    while waiting:
        one = waiting.pop()
        start = "" if one == "." else one if one.endswith("/") else f"{one}/"
        try:
            names, folders = _inside(one)
        except OSError:
            yield Part.of("", (one,), named=False)
            continue
        if names:
            yield Part.of(start, sorted(names), named=False)
        waiting += [f"{start}{name}" for name in sorted(folders, reverse=True)]


def _inside(folder: str) -> tuple[list[str], list[str]]:
    """The files of a folder that may be answers, and the folders in it."""
    names: list[str] = []
    folders: list[str] = []
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.startswith("."):
                continue
            if _is_folder(entry):
                if not entry.is_symlink():
                    folders.append(entry.name)
            elif entry.name != NAME and entry.name.lower().endswith(ENDINGS):
                names.append(entry.name)
    return names, folders


def _is_folder(entry: os.DirEntry[str]) -> bool:
    """Whether it is one; a link that leads round in a circle is none."""
    try:
        return entry.is_dir()
    except OSError:
        return False
