"""The table of shell completion, made from the command line itself.

After a command or an option has changed:
`python -m peerready.cli.completion_source > src/peerready/completion_table.py`.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import typer

from peerready.cli.app import ROOT, app
from peerready.cli.lazy import HELP_OPTIONS, Registry, loaded

if TYPE_CHECKING:
    from collections.abc import Iterator

Row = tuple[str, str, tuple[str, ...] | None]
"""A command, an option or (without a word) the arguments; its help; the values it takes, if it takes any."""

LEAF = Registry("", {})
HEAD = '''\
"""The words of the command line, for shell completion; made by `peerready.cli.completion_source`.

By command: each sub-command, option or (without a word) its arguments; the help; the values it takes,
none named where any will do, None where it takes none.
"""

# fmt: off
# ruff: noqa: E501
TABLE: dict[str, tuple[tuple[str, str, tuple[str, ...] | None], ...]] = {
'''


def text() -> str:
    """The module `peerready.completion_table` as it should be."""
    return HEAD + "".join(_lines()) + "}\n"


def _lines() -> Iterator[str]:
    for path, rows in tables("", typer.main.get_command(app), ROOT):
        yield f"    {_quoted(path)}: (\n"
        for word, line, values in rows:
            yield f"        ({_quoted(word)}, {_quoted(line)}, {_tuple(values)}),\n"
        yield "    ),\n"


def tables(path: str, command: Any, registry: Registry) -> Iterator[tuple[str, tuple[Row, ...]]]:
    """The rows of a command, then those of the commands below it."""
    commands: tuple[Row, ...] = tuple(
        (name, line, None) for name, line in registry.commands.items()
    )
    yield path, (*commands, *_parameters(command))
    for name in registry.commands:
        group = registry.groups.get(name)
        yield from tables(f"{path} {name}".strip(), loaded(registry, name), group or LEAF)


def _parameters(command: Any) -> Iterator[Row]:
    for parameter in command.get_params(_context(command)):
        if parameter.param_type_name == "argument":
            values = _choices(parameter)
            if values:
                yield "", "", values
            continue
        takes = None if parameter.is_flag else _choices(parameter)
        for word in sorted((*parameter.opts, *parameter.secondary_opts), key=_dashes):
            yield word, " ".join((parameter.help or "").split()), takes


def _dashes(word: str) -> tuple[bool, str]:
    """Short forms first; typer gives those of --help in no fixed order."""
    return word.startswith("--"), word


def _context(command: Any) -> typer.Context:
    return typer.Context(command, help_option_names=HELP_OPTIONS["help_option_names"])


def _choices(parameter: Any) -> tuple[str, ...]:
    """The values a parameter may have, in whichever way this version of typer tells."""
    kind = getattr(parameter, "type_descriptor", None) or parameter.type
    return tuple(map(str, getattr(kind, "choices", None) or ()))


def _quoted(word: str) -> str:
    return '"' + word.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _tuple(values: tuple[str, ...] | None) -> str:
    if values is None:
        return "None"
    inner = ", ".join(map(_quoted, values))
    return f"({inner},)" if len(values) == 1 else f"({inner})"


if __name__ == "__main__":
    sys.stdout.write(text())
