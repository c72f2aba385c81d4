"""A plan laid out in months or quarters, beside the dates the answers have."""

from datetime import date

import pytest

import scoring
from peerready.planning.plan import plan
from peerready.planning.schedule import Pace, planned, slots

STOP = "critical: {kind: preparation, floor: largely, why: so}"
LINES = f"a: {{{STOP}}}\nb: {{{STOP}, requires: [a]}}\nc: {{{STOP}}}"


def laid(answers, pace, today=scoring.TODAY):
    case = scoring.case(LINES, answers)
    made = plan(case.blocks[0].assessment, case.answered.answers, "employ", today)
    return slots(made.steps, pace, today)


def due(day, status="planned"):
    return f"{{level: partly, action: {{do: it, owner: Lead, due: {day}, status: {status}}}}}"


def test_without_a_pace_there_are_only_the_dates_of_the_answers():
    found = laid(f"c: {due('2027-01-31')}", None)

    dates = [(slot.period, slot.last, slot.due) for slot in found]
    assert dates == [(None, None, None), (None, None, None), (None, None, date(2027, 1, 31))]


@pytest.mark.parametrize(
    ("pace", "expected"),
    [
        (Pace(2), [(1, "2026-12-20"), (1, "2026-12-20"), (2, "2027-01-20")]),
        (Pace(1, "quarter"), [(1, "2027-02-20"), (2, "2027-05-20"), (3, "2027-08-20")]),
        (Pace(9), [(1, "2026-12-20")] * 3),
    ],
)
def test_at_most_so_many_steps_stand_in_each_period(pace, expected):
    found = laid("", pace)

    assert [(slot.period, str(slot.last)) for slot in found] == expected
    assert [slot.due for slot in found] == [slot.last for slot in found]
    assert found[0].first == scoring.TODAY


def test_months_end_where_they_are_short():
    found = laid("", Pace(1), date(2026, 12, 31))

    assert [str(slot.first) for slot in found] == ["2026-12-31", "2027-01-31", "2027-02-28"]
    assert [str(slot.last) for slot in found] == ["2027-01-30", "2027-02-27", "2027-03-30"]


def test_the_date_of_the_answers_stands_and_what_does_not_go_is_said():
    answers = "\n".join(
        (f"a: {due('2027-06-30')}", f"b: {due('2026-12-01')}", f"c: {due('2026-10-01')}")
    )

    found = laid(answers, Pace(1))

    assert [slot.clashes for slot in found] == [
        ("promised-later",),
        ("before-what-it-needs", "promised-sooner"),
        ("overdue",),
    ]
    assert [str(slot.due) for slot in found] == ["2027-06-30", "2026-12-01", "2027-02-20"]


def test_what_is_done_or_dropped_lends_no_date():
    assert [slot.due for slot in laid(f"a: {due('2027-06-30', 'dropped')}", None)] == [None] * 3


def test_there_is_a_plan_for_each_framework_of_a_case():
    case = scoring.case(LINES)

    (found,) = planned(case, "employ", Pace(2))

    assert found.block is case.blocks[0]
    assert len(found.slots) == len(found.plan.steps) == 3
