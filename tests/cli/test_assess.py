"""`peerready assess`: results on standard output, warnings on standard error, nothing else."""

from __future__ import annotations

import csv
import io
import json
import re

import pytest

import scoring

TODAY = ("--today", "2026-11-21")
ANSWERS = """
format: peerready/answers/1
frameworks: [{frameworks}]
organisation: {{name: {name}}}
facts: {{size: small}}
assessed_on: 2026-11-03
answers:
  wa.i1:
    level: fully
    voices: [leadership]
    evidence: [{{url: "https://example.org", grade: document, date: 2026-10-01}}]
  wa.p3: {{level: not-applicable, reason: Not yet}}
"""
HOSTILE = "Acme [/bold] \\e[31m ::error::"
COLOUR = "\x1b["


@pytest.fixture
def write(tmp_path):
    def written(name="answers.yaml", frameworks="wa@1", organisation="Harbour Recovery"):
        text = ANSWERS.format(frameworks=frameworks, name=f'"{organisation}"')
        (tmp_path / name).write_text(text, encoding="utf-8")
        return name

    return written


def test_the_result_is_text_and_warnings_stand_beside_it(run, write):
    ran = run("assess", write(), *TODAY)

    assert ran.code == 0
    assert ran.out.startswith("Harbour Recovery")
    assert "May we take the next step?" in ran.out
    assert "answers.yaml:12:" in ran.err
    assert "warning: this reason says 'not yet'" in ran.err
    assert COLOUR not in ran.out


def test_quiet_leaves_the_warnings_out(run, write):
    ran = run("assess", write(), *TODAY, "-q")

    assert (ran.code, ran.err) == (0, "")


@pytest.mark.parametrize("asked", [["--json"], ["--format", "json"]])
def test_json_is_one_document(run, write, asked):
    ran = run("assess", write(), *TODAY, *asked)

    assert json.loads(ran.out)["format"] == "peerready/assessment/1"


def test_several_files_are_told_in_the_order_given(run, write):
    first, second = write("b.yaml", organisation="Second"), write("a.yaml", organisation="First")
    ran = run("assess", first, second, *TODAY, "-q")
    found = json.loads(run("assess", first, second, *TODAY, "--json", "-q").out)

    assert re.findall(r"^(First|Second)\b.*answered", ran.out, re.MULTILINE) == ["Second", "First"]
    assert [one["organisation"]["name"] for one in found["assessments"]] == ["Second", "First"]


def test_csv_has_a_row_for_each_criterion(run, write):
    ran = run("assess", write(), *TODAY, "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(ran.out.removeprefix("\ufeff"))))

    assert {row["framework"] for row in rows} == {"wa"}
    assert next(row for row in rows if row["id"] == "wa.i1")["status"] == "met"


def test_markdown_begins_with_a_heading(run, write):
    assert run("assess", write(), *TODAY, "--format", "markdown").out.startswith(
        "# Harbour Recovery"
    )


def test_an_unknown_format_is_wrong_usage(run, write):
    ran = run("assess", write(), *TODAY, "--format", "xml")

    assert (ran.code, ran.out) == (2, "")


def test_no_file_is_wrong_usage(run):
    ran = run("assess")

    assert (ran.code, ran.out) == (2, "")


def test_frameworks_may_be_filtered(run, write, tmp_path):
    (tmp_path / "t.yaml").write_bytes(scoring.text("a: {}"))
    file = write(frameworks="wa@1, t@1")

    both = run("assess", file, *TODAY, "--json", PEERREADY_PATH=str(tmp_path / "none"))
    assert both.code == 3
    ran = run("assess", file, *TODAY, "--json", "-f", "./t.yaml")
    assert [one["id"] for one in json.loads(ran.out)["frameworks"]] == ["t"]


def test_a_framework_the_file_does_not_answer_is_wrong_usage(run, write):
    ran = run("assess", write(), *TODAY, "-f", "sgul")

    assert (ran.code, ran.out) == (2, "")
    assert ran.err == "error: answers.yaml does not answer 'sgul'\n      = it answers wa\n"


def test_an_own_framework_comes_from_a_folder(run, write, tmp_path):
    (tmp_path / "ours").mkdir()
    (tmp_path / "ours" / "t.yaml").write_bytes(scoring.text("a: {}"))
    file = write(frameworks="wa@1, t@1")

    ran = run("assess", file, *TODAY, "--json", PEERREADY_PATH=str(tmp_path / "ours"))

    assert [one["id"] for one in json.loads(ran.out)["frameworks"]] == ["wa", "t"]


def evidenced(ran):
    results = json.loads(ran.out)["frameworks"][0]["results"]
    return next(result for result in results if result["id"] == "wa.i1")["evidenced"]


def test_it_judges_at_the_day_given_else_at_the_day_of_the_build(run, write):
    file = write()

    assert evidenced(run("assess", file, "--json", "--today", "2028-10-01"))
    assert not evidenced(run("assess", file, "--json", "--today", "2028-10-02"))
    assert evidenced(run("assess", file, "--json", SOURCE_DATE_EPOCH="1795219200"))
    assert run("assess", file, "--today", "tomorrow").code == 2


def test_the_same_input_gives_the_same_bytes(run, write):
    file = write()

    assert run("assess", file, *TODAY).out == run("assess", file, *TODAY).out


@pytest.mark.parametrize("width", [30, 50, 80, 120])
@pytest.mark.parametrize("colour", [{}, {"FORCE_COLOR": "1"}])
def test_no_line_is_wider_than_the_terminal(run, write, width, colour):
    ran = run("assess", write(organisation="A" * 70), *TODAY, COLUMNS=str(width), **colour)
    bare = re.sub(r"\x1b\[[0-9;]*m", "", ran.out)

    assert (COLOUR in ran.out) == bool(colour)
    assert max(map(len, bare.splitlines())) <= width


def test_colour_can_be_switched_off_anywhere(run, write):
    file = write()

    assert COLOUR in run("assess", file, *TODAY, FORCE_COLOR="1").out
    assert COLOUR not in run("assess", file, *TODAY, FORCE_COLOR="1", NO_COLOR="1").out
    assert COLOUR not in run("assess", file, *TODAY, "--no-color", FORCE_COLOR="1").out


@pytest.mark.parametrize("form", ["text", "markdown", "csv", "json"])
@pytest.mark.parametrize("colour", [{}, {"FORCE_COLOR": "1"}])
def test_a_hostile_name_is_only_a_name(run, write, form, colour):
    ran = run("assess", write(organisation=HOSTILE), *TODAY, "--format", form, **colour)

    assert ran.code == 0
    assert "\x1b[31m " not in ran.out
    assert not re.search(r"^\s*::", ran.out, re.MULTILINE)


def test_the_last_day_there_is_can_be_judged(run, tmp_path):
    text = "format: peerready/answers/1\nframeworks: [imroc@1]\norganisation: {name: H}\n"
    (tmp_path / "a.yaml").write_text(f"{text}assessed_on: 2026-11-03\nanswers:\n", encoding="utf-8")

    assert run("assess", "a.yaml", "--today", "9999-12-31").code == 0
