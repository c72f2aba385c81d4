"""What is compared and what is refused, what is left out, and what follows from columns and dates."""

from __future__ import annotations

from datetime import date
from hashlib import sha256

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

import rosters
import scoring
from peerready.comparison import build, pseudonyms
from peerready.comparison.across import AcrossColumn, Status, status
from peerready.comparison.ask import Ask
from peerready.comparison.compare import compare
from peerready.comparison.comparison import Edition, LeftOut, Mentor, Tally
from peerready.comparison.mentors import below
from peerready.comparison.standing import (
    CONFIRMED,
    HEARD,
    MET,
    NOT_APPLICABLE,
    SHOWN,
    TO_CONFIRM,
    UNANSWERED,
    UNKNOWN,
)
from peerready.errors import PeerreadyError, UsageError

AB = scoring.framework("a: {}\nb: {}")
COMMON = Ask(common=True)
SIGNS = [0, 1, 2, 3, UNANSWERED, NOT_APPLICABLE]


def made(rows, ask=None, loaded=AB, left_out=None):
    """Organisations by name with their signs, compared in one framework."""
    return several([(loaded, rows)], ask, left_out)


def several(pairs, ask=None, left_out=None):
    made_of = [
        rosters.of_signs(loaded, [{"name": n, "sha256": digest(n), **as_row(r)} for n, r in rows])
        for loaded, rows in pairs
    ]
    loaded = [one for one, _ in pairs]
    return compare(made_of, loaded, ask or Ask(), left_out or LeftOut())


def digest(text):
    return sha256(text.encode()).hexdigest()


def as_row(row):
    return row if isinstance(row, dict) else {"signs": row}


def refused(*given, **more):
    with pytest.raises(PeerreadyError) as caught:
        several(*given, **more)
    assert caught.value.exit_code == 3
    return [(problem.message, problem.hint) for problem in caught.value.problems]


def labels(compared):
    return [column.label for column in compared.comparisons[0].columns]


# Columns


def test_organisations_stand_in_the_order_of_their_names():
    assert labels(made([("zeta", [3, 3]), ("Alpha", [0, 0]), ("beta", [1, 1])])) == [
        "Alpha",
        "beta",
        "zeta",
    ]


def test_two_of_one_name_are_told_apart_by_what_is_their_own():
    rows = [
        ("A", {"signs": [0, 0], "id": "one"}),
        ("A", {"signs": [1, 1], "id": "two"}),
        ("B", [2, 2]),
    ]
    assert labels(made(rows)) == ["A (one)", "A (two)", "B"]


def test_of_an_organisation_with_several_files_the_newest_stands():
    old = {"signs": [0, 0], "assessed_on": date(2020, 1, 1), "path": "old.yaml"}
    new = {"signs": [3, 3], "path": "new.yaml"}
    compared = made([("A", old), ("B", [1, 1]), ("A", new)])
    assert [column.signs[0] for column in compared.comparisons[0].columns] == [3, 1]
    assert compared.left_out.earlier == (("old.yaml", "new.yaml"),)


def test_two_newest_files_of_one_day_are_a_problem():
    rows = [("A", [0, 0]), ("B", [1, 1]), ("A", {"signs": [3, 3], "path": "x.yaml"})]
    assert refused([(AB, rows)]) == [
        (
            "2 files of 'A' are of 2026-11-03: 00000.yaml, x.yaml",
            "leave one out, or give different organisations ids of their own",
        )
    ]


def test_two_older_files_of_one_day_are_none():
    old = {"signs": [0, 0], "assessed_on": date(2020, 1, 1)}
    compared = made([("A", old), ("A", old), ("A", [1, 1]), ("B", [2, 2])])
    assert len(compared.left_out.earlier) == 2


def test_one_file_alone_has_nothing_to_be_compared_with():
    with pytest.raises(UsageError, match="there is nothing to compare with"):
        made([("A", [0, 0])])


def test_the_dates_of_the_answers_bound_the_comparison():
    rows = [("A", {"signs": [0, 0], "assessed_on": date(2026, 1, 5)}), ("B", [1, 1])]
    one = made(rows).comparisons[0]
    assert (one.first, one.last, one.kind) == (date(2026, 1, 5), rosters.DAY, "organisations")


# What all share


