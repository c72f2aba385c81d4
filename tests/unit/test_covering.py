"""The smallest closed sets: against trying everything, and the stated rule where that is too much."""

from __future__ import annotations

from fractions import Fraction
from itertools import chain, combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from peerready.planning.covering import Move, Way, cost, holding, makeable, reaching, total


def moves(*rows):
    """Moves from (id, points, ways); a way is its needs as a word of one-letter ids, and its effort."""
    return {
        name: Move(
            name,
            Fraction(points),
            tuple(Way(f"{name}{n}", frozenset(needs), effort) for n, (needs, effort) in ways),
        )
        for name, points, given_ways in rows
        for ways in [list(enumerate(sorted(given_ways, key=lambda way: way[1])))]
    }


def subsets(able):
    every = chain.from_iterable(combinations(able, size) for size in range(len(able) + 1))
    return [ids for ids in every if closed(able, ids)]


def closed(able, ids, made=()):
    """Whether the moves can be made in some order: tried move by move."""
    left = [name for name in ids if name not in made]
    following = [n for n in left if any(way.needs <= set(made) for way in able[n].ways)]
    return not left or any(closed(able, ids, (*made, name)) for name in following[:1])


def least(able, ids):
    """The least effort of a set whose groups have no needs of their own."""
    return cost(makeable(able, ids).values())


@st.composite
def given_moves(draw, *, groups=True, loops=False):
    names = "abcdef"[: draw(st.integers(1, 6))]
    rows = []
    for number, name in enumerate(names):
        others = [n for n in names if n != name] if loops else names[:number]
        needs = st.sets(st.sampled_from(others), max_size=2) if others else st.just(set())
        way = st.tuples(needs.map(lambda found: "".join(sorted(found))), st.integers(1, 3))
        ways = st.lists(way, min_size=0 if loops else 1, max_size=3 if groups else 1)
        points = st.sampled_from([0, 1, 1, 2, 3, Fraction(1, 3), Fraction(5, 2)])
        rows.append((name, draw(points), draw(ways)))
    return moves(*rows)


MANY = settings(max_examples=60, deadline=None)


@MANY
@given(st.booleans().flatmap(lambda loops: given_moves(loops=loops)), st.data())
def test_no_smaller_closed_set_holds_what_is_wanted(able, data):
    wanted = set(data.draw(st.lists(st.sampled_from(list(able)), min_size=1, max_size=3)))
    fit = [ids for ids in subsets(able) if wanted <= set(ids)]

    found = holding(able, wanted)

    if not fit:
        assert found is None
        return
    assert found.smallest
    assert wanted <= found.ways.keys()
    assert len(found.ways) == min(map(len, fit))
    orderly(found)


@MANY
@given(
    st.booleans().flatmap(lambda loops: given_moves(loops=loops)),
    st.fractions(Fraction(1, 6), 9, max_denominator=6),
)
def test_no_smaller_closed_set_reaches_the_points(able, need):
    fit = [ids for ids in subsets(able) if total(able, ids) >= need]

    found = reaching(able, need)

    if not fit:
        assert found is None
        return
    assert found.smallest
    assert total(able, found.ways) >= need
    assert len(found.ways) == min(map(len, fit))
    orderly(found)


@MANY
@given(given_moves(groups=False), st.fractions(Fraction(1, 6), 9, max_denominator=6))
def test_of_the_smallest_sets_it_is_one_of_least_effort(able, need):
    fit = [ids for ids in subsets(able) if total(able, ids) >= need]
    if not fit:
        return
    size = min(map(len, fit))

    found = reaching(able, need)

    assert cost(found.ways.values()) == min(least(able, i) for i in fit if len(i) == size)


def orderly(found):
    """Every move comes after what its way needs."""
    before = set()
    for name, way in found.ways.items():
        assert way.needs <= before
        before.add(name)


