"""Standings kept in little room, and sums over all of them at once."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

import rosters
import scoring
from peerready.comparison.lanes import lane_sums
from peerready.comparison.roster import Roster
from peerready.comparison.standing import OUT_OF_SCOPE

LINES = "a: {}\nb: {}"
LOADED = scoring.framework(LINES)


def some():
    return rosters.of_signs(
        LOADED,
        [
            {"signs": [0, 3], "name": "Zedernhof", "id": "zed", "country": "AU"},
            {"signs": [1, 251], "name": "Où", "facts": (("size", "small"),), "voices": ("hr",)},
            {"signs": [2, 253], "path": "\udcff.yaml", "days": b"\x01\x02\x03\x04"},
        ],
    )


def test_what_is_kept_comes_back_as_it_was():
    made = Roster(LOADED, keep_days=True)
    kept = [*some()]
    made.extend(kept)
    assert [*made] == kept
    assert made[1] == kept[1]
    assert made[-1] == kept[-1]
    assert len(made) == 3
    assert (made.framework, made.version, made.sha256) == ("t", "1.0.0", LOADED.sha256)


def test_the_age_of_evidence_is_kept_for_one_organisation_or_where_asked_for():
    one = some()[2]
    other = one._replace(id="other")
    made = Roster(LOADED)
    made.extend([one, one])
    assert [kept.days for kept in made] == [one.days] * 2
    made.add(other)
    made.add(one)
    assert [kept.days for kept in made] == [bytes(4)] * 4


def test_columns_of_bytes_hold_one_organisation_a_byte():
    roster = some()
    assert roster.signs(1) == bytes([3, 251, 253])
    assert roster.least(0) == bytes([0, 2, 3])
    assert roster.proved(0) == bytes(3)
    assert roster.marks(0) == bytes([0, 0, 16])


def test_an_organisation_is_told_by_its_id_else_by_its_name():
    roster = some()
    assert [roster.key(n) for n in range(3)] == ["zed", "Où", "Organisation 00002"]
    assert [one.key for one in roster] == ["zed", "Où", "Organisation 00002"]
    assert roster.assessed_on(0) == date(2026, 11, 3)


def test_facts_and_country_are_asked_by_name():
    roster = some()
    assert roster.facts("size") == ["", "small", ""]
    assert roster.facts("country") == ["AU", "", ""]
    assert roster.fact_names() == {"country", "size", "year"}
    assert roster.facts("year") == ["2026"] * 3


def test_some_are_taken_in_an_order_of_their_own():
    roster = some()
    assert [*roster.taken([2, 0])] == [roster[2], roster[0]]


def test_of_a_forgotten_criterion_nothing_is_left():
    roster = some()
    roster.forget([1])
    assert [one.signs[1] for one in roster] == [OUT_OF_SCOPE] * 3
    assert [(o.least[1], o.proved[1], o.marks[1]) for o in roster] == [(0, 0, 0)] * 3
    assert roster.signs(0) == bytes([0, 1, 2])


NUMBERS = st.one_of(st.integers(0, 9), st.integers(0, 2**16), st.integers(0, 2**70))
COLUMN = st.lists(st.integers(0, 3), min_size=3, max_size=3).map(bytes)


@given(st.lists(st.tuples(COLUMN, st.lists(NUMBERS, min_size=4, max_size=4)), max_size=4))
def test_lanes_add_up_like_a_loop_does_however_large_the_numbers(drawn):
    terms = [(column, [*few, *[0] * 252]) for column, few in drawn]
    expected = [sum(table[column[n]] for column, table in terms) for n in range(3)]
    assert [*lane_sums([c for c, _ in terms], [t for _, t in terms], 3)] == expected


def test_of_nobody_there_are_no_sums():
    assert [*lane_sums([b""], [[7] * 256], 0)] == []


def test_a_lane_is_no_wider_than_the_largest_sum_needs():
    table = [0, 255, *[0] * 254]
    assert lane_sums([b"\1\0"], [table], 2).itemsize == 1
    assert lane_sums([b"\1\0"] * 2, [table] * 2, 2).itemsize == 2
    assert lane_sums([b"\1\0"] * 300, [table] * 300, 2).itemsize == 4