def test_what_only_some_have_in_scope_is_refused_with_the_fact_that_decides():
    loaded = scoring.framework(
        "a: {}\nb: {when: {size: small, peer_workers: [few, several]}}",
        facts=["size", "peer_workers"],
    )
    rows = [("A", [0, 250]), ("B", [1, 1]), ("C", [1, 250])]
    assert refused([(loaded, rows)]) == [
        (
            "'t.b' is asked of 1 of 3: it applies where size is small and peer_workers is few or several",
            "--common compares what all share and says what it left out",
        )
    ]
    compared = made(rows, COMMON, loaded)
    one = compared.comparisons[0]
    assert (one.criteria, one.left_out.criteria) == (("t.a",), ("t.b",))
    assert {column.signs[1] for column in one.columns} == {250}
    assert one.columns[1].marks[1] == one.columns[1].least[1] == 0


def test_what_nobody_has_in_scope_is_neither_compared_nor_left_out():
    one = made([("A", [0, 250]), ("B", [1, 250])]).comparisons[0]
    assert (one.criteria, one.left_out.criteria) == (("t.a",), ())


def test_context_and_options_are_not_compared():
    loaded = scoring.framework("a: {}\nx: {use: context}\ng: {any_of: [o]}\no: {use: option}")
    one = made([("A", [0, 1, 2, 2]), ("B", [1, 1, 0, 0])], None, loaded).comparisons[0]
    assert one.criteria == ("t.a", "t.g")


def test_where_no_criterion_is_in_the_scope_of_all_there_is_nothing_to_compare():
    found = refused([(AB, [("A", [0, 250]), ("B", [250, 1])])], COMMON)
    assert found[0][0] == "no criterion of 't' is in the scope of all"


def test_a_framework_that_some_did_not_answer_is_refused_and_those_of_all_are_named():
    other = scoring.framework("a: {}", name="u")
    pairs = [(AB, [("A", [0, 0]), ("B", [1, 1])]), (other, [("A", [0])])]
    assert refused(pairs) == [
        ("framework 'u' is answered by 1 of 2 organisations", "-f t compares what all answer")
    ]
    assert refused(pairs, Ask(only=("t", "u"))) == [
        (
            "framework 'u' is answered by 1 of 2 organisations",
            "leave out -f u; --common compares what all share and says what it left out",
        )
    ]
    compared = several(pairs, COMMON)
    assert [one.framework.id for one in compared.comparisons] == ["t"]
    assert compared.left_out.frameworks == (("u", "not answered by all"),)


def test_where_all_share_several_frameworks_each_is_compared_by_itself():
    other = scoring.framework("a: {}", name="u")
    rows = [("A", [0, 0]), ("B", [1, 1])]
    compared = several([(other, [("A", [0]), ("B", [1])]), (AB, rows)])
    assert [one.framework.id for one in compared.comparisons] == ["t", "u"]
    assert compared.across is None


def test_problems_of_all_frameworks_are_told_at_once():
    other = scoring.framework("a: {}\nb: {when: {size: small}}", name="u", facts=["size"])
    loaded = scoring.framework("a: {}\nb: {when: {size: small}}", facts=["size"])
    rows = [("A", [0, 250]), ("B", [1, 1])]
    assert [message[:5] for message, _ in refused([(other, rows), (loaded, rows)])] == [
        "'t.b'",
        "'u.b'",
    ]


def test_a_file_that_does_not_answer_what_was_asked_for_is_refused_unless_common():
    rows = [("A", [0, 0]), ("B", [1, 1])]
    left = LeftOut(files=(("c.yaml", "it answers u"),))
    assert refused([(AB, rows)], Ask(only=("t",)), left) == [
        ("c.yaml does not answer 't'", "it answers u; --common leaves it out")
    ]
    assert made(rows, Ask(only=("t",), common=True), left_out=left).left_out == left


