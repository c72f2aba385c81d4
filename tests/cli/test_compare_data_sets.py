"""`compare` of data sets by themselves: what is shown, what is refused."""

from __future__ import annotations

import csv
import io
import json

import pytest

pytest.importorskip("duckdb")
pytest.importorskip("pyarrow")

TODAY = ("--today", "2026-11-21")
ANSWERS = """\
format: peerready/answers/1
frameworks: [imroc@1]
organisation: {{name: Service {number}, id: s{number}}}
assessed_on: {year}-10-05
voices: [team]
answers:
  imroc.p1: {level}
  imroc.p2: {{level: largely, note: x}}
"""
LEVELS = ("not-yet", "partly", "largely", "fully")


@pytest.fixture
def folder(tmp_path, run):
    """Forty-four organisations, half of them in two years, in files and in a data set."""
    (tmp_path / "all").mkdir()
    for number in range(44):
        for year in (2025, 2026)[: 1 + number % 2]:
            text = ANSWERS.format(number=number, year=year, level=LEVELS[(number + year) % 4])
            (tmp_path / f"all/{number:02}-{year}.yaml").write_text(text, encoding="utf-8")
    assert run("compare", "all", *TODAY, "--data", "kept.parquet", "-q", "-o", "all.json").code == 5
    return tmp_path


@pytest.fixture
def compare(run, folder):
    return lambda *argv: run("compare", *argv, *TODAY, cwd=folder)


def test_a_data_set_says_that_it_is_one_and_what_is_older(compare):
    found = compare("kept.parquet")

    assert found.code == 5
    assert found.out.startswith("44 organisations")
    assert "Made of what earlier runs kept" in found.out
    assert "22 files" in found.out
    assert found.err == (
        "warning: 22 files left out: older than another file of the same organisation\n"
    )


def test_by_year_each_organisation_counts_once_in_each_of_its_years(compare):
    kept, read = (compare(path, "--by", "year", "--json") for path in ("kept.parquet", "all"))
    shown = compare("kept.parquet", "--by", "year")

    assert json.loads(kept.out)["frameworks"] == json.loads(read.out)["frameworks"]
    (one,) = json.loads(kept.out)["frameworks"]
    assert (one["count"], one["organisations"]) == (66, 44)
    assert [(group["name"], group["count"]) for group in one["groups"]] == [
        ("2025", 44),
        ("2026", 22),
    ]
    assert "Each organisation counts once in each year that it answered in: 66" in shown.out
    assert "By year" in shown.out
    assert shown.code == 0


@pytest.mark.parametrize("form", ["markdown", "html"])
def test_pages_say_that_it_is_one(compare, form):
    assert "Made of what earlier runs kept" in compare("kept.parquet", "--format", form).out


def test_csv_has_a_line_for_each_part_and_each_answer(compare):
    found = compare("kept.parquet", "--by", "year", "--format", "csv")

    rows = list(csv.DictReader(io.StringIO(found.out.removeprefix("\ufeff"))))
    whole = [row for row in rows if row["part"] == "whole"]
    answers = {
        (row["group"], row["answer"]): row["how_many"] for row in rows if row["id"] == "imroc.p1"
    }
    assert [(row["group"], row["organisations"]) for row in whole] == [
        ("2025", "44"),
        ("2026", "22"),
        ("all", "66"),
    ]
    assert sum(int(answers["2025", level]) for level in LEVELS) == 44
    assert answers["all", "open"] == "0"
    held = {(row["group"], row["why"]) for row in rows if row["id"] == "imroc.p2"}
    assert held == {("2025", "held back"), ("2026", "held back"), ("all", "held back")}
    assert not [
        row
        for row in csv.DictReader(
            io.StringIO(compare("kept.parquet", "--no-criteria", "--format", "csv").out)
        )
        if row["part"] == "criterion"
    ]


@pytest.mark.parametrize("ending", ["xlsx", "docx", "pdf"])
def test_every_document_can_be_made(compare, folder, ending):
    assert compare("kept.parquet", "-q", "-o", f"out.{ending}").code == 5
    assert (folder / f"out.{ending}").stat().st_size > 1000


def test_data_sets_and_answers_files_are_not_mixed(compare):
    found = compare("kept.parquet", "all")

    assert (found.code, found.out) == (2, "")
    assert "data sets and answers files are not compared together" in found.err


@pytest.mark.parametrize(
    "option",
    [("--data", "x.parquet"), ("--scheduler", "a:1"), ("--jobs", "2"), ("--skip-invalid",)],
)
def test_what_is_about_reading_answers_files_is_refused(compare, option):
    found = compare("kept.parquet", *option)

    assert (found.code, found.out) == (2, "")
    assert f"{option[0]} is about answers files, and a data set is named" in found.err


def test_an_output_never_falls_onto_a_data_set(compare, folder):
    before = (folder / "kept.parquet").read_bytes()

    assert compare("kept.parquet", "-o", "kept.parquet", "--format", "json").code == 2
    assert (folder / "kept.parquet").read_bytes() == before


def test_a_missing_data_set_is_an_error(compare):
    found = compare("none.parquet")

    assert (found.code, found.out) == (3, "")
    assert found.err.startswith("none.parquet: error: there is no such data set\n")
