"""A comparison that is made: as text, as tables, as documents."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from peerready.cli import console, outputs

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date
    from pathlib import Path

    from peerready.comparison.ask import Ask
    from peerready.comparison.compare import Compared
    from peerready.content.comparison_model import ComparisonView
    from peerready.errors import Problem
    from peerready.project_file import Settings

Form = Literal["text", "markdown", "html", "csv", "json", "xlsx", "docx", "pdf"]
FILE_WIDTH = 80


@dataclass(frozen=True, slots=True)
class Made:
    """What was compared, and what decides how it looks."""

    compared: Compared
    ask: Ask
    settings: Settings
    today: date
    criteria: bool
    template: Path | None = None
    """A house document, whose look a Word document takes."""

    def view(self) -> ComparisonView:
        from peerready.catalog import shared
        from peerready.content.comparison_view import comparison_view

        dress, words = self.settings.report, self.settings.words
        return comparison_view(
            self.compared, self.ask, shared(), dress, words, criteria=self.criteria
        )


def require(kind: Form | None, template: Path | None) -> None:
    """Nothing, where what the format needs is there: told before a long run, not after it."""
    from peerready.cli.extras import extra

    if kind == "docx":
        with extra("word"):
            from peerready import compare_word  # noqa: F401  # it brings all of the extra
            from peerready.word import house
        if template:
            house.opened(template)
    elif kind == "pdf":
        with extra("pdf"):
            from peerready import compare_pdf  # noqa: F401  # the same


def write(made: Made, target: str, kind: Form) -> Iterable[Problem]:
    """Write it where it goes, whole or not at all; what the format needs is there, see `require`.

    What it could not show of the names is to be told.
    """
    match kind:
        case "csv":
            from peerready.formats import comparison_csv

            pieces = comparison_csv.pieces(made.compared, criteria=made.criteria)
            outputs.write_pieces(target, pieces)
        case "json":
            from peerready.formats import comparison_json

            outputs.write(target, comparison_json.text(made.compared, made.ask))
        case "text" | "markdown":
            outputs.write(target, _shown(made.view(), kind, target))
        case _:
            view = made.view()
            outputs.write(target, _document(made, view, kind))
            if kind == "pdf":
                from peerready.pdf import coded

                return outputs.given_by_code(coded(view))
    return ()


def _shown(view: ComparisonView, kind: Form, target: str) -> str:
    from peerready.compare_screen.blocks import blocks

    if kind == "markdown":
        from peerready.formats import assessment_markdown

        return assessment_markdown.text([blocks(view, None)])
    if target == outputs.STANDARD_OUTPUT:
        from peerready.cli.showing import shown

        return shown(blocks(view, console.width()))
    from peerready.plain import render

    return render(blocks(view, FILE_WIDTH), FILE_WIDTH)


def _document(made: Made, view: ComparisonView, kind: Form) -> str | bytes:
    from peerready.logo import logo

    image = logo(made.settings)
    match kind:
        case "html":
            from peerready.reports import render_comparison

            return render_comparison(view, image)
        case "docx":
            from peerready import compare_word

            return compare_word.content(view, logo=image, template=made.template, today=made.today)
        case "pdf":
            from peerready import compare_pdf

            return compare_pdf.content(view, logo=image, today=made.today)
        case _:
            from peerready import compare_workbook

            return compare_workbook.content(view, made.today)
