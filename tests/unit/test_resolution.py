"""Answers held against the frameworks they name: every problem at once, or the answers."""

from __future__ import annotations

from datetime import date

import pytest

import scoring
from peerready.catalog import Catalog
from peerready.errors import PeerreadyError
from peerready.resolution import resolve

LINES = """
  a: {critical: {kind: right, floor: largely, why: so}}
  b: {}
  g: {any_of: [o1, o2]}
  o1: {use: option}
  o2: {use: option}
"""


def told(answers="", *names, lines=LINES, framework_header=None, today=scoring.TODAY, **header):
    """The messages and hints of what is wrong, in the order of the file."""
    loaded = scoring.framework(lines, **(framework_header or {}))
    with pytest.raises(PeerreadyError) as raised:
        resolve(scoring.document(answers, *names, **header), scoring.Only(loaded), today)
    return [(problem.message, problem.hint) for problem in raised.value.problems]


def warned(answers, **header):
    loaded = scoring.framework(LINES)
    document = scoring.document(answers, **header)
    return [w.message for w in resolve(document, scoring.Only(loaded), scoring.TODAY).warnings]


def test_what_is_valid_comes_with_its_frameworks():
    loaded = scoring.framework(LINES)
    found = resolve(scoring.document("b: fully"), scoring.Only(loaded), scoring.TODAY)

    assert (found.frameworks, found.warnings) == ((loaded,), ())
    assert found.answers.answers["t.b"].level == "fully"


def test_an_unknown_framework_is_told_with_those_there_are():
    with pytest.raises(PeerreadyError) as raised:
        resolve(scoring.document("", "wax"), Catalog(), scoring.TODAY)

    (problem,) = raised.value.problems
    assert (problem.message, problem.hint) == ("no framework 'wax'", "did you mean 'wa'?")
    assert problem.location.line == 1


@pytest.mark.parametrize(
    ("names", "message", "hint"),
    [
        ("t@2", "these answers are for t@2, but t 1.4.0 is installed", "another major version"),
        (
            "t@1.3.0",
            "these answers are for exactly t@1.3.0, but t 1.4.0 is installed",
            "write 't@1'",
        ),
    ],
)
def test_answers_are_for_the_version_that_is_installed(names, message, hint):
    ((said, how),) = told(frameworks=[names], framework_header={"version": "1.4.0"})

    assert said == message
    assert hint in how


@pytest.mark.parametrize("names", ["t@1", "t@1.4.0"])
def test_the_installed_version_is_fine_by_its_major_or_in_full(names):
    loaded = scoring.framework(LINES, version="1.4.0")

    assert resolve(scoring.document("", frameworks=[names]), scoring.Only(loaded), scoring.TODAY)


def test_a_framework_named_twice_is_told_once():
    assert told(frameworks=["t@1", "t@2"]) == [("framework 't' stands twice", None)]


@pytest.mark.parametrize(
    ("level", "message", "hint"),
    [
        ("largly", "no level 'largly'", "did you mean 'largely'?"),
        ("Fully", "no level 'Fully'", "did you mean 'fully'?"),
        ("mostly", "no level 'mostly'", "did you mean 'largely'?"),
        ("n/a", "no level 'n/a'", "did you mean 'not-applicable'?"),
        ("'?'", "no level '?'", "did you mean 'unknown'?"),
        (
            "'yes'",
            "'yes' is not an answer",
            "say how far: not-yet, partly, largely, fully, unknown or not-applicable",
        ),
        ("zzz", "no level 'zzz'", "use not-yet, partly, largely, fully, unknown or not-applicable"),
    ],
)
def test_a_misspelt_level_is_told_with_the_one_that_was_meant(level, message, hint):
    assert told(f"b: {level}") == [(message, hint)]
    assert told(f"b: {{level: {level}}}") == [(message, hint)]


def test_what_is_meant_is_offered_only_where_the_scale_has_it():
    loaded = scoring.framework("a: {}", scale="yes-no")
    with pytest.raises(PeerreadyError) as raised:
        resolve(scoring.document("a: mostly"), scoring.Only(loaded), scoring.TODAY)

    assert raised.value.problems[0].hint == "use not-in-place, in-place, unknown or not-applicable"


def test_targets_and_dissent_are_levels_of_the_scale():
    text = "b: {level: fully, target: unknown, dissent: [{by: hr, level: never}, {by: hr, level: unknown}]}"

    assert [said for said, _ in told(text)] == ["no level 'unknown'", "no level 'never'"]


@pytest.mark.parametrize(
    ("target", "message", "hint"),
    [
        ("much", "'much' is no level of t", "use not-yet, partly, largely or fully"),
        ({"t": "ful"}, "'ful' is no level of t", "did you mean 'fully'?"),
        ({"sgul": "fully"}, "framework 'sgul' is not listed under 'frameworks'", "listed there: t"),
    ],
)
def test_the_file_s_target_is_a_level_of_each_framework(target, message, hint):
    assert told(target=target) == [(message, hint)]


def test_a_target_of_the_wrong_type_is_told_once():
    assert len(told(target={"t": 3})) == 1


@pytest.mark.parametrize(
    ("name", "message", "hint"),
    [
        ("t.bb", "no criterion 't.bb' in t 1.0.0", "did you mean 't.b'?"),
        (
            "sgul.p1",
            "no criterion 'sgul.p1': framework 'sgul' is not listed",
            "list 'sgul@1' under 'frameworks' if it is meant",
        ),
        ("nothing", "no criterion 't.nothing' in t 1.0.0", None),
        ("x y.z", "no criterion 'x y.z'", "listed there: t"),
    ],
)
def test_an_unknown_criterion_is_told(name, message, hint):
    assert told(f"{name}: fully") == [(message, hint)]


