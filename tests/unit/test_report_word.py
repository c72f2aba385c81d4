"""The gap report in Word: every text of the view, in the order and words of the other formats."""

from __future__ import annotations

import re
from datetime import date

import pytest

import filling
from drawings import jpeg, png
from filling import named, texts
from hostile.corpus import HOSTILE
from peerready import report_word, reports
from peerready.content import model
from peerready.readiness import Verdict
from peerready.sinks import xml
from peerready.word_parts.lines import shade_of
from word_files import lines, opened, parts

TODAY = date(2026, 11, 21)
NAMESPACE = {**vars(model), "Verdict": Verdict, "date": date}
MODELS = [found for found in vars(model).values() if hasattr(found, "_fields")]
NOT_SHOWN = {
    "FrameworkView.option",  # for a command, of which a report has none
    "FrameworkView.source",  # one of the framework's notices says it
    "RangeLine.name",  # of the whole, which needs none
    "CriterionView.use",  # told by where it stands
    "Register.empty",  # there are rows
    "ReportView.language",  # told to the speller
    "Step.owner",  # `who` says it with the day
    *("DomainView.id", "Register.id", "StopSign.phase", "PhaseLine.verdict"),
}


def filled(text=named):
    return filling.filled(model.ReportView, text, NAMESPACE)


def content(view, **more):
    given = {"full": True, "figures": True, "logo": None, "template": None, "today": TODAY} | more
    return report_word.content(view, **given)


def said(made):
    return [words for _, words in lines(made)]


def headings(made):
    return [words for style, words in lines(made) if re.fullmatch(r"[Hh]eading [1-4]", style)]


@pytest.fixture(scope="module")
def view():
    return filled()


@pytest.fixture(scope="module")
def made(view):
    return content(view)


def test_every_text_of_the_view_is_in_the_document(made):
    text = "\n".join(said(made)).lower()

    assert {name for name in texts(MODELS, NAMESPACE) if named(name) not in text} <= NOT_SHOWN


def test_the_parts_stand_in_the_order_and_words_of_the_page(view, made):
    page = reports.render(view, "html")
    theirs = [
        re.sub(r"<[^>]+>", "", words).strip()
        for words in re.findall(r"<h([2-3])[^>]*>(.*?)</h\1>", page, re.DOTALL)
        for words in words[1:]
    ]
    ours = [words for style, words in lines(made) if style in {"Heading 1", "Heading 2"}]

    assert theirs[0] == "In this report"
    assert [" ".join(words.split()) for words in ours] == theirs[1:]


def test_the_contents_name_the_parts(made):
    named_there = [words for style, words in lines(made) if style.startswith("toc ")]

    assert named_there == [words for style, words in lines(made) if style in {"Heading 1", "Heading 2"}]  # fmt: skip


def test_every_picture_says_its_numbers_and_every_table_what_it_holds(made):
    root = opened(made).element.body
    alts = root.xpath(".//wp:docPr/@descr")

    assert len(alts) == len(root.xpath(".//wp:docPr"))
    assert "Of 100 per cent: 42 shown, 42 claimed, 42 possible." in alts
    assert all(alts)
    assert len(root.xpath(".//w:tblCaption[@w:val!='']")) == len(opened(made).tables)


def test_every_table_with_titles_repeats_them(made):
    for table in opened(made).tables:
        if table.style.name == "Report Table":
            assert table._tbl.xpath("w:tr[1]/w:trPr/w:tblHeader")


def test_figures_are_shaded_by_how_high_they_are():
    assert shade_of(None, 100) == ""
    assert shade_of(0, 100) == "EDF5FB"
    assert shade_of(2, 3) == shade_of(66, 100) == "70AEE3"
    assert shade_of(100, 100) == "4896D3"


def test_criteria_are_left_out_unless_the_whole_is_asked_for(view, made):
    short = headings(content(view, full=False))

    assert "Every criterion" in headings(made)
    assert "Every criterion" not in short
    assert "Answered, never counted" in short  # context and outcomes stay
    thin = view._replace(frameworks=(view.frameworks[0]._replace(aside=()),))
    assert "Answered, never counted" not in headings(content(thin, full=False))


def test_without_figures_no_percentage_and_no_chart_is_left(view):
    line = view.frameworks[0].whole._replace(answered="17 of 26 answered", claimed="48 %")
    framework = view.frameworks[0]._replace(whole=line, by_domain=(line,))
    plain = content(view._replace(frameworks=(framework,)), figures=False)

    assert not [words for words in said(plain) if re.search(r"\d\s*%", words)]
    assert "17 of 26 answered." in said(plain)
    assert "This report gives no percentages." in said(plain)
    assert not opened(plain).inline_shapes


def test_a_framework_told_in_words_says_so(view):
    line = view.frameworks[0].whole._replace(low=None, claimed="no score, on purpose", answered="3")
    framework = view.frameworks[0]._replace(whole=line)

    assert "3. No score, on purpose." in said(content(view._replace(frameworks=(framework,))))


