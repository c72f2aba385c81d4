"""Two columns are told apart only where no answer that is open and no reasonable weights turn them around."""

from __future__ import annotations

from fractions import Fraction
from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

import rosters
import scoring
from peerready.comparison.ask import Ask
from peerready.comparison.compare import compare
from peerready.comparison.order import Difference, least_mean
from peerready.comparison.standing import NOT_APPLICABLE, UNANSWERED

SIGNS = [0, 1, 2, 3, UNANSWERED, NOT_APPLICABLE]
WEIGHTS = st.sampled_from([Fraction(1), Fraction(2), Fraction(1, 2), Fraction(3)])
HALF, TWICE = Fraction(1, 2), Fraction(2)


def framework(weights, domains, rollup):
    lines = []
    for number, weight in enumerate(weights):
        place = domains.index(domains[number]) == number
        more = (
            f", domain: {{id: d{domains[number]}, title: D, kind: practice, weight: {1 + domains[number]}}}"
            if place
            else ""
        )
        lines.append(f"c{number}: {{weight: {float(weight)}{more}}}")
    return scoring.framework("\n".join(lines), rollup=rollup)


@st.composite
def comparisons(draw, least=1, most=5):
    """A framework of a few criteria in up to two domains, and the signs of two or three organisations."""
    size = draw(st.integers(least, most))
    weights = draw(st.lists(WEIGHTS, min_size=size, max_size=size))
    first = draw(st.integers(1, size))
    domains = [0] * first + [1] * (size - first)
    loaded = framework(weights, domains, draw(st.sampled_from(["criteria", "domains"])))
    row = st.lists(st.sampled_from(SIGNS), min_size=size, max_size=size)
    return loaded, draw(st.lists(row, min_size=2, max_size=3))


def order_of(loaded, rows):
    roster = rosters.of_signs(loaded, rows)
    made = compare([roster], [loaded], Ask()).comparisons[0]
    return made.order, made.rows[0].cells


def span(sign):
    if sign == NOT_APPLICABLE:
        return None
    return (Fraction(0), Fraction(1)) if sign > 3 else (Fraction(sign, 3),) * 2


def mean(loaded, one, other, times, domain_times):
    """The difference of two by the formula of the whole, over what applies to both."""
    made = loaded.framework
    by_domain = {}
    for number, (criterion, a, b) in enumerate(
        zip(made.criteria, map(span, one), map(span, other), strict=True)
    ):
        if a and b:
            domain = made.domain_of(criterion.id)
            by_domain.setdefault(domain.id, (domain.weight, []))[1].append(
                (criterion.weight * times[number], a[0] - b[1])
            )
    if not by_domain:
        return Fraction(0)
    if made.rollup == "criteria":
        every = [pair for _, found in by_domain.values() for pair in found]
        return sum(w * d for w, d in every) / sum(w for w, _ in every)
    weighed = [
        (weight * domain_times[place], sum(w * d for w, d in found) / sum(w for w, _ in found))
        for place, (weight, found) in enumerate(by_domain.values())
    ]
    return sum(w * d for w, d in weighed) / sum(w for w, _ in weighed)


@settings(max_examples=40, deadline=None)
@given(comparisons())
def test_told_apart_is_what_every_corner_of_the_weights_says(given):
    loaded, rows = given
    order, cells = order_of(loaded, rows)
    size = len(rows[0])
    for one, other in product(range(len(rows)), repeat=2):
        if one == other:
            continue
        low, high = cells[one].low, cells[other].high
        apart = low is not None and high is not None and low > high
        corners = (
            mean(loaded, rows[one], rows[other], times, domain_times) > 0
            for times in product((HALF, TWICE), repeat=size)
            for domain_times in product((HALF, TWICE), repeat=2)
        )
        own = mean(loaded, rows[one], rows[other], [1] * size, [1] * 2) > 0
        assert ((one, other) in order.told_apart) == (apart and own and all(corners))
        assert ((one, other) in order.steady) == (apart and own)


@settings(max_examples=20, deadline=None)
@given(comparisons(least=2), st.data())
def test_opening_an_answer_never_tells_more_pairs_apart(given, data):
    loaded, rows = given
    before, _ = order_of(loaded, rows)
    settled = [(i, j) for i, row in enumerate(rows) for j, sign in enumerate(row) if sign < 4]
    if not settled:
        return
    i, j = data.draw(st.sampled_from(settled))
    rows[i][j] = UNANSWERED
    after, _ = order_of(loaded, rows)
    assert set(after.told_apart) <= set(before.told_apart)
    assert set(after.steady) <= set(before.steady)


@settings(max_examples=20, deadline=None)
@given(comparisons())
def test_columns_whose_ranges_overlap_are_never_ordered(given):
    order, cells = order_of(*given)
    for higher, lower in (*order.told_apart, *order.steady):
        assert cells[higher].low > cells[lower].high
        assert order.steady.count((higher, lower)) == 1


@settings(max_examples=20, deadline=None)
@given(comparisons())
def test_ranks_leave_room_for_whoever_cannot_be_told_apart(given):
    order, _ = order_of(*given)
    for number, (first, last) in enumerate(order.ranks):
        assert 1 <= first <= last <= len(order.ranks)
        assert first == 1 + sum(lower == number for _, lower in order.told_apart)


@given(st.lists(st.tuples(st.integers(1, 5), st.integers(-3, 3)), min_size=1, max_size=6))
def test_the_least_mean_is_that_of_the_worst_corner(given):
    found = [Difference(Fraction(w), Fraction(d, 3)) for w, d in given]
    corners = []
    for times in product((HALF, TWICE), repeat=len(found)):
        weighed = [(one.weight * t, one.surely) for one, t in zip(found, times, strict=True)]
        corners.append(sum(w * d for w, d in weighed) / sum(w for w, _ in weighed))
    assert least_mean(found) == min(corners)


def test_a_row_of_surely_higher_answers_is_told_apart():
    made = rosters.compared(
        "a: {}\nb: {}", {"A": "a: fully\nb: fully", "B": "a: partly\nb: partly"}
    )
    assert made.order.told_apart == ((0, 1),)
    assert made.order.ranks == ((1, 1), (2, 2))


def test_what_other_weights_turn_around_is_steady_and_not_told_apart():
    answers = {"A": "a: fully\nb: not-yet", "B": "a: not-yet\nb: largely"}
    made = rosters.compared("a: {}\nb: {}", answers)
    assert (made.order.steady, made.order.told_apart) == (((0, 1),), ())
    assert made.order.ranks == ((1, 2), (1, 2))
