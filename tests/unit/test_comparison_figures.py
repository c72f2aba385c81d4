"""Figures of many columns at once are those of `assess`; spread and places are what they say."""

from __future__ import annotations

import statistics
from datetime import date
from fractions import Fraction
from hashlib import sha256
from itertools import count

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import rosters
import scoring
import strategies
from peerready.assessment import assess, figures
from peerready.catalog import Loaded, shared
from peerready.comparison import build
from peerready.comparison.ask import Ask
from peerready.comparison.compare import compare
from peerready.comparison.comparison import Cell, Place
from peerready.comparison.figures import Shares
from peerready.comparison.roster import Roster
from peerready.comparison.spread import FEW, Places, five, ranked
from peerready.documents import Document
from peerready.errors import PeerreadyError
from peerready.framework import Framework
from peerready.resolution import resolve

TODAY = date(2026, 1, 5)


def as_read(data):
    match data:
        case dict():
            return {key: as_read(value) for key, value in data.items()}
        case list():
            return [as_read(value) for value in data]
        case Fraction():
            return str(data)
    return data


@st.composite
def folders(draw):
    """A random framework, two to seven organisations that answered it, and their assessments."""
    framework = draw(strategies.frameworks())
    made = Framework.model_validate(as_read(framework), context=shared())
    loaded = Loaded(made, Document("f.yaml", b"", "", as_read(framework), "f" * 64), own=True)
    names = (f"o{number}" for number in count())
    roster, found = Roster(loaded), {}
    for _ in range(draw(st.integers(2, 7))):
        given = draw(strategies.answers_to(framework, TODAY))
        answered = resolve(
            Document("a.yaml", b"", "", given, "0" * 64), scoring.Only(loaded), TODAY
        )
        name = next(names)
        assessment = scoring.block(loaded, answered, today=TODAY).assessment
        roster.add(rosters.kept(loaded, answered, assessment, name))
        found[name] = assessment
    return loaded, roster, found


def cell(found):
    return Cell(found.low, found.high, found.evidenced, found.criteria, found.answered_count)


def whole_over(assessment, names):
    """The figures of the whole had the framework only these criteria."""
    framework = assessment.framework
    kept = [
        domain.model_copy(update={"criteria": tuple(c for c in domain.criteria if c.id in names)})
        for domain in framework.domains
    ]
    kept = tuple(domain for domain in kept if domain.criteria)
    cut = [
        (d, figures(r for r in assessment.results if r.id in {c.id for c in d.criteria}))
        for d in kept
    ]
    plain = figures(r for r in assessment.results if r.id in names)
    if framework.rollup == "criteria":
        return cell(plain)
    three = []
    for name in ("low", "high", "evidenced"):
        said = [(d.weight, v) for d, f in cut if (v := getattr(f, name)) is not None]
        weight = sum(w for w, _ in said)
        three.append(sum(w * v for w, v in said) / weight if said else None)
    return Cell(*three, plain.criteria, plain.answered_count)


@settings(max_examples=20, deadline=None)
@given(folders())
def test_each_cell_is_what_assess_says_over_the_criteria_compared(folder):
    loaded, roster, assessments = folder
    try:
        made = compare([roster], [loaded], Ask(common=True)).comparisons[0]
    except PeerreadyError as error:
        assert "in the scope of all" in str(error)  # noqa: PT017  # the only thing that may be wrong
        return
    for row in made.rows:
        for column, found in zip(made.columns, row.cells, strict=True):
            assessment = assessments[column.label]
            if row.kind == "whole":
                assert found == whole_over(assessment, made.criteria)
            else:
                inside = [r for r in assessment.results if r.id in row.criteria]
                assert found == cell(figures(inside))


@settings(max_examples=20, deadline=None)
@given(folders())
def test_where_everything_is_compared_the_figures_are_those_of_assess(folder):
    loaded, roster, assessments = folder
    try:
        made = compare([roster], [loaded], Ask()).comparisons[0]
    except PeerreadyError:
        return
    whole, *parts = made.rows
    for number, column in enumerate(made.columns):
        assessment = assessments[column.label]
        assert whole.cells[number] == cell(assessment.figures)
        known = {("domain", p.id): p for p in assessment.domains}
        known |= {("theme", p.id): p for p in assessment.themes}
        for row in parts:
            assert row.cells[number] == cell(known[row.kind, row.id].figures)


@settings(max_examples=20, deadline=None)
@given(folders(), st.randoms(use_true_random=False))
def test_the_order_of_files_never_matters(folder, random):
    loaded, roster, _ = folder
    order = list(range(len(roster)))
    random.shuffle(order)
    results = []
    for one in (roster, roster.taken(order)):
        try:
            made = compare([one], [loaded], Ask(common=True)).comparisons[0]
        except PeerreadyError as error:
            results.append(str(error))
        else:
            results.append((made.columns, made.rows, made.tallies, made.order, made.mentors))
    assert results[0] == results[1]


@given(
    st.lists(
        st.integers(1, 50).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))),
        min_size=1,
        max_size=30,
    )
)
def test_quartiles_are_the_inclusive_ones_and_the_median_is_the_mean_of_the_middle_two(pairs):
    made = five(ranked(Shares([p for p, _ in pairs], [w for _, w in pairs]).many()))
    values = sorted(Fraction(*pair) for pair in pairs)
    assert (made.least, made.median, made.most) == (
        values[0],
        statistics.median(values),
        values[-1],
    )
    if len(values) < FEW:
        assert (made.first, made.third) == (None, None)
    else:
        first, _, third = statistics.quantiles(values, n=4, method="inclusive")
        assert (made.first, made.third) == (first, third)


