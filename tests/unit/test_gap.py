"""Gaps: what is below its target or open, in the order in which to look at it."""

from __future__ import annotations

from fractions import Fraction

import pytest

import scoring

STOP = "critical: {kind: right, floor: largely, why: so}"


def found(lines, answers, **more):
    gaps = scoring.outcome(lines, answers, **more).gaps
    return [(gap.result.id.removeprefix("t."), str(gap.points)) for gap in gaps]


def test_a_gap_is_below_its_target_or_open():
    lines = "a: {}\nb: {}\nc: {}\nd: {}\ne: {}"
    answers = (
        "{a: largely, b: partly, c: not-yet, d: unknown, e: {level: not-applicable, reason: r}}"
    )

    assert sorted(name for name, _ in found(lines, answers)) == ["b", "c", "d"]


def test_points_are_what_low_would_gain_at_the_target():
    assert found("a: {weight: 3}\nb: {}", "{a: partly, b: fully}") == [("a", "1/4")]


def test_an_open_group_that_has_reached_its_target_gains_nothing():
    lines = "g: {any_of: [o1, o2]}\no1: {use: option}\no2: {use: option}"

    assert found(lines, "{o1: largely, o2: unknown}") == [("g", "0")]


def test_critical_comes_first_then_phase_then_points_then_the_order_of_the_file():
    lines = f"""
      small: {{phase: employ}}
      large: {{phase: employ, weight: 2}}
      again: {{phase: employ}}
      early: {{phase: prepare}}
      stop: {{phase: develop, {STOP}}}
    """

    assert [name for name, _ in found(lines, "")] == ["stop", "early", "large", "small", "again"]


def test_rolled_up_by_domains_a_gap_weighs_its_domain():
    lines = """
      a: {domain: {id: e, title: E, kind: principle, weight: 3}}
      b: {}
      c: {domain: {id: f, title: F, kind: practice}}
    """
    points = dict(found(lines, "", framework_header={"rollup": "domains"}))

    assert points == {"a": "1/4", "b": "1/4", "c": "1/6"}


def test_a_lowered_target_makes_a_smaller_gap():
    assert found("a: {}", "a: not-yet", target="partly") == [("a", str(Fraction(1, 3)))]


@pytest.mark.parametrize("answers", ["", "{a: fully, x: not-yet}"])
def test_context_is_no_gap(answers):
    assert "x" not in dict(found("a: {}\nx: {use: context}", answers))


def test_a_scale_without_values_has_no_gaps():
    assert found("a: {}\nb: {}", "a: nothing-yet", scale="narrative") == []
