"""Groups: which are put together, which counts are held back, and what a comparison by a fact leaves out."""

from __future__ import annotations

from fractions import Fraction

import pytest

import rosters
import scoring
from peerready.comparison.ask import Ask
from peerready.comparison.compare import compare
from peerready.comparison.comparison import Five, GroupTally, Spread, Tally
from peerready.comparison.groups import Part, groups, held_back, limited, parts, total
from peerready.comparison.standing import UNANSWERED
from peerready.errors import PeerreadyError, UsageError


def of(*sizes, names="abcdefgh"):
    return [name for name, size in zip(names, sizes, strict=False) for _ in range(size)]


@pytest.mark.parametrize(
    ("sizes", "expected"),
    [
        ((6, 7), [("value", "a", 6), ("value", "b", 7)]),
        ((5, 5, 5), [("value", "a", 5), ("value", "b", 5), ("value", "c", 5)]),
        ((4, 4, 9), [("others", "", 8), ("value", "c", 9)]),
        ((1, 7, 9), [("others", "", 8), ("value", "c", 9)]),
        ((1, 4, 5, 9), [("others", "", 5), ("value", "c", 5), ("value", "d", 9)]),
        ((4, 9), []),
        ((12,), []),
        ((1, 1, 1), []),
    ],
)
def test_groups_that_are_too_small_are_put_together_until_they_are_enough(sizes, expected):
    made = parts(dict(zip("abcd", sizes, strict=False)), 5)
    assert [(part.kind, part.name, part.count) for part in made] == expected


def test_those_who_do_not_say_are_a_group_like_any_other():
    assert [part.kind for part in parts({"": 5, "a": 6}, 5)] == ["not-said", "value"]


@pytest.mark.parametrize(
    ("counts", "also", "held"),
    [
        ([5, 6], [], ()),
        ([2, 9], [], (0, 1)),
        ([5, 6, 7, 8], [], ()),
        ([3, 6, 7, 8], [], (0, 1)),
        ([5, 6, 3, 8], [], (2, 3)),
        ([5, 6, 7, 8], [3], (2, 3)),
        ([0, 1, 7, 8, 9], [], (0, 1, 2, 3, 4)),
        ([9, 9, 9, 9, 1], [], (2, 3, 4)),
        ([0, 1, 1, 1, 1, 1], [], (0, 1, 2, 3, 4, 5)),
    ],
)
def test_neighbours_are_held_back_with_what_must_be_until_they_are_enough(counts, also, held):
    found = held_back([(one,) for one in counts], lambda some: sum(map(sum, some)) >= 5, also)
    assert sorted(found) == list(held)


def tallied(*levels, shown=1, heard=1, open_=0, no=0):
    return Tally("t.a", levels, open_, no, levels[-1], shown, heard)


def only(tallies, least=5):
    some = [Part("value", str(n), (str(n),), 9) for n in range(len(tallies))]
    return [group.tallies[0] for group in groups(some, [], [tallies], least)]


def test_counts_of_a_group_that_all_stand_at_one_level_are_held_back_with_its_neighbour():
    assert only([tallied(6, 0), tallied(4, 3)]) == [None, None]
    assert only([tallied(3, 3), tallied(4, 3)]) == [
        GroupTally("t.a", (3, 3), 0, 0, 3, 1, 1),
        GroupTally("t.a", (4, 3), 0, 0, 3, 1, 1),
    ]


def test_counts_about_too_few_answers_are_held_back_however_large_the_group():
    assert only([tallied(2, 2, open_=9), tallied(4, 3)]) == [None, None]


def test_what_is_shown_or_heard_of_none_or_of_each_is_held_back_by_itself():
    found = only([tallied(3, 3, shown=0, heard=2), tallied(4, 3, shown=3, heard=7)])
    assert [(one.shown, one.heard) for one in found] == [(None, None), (None, None)]
    found = only([tallied(3, 3, shown=2, heard=2), tallied(4, 3, shown=3, heard=7)])
    assert [(one.shown, one.heard) for one in found] == [(2, None), (3, None)]


def fives(*numbers):
    return Five(*(None if n is None else Fraction(n, 12) for n in numbers))


def spreads(*row, least=5):
    some = [Part("value", str(n), (str(n),), 9) for n in range(len(row))]
    return [group.spreads[0] for group in groups(some, [row], [], least)]


def test_a_spread_of_a_group_has_quartiles_and_nobodys_own_figures():
    whole = Spread(6, fives(0, 1, 2, 3, 4), fives(1, 2, 3, 4, 5), 2)
    cut = Spread(6, fives(None, 1, 2, 3, None), fives(None, 2, 3, 4, None), None)
    assert spreads(whole, whole) == [cut, cut]


