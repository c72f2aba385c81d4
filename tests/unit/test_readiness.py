"""What the stop signs say of each step: the sentences of the design, section 5, one by one."""

from __future__ import annotations

from datetime import date

import pytest

import scoring

RIGHT = "critical: {kind: right, floor: largely, why: so}"
PLAN = "critical: {kind: preparation, floor: largely, why: so}"
LINES = f"a: {{phase: prepare, {RIGHT}}}\nb: {{phase: employ, {PLAN}}}\nc: {{phase: recruit}}"
ASIDE = "{level: not-applicable, reason: r, approved_by: CEO}"
PROMISE = "action: {do: x, owner: Team lead, due: 2027-06-30}"


def verdicts(lines, answers, **more):
    return [row.verdict for row in scoring.outcome(lines, answers, **more).readiness]


def employ(answers, lines=LINES, **more):
    return scoring.outcome(lines, answers, **more).readiness[2]


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ("", "undecided not-assessed undecided not-assessed"),
        ("{a: largely, b: largely}", "ready not-assessed ready not-assessed"),
        ("{a: fully, b: fully}", "ready not-assessed ready not-assessed"),
        ("a: fully", "ready not-assessed undecided not-assessed"),
        ("{a: partly, b: fully}", "not-ready not-assessed not-ready not-assessed"),
        (f"{{a: {{level: partly, {PROMISE}}}, b: fully}}", "not-ready not-assessed not-ready not-assessed"),
        (f"{{a: fully, b: {{level: partly, {PROMISE}}}}}", "ready not-assessed approaching not-assessed"),
        (f"{{b: {{level: partly, {PROMISE}}}}}", "undecided not-assessed undecided not-assessed"),
        ("{a: partly, b: unknown}", "not-ready not-assessed not-ready not-assessed"),
        (f"{{a: {ASIDE}, b: fully}}", "not-assessed not-assessed ready not-assessed"),
        (f"{{a: fully, b: {ASIDE}}}", "ready not-assessed not-assessed not-assessed"),
        ("{a: {level: fully, to_confirm: true}, b: fully}", "undecided not-assessed undecided not-assessed"),
    ],
)  # fmt: skip
def test_a_phase_looks_at_its_own_stop_signs_and_those_before(answers, expected):
    assert verdicts(LINES, answers) == expected.split()


@pytest.mark.parametrize(
    ("action", "verdict"),
    [
        ("{do: x, owner: o, due: 2026-11-21}", "approaching"),
        ("{do: x, owner: o, due: 2026-11-20}", "not-ready"),
        ("{do: x, due: 2027-06-30}", "not-ready"),
        ("{do: x, owner: o}", "not-ready"),
        ("{do: x, owner: o, due: 2027-06-30, status: started}", "approaching"),
        ("{do: x, owner: o, due: 2027-06-30, status: done}", "not-ready"),
        ("{do: x, owner: o, due: 2027-06-30, status: dropped}", "not-ready"),
    ],
)
def test_a_promise_is_live_owned_and_due_today_or_later(action, verdict):
    assert employ(f"{{a: fully, b: {{level: partly, action: {action}}}}}").verdict == verdict


def test_because_lists_what_decides_in_file_order():
    answers = f"{{a: not-yet, b: partly, d: {{level: partly, {PROMISE}}}}}"
    lines = f"{LINES}\nd: {{phase: employ, {PLAN}}}"
    row = employ(answers, lines)

    assert [result.id for result in row.because] == ["t.a", "t.b"]


def test_an_approaching_phase_is_not_before_its_latest_promise():
    lines = f"{LINES}\nd: {{phase: employ, {PLAN}}}"
    later = PROMISE.replace("2027-06-30", "2027-09-01")
    row = employ(
        f"{{a: fully, b: {{level: partly, {PROMISE}}}, d: {{level: partly, {later}}}}}", lines
    )

    assert (row.verdict, row.not_before) == ("approaching", date(2027, 9, 1))
    assert [result.id for result in row.because] == ["t.b", "t.d"]


def test_beside_the_verdict_stands_how_many_decide_are_shown_and_are_heard():
    evidence = "evidence: [{url: 'https://example.org', grade: document, date: 2026-10-01}]"
    row = employ(f"{{a: {{level: fully, {evidence}}}, b: {{level: fully, voices: [team]}}}}")

    assert (len(row.deciding), row.shown, row.heard) == (2, 1, 1)


def test_a_group_may_be_critical():
    lines = f"g: {{any_of: [o1, o2], {PLAN}}}\no1: {{use: option}}\no2: {{use: option}}"

    assert employ("o1: largely", lines).verdict == "ready"
    assert employ("{o1: largely, o2: unknown}", lines).verdict == "ready"
    assert employ("{o1: partly, o2: unknown}", lines).verdict == "undecided"
    assert (
        employ(f"{{o1: partly, o2: {{level: not-yet, {PROMISE}}}}}", lines).verdict == "approaching"
    )


def test_a_stop_sign_out_of_scope_stops_nothing():
    lines = f"a: {{{RIGHT}, when: {{size: large}}}}\nb: {{}}"
    more = {"framework_header": {"facts": ["size"]}, "facts": {"size": "small"}}

    assert verdicts(lines, "a: not-yet", **more) == ["not-assessed"] * 4
