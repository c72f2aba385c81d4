"""Assessments for machines and for other documents: JSON, CSV, Markdown."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from functools import cache

import jsonschema
import pytest
from markdown_it import MarkdownIt

import scoring
from hostile.corpus import HOSTILE
from peerready import __version__
from peerready.assessment_schema import assessment_schema
from peerready.catalog import shared
from peerready.content.build import report_view
from peerready.formats import assessment_csv, assessment_json, assessment_markdown
from peerready.screen import Cell, Grid, Heading, Paragraph, blocks

LINES = """
  a: {phase: prepare, critical: {kind: preparation, floor: largely, why: so}}
  b: {weight: 1/3, themes: [values, role]}
  g: {any_of: [o1, o2]}
  o1: {use: option}
  o2: {use: option}
  x: {use: context}
"""
ANSWERS = """
  a:
    level: partly
    voices: [team]
    note: a note
    not_in_reports: a secret
    action: {do: write, owner: CEO, due: 2027-01-01}
    evidence: [{note: heard, grade: said, date: 2026-10-01}]
    dissent: [{by: hr, level: not-yet, note: nay}, {by: team, note: hm}]
  b: {level: not-applicable, reason: a reason}
  o2: largely
"""
SITUATIONS = {
    "all": (LINES, ANSWERS, {}),
    "nothing answered": (LINES, "", {}),
    "everything set aside": ("a: {}", "a: {level: not-applicable, reason: r}", {}),
    "in words": ("a: {}\nb: {}", "a: described", {"scale": "narrative"}),
    "rolled up by domains": (LINES, ANSWERS, {"framework_header": {"rollup": "domains"}}),
}
situations = pytest.mark.parametrize(
    ("lines", "answers", "more"), SITUATIONS.values(), ids=SITUATIONS.keys()
)


@cache
def validator():
    return jsonschema.Draft202012Validator(assessment_schema())


def as_json(*cases):
    return json.loads(assessment_json.text(cases, shared().themes))


def rows(*cases):
    text = assessment_csv.text(cases)
    assert text.startswith("\ufeff")
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))


@situations
def test_json_is_as_its_schema_says(lines, answers, more):
    found = as_json(scoring.case(lines, answers, **more))

    assert [error.message for error in validator().iter_errors(found)] == []


def test_json_begins_with_whose_answers_these_are():
    found = as_json(scoring.case("a: {}", "a: fully", voices=["team"]))

    assert found["format"] == "peerready/assessment/1"
    assert (found["peerready"], found["today"]) == (__version__, "2026-11-21")
    assert (found["organisation"], found["assessed_on"]) == (
        {"name": "Harbour Recovery"},
        "2026-11-03",
    )
    assert (found["facts"], found["voices"], found["answers"]["path"]) == (
        {},
        ["team"],
        "answers.yaml",
    )


def test_json_has_every_criterion_in_the_order_of_the_file():
    (framework,) = as_json(scoring.case(LINES, ANSWERS))["frameworks"]
    results = {result["id"]: result for result in framework["results"]}

    assert list(results) == ["t.a", "t.b", "t.g", "t.o1", "t.o2", "t.x"]
    assert (results["t.a"]["value"], results["t.a"]["gap_points"]) == (1 / 3, 1 / 6)
    assert (results["t.b"]["status"], results["t.b"]["reason"]) == ("not-applicable", "a reason")
    assert (results["t.g"]["any_of"], results["t.a"]["any_of"]) == (["t.o1", "t.o2"], None)
    assert results["t.b"]["weight"] == 1 / 3
    assert results["t.a"]["evidence"] == [
        {
            "note": "heard",
            "grade": "said",
            "date": "2026-10-01",
            "holds": True,
            "because": "not-checked",
        }
    ]
    assert framework["gaps"] == ["t.a"]


def test_json_of_a_theme_that_is_not_shared_has_its_name():
    found = json.loads(assessment_json.text([scoring.case("a: {}")], {}))

    assert found["frameworks"][0]["themes"][0]["title"] == "values"


def test_several_files_are_a_list_in_the_order_given():
    one, two = scoring.case("a: {}", "a: fully"), scoring.case("a: {}", "")
    found = as_json(one, two)

    assert found["format"] == "peerready/assessments/1"
    assert [a["frameworks"][0]["figures"]["low"] for a in found["assessments"]] == [1, 0]


def test_on_a_scale_without_values_there_are_none():
    (framework,) = as_json(scoring.case("a: {}", "a: described", scale="narrative"))["frameworks"]

    assert {level["value"] for level in framework["scale"]} == {None}
    assert [result["value"] for result in framework["results"]] == [None]
    assert framework["gaps"] == []


@situations
@pytest.mark.parametrize("form", ["json", "csv", "markdown"])
def test_what_is_not_for_reports_is_in_none(lines, answers, more, form):
    case = scoring.case(lines, answers, not_in_reports="a secret", **more)
    written = {
        "json": lambda: assessment_json.text([case], shared().themes),
        "csv": lambda: assessment_csv.text([case]),
        "markdown": lambda: assessment_markdown.text([blocks(report_view(case, shared()))]),
    }

    assert "secret" not in written[form]()


def test_csv_has_one_row_a_criterion():
    found = {row["id"]: row for row in rows(scoring.case(LINES, ANSWERS))}

    assert list(found) == ["t.a", "t.b", "t.g", "t.o1", "t.o2", "t.x"]
    assert found["t.a"] | {"text": ""} == {
        "file": "answers.yaml",
        "organisation": "Harbour Recovery",
        "assessed_on": "2026-11-03",
        "framework": "t",
        "version": "1.0.0",
        "domain": "d",
        "id": "t.a",
        "title": "Title a",
        "text": "",
        "use": "score",
        "phase": "prepare",
        "critical": "preparation",
        "floor": "largely",
        "status": "below-target",
        "level": "partly",
        "target": "largely",
        "value": "0.3333333333333333",
        "gap_points": "0.16666666666666666",
        "voices": "team",
        "heard": "yes",
        "evidence_grade": "said",
        "evidenced": "no",
        "note": "a note",
        "action": "write",
        "owner": "CEO",
        "due": "2027-01-01",
        "action_status": "planned",
        "dissent": "hr: not-yet nay; team: hm",
    }
    assert (found["t.b"]["note"], found["t.b"]["value"], found["t.b"]["action"]) == (
        "a reason",
        "",
        "",
    )


def test_csv_of_several_files_has_one_head():
    case = scoring.case("a: {}")

    assert [row["id"] for row in rows(case, case)] == ["t.a", "t.a"]


def test_csv_of_an_action_without_owner_or_date_leaves_them_empty():
    (row,) = rows(scoring.case("a: {}", "a: {action: {do: x}}"))

    assert (row["action"], row["owner"], row["due"]) == ("x", "", "")


@pytest.mark.parametrize("text", [text for _, text in HOSTILE], ids=[name for name, _ in HOSTILE])
def test_no_cell_of_a_csv_is_a_formula_and_no_row_breaks(text):
    case = scoring.case("a: {}", "a: partly")
    answers = case.answered.answers
    organisation = answers.organisation.model_copy(update={"name": text})
    answered = replace(
        case.answered, answers=answers.model_copy(update={"organisation": organisation})
    )
    (row,) = rows(replace(case, answered=answered))

    assert None not in row
    assert not row["organisation"].lstrip().startswith(("=", "+", "-", "@", "＝", "＋", "－", "＠"))


def test_markdown_has_a_large_heading_for_each_organisation_and_framework():
    first, second = scoring.framework("a: {}"), scoring.framework("b: {}", name="u")
    case = scoring.case_of([first, second], scoring.document("", "t", "u"))
    text = assessment_markdown.text([blocks(report_view(case, shared()))] * 2)

    assert text.count("\n# ") + text.startswith("# ") == 4
    assert text.count("## May we take the next step?") == 4


def test_markdown_of_blocks():
    some = (
        Heading("A*b", "c"),
        Paragraph("strong", "strong"),
        Paragraph("text", sign="→"),
        Grid(((Cell("a|b"), Cell("1")),), wrap=0, right=(1,), titles=("", "n")),
        Grid((), wrap=0),
    )

    assert assessment_markdown.text([some]) == (
        "## A\\*b (c)\n\n**strong**\n\n→ text\n\n|  | n |\n| --- | --: |\n| a\\|b | 1 |\n"
    )


@pytest.mark.parametrize("text", [text for _, text in HOSTILE], ids=[name for name, _ in HOSTILE])
def test_no_text_breaks_out_of_its_cell_in_markdown(text):
    grid = Grid(((Cell(text), Cell("end")),) * 2, wrap=0, titles=("a", "b"))
    page = (
        MarkdownIt("commonmark", {"html": True})
        .enable("table")
        .parse(assessment_markdown.text([(grid,)]))
    )

    assert [token.type for token in page].count("td_open") == 4
    assert {token.type for token in page if token.nesting == 0} == {"inline"}
