"""`peerready frameworks new`: a framework of your own, commented and valid as it stands."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Annotated

import typer

from peerready.cli import console, options
from peerready.errors import Problem, UsageError

if TYPE_CHECKING:
    from pathlib import Path

ID = re.compile(r"[a-z][a-z0-9-]*")

Id = Annotated[
    str, typer.Argument(metavar="ID", help="A short name: small letters, digits, hyphens.")
]
Title = Annotated[
    str | None,
    typer.Option("--title", help="The framework's name, for people.", show_default=False),
]


def new(
    framework_id: Id,
    *,
    title: Title = None,
    output: options.Output = None,
    force: options.Force = False,
    quiet: options.Quiet = False,
) -> None:
    """Start a framework of your own: a commented file to edit, and its schema for the editor.

    The file is ID.yaml in this folder unless -o names another place for it.
    """
    from peerready import scaffold

    _check_id(framework_id)
    text = scaffold.framework(framework_id, title or framework_id)
    if output == "-":
        console.out(text)
        return
    file = _file(framework_id, output)
    schema = file.with_name(scaffold.SCHEMA)
    _check_free(file, schema, force=force)
    console.write_file(file.as_posix(), text.encode())
    console.write_file(schema.as_posix(), _schema().encode())
    if not quiet:
        console.err(_next(file, schema))


def _check_id(name: str) -> None:
    from peerready.catalog import VOCABULARIES, shipped_ids

    if not ID.fullmatch(name):
        hint = "use small letters, digits and hyphens, a letter first, such as 'our-values'"
        raise UsageError(Problem(f"'{name[:60]}' cannot be an id", hint=hint))
    if name in (*shipped_ids(), *VOCABULARIES):
        raise UsageError(Problem(f"'{name}' is taken", hint="peerready ships a file of that name"))


def _file(name: str, output: str | None) -> Path:
    from pathlib import Path

    file = Path(output or f"{name}.yaml")
    if file.is_dir():
        file /= f"{name}.yaml"
    if file.name != f"{name}.yaml":
        hint = f"name it {name}.yaml, so that it is found by its id"
        raise UsageError(Problem(f"{file.as_posix()} is not named after '{name}'", hint=hint))
    return file


def _check_free(file: Path, schema: Path, *, force: bool) -> None:
    """Nobody's file is written over unasked; the schema of an earlier framework is ours to renew."""
    taken = [
        one for one in (file, schema) if one.exists() and not (one == schema and _is_ours(one))
    ]
    if taken and not force:
        hint = "use --force to write over it"
        raise UsageError(*(Problem(f"{one.as_posix()} exists already", hint=hint) for one in taken))


def _is_ours(schema: Path) -> bool:
    return b'"$id": "urn:peerready:framework:1"' in schema.read_bytes()


def _schema() -> str:
    from peerready import schema

    return schema.text(schema.framework_schema())


def _next(file: Path, schema: Path) -> str:
    path = file.as_posix()
    here = path if "/" in path else f"./{path}"
    return (
        f"wrote {path} and {schema.as_posix()}\n"
        "edit it, then\n"
        f"  peerready frameworks validate {path}\n"
        f"  peerready init -f {here}\n"
    )
