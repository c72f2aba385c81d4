"""The logo a project file names: a small image inside its folder."""

from __future__ import annotations

import stat
from pathlib import Path
from typing import TYPE_CHECKING

from peerready.errors import PeerreadyError, Problem
from peerready.images import image

if TYPE_CHECKING:
    from peerready.project_file import Settings

LARGEST = 2_000_000
"""In bytes; a logo goes into every report."""
MOST_PIXELS = 5_000
"""Of one side; whoever opens a report has to draw it."""
ROUTE = ("report", "logo")
KINDS = "a logo is a PNG or JPEG"


def logo(settings: Settings) -> bytes | None:
    """The image, or nothing where none is named; whatever is wrong with it is told at its place."""
    name = settings.report.logo if settings.report else None
    if not name or not settings.document:
        return None
    raw, fault = _read(settings.folder, name)
    if fault:
        message, hint = fault
        raise PeerreadyError(Problem(message, settings.document.locate(ROUTE), hint))
    return raw


def _read(folder: Path, name: str) -> tuple[bytes, tuple[str, str] | None]:
    try:
        path = (folder / name).resolve(strict=True)
        if Path(name).is_absolute() or not path.is_relative_to(folder.resolve()):
            return b"", ("the logo lies outside this folder", "copy it into this folder")
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            return b"", ("the logo is no file", KINDS)
        if status.st_size > LARGEST:
            return b"", ("the logo is larger than 2 MB", "save it smaller")
        raw = path.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return b"", ("there is no such file", "write the path as seen from this folder")
    except (OSError, RuntimeError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "it leads nowhere"
        return b"", (f"the logo cannot be read: {reason}".lower(), KINDS)
    return raw, _fault(raw)


def _fault(raw: bytes) -> tuple[str, str] | None:
    found = image(raw)
    if found is None:
        return "the logo is no image that can be shown", KINDS
    if max(found.width, found.height) > MOST_PIXELS:
        return f"the logo is {found.width} by {found.height} pixels", "save it smaller"
    return None
