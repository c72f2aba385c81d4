"""Section 5 of the design, sentence by sentence, on frameworks of a few lines."""

from __future__ import annotations

from fractions import Fraction

import pytest

import scoring
from peerready.assessment import FIGURES, shares

ABC = "a: {}\nb: {}\nc: {}"
GROUP = "g: {any_of: [o1, o2]}\no1: {use: option}\no2: {use: option}\nb: {}"
WHEN = "a: {}\nb: {when: {size: large}}"
FACTS = {"framework_header": {"facts": ["size"]}, "facts": {"size": "small"}}
STOP = "a: {critical: {kind: right, floor: largely, why: so}}\nb: {}"
SAID = "[{note: heard, grade: said, date: 2026-10-01}]"
DOCUMENT = "[{url: 'https://example.org', grade: document, date: 2026-10-01}]"
CONFIRMED = "[{note: heard, grade: confirmed, by: outside, date: 2026-10-01}]"
OLD = "[{url: 'https://example.org', grade: document, date: 2024-11-20}]"
LAST_DAY = "[{url: 'https://example.org', grade: document, date: 2024-11-21}]"


def figures(lines, answers, **more):
    found = scoring.assessment(lines, answers, **more).figures
    values = [getattr(found, name) for name in FIGURES]
    return tuple(value if value is None else str(value) for value in values)


def statuses(lines, answers, **more):
    found = scoring.assessment(lines, answers, **more).results
    return {result.id.removeprefix("t."): result.status for result in found}


def only(lines, answers, name="a", **more):
    return scoring.assessment(lines, answers, **more).result(f"t.{name}")


@pytest.mark.parametrize(
    ("sentence", "answers", "expected"),
    [
        # low, high, answered, coverage, evidenced, heard
        ("everything at the top", "{a: fully, b: fully, c: fully}", "1 1 1 1 0 0"),
        ("everything at the bottom", "{a: not-yet, b: not-yet, c: not-yet}", "0 0 0 1 0 0"),
        ("what is open counts nothing and could count all", "a: partly", "1/9 7/9 1/3 1/3 0 0"),
        ("nothing answered", "", "0 1 - 0 0 -"),
        ("null is unanswered", "{a: null, b: {level: null}, c: {note: n}}", "0 1 - 0 0 -"),
        ("unknown is open", "{a: fully, b: unknown, c: fully}", "2/3 1 1 2/3 0 0"),
        ("to confirm is open", "{a: fully, b: {level: fully, to_confirm: true}, c: fully}",
         "2/3 1 1 2/3 0 0"),
        ("not applicable is taken out", "{a: fully, b: {level: not-applicable, reason: r}}",
         "1/2 1 1 1/2 0 0"),
        ("not applicable to confirm stays in",
         "{a: fully, b: {level: not-applicable, reason: r, to_confirm: true}, c: fully}",
         "2/3 1 1 2/3 0 0"),
        ("all of it not applicable",
         "{a: &n {level: not-applicable, reason: r}, b: *n, c: *n}", "- - - - - -"),
    ],
)  # fmt: skip
def test_what_answers_come_to(sentence, answers, expected):
    assert figures(ABC, answers) == tuple(None if f == "-" else f for f in expected.split()), (
        sentence
    )


def test_weights_are_exact():
    lines = "a: {weight: 1/3}\nb: {weight: 0.1}\nc: {weight: 2}"

    assert figures(lines, "{a: fully, b: partly}")[:2] == ("11/73", "71/73")


@pytest.mark.parametrize(
    ("sentence", "answers", "expected", "status"),
    [
        ("no option has an answer", "", (0, 1), "unanswered"),
        ("one option is enough; the other counts as not used", "o2: partly", ("1/3", "1/3"), "below-target"),
        ("the largest value counts", "{o1: partly, o2: fully}", (1, 1), "met"),
        ("an unknown option keeps it open above its level", "{o1: partly, o2: unknown}", ("1/3", 1), "unknown"),
        ("so does one to confirm", "{o1: partly, o2: {level: fully, to_confirm: true}}", ("1/3", 1), "to-confirm"),
        ("to confirm is told first", "{o1: {level: fully, to_confirm: true}, o2: unknown}", (0, 1), "to-confirm"),
        ("at the top nothing can turn out better", "{o1: fully, o2: unknown}", (1, 1), "met"),
        ("what does not apply is not used", "{o1: {level: not-applicable, reason: r}, o2: not-yet}", (0, 0), "not-met"),
        ("what has no answer keeps it applicable", "o1: {level: not-applicable, reason: r}", (0, 1), "unanswered"),
    ],
)  # fmt: skip
def test_a_group_counts_by_its_options(sentence, answers, expected, status):
    found = only(GROUP, answers, "g")

    assert (found.lo, found.hi, found.status) == (*map(Fraction, expected), status), sentence


