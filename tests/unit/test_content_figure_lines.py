"""Where we are: counts, ranges, and the arithmetic behind them."""

from __future__ import annotations

import scoring
from peerready.catalog import shared
from peerready.content import figure_lines

LINES = """
  a: {phase: prepare, themes: [values]}
  b: {phase: prepare, themes: [role]}
  c: {phase: employ, domain: {id: e, title: Second, kind: principle}}
  x: {phase: develop, use: context}
"""
ANSWERS = "{a: fully, b: {level: not-applicable, reason: r}, c: partly}"


def test_a_line_of_counts_for_each_step_that_is_asked_about():
    lines = "a: {}\nb: {}\nc: {}\nd: {}\ne: {}\nf: {phase: develop, use: context}"
    answers = "{a: fully, b: partly, c: not-yet, d: unknown}"
    (found,) = figure_lines.count_lines(scoring.assessment(lines, answers))

    assert (found.name, found.total) == ("before the first working day", 5)
    assert (found.at_target, found.begun, found.not_yet, found.open) == (1, 1, 1, 2)


def test_on_a_scale_without_values_nothing_is_reached_or_missed():
    assessment = scoring.assessment("a: {}", "a: described", scale="narrative")

    assert figure_lines.count_lines(assessment) == ()
    assert figure_lines.arithmetic(assessment) == ()
    assert figure_lines.by_phase(assessment) == ()


def test_a_range_stands_with_what_it_rests_on():
    found = figure_lines.range_line("all", scoring.assessment("a: {}\nb: {}", "a: partly").figures)

    assert (found.claimed, found.answered) == ("16–66 %", "1 of 2 answered")
    assert (found.shown, found.heard) == ("0 %", "0 %")
    assert (found.low, found.high, found.evidenced) == (16, 66, 0)


def test_nothing_assessable_has_no_numbers():
    aside = "a: {level: not-applicable, reason: r}"
    found = figure_lines.range_line("all", scoring.assessment("a: {}", aside).figures)

    assert (found.claimed, found.shown, found.heard) == ("not assessable", "–", "–")
    assert (found.low, found.high, found.evidenced) == (None, None, None)


def test_figures_by_step_domain_and_theme_leave_out_what_is_not_asked():
    assessment = scoring.assessment(LINES, ANSWERS)
    themes = shared().themes

    def named(found):
        return [(line.name, line.claimed) for line in found]

    assert named(figure_lines.by_phase(assessment)) == [("prepare", "100 %"), ("employ", "33 %")]
    assert named(figure_lines.by_domain(assessment)) == [("Domain", "100 %"), ("Second", "33 %")]
    assert named(figure_lines.by_theme(assessment, themes)) == [(themes["values"].title, "66 %")]


def test_the_arithmetic_has_a_row_for_each_criterion_in_the_figures():
    (found,) = figure_lines.arithmetic(scoring.assessment(LINES, ANSWERS))

    assert found.rows == (
        ("t.a", "Title a", "1", "1", "1", "1", "0", "0"),
        ("t.c", "Title c", "1", "1/3", "1/3", "1", "0", "0"),
    )
    assert [(q.name, q.sums, q.shown) for q in found.quotients][:2] == [
        ("claimed", "4/3 / 2 = 2/3", "66 %"),
        ("if everything open turned out well", "4/3 / 2 = 2/3", "66 %"),
    ]


def test_rolled_up_by_domains_it_goes_domain_by_domain_and_then_over_them():
    lines = f"{LINES}  y: {{domain: {{id: f, title: Third, kind: practice}}, use: context}}"
    answers = "{a: fully}"
    found = figure_lines.arithmetic(
        scoring.assessment(lines, answers, framework_header={"rollup": "domains"})
    )

    assert [one.title for one in found] == [
        "Domain",
        "Second",
        "The whole, as the weighted mean of its domains",
    ]
    assert found[-1].rows == (
        ("d", "Domain", "1", "1/2", "1", "1", "1/2", "0", "0"),
        ("e", "Second", "1", "0", "1", "–", "0", "0", "–"),
    )
    assert found[-1].quotients[0].formula == "weighted mean of the domains that have this figure"


def test_what_nobody_answered_has_nothing_to_divide():
    (found,) = figure_lines.arithmetic(scoring.assessment("a: {}", ""))

    assert [(q.sums, q.shown) for q in found.quotients if q.name == "over what is known"] == [
        ("nothing to divide", "–")
    ]


def test_every_figure_has_a_word_and_a_formula():
    assert list(figure_lines.NAMES) == list(figure_lines.FORMULAE)
