"""Who says so: which groups answered, what they know best, who has not been asked."""

from __future__ import annotations

import pytest

import scoring
from peerready.content import people

LINES = """
  a: {ask: [service-users, peer-workers]}
  b: {ask: [team]}
  c: {ask: [peer-workers, hr]}
"""
GROUP = """
  g: {any_of: [o1, o2]}
  o1: {use: option, ask: [carers]}
  o2: {use: option, ask: [team, service-users]}
"""


def voices(answers, lines=LINES, words=None, **header):
    case = scoring.case(lines, answers, words=words, **header)
    assessment = case.blocks[0].assessment
    found = people.voice_lines(assessment, case.answered.answers, words or {})
    return [(v.who, v.gave, v.answers, v.heard, v.about, v.remark) for v in found]


def remark(answers, lines=LINES, **header):
    case = scoring.case(lines, answers, **header)
    return people.voice_remark(case.blocks[0].assessment, case.answered.answers, {})


def test_a_line_for_each_group_that_answered_or_is_best_asked():
    answers = "{a: {level: fully, voices: [team]}, b: {level: fully, voices: [team, leadership]}}"

    assert voices(answers) == [
        ("leadership", 1, 2, 0, 0, ""),
        ("HR", 0, 2, 0, 1, "not asked"),
        ("team", 2, 2, 1, 1, ""),
        ("peer workers", 0, 2, 0, 2, "not asked"),
        ("people using the service", 0, 2, 0, 1, "not asked"),
    ]


def test_the_organisation_s_own_words_are_used():
    found = voices("", words={"service-users": "consumers", "team": "crew"})

    assert [who for who, *_ in found] == ["HR", "crew", "peer workers", "consumers"]


def test_a_group_that_answered_without_any_answer_saying_so_is_told():
    found = voices("b: fully", voices=["leadership", "carers"])

    assert ("families and carers", 0, 1, 0, 0, "answered, but no answer says so") in found


def test_where_no_peer_worker_is_employed_none_was_passed_over():
    more = {"framework_header": {"facts": ["peer_workers"]}, "facts": {"peer_workers": "none"}}
    lines = "a: {ask: [peer-workers], when: {peer_workers: none}}"

    assert voices("", lines, **more) == [("peer workers", 0, 0, 0, 1, "none employed")]


@pytest.mark.parametrize(
    ("answers", "header", "expected"),
    [
        ("", {}, "nothing is answered yet"),
        ("a: unknown", {}, "nothing is answered yet"),
        (
            "a: fully",
            {},
            "no answer says which group gave it: name the groups under 'voices' of each answer",
        ),
        (
            "b: {level: fully, voices: [hr]}",
            {},
            "nothing here is confirmed by those it is about; ask them before you rely on it",
        ),
        (
            "{a: fully, b: {level: fully, voices: [team]}}",
            {},
            "1 answer does not say which group gave it",
        ),
        (
            "{a: fully, c: fully, b: {level: fully, voices: [team]}}",
            {},
            "2 answers do not say which group gave them",
        ),
        ("b: {level: fully, voices: [team]}", {}, ""),
    ],
)
def test_a_reader_is_told_what_to_know_before_relying_on_it(answers, header, expected):
    assert remark(answers, **header) == expected


def test_answers_of_the_leadership_alone_are_told():
    assert (
        remark("a: fully", "a: {ask: [leadership]}", voices=["leadership"])
        == "only leadership answered"
    )


def test_nothing_left_to_answer_is_not_nothing_answered():
    aside = "{level: not-applicable, reason: r}"

    assert remark(f"a: {aside}", "a: {}") == "no criterion is left to be answered"


def test_a_group_is_best_asked_of_those_who_know_the_option_it_is_shown_by():
    def asked(answers):
        assessment = scoring.assessment(GROUP, answers)
        return people.asked_of(assessment, assessment.result("t.g"))

    assert asked("") == ("team", "service-users", "carers")
    assert asked("o1: fully") == ("carers",)


def test_who_has_not_been_asked_and_what_they_would_know_best():
    assessment = scoring.assessment(LINES, "b: {level: fully, voices: [team]}")
    found = [(one.who, one.about, one.examples, one.how) for one in people.asking(assessment, {})]

    assert found == [
        ("HR", 1, ("Title c",), ""),
        ("peer workers", 2, ("Title c", "Title a"),
         "ask through their own forum or, where none are employed, an outside peer network; pay for the time"),
        ("people using the service", 1, ("Title a",),
         "ask through someone they trust, safely; pay for the time"),
    ]  # fmt: skip
