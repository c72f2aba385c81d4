"""`peerready assess`: score answers and show where the organisation stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from peerready.cli import console, options, problems

if TYPE_CHECKING:
    from collections.abc import Sequence

    from peerready.case import Case


def assess(
    files: options.Files,
    *,
    framework: options.FrameworkFilter = None,
    form: options.Format = "text",
    json: options.Json = False,
    today: options.Today = None,
    quiet: options.Quiet = False,
    no_color: options.NoColor = False,  # noqa: ARG001  # read before parsing
) -> None:
    """Score answers: stop signs first, who says so, counts, ranges, first things to do."""
    from peerready.case import cases

    sources, only = options.sources(framework), options.framework_ids(framework)
    found = cases(files, options.today(today), sources, only)
    console.out(_text(found, "json" if json else form))
    if not quiet:
        problems.show(problem for case in found for problem in case.answered.warnings)


def _text(found: Sequence[Case], form: str) -> str:
    from peerready.catalog import shared

    match form:
        case "json":
            from peerready.formats import assessment_json

            return assessment_json.text(found, shared().themes)
        case "csv":
            from peerready.formats import assessment_csv

            return assessment_csv.text(found)
        case _:
            return _shown(found, form)


def _shown(found: Sequence[Case], form: str) -> str:
    from peerready.catalog import shared
    from peerready.cli.showing import shown
    from peerready.content.build import outline_view
    from peerready.screen import blocks

    views = [blocks(outline_view(case, shared())) for case in found]
    if form == "markdown":
        from peerready.formats import assessment_markdown

        return assessment_markdown.text(views)
    return shown(block for view in views for block in view)
