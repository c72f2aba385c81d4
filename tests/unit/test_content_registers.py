"""The lists that must be complete: nothing is left out, and an empty one says so."""

from __future__ import annotations

import pytest

import scoring
from peerready.content import registers

STOP = "critical: {kind: right, floor: largely, why: so}"
LINES = f"a: {{{STOP}}}\nb: {{}}\nc: {{}}\nd: {{}}\ng: {{any_of: [o]}}\no: {{use: option}}"


def register(name, answers, lines=LINES, own=None, **more):
    case = scoring.case(lines, answers, **more)
    found = registers.registers(
        case.blocks[0].assessment, case.answered.answers, own or {}, scoring.TODAY
    )
    return next(one for one in found if one.id == name)


@pytest.mark.parametrize(
    "name",
    [
        "not-applicable",
        "lowered-targets",
        "dissent",
        "to-confirm",
        "evidence",
        "actions",
        "out-of-scope",
    ],
)
def test_an_empty_register_says_so(name):
    found = register(name, "a: fully")

    assert found.rows == ()
    assert found.empty.endswith(".")


def test_every_row_fits_its_columns():
    answers = """
      a: {level: fully, to_confirm: true, target: partly, dissent: [{by: hr, note: n}]}
      b: {level: not-applicable, reason: r}
      c: {level: partly, action: {do: x}, evidence: [{note: n, grade: said}]}
    """
    case = scoring.case(LINES, answers)
    found = registers.registers(case.blocks[0].assessment, case.answered.answers, {}, scoring.TODAY)

    assert all(len(row) == len(one.columns) for one in found for row in one.rows)
    assert [len(one.rows) for one in found] == [1, 1, 1, 1, 1, 1, 0]


def test_what_is_set_aside_stands_with_its_reason_and_who_approved_it():
    answers = "{a: {level: not-applicable, reason: r, approved_by: CEO}, o: {level: not-applicable, reason: s}}"

    assert register("not-applicable", answers).rows == (
        ("t.a", "Title a", "r", "CEO"),
        ("t.o", "Title o", "s", ""),
    )


def test_lowered_targets_stand_with_their_reason():
    answers = """
      b: {level: partly, target: partly, target_reason: small}
      c: {level: partly, target: not-yet}
      d: {level: partly, target: fully}
    """

    assert register("lowered-targets", answers).rows == (
        ("t.b", "Title b", "Partly", "Largely", "small"),
        ("t.c", "Title c", "Not yet", "Largely", "no reason given"),
    )


def test_a_target_lowered_for_all_is_raised_again_at_a_stop_sign():
    assert register("lowered-targets", "a: partly", target="partly").rows == (
        ("all", "all criteria of t", "Partly", "Largely", "set for the whole file"),
        ("t.a", "Title a", "Partly", "Largely", "raised to what is enough at a stop sign"),
    )


def test_an_own_target_below_a_stop_sign_is_raised_too():
    (row,) = register("lowered-targets", "a: {level: partly, target: not-yet}").rows

    assert row == (
        "t.a",
        "Title a",
        "Not yet",
        "Largely",
        "raised to what is enough at a stop sign",
    )


def test_dissent_stands_beside_the_answer_it_is_about():
    answers = "b: {level: fully, dissent: [{by: carers, level: not-yet}, {by: hr, note: n}]}"

    assert register("dissent", answers, own={"carers": "families"}).rows == (
        ("t.b", "Title b", "Fully", "families", "Not yet", ""),
        ("t.b", "Title b", "Fully", "HR", "–", "n"),
    )


def test_what_is_to_confirm_stands_with_the_answer_so_far():
    answers = "b: {level: partly, to_confirm: true, note: n}"

    assert register("to-confirm", answers).rows == (("t.b", "Title b", "Partly", "n"),)


def test_evidence_stands_with_its_date_and_whether_it_holds():
    answers = "b: {level: fully, evidence: [{note: n, grade: said, date: 2026-10-01}, {note: m, grade: said}]}"
    rows = register("evidence", answers).rows

    assert [row[:5] for row in rows] == [
        ("t.b", "n", "someone's word", "1 Oct 2026", "in date; taken at its word"),
        ("t.b", "m", "someone's word", "", "no"),
    ]


JUDGED = "Nobody judged what is in any of it."
WORD = "{note: n, grade: said, date: 2026-10-01}"
LINK = '{url: "https://example.org", grade: document, date: 2026-10-01}'
FILE = "{path: no.md, grade: document}"


