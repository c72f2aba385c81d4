"""One thing has one name: what every format says of a comparison, in the same words."""

from __future__ import annotations

import html
import io
import re
from dataclasses import replace
from datetime import date

import pypdf
import pytest

import comparing
from peerready import compare_pdf, compare_word, compare_workbook, reports
from peerready.catalog import shared
from peerready.compare_screen.blocks import blocks
from peerready.comparison.ask import Ask
from peerready.comparison.comparison import Edition, Joined, LeftOut
from peerready.content import comparison_words as words
from peerready.content.comparison_view import comparison_view
from peerready.formats import assessment_markdown
from peerready.plain import render
from word_files import lines
from workbooks import read, texts_of

TODAY = date(2026, 11, 21)
FORMS = ("text", "narrow", "markdown", "html", "docx", "pdf", "xlsx")
LEFT = LeftOut(files=(("a.yaml", "it answers wa"),), frameworks=(("wa", "not answered by all"),))


def said(view, form):
    """The words of a comparison in one format; letters and digits alone, for lines break anywhere."""
    match form:
        case "text" | "narrow":
            width = 80 if form == "text" else 50
            text = render(blocks(view, width), width)
        case "markdown":
            text = assessment_markdown.text([blocks(view, None)]).replace("\\", "")
        case "html":
            text = html.unescape(re.sub("<[^>]*>", "", reports.render_comparison(view)))
        case "docx":
            made = compare_word.content(view, logo=None, template=None, today=TODAY)
            text = " ".join(line for _, line in lines(made))
        case "pdf":
            made = compare_pdf.content(view, logo=None, today=TODAY)
            with pypdf.PdfReader(io.BytesIO(made)) as reader:
                text = " ".join(page.extract_text() for page in reader.pages)
        case _:
            pages, _ = read(compare_workbook.content(view, TODAY))
            text = " ".join(" ".join((name, *texts_of(page))) for name, page in pages.items())
    return plain(text)


def plain(text):
    return re.sub(r"[^a-z0-9]", "", text.lower())


def many(times=2):
    return [s._replace(name=f"{s.name} {n}") for n in range(times) for s in comparing.standings()]


def joined(editions, kind="organisations"):
    """A comparison of editions that were joined."""
    found = comparing.compared(kind=kind)
    (one,) = found.comparisons
    made = replace(found, comparisons=(replace(one, joined=Joined(editions)),))
    return comparison_view(made, comparing.PLAIN, shared())


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("kind", ["organisations", "dates"])
def test_every_format_says_that_editions_were_joined_and_how_many_answered_each(form, kind):
    view = joined((Edition("1.0.0", 9), Edition("0.9.0", 1)), kind)
    notice = (
        "Answers read with several editions of sgul are compared as of 1.0.0, which gives the words "
        "and weights: 9 files with 1.0.0 and 1 file with 0.9.0."
    )

    assert notice in view.frameworks[0].notices
    assert plain(notice) in said(view, form)


def test_where_counts_would_tell_of_few_only_that_editions_were_joined_is_said():
    (notice,) = [one for one in joined(()).frameworks[0].notices if "editions" in one]

    assert notice.endswith("weights: how many with each is held back, for it would tell of few.")
    assert not [one for one in comparing.sample_view().frameworks[0].notices if "editions" in one]


@pytest.mark.parametrize("form", FORMS)
def test_the_parts_have_one_name_in_every_format(form):
    found = comparing.compared(ask=Ask(order=True))
    (one,) = found.comparisons
    one = replace(one, left_out=LeftOut(criteria=("sgul.x",)))
    text = said(
        comparison_view(
            replace(found, comparisons=(one,), left_out=LEFT), Ask(order=True), shared()
        ),
        form,
    )

    for name in (
        "Who answered",
        "Answered by",
        "Peer workers employed",
        "How much is claimed",
        "Spread",
        "Who can be told apart",
        "Who could be asked",
        "At target and shown where others are not yet. Ask them first whether they would.",
        "Claimed, not shown",
        "The order asked for",
        words.ORDER,
        "Surely above",
        "Every criterion",
        "Criteria left out",
        "Frameworks and files left out",
        "How to read it",
    ):
        assert plain(name) in text or (form == "xlsx" and name.startswith("At target")), name
    assert plain("What can be told apart") not in text


@pytest.mark.parametrize("form", FORMS)
def test_how_many_peer_workers_are_employed_is_said_in_one_way(form):
    two = said(comparing.view(comparing.standings()[1:3]), form)
    groups = said(comparing.view(many(), Ask(by="peer_workers"), criteria=False), form)

    assert "14" in two
    assert plain("By peer workers employed") in groups or form == "xlsx"
    assert not any(word in two for word in ("fewnone", "nonefew", "byteamfew"))
    assert "several" not in groups


@pytest.mark.parametrize("form", FORMS)
def test_groups_say_what_two_comparisons_together_can_tell(form):
    view = comparing.view(many(), Ask(by="size"))
    notice = words.COMBINED

    assert "another fact" in notice
    assert plain(notice) in said(view, form)
    assert plain("Small groups are not shown apart, nor what would give them away.") in said(
        view, form
    )
    assert plain(notice) not in said(comparing.sample_view(), form)


@pytest.mark.parametrize("form", FORMS)
def test_files_that_are_only_counted_are_counted_in_the_heading_too(form):
    left = LeftOut(files=(("a.yaml", "it answers wa"),) * 3)
    view = comparing.view(ask=Ask(anonymous=True, common=True), left_out=left)

    assert (view.left_out_title, view.left_out_count, len(view.left_out)) == (
        "Files left out",
        3,
        1,
    )
    assert plain("Files left out 3") in said(view, form)
