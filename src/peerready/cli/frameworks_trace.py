"""`peerready frameworks trace`: every statement of a framework's source, and what became of it."""

from __future__ import annotations

import typer

from peerready.cli import console, framework_given, options


def trace(
    which: framework_given.Which,
    *,
    json: options.Json = False,
    no_color: options.NoColor = False,  # noqa: ARG001  # heard before
) -> None:
    """Trace each statement of the source to the criteria that cite it, or the reason why none does.

    The file of a draft may be unfinished otherwise. A statement with neither is a gap: exit code 1.
    """
    from peerready.ledger import ledger

    found = ledger(framework_given.document(which).data)
    if json:
        from peerready.framework_json import trace_json

        console.out(trace_json(found))
    else:
        from peerready.cli.showing import shown
        from peerready.framework_text import trace as traced

        console.out(shown(traced(found)))
    if not found.is_complete:
        raise typer.Exit(1)