@given(
    st.lists(
        st.tuples(st.sampled_from(SIGNS), st.sampled_from(SIGNS), st.sampled_from([0, 3, 250])),
        min_size=2,
        max_size=6,
    )
)
def test_a_criterion_that_only_some_share_changes_nothing_of_what_is_common(drawn):
    wider = scoring.framework("a: {}\nb: {}\nc: {weight: 3}")
    third = [sign for _, _, sign in drawn]
    assume(len({sign == 250 for sign in third}) == 2)
    more = made([(f"O{n}", list(row)) for n, row in enumerate(drawn)], COMMON, wider).comparisons[0]
    less = made([(f"O{n}", list(row[:2])) for n, row in enumerate(drawn)]).comparisons[0]
    assert more.left_out.criteria == ("t.c",)
    assert [row.cells for row in more.rows] == [r.cells for r in less.rows]
    assert (more.tallies, more.order, more.mentors) == (less.tallies, less.order, less.mentors)


# Editions of one framework


def edition(lines="a: {}\nb: {}", **changes):
    return scoring.framework(lines, **changes)


ROWS = [("A", [0, 1]), ("B", [1, 2])]


@pytest.mark.parametrize(
    ("other", "message"),
    [
        (
            edition(version="2.0.0"),
            "t 1.0.0 and 2.0.0: an answer or a figure does not mean the same in them",
        ),
        (edition(title="Other"), "there are two different texts of t 1.0.0"),
        (edition(version="1.1.0", scale="yes-no"), "t 1.0.0 and 1.1.0 have different scales"),
    ],
)
def test_editions_that_do_not_mean_the_same_are_refused(other, message):
    found = refused([(AB, [*ROWS, ("E", [0, 0])]), (other, [("C", [0, 1]), ("D", [1, 1])])])
    assert found == [(message, "--common compares what all share and says what it left out")]


def test_a_framework_that_nobody_answered_is_not_missed():
    empty = edition(name="u")
    assert len(several([(AB, ROWS), (empty, [])]).comparisons) == 1


def test_editions_that_differ_in_words_or_by_additions_are_compared_over_what_both_ask():
    newer = edition("c: {}\nb: {}\na: {}", version="1.1.0")
    pairs = [
        (AB, [*ROWS, ("E", [3, 3])]),
        (newer, [("C", {"signs": [3, 2, 0], "days": bytes([0, 1, 0, 2, 0, 3])})]),
    ]
    compared = several(pairs).comparisons[0]
    assert compared.criteria == ("t.a", "t.b")
    assert compared.left_out.criteria == ("t.c",)
    assert compared.columns[2].signs == bytes([0, 2])
    assert compared.columns[2].standing.days == bytes([0, 3, 0, 2])


def joined(counts, ask=None, first="1.1.0"):
    """What is told of editions that so many answered, the one with most first."""
    pairs, at = [], 0
    for version, many in counts.items():
        rows = [
            (
                f"O{at + n}",
                {
                    "signs": [n % 4, 1],
                    "path": f"{at + n}.yaml",
                    "facts": (("size", "small" if n % 2 else "large"),),
                },
            )
            for n in range(many)
        ]
        pairs.append((edition(version=version), rows))
        at += many
    one = several(pairs, ask).comparisons[0]
    assert one.framework.version == first
    return one.joined


def test_joined_editions_are_counted_the_one_compared_as_first():
    assert joined({"1.0.0": 2, "1.1.0": 3}).editions == (Edition("1.1.0", 3), Edition("1.0.0", 2))
    assert joined({"1.1.0": 3}) is None


@pytest.mark.parametrize("ask", [Ask(anonymous=True, min_group=3), Ask(by="size", min_group=3)])
def test_how_many_answered_an_edition_is_held_back_where_it_would_tell_of_few(ask):
    assert joined({"1.1.0": 4, "1.0.0": 3}, ask).editions == (
        Edition("1.1.0", 4),
        Edition("1.0.0", 3),
    )
    assert joined({"1.1.0": 6, "1.0.0": 4, "1.0.1": 2}, ask).editions == ()


def test_of_an_edition_that_only_earlier_files_answered_nothing_is_told():
    def row(name, year):
        day = date(year, 1, 1)
        return name, {"signs": [1, 1], "assessed_on": day, "path": f"{name}-{year}.yaml"}

    newer = edition(version="1.1.0")
    new, old = ([row("A", year), row("B", year)] for year in (2026, 2020))
    one = several([(AB, old[:1]), (newer, new)]).comparisons[0]
    other = several([(AB, new), (newer, old)]).comparisons[0]

    assert one.joined is None
    assert (other.framework.version, other.joined.editions) == ("1.1.0", (Edition("1.0.0", 2),))


