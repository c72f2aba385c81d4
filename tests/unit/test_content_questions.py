"""What a meeting may ask, and what the report can and cannot say to it."""

from __future__ import annotations

import pytest

import scoring
from peerready.content.questions import chosen_by

REVIEWED = "Reviewed by people with lived experience"
PLAN = "critical: {kind: preparation, floor: largely, why: so}"
RECRUIT = f"a: {{phase: recruit, {PLAN}}}"


def answer(asked, lines, answers="", **more):
    """What is said to the first question that has these words."""
    (found,) = scoring.view(lines, answers, **more).frameworks
    return next(one for one in found.questions if asked in one.asked)


def test_every_question_has_a_sentence_for_an_answer():
    (found,) = scoring.view(RECRUIT).frameworks

    assert len(found.questions) == 20
    assert all(one.answer.endswith(".") for one in found.questions)
    assert all(one.asked.endswith("?") for one in found.questions)


def test_may_we_advertise_is_answered_by_the_step_of_recruiting_alone():
    said = answer("may we advertise", RECRUIT, "a: fully")

    assert said.answered
    assert said.answer == (
        "No stop sign left, by your own account. 0 of 1 shown, 0 of 1 answered by a group they are about."
    )


def test_where_a_framework_does_not_ask_no_other_step_answers_for_it():
    said = answer("may we advertise", f"a: {{phase: prepare, {PLAN}}}", "a: fully")

    assert not said.answered
    assert said.answer == (
        "This report cannot say: this framework asks nothing about this step. "
        "The answer for another step is no answer for this one."
    )


@pytest.mark.parametrize(
    ("lines", "answers", "scale", "expected"),
    [
        ("a: {}", "a: partly", "achievement", "The list begins with “Title a” (t.a)."),
        ("a: {}", "a: fully", "achievement", "Nothing is below what you aim for."),
        ("a: {}", "a: {level: not-applicable, reason: r}", "achievement",
         "Nothing is left to assess: every criterion is set aside or does not apply."),
        ("a: {}", "a: described", "narrative", "It is told in words: nothing in it is ranked."),
    ],
)  # fmt: skip
def test_which_one_first(lines, answers, scale, expected):
    assert answer("Which one first", lines, answers, scale=scale).answer.startswith(expected)


def test_not_ready_is_no_reason_to_wait():
    assert answer("wait", "a: {}", "a: fully").answer == (
        "No. “Not ready” is a list of work, and no reason to drop or delay peer work."
    )
    assert answer("wait", "a: {}").answer.endswith("What can start now: “Title a”.")


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (0, "This report cannot say: nothing here is costed."),
        (1, "This report cannot say: nothing here is costed. Gaps about money, pay or career: “Title a”."),
        (4, ("This report cannot say: nothing here is costed. "
            "Gaps about money, pay or career: “Title a”, “Title b” and “Title c” and 1 more.")),
    ],
)  # fmt: skip
def test_what_it_costs_nobody_knows_but_what_needs_money_is_named(number, expected):
    lines = "\n".join(f"{name}: {{themes: [funding]}}" for name in "abcd"[:number]) or "a: {}"

    assert answer("cost", lines).answer == expected


def test_who_answered_for_whom():
    lines = "a: {ask: [service-users]}\nb: {ask: [service-users, team]}"
    answers = "a: {level: fully, voices: [service-users]}"

    assert answer("Who answered", lines, answers, words={"service-users": "consumers"}).answer == (
        "Of the criteria each group knows best, it answered: team: 0 of 1; consumers: 1 of 2."
    )
    aside = "a: {level: not-applicable, reason: r}"
    assert answer("Who answered", "a: {}", aside).answer == "No criterion names a group."


@pytest.mark.parametrize(
    ("dissent", "expected"),
    [
        ("[]", "No dissent is recorded."),
        ("[{by: hr, note: n}]", "Under “Dissent”: 1 voice recorded."),
        ("[{by: hr, note: n}, {by: team, note: m}]", "Under “Dissent”: 2 voices recorded."),
    ],
)
def test_where_dissent_is(dissent, expected):
    said = answer(
        "saw one of these differently", "a: {}", f"a: {{level: fully, dissent: {dissent}}}"
    )

    assert said.answer.startswith(expected)


def test_criteria_that_touch_a_question_are_pointed_to():
    lines = "a: {themes: [wellbeing]}\nb: {}"

    assert "working alone; see t.a: more" in answer("One peer worker", lines).answer
    assert "illness at work; see t.a." in answer("unwell", lines).answer
    assert "illness at work." in answer("unwell", "b: {}").answer


@pytest.mark.parametrize(
    ("changes", "expected", "answered"),
    [
        ({"status": "current"}, "A text is still current.", True),
        ({"status": "unclear"}, "A text may have been revised: whether it is current is unclear.", False),
        ({"status": "superseded"}, "Its source has been replaced. ", True),
        ({"status": "superseded", "superseded_by": "a newer text"},
         "Its source has been replaced by a newer text. ", True),
    ],
)  # fmt: skip
def test_whether_the_source_still_stands(changes, expected, answered):
    provenance = {"document": "A text", "publisher": "P", "rights": "none"} | changes
    said = answer("ource", "a: {}", framework_header={"provenance": provenance})

    assert said.answer.startswith(expected)
    assert said.answered is answered


def test_the_sentence_is_minuted_and_not_the_word():
    assert answer("minute", RECRUIT, "a: partly").answer == (
        "Minute the sentences of the short answer as they stand, never a word of them alone."
    )


@pytest.mark.parametrize(
    ("own", "review", "expected"),
    [
        (True, "none", f"by the authors of this framework. {REVIEWED}: not yet."),
        (False, "None ", f"by the makers of peerready, not the source. {REVIEWED}: not yet."),
        (True, "the door group, May 2026",
         f"by the authors of this framework. {REVIEWED}: the door group, May 2026."),
    ],
)  # fmt: skip
def test_who_chose_the_stop_signs(own, review, expected):
    block = scoring.outcome(
        "a: {}", own=own, framework_header={"review": {"lived_experience": review}}
    )

    assert chosen_by(block).endswith(expected)
