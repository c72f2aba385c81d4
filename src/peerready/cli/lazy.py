"""Groups whose commands are imported only when they are run: a registry, and one module a command.

A command `validate` of the group at `peerready.cli.frameworks_` is the function `validate` of the
module `peerready.cli.frameworks_validate`; where Python has the name already the function ends in
an underscore (`list_`). Help, suggestions and completion of names need the registry only.
"""

from __future__ import annotations

import builtins
from dataclasses import dataclass, field
from importlib import import_module
from typing import TYPE_CHECKING, Any

import typer
from typer.core import TyperCommand, TyperGroup

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from peerready.errors import UsageError

HELP_OPTIONS = {"help_option_names": ["--help", "-h"]}


@dataclass(frozen=True, slots=True)
class Registry:
    """The commands of a group: where their modules are, and each name with its one-line help."""

    prefix: str
    commands: Mapping[str, str]
    groups: Mapping[str, Registry] = field(default_factory=dict)
    """Those of the commands that are groups themselves."""
    default: str | None = None
    """The command meant where none is named; without it the help is shown."""


def group_class(registry: Registry) -> type[TyperGroup]:
    """A group that knows its commands' names, and imports the one that is run."""

    class LazyGroup(TyperGroup):
        def __init__(self, **settings: Any) -> None:
            super().__init__(**settings)
            for name, line in registry.commands.items():
                self.add_command(TyperCommand(name, help=line, short_help=line))

        def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
            if not args and registry.default and not ctx.resilient_parsing:
                args = [registry.default]
            return super().parse_args(ctx, args)

        def resolve_command(self, ctx: Any, args: list[str]) -> tuple[str | None, Any, list[str]]:
            name, command, rest = super().resolve_command(ctx, args)
            return name, loaded(registry, name) if name else command, rest

    return LazyGroup


class Command(TyperCommand):
    """A command that refuses an option or argument without a value: `--by ''` is not as if left out."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        rest = super().parse_args(ctx, args)
        empty = [one for one in self.params if _is_empty(ctx.params.get(one.name or ""))]
        if empty and not ctx.resilient_parsing:
            raise _without_value(map(_shown, empty))
        return rest


def _is_empty(value: object) -> bool:
    values = value if isinstance(value, list | tuple) else (value,)
    return any(isinstance(one, str) and not one.strip() for one in values)


def _shown(parameter: Any) -> str:
    """What stands for it on a command line: -o/--output, FILE."""
    is_option = parameter.param_type_name == "option"
    return "/".join(parameter.opts) if is_option else parameter.metavar or parameter.name.upper()


def _without_value(names: Iterable[str]) -> UsageError:
    from peerready.errors import Problem, UsageError

    hint = "write what is meant, or leave it out; in a script, a variable may be empty"
    return UsageError(*(Problem(f"{name} is empty", hint=hint) for name in names))


def loaded(registry: Registry, name: str) -> Any:
    """The real command of that name; a group is lazy again."""
    group, own = registry.groups.get(name), typer.Typer(add_completion=False)
    if group is None:
        own.command(name, cls=Command, context_settings=HELP_OPTIONS)(_function(registry, name))
        return typer.main.get_command(own)
    own.callback(
        cls=group_class(group),
        no_args_is_help=group.default is None,
        context_settings=HELP_OPTIONS,
        help=registry.commands[name],
    )(_nothing)
    return typer.main.get_command(own)


def _nothing() -> None:
    """What stands before a group's command does nothing by itself."""


def _function(registry: Registry, name: str) -> Callable[..., None]:
    word = name.replace("-", "_")
    module = import_module(f"{registry.prefix}{word}")
    function: Callable[..., None] = getattr(module, f"{word}_" if hasattr(builtins, word) else word)
    return function
