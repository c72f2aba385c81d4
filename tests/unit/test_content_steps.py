"""First things to do: the gaps, each with the action set or the step we propose."""

from __future__ import annotations

from fractions import Fraction

import pytest

import scoring
from peerready.content import steps


def found(lines, answers, own=None):
    outcome = scoring.outcome(lines, answers)
    return steps.steps(outcome.assessment, outcome.gaps, own or {})


def test_a_gap_without_an_action_gets_the_step_we_propose():
    (step,) = found("a: {effort: 2}", "a: partly")

    assert (step.number, step.id, step.today, step.aim) == (1, "t.a", "Partly", "Largely")
    assert (step.do, step.who, step.planned, step.effort) == ("Step of a.", "", False, "weeks")
    assert step.gain == "33.3"


@pytest.mark.parametrize(
    ("action", "do", "who"),
    [
        ("{do: x, owner: CEO, due: 2026-12-01}", "x", "CEO, 1 Dec 2026"),
        ("{do: x}", "x", "nobody named, no date"),
        ("{do: x, status: started}", "x", "nobody named, no date"),
        ("{do: x, status: done}", "Step of a.", ""),
        ("{do: x, status: dropped}", "Step of a.", ""),
    ],
)
def test_an_action_that_is_under_way_stands_instead(action, do, who):
    (step,) = found("a: {}", f"a: {{level: partly, action: {action}}}")

    assert (step.do, step.who) == (do, who)


ASKED = 'a: {ask: [service-users, team], question: "Is it so?"}'
GROUP = "g: {any_of: [o]}\no: {use: option, ask: [hr, team]}"


@pytest.mark.parametrize(
    ("lines", "answers", "do"),
    [
        (ASKED, "", "Find out: ask consumers “Is it so?”"),
        (ASKED, "a: unknown", "Find out: ask consumers “Is it so?”"),
        ("a: {ask: [service-users, team]}", "", "Find out: ask team and consumers."),
        (
            ASKED,
            "a: {level: fully, to_confirm: true}",
            "Settle the answer with team and consumers.",
        ),
        (ASKED, "a: partly", "Step of a."),
        (ASKED, "a: {action: {do: x}}", "x"),
        (GROUP, "o: unknown", "Step of g."),
        (GROUP, "o: {level: fully, to_confirm: true}", "Settle the answer with HR and team."),
    ],
)
def test_what_is_open_is_found_out_or_settled_first(lines, answers, do):
    (step,) = found(lines, answers, {"service-users": "consumers"})

    assert step.do == do


@pytest.mark.parametrize(
    ("points", "shown"),
    [
        (None, ""),
        (Fraction(0), ""),
        (Fraction(1, 3), "33.3"),
        (Fraction(1), "100.0"),
        (Fraction(1, 1000), "0.1"),
        (Fraction(1, 1001), "under 0.1"),
    ],
)
def test_what_is_gained_is_told_in_points(points, shown):
    assert steps.gain(points) == shown


def test_what_can_start_now_has_no_plan_waits_for_nothing_and_takes_least():
    lines = """
      a: {effort: 3}
      b: {effort: 1}
      c: {}
      d: {effort: 2}
      e: {effort: 1, requires: [a]}
      f: {effort: 1}
    """
    answers = "f: {action: {do: x}}"

    assert [step.id for step in steps.start_now(found(lines, answers))] == ["t.b", "t.c", "t.d"]


def test_nothing_to_do_is_nothing_to_start():
    assert steps.start_now(()) == ()
