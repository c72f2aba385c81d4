"""Which files are meant: those named, and every YAML and JSON file below a folder that is named."""

from __future__ import annotations

import os
from dataclasses import dataclass
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


Part = tuple[str, tuple[str, ...], bool]
"""The beginning of some paths, their ends, and whether they were named."""


@dataclass(frozen=True, slots=True)
class Listing:
    """Many files in little room: the start that some have in common, and their names."""

    parts: tuple[Part, ...]

    def __len__(self) -> int:
        return sum(len(names) for _, names, _ in self.parts)

    def __iter__(self) -> Iterator[File]:
        return (File(start + name, named) for start, names, named in self.parts for name in names)


def listing(paths: Sequence[str]) -> Listing:
    """Each file once: folders sorted, in the order in which they and files are named."""
    parts: list[Part] = []
    empty: list[Problem] = []
    for path in dict.fromkeys(Path(path).as_posix() for path in paths):
        if not os.path.isdir(path):  # noqa: PTH112  # a hundred thousand paths stay texts here
            parts.append(("", (path,), True))
            continue
        below = tuple((start, names, False) for start, names in _below(path))
        parts += below
        if not below:
            hint = f"answers files end in {', '.join(ENDINGS)}"
            empty.append(Problem("there are no answers files here", Location(path), hint))
    if empty:
        raise PeerreadyError(*empty)
    return Listing(tuple(parts if len(paths) == 1 else _once(parts)))


def _once(parts: Sequence[Part]) -> Iterator[Part]:
    """The parts without what an earlier one has; what is named itself stays named."""
    named = {names[0] for _, names, is_named in parts if is_named}
    seen: set[str] = set()
    for start, names, is_named in parts:
        new = tuple(name for name in names if start + name not in seen)
        seen.update(start + name for name in new)
        if is_named or named.isdisjoint(start + name for name in new):
            yield start, new, is_named
        else:
            yield from ((start, (name,), start + name in named) for name in new)


def _below(folder: str) -> Iterator[tuple[str, tuple[str, ...]]]:
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
            yield "", (one,)
            continue
        if names:
            yield start, tuple(sorted(names))
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
