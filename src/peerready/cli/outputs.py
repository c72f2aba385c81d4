"""Where a command's document goes, and in which format: what -o and --format say together."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from peerready.cli import console

if TYPE_CHECKING:
    from collections.abc import Mapping

STANDARD_OUTPUT = "-"

Form = TypeVar("Form", bound=str)


def format_of(target: str, form: Form | None, endings: Mapping[str, Form]) -> Form:
    """The format of a file: what its ending says, else --format; the two must not differ."""
    from pathlib import Path

    from peerready.errors import Problem, UsageError
    from peerready.wording import listed

    ending = Path(target).suffix.lower()
    known = endings.get(ending, form)
    if known is None:
        said = f"'{ending}' is not an ending" if ending else f"'{target}' has no ending"
        hint = f"known are {listed(endings)}; or give --format"
        raise UsageError(Problem(f"{said} that says a format", hint=hint))
    if form and form != known:
        hint = "leave --format out, or change the ending"
        raise UsageError(Problem(f"'{target}' is {known}, but --format says {form}", hint=hint))
    return known


def write(target: str, content: str | bytes) -> None:
    """Write to standard output or, whole or not at all, to a file."""
    if isinstance(content, bytes):
        console.write_file(target, content)
    elif target == STANDARD_OUTPUT:
        console.out(content)
    else:
        console.write_file(target, content.encode())
