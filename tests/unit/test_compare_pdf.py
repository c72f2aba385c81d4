"""A comparison as a PDF: complete, tagged, the same bytes, whatever the texts are."""

from __future__ import annotations

import io
import re
from datetime import date
from functools import cache
from itertools import cycle, islice

import pikepdf
import pypdf
import pytest
import typst

import comparing
import pdf_ua
from comparing import sample_view
from filling import filled, named, texts
from hostile.corpus import HOSTILE
from peerready import compare_pdf
from peerready.catalog import load_shipped
from peerready.comparison.ask import Ask
from peerready.comparison.comparison import LeftOut
from peerready.content import comparison_model as model
from peerready.errors import PeerreadyError

TODAY = date(2026, 11, 22)
NAMES = vars(model)
MODELS = [found for found in NAMES.values() if hasattr(found, "_fields")]
KINDS = ("organisations", "dates")
PLACED = {"id", "kind", "sha256", "language", "domain", "turn"}
"""What is no text of anyone's, or decides where others stand."""
NOT_SHOWN = {
    "ColumnView.who_short",  # for narrow terminals
    "ComparisonView.kind",
    "ComparisonView.language",
    "CriterionRow.text",  # the report of each organisation has it
    "FrameworkComparison.lacking_none",  # instead of the list of what is lacking
    "FrameworkComparison.heading",  # the document's own where there is one framework
    "HeatCell.words",  # the spread beside the strip says it
    "HeatRow.id",
    "HeatRow.kind",
    "LevelCell.words",  # the signs are explained
    "MentorPart.row",
    "ThemeCounts.id",
    "TurnView.counts",  # its summary says them
    "FrameworkComparison.voices",  # said in words with each column
}


def content(view, logo=None):
    return compare_pdf.content(view, logo=logo, today=TODAY)


@cache
def of_sample(kind):
    return content(sample_view(kind))


def shown(pdf):
    with pypdf.PdfReader(io.BytesIO(pdf)) as reader:
        text = " ".join(page.extract_text() for page in reader.pages)
    return re.sub(r"\s+", " ", text.replace("\u200b", ""))


def plain(text):
    """Without the hyphens and breaks of narrow columns."""
    return re.sub(r"[^a-z0-9]", "", text.lower())