def test_a_group_of_which_no_option_applies_is_not_applicable():
    answers = "{o1: {level: not-applicable, reason: r}, o2: {level: not-applicable, reason: r}}"
    found = scoring.assessment(GROUP, answers)

    assert found.result("t.g").status == "not-applicable"
    assert (found.figures.criteria, found.figures.not_applicable_count) == (1, 1)


def test_a_group_is_shown_by_the_first_option_with_the_highest_level():
    answers = f"""
      o1: {{level: largely, voices: [team], evidence: {DOCUMENT}}}
      o2: {{level: largely, voices: [hr]}}
    """
    found = only(GROUP, answers, "g")

    assert (found.option, found.heard, found.evidenced, found.voices) == (
        "t.o1",
        True,
        True,
        ("team",),
    )


def test_what_is_shown_of_a_group_is_the_most_that_any_option_shows():
    answers = f"{{o1: {{level: partly, evidence: {DOCUMENT}}}, o2: fully}}"
    found = only(GROUP, answers, "g")

    assert (found.ev, found.evidenced) == (Fraction(1, 3), False)


def test_the_promises_of_a_group_are_those_of_all_its_options():
    answers = "{o1: {action: {do: x}}, o2: {level: partly, action: {do: y}}}"

    assert [action.do for action in only(GROUP, answers, "g").actions] == ["x", "y"]


def test_answers_out_of_scope_never_count():
    assert figures(WHEN, "{a: partly, b: fully}", **FACTS) == figures(WHEN, "a: partly", **FACTS)
    assert statuses(WHEN, "{a: partly, b: fully}", **FACTS)["b"] == "out-of-scope"


def test_options_go_out_of_scope_with_their_group_and_on_their_own():
    lines = """
      g: {any_of: [o1], when: {size: large}}
      o1: {use: option}
      h: {any_of: [o2, o3]}
      o2: {use: option, when: {size: [large]}}
      o3: {use: option}
    """
    found = statuses(lines, "{o1: fully, o2: fully, o3: partly}", **FACTS)

    assert found == {
        "g": "out-of-scope",
        "o1": "out-of-scope",
        "h": "below-target",
        "o2": "out-of-scope",
        "o3": "below-target",
    }


def test_context_and_outcome_enter_no_figure():
    lines = "a: {}\nx: {use: context}\ny: {use: outcome}"

    assert figures(lines, "{a: partly, x: fully, y: fully}") == figures("a: {}", "a: partly")


@pytest.mark.parametrize(
    ("sentence", "lines", "evidence", "shown"),
    [
        ("a document shows where nothing else is said", "a: {}", DOCUMENT, True),
        ("a word does not", "a: {}", SAID, False),
        ("a higher grade satisfies a lower", "a: {}", CONFIRMED, True),
        ("the criterion's own grade comes first", "a: {evidence_needed: said}", SAID, True),
        ("and is asked for in full", "a: {evidence_needed: confirmed}", DOCUMENT, False),
        ("evidence lapses", "a: {}", OLD, False),
        ("the last day counts", "a: {}", LAST_DAY, True),
        ("the highest that holds counts", "a: {}", f"{SAID[:-1]}, {DOCUMENT[1:]}", True),
    ],
)
def test_evidence_shows_an_answer_where_it_reaches_the_grade_needed(
    sentence, lines, evidence, shown
):
    found = only(lines, f"a: {{level: partly, evidence: {evidence}}}")

    assert (found.evidenced, found.ev) == (shown, Fraction(int(shown), 3)), sentence


def test_the_grade_needed_is_that_of_the_kind_of_domain():
    header = {"evidence_needed": {"implementation": "record"}}
    answers = f"a: {{level: fully, evidence: {DOCUMENT}}}"

    assert not only("a: {}", answers, framework_header=header).evidenced


def test_evidence_beside_an_open_answer_shows_nothing():
    found = only("a: {}", f"a: {{level: fully, to_confirm: true, evidence: {DOCUMENT}}}")

    assert (found.evidenced, found.ev, found.grade) == (False, 0, "document")


def test_evidence_at_the_lowest_level_is_shown_and_counts_nothing():
    found = only("a: {}", f"a: {{level: not-yet, evidence: {DOCUMENT}}}")

    assert (found.evidenced, found.ev) == (True, 0)


@pytest.mark.parametrize(
    ("answer", "header", "heard"),
    [
        ("{level: partly, voices: [team]}", {}, "1"),
        ("{level: partly, voices: [hr, team]}", {}, "1"),
        ("{level: partly, voices: [hr]}", {}, "0"),
        ("partly", {"voices": ["team"]}, "1"),
        ("partly", {"voices": ["team", "hr"]}, "0"),
        ("{level: unknown, voices: [team]}", {}, None),
    ],
)
def test_an_answer_is_heard_where_one_of_those_who_live_it_gave_it(answer, header, heard):
    assert figures("a: {ask: [team, carers]}", f"a: {answer}", **header)[-1] == heard


