"""A file that takes its name once all of it is written: a kill at any moment leaves nothing half-done behind."""

from __future__ import annotations

import os
from contextlib import contextmanager, suppress
from typing import IO, TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

OPEN_FILES = "/proc/self/fd"
"""Where the system shows what this process has open."""


@contextmanager
def whole(target: Path) -> Iterator[IO[bytes]]:
    """A file to write to; where what is done with it ends well it replaces the target, else it is gone."""
    number = _nameless(target.parent)
    with _named(target) if number is None else _linked(target, number) as file:
        yield file
        file.flush()
        os.fsync(file.fileno())


def _nameless(folder: Path) -> int | None:
    """A file without a name, which the system forgets with us; not every system has them."""
    try:
        number = os.open(folder, os.O_TMPFILE | os.O_RDWR, 0o666)
    except (AttributeError, OSError):
        return None
    if os.path.lexists(_link(number)):
        return number
    os.close(number)
    return None


def _link(number: int) -> str:
    """The way to a file that is open and has no name."""
    return f"{OPEN_FILES}/{number}"


@contextmanager
def _linked(target: Path, number: int) -> Iterator[IO[bytes]]:
    """The nameless file, which is given a name beside the target's, and at once the target's."""
    with os.fdopen(number, "wb") as file:
        yield file
        if target.exists():
            os.fchmod(number, target.stat().st_mode & 0o777)
        beside = target.with_name(f".{target.name}.{os.getpid()}")
        beside.unlink(missing_ok=True)
        folder = os.open(target.parent, os.O_RDONLY)
        try:
            # Python asks the system to follow the link only where it is told a folder.
            os.link(_link(number), beside, src_dir_fd=folder, follow_symlinks=True)
        finally:
            os.close(folder)
        _replace(beside, target)


@contextmanager
def _named(target: Path) -> Iterator[IO[bytes]]:
    """The same with a name from the start: a kill may leave it behind, under a name that is hidden."""
    import tempfile

    mode = target.stat().st_mode & 0o777 if target.exists() else 0o666 & ~_umask()
    number, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
    beside = target.with_name(os.path.basename(name))  # noqa: PTH119
    try:
        with os.fdopen(number, "wb") as file:
            yield file
        beside.chmod(mode)
        beside.replace(target)
    except BaseException:
        with suppress(OSError):
            beside.unlink()
        raise


def _replace(beside: Path, target: Path) -> None:
    try:
        beside.replace(target)
    except OSError:
        beside.unlink()
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