def test_of_as_many_answers_the_newest_edition_gives_the_words():
    newer = edition("a: {}\nb: {}\nc: {}", version="1.10.0")
    pairs = [(edition(version="1.9.0"), ROWS), (newer, [("C", [3, 2, 0]), ("D", [3, 2, 0])])]
    found = refused(pairs)
    assert found == [
        (
            "'t.c' is asked of 2 of 4: it is not in every edition of the framework",
            "--common compares what all share and says what it left out",
        )
    ]
    one = several(pairs, COMMON).comparisons[0]
    assert (one.framework.version, one.criteria) == ("1.10.0", ("t.a", "t.b"))


MAJOR = "t 1.0.0 and 2.0.0: an answer or a figure does not mean the same in them"


def test_answers_on_another_scale_are_left_out_where_only_what_is_common_is_compared():
    other = edition(version="2.0.0", scale="yes-no")
    compared = several([(AB, ROWS), (other, [("C", {"signs": [0, 1], "path": "c.yaml"})])], COMMON)
    assert compared.left_out.files == (("c.yaml", MAJOR),)
    assert compared.comparisons[0].count == 2
    assert compared.comparisons[0].left_out.criteria == ()


def test_answers_that_do_not_mean_the_same_stay_apart_with_the_reason():
    other = edition("a: {}\nb: {}\nc: {}", version="2.0.0")
    text = edition(title="Other")
    pairs = [
        (AB, [*ROWS, ("E", [0, 0])]),
        (other, [("C", {"signs": [0, 1, 2], "path": "c.yaml"})]),
        (text, [("D", {"signs": [0, 1], "path": "d.yaml"})]),
    ]
    compared = several(pairs, COMMON)
    assert compared.left_out.files == (
        ("c.yaml", MAJOR),
        ("d.yaml", "there are two different texts of t 1.0.0"),
    )
    assert compared.comparisons[0].count == 3
    assert compared.comparisons[0].left_out.criteria == ()


def test_where_each_edition_has_a_scale_of_its_own_nothing_is_left_to_compare():
    other = edition(version="2.0.0", scale="yes-no")
    found = refused([(AB, [("A", [0, 1])]), (other, [("C", [0, 1])])], COMMON)
    assert found[0][0] == "an answer in 't' does not mean the same in any two of these files"


def test_where_common_leaves_nothing_to_compare_it_is_not_the_way_out():
    found = refused([(AB, [("A", [0, 1])]), (edition(title="Other"), [("C", [0, 1])])])
    hint = "name files of one edition of the framework; no two of these share one"
    assert found == [("there are two different texts of t 1.0.0", hint)]


# Dates


def dates(*rows, ask=None, loaded=AB):
    named = [
        ("A", {"assessed_on": date(2024 + n, 1, 1), **as_row(row)}) for n, row in enumerate(rows)
    ]
    return made(named[::-1], ask, loaded).comparisons[0]


def test_files_of_one_organisation_are_its_dates_in_their_order():
    one = dates([0, 1], [1, 1], [2, 2])
    assert one.kind == "dates"
    assert [column.label for column in one.columns] == ["2024-01-01", "2025-01-01", "2026-01-01"]
    assert (one.order, one.mentors, one.rows[0].places) == (None, (), ())


def test_two_files_of_one_date_are_a_problem():
    day = {"assessed_on": date(2024, 1, 1)}
    rows = [("A", {"signs": [0, 0], **day}), ("A", {"signs": [1, 1], **day}), ("A", [2, 2])]
    assert "2 files of 'A' are of 2024-01-01" in refused([(AB, rows)])[0][0]


@pytest.mark.parametrize(
    ("ask", "option"),
    [
        (Ask(anonymous=True), "--anonymise"),
        (Ask(by="size"), "--by"),
        (Ask(order=True), "--order"),
    ],
)
def test_what_is_for_several_organisations_is_refused_of_dates(ask, option):
    with pytest.raises(UsageError, match=f"{option} is for several organisations"):
        dates([0, 1], [1, 1], ask=ask)


