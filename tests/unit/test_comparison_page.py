"""The HTML of a comparison is tried with views filled in by type, and with the samples."""

from __future__ import annotations

import itertools
import re

import pytest

from comparing import fit, sample_view
from filling import filled, named, texts
from hostile.corpus import HOSTILE
from page import Page
from peerready import reports
from peerready.content import comparison_model as model

NAMES = vars(model)
MODELS = [found for found in NAMES.values() if hasattr(found, "_fields")]
NOT_SHOWN = {
    "ColumnView.who_short",  # for narrow terminals
    "FrameworkComparison.lacking_none",  # instead of the list of what is lacking
    "FrameworkComparison.heading",  # the page's own heading where there is one framework
    "HeatRow.id",
    "CriterionRow.text",  # the report of each organisation has it
    "FrameworkComparison.voices",  # the letters of narrow terminals
    "GroupView.size",
    "MentorPart.row",
    "ThemeCounts.id",
    "SpreadView.words",
    "ComparisonView.kind",
}


@pytest.fixture(scope="module")
def view():
    return filled(model.ComparisonView, named, NAMES)


def test_every_text_of_the_view_is_on_the_page(view):
    pages = "".join(
        reports.render_comparison(fit(view, kind)).lower() for kind in ("organisations", "dates")
    )

    missing = {name for name in texts(MODELS, NAMES) if named(name) not in pages}

    assert missing - NOT_SHOWN <= {
        "ComparisonView.language", "FrameworkComparison.id", "FrameworkComparison.levels",
        "HeatRow.kind", "ColumnView.when",
    }  # fmt: skip


@pytest.mark.parametrize("text", [text for _, text in HOSTILE], ids=[name for name, _ in HOSTILE])
def test_hostile_text_stays_text(text, view):
    usual = Page(reports.render_comparison(fit(view, "organisations")))

    page = Page(
        reports.render_comparison(
            fit(filled(model.ComparisonView, lambda _: text, NAMES), "organisations")
        )
    )

    assert {*page.tags} <= {*usual.tags}
    assert page.handlers == []
    assert all(link.startswith("#") for link in page.links)


@pytest.mark.parametrize("kind", ["organisations", "dates"])
def test_each_link_leads_somewhere_and_no_heading_is_skipped(kind):
    page = Page(reports.render_comparison(sample_view(kind)))

    levels = [int(tag[1]) for tag in page.tags if re.fullmatch("h[1-6]", tag)]
    assert {link[1:] for link in page.links} <= {*page.ids}
    assert len(page.ids) == len({*page.ids})
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))


@pytest.mark.parametrize("kind", ["organisations", "dates"])
def test_it_loads_nothing_and_its_policy_fits_its_style(kind):
    text = reports.render_comparison(sample_view(kind))
    style = re.search(r"<style>(.*?)</style>", text, re.DOTALL)[1]

    assert f"style-src 'sha256-{reports.style_hash(style)}'" in text
    assert "script" not in Page(text).tags


def test_many_organisations_are_shown_by_their_spread_alone():
    view = sample_view("organisations")
    (one,) = view.frameworks
    many = one._replace(
        columns=(),
        heat=tuple(row._replace(cells=(), spread=row.spread._replace(dots=())) for row in one.heat),
        criteria=tuple(row._replace(cells=()) for row in one.criteria),
    )

    text = reports.render_comparison(view._replace(frameworks=(many,)))

    assert "Who answered" not in text
    assert "The box is the middle half" in text
    assert "Does not apply" in text


def test_a_comparison_of_next_to_nothing_says_so(view):
    (one,) = fit(view, "organisations").frameworks
    bare = one._replace(
        notices=(), heat=(), lacking=(), managers_only="", mentors=(), not_shown=(), order=(),
        turns=(), groups=(), criteria=(), left_out=(), limits=(), columns=(),
    )  # fmt: skip
    thin = view._replace(
        kind="organisations", frameworks=(bare,), across=None, left_out=(), narrative="",
        confidentiality="", prepared_for="", prepared_by="", period="",
    )  # fmt: skip

    text = reports.render_comparison(thin)

    assert named("FrameworkComparison.lacking_none") in text
    assert "A mere claim makes no mentor." not in text
    assert "Nothing is claimed by many and shown by few." in text
    assert "<svg" not in text


def test_different_frameworks_are_told_by_counts_alone(view):
    across = reports.render_comparison(view._replace(frameworks=()))

    assert "Only shared themes are set side by side, by counts." in across
    assert "themecounts-cells" in across.lower()


def test_the_logo_stands_in_the_page_itself(view):
    text = reports.render_comparison(view, logo=b"\x89PNG\r\n")

    assert 'src="data:image/png;base64,' in text
