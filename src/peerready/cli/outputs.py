"""Where a command's document goes, and in which format: what -o and --format say together."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from peerready.cli import console

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from peerready.errors import Problem

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


def require_another(target: str | None, *others: str | None) -> None:
    """Nothing, unless a file to be written is one that is read, or written as something else."""
    import os

    from peerready.errors import Problem, UsageError

    if target is None or target == STANDARD_OUTPUT:
        return
    for other in filter(None, others):
        if os.path.realpath(other) == os.path.realpath(target):
            hint = "what is in it would be lost: give another name"
            raise UsageError(Problem(f"'{target}' is named twice", hint=hint))


MOST_SIGNS = 24


def given_by_code(signs: str) -> Iterator[Problem]:
    """A warning where a PDF does not show every character, which its reader would learn too late."""
    from peerready.errors import Problem
    from peerready.wording import count

    if signs:
        named = " ".join(signs[:MOST_SIGNS]) + (" …" if len(signs) > MOST_SIGNS else "")
        message = f"the fonts of the PDF lack {count(len(signs), 'character')}: {named}"
        hint = "each is given by its code, such as [U+1F600]; .docx and .html show them"
        yield Problem(message, hint=hint, severity="warning")


def write(target: str, content: str | bytes) -> None:
    """Write to standard output or, whole or not at all, to a file."""
    if isinstance(content, bytes):
        console.write_file(target, content)
        return
    is_file = target != STANDARD_OUTPUT
    raw = console.encoded(content, target if is_file else "standard output")
    if is_file:
        console.write_file(target, raw)
    else:
        console.out(content)


def write_pieces(target: str, pieces: Iterable[str]) -> None:
    """The same of a text that is made piece by piece, each of whole lines."""
    if target == STANDARD_OUTPUT:
        for piece in pieces:
            console.encoded(piece, "standard output")
            console.out(piece)
    else:
        console.write_file(target, (console.encoded(piece, target) for piece in pieces))
