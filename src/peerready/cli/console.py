"""Where output goes: standard output, standard error, files; and what the terminal can show."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path


def out(text: str) -> None:
    """Write a command's whole result to standard output; a reader that has closed it is no error."""
    if sys.stdout is None:
        raise _unwritten("standard output", "it is closed")
    try:
        sys.stdout.write(_ended(text))
        sys.stdout.flush()
    except BrokenPipeError:
        return
    except OSError as error:
        raise _unwritten("standard output", error.strerror) from error


def err(text: str) -> None:
    """Write a message to standard error; where that cannot be written nobody is left to be told."""
    if sys.stderr is not None:
        with suppress(OSError):
            sys.stderr.write(_ended(text))
            sys.stderr.flush()


def err_part(text: str) -> None:
    """The same of a part of a line."""
    if sys.stderr is not None:
        with suppress(OSError):
            sys.stderr.write(text)
            sys.stderr.flush()


def require_place(path: str) -> None:
    """Nothing, if a file may stand there."""
    from pathlib import Path

    from peerready.errors import Problem, UsageError

    target = Path(path)
    if target.is_dir():
        raise UsageError(Problem(f"{path} is a folder", hint="name a file in it"))
    if not target.parent.is_dir():
        folder = target.parent.as_posix()
        raise UsageError(Problem(f"no folder {folder}", hint=f"make it first: mkdir {folder}"))


def write_file(path: str, content: bytes | Iterable[bytes]) -> None:
    """Write a file whole or not at all; what is no regular file (a device, a pipe) is written to."""
    from pathlib import Path

    target = Path(path)
    try:
        require_place(path)
        pieces = (content,) if isinstance(content, bytes) else content
        if target.exists() and not target.is_file():
            with target.open("wb") as file:
                file.writelines(pieces)
        else:
            _replace(_real(target), pieces)
    except OSError as error:
        raise _unwritten(path, error.strerror) from error


def _real(target: Path) -> Path:
    """The file itself, where a link stands for it."""
    from pathlib import Path

    real = Path(os.path.realpath(target))
    if real.is_symlink():
        raise _unwritten(str(target), "it is a link that leads back to itself")
    return real


def encoded(text: str, path: str) -> bytes:
    """The text as a file holds it; PeerreadyError where UTF-8 has no place for it."""
    try:
        return text.encode()
    except UnicodeEncodeError as error:
        raise _unwritten(path, "it would hold half a character") from error


def append_file(path: str, content: bytes) -> None:
    """Write at the end of a file that other programs write to as well."""
    from pathlib import Path

    try:
        with Path(path).open("ab") as file:
            file.write(content)
    except OSError as error:
        raise _unwritten(path, error.strerror) from error


def is_terminal() -> bool:
    """Whether someone watches standard output."""
    return sys.stdout is not None and sys.stdout.isatty()


def width() -> int:
    """The columns to write for: COLUMNS, else the terminal's, else 80."""
    from shutil import get_terminal_size

    return get_terminal_size((80, 24)).columns


def colour() -> bool:
    """Whether to use colour: NO_COLOR (also set by --no-color), then FORCE_COLOR, then the terminal."""
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return os.environ.get("TERM") != "dumb" and is_terminal()


def _ended(text: str) -> str:
    return text if text.endswith("\n") or not text else f"{text}\n"


def _unwritten(where: str, why: str | None) -> Exception:
    from peerready.errors import PeerreadyError, Problem

    return PeerreadyError(
        Problem(f"{where} cannot be written: {(why or 'unknown reason').lower()}")
    )


def _replace(target: Path, pieces: Iterable[bytes]) -> None:
    from peerready.whole_file import whole

    with whole(target) as file:
        file.writelines(pieces)