OPEN = UNANSWERED
TURNS = [
    (0, 1, 0, 0, "improved"),
    (2, 1, 0, 0, "regressed"),
    (OPEN, 0, 0, 0, "newly-answered"),
    (TO_CONFIRM, 3, 0, 0, "newly-answered"),
    (NOT_APPLICABLE, 3, 0, 0, "newly-answered"),
    (1, UNKNOWN, 0, 0, "no-longer-answered"),
    (OPEN, UNKNOWN, 0, 0, "unchanged"),
    (OPEN, NOT_APPLICABLE, 0, 0, "newly-answered"),
    (NOT_APPLICABLE, UNKNOWN, 0, 0, "no-longer-answered"),
    (NOT_APPLICABLE, NOT_APPLICABLE, 0, 0, "unchanged"),
    (2, NOT_APPLICABLE, 0, 0, "no-longer-answered"),
    (1, 1, 0, 0, "unchanged"),
    (1, 1, 0, 9, "newly-evidenced"),
    (1, 1, 9, 0, "no-longer-evidenced"),
    (1, 1, 9, 9, "unchanged"),
    (1, 1, 8, 9, "re-confirmed"),
    (1, 2, 9, 0, "improved"),
]


@pytest.mark.parametrize(("before", "after", "was", "now", "turn"), TURNS)
def test_a_turn_is_by_level_then_by_what_shows_it_then_by_how_new_that_is(
    before, after, was, now, turn
):
    def row(sign, day):
        marks = SHOWN | HEARD if day else 0
        return {"signs": [sign, 0], "marks": bytes([marks, 0]), "days": bytes([0, day, 0, 0])}

    change = dates(row(before, was), row(after, now)).turns[0].changes[0]
    assert (change.turn, change.before, change.after) == (turn, before, after)
    assert (change.shown_before, change.shown_after) == (bool(was), bool(now))
    assert (change.heard_before, change.heard_after) == (bool(was), bool(now))


def test_which_groups_were_asked_anew_and_which_no_longer_is_told():
    turned = dates(
        {"signs": [0, 0], "voices": ("leadership", "hr")},
        {"signs": [0, 0], "voices": ("leadership", "team", "peer-workers")},
    ).turns[0]
    assert (turned.earlier, turned.later) == (0, 1)
    assert (turned.asked_more, turned.asked_less) == (("team", "peer-workers"), ("hr",))


def test_dates_in_different_frameworks_are_counted_as_dates():
    other = scoring.framework("a: {}", name="u")
    day = {"assessed_on": date(2020, 1, 1)}
    found = refused([(AB, [("A", [0, 0])]), (other, [("A", {"signs": [1], **day})])])
    assert found[0] == (
        "framework 't' is answered by 1 of 2 dates",
        "-f t --common compares those that answer it; --common alone counts by theme",
    )


# Mentors


PARTS = scoring.framework(
    """
a: {domain: {id: one, title: One, kind: practice}, themes: [role]}
b: {themes: [role]}
c: {domain: {id: two, title: Two, kind: practice}, themes: [training]}
"""
)
STRONG = MET | SHOWN


def mentors(*rows):
    named = [
        (name, {"marks": bytes(marks), "voices": ("team",), **more, "signs": signs})
        for name, (signs, marks, more) in zip("ABCD", rows, strict=False)
    ]
    return made(named, None, PARTS).comparisons[0].mentors


def test_a_mentor_is_strong_and_shown_where_another_is_below_target():
    found = mentors(
        ([3, 0, 3], [STRONG | CONFIRMED, 0, MET], {"voices": ("team",)}),
        ([0, 3, 0], [0, MET, 0], {}),
    )
    assert found == (
        Mentor("one", 0, ("t.a",), ("t.a",), (1,), "domain"),
        Mentor("role", 0, ("t.a",), ("t.a",), (1,), "theme"),
    )


def test_a_file_of_managers_only_is_never_a_mentor():
    voices = {"voices": ("leadership", "hr")}
    assert mentors(([3, 3, 3], [STRONG] * 3, voices), ([0, 0, 0], [0] * 3, {})) == ()


def test_a_file_that_does_not_say_who_answered_is_never_a_mentor():
    rows = ([3, 3, 3], [STRONG] * 3, {"voices": ()}), ([0, 0, 0], [0] * 3, {})
    assert mentors(*rows) == ()
    named = [("A", {"signs": [3, 3, 3]}), ("B", [0, 0, 0])]
    assert not made(named, None, PARTS).comparisons[0].columns[0].managers_only


