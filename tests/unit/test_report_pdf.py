"""The gap report as a PDF: complete, tagged, the same bytes, whatever the texts are."""

import io
import re
import sys
import typing
from datetime import date
from itertools import cycle, islice

import pikepdf
import pypdf
import pytest
import typst

import pdf_ua
from filling import filled, named, texts
from hostile.corpus import HOSTILE
from peerready import report_pdf
from peerready.content import model
from peerready.errors import PeerreadyError
from peerready.readiness import Verdict
from scoring import view as scored

NAMES = {**vars(model), "Verdict": Verdict, "date": date}
MODELS = [found for found in vars(model).values() if hasattr(found, "_fields")]
NOT_SHOWN = {
    "CriterionView.use",  # told by where it stands
    "DomainView.id",
    "FrameworkView.option",  # for a command, of which a report has none
    "FrameworkView.source",  # one of the framework's notices says it
    "PhaseLine.verdict",
    "RangeLine.name",  # of the whole, which needs none
    "Register.empty",  # there are rows
    "Register.id",
    "ReportView.language",
    "StopSign.phase",
    "Step.owner",  # `who` says it
}
IDS = {"id", "sha256", "language", "phase", "use"}
LINES = (
    "a: {critical: {kind: right, floor: largely, why: so}}\nb: {phase: prepare}\nc: {use: context}"
)
ANSWERS = "a: partly\nb: {level: fully, voices: [team]}\nc: largely"


def content(view, *, full=True, figures=True, logo=None):
    return report_pdf.content(view, full=full, figures=figures, logo=logo)


def shown(pdf):
    with pypdf.PdfReader(io.BytesIO(pdf)) as reader:
        text = " ".join(page.extract_text() for page in reader.pages)
    return re.sub(r"\s+", " ", text.replace("\u200b", ""))


def named_view():
    return filled(model.ReportView, named, NAMES)._replace(today="21 Nov 2026")


@pytest.fixture(scope="module")
def view():
    return scored(LINES, ANSWERS, voices=["team"])


def test_every_text_of_the_view_is_in_the_report():
    text = shown(content(named_view())).lower().replace(" ", "").replace("-\u00ad", "")

    missing = {name for name in texts(MODELS, NAMES) if plain(named(name)) not in plain(text)}

    assert missing - NOT_SHOWN <= {"ReportView.today", "Register.columns", "Step.id"}


def plain(text):
    """Without the hyphens and breaks of narrow columns."""
    return re.sub(r"[^a-z0-9]", "", text)


def test_a_report_conforms_to_what_a_machine_can_check_of_pdf_ua(view):
    for full in (True, False):
        assert pdf_ua.faults(content(view, full=full)) == []


def test_it_says_what_it_is(view):
    with pikepdf.open(io.BytesIO(content(view))) as pdf:
        with pdf.open_metadata() as meta:
            title, day = meta["dc:title"], meta["xmp:CreateDate"]
        marks = [str(one.title) for one in pdf.open_outline().root]
        figures = [
            str(one.Alt)
            for one in pdf.objects
            if isinstance(one, pikepdf.Dictionary) and one.get("/S") == pikepdf.Name.Figure
        ]

    assert title == "Harbour Recovery – gap report – 21 Nov 2026"
    assert day.startswith("2026-11-21T00:00:00")
    assert marks == ["Short answer", "Before you read on", "A framework of a few lines"]
    assert [words.partition(":")[0] for words in sorted(figures)] == [
        "Shown, claimed and possible in each domain",
        "Shown, claimed and possible",
    ]


def test_the_same_answers_give_the_same_bytes(view):
    assert content(view) == content(view)


def test_the_short_report_leaves_out_the_criteria_and_no_figures_the_percentages(view):
    whole, short, bare = (
        shown(content(view)),
        shown(content(view, full=False)),
        shown(content(view, figures=False)),
    )

    assert (
        whole.count("Every criterion") == short.count("Every criterion") + 2
    )  # and in the contents
    assert "Answered, never counted" in short
    assert "Text of b." not in short
    assert "%" in short
    assert "%" not in bare.replace("97 %", "")
    assert "This report gives no percentages." in bare