def marks(pdf):
    """The bookmarks of the second level."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        return [str(one.title) for top in opened.open_outline().root for one in top.children]


def elements(pdf, tag):
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        found = [one for one in opened.objects if isinstance(one, pikepdf.Dictionary)]
        return [str(one.get("/Alt", "")) for one in found if one.get("/S") == pikepdf.Name(tag)]


def fit(view, kind):
    """A filled view made whole: a domain, a theme and the whole, in the kind of comparison given."""
    (one,) = view.frameworks
    (row,) = one.heat
    heat = tuple(row._replace(kind=k, id=k) for k in ("whole", "domain", "theme"))
    (group,) = one.groups
    level = one.levels[0]
    framework = one._replace(
        heat=heat, groups=(group._replace(cells=group.cells * 3),), levels=(level,) * 3
    )
    return view._replace(kind=kind, frameworks=(framework,))


@pytest.fixture(scope="module")
def view():
    return filled(model.ComparisonView, named, NAMES)


def test_every_text_of_the_view_is_in_the_document(view):
    without = fit(view, "organisations")
    (one,) = without.frameworks
    many = without._replace(frameworks=(one._replace(columns=()),))
    told = plain("".join(shown(content(it)) for it in (without, fit(view, "dates"), many)))

    missing = {name for name in texts(MODELS, NAMES) if plain(named(name)) not in told}

    assert missing <= NOT_SHOWN


@pytest.mark.parametrize("kind", KINDS)
def test_a_comparison_conforms_to_what_a_machine_can_check_of_pdf_ua(kind):
    assert pdf_ua.faults(of_sample(kind)) == []


@pytest.mark.parametrize("kind", KINDS)
def test_the_same_comparison_gives_the_same_bytes(kind):
    assert content(sample_view(kind)) == of_sample(kind)


def test_it_says_what_it_is():
    with pikepdf.open(io.BytesIO(of_sample("organisations"))) as pdf, pdf.open_metadata() as meta:
        assert meta["dc:title"] == "Ten organisations – comparison – Oct 2026"
        assert meta["xmp:CreateDate"].startswith("2026-11-22T00:00:00")


def test_its_parts_stand_in_the_order_of_every_format():
    assert marks(of_sample("organisations")) == [
        "Who answered", "How much is claimed", "Spread", "What follows", "Every criterion",
        "What is compared, and what is not",
    ]  # fmt: skip
    assert marks(of_sample("dates")) == [
        "Who answered", "How much is claimed", "How it moved", "What changed, and why",
        "What follows", "Every criterion", "What is compared, and what is not",
    ]  # fmt: skip


def test_the_heat_map_has_every_number_and_marks_the_open_ones():
    text = shown(of_sample("organisations"))
    whole = sample_view().frameworks[0].heat[0]

    assert any(cell.open for cell in whole.cells)
    assert " ".join(cell.text for cell in whole.cells) in text


def test_no_order_is_told_unless_asked_for():
    asked = shown(content(comparing.view(ask=Ask(order=True))))

    assert "In alphabetical order: this is not a ranking." in shown(of_sample("organisations"))
    assert "The order asked for" not in shown(of_sample("organisations"))
    assert "Possible rank" in asked
    assert "inside it nobody stands before anybody else." in asked


@pytest.mark.parametrize("kind", KINDS)
def test_each_row_is_drawn_and_says_its_numbers_aloud_and_beside(kind):
    heat = sample_view(kind).frameworks[0].heat
    text = plain(shown(of_sample(kind)))

    assert sorted(elements(of_sample(kind), "/Figure")) == sorted(
        f"{row.title}: {row.spread.words}" for row in heat
    )
    assert all(plain(row.spread.words) in text for row in heat)


def standings(many):
    some = comparing.standings()
    return [
        some[number % 10]._replace(
            path=f"{number}.yaml", sha256=f"{number:064x}", name=f"Place {number}", id=f"p{number}"
        )
        for number in range(many)
    ]


def test_more_columns_than_fit_follow_in_tables_of_their_own():
    view = comparing.view(standings(14))
    pdf = content(view)
    (one,) = view.frameworks

    assert pdf_ua.faults(pdf) == []
    assert "Themes, continued" in shown(pdf)
    heads = [column.short for column in one.columns]
    assert f"Theme {' '.join(heads[:7])} " in shown(pdf)
    assert f"Theme {' '.join(heads[7:])} " in shown(pdf)


def test_many_organisations_are_shown_by_their_spread_and_tallies_alone():
    pdf = content(comparing.view(standings(50)))
    text = shown(pdf)

    assert pdf_ua.faults(pdf) == []
    assert marks(pdf)[0] == "Spread"
    assert "The box is the middle half" in text
    assert "How many stand at each level" in text
    assert "Place 7" not in text


def test_groups_are_told_by_their_spread_and_small_ones_held_back():
    text = shown(content(comparing.view(standings(20), Ask(by="size"))))

    assert "By size of the organisation" in text
    assert "Held back" in text


def test_what_was_left_out_is_listed_with_the_reason():
    left_out = LeftOut(files=(("region/late.yaml", "it does not answer sgul"),))
    text = shown(content(comparing.view(ask=Ask(common=True), left_out=left_out)))

    assert "Files left out (1)" in text
    assert "region/late.yaml It does not answer sgul" in text


def test_different_frameworks_are_told_by_counts_alone():
    other = load_shipped("imroc")
    some = [
        *comparing.standings()[:3],
        *(
            comparing.standing((f"East {number}", "L", "few", "?" * 60), TODAY, other)
            for number in range(4)
        ),
    ]
    pdf = content(comparing.view(some, Ask(common=True)))

    assert pdf_ua.faults(pdf) == []
    assert "Only shared themes are set side by side, by counts." in shown(pdf)
    assert "Themes by counts" in shown(pdf)
    assert "%" not in shown(pdf)


def test_several_frameworks_follow_one_another(view):
    first = fit(view, "organisations")
    both = (*first.frameworks, first.frameworks[0]._replace(id="second", title="The second"))

    pdf = content(first._replace(frameworks=both, across=None))

    assert pdf_ua.faults(pdf) == []
    assert "The second" in shown(pdf)
    assert "Frameworks" in shown(pdf)


@pytest.mark.parametrize("kind", KINDS)
def test_a_comparison_of_next_to_nothing_says_so(view, kind):
    (one,) = fit(view, kind).frameworks
    bare = one._replace(
        notices=(), heat=(), lacking=(), managers_only="", mentors=(), not_shown=(), order=(),
        turns=(), groups=(), criteria=(), left_out=(), limits=(), columns=(), apart=(),
    )  # fmt: skip
    thin = view._replace(
        kind=kind, frameworks=(bare,), across=None, left_out=(), narrative="",
        confidentiality="", prepared_for="", prepared_by="", period="",
    )  # fmt: skip

    pdf = content(thin)

    assert pdf_ua.faults(pdf) == []
    assert plain(named("FrameworkComparison.lacking_none")) in plain(shown(pdf))
    none = "Nothing is claimed by many and shown by few."  # of organisations, never of dates
    assert (none in shown(pdf)) == (kind == "organisations")


@pytest.mark.parametrize("kind", KINDS)
def test_where_nothing_has_a_figure_nothing_is_drawn(kind):
    sample = sample_view(kind)
    (one,) = sample.frameworks
    heat = tuple(
        row._replace(
            cells=tuple(cell._replace(text="–", low=None, open=False) for cell in row.cells),
            spread=row.spread._replace(n=0, dots=(), median=None, words="told in words"),
        )
        for row in one.heat
    )

    pdf = content(sample._replace(frameworks=(one._replace(heat=heat),)))

    assert pdf_ua.faults(pdf) == []
    assert "Nothing here can be said in per cent." in shown(pdf)
    assert elements(pdf, "/Figure") == []


@pytest.mark.parametrize("start", range(0, len(HOSTILE), 20))
def test_hostile_texts_in_every_place_stay_text(start):
    given = islice(cycle(text[:300] for _, text in HOSTILE), start, None)

    def anywhere(name):
        return named(name) if name.partition(".")[2] in PLACED else next(given)

    hostile = fit(filled(model.ComparisonView, anywhere, NAMES), KINDS[start // 20 % 2])

    assert pdf_ua.faults(content(hostile)) == []


@pytest.mark.parametrize("name", ["very long word", "many lines"])
def test_the_longest_names_stay_within_the_document(name):
    (one,) = (sample := sample_view()).frameworks
    first, *others = one.columns
    columns = (first._replace(label=dict(HOSTILE)[name]), *others)
    hostile = sample._replace(heading=dict(HOSTILE)[name])

    pdf = content(hostile._replace(frameworks=(one._replace(columns=columns),)))

    assert pdf_ua.faults(pdf) == []


def test_every_hostile_name_can_be_read_beside_its_figures():
    sample = sample_view()
    (one,) = sample.frameworks
    names = cycle(text for _, text in HOSTILE)
    columns = tuple(
        column._replace(label=next(names), short=next(names)[:4]) for column in one.columns * 3
    )
    heat = tuple(row._replace(cells=row.cells * 3) for row in one.heat)
    criteria = tuple(row._replace(title=next(names), cells=row.cells * 3) for row in one.criteria)
    hostile = one._replace(columns=columns, heat=heat, criteria=criteria)

    assert pdf_ua.faults(content(sample._replace(frameworks=(hostile,)))) == []


def test_names_no_font_can_draw_are_numbered_above_their_columns():
    sample = sample_view()
    (one,) = sample.frameworks
    columns = tuple(column._replace(label="同伴支持", short="同伴支持") for column in one.columns)

    text = shown(content(sample._replace(frameworks=(one._replace(columns=columns),))))

    assert "Theme 1 2 3 4 5 6 7 8 9 10 " in text
    assert "is given by its code" in text
    assert "[U+540C U+4F34 U+652F U+6301]" in text


def test_a_logo_is_shown_with_its_words():
    logo = typst.compile(b"#set page(width: 9pt, height: 9pt, margin: 0pt)\n#rect()", format="png")

    pdf = content(sample_view()._replace(prepared_by="A. Consultant"), logo)

    assert pdf_ua.faults(pdf) == []
    assert "Logo of A. Consultant" in elements(pdf, "/Figure")


def test_a_logo_that_cannot_be_drawn_is_an_error():
    with pytest.raises(PeerreadyError, match="the logo cannot be drawn"):
        content(sample_view(), b"\x89PNG\r\n\x1a\n")
