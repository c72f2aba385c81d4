"""What needs a library that is not installed with the rest."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

LIBRARIES = {
    "word": ("Word documents", ("docx", "lxml", "resvg_py")),
    "pdf": ("PDFs", ("typst",)),
}
"""What each extra is for, and the modules it brings."""


@contextmanager
def extra(name: str) -> Iterator[None]:
    """Say which extra to install where one of its modules is missing; other modules are our fault."""
    from peerready.errors import Problem, UsageError

    what, modules = LIBRARIES[name]
    try:
        yield
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] not in modules:
            raise
        message = f"{what} need an extra: pip install 'peerready[{name}]'"
        raise UsageError(Problem(message)) from error