@MANY
@given(st.booleans().flatmap(lambda loops: given_moves(loops=loops)), st.integers(1, 9), st.data())
def test_past_the_limit_the_answer_does_it_and_nothing_can_be_left_out(able, need, data):
    wanted = {data.draw(st.sampled_from(list(able)))}
    held, reached = holding(able, wanted, limit=0), reaching(able, Fraction(need), limit=0)

    if held:
        assert not held.smallest
        assert wanted <= held.ways.keys()
        orderly(held)
        assert not [i for i in without_one(able, held) if wanted <= i]
    if reached:
        assert not reached.smallest
        assert total(able, reached.ways) >= need
        orderly(reached)
        assert not [i for i in without_one(able, reached) if total(able, i) >= need]


def without_one(able, found):
    less = [found.ways.keys() - {name} for name in found.ways]
    return [ids for ids in less if closed(able, sorted(ids))]


def test_the_largest_points_are_the_fewest_whatever_the_effort():
    able = moves(("a", 1, [("", 1)]), ("b", 3, [("", 3)]), ("c", 1, [("", 1)]), ("d", 2, [("", 2)]))

    assert list(reaching(able, Fraction(3)).ways) == ["b"]
    assert set(reaching(able, Fraction(4)).ways) == {"b", "a"}


def test_what_comes_first_counts_as_a_step_of_its_own():
    able = moves(
        ("a", 0, [("", 1)]), ("b", 3, [("a", 1)]), ("c", 2, [("", 3)]), ("d", 1, [("", 1)])
    )

    assert set(reaching(able, Fraction(2)).ways) == {"c"}
    assert set(reaching(able, Fraction(4)).ways) == {"a", "b", "d"}


def test_a_group_goes_by_the_option_that_needs_no_further_step_then_by_the_cheapest():
    able = moves(("a", 0, [("", 1)]), ("g", 1, [("a", 1), ("", 3), ("", 2)]))

    assert {n: w.effort for n, w in holding(able, {"g"}).ways.items()} == {"g": 2}
    assert holding(able, {"a", "g"}).ways["g"].needs == {"a"}


def test_two_groups_share_what_must_come_first_where_that_is_fewer():
    able = moves(
        ("a", 0, [("", 1)]),
        ("b", 0, [("", 1)]),
        ("c", 0, [("", 1)]),
        ("g", 1, [("ab", 1), ("c", 3)]),
        ("h", 1, [("b", 1), ("c", 3)]),
    )

    assert holding(able, "gh").ways.keys() == {"c", "g", "h"}


def test_what_has_one_way_is_not_searched():
    able = moves(("a", 0, [("", 1)]), ("b", 0, [("a", 1)]), ("c", 0, [("b", 1)]))

    assert list(holding(able, "c", limit=3).ways) == ["a", "b", "c"]
    assert not holding(able, "c", limit=1).smallest


def test_a_loop_is_left_by_the_option_that_is_not_in_it():
    able = moves(("a", 0, [("", 3)]), ("x", 0, [("g", 1)]), ("g", 0, [("x", 1), ("a", 3)]))

    assert list(holding(able, "gx").ways) == ["a", "g", "x"]


def test_moves_that_wait_for_each_other_cannot_be_made():
    able = moves(("a", 5, [("b", 1)]), ("b", 5, [("a", 1)]), ("c", 1, [("", 1)]), ("d", 9, []))

    assert holding(able, {"a"}) is None
    assert reaching(able, Fraction(2)) is None
    assert list(reaching(able, Fraction(1)).ways) == ["c"]


def test_many_free_moves_and_long_chains_are_exact():
    rows = [(f"m{n}", Fraction(n % 7 + 1, 3), [((), n % 3 + 1)]) for n in range(80)]
    chained = [(f"k{n}", Fraction(1, 9), [((f"k{n - 1}",) if n else (), 2)]) for n in range(12)]
    able = moves(*rows, *chained)

    found = reaching(able, Fraction(40))

    assert found.smallest
    assert len(found.ways) == 19
    assert set(holding(able, {"k11"}).ways) == {f"k{n}" for n in range(12)}


def test_too_many_prerequisites_to_try_are_said_to_be():
    rows = [(f"p{n}", Fraction(1), [((), 1)]) for n in range(13)]
    needing = [(f"q{n}", Fraction(2), [((f"p{n}",), 1)]) for n in range(13)]

    found = reaching(moves(*rows, *needing), Fraction(30))

    assert not found.smallest
    assert total(moves(*rows, *needing), found.ways) >= 30
