"""Groups whose commands are imported only when they are run: a registry, and one module a command.

A command `validate` of the group at `peerready.cli.frameworks_` is the function `validate` of the
module `peerready.cli.frameworks_validate`; where Python has the name already the function ends in
an underscore (`list_`). Help, suggestions and completion of names need the registry only.
"""

from __future__ import annotations

import builtins
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Any, ClassVar

import typer
from typer.core import TyperCommand, TyperGroup

if TYPE_CHECKING:
    from typer import Context

HELP_OPTIONS = {"help_option_names": ["--help", "-h"]}


@dataclass(frozen=True, slots=True)
class Registry:
    """The commands of a group: where their modules are, and each name with its one-line help."""

    prefix: str
    commands: Mapping[str, str]
    groups: Mapping[str, type[LazyGroup]]
    default: str | None = None
    """The command meant where none is named; without it the help is shown."""


class LazyGroup(TyperGroup):
    """A group that knows its commands' names, and imports the one that is run."""

    registry: ClassVar[Registry]

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        self.commands |= {
            name: TyperCommand(name, help=line) for name, line in self.registry.commands.items()
        }

    def parse_args(self, ctx: Context, args: list[str]) -> list[str]:
        default = self.registry.default
        return super().parse_args(ctx, args or ([default] if default else []))

    def resolve_command(self, ctx: Context, args: list[str]) -> tuple[str | None, Any, list[str]]:
        name, command, rest = super().resolve_command(ctx, args)
        if name is not None:
            command = loaded(self.registry, name)
        return name, command, rest


def loaded(registry: Registry, name: str) -> Any:
    """The real command of that name, or the group."""
    group = registry.groups.get(name)
    if group is not None:
        return lazy_app(group, registry.commands[name])
    own = typer.Typer(add_completion=False)
    own.command(name, help=None, context_settings=HELP_OPTIONS)(_function(registry, name))
    return typer.main.get_command(own)


def lazy_app(group: type[LazyGroup], line: str) -> Any:
    """The command of a lazy group."""
    own = typer.Typer(
        cls=group,
        add_completion=False,
        no_args_is_help=group.registry.default is None,
        context_settings=HELP_OPTIONS,
        help=line,
    )
    own.callback()(lambda: None)
    return typer.main.get_command(own)


def _function(registry: Registry, name: str) -> Callable[..., None]:
    word = name.replace("-", "_")
    module = import_module(f"{registry.prefix}{word}")
    function: Callable[..., None] = getattr(module, f"{word}_" if hasattr(builtins, word) else word)
    return function
