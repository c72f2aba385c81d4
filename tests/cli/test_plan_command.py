"""`peerready plan`: the way to a phase or a score, in every format, to the letter for two examples."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path

import pytest

from peerready.columns import width_of

SNAPSHOTS = Path(__file__).parents[1] / "snapshots" / "plan"
spec = importlib.util.spec_from_file_location("renew_plans", SNAPSHOTS / "renew.py")
renew = importlib.util.module_from_spec(spec)
spec.loader.exec_module(renew)

ANSWERS = """\
format: peerready/answers/1
frameworks: [wa@1]
organisation: {name: Harbour Recovery}
facts: {size: small, peer_workers: none}
assessed_on: 2026-11-03
answers:
  wa.i1: largely
  wa.i6: {level: partly, action: {do: Two paid seats, owner: Chair, due: 2027-01-31}}
"""


@pytest.fixture
def plan(run, tmp_path):
    """Run the command on a small answers file, judged on a fixed day."""
    (tmp_path / "a.yaml").write_text(ANSWERS, encoding="utf-8")
    return lambda *argv, **more: run("plan", "a.yaml", "--today", "2026-11-21", *argv, **more)


@pytest.mark.parametrize("name", renew.LINES)
def test_what_is_planned_for_an_example_is_as_it_was(name):
    assert renew.shown(name) == (SNAPSHOTS / name).read_bytes().decode()


@pytest.mark.parametrize("name", [name for name in renew.LINES if name.endswith(".txt")])
def test_no_line_of_a_plan_is_too_wide(name):
    lines = (SNAPSHOTS / name).read_text(encoding="utf-8").split("\n")

    assert max(map(width_of, lines)) <= int(name.split(".")[1])


def test_owner_and_date_are_those_of_the_answers(plan):
    ran = plan("--to", "prepare")

    assert (ran.code, ran.err) == (0, "")
    assert "(Chair, 31 Jan 2027" in ran.out
    assert "1 step to commit to employing peer workers: 1 stop sign." in ran.out


def test_a_plan_that_is_done_is_ready(plan, tmp_path):
    steps = json.loads(plan("--to", "employ", "--json").out)["frameworks"][0]["steps"]
    text = ANSWERS.replace("level: partly", "level: largely")
    text += "".join(f"  {s['id']}: {s['aim']}\n" for s in steps if s["id"] != "wa.i6")
    (tmp_path / "a.yaml").write_text(text, encoding="utf-8")

    assert "Nothing to do: no stop sign is left to have someone start" in plan("--to", "employ").out


def test_a_score_is_read_exactly(plan):
    made = json.loads(plan("--score", "0.3", "--json").out)

    assert made["goal"] == {"phase": None, "score": 0.3}
    (framework,) = made["frameworks"]
    assert framework["steps"][-1]["after"]["low"] >= 0.3 > framework["steps"][-2]["after"]["low"]


def test_periods_are_months_unless_quarters_are_asked_for(plan):
    months = json.loads(plan("--to", "employ", "--per-period", "2", "--json").out)
    quarters = plan("--to", "employ", "--per-period", "2", "--period", "quarter").out

    assert months["pace"] == {"steps": 2, "period": "month"}
    found = [step["period"]["number"] for step in months["frameworks"][0]["steps"]]
    assert found == [1, 1, 2]
    assert "Quarter 2" in quarters


@pytest.mark.parametrize(
    ("name", "begins"),
    [
        ("p.txt", b"Harbour Recovery"),
        ("p.md", b"# Harbour Recovery"),
        ("p.csv", b"\xef\xbb\xbffile,"),
        ("p.ics", b"BEGIN:VCALENDAR\r\n"),
        ("p.JSON", b'{\n  "format": "peerready/plan/1"'),
        ("p.xlsx", b"PK"),
    ],
)
def test_the_ending_says_the_format(plan, tmp_path, name, begins):
    ran = plan("-q", "--to", "employ", "-o", name)

    assert (ran.code, ran.out, ran.err) == (0, "", "")
    assert (tmp_path / name).read_bytes().startswith(begins)


def test_a_file_of_text_is_the_same_on_every_screen(plan, tmp_path):
    plan("--to", "employ", "-o", "a.txt", COLUMNS="50", FORCE_COLOR="1")
    plan("--to", "employ", "-o", "b.txt")

    assert (tmp_path / "a.txt").read_bytes() == (tmp_path / "b.txt").read_bytes()


@pytest.mark.parametrize("form", ["text", "markdown", "csv", "ics", "json"])
def test_the_same_input_gives_the_same_bytes(plan, form):
    argv = ("--to", "employ", "--format", form)

    assert plan(*argv).out
    assert plan(*argv) == plan(*argv, "-o", "-")


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        ((), "where to?"),
        (("--to", "employ", "--score", "0.7"), "two different plans"),
        (("--to", "hire"), "--to"),
        (("--score", "70"), "'70' is not a share"),
        (("--score", "70%"), "'70%' is not a share"),
        (("--score", "0"), "'0' is not a share"),
        (("--score", "."), "'.' is not a share"),
        (("--score", ""), "--score is empty"),
        (("--score", "1.01"), "0.7 is 70 %"),
        (("--score", "1e-1"), "not a share"),
        (("--to", "employ", "--period", "quarter"), "--per-period 3"),
        (("--to", "employ", "--per-period", "0"), "--per-period"),
        (("--to", "employ", "--format", "xlsx"), "-o plan.xlsx"),
        (("--to", "employ", "-o", "p.pdf"), "known are .txt, .md, .csv, .ics, .json and .xlsx"),
        (("--to", "employ", "-o", "p.csv", "--format", "ics"), "--format says ics"),
        (("--to", "employ", "-o", "gone/p.csv"), "no folder gone"),
        (("--to", "employ", "-f", "ucl"), "does not answer 'ucl'"),
        (("--to", "recruit"), "no plan for recruit in wa"),
        (("--to", "develop", "-o", "p.ics"), "none of them is a stop sign"),
    ],
)
def test_wrong_usage_and_a_plan_nobody_can_make_are_2(plan, tmp_path, argv, said):
    ran = plan(*argv)

    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err
    assert [file.name for file in tmp_path.iterdir()] == ["a.yaml"]


def test_one_framework_that_can_say_is_enough(run):
    file = renew.EXAMPLES / "kowhai" / "answers.yaml"

    ran = run("plan", file, "--to", "recruit", "--today", renew.TODAY)
    alone = run("plan", file, "--to", "recruit", "--today", renew.TODAY, "-f", "imroc")

    assert ran.code == 0
    assert "So it has no plan for it" in " ".join(ran.out.split())
    assert (alone.code, alone.out) == (2, "")


def test_what_a_table_or_a_calendar_cannot_say_goes_to_standard_error(run, plan):
    file = renew.EXAMPLES / "kowhai" / "answers.yaml"
    table = ("plan", file, "--to", "recruit", "--today", renew.TODAY, "--format", "csv")

    assert "note: imroc has no steps in this table: cannot say" in run(*table).err
    assert run(*table, "-q").err == ""
    assert (
        "2 steps without a date are tasks of the calendar"
        in plan("--to", "employ", "--format", "ics").err
    )
    assert plan("--to", "employ", "--format", "ics", "--per-period", "1").err == ""


def test_colour_only_where_it_is_wanted(plan):
    assert "\x1b[" in plan("--to", "employ", FORCE_COLOR="1").out
    assert "\x1b[" not in plan("--to", "employ", "--no-color", FORCE_COLOR="1").out


def test_an_input_that_is_missing_outranks_a_wrong_output(run):
    ran = run("plan", "gone.yaml", "--to", "employ", "-o", "p.pdf")

    assert (ran.code, ran.out) == (3, "")