@pytest.mark.parametrize("figures", [True, False])
def test_a_report_of_next_to_nothing_reads_without_gaps(figures):
    text = shown(content(scored("b: {phase: prepare}", "b: fully"), figures=figures))

    assert "no stop signs in scope" in text
    assert "Nothing is below what you aim for, and nothing is open." in text


def bare(part):
    """The part with every text and list in it empty, where that may be."""
    keep = {"id", "version", "sha256", "mark", "today", "language", "range", "whole"}
    kinds = typing.get_type_hints(type(part), NAMES)
    return part._replace(
        **{
            name: () if isinstance(value, tuple) and not hasattr(value, "_fields") else ""
            for name, value in part._asdict().items()
            if name not in keep
            and kinds[name] is not bool
            and not isinstance(value, int)
            and not hasattr(value, "_fields")
        }
    )


def test_empty_texts_leave_a_report_that_can_be_read():
    full = named_view()
    framework = full.frameworks[0]
    (domain,) = framework.domains
    thin = bare(framework)._replace(
        domains=(domain._replace(criteria=(bare(domain.criteria[0]),)),),
        steps=(bare(framework.steps[0])._replace(planned=False),),
        phases=tuple(map(bare, framework.phases)),
        asking=tuple(map(bare, framework.asking)),
        whole=framework.whole._replace(low=None, high=None, evidenced=None),
    )
    empty = bare(full)._replace(frameworks=(thin,), facts=("no colon",))

    assert pdf_ua.faults(content(empty)) == []


def test_several_frameworks_follow_one_another_and_do_not_compare():
    first = named_view()
    both = first._replace(
        frameworks=(first.frameworks[0], first.frameworks[0]._replace(id="second", title="Second"))
    )

    pdf = content(both)

    assert pdf_ua.faults(pdf) == []
    assert "Percentages of different frameworks do not compare" in shown(pdf)


@pytest.mark.parametrize("start", range(0, len(HOSTILE), 20))
def test_hostile_texts_in_every_place_stay_text(start):
    given = islice(cycle(text for _, text in HOSTILE), start, None)

    def anywhere(name):
        return named(name) if name.partition(".")[2] in IDS else next(given)

    hostile = filled(model.ReportView, anywhere, NAMES)._replace(today="21 Nov 2026")

    assert pdf_ua.faults(content(hostile)) == []


@pytest.mark.parametrize("name", ["very long word", "many lines", "emoji with joiners", "script"])
def test_a_hostile_name_stays_text(view, name):
    assert pdf_ua.faults(content(view._replace(organisation=dict(HOSTILE)[name]))) == []


def test_what_the_fonts_lack_is_given_by_its_code_and_the_report_says_so(view):
    told = shown(content(view._replace(organisation="Kōwhai 同伴")))

    assert "Kōwhai [U+540C U+4F34]" in told
    assert "given by its code" in told
    assert "given by its code" not in shown(content(view))


def test_a_logo_is_shown_with_its_words(view):
    logo = typst.compile(b"#set page(width: 9pt, height: 9pt, margin: 0pt)\n#rect()", format="png")

    pdf = content(view, logo=logo)

    assert pdf_ua.faults(pdf) == []
    assert b"Logo of Harbour Recovery" in alts(pdf)


def alts(pdf):
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        return b" ".join(
            str(one.Alt).encode()
            for one in opened.objects
            if isinstance(one, pikepdf.Dictionary) and "/Alt" in one
        )


def test_a_logo_that_cannot_be_drawn_is_an_error(view):
    with pytest.raises(PeerreadyError, match="the logo cannot be drawn"):
        content(view, logo=b"\x89PNG\r\n\x1a\n")


def test_without_typst_the_command_names_the_extra(monkeypatch):
    for name in ("peerready.report_pdf", "peerready.pdf"):
        monkeypatch.delitem(sys.modules, name, raising=False)
    monkeypatch.setitem(sys.modules, "typst", None)

    with pytest.raises(ModuleNotFoundError) as caught:
        __import__("peerready.report_pdf")

    assert caught.value.name == "typst"