def test_of_nothing_there_is_no_spread():
    assert five(ranked({})) is None


@given(
    st.lists(
        st.integers(0, 6).flatmap(
            lambda n: st.tuples(st.integers(0, n), st.integers(0, n), st.just(n))
        ),
        max_size=9,
    )
)
def test_a_place_is_the_share_of_the_others_surely_and_possibly_below(drawn):
    spans = [(min(a, b), max(a, b), n) for a, b, n in drawn]
    wholes = [n for _, _, n in spans]
    places = Places(
        Shares([a for a, _, _ in spans], wholes), Shares([b for _, b, _ in spans], wholes)
    )
    known = {i: (Fraction(a, n), Fraction(b, n)) for i, (a, b, n) in enumerate(spans) if n}
    for number in range(len(spans)):
        others = [span for i, span in known.items() if i != number]
        if number not in known or len(known) < FEW:
            assert places.place(number) is None
            continue
        low, high = known[number]
        assert places.place(number) == Place(
            Fraction(sum(b < low for _, b in others), len(others)),
            Fraction(sum(a < high for a, _ in others), len(others)),
        )


LINES = """
a: {domain: {id: one, title: One, kind: practice, weight: 3}, themes: [role]}
b: {weight: 3, themes: [role, training]}
c: {domain: {id: two, title: Two, kind: practice}, themes: [training]}
"""


def test_rows_are_the_whole_then_domains_then_themes():
    made = rosters.compared(LINES, {"A": "a: fully", "B": "b: fully"})
    assert [(row.kind, row.id, row.title) for row in made.rows] == [
        ("whole", "t", "A framework of a few lines"),
        ("domain", "one", "One"),
        ("domain", "two", "Two"),
        ("theme", "role", shared().themes["role"].title),
        ("theme", "training", shared().themes["training"].title),
    ]
    assert made.rows[3].criteria == ("t.a", "t.b")


@pytest.mark.parametrize(
    ("rollup", "low"), [("criteria", Fraction(1, 5)), ("domains", Fraction(3, 16))]
)
def test_the_whole_is_rolled_up_as_the_framework_says(rollup, low):
    made = rosters.compared(LINES, {"A": "a: fully", "B": "b: fully"}, rollup=rollup)
    assert made.rows[0].cells[0].low == low


def test_a_row_that_applies_to_nobody_says_nothing():
    no = "{level: not-applicable, reason: so}"
    made = rosters.compared(LINES, {"A": f"c: {no}", "B": f"c: {no}"}, rollup="domains")
    assert made.rows[2].cells == (Cell(None, None, None, 0, 0),) * 2
    assert made.rows[2].spread == (0, None, None, 0)
    assert made.rows[0].cells[0].low == 0
    nothing = f"a: {no}\nb: {no}\nc: {no}"
    made = rosters.compared(LINES, {"A": nothing, "B": nothing}, rollup="domains")
    assert made.rows[0].cells[0].low is None


def test_a_scale_without_values_has_counts_and_no_figures():
    loaded = scoring.framework("a: {}\nb: {}", scale="narrative")
    roster = rosters.of_signs(loaded, [[0, 251], [1, 2]])
    made = compare([roster], [loaded], Ask()).comparisons[0]
    assert made.rows[0].cells == (Cell(None, None, None, 2, 1), Cell(None, None, None, 2, 2))
    assert made.rows[0].spread == (0, None, None, 1)
    assert made.rows[0].places == ()
    assert made.order is None
    assert made.tallies[0].levels == (1, 1, 0)


def test_with_many_columns_there_is_the_spread_and_a_table_that_lists_each():
    loaded = scoring.framework("a: {}")
    many = build.MOST_COLUMNS + 1
    roster = rosters.of_signs(loaded, [[n % 4] for n in range(many)])
    made = compare([roster], [loaded], Ask()).comparisons[0]
    assert (made.columns, made.order, made.mentors, made.rows[0].cells) == ((), None, (), ())
    assert (made.count, len(made.table), made.rows[0].spread.n) == (many, many, many)
    lines = [*made.table.lines()]
    assert [line.column.label for line in lines[:2]] == ["Organisation 00000", "Organisation 00001"]
    assert lines[1].cells[0].low == Fraction(1, 3)
    assert lines[3].places[0].most == Fraction(sum(n % 4 < 3 for n in range(many)), many - 1)


def test_a_column_in_a_table_is_the_one_that_is_shown():
    made = rosters.compared(LINES, {"A": "a: fully", "B": "b: fully"})
    assert tuple(line.column for line in made.table.lines()) == made.columns
    assert tuple(line.cells[1] for line in made.table.lines()) == made.rows[1].cells


def test_a_digest_tells_which_bytes_were_compared():
    made = rosters.compared(LINES, {"A": "", "B": ""})
    assert made.columns[0].standing.sha256 == sha256(b"A").hexdigest()


def test_the_figures_of_one_that_is_judged_alone_are_the_same():
    loaded, roster = rosters.of_lines(LINES, {"A": "a: fully", "B": "b: partly"})
    case = scoring.case(LINES, "b: partly")
    made = compare([roster], [loaded], Ask()).comparisons[0]
    assert made.rows[0].cells[1] == cell(
        assess(loaded.framework, case.answered.answers, {}).figures
    )