def test_a_spread_of_too_few_or_of_those_who_are_alike_is_held_back():
    good = Spread(6, fives(0, 1, 2, 3, 4), fives(0, 1, 2, 3, 4), 0)
    few = good._replace(n=4)
    alike = good._replace(low=fives(0, 1, 1, 1, 4))
    assert spreads(few, good) == [None, None]
    assert spreads(good, alike) == [None, None]
    assert spreads(good, Spread(0, None, None, 0)) == [None, None]


def test_where_all_are_open_alike_at_most_only_what_is_claimed_is_told():
    one = Spread(6, fives(0, 1, 2, 3, 4), fives(0, 12, 12, 12, 12), 5)
    assert [found.high for found in spreads(one, one)] == [None, None]


def test_three_are_enough_where_three_were_asked_for_and_differ():
    differ = Spread(3, fives(0, None, 1, None, 2), fives(0, None, 1, None, 2), 0)
    alike = Spread(3, fives(1, None, 1, None, 1), fives(1, None, 1, None, 1), 0)
    assert [one.low.median for one in spreads(differ, differ, least=3)] == [Fraction(1, 12)] * 2
    assert spreads(differ, alike, least=3) == [None, None]


def test_a_total_over_too_few_has_no_spread():
    assert limited(Spread(4, fives(0, None, 1, None, 2), None, 3), 5) == Spread(4, None, None, None)
    assert total(Spread(4, fives(0, None, 1, None, 2), None, 3), 5) == Spread(4, None, None, None)


def test_a_total_in_which_the_middle_half_is_alike_has_no_spread():
    alike = Spread(6, fives(0, 3, 3, 3, 4), fives(1, 3, 4, 5, 9), 2)
    assert total(alike, 5) == Spread(6, None, None, None)


def test_the_total_of_a_criterion_is_held_back_by_the_rule_of_its_groups():
    made = by_size((8, 9), signs=lambda n: [2, n % 4])
    assert [one.id for one in made.tallies] == ["t.b"]
    assert made.criteria == ("t.a", "t.b")
    assert all(group.tallies[0] is None for group in made.groups)
    made = by_size((8, 9), signs=lambda n: [n if n < 4 else UNANSWERED, n % 4])
    assert [one.id for one in made.tallies] == ["t.b"]


LOADED = scoring.framework("a: {}\nb: {}")


def by_size(sizes, ask=None, signs=None):
    rows = [
        {"signs": (signs or (lambda n: [n % 4, (n + 1) % 4]))(n), "facts": (("size", value),)}
        for n, value in enumerate(of(*sizes, names=("small", "large")))
    ]
    return compare([rosters.of_signs(LOADED, rows)], [LOADED], ask or Ask(by="size")).comparisons[0]


def test_by_a_fact_no_single_column_is_shown_in_any_place():
    made = by_size((8, 9))
    assert (made.columns, made.table, made.order, made.mentors) == ((), None, None, ())
    assert [(group.name, group.count) for group in made.groups] == [("small", 8), ("large", 9)]
    assert all(row.cells == () and row.places == () for row in made.rows)
    assert all((row.spread.low.least, row.spread.low.most) == (None, None) for row in made.rows)
    assert made.groups[0].spreads[0].n == 8
    assert made.groups[0].tallies[0].levels == (2, 2, 2, 2)


def test_by_a_fact_that_nobody_else_shares_there_are_no_groups():
    assert by_size((1, 9)).groups == ()


def test_country_is_asked_by_name_as_facts_are():
    rows = [{"signs": [n % 4, 0], "country": "AU" if n < 7 else "NZ"} for n in range(14)]
    made = compare([rosters.of_signs(LOADED, rows)], [LOADED], Ask(by="country")).comparisons[0]
    assert [group.name for group in made.groups] == ["AU", "NZ"]


def test_groups_among_too_few_are_refused():
    with pytest.raises(PeerreadyError, match="groups cannot be made of 4 organisations"):
        by_size((2, 2))
    assert by_size((3, 3), Ask(by="size", min_group=3)).groups


@pytest.mark.parametrize(
    ("ask", "message"),
    [
        (Ask(by="sise"), "no organisation says its 'sise'"),
        (Ask(by="size", order=True), "an order is of single organisations"),
        (Ask(by="size", min_group=2), "a smallest group of 2 hides nobody"),
    ],
)
def test_what_does_not_go_with_groups_is_wrong_usage(ask, message):
    with pytest.raises(UsageError, match=message):
        by_size((8, 9), ask)


def test_a_fact_that_is_misspelt_has_a_near_one():
    with pytest.raises(UsageError) as caught:
        by_size((8, 9), Ask(by="sise"))
    assert caught.value.problems[0].hint == "did you mean 'size'?"
