"""What `explain` says: to the last fraction, and never a percentage without what it rests on."""

from __future__ import annotations

from fractions import Fraction

import pytest

import scoring
from peerready import explain
from peerready.assessment import FIGURES
from peerready.plain import render

PLAN = "critical: {kind: preparation, floor: largely, why: The reason.}"
LINES = f"""
  a: {{{PLAN}}}
  b: {{weight: 2, domain: {{id: e, title: Second, kind: principle, weight: 3}}}}
  c: {{}}
  x: {{use: context}}
"""
DOMAINS = {"framework_header": {"rollup": "domains"}}


def result(name, answers, lines=LINES, width=100, **more):
    outcome = scoring.outcome(lines, answers, **more)
    one = outcome.assessment.result(f"t.{name}")
    return render(explain.result(outcome, one, {}, scoring.TODAY), width).split("\n")


def figure(name, answers, part=None, **more):
    assessment = scoring.assessment(LINES, answers, **more)
    found = next((one for one in explain.parts(assessment) if one.id == part), None)
    return render(explain.figure(assessment, name, found), 80).split("\n")


def test_a_word_is_explained_as_the_glossary_has_it():
    assert render(explain.word("Stop-Sign"), 80) == (
        "stop sign\n  A criterion that must be in place before a step.\n"
    )


def test_a_figure_without_answers_has_its_formula():
    assert render(explain.word("coverage"), 100).split("\n")[-2] == (
        "  formula: weight of what is settled, over weight of all that is in scope"
    )


def test_what_is_no_word_is_not_explained():
    assert explain.word("nonsense") is None


def test_a_criterion_stands_with_everything_that_is_known_of_its_answer():
    answers = """
      a:
        level: partly
        voices: [hr]
        note: a note
        action: {do: write, owner: CEO, due: 2027-01-01}
        dissent: [{by: team, level: not-yet}]
        evidence:
          - {path: none.md, grade: document}
          - {note: heard, grade: said, date: 2026-10-01}
    """
    found = result("a", answers)

    assert found[:16] == [
        f"Title a{' ' * 90}t.a",
        "Text of a.",
        "  answer: Partly",
        "  what that looks like: a is partly",
        "  status: begun; target Largely",
        "  said by: HR",
        "  best asked of: team",
        "  note: a note",
        "  action: write (by 1 Jan 2027, CEO)",
        "  dissent: team: Not yet",
        found[10],
        found[11],
        "  evidence needed: a document",
        "  stop sign: today Partly, enough Largely; by 1 Jan 2027, CEO; The reason.",
        "  gap: at target, claimed of the whole gains 8.3 points (1/12)",
        "",
    ]
    assert found[10].startswith("  evidence: none.md: a document; does not hold: ")
    assert found[11].startswith("  evidence: heard: someone's word; not checked, holds through ")


def test_a_stop_sign_that_is_met_needs_no_promise():
    assert "  stop sign: today Fully, enough Largely; The reason." in result("a", "a: fully")


def test_a_gap_that_gains_nothing_says_so():
    lines = "g: {any_of: [o1, o2]}\no1: {use: option}\no2: {use: option}"
    found = result("g", "{o1: largely, o2: unknown}", lines)

    assert "  gap: at target, claimed of the whole gains no points (0)" in found
    assert "  option: Title o1: Largely (t.o1)" in found


def test_what_a_criterion_adds_to_each_figure():
    found = result("b", "{a: fully, b: partly}")

    assert found[-8:-1] == [
        "             weight × value  over  adds  points",
        "  low               2 × 1/3     4   1/6    16.6",
        "  high              2 × 1/3     4   1/6    16.6",
        "  answered          2 × 1/3     3   2/9    22.2",
        "  coverage            2 × 1     4   1/2    50.0",
        "  evidenced           2 × 0     4     0       0",
        "  heard               2 × 0     3     0       0",
    ]


def test_what_is_open_has_no_part_in_what_is_known():
    names = [line.split()[0] for line in result("c", "a: fully")[-5:-1]]

    assert names == ["low", "high", "coverage", "evidenced"]


