"""The sum behind a figure: its terms add up to exactly what is shown."""

from __future__ import annotations

from fractions import Fraction

import pytest

import scoring
from peerready.assessment import FIGURES
from peerready.explanation import of_part, whole

LINES = "a: {weight: 3}\nb: {domain: {id: e, title: E, kind: principle}}\nc: {}"
ANSWERS = "{a: {level: partly, voices: [team]}, b: fully}"


def rows(found):
    return [(term.id, str(term.weight), str(term.value)) for term in found.terms]


def test_every_criterion_in_the_figures_is_a_term():
    found = whole(scoring.assessment(LINES, ANSWERS), "low")

    assert rows(found) == [("t.a", "3", "1/3"), ("t.b", "1", "1"), ("t.c", "1", "0")]
    assert (found.top, found.bottom, found.result) == (2, 5, Fraction(2, 5))


def test_what_is_known_is_the_sum_over_what_is_settled():
    assert rows(whole(scoring.assessment(LINES, ANSWERS), "heard")) == [
        ("t.a", "3", "1"),
        ("t.b", "1", "0"),
    ]


def test_rolled_up_by_domains_the_terms_are_the_domains_that_have_the_figure():
    found = scoring.assessment(LINES, "a: partly", framework_header={"rollup": "domains"})

    assert rows(whole(found, "answered")) == [("d", "1", "1/3")]
    assert rows(whole(found, "high")) == [("d", "1", "1/3"), ("e", "1", "1")]


@pytest.mark.parametrize("name", FIGURES)
@pytest.mark.parametrize("rollup", ["criteria", "domains"])
def test_each_sum_is_the_figure_shown(name, rollup):
    found = scoring.assessment(LINES, ANSWERS, framework_header={"rollup": rollup})

    assert whole(found, name).result == getattr(found.figures, name)
    for part in (*found.domains, *found.kinds, *found.themes):
        assert of_part(part, name).result == getattr(part.figures, name)


@pytest.mark.parametrize("rollup", ["criteria", "domains"])
def test_a_scale_without_values_has_terms_only_for_what_is_counted(rollup):
    more = {"scale": "narrative", "framework_header": {"rollup": rollup}}
    found = scoring.assessment("a: {}\nb: {}", "a: described", **more)

    assert [whole(found, name).result for name in FIGURES] == [
        None, None, None, Fraction(1, 2), None, Fraction(0),
    ]  # fmt: skip
    assert [whole(found, name).scored for name in FIGURES] == [
        False,
        False,
        False,
        True,
        False,
        True,
    ]


def test_nothing_in_scope_has_nothing_to_divide():
    found = scoring.assessment("a: {}", "a: {level: not-applicable, reason: r}")

    assert {whole(found, name).result for name in FIGURES} == {None}
