"""A comparison in Word: every text of the view, in the order and words of the page."""

from __future__ import annotations

import html
import re
from datetime import date

import pytest

from comparing import fit, sample_view
from drawings import png
from filling import filled, named, texts
from hostile.corpus import HOSTILE
from peerready import compare_word, reports
from peerready.content import comparison_model as model
from peerready.sinks import xml
from word_files import lines, opened, parts

TODAY = date(2026, 11, 21)
NAMES = vars(model)
MODELS = [found for found in NAMES.values() if hasattr(found, "_fields")]
NOT_SHOWN = {
    "ColumnView.when",  # the same as its label in a view filled in by name
    "ColumnView.who_short",  # for narrow terminals
    "ComparisonView.kind",
    "ComparisonView.language",  # told to the speller
    "CriterionRow.text",  # the report of each organisation has it
    "CriterionRow.words",  # the cells say it
    "FrameworkComparison.lacking_none",  # instead of the list of what is lacking
    "FrameworkComparison.heading",  # the document's own where there is one framework
    "FrameworkComparison.id",  # made plain by `fit`, and the levels
    "FrameworkComparison.levels",
    "FrameworkComparison.voices",  # the letters of narrow terminals
    "HeatCell.words",  # in the sample of a picture
    "HeatRow.id",
    "HeatRow.kind",
    "LevelCell.words",
    "MentorPart.row",
    "ThemeCounts.id",
}


def content(view, **more):
    return compare_word.content(view, **{"logo": None, "template": None, "today": TODAY} | more)


def said(made):
    return [words for _, words in lines(made)]


@pytest.fixture(scope="module")
def view():
    return filled(model.ComparisonView, named, NAMES)


def test_every_text_of_the_view_is_in_the_document(view):
    made = [content(fit(view, kind)) for kind in ("organisations", "dates")]
    text = "\n".join(line for one in made for line in said(one)).lower()

    assert {name for name in texts(MODELS, NAMES) if named(name) not in text} <= NOT_SHOWN


@pytest.mark.parametrize("kind", ["organisations", "dates"])
def test_the_parts_stand_in_the_order_and_words_of_the_page(kind):
    view = sample_view(kind)
    page = reports.render_comparison(view)
    theirs = [
        re.sub(r"<[^>]+>", "", words).strip()
        for _, words in re.findall(r"<h([2-3])[^>]*>(.*?)</h\1>", page, re.DOTALL)
    ]
    ours = [words for style, words in lines(content(view)) if style in {"Heading 1", "Heading 2"}]

    assert [" ".join(words.split()) for words in ours] == [
        html.unescape(words) for words in theirs[1:]
    ]


def test_a_heat_map_is_a_native_table_with_the_number_in_each_shaded_cell():
    document = opened(content(sample_view("organisations")))
    (table,) = [one for one in document.tables if one.cell(0, 0).text == "Domain"]

    shades = {
        cell.text.rstrip("+"): re.search(r'w:fill="(\w+)"', cell._tc.xml)[1]
        for cell in table.rows[1].cells[1:]
    }
    assert len({*shades.values()}) > 2
    assert all(text.isdigit() for text in shades)
    assert "tblHeader" in table.rows[0]._tr.xml


def test_more_columns_than_fit_go_on_in_a_table_of_their_own():
    view = sample_view("organisations")
    (one,) = view.frameworks
    many = one._replace(
        columns=one.columns * 2,
        heat=tuple(row._replace(cells=row.cells * 2) for row in one.heat),
        criteria=tuple(row._replace(cells=row.cells * 2) for row in one.criteria),
    )

    document = opened(content(view._replace(frameworks=(many,))))

    assert [len(t.columns) for t in document.tables if t.cell(0, 0).text == "Domain"] == [11, 11]


def test_the_map_of_forty_is_four_tables_whose_columns_line_up_and_whose_titles_are_whole():
    view = sample_view("organisations")
    (one,) = view.frameworks
    many = one._replace(
        columns=one.columns * 4,
        heat=tuple(row._replace(cells=row.cells * 4) for row in one.heat),
        criteria=(),
    )

    document = opened(content(view._replace(frameworks=(many,))))
    maps = [t for t in document.tables if t.cell(0, 0).text == "Domain"]
    wide = [[cell.width for cell in table.rows[0].cells] for table in maps]

    assert [len(row) for row in wide] == [11, 11, 11, 11]
    assert len({tuple(row) for row in wide}) == 1
    assert min(wide[0][1:]).cm > 1.1


def test_a_last_table_of_few_columns_has_them_as_wide_as_the_others():
    view = sample_view("organisations")
    (one,) = view.frameworks
    many = one._replace(
        columns=(*one.columns, *one.columns[:1]),
        heat=tuple(row._replace(cells=(*row.cells, *row.cells[:1])) for row in one.heat),
        criteria=(),
    )

    document = opened(content(view._replace(frameworks=(many,))))
    first, last, *_ = [t for t in document.tables if t.cell(0, 0).text == "Domain"]

    assert [len(first.columns), len(last.columns)] == [7, 6]
    assert abs(first.columns[3].width - last.columns[3].width) < 2000


