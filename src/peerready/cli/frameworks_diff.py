"""`peerready frameworks diff`: what changed between two versions of a framework."""

from __future__ import annotations

from typing import Annotated

import typer

from peerready.cli import console, framework_given, options
from peerready.errors import Problem, UsageError

Old = Annotated[str, typer.Argument(metavar="OLD", help="The file of the older version, or an id.")]
New = Annotated[str, typer.Argument(metavar="NEW", help="The file of the newer version, or an id.")]


def diff(
    old: Old,
    new: New,
    *,
    json: options.Json = False,
    no_color: options.NoColor = False,  # noqa: ARG001  # heard before
) -> None:
    """Show what changed between two versions, and the version number it asks for."""
    from peerready.framework_diff import difference

    before, after = framework_given.version(old), framework_given.version(new)
    if before.id != after.id:
        hint = "give two versions of one; 'peerready frameworks show' tells of each"
        message = f"these are different frameworks: '{before.id}' and '{after.id}'"
        raise UsageError(Problem(message, hint=hint))
    found = difference(before, after)
    if json:
        from peerready.framework_json import diff_json

        console.out(diff_json(found))
    else:
        from peerready.cli.showing import shown
        from peerready.framework_text import changes

        console.out(shown(changes(found)))