def test_a_mere_claim_never_makes_a_mentor():
    assert mentors(([3, 3, 3], [MET] * 3, {}), ([0, 0, 0], [0] * 3, {})) == ()


def test_a_mentor_has_at_least_half_of_what_applies_at_target_and_shown():
    weak = ([0, 0, 0], [0] * 3, {})
    found = mentors(([3, NOT_APPLICABLE, 0], [STRONG, 0, 0], {}), weak)
    assert [one.row for one in found] == ["one", "role"]
    assert found[0].criteria == ("t.a",)


def test_the_rows_with_most_gaps_come_first():
    found = mentors(
        ([3, 3, 3], [STRONG] * 3, {}),
        ([0, 3, 0], [0, MET, 0], {}),
        ([3, 3, 0], [MET, MET, 0], {}),
    )
    assert [one.row for one in found] == ["two", "training", "one", "role"]
    assert found[0].weak == (1, 2)


def test_what_is_open_is_not_below_target():
    one = made([("A", [OPEN, 0]), ("B", [2, 2])]).comparisons[0].columns[0]
    assert [below(one, number) for number in (0, 1)] == [False, True]


# Tallies


def test_a_tally_counts_levels_and_what_is_no_level():
    rows = [0, 0, 2, 3, UNANSWERED, TO_CONFIRM, UNKNOWN, NOT_APPLICABLE]
    marks = [0, SHOWN | HEARD, MET, MET | SHOWN, 0, 0, 0, 0]
    named = [
        (f"O{n}", {"signs": [sign, 0], "marks": bytes([mark, 0])})
        for n, (sign, mark) in enumerate(zip(rows, marks, strict=True))
    ]
    found = made(named).comparisons[0].tallies[0]
    assert found == Tally("t.a", (2, 0, 1, 1), 3, 1, 2, 2, 1)
    assert found.settled == 4


# Themes across frameworks


T = scoring.framework("a: {themes: [role]}\nb: {themes: [role, training]}\nx: {use: context}")
U = scoring.framework("a: {themes: [training]}\nb: {themes: [values]}", name="u")


def test_organisations_that_share_no_framework_are_refused_with_the_way_out():
    found = refused([(T, [("A", [0, 1, 0]), ("B", [0, 1, 0])]), (U, [("C", [1, 1])])])
    hint = "-f t --common compares those that answer it; --common alone counts by theme"
    assert found == [
        ("framework 't' is answered by 2 of 3 organisations", hint),
        ("framework 'u' is answered by 1 of 3 organisations", hint),
    ]


def test_themes_are_set_side_by_side_by_counts_of_status():
    pairs = [(U, [("C", [1, 250])]), (T, [("B", [0, 1, 0]), ("A", [3, UNKNOWN, 0])])]
    compared = several(pairs, COMMON)
    found = compared.across
    assert compared.comparisons == ()
    assert found.columns == (
        AcrossColumn("A", "t", "1.0.0"),
        AcrossColumn("B", "t", "1.0.0"),
        AcrossColumn("C", "u", "1.0.0"),
    )
    assert [(theme.id, theme.cells) for theme in found.themes] == [
        ("role", (Status(1, 0, 0, 1, 0), Status(0, 1, 1, 0, 0), None)),
        ("training", (Status(0, 0, 0, 1, 0), Status(0, 1, 0, 0, 0), Status(0, 1, 0, 0, 0))),
    ]
    assert found.themes[0].totals == (Status(1, 1, 1, 1, 0), None)
    assert [(one.id, one.count) for one in found.frameworks] == [("t", 2), ("u", 1)]
    assert (found.kind, found.count, found.anonymous) == ("organisations", 3, False)


def test_many_organisations_across_frameworks_are_only_counted_together():
    many = [(f"O{n}", [0, 1, 0]) for n in range(build.MOST_COLUMNS)]
    found = several([(T, many), (U, [("Z", [0, 0])])], COMMON).across
    assert found.columns == ()
    assert found.themes[0].cells == ()
    assert found.themes[0].totals[0] == Status(0, build.MOST_COLUMNS, build.MOST_COLUMNS, 0, 0)