def test_a_key_says_which_column_is_whose_and_cuts_what_would_fill_the_page():
    view = sample_view("organisations")
    (one,) = view.frameworks
    long = one.columns[0]._replace(label="Donau" * 24)
    keyed = one._replace(columns=(long, *one.columns[1:]))

    text = said(content(view._replace(frameworks=(keyed,))))

    start = (
        f"{long.short} {('Donau' * 24)[:79]}… · {one.columns[1].short} {one.columns[1].label} · "
    )
    assert sum(line.startswith(start) for line in text) == 1 + bool(one.criteria)
    assert not any(line.startswith("2024 12 Nov") for line in said(content(sample_view("dates"))))


def test_each_strip_says_its_numbers_to_those_who_do_not_see_it():
    (framework,) = sample_view("organisations").frameworks
    raw = parts(content(sample_view("organisations")))["word/document.xml"].decode()

    alts = re.findall(r'<wp:docPr[^>]* descr="([^"]*)"', raw)
    assert len(alts) == len(framework.heat)
    assert all(any(alt == f"{r.title}: {r.spread.words}" for r in framework.heat) for alt in alts)


def test_many_organisations_are_shown_by_their_spread_and_tallies_alone():
    view = sample_view("organisations")
    (one,) = view.frameworks
    many = one._replace(
        columns=(),
        heat=tuple(row._replace(cells=(), spread=row.spread._replace(dots=())) for row in one.heat),
        criteria=tuple(row._replace(cells=()) for row in one.criteria),
    )

    text = said(content(view._replace(frameworks=(many,))))

    assert "Who answered" not in text
    assert any("The box is the middle half" in line for line in text)
    assert "Does not apply" in text


def test_a_comparison_of_next_to_nothing_says_so(view):
    (one,) = fit(view, "organisations").frameworks
    bare = one._replace(
        notices=(), heat=(), lacking=(), apart=(), managers_only="", mentors=(), not_shown=(),
        order=(), turns=(), groups=(), criteria=(), left_out=(), limits=(), columns=(),
    )  # fmt: skip
    thin = view._replace(
        kind="organisations", frameworks=(bare,), across=None, left_out=(), narrative="",
        confidentiality="", prepared_for="", prepared_by="", period="",
    )  # fmt: skip

    text = " ".join(said(content(thin)))

    assert named("FrameworkComparison.lacking_none") in text
    assert "A mere claim makes no mentor." not in text
    assert "Nothing is claimed by many and shown by few." in text


def test_rows_of_which_nothing_can_be_said_have_no_strip():
    view = sample_view("dates")
    (one,) = view.frameworks
    blank = one.heat[0].cells[0]._replace(text="–", words="nothing", low=None, high=None)
    empty = tuple(row._replace(cells=(blank,) * len(row.cells)) for row in one.heat)

    raw = parts(content(view._replace(frameworks=(one._replace(heat=empty),))))

    assert not [name for name in raw if name.startswith("word/media/")]


def test_two_frameworks_stand_on_pages_of_their_own(view):
    (one,) = fit(view, "organisations").frameworks
    both = view._replace(kind="organisations", frameworks=(one, one._replace(id="second")))

    assert content(both).count(b"PK") > 2
    assert sum(words.startswith(one.title) for words in said(content(both))) >= 2


def test_the_logo_stands_first():
    made = content(sample_view("dates"), logo=png(20, 10))

    assert 'descr="Logo"' in parts(made)["word/document.xml"].decode()


def test_the_same_comparison_gives_the_same_bytes():
    assert content(sample_view("dates")) == content(sample_view("dates"))


@pytest.mark.parametrize("text", [text for _, text in HOSTILE], ids=[name for name, _ in HOSTILE])
def test_hostile_text_stays_text(text):
    view = fit(filled(model.ComparisonView, lambda _: text, NAMES), "organisations")

    made = content(view)

    raw = parts(made)["word/document.xml"].decode()
    fields = {code.strip().split(" ")[0] for code in re.findall(r"<w:instrText[^>]*>([^<]*)", raw)}
    assert fields <= {"TOC", "PAGEREF", "HYPERLINK", "REF"}
    assert "".join(xml(text).split()) in "".join("".join(said(made)).split())


def test_parts_that_hold_nothing_make_no_table():
    view = sample_view("dates")
    (one,) = view.frameworks
    quiet = one.turns[0]._replace(rows=(), asked="")
    domains = tuple(row for row in one.heat if row.kind != "theme")
    thin = one._replace(turns=(quiet,), heat=domains)

    text = said(content(view._replace(frameworks=(thin,))))

    assert "Themes" not in text
    assert "Behind it" not in text


def test_many_groups_and_many_frameworks_go_on_in_tables_of_their_own():
    view = sample_view("organisations")
    (one,) = view.frameworks
    cells = (model.GroupCell(None, "held back"),) * len(one.heat)
    groups = tuple(model.GroupView(f"group {n}", "9", cells) for n in range(9))
    themes = (model.ThemeCounts("t", "A theme", ("1 begun",) * 7),)
    columns = tuple((f"Place {n}", "wa 1.0.0") for n in range(7))
    across = model.AcrossView(columns, themes, ())
    grouped = one._replace(groups=groups, by="size")

    document = opened(content(view._replace(frameworks=(grouped,), across=across)))

    heads = [[cell.text for cell in table.rows[0].cells] for table in document.tables]
    assert [len(row) for row in heads if row[-1].startswith("Group")] == [4, 4, 4]
    assert [len(row) for row in heads if row[-1].startswith("Place")] == [5, 4]
