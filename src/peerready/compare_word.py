"""A comparison as a Word document, in the words and order of every other format."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from peerready.report_word import LANGUAGES, logo_of
from peerready.word.blocks import Contents, Dress, Heading, Items, Paragraph, run
from peerready.word.document import document
from peerready.word_parts import follows, heat
from peerready.word_parts.lines import facts, part, said
from peerready.wording import paragraphs, sentence

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from pathlib import Path

    from peerready.content.comparison_model import ComparisonView, FrameworkComparison
    from peerready.word.blocks import Block, Words

ONLY_THEMES = (
    "These organisations answered different frameworks. Only shared themes are set side by side, "
    "by counts."
)
NOT_KNOWN = "No figure here knows anything of them."


def content(
    view: ComparisonView, *, logo: bytes | None, template: Path | None, today: date
) -> bytes:
    """The document; `template` is a house document whose look it takes."""
    dress = Dress(
        title=" – ".join(filter(None, (view.heading, "comparison", view.period))),
        author=view.prepared_by or view.tool,
        language=LANGUAGES.get(view.language, view.language),
        head=view.confidentiality,
        foot=f"{view.heading} · comparison",
    )
    return document(_comparison(view, logo), dress, today, template)


def _comparison(view: ComparisonView, logo: bytes | None) -> Iterator[Block]:
    yield from _masthead(view, logo)
    yield Contents("In this comparison")
    yield from _first(view)
    for framework in view.frameworks:
        yield from _framework(
            framework, dates=view.kind == "dates", new_page=len(view.frameworks) > 1
        )
    if view.across:
        yield from follows.across(view.across)
    if view.left_out:
        yield Heading(run(view.left_out_title), 1)
        yield said(NOT_KNOWN, "Report About")
        yield from follows.left_out(view.left_out, view.left_out_title, view.left_out_count)
    yield said(f"Made by {view.tool}", "Report Small")


def _masthead(view: ComparisonView, logo: bytes | None) -> Iterator[Block]:
    if logo:
        yield Paragraph((logo_of(logo),), keep=True)
    kicker = f"Comparison for {view.prepared_for}" if view.prepared_for else "Comparison"
    yield said(kicker, "Report Kicker")
    if view.confidentiality:
        yield said(view.confidentiality, "Report Confidential")
    yield said(view.heading, "Title")
    yield said(view.question, "Subtitle")
    yield facts([row for row in _facts(view) if row[1]], "What this comparison is about")


def _facts(view: ComparisonView) -> Iterator[tuple[str, tuple[Words, ...]]]:
    period = f"{view.period}, each judged as of its own day"
    yield "Answered", (run(period),) if view.period else ()
    name = "Framework" if len(view.frameworks) == 1 else "Frameworks"
    yield name, tuple(run(f"{one.title} {one.version}") for one in view.frameworks)
    yield "Prepared by", (run(view.prepared_by),) if view.prepared_by else ()


def _first(view: ComparisonView) -> Iterator[Block]:
    """What everybody reads: the short answer, and what it is not."""
    yield Heading(run("Short answer"), 1)
    for framework in view.frameworks:
        if len(view.frameworks) > 1:
            yield Heading(run(framework.title), 3)
        for place, line in enumerate(framework.short_answer):
            yield Paragraph(run(line, "" if place else "Strong"), "Report Lead")
    if view.across:
        yield Paragraph(run(ONLY_THEMES), "Report Lead")
    yield Heading(run("Before you read on"), 1)
    yield Items(tuple(map(run, view.notices)))
    if view.narrative:
        yield Heading(run("In our own words"), 1)
        for paragraph in paragraphs(view.narrative):
            yield said(paragraph)


def _framework(view: FrameworkComparison, *, dates: bool, new_page: bool) -> Iterator[Block]:
    title = (*run(view.title), *run(f" {view.id} {view.version}", "Report Id"))
    yield Heading(title, 1, new_page=new_page)
    yield said(sentence(view.source), "Report About")
    if view.notices:
        yield Items(tuple(run(sentence(notice)) for notice in view.notices))
    yield from heat.who(view, dates=dates)
    yield from heat.heat(view, dates=dates)
    yield from heat.spread(view, dates=dates)
    yield from follows.turns(view)
    yield from follows.follows(view, dates=dates)
    yield from follows.order(view)
    yield from follows.groups(view)
    yield from _criteria(view, dates=dates)
    yield from _basis(view)


def _criteria(view: FrameworkComparison, *, dates: bool) -> Iterator[Block]:
    if not view.criteria:
        return
    yield part("Every criterion")
    key = ", ".join(f"{sign} {words.lower()}" for sign, words in view.levels)
    yield said(f"{key}.", "Report About")
    if view.columns and not dates:
        yield heat.key(view.columns)
    for domain, rows in groupby(view.criteria, key=lambda row: row.domain):
        shown = heat.levels if view.columns else heat.tallies
        yield from shown(rows, view, domain)


def _basis(view: FrameworkComparison) -> Iterator[Block]:
    yield part("What is compared, and what is not")
    yield said(sentence(view.basis))
    yield from follows.left_out(view.left_out, "Criteria left out", len(view.left_out))
    if view.limits:
        yield Heading(run("How to read it"), 3)
        yield Items(tuple(map(run, view.limits)))
    yield said(f"Framework {view.id} {view.version}, sha256 {view.sha256}", "Report Small")