def test_parts_without_figures_have_a_dash_and_no_bar(view):
    line = view.frameworks[0].whole._replace(name="empty", low=None, claimed="not assessable")
    framework = view.frameworks[0]._replace(by_domain=(line,))
    shown = content(view._replace(frameworks=(framework,)))

    (row,) = [r for t in opened(shown).tables for r in t.rows if r.cells[0].text == "Empty"]
    assert [cell.text for cell in row.cells][:3] == ["Empty", "–", "not assessable"]


def bare(view):
    """A report of next to nothing."""
    empty = {
        field: type(value)()
        for field, value in view.frameworks[0]._asdict().items()
        if isinstance(value, (tuple, str)) and not hasattr(value, "_fields") and field != "id"
    }
    framework = view.frameworks[0]._replace(**empty)
    blank = dict.fromkeys(
        ("country", "answered_by", "prepared_for", "prepared_by", "narrative"), ""
    )
    return view._replace(
        frameworks=(framework,), facts=(), warnings=(), confidentiality="", **blank
    )


def test_a_report_of_next_to_nothing_is_whole(view):
    text = "\n".join(said(content(bare(view))))

    assert "no stop signs in scope" in text
    assert "Nothing waits for a decision." in text
    assert "Everything that can begin has an action already" in text
    assert "Nothing is below what you aim for, and nothing is open." in text
    assert "It has at least one scored criterion on every shared theme." in text


def test_what_depends_on_a_criterion_or_step_is_said_where_it_holds(view):
    framework = view.frameworks[0]
    (domain,) = framework.domains
    (one,) = domain.criteria
    other = one._replace(
        level="", said_by="", ask="", heard=False, evidenced=False, stop_sign=False, target="",
        evidence=(one.evidence[0]._replace(holds=False, standing="does not hold", remark=""),),
        target_text=one.level_text,
    )  # fmt: skip
    step = framework.steps[0]
    framework = framework._replace(
        domains=(domain._replace(criteria=(other,)),),
        steps=(step._replace(planned=False, do="", effort="", requires=(), gain=""), step._replace(who="")),
        questions=(framework.questions[0]._replace(answered=False),),
        asking=(framework.asking[0]._replace(how=""),),
        stop_signs=(framework.stop_signs[0]._replace(right=False),),
        voices=(framework.voices[0]._replace(about=0),),
        phases=(framework.phases[0]._replace(support=""),),
        registers=(framework.registers[0]._replace(rows=(), empty="Nobody differed."),),
        aside=(),
    )  # fmt: skip
    text = "\n".join(said(content(view._replace(frameworks=(framework,)))))

    for words in ("Nobody named", "does not hold", "Not shown; needed", "not for this report"):
        assert words in text
    assert "Lists that are complete. Nobody differed." in text
    assert "What is aimed for" not in text
    assert "Context and outcomes" not in text


def test_several_frameworks_begin_a_page_each_and_do_not_compare(view):
    both = content(view._replace(frameworks=view.frameworks * 2))

    assert "Percentages of different frameworks do not compare" in "\n".join(said(both))
    assert len(opened(both).element.body.xpath(".//w:pageBreakBefore")) == 2


@pytest.mark.parametrize(
    ("logo", "wide", "high"),
    [(png(60, 20), 5.0, 1.67), (png(20, 60), 0.67, 2.0), (jpeg(20, 20), 2.0, 2.0)],
    ids=["wide", "high", "square"],
)
def test_the_logo_stands_first_and_is_no_larger_than_it_should(view, logo, wide, high):
    first = opened(content(view, logo=logo)).inline_shapes[0]

    assert first._inline.docPr.get("descr") == "Logo"
    assert (round(first.width.cm, 2), round(first.height.cm, 2)) == (wide, high)


def test_the_file_is_of_whom_and_when_the_report_says(view, made):
    about = opened(made).core_properties
    assert about.title == f"{view.organisation} – gap report – {view.today}"
    assert about.author == view.prepared_by
    assert about.created.date() == TODAY
    assert about.language == "en-GB"

    alone = opened(content(view._replace(prepared_by="", language="mi"))).core_properties
    assert (alone.author, alone.language) == (view.organisation, "mi")


def test_the_line_of_confidence_is_at_the_head_and_foot(view, made):
    section = opened(made).sections[0]

    assert section.header.paragraphs[0].text == view.confidentiality
    assert section.footer.paragraphs[-1].text == view.confidentiality


@pytest.mark.parametrize("text", [t for _, t in HOSTILE], ids=[name for name, _ in HOSTILE])
def test_hostile_text_in_every_place_stays_text(text):
    made = content(filled(lambda _: text))

    document = parts(made)["word/document.xml"].decode()
    assert set(re.findall(r"<w:instrText[^>]*>([^<]*)<", document)) == {
        ' TOC \\o "1-2" \\h \\z \\u '
    }
    assert "<script" not in document
    assert (
        xml(text).strip().split("\n")[0].strip() in "\n".join(said(made)) or not xml(text).strip()
    )
    relations = parts(made)["word/_rels/document.xml.rels"].decode()
    assert "External" not in relations


def test_the_same_view_gives_the_same_bytes(view, made):
    assert content(view) == made
