"""First things to do: the gaps, each with the action set or the step we propose."""

from __future__ import annotations

from fractions import Fraction

import pytest

import scoring
from peerready.content import steps


def found(lines, answers, own=None):
    outcome = scoring.outcome(lines, answers)
    return steps.steps(outcome.assessment, outcome.gaps, own or {}, scoring.TODAY)


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
    assert (steps.start_now(()), steps.start_more(())) == ((), "")


def test_how_many_more_can_start_is_told_where_only_three_are_named():
    assert steps.start_more(found("{a: {}, b: {}, c: {}}", "")) == ""
    assert steps.start_more(found("{a: {}, b: {}, c: {}, d: {}, e: {}}", "")) == (
        "and 2 more of the things to do"
    )


STOP = "critical: {kind: right, floor: largely, why: so}"


@pytest.mark.parametrize(
    ("first", "answers", "requires"),
    [
        ("a: {}", "a: largely", ()),
        ("a: {}", "a: partly", ("t.a",)),
        ("a: {}", "", ("t.a",)),
        ("a: {}", "a: {level: fully, to_confirm: true}", ("t.a",)),
        ("a: {}", "a: {level: largely, target: fully}", ("t.a",)),
        (f"a: {{{STOP}}}", "a: {level: largely, target: fully}", ()),
        (f"a: {{{STOP}}}", "a: partly", ("t.a",)),
        ("a: {}", "a: {level: not-applicable, reason: r}", ()),
        ("g: {any_of: [a]}\na: {use: option}", "a: partly", ("t.g",)),
        ("g: {any_of: [a]}\na: {use: option}", "a: largely", ()),
    ],
)
def test_only_what_is_not_in_place_yet_must_come_first(first, answers, requires):
    (step,) = [one for one in found(f"{first}\nz: {{requires: [a]}}", answers) if one.id == "t.z"]

    assert step.requires == requires


@pytest.mark.parametrize(
    ("second", "answers", "requires"),
    [("requires: [a]", "", ("t.a",)), ("", "", ()), ("requires: [b]", "", ())],
)
def test_of_a_group_what_comes_first_is_what_every_option_needs(second, answers, requires):
    lines = f"""
      a: {{}}
      b: {{}}
      g: {{any_of: [o, p]}}
      o: {{use: option, requires: [a]}}
      p: {{use: option, {second}}}
    """
    (step,) = [one for one in found(lines, answers) if one.id == "t.g"]

    assert step.requires == requires


@pytest.mark.parametrize(
    ("action", "status", "earlier"),
    [
        ("{do: x}", "planned", ""),
        ("{do: x, status: started, due: 2026-11-21}", "started", ""),
        ("{do: x, due: 2026-11-20}", "planned, overdue since 20 Nov 2026", ""),
        ("{do: x, status: started, due: 2026-11-01}", "started, overdue since 1 Nov 2026", ""),
        ("{do: x, status: done, due: 2026-11-01}", "", ""),
        ("{do: x, status: dropped, due: 2026-11-01}", "", "an earlier action was dropped"),
    ],
)
def test_how_far_an_action_is_and_that_one_was_dropped_is_told(action, status, earlier):
    (step,) = found("a: {}", f"a: {{level: partly, action: {action}}}")

    assert (step.status, step.earlier) == (status, earlier)