def test_a_name_without_a_dot_is_no_criterion():
    loaded = scoring.framework(LINES)
    document = scoring.document("", answers={"fully": "fully"})
    with pytest.raises(PeerreadyError) as raised:
        resolve(document, scoring.Only(loaded), scoring.TODAY)

    assert [p.message for p in raised.value.problems] == ["no criterion 'fully'"]


def test_without_any_framework_there_is_nothing_to_point_to():
    said = told("sg ul.p1: fully", frameworks=[])

    assert said[-1] == ("no criterion 'sg ul.p1'", None)


def test_what_is_of_the_wrong_type_is_told_once_and_nothing_more_is_made_of_it():
    text = "b: {level: 3, target: 4, dissent: [{by: hr, level: 5}]}"

    assert [said for said, _ in told(text)] == [
        "a text is wanted here, not the number 3",
        "a text is wanted here, not the number 4",
        "a text is wanted here, not the number 5",
    ]


def test_a_group_is_answered_through_its_options():
    assert told("g: fully") == [
        ("'t.g' is answered through its options", "answer its options: t.o1 or t.o2")
    ]


def test_not_applicable_on_a_stop_sign_needs_whoever_approved_it():
    ((message, hint),) = told("a: {level: not-applicable, reason: r}")

    assert message == "'t.a' is a stop sign: not-applicable needs 'approved_by'"
    assert hint == "name the role that approved it, such as 'approved_by: Chief executive'"


FACTS = {"lines": "a: {when: {size: small}}", "framework_header": {"facts": ["size"]}}


@pytest.mark.parametrize(
    ("facts", "message", "hint"),
    [
        (
            {},
            "t needs to know the fact 'size'",
            "write 'size: small' or 'size: large' under 'facts'",
        ),
        ({"size": "smal"}, "no value 'smal' of size", "did you mean 'small'?"),
        ({"size": "zzz"}, "no value 'zzz' of size", "use small or large"),
        ({"size": "small", "sise": "x"}, "no fact 'sise'", "did you mean 'size'?"),
    ],
)
def test_facts_are_known_and_those_a_framework_needs_are_given(facts, message, hint):
    assert told(facts=facts, **FACTS) == [(message, hint)]


def test_a_fact_of_the_wrong_type_is_told_once():
    assert len(told(facts={"size": 3}, **FACTS)) == 1


@pytest.mark.parametrize(("day", "valid"), [("2026-11-22", True), ("2026-11-23", False)])
def test_answers_may_be_of_tomorrow_where_another_day_has_begun(day, valid):
    if valid:
        assert warned("", assessed_on=day) == []
    else:
        assert told(assessed_on=day) == [
            ("2026-11-23 is in the future (today is 2026-11-21)", None)
        ]


def test_evidence_is_not_of_the_future():
    entry = "[{note: n, grade: said, date: 2026-11-22}, {note: n, grade: said}]"
    ((message, hint),) = told(f"b: {{level: fully, evidence: {entry}}}")

    assert message == "evidence dated 2026-11-22 is in the future (today is 2026-11-21)"
    assert hint == "give the day it was written, shown or confirmed"


def test_problems_stand_in_the_order_of_the_file():
    assert [
        said for said, _ in told("{zz.a: x, b: largly}", target="much", today=date(2020, 1, 1))
    ] == [
        "2026-11-03 is in the future (today is 2020-01-01)",
        "no criterion 'zz.a': framework 'zz' is not listed",
        "no level 'largly'",
        "'much' is no level of t",
    ]


@pytest.mark.parametrize(
    "reason",
    [
        "Not yet",
        "We do not employ peer workers yet",
        "None so far",
        "No budget yet",
        "We don't have them yet",
    ],
)
def test_a_reason_that_says_not_yet_draws_a_warning(reason):
    answers = f'b: {{level: not-applicable, reason: "{reason}"}}'

    assert warned(answers) == ["this reason says 'not yet'"]


@pytest.mark.parametrize("reason", ["Our funder provides it", "The law forbids it here"])
def test_a_reason_that_is_one_draws_none(reason):
    assert warned(f"b: {{level: not-applicable, reason: {reason}}}") == []


def test_one_reason_given_three_times_draws_one_warning_that_names_the_answers():
    aside = "{level: not-applicable, reason: '%s'}"
    answers = f"{{b: {aside % 'None here'}, o1: {aside % 'none  here'}, o2: {aside % 'None here'}}}"

    assert warned(answers) == ["this reason is given 3 times for not-applicable: t.b, t.o1, t.o2"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ask jo@example.org", ["this looks like an e-mail address"]),
        ("Call 0412 345 678", ["this looks like a phone number"]),
        ("Call +61 (2) 5550 1234", ["this looks like a phone number"]),
        ("Seen on 2026-10-02, in 12 of 14 teams", []),
        ("Version 1.2.0 of 2025/2026", []),
    ],
)
def test_what_could_lead_to_a_person_draws_a_warning(text, expected):
    assert warned(f'b: {{level: fully, note: "{text}"}}') == expected
    assert warned(f'b: {{level: fully, action: {{do: x, owner: "{text}"}}}}') == expected


def test_what_is_not_in_reports_is_not_looked_at():
    assert (
        warned("b: {level: fully, not_in_reports: jo@example.org}", not_in_reports="jo@example.org")
        == []
    )


def test_evidence_in_lists_is_looked_at():
    answers = "b: {level: fully, evidence: [{note: told by jo@example.org, grade: said}]}"

    assert warned(answers) == ["this looks like an e-mail address"]
