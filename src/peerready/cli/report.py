"""`peerready report`: the gap report of one organisation."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

import typer

from peerready.cli import options, outputs, problems

if TYPE_CHECKING:
    from peerready.content.model import ReportView

ENDINGS: dict[str, Literal["markdown", "html"]] = {".md": "markdown", ".html": "html"}
"""What a file's ending says about its format."""

Template = Annotated[
    str | None,
    typer.Option(
        "--template",
        metavar="FILE",
        help="A template of your own; it runs in a sandbox, yet trust it as you would a macro.",
        show_default=False,
    ),
]
NoFigures = Annotated[
    bool,
    typer.Option(
        "--no-figures", help="Leave out every percentage; counts stay.", show_default=False
    ),
]


Full = Annotated[
    bool,
    typer.Option(
        "--full", help="Add every criterion at length, in place or not.", show_default=False
    ),
]


def report(
    file: options.File,
    output: options.Output = None,
    *,
    framework: options.FrameworkFilter = None,
    form: options.ReportFormat = None,
    template: Template = None,
    full: Full = False,
    no_figures: NoFigures = False,
    today: options.Today = None,
    quiet: options.Quiet = False,
    no_color: options.NoColor = False,  # noqa: ARG001  # read before parsing
) -> None:
    """Write the gap report of one organisation, for a meeting: Markdown or HTML."""
    from peerready.asked_table import ASKED
    from peerready.case import cases
    from peerready.catalog import shared
    from peerready.content.build import report_view

    sources, only = options.sources(framework), options.framework_ids(framework)
    (case,) = cases([file], options.today(today), sources, only)
    target, kind = _target(output, form)
    view = report_view(case, shared(), ASKED)
    outputs.write(target, _text(view, kind, template, full=full, figures=not no_figures))
    if not quiet:
        problems.show(case.answered.warnings)


def _target(
    output: str | None, form: Literal["markdown", "html"] | None
) -> tuple[str, Literal["markdown", "html"]]:
    """Where the report goes, and in which format."""
    from peerready.errors import Problem, UsageError

    if output is None:
        hint = f"name a file that ends in {' or '.join(ENDINGS)}, or - for standard output"
        raise UsageError(Problem("-o is missing: where does the report go?", hint=hint))
    if output == outputs.STANDARD_OUTPUT:
        return output, form or "markdown"
    return output, outputs.format_of(output, form, ENDINGS)


def _text(
    view: ReportView,
    kind: Literal["markdown", "html"],
    template: str | None,
    *,
    full: bool,
    figures: bool,
) -> str:
    from pathlib import Path

    from peerready import reports

    shown = view if full or template else reports.without_criteria(view)
    shown = shown if figures else reports.without_figures(shown)
    return (
        reports.render_own(shown, Path(template), kind) if template else reports.render(shown, kind)
    )