def test_across_frameworks_the_newest_file_stands_and_two_of_one_day_are_a_problem():
    old = {"signs": [0, 0, 0], "assessed_on": date(2020, 1, 1)}
    pairs = [(T, [("A", old), ("A", [3, 3, 0])]), (U, [("C", [1, 1])])]
    assert len(several(pairs, COMMON).across.columns) == 2
    pairs = [(T, [("A", [3, 3, 0]), ("A", [3, 3, 0])]), (U, [("C", [1, 1])])]
    assert "2 files of 'A'" in refused(pairs, COMMON)[0][0]


def test_across_frameworks_names_are_replaced_and_no_groups_made():
    facts = {"facts": (("size", "small"),)}
    names = ["Anna", "Bert", "Cleo", "Dora", "Emil"]
    pairs = [
        (T, [(name, {"signs": [0, 0, 0], **facts}) for name in names]),
        (U, [("Fritz", {"signs": [0, 0]})]),
    ]
    found = several(pairs, Ask(common=True, anonymous=True)).across
    assert found.anonymous
    assert not {column.label for column in found.columns} & {*names, "Fritz"}
    assert (
        refused(pairs, Ask(common=True, by="size"))[0][0] == "groups are made within one framework"
    )


def test_across_frameworks_what_too_few_answered_is_left_out_where_names_are_replaced():
    many = [(name, [0, 0, 0]) for name in "ABCDE"]
    pairs = [(T, many), (U, [("F", [0, 0]), ("G", [3, 3])])]
    compared = several(pairs, Ask(common=True, anonymous=True))
    assert [(one.id, one.count) for one in compared.across.frameworks] == [("t", 5)]
    assert (compared.across.count, len(compared.across.columns)) == (5, 5)
    assert compared.left_out.frameworks == (
        ("u 1.0.0", "answered by 2, too few for names to be hidden"),
    )
    found = refused([(T, many[:4]), pairs[1]], Ask(common=True, anonymous=True))
    assert found[0][0].startswith("names cannot be hidden among 4 organisations")


@pytest.mark.parametrize(
    ("sign", "met", "expected"),
    [
        (0, False, Status(0, 0, 1, 0, 0)),
        (0, True, Status(1, 0, 0, 0, 0)),
        (1, False, Status(0, 1, 0, 0, 0)),
        (2, True, Status(1, 0, 0, 0, 0)),
        (TO_CONFIRM, False, Status(0, 0, 0, 1, 0)),
        (NOT_APPLICABLE, False, Status(0, 0, 0, 0, 1)),
    ],
)
def test_a_status_is_one_of_five(sign, met, expected):
    assert status(sign, met=met) == expected


# Pseudonyms


def test_kept_pseudonyms_stay_and_new_organisations_get_the_next_words():
    kept = {"A": "Acacia", "gone": "Cassia"}
    given = pseudonyms.pseudonyms(["B", "A", "C"], kept)
    assert given == {"A": "Acacia", "gone": "Cassia", "B": "Banksia", "C": "Dianella"}


def test_when_the_words_are_used_up_they_come_again_with_numbers():
    keys = [str(n) for n in range(len(pseudonyms.WORDS) + 1)]
    given = pseudonyms.pseudonyms(keys, {})
    assert given[keys[-1]] == "Acacia 2"
    assert len(set(given.values())) == len(keys)


def test_where_every_word_is_somebodys_name_words_are_used_all_the_same():
    assert pseudonyms.pseudonyms(["A"], {}, pseudonyms.WORDS) == {"A": "Acacia"}


def test_pseudonyms_stand_in_the_order_people_count():
    given = ["Acacia 10", "Banksia", "Acacia 2", "Acacia", "Old gum"]
    assert sorted(given, key=pseudonyms.alphabetical) == [
        "Acacia",
        "Acacia 2",
        "Acacia 10",
        "Banksia",
        "Old gum",
    ]


def anonymous(kept):
    rows = [(name, [n % 4, 1]) for n, name in enumerate(["Ann", "Bob", "Cid", "Dot", "Eve"])]
    return made(rows, Ask(anonymous=True, pseudonyms=kept))


