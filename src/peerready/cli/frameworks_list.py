"""`peerready frameworks list`: the frameworks there are, and what each can tell."""

from __future__ import annotations

from peerready.cli import console, options
from peerready.cli.framework_given import catalog


def list_(*, json: options.Json = False, no_color: options.NoColor = False) -> None:  # noqa: ARG001  # heard before
    """List the frameworks: size, stop signs, what each is silent on, which step each decides."""
    from peerready.catalog import shared
    from peerready.framework_summary import summary

    known, themes = catalog(), shared().themes
    summaries = [summary(known.must_find(name), themes) for name in known.ids()]
    if json:
        from peerready.framework_json import list_json

        console.out(list_json(summaries))
    else:
        from peerready.cli.showing import shown
        from peerready.framework_text import listing

        console.out(shown(listing(summaries, themes)))
