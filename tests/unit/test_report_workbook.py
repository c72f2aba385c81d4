"""The workbook of a report: what stands on which sheet, with numbers as numbers, and what is left out."""

import re
from datetime import date

import pytest

import scoring
from hostile.corpus import HOSTILE
from peerready.asked_table import ASKED
from peerready.catalog import shared
from peerready.content.build import report_view
from peerready.content.cuts import without_criteria
from peerready.report_sheets import CRITERIA, GAPS, REGISTERS, sheets
from peerready.report_workbook import content
from peerready.sinks import xml
from workbooks import read, texts_of

TODAY = scoring.TODAY
STOP = "critical: {kind: preparation, floor: largely, why: so}"
LINES = f"a: {{{STOP}}}\nb: {{}}\nc: {{domain: {{id: e, title: Other, kind: practice}}}}\nd: {{use: context}}"
ANSWERS = """
a: {level: partly, note: two teams, voices: [team], action: {do: extend, owner: Lead, due: 2027-03-31},
    evidence: [{note: seen, grade: said, date: 2026-10-01}, {path: gone.md, grade: document}],
    dissent: [{by: carers, level: not-yet, note: "No."}]}
b: {level: largely, to_confirm: true}
d: fully
"""


def made(lines=LINES, answers=ANSWERS, **more):
    return scoring.view(lines, answers, **more)


def test_there_is_a_sheet_for_each_table_that_has_rows_and_a_guide_to_all_of_them():
    pages, _ = read(content(made(), TODAY))

    assert list(pages) == [
        "Read me first",
        "Overview",
        "Things to do",
        "Every criterion",
        "Evidence and confirmations",
        "Dissent",
        "Still to confirm",
        "Actions",
        "Context and outcomes",
    ]
    first = texts_of(pages["Read me first"])
    assert set(pages) - {"Read me first"} <= set(first)
    assert "No sheet. Nothing was set aside." in first
    assert "Harbour Recovery: gap report" in first


def test_every_register_has_a_sheet_of_its_own():
    found = made()

    assert {one.id for one in found.frameworks[0].registers} == set(REGISTERS)


def test_a_gap_has_owner_day_and_points_as_they_are():
    pages, _ = read(content(made(), TODAY))

    titles, first, *_ = pages["Things to do"]
    row = dict(zip(titles, first, strict=True))
    assert titles == [title for title, _ in GAPS]
    assert (row["Criterion"], row["Who"], row["Stop sign"]) == ("t.a", "Lead", "yes")
    assert row["Due"] == (date(2027, 3, 31) - date(1899, 12, 30)).days
    assert row["Points to gain"] == 11.1
    assert row["Whose words"] == "own action"
    assert pages["Things to do"][2][titles.index("Whose words")] == "proposal"


def test_points_too_few_to_show_are_words():
    lines = "a: {weight: 1}\nb: {weight: 100000}"

    pages, _ = read(content(made(lines, "{a: partly, b: largely}"), TODAY))

    assert pages["Things to do"][1][-1] == "under 0.1"


def test_every_criterion_stands_with_its_answer_and_what_shows_it():
    pages, _ = read(content(made(), TODAY))

    titles, first, second, third = pages["Every criterion"]
    row = dict(zip(titles, first, strict=True))
    assert titles == [title for title, _ in CRITERIA]
    assert row == {
        "Criterion": "t.a",
        "Title": "Title a",
        "Domain": "Domain",
        "What is true when it is in place": "Text of a.",
        "Step": "employ",
        "Stop sign": "yes",
        "Standing": "◐ begun",
        "Answer": "Partly",
        "Aim": "Largely",
        "In their words": "two teams",
        "Said by": "team",
        "Heard": "yes",
        "Shown": "no",
        "Action": "extend (by 31 Mar 2027, Lead)",
        "Dissent": "families and carers: Not yet: No.",
    }
    assert second[titles.index("Standing")] == "? to confirm"
    assert third[titles.index("Domain")] == "Other"


def test_what_is_set_aside_is_neither_heard_nor_shown_nor_missing():
    pages, _ = read(content(made("a: {}", "a: {level: not-applicable, reason: never}"), TODAY))

    row = dict(zip(*pages["Every criterion"], strict=True))
    assert (row["Standing"], row["Heard"], row["Shown"]) == ("– not applicable", None, None)
    assert row["Aim"] is None


def test_the_days_of_evidence_are_days():
    pages, _ = read(content(made(), TODAY))

    titles, first, second = pages["Evidence and confirmations"]
    assert first[titles.index("Dated")] == (date(2026, 10, 1) - date(1899, 12, 30)).days
    assert second[titles.index("Dated")] is None


def test_the_overview_has_ranges_as_numbers_and_a_chart_with_words_for_it():
    pages, files = read(content(made(), TODAY))

    start = next(n for n, row in enumerate(pages["Overview"]) if row and row[0] == "Domain")
    titles, whole = pages["Overview"][start : start + 2]
    assert titles[1:4] == ["Claimed, at least", "If what is open turned out well", "Shown"]
    assert whole == ["All criteria", 0.11, 0.77, 0.0, 0.11, 0.66, 1.0, "1 of 3"]
    alt = re.findall('descr="([^"]*)"', files["xl/drawings/drawing1.xml"])[0]
    assert "All criteria: shown 0 %, claimed 11–77 %; Domain: shown 0 %" in alt
    assert "Other" in files["xl/charts/chart1.xml"]


def test_what_cannot_be_heard_is_a_dash():
    pages, _ = read(content(made("a: {}", ""), TODAY))

    assert ["All criteria", 0.0, 1.0, 0.0, 0.0, 1.0, "–", "0 of 1"] in pages["Overview"]


