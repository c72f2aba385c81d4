"""The gap report as a Word document, in the words and order of every other format."""

from __future__ import annotations

from typing import TYPE_CHECKING

from peerready.content import cuts
from peerready.images import image
from peerready.word.blocks import Contents, Dress, Heading, Items, Paragraph, Picture, run
from peerready.word.document import document
from peerready.word_parts.criteria import criteria
from peerready.word_parts.figures import where
from peerready.word_parts.lines import facts, said
from peerready.word_parts.outcome import outcome
from peerready.word_parts.sums import sums
from peerready.word_parts.work import work
from peerready.wording import capital, paragraphs, sentence

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from pathlib import Path

    from peerready.content.model import FrameworkView, ReportView
    from peerready.word.blocks import Block, Words

LOGO_WIDTH, LOGO_HEIGHT = 5.0, 2.0
"""The most of each, in centimetres."""
DO_NOT_COMPARE = (
    "The frameworks follow one after the other. Percentages of different frameworks do not "
    "compare: each asks other things."
)
LANGUAGES = {"en": "en-GB"}
"""What a speller wants to know beyond the language of a framework."""


def content(
    view: ReportView,
    *,
    full: bool,
    figures: bool,
    logo: bytes | None,
    template: Path | None,
    today: date,
) -> bytes:
    """The document; `full` adds every criterion, `template` is a house document whose look it takes."""
    shown = view if full else cuts.without_criteria(view)
    shown = shown if figures else cuts.without_figures(shown)
    dress = Dress(
        title=f"{view.organisation} – gap report – {view.today}",
        author=view.prepared_by or view.organisation,
        language=LANGUAGES.get(view.language, view.language),
        head=view.confidentiality,
        foot=f"{view.organisation} · gap report · {view.today}",
    )
    return document(_report(shown, logo), dress, today, template)


def _report(view: ReportView, logo: bytes | None) -> Iterator[Block]:
    yield from _masthead(view, logo)
    yield Contents("In this report")
    yield from _first(view)
    several = len(view.frameworks) > 1
    if several:
        yield said(DO_NOT_COMPARE, "Report Remark")
    for framework in view.frameworks:
        yield from _framework(framework, new_page=several)
    if view.warnings:
        yield Heading(run("Remarks on the answers file"), 1)
        yield Items(tuple(run(sentence(warning)) for warning in view.warnings))
    made = f"Made by {view.tool} from {view.path}, sha256 {view.sha256}"
    yield said(made, "Report Small")


def _masthead(view: ReportView, logo: bytes | None) -> Iterator[Block]:
    if logo:
        yield Paragraph((logo_of(logo),), keep=True)
    yield said(
        f"Gap report for {view.prepared_for}" if view.prepared_for else "Gap report",
        "Report Kicker",
    )
    if view.confidentiality:
        yield said(view.confidentiality, "Report Confidential")
    yield said(view.organisation, "Title")
    yield said(view.question, "Subtitle")
    yield facts([row for row in _facts(view) if row[1]], "What this report is about")


def logo_of(logo: bytes) -> Picture:
    found = image(logo)
    wide = LOGO_HEIGHT * found.width / found.height if found else LOGO_WIDTH
    return Picture(logo, "Logo", min(LOGO_WIDTH, wide))


def _facts(view: ReportView) -> Iterator[tuple[str, tuple[Words, ...]]]:
    by = f" by {view.answered_by}" if view.answered_by else ""
    yield "Answered", (run(f"{view.assessed_on}{by}"),)
    yield "Judged as of", (run(view.today),)
    name = "Framework" if len(view.frameworks) == 1 else "Frameworks"
    yield name, tuple(run(f"{one.title} {one.version}") for one in view.frameworks)
    yield "Country", (run(view.country),) if view.country else ()
    for fact in view.facts:
        title, _, said_of_it = fact.partition(": ")
        yield capital(title), (run(said_of_it),)
    yield "Prepared by", (run(view.prepared_by),) if view.prepared_by else ()


def _first(view: ReportView) -> Iterator[Block]:
    """What everybody reads: the short answer, and what it is not."""
    yield Heading(run("Short answer"), 1)
    if view.across:
        yield Paragraph(run(view.across, "Strong"), "Report Lead")
    for framework in view.frameworks:
        if len(view.frameworks) > 1:
            yield Heading(run(framework.title), 3)
        for place, line in enumerate(framework.short_answer):
            yield Paragraph(run(line, "" if place else "Strong"), "Report Lead")
        if framework.lowered:
            yield Paragraph(run(framework.lowered), "Report Lead")
    yield Heading(run("Before you read on"), 1)
    yield Items(tuple(map(run, view.notices)))
    if view.narrative:
        yield Heading(run("In our own words"), 1)
        for paragraph in paragraphs(view.narrative):
            yield said(paragraph)


def _framework(view: FrameworkView, *, new_page: bool) -> Iterator[Block]:
    title = (*run(view.title), *run(f" {view.id} {view.version}", "Report Id"))
    yield Heading(title, 1, new_page=new_page)
    yield said(sentence(view.origin), "Report About")
    if view.notices:
        yield Items(tuple(run(sentence(notice)) for notice in view.notices))
    yield from outcome(view)
    yield from where(view)
    yield from work(view)
    yield from criteria(view)
    yield from sums(view)