@pytest.mark.parametrize(
    ("entries", "about", "means"),
    [
        ("", JUDGED, "None is named."),
        (WORD, f"What people said or confirmed was taken at its word. {JUDGED}",
         f"What people said or confirmed was taken at its word. {JUDGED}"),
        (LINK, f"Links were not opened. {JUDGED}", f"Links were not opened. {JUDGED}"),
        (f"{FILE}, {LINK}",
         f"A file holds if it exists, has text and is in date; links were not opened. {JUDGED}",
         f"Files were looked for, and those that can be read had to hold text; links were not opened. {JUDGED}"),
    ],
)  # fmt: skip
def test_only_what_was_done_with_the_evidence_named_is_told(entries, about, means):
    answers = f"b: {{level: fully, evidence: [{entries}]}}"
    blocks = scoring.case(LINES, answers).blocks

    assert register("evidence", answers).about == about
    assert registers.shown_means(blocks).endswith(f"strong enough and in date. {means}")


def test_actions_stand_whatever_their_status():
    answers = "{b: {level: partly, action: {do: x, status: dropped, due: 2026-12-01}}, c: {action: {do: y}}}"

    assert register("actions", answers).rows == (
        ("t.b", "Title b", "x", "dropped", "dropped (was due 1 Dec 2026), nobody named"),
        ("t.c", "Title c", "y", "planned", "no date, nobody named"),
    )


def test_answers_that_do_not_count_are_told():
    more = {"framework_header": {"facts": ["size"]}, "facts": {"size": "small"}}
    lines = "a: {}\nb: {when: {size: large}}\nc: {when: {size: large}}"

    assert register("out-of-scope", "b: partly", lines, **more).rows == (
        ("t.b", "Title b", "Partly"),
    )


def aside(*reasons):
    names = "abcdefghijkl"
    lines = "\n".join(f"{name}: {{}}" for name in names)
    answers = "\n".join(
        f"{name}: {{level: not-applicable, reason: {reason}}}"
        for name, reason in zip(names, reasons, strict=False)
    )
    return registers.not_applicable_notice(scoring.assessment(lines, answers))


def test_how_much_is_set_aside_is_told_up_front():
    assert aside() == ""
    assert aside("x") == "1 of 12 criteria is set aside as not applicable"
    assert aside("x", "y") == "2 of 12 criteria are set aside as not applicable"
    assert aside("x", "y", "z") == (
        "3 of 12 criteria are set aside as not applicable, more than one in 5"
    )


def test_one_reason_for_many_is_told_up_front():
    assert aside("x", "y", "x", "x") == (
        "“x” is given 3 times as a reason for not applicable (t.a, t.c and t.d). "
        "What is not there yet is the lowest level"
    )


def test_groups_set_aside_by_their_options_have_no_reason_of_their_own():
    lines = "\n".join(f"g{n}: {{any_of: [o{n}]}}\no{n}: {{use: option}}" for n in range(3))
    answers = "\n".join(f"o{n}: {{level: not-applicable, reason: r{n}}}" for n in range(3))

    assert registers.not_applicable_notice(scoring.assessment(lines, answers)) == (
        "3 of 3 criteria are set aside as not applicable, more than one in 5"
    )


SAID = "{note: n, grade: said}"


def not_holding(lines, answers):
    return registers.not_holding_notice(scoring.assessment(lines, answers))


def test_evidence_that_does_not_hold_is_told_up_front():
    one = "b: {level: fully, evidence: [{note: n, grade: said}]}"
    holds = "b: {level: fully, evidence: [{note: n, grade: said, date: 2026-10-01}]}"

    assert not_holding(LINES, "b: fully") == not_holding(LINES, holds) == ""
    assert not_holding(LINES, one) == (
        "1 piece of evidence does not hold: t.b (it has no date, so it may be out of date)"
    )


def test_of_much_evidence_that_does_not_hold_three_pieces_are_named():
    many = ", ".join([SAID] * 3)
    told = not_holding(
        LINES,
        f"{{b: {{level: fully, evidence: [{many}]}}, o: {{level: fully, evidence: [{SAID}]}}}}",
    )

    assert told.startswith("4 pieces of evidence do not hold: t.b (")
    assert told.endswith("; t.b (it has no date, so it may be out of date) and 1 more")
    assert told.count("t.b") == 3