@pytest.mark.parametrize("own", [True, False])
def test_without_figures_there_is_no_percentage_and_no_chart(own):
    from peerready.content.cuts import without_figures

    view = without_figures(made()) if own else made()

    pages, files = read(content(view, TODAY, figures=own))

    assert "xl/charts/chart1.xml" not in files
    assert not [text for text in texts_of(pages["Overview"]) if re.search(r"\d ?%", text)]
    assert {row[-1] for row in pages["Things to do"][1:]} == {None}
    assert "At target" in texts_of(pages["Overview"])


def test_of_a_view_without_criteria_there_is_no_sheet_of_them():
    pages, _ = read(content(without_criteria(made()), TODAY))

    assert "Every criterion" not in pages


def test_where_nothing_is_left_to_do_the_guide_says_so():
    pages, _ = read(content(made("a: {}", "a: fully"), TODAY))

    assert "No sheet: nothing is below what you aim for." in texts_of(pages["Read me first"])
    assert "Things to do" not in pages


def test_a_framework_told_in_words_has_answers_and_no_figure():
    pages, files = read(content(made("a: {}", "a: described", scale="narrative"), TODAY))

    assert "xl/charts/chart1.xml" not in files
    assert [text for text in texts_of(pages["Overview"]) if text.startswith("No score, on purpose")]
    row = dict(zip(*pages["Every criterion"], strict=True))
    assert row["Standing"] == "– told in words"


def test_of_several_frameworks_each_row_says_which_it_is_of():
    loaded = [scoring.framework("a: {}", name) for name in ("t", "u")]
    document = scoring.document(
        "{t.a: partly, u.a: {level: not-applicable, reason: never}}", "t", "u"
    )
    view = report_view(scoring.case_of(loaded, document), shared(), ASKED)

    pages, _ = read(content(view, TODAY))

    assert [row[:3] for row in pages["Every criterion"]] == [
        ["Framework", "Criterion", "Title"],
        ["t", "t.a", "Title a"],
        ["u", "u.a", "Title a"],
    ]
    assert [row[:2] for row in pages["Set aside as not applicable"]] == [
        ["Framework", "Criterion"],
        ["u", "u.a"],
    ]
    assert "The levels of t and u" in texts_of(pages["Read me first"])
    assert [
        one.kept for one in sheets(view) if one.name in {"Things to do", "Every criterion"}
    ] == [4, 3]


def test_a_report_in_full_dress_says_who_it_is_for_and_is_in_confidence():
    view = made()._replace(
        confidentiality="For the board",
        narrative="One.\n\nTwo.",
        prepared_for="the board",
        country="AU",
        facts=("Size: small (few)",),
        answered_by="",
        warnings=("a warning",),
    )

    pages, files = read(content(view, TODAY))

    first = texts_of(pages["Read me first"])
    for text in ("For the board", "One.", "Two.", "the board", "AU", "small (few)", "A warning"):
        assert text in first
    heads = re.findall("<oddHeader>(.*?)</oddHeader>", "".join(files.values()))
    assert len(heads) == len(pages)
    assert set(heads) == {"&amp;LHarbour Recovery: gap report, 21 Nov 2026&amp;RFor the board"}


def test_targets_that_were_lowered_are_told_with_the_short_answer_and_who_made_it_in_the_file():
    view = made()
    lowered = view.frameworks[0]._replace(lowered="Two targets are lower")

    pages, files = read(content(view._replace(frameworks=(lowered,), prepared_by="Us"), TODAY))

    assert "Two targets are lower" in texts_of(pages["Read me first"])
    assert "<dc:creator>Us</dc:creator>" in files["docProps/core.xml"]


def test_where_nobody_answered_nobody_is_listed():
    view = made()
    bare = view.frameworks[0]._replace(
        voices=(), registers=(), stop_signs=(), silent=(), by_phase=()
    )

    pages, _ = read(content(view._replace(frameworks=(bare,)), TODAY))

    assert "Group" not in texts_of(pages["Overview"])
    assert "Evidence and confirmations" not in pages


def test_the_same_report_gives_the_same_bytes():
    assert content(made(), TODAY) == content(made(), TODAY)


def test_hostile_text_is_text_in_every_cell():
    texts = [text for _, text in HOSTILE if text.strip()]
    view = made()
    one = view.frameworks[0]
    step, evidence = one.steps[0], next(r for r in one.registers if r.id == "evidence")
    hostile = one._replace(
        steps=tuple(step._replace(do=text, owner=text, title=text) for text in texts),
        registers=(evidence._replace(rows=tuple((t, t, t, "", t, t) for t in texts)),),
        notices=tuple(texts),
    )

    pages, files = read(content(view._replace(frameworks=(hostile,)), TODAY))

    assert [row[7] or "" for row in pages["Things to do"][1:]] == [xml(text) for text in texts]
    assert [row[5] or "" for row in pages["Evidence and confirmations"][1:]] == [
        xml(text) for text in texts
    ]
    assert not [name for name in files if "hyperlink" in name or "externalLink" in name]
    assert not [name for name, file in files.items() if "worksheets" in name and "<f>" in file]


@pytest.mark.parametrize("text", [text for _, text in HOSTILE if text.strip()][::7])
def test_a_hostile_name_stays_text(text):
    view = made("a: {}", "")._replace(organisation=text, confidentiality=text, narrative=text)

    pages, _ = read(content(view, TODAY))

    assert xml(f"{text}: gap report") in texts_of(pages["Read me first"])


def test_a_register_that_one_framework_does_not_have_is_that_of_the_others():
    view = made()
    one = view.frameworks[0]
    bare = one._replace(id="u", registers=())

    pages, _ = read(content(view._replace(frameworks=(one, bare)), TODAY))

    assert {row[0] for row in pages["Evidence and confirmations"][1:]} == {"t"}