def test_rolled_up_by_domains_the_share_of_the_domain_is_told():
    found = result("b", "{a: fully, b: partly}", **DOMAINS)
    text = "\n".join(found)

    assert "What it adds to each figure of the whole" in found
    assert "the whole is the mean of the domains" in text
    assert "multiplied" in text
    assert "its domain's share" in text
    assert "  low               2 × 1/3     3                   3/4   1/6    16.6" in found


@pytest.mark.parametrize("rollup", ["criteria", "domains"])
@pytest.mark.parametrize("answers", ["", "a: fully", "{a: partly, b: fully, c: unknown}"])
def test_what_all_criteria_add_is_the_figure(rollup, answers):
    assessment = scoring.assessment(LINES, answers, framework_header={"rollup": rollup})
    for name in FIGURES:
        added = [explain.added(assessment, r, name) for r in assessment.results if r.in_figures]
        assert sum(added, Fraction(0)) == (getattr(assessment.figures, name) or 0)


def test_what_does_not_count_says_so():
    assert result("x", "x: fully")[-2] == "  it enters no figure"
    aside = "c: {level: not-applicable, reason: r}"
    assert result("c", aside)[-2] == "  it enters no figure"


def test_on_a_scale_without_values_nothing_is_added():
    found = result("a", "a: described", "a: {}", scale="narrative")

    assert found[-2] == "  its scale has no values on purpose: it enters no figure"
    assert "  status: told in words; target Described" in found


def test_a_figure_is_the_sum_it_is():
    assert figure("low", "{a: fully, b: partly}") == [
        f"low of t{' ' * 65}claimed",
        "  Claimed: what the answers add up to when everything open counts nothing.",
        "  formula: sum of weight × at least, over sum of weight, of all that is in scope",
        "                weight  value  product",
        "  t.a  Title a       1      1        1",
        "  t.b  Title b       2    1/3      2/3",
        "  t.c  Title c       1      0        0",
        "  5/3 / 4 = 5/12 = 41 %",
        "  2 of 3 answered",
        "",
    ]


def test_a_figure_of_a_part_is_the_sum_of_that_part():
    assert figure("answered", "{b: partly}", "e")[-4:] == [
        "  t.b  Title b       2    1/3      2/3",
        "  2/3 / 2 = 1/3 = 33 %",
        "  1 of 2 answered",
        "",
    ]


def test_a_figure_of_a_step_is_the_sum_of_its_criteria():
    lines = "a: {phase: prepare}\nb: {}\nc: {phase: prepare, use: context}"
    assessment = scoring.assessment(lines, "{a: fully, b: partly}")
    phases = [one for one in explain.parts(assessment) if one.id in {"prepare", "employ"}]

    assert [one.id for one in phases] == ["prepare", "employ"]
    assert render(explain.figure(assessment, "low", phases[0]), 80).split("\n")[-3:-1] == [
        "  1 / 1 = 1 = 100 %",
        "  1 of 1 answered",
    ]


def test_the_words_people_read_stand_for_the_figures():
    assert {explain.SPOKEN[word] for word in ("claimed", "shown")} <= {*explain.NAMES}


def test_rolled_up_by_domains_a_figure_is_the_mean_of_theirs():
    assert figure("low", "{a: fully, b: partly}", **DOMAINS)[2:7] == [
        "  formula: weighted mean of the domains that have this figure",
        "             weight  value  product",
        "  d  Domain       1      1        1",
        "  e  Second       3    2/9      2/3",
        "  5/3 / 4 = 5/12 = 41 %",
    ]


def test_nothing_to_divide_is_told():
    assert figure("heard", "")[-3:-1] == [
        "  nothing to divide: not assessable",
        "  0 of 3 answered",
    ]


def test_a_figure_of_a_scale_without_values_is_missing_on_purpose():
    assessment = scoring.assessment("a: {}", "a: described", scale="narrative")
    found = render(explain.figure(assessment, "low"), 80).split("\n")

    assert found[-3] == "  its scale has no values on purpose: there is no such figure"
    assert "weight" not in found[3]


def test_a_domain_without_anything_in_scope_adds_nothing():
    lines = f"{LINES}  y: {{domain: {{id: f, title: Third, kind: practice}}}}"
    answers = "{a: fully, y: {level: not-applicable, reason: r}}"
    assessment = scoring.assessment(lines, answers, **DOMAINS)

    assert explain.added(assessment, assessment.result("t.y"), "low") == 0
