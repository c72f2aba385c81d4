"""`peerready frameworks show`: a framework, or one criterion of it with its levels and links."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from peerready.cli import console, framework_given, options

if TYPE_CHECKING:
    from peerready.catalog import Loaded
    from peerready.framework import Criterion
    from peerready.screen import Block

Shown = Annotated[
    str,
    typer.Argument(metavar="ID", help="A framework's id, its file, or the id of a criterion."),
]
One = Annotated[
    str | None, typer.Argument(metavar="CRITERION", help="A criterion's id.", show_default=False)
]


def show(
    which: Shown,
    criterion: One = None,
    *,
    json: options.Json = False,
    no_color: options.NoColor = False,  # noqa: ARG001  # heard before
) -> None:
    """Show a framework: where it comes from, what it does not cover, what it asks.

    With a criterion's id: its levels, why it matters, what could show it, what it rests on, and
    its links to other frameworks.
    """
    if criterion is None and "." in which and not options.is_file(which):
        which, criterion = which.partition(".")[0], which
    loaded = framework_given.loaded(which)
    if criterion is not None:
        one = framework_given.criterion(loaded.framework, criterion)
        console.out(_criterion(loaded, one, json=json))
    else:
        console.out(_framework(loaded, json=json))


def _framework(loaded: Loaded, *, json: bool) -> str:
    from peerready.catalog import shared

    if json:
        from peerready.framework_json import framework_json

        return framework_json(loaded, shared().themes)
    from peerready.cli.showing import shown
    from peerready.framework_text import one_framework

    return shown(one_framework(loaded.framework, shared().themes))


def _criterion(loaded: Loaded, criterion: Criterion, *, json: bool) -> str:
    from peerready.catalog import links
    from peerready.crosswalk import linked

    if json:
        from peerready.framework_json import criterion_json

        return criterion_json(loaded, criterion, linked(criterion.id, links()))
    from peerready.cli.showing import shown

    return shown(criterion_blocks(loaded, criterion))


def criterion_blocks(loaded: Loaded, criterion: Criterion) -> tuple[Block, ...]:
    """Everything a framework says of one criterion, with its links to others."""
    from peerready.catalog import links
    from peerready.criterion_text import criterion_text
    from peerready.crosswalk import linked

    found = linked(criterion.id, links())
    titles = _titles({link.to.partition(".")[0] for link in found})
    return criterion_text(loaded.framework, criterion, found, titles)


def _titles(framework_ids: set[str]) -> dict[str, str]:
    """The titles of the criteria of some shipped frameworks, by id."""
    from peerready.catalog import load_shipped

    return {
        criterion.id: criterion.title
        for name in sorted(framework_ids)
        for criterion in load_shipped(name).framework.criteria
    }
