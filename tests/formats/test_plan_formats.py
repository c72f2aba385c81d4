"""A plan in every format: hostile text stays harmless, calendars keep to RFC 5545, tables hold what is planned."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator, FormatChecker

import scoring
import workbooks
from hostile.corpus import HOSTILE
from peerready import plan_workbook, sinks
from peerready.content import plan_tables
from peerready.content.plan_view import plan_view
from peerready.content.plan_words import goal_words
from peerready.formats import assessment_markdown, plan_csv, plan_ics, plan_json
from peerready.plain import render
from peerready.plan_schema import plan_schema
from peerready.plan_screen import blocks
from peerready.plan_workbook import content
from peerready.planning.schedule import Pace, planned
from peerready.sinks import terminal_line

STOP = "critical: {kind: right, floor: largely, why: so}"
EVERY = [text for _, text in HOSTILE if text.strip()]


def view(goal="employ", lines=None, answers="", pace=None, **more):
    case = scoring.case(lines or f"a: {{{STOP}}}\nb: {{}}", answers, **more)
    return plan_view(case, goal, planned(case, goal, pace), pace.period if pace else "")


def hostile_case(text):
    """A case in which every text that a plan takes from the files is the given one."""
    case = scoring.case(f"a: {{{STOP}}}", "a: partly")
    action = {"do": text, "owner": text, "due": scoring.TODAY, "status": "planned"}
    answers = case.answered.answers
    answer = answers.answers["t.a"].model_copy(
        update={"action": _action(**action)},
    )
    hostile = answers.model_copy(
        update={
            "answers": {"t.a": answer},
            "organisation": answers.organisation.model_copy(update={"name": text}),
        }
    )
    answered = _replace(case.answered, answers=hostile)
    return _replace(case, answered=answered)


def _action(**given_fields):
    from peerready.answers import Action

    return Action.model_construct(**given_fields)


def _replace(thing, **changes):
    from dataclasses import replace

    return replace(thing, **changes)


def unfolded(text):
    assert text.endswith("\r\n")
    return text.replace("\r\n ", "").split("\r\n")[:-1]


@pytest.mark.parametrize("text", EVERY)
def test_hostile_text_stays_harmless_in_every_format(text):
    case = hostile_case(text)
    plans = planned(case, "employ", None)
    made = plan_view(case, "employ", plans)

    shown = render(blocks(made), 80)
    calendar = unfolded(plan_ics.text(made))
    rows = list(csv.reader(io.StringIO(plan_csv.text(made))))
    loaded = json.loads(plan_json.text(case, "employ", None, plans))

    assert all(line == terminal_line(line) for line in shown.split("\n"))
    assert "<script" not in assessment_markdown.text([blocks(made)])
    assert [line.partition(":")[0].partition(";")[0] for line in calendar] == CALENDAR
    assert not sinks._UNSEEN.search("".join(calendar))
    assert len(rows) == 2
    assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in rows[1])
    assert loaded["frameworks"][0]["steps"][0]["id"] == "t.a"
    with zipfile.ZipFile(io.BytesIO(content(made))) as archive:
        assert b"<f>" not in archive.read("xl/worksheets/sheet2.xml")


CALENDAR = [
    "BEGIN", "VERSION", "PRODID", "CALSCALE", "BEGIN", "UID", "DTSTAMP", "DTSTART", "DTEND",
    "TRANSP", "SUMMARY", "DESCRIPTION", "STATUS", "END", "END",
]  # fmt: skip


@given(st.text(st.characters(exclude_characters="\r\n", codec="utf-8"), max_size=300))
def test_a_folded_line_has_at_most_75_octets_and_unfolds_to_itself(line):
    pieces = plan_ics.folded(line).split("\r\n")

    assert max(len(piece.encode()) for piece in pieces) <= 75
    assert all(piece.startswith(" ") for piece in pieces[1:])
    assert pieces[0] + "".join(piece[1:] for piece in pieces[1:]) == line


def test_what_has_a_date_is_a_day_and_what_has_none_a_task():
    lines = f"a: {{{STOP}}}\nb: {{{STOP}}}"
    action = "b: {level: partly, action: {do: it, owner: Lead, due: 2027-01-31}}"

    text = plan_ics.text(view(lines=lines, answers=action))

    assert text.count("BEGIN:VTODO") == text.count("BEGIN:VEVENT") == 1
    assert "DTSTART;VALUE=DATE:20270131\r\nDTEND;VALUE=DATE:20270201" in text
    assert "STATUS:CONFIRMED" in text


def test_a_date_of_our_own_making_is_tentative_and_keeps_its_uid():
    first, then = plan_ics.text(view(pace=Pace(1))), plan_ics.text(view(pace=Pace(1, "quarter")))

    assert "STATUS:TENTATIVE" in first
    assert "nobody has promised it" in "".join(unfolded(first))
    assert re.findall("UID:.*", first) == re.findall("UID:.*", then)
    assert "DTSTART;VALUE=DATE:20261220" in first
    assert "DTSTART;VALUE=DATE:20270220" in then


def test_the_last_day_there_is_has_no_day_after_it():
    action = "a: {level: partly, action: {do: it, owner: Lead, due: 9999-12-31}}"

    text = plan_ics.text(view(answers=action))

    assert "DTSTART;VALUE=DATE:99991231\r\nTRANSP" in text


def test_a_plan_without_steps_is_a_calendar_with_one_day_that_says_why():
    text = "".join(unfolded(plan_ics.text(view(answers="a: largely"))))

    assert text.count("BEGIN:VEVENT") == 1
    assert "Nothing to do: no stop sign is left" in text


def test_a_table_has_every_step_with_where_it_leads():
    lines = f"g: {{any_of: [o], {STOP}, requires: [t.x]}}\no: {{use: option, effort: 1}}\nx: {{}}"
    rows = list(
        csv.DictReader(io.StringIO(plan_csv.text(view(lines=lines, pace=Pace(1))).lstrip("\ufeff")))
    )

    assert [(row["id"], row["option"], row["kind"], row["after"]) for row in rows] == [
        ("t.x", "", "comes first", ""),
        ("t.g", "t.o", "stop sign, a right", "t.x"),
    ]
    assert [row["period_ends"] for row in rows] == ["2026-12-20", "2027-01-20"]
    assert [row["employ_after"] for row in rows] == ["cannot be said", "ready"]
    assert rows[0]["recruit_after"] == "not said by t"
    assert rows[1]["evidenced_after"] == "0.0"
    assert rows[1]["title"] == "Title g, by Title o"


def test_a_workbook_is_three_sheets_and_the_same_bytes_each_time():
    made = view(pace=Pace(1))

    with zipfile.ZipFile(io.BytesIO(content(made))) as archive:
        book = archive.read("xl/workbook.xml").decode()
    assert re.findall(r'<sheet name="([^"]*)"', book) == ["Read first", "Steps", "After each step"]
    assert content(made) == content(made)
    assert content(view(answers="a: largely"))


SCHEMA = Draft202012Validator(plan_schema(), format_checker=FormatChecker())
SNAPSHOTS = Path(__file__).parents[1] / "snapshots" / "plan"


def made_json(goal="employ", lines=None, answers="", pace=None, **more):
    case = scoring.case(lines or f"a: {{{STOP}}}\nb: {{}}", answers, **more)
    return json.loads(plan_json.text(case, goal, pace, planned(case, goal, pace)))


@pytest.mark.parametrize("file", sorted(SNAPSHOTS.glob("*.json")), ids=lambda file: file.name)
def test_the_plans_of_the_examples_are_valid_by_their_schema(file):
    assert list(SCHEMA.iter_errors(json.loads(file.read_text(encoding="utf-8")))) == []


@pytest.mark.parametrize(
    "made",
    [
        made_json(pace=Pace(1)),
        made_json(Fraction(1, 3), answers="a: {level: partly, action: {do: it, due: 2026-01-31}}"),
        made_json(answers="a: largely"),
        made_json("recruit"),
        made_json(Fraction(1, 2), lines="a: {}", scale="narrative"),
        made_json(
            lines=f"g: {{any_of: [o], {STOP}, requires: [t.x]}}\no: {{use: option}}\nx: {{}}"
        ),
    ],
    ids=["paced", "overdue", "nothing-to-do", "cannot-say", "in words", "group"],
)
def test_every_kind_of_plan_is_valid_by_the_schema(made):
    assert list(SCHEMA.iter_errors(made)) == []


def test_the_schema_refuses_what_no_plan_says():
    made = made_json(pace=Pace(1))
    wrong = made | {"goal": {"phase": "hire", "score": None}, "pace": {"steps": 0, "period": "day"}}
    wrong["frameworks"][0]["steps"][0]["clashes"] = ["late"]

    found = {tuple(error.absolute_path)[:2] for error in SCHEMA.iter_errors(wrong)}

    assert found == {
        ("goal", "phase"),
        ("pace", "steps"),
        ("pace", "period"),
        ("frameworks", 0),
    }
    Draft202012Validator.check_schema(plan_schema())


# --- what people read


def answer(*given_args, **more):
    return view(*given_args, **more).frameworks[0].answer


def test_the_answer_says_how_many_steps_of_which_kind_and_that_nothing_smaller_does():
    lines = f"a: {{{STOP}, requires: [b]}}\nb: {{}}"

    assert answer(lines=lines) == (
        "2 steps to have someone start: 1 stop sign and 1 thing that must come first. "
        "No smaller set of gaps does it."
    )


def test_of_a_score_it_says_from_where_to_where():
    one, two = answer(Fraction(1, 3)), view(Fraction(1)).frameworks[0]

    assert one.startswith("1 step brings what is claimed from 0 % to 33 %.")
    assert two.answer.startswith("2 steps bring what is claimed from 0 % to 100 %.")
    assert "reach 100 %: each step goes to the highest level" in two.notices[2]
    assert two.notices[3].startswith("A score is not readiness")


def test_where_a_smaller_set_may_exist_it_says_so():
    inner = "\n".join(f"p{n}: {{}}\nq{n}: {{requires: [p{n}]}}" for n in range(13))

    assert "a smaller set may exist" in answer(Fraction(3, 5), lines=inner)


def test_nothing_to_do_cannot_say_and_out_of_reach_are_told_apart():
    none = "g: {any_of: [o], CRIT}\no: {use: option, when: {size: large}}".replace("CRIT", STOP)
    header = {"facts": {"size": "small"}, "framework_header": {"facts": ["size"]}}

    assert answer(answers="a: largely").startswith("Nothing to do: no stop sign is left")
    assert answer(Fraction(1, 3), answers="{a: largely, b: largely}") == (
        "Nothing to do: 66 % is claimed already."
    )
    assert "asks nothing about this step. So it has no plan for it. It can say" in answer("recruit")
    assert answer("recruit", lines="a: {}").endswith("So it has no plan for it.")
    assert "every criterion is set aside" in answer(
        Fraction(1, 2), lines="a: {}", answers="a: {level: not-applicable, reason: never}"
    )
    assert "told in words, on purpose" in answer(Fraction(1, 2), lines="a: {}", scale="narrative")
    assert answer(lines=none, **header) == (
        "Out of reach: nothing that applies to you brings up Title g (t.g)."
    )
    assert answer(Fraction(1, 2), lines=none, **header).startswith(
        "Out of reach: at most 0 % can be claimed, since nothing"
    )


def test_rights_and_open_answers_are_said_before_the_steps():
    assert [notice[:24] for notice in view().frameworks[0].notices] == [
        "A right cannot be promis",
        "1 step is still open: pl",
    ]
    assert view(answers="a: largely").frameworks[0].notices == ()


def test_a_framework_told_in_words_has_dashes_for_figures():
    made = view("employ", lines="a: {}", scale="narrative").frameworks[0]

    assert (made.states[0].claimed, made.states[0].shown) == ("–", "–")


def test_a_range_that_is_one_number_is_shown_as_one():
    made = view(lines=f"a: {{{STOP}}}", answers="a: partly").frameworks[0]

    assert [state.claimed for state in made.states] == ["33 %", "66 %"]


@pytest.mark.parametrize(
    ("goal", "words"),
    [("employ", "employ"), (Fraction("0.7"), "70 %"), (Fraction("0.725"), "72.5 %")],
)
def test_a_goal_is_shown_as_it_was_given(goal, words):
    assert goal_words(goal) == words


def test_a_workbook_is_headed_in_words_and_has_no_empty_column():
    pages, _ = workbooks.read(content(view()))

    heads, *rows = pages["Steps"]
    assert heads[:4] == ["Framework", "Goal", "No.", "Criterion"]
    assert "Way" not in heads
    assert all(any(row[n] is not None for row in rows) for n in range(len(heads)))
    assert pages["After each step"][0][-1] == "May we develop?"
    assert pages["Read first"][0] == ["About", "What to know"]
    assert len(plan_workbook.STEPS) == len(plan_tables.STEPS)
    assert len(plan_workbook.STATES) == len(plan_tables.STATES)
