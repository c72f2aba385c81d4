"""`peerready report`: the gap report of one organisation."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

import typer

from peerready.cli import options, outputs, problems

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date
    from pathlib import Path

    from peerready.content.model import ReportView
    from peerready.errors import Problem, UsageError

TextForm = Literal["markdown", "html"]
FileForm = Literal["docx", "pdf", "xlsx"]
Form = Literal[TextForm, FileForm]
ENDINGS: dict[str, Form] = {
    ".md": "markdown",
    ".html": "html",
    ".docx": "docx",
    ".pdf": "pdf",
    ".xlsx": "xlsx",
}
"""What a file's ending says about its format."""
NAMES: dict[FileForm, str] = {"docx": "a Word document", "pdf": "a PDF", "xlsx": "a workbook"}
"""What cannot go to standard output, as people call it."""
NO_TEMPLATE: tuple[Form, ...] = ("pdf", "xlsx")

Template = Annotated[
    str | None,
    typer.Option(
        "--template",
        metavar="FILE",
        help="A template of your own: a house document (.docx) for Word, whose styles, head and foot "
        "are used; else one that runs in a sandbox, yet trust it as you would a macro.",
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
        "--full",
        help="Add every criterion at length, themes, evidence, actions and sums.",
        show_default=False,
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
    """Write the gap report of one organisation: for a meeting, to hand over, or as a workbook."""
    from pathlib import Path

    from peerready.asked_table import ASKED
    from peerready.case import cases
    from peerready.catalog import shared
    from peerready.content.build import report_view
    from peerready.logo import logo

    sources, only = options.sources(framework), options.framework_ids(framework)
    (case,) = cases([file], options.today(today), sources, only)
    image = logo(case.settings)
    target, kind = _target(output, form)
    own = Path(template) if template else None
    if own and kind in NO_TEMPLATE:
        raise _usage("--template is for Markdown, HTML and Word", "leave it out here")
    outputs.require_another(output, template, file)
    view = report_view(case, shared(), ASKED)
    match kind:
        case "markdown" | "html":
            content: str | bytes = _text(view, kind, own, image, full=full, figures=not no_figures)
        case _:
            content = _file(view, kind, own, image, case.today, full=full, figures=not no_figures)
    outputs.write(target, content)
    if not quiet:
        problems.show((*case.answered.warnings, *_not_shown(view, kind, full=full)))


def _target(output: str | None, form: Form | None) -> tuple[str, Form]:
    """Where the report goes, and in which format."""
    if output is None:
        hint = "name a file that ends in .md, .html, .docx, .pdf or .xlsx, or - for standard output"
        raise _usage("-o is missing: where does the report go?", hint)
    if output != outputs.STANDARD_OUTPUT:
        return output, outputs.format_of(output, form, ENDINGS)
    if form in ("docx", "pdf", "xlsx"):
        raise _usage(f"{NAMES[form]} goes to a file", f"name it: -o report.{form}")
    return output, form or "markdown"


def _text(
    view: ReportView,
    kind: TextForm,
    template: Path | None,
    logo: bytes | None,
    *,
    full: bool,
    figures: bool,
) -> str:
    from peerready import reports
    from peerready.content import cuts

    shown = view if full or template else cuts.without_criteria(view)
    shown = shown if figures else cuts.without_figures(shown)
    if template:
        return reports.render_own(shown, template, kind, logo)
    return reports.render(shown, kind, logo)


def _file(
    view: ReportView,
    kind: FileForm,
    template: Path | None,
    logo: bytes | None,
    today: date,
    *,
    full: bool,
    figures: bool,
) -> bytes:
    from peerready.cli.extras import extra

    match kind:
        case "docx":
            with extra("word"):
                from peerready import report_word
            return report_word.content(
                view, full=full, figures=figures, logo=logo, template=template, today=today
            )
        case "pdf":
            with extra("pdf"):
                from peerready import report_pdf
            return report_pdf.content(view, full=full, figures=figures, logo=logo)
        case _:
            from peerready import report_workbook

            return report_workbook.content(view, today, figures=figures)


def _not_shown(view: ReportView, kind: Form, *, full: bool) -> Iterable[Problem]:
    """What the fonts of a PDF could not show."""
    if kind != "pdf":
        return ()
    from peerready.content import cuts
    from peerready.pdf import coded

    return outputs.given_by_code(coded(view if full else cuts.without_criteria(view)))


def _usage(message: str, hint: str) -> UsageError:
    from peerready.errors import Problem, UsageError

    return UsageError(Problem(message, hint=hint))