def test_kept_pseudonyms_are_used_and_what_is_new_is_added_to_them():
    compared = anonymous({"Bob": "Wattle", "Zoe": "Acacia"})
    assert compared.pseudonyms["Bob"] == "Wattle"
    assert compared.pseudonyms["Zoe"] == "Acacia"
    assert set(labels(compared)) == {"Wattle", "Banksia", "Cassia", "Dianella", "Eucalypt"}
    assert labels(compared) == sorted(labels(compared))
    assert anonymous(compared.pseudonyms).pseudonyms == compared.pseudonyms


def test_kept_pseudonyms_that_hide_nobody_are_refused():
    with pytest.raises(PeerreadyError) as caught:
        anonymous({"Ann": "bob", "Bob": "Elm", "Cid": "elm", "Dot": " "})
    assert [problem.message for problem in caught.value.problems] == [
        "the pseudonym 'Elm' is given to Bob and Cid",
        "the pseudonym 'bob' tells an organisation's name or id",
        "the pseudonym of 'Dot' is empty",
    ]


NAMED = {
    "harbour": ["Harbour Recovery"],
    "17": ["Ash"],
    "cafe-nord": ["Café Nord"],
    "港": ["港の家"],
    "🌈": ["Rainbow"],
}


@pytest.mark.parametrize(
    ("key", "pseudonym"),
    [
        ("harbour", "Harbour Recovery North"),
        ("17", "the HARBOUR one"),
        ("harbour", "Old Ash"),
        ("17", "17"),
        ("17", "Cafe\u0301 nord, west"),
        ("17", "old Cafe Nord"),
        ("harbour", "Recovery"),
        ("17", "港北"),
        ("17", "🌈"),
        ("gone", "Gone West"),
    ],
)
def test_a_kept_pseudonym_that_tells_a_name_or_an_id_is_refused(key, pseudonym):
    with pytest.raises(PeerreadyError) as caught:
        pseudonyms.check({key: pseudonym}, NAMED)
    assert caught.value.problems[0].message == (
        f"the pseudonym '{pseudonym}' tells an organisation's name or id"
    )


@pytest.mark.parametrize(
    ("key", "pseudonym"),
    [
        ("17", "Ashgrove"),
        ("harbour", "Harbourside Recoverys"),
        ("harbour", "Acacia 17"),
        ("cafe-nord", "Old Café"),
        ("17", "Recovery"),
        ("17", "🌊"),
        ("gone", "Westgone"),
    ],
)
def test_one_that_only_looks_like_a_name_is_kept(key, pseudonym):
    pseudonyms.check({key: pseudonym}, NAMED)


def test_an_earlier_name_of_an_organisation_is_not_told_either():
    rows = [(name, [1, 1]) for name in ("Ann", "Bob", "Cid", "Dot", "Eve")]
    rows += [
        ("Foxglove", {"signs": [1, 2], "id": "f", "assessed_on": date(2020, 1, 1)}),
        ("Gorse", {"signs": [1, 2], "id": "f", "assessed_on": date(2021, 1, 1)}),
    ]
    with pytest.raises(PeerreadyError, match="'Foxglove way' tells"):
        made(rows, Ask(anonymous=True, pseudonyms={"Ann": "Foxglove way"}))


def test_the_order_in_which_words_are_drawn_hangs_on_all_files_and_on_no_path():
    own = {"A": "1", "B": "2", "C": "3"}
    orders = {tuple(pseudonyms.drawing_order(own, ["1", "2", "3", str(n)])) for n in range(30)}
    assert len(orders) > 1
    again = dict(reversed(own.items()))
    assert pseudonyms.drawing_order(again, ["3", "2", "1"]) == pseudonyms.drawing_order(
        own, ["1", "2", "3"]
    )


def test_themes_of_frameworks_that_none_share_name_the_earlier_files_too():
    other = scoring.framework("a: {}", name="u")
    first = rosters.of_signs(
        AB,
        [
            {"signs": [1, 2], "id": "o1", "assessed_on": date(2024, 1, 1)},
            {"signs": [2, 2], "id": "o1", "assessed_on": date(2025, 1, 1)},
        ],
    )
    second = rosters.of_signs(other, [{"signs": [1], "id": "o2"}])

    found = compare([first, second], [AB, other], COMMON)

    assert found.across
    assert found.left_out.earlier == (("00000.yaml", "00001.yaml"),)
    assert found.left_out.is_of_files