@pytest.mark.parametrize(
    ("aims", "target", "status"),
    [
        ({}, "largely", "below-target"),
        ({"target": "partly"}, "partly", "met"),
        ({"target": {"t": "fully"}}, "fully", "below-target"),
        ({"target": {}}, "largely", "below-target"),
    ],
)
def test_the_target_is_the_file_s_else_the_scale_s(aims, target, status):
    found = only("a: {}", "a: partly", **aims)

    assert (found.target, found.status) == (target, status)


def test_an_answer_s_own_target_comes_first():
    found = only("a: {}", "a: {level: fully, target: fully}", target="partly")

    assert (found.target, found.status) == ("fully", "met")


def test_a_target_below_the_floor_of_a_stop_sign_is_raised_to_it():
    found = only(STOP, "a: {level: partly, target: partly}")

    assert (found.target, found.raised, found.status) == ("largely", True, "below-target")


def test_the_lowest_level_is_not_met_unless_it_is_the_target():
    assert statuses(ABC, "{a: not-yet, b: {level: not-yet, target: not-yet}}") == {
        "a": "not-met",
        "b": "met",
        "c": "unanswered",
    }


def test_dissent_changes_no_figure():
    dissent = "a: {level: fully, dissent: [{by: hr, level: not-yet}, {by: team, note: nay}]}"

    assert figures("a: {}", dissent) == figures("a: {}", "a: fully")


def test_domains_kinds_and_themes_are_the_same_sums():
    lines = """
      a: {themes: [values, role]}
      b: {themes: [role], domain: {id: e, title: E, kind: principle}}
    """
    found = scoring.assessment(lines, "{a: fully, b: partly}")

    assert {part.id: part.figures.low for part in found.domains} == {"d": 1, "e": Fraction(1, 3)}
    assert {p.id: p.figures.low for p in found.kinds} == {
        "implementation": 1,
        "principle": Fraction(1, 3),
    }
    assert {p.id: p.figures.low for p in found.themes} == {"values": 1, "role": Fraction(2, 3)}


DOMAINS = """
  a: {domain: {id: e, title: E, kind: principle, weight: 3}}
  b: {}
  c: {domain: {id: f, title: F, kind: practice}}
"""


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ("{a: fully, b: fully, c: not-yet}", "3/4 3/4 3/4 1 0 0"),
        ("{a: fully, b: partly, c: fully}", "3/4 3/4 3/4 1 0 0"),
        ("{a: fully, c: fully}", "5/8 1 1 5/8 0 0"),
        ("{a: fully, b: fully, c: {level: not-applicable, reason: r}}", "1 1 1 1 0 0"),
        ("c: fully", "1/4 1 1 1/4 0 0"),
    ],
)
def test_rolled_up_by_domains_the_whole_is_their_weighted_mean(answers, expected):
    assert figures(DOMAINS, answers, framework_header={"rollup": "domains"}) == tuple(
        expected.split()
    )


def test_the_counts_of_the_whole_are_plain_counts():
    header = {"framework_header": {"rollup": "domains"}}
    found = scoring.assessment(DOMAINS, "{a: fully, b: unknown}", **header).figures

    assert (found.criteria, found.answered_count, found.open_count) == (3, 1, 2)


@pytest.mark.parametrize("rollup", ["criteria", "domains"])
def test_what_a_criterion_decides_of_the_whole_adds_up_to_all_of_it(rollup):
    found = scoring.assessment(DOMAINS, "a: fully", framework_header={"rollup": rollup})
    share = shares(found)

    assert sum(share[r.domain.id] * r.weight for r in found.results) == 1


@pytest.mark.parametrize(
    "answers", ["", "a: described", "{a: described, b: nothing-yet}", "a: unknown"]
)
@pytest.mark.parametrize("rollup", ["criteria", "domains"])
def test_a_scale_without_values_makes_no_score(answers, rollup):
    more = {"scale": "narrative", "framework_header": {"rollup": rollup}}
    low, high, answered, coverage, evidenced, _ = figures("a: {}\nb: {}", answers, **more)

    assert (low, high, answered, evidenced) == (None, None, None, None)
    assert coverage is not None
    assert [r.value for r in scoring.assessment("a: {}", "", **more).results] == [None]


def test_a_group_on_a_scale_without_values_has_no_value_either():
    found = only(GROUP, "{o1: described, o2: discussed-only}", "g", scale="narrative")

    assert (found.lo, found.hi, found.ev, found.level, found.status) == (
        None,
        None,
        None,
        "described",
        "met",
    )
