"""The reference against sums worked by hand; in comments lo, hi and weights in file order."""

import itertools
import json
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

import reference
import strategies

TODAY = date(2026, 11, 3)
ACHIEVEMENT = {
    "target": "largely",
    "levels": [
        {"id": "not-yet", "value": 0},
        {"id": "partly", "value": "1/3"},
        {"id": "largely", "value": Fraction(2, 3)},
        {"id": "fully", "value": 1},
    ],
}
IN_DATE = "2026-01-01"
LAPSED = "2024-11-02"
RIGHT = {"kind": "right", "floor": "largely"}
PREPARATION = {"kind": "preparation", "floor": "largely"}
PROMISE = {"do": "it", "owner": "Lead", "due": "2027-03-31"}
NOT_APPLICABLE = {"level": "not-applicable", "reason": "never"}


def criterion(name, **keys):
    return {"id": f"x.{name}", "themes": ["values"], "phase": "employ", "ask": ["team"]} | keys


def option(name, **keys):
    return criterion(name, use="option", **keys)


def group(name, *options, **keys):
    members = [f"x.{each}" for each in options]
    return {"id": f"x.{name}", "themes": ["values"], "phase": "employ", "any_of": members} | keys


def domain(name, *criteria, **keys):
    return {"id": name, "kind": "practice", "criteria": list(criteria)} | keys


def framework(*criteria, **header):
    domains = [domain("only", *criteria)]
    return {"id": "x", "scale": ACHIEVEMENT, "valid_for": 24, "domains": domains} | header


def assessed(of, answers, today=TODAY, **file):
    given_answers = {"answers": {f"x.{name}": it for name, it in answers.items()}} | file
    holds = reference.holds_by_date(of, given_answers, today)
    return reference.assess(of, given_answers, holds, today)


def six(row):
    return [row["figures"][name] for name in reference.SIX]


def counts(row):
    names = ["criteria", "answered_count", "open_count", "not_applicable_count"]
    return [row["figures"][name] for name in names]


def result(assessment, name):
    return next(each for each in assessment["results"] if each["id"] == f"x.{name}")


def row(assessment, phase):
    return next(each for each in assessment["readiness"] if each["phase"] == phase)


def verdict(assessment, phase="employ"):
    return row(assessment, phase)["verdict"], row(assessment, phase)["because"]


def shown(level, grade="document", dated=IN_DATE, **keys):
    return {"level": level, "evidence": [{"url": "u", "grade": grade, "date": dated}]} | keys


def four(*names):
    return framework(*[criterion(name) for name in names or "abcd"])


# Figures


def test_what_is_open_counts_nothing_below_and_everything_above():
    found = assessed(four(), {"a": "fully", "b": "partly", "d": "unknown"})
    # lo 1, 1/3, 0, 0; hi 1, 1/3, 1, 1; R = a, b
    # low (4/3)/4, high (10/3)/4, answered (4/3)/2, coverage 2/4
    assert six(found) == [Fraction(1, 3), Fraction(5, 6), Fraction(2, 3), Fraction(1, 2), 0, 0]
    assert counts(found) == [4, 2, 2, 0]


def test_weights_weigh_every_figure():
    of = framework(criterion("a", weight=3), criterion("b", weight=Fraction(1, 4)), criterion("c"))
    found = assessed(of, {"a": shown("fully", voices=["team"]), "b": "not-yet"})
    # w 3, 1/4, 1, sum 17/4; R = a, b, sum 13/4
    # low 3/(17/4), high (3 + 0 + 1)/(17/4), answered 3/(13/4), coverage (13/4)/(17/4),
    # evidenced 3/(17/4), heard 3/(13/4)
    sevenths = [
        Fraction(12, 17),
        Fraction(16, 17),
        Fraction(12, 13),
        Fraction(13, 17),
        Fraction(12, 17),
        Fraction(12, 13),
    ]
    assert six(found) == sevenths


def test_a_weight_may_be_a_number_of_any_kind():
    of = framework(criterion("a", weight=0.1), criterion("b", weight=Decimal("0.3")))
    # exactly 0.1 of 0.1 + 0.3
    assert six(assessed(of, {"a": "fully", "b": "not-yet"}))[0] == Fraction(1, 4)


def test_not_applicable_leaves_both_sides_of_the_sum():
    found = assessed(four("a", "b", "c"), {"a": "partly", "b": NOT_APPLICABLE, "c": "fully"})
    # A = a, c: low = high = answered = (1/3 + 1)/2
    assert six(found) == [Fraction(2, 3), Fraction(2, 3), Fraction(2, 3), 1, 0, 0]
    assert counts(found) == [2, 2, 0, 1]


def test_where_nothing_applies_all_six_are_null():
    found = assessed(four("a", "b"), {"a": NOT_APPLICABLE, "b": NOT_APPLICABLE})
    assert six(found) == [None] * 6
    assert six(found["domains"][0]) == six(found["kinds"][0]) == six(found["themes"][0])
    assert counts(found) == [0, 0, 0, 2]


def test_where_nothing_is_settled_answered_and_heard_are_null():
    found = assessed(four("a", "b"), {"a": "unknown"})
    # lo 0, 0; hi 1, 1; R empty
    assert six(found) == [0, 1, None, 0, 0, None]


@pytest.mark.parametrize("level", ["fully", "not-yet", "unknown", "not-applicable"])
def test_to_confirm_comes_first_whatever_the_level(level):
    found = assessed(four("a"), {"a": {"level": level, "to_confirm": True, "reason": "so"}})
    assert six(found) == [0, 1, None, 0, 0, None]
    assert counts(found) == [1, 0, 1, 0]
    assert result(found, "a")["status"] == "to-confirm"
    assert result(found, "a")["level"] == level


@pytest.mark.parametrize("given_answer", [None, {"note": "later"}, {"level": None, "note": "x"}])
def test_a_missing_level_is_unanswered(given_answer):
    found = assessed(four("a"), {"a": given_answer})
    assert six(found) == [0, 1, None, 0, 0, None]
    assert (result(found, "a")["status"], result(found, "a")["level"]) == ("unanswered", None)


def test_no_answers_at_all_leave_everything_open():
    found = reference.assess(four("a", "b"), {"answers": None}, {}, TODAY)
    assert six(found) == [0, 1, None, 0, 0, None]


def test_contexts_outcomes_and_options_enter_no_figure_gap_or_readiness_but_have_results():
    of = framework(criterion("a"), criterion("b", use="context"), criterion("c", use="outcome"))
    found = assessed(of, {"a": "largely", "b": "not-yet", "c": "fully"})
    # A = a alone: 2/3
    assert six(found) == [Fraction(2, 3), Fraction(2, 3), Fraction(2, 3), 1, 0, 0]
    assert found["gaps"] == []
    assert [each["status"] for each in found["results"]] == ["met", "not-met", "met"]
    assert [each["value"] for each in found["results"]] == [Fraction(2, 3), 0, 1]


def test_answers_out_of_scope_never_count():
    of = framework(criterion("a"), criterion("b", when={"size": "small"}))
    found = assessed(
        of, {"a": "partly", "b": shown("fully", voices=["team"])}, facts={"size": "large"}
    )
    # A = a alone: 1/3
    assert six(found) == [Fraction(1, 3), Fraction(1, 3), Fraction(1, 3), 1, 0, 0]
    assert result(found, "b") == {
        "id": "x.b",
        "level": "fully",
        "value": None,
        "status": "out-of-scope",
        "target": "largely",
        "heard": False,
        "evidence_grade": "document",
        "evidenced": False,
        "gap_points": None,
    }


@pytest.mark.parametrize(
    ("facts", "scope"),
    [
        ({"size": "small", "peer_workers": "none"}, 1),
        ({"size": "small", "peer_workers": "few"}, 1),
        ({"size": "small", "peer_workers": "several"}, 0),
        ({"size": "large", "peer_workers": "few"}, 0),
    ],
)
def test_all_keys_of_when_must_match_and_any_value_of_a_list(facts, scope):
    of = framework(criterion("a", when={"size": "small", "peer_workers": ["none", "few"]}))
    assert counts(assessed(of, {}, facts=facts))[0] == scope


def test_dissent_changes_nothing():
    dissent = [{"by": "peer-workers", "level": "not-yet"}]
    plain = assessed(four("a"), {"a": "fully"})
    assert assessed(four("a"), {"a": {"level": "fully", "dissent": dissent}}) == plain


# Evidence and voices


@pytest.mark.parametrize(
    ("own", "of_kind", "grade", "reached"),
    [
        (None, {}, "said", False),  # document where nothing is set
        (None, {}, "document", True),
        (None, {"practice": "record"}, "document", False),
        (None, {"practice": "record"}, "confirmed", True),  # higher satisfies lower
        (None, {"principle": "said"}, "said", False),  # another kind's
        ("said", {"practice": "record"}, "said", True),  # the criterion's own comes first
    ],
)
def test_the_grade_needed_is_the_criterions_else_its_kinds_else_document(
    own, of_kind, grade, reached
):
    needed = {"evidence_needed": own} if own else {}
    of = framework(criterion("a", **needed), criterion("b"), evidence_needed=of_kind)
    found = assessed(of, {"a": shown("largely", grade)})
    # ev 2/3 or 0, and 0: evidenced (2/3)/2 or 0
    assert found["figures"]["evidenced"] == (Fraction(1, 3) if reached else 0)
    assert result(found, "a")["evidenced"] is reached
    assert result(found, "a")["evidence_grade"] == grade


def test_only_entries_that_hold_count_and_the_highest_of_them():
    entries = [
        {"note": "a", "grade": "said", "date": IN_DATE},
        {"url": "b", "grade": "document", "date": IN_DATE},
        {"url": "c", "grade": "confirmed", "by": "outside", "date": LAPSED},
    ]
    of = framework(criterion("a", evidence_needed="confirmed"), criterion("b"))
    answer = {"level": "fully", "evidence": entries}
    found = assessed(of, {"a": answer, "b": answer})
    assert [each["evidence_grade"] for each in found["results"]] == ["document", "document"]
    assert [each["evidenced"] for each in found["results"]] == [False, True]


def test_the_lowest_level_may_be_shown_but_adds_nothing():
    found = assessed(four("a"), {"a": shown("not-yet")})
    assert result(found, "a")["evidenced"] is True
    assert found["figures"]["evidenced"] == 0


def test_what_is_open_is_neither_shown_nor_heard():
    found = assessed(four("a"), {"a": shown("fully", voices=["team"], to_confirm=True)})
    assert six(found) == [0, 1, None, 0, 0, None]
    assert result(found, "a")["evidence_grade"] == "document"
    assert (result(found, "a")["evidenced"], result(found, "a")["heard"]) == (False, False)


@pytest.mark.parametrize(
    ("dated", "valid_for", "today", "holds"),
    [
        ("2026-11-03", 24, TODAY, True),  # the day itself
        ("2026-11-04", 24, TODAY, False),  # after the day of judgement
        ("2024-11-03", 24, TODAY, True),  # the last day counts
        ("2024-11-02", 24, TODAY, False),
        (None, 24, TODAY, False),  # no date
        ("2025-08-31", 6, date(2026, 2, 28), True),  # clamped to the end of February
        ("2025-08-31", 6, date(2026, 3, 1), False),
        ("2024-02-29", 12, date(2025, 2, 28), True),
        ("2023-08-31", 6, date(2024, 2, 29), True),
        (date(2025, 12, 31), 2, date(2026, 2, 28), True),  # over the turn of the year
        ("9999-01-01", 12, date(9999, 12, 31), True),  # past the last date there is
    ],
)
def test_an_entry_holds_from_its_date_through_its_last_day(dated, valid_for, today, holds):
    assert reference.entry_holds({"date": dated}, valid_for, today) is holds


@pytest.mark.parametrize(
    ("own", "of_file", "heard"),
    [
        ({"voices": ["hr", "team"]}, None, True),
        ({"voices": ["hr"]}, ["team"], False),  # its own come first
        ({}, ["team"], True),  # the file's, exactly one
        ({}, ["team", "hr"], False),  # several attribute nothing
        ({}, None, False),
    ],
)
def test_an_answer_is_heard_when_one_of_its_voices_is_asked(own, of_file, heard):
    of = framework(criterion("a", ask=["service-users", "team"]))
    file = {"voices": of_file} if of_file else {}
    found = assessed(of, {"a": {"level": "not-yet"} | own}, **file)
    assert result(found, "a")["heard"] is heard
    assert found["figures"]["heard"] == int(heard)


# Domains, kinds, themes and the whole


def test_each_domain_kind_and_theme_has_the_same_sums():
    of = framework(
        domains=[
            domain("d1", criterion("a", themes=["role", "values"]), criterion("b", weight=2)),
            domain("d2", criterion("c", themes=["role"]), kind="principle"),
            domain("d3", criterion("d", themes=["culture"], use="context")),
        ]
    )
    found = assessed(of, {"a": "fully", "b": "partly", "c": "not-yet", "d": "fully"})
    low = {
        part: [(each["id"], each["figures"]["low"]) for each in found[part]]
        for part in ("domains", "kinds", "themes")
    }
    assert low == {
        # d1 (1 * 1 + 2 * 1/3)/3, d2 0/1, d3 not assessable
        "domains": [("d1", Fraction(5, 9)), ("d2", 0), ("d3", None)],
        "kinds": [("practice", Fraction(5, 9)), ("principle", 0)],
        # role is a and c: (1 + 0)/2; values is a and b: 5/9
        "themes": [("role", Fraction(1, 2)), ("values", Fraction(5, 9)), ("culture", None)],
    }
    assert found["figures"]["low"] == Fraction(5, 12)  # (1 + 2/3 + 0)/4


def test_a_domains_weight_counts_only_where_the_framework_rolls_up_by_domains():
    domains = [
        domain("d1", criterion("a"), criterion("b"), criterion("c"), weight=2),
        domain("d2", criterion("d")),
    ]
    answers = {"a": "fully", "b": "fully", "c": "not-yet", "d": "not-yet"}
    by_criteria = assessed(framework(domains=domains), answers)
    by_domains = assessed(framework(domains=domains, rollup="domains"), answers)
    assert six(by_criteria)[0] == Fraction(1, 2)  # (1 + 1 + 0 + 0)/4
    assert six(by_domains)[0] == Fraction(4, 9)  # (2 * 2/3 + 1 * 0)/3
    assert counts(by_criteria) == counts(by_domains) == [4, 4, 0, 0]
    assert by_criteria["domains"] == by_domains["domains"]


def test_each_figure_is_averaged_over_the_domains_that_have_it():
    of = framework(
        rollup="domains",
        domains=[
            domain("d1", criterion("a"), criterion("b"), weight=2),  # fully and open
            domain("d2", criterion("c")),  # open: answered and heard are null
            domain("d3", criterion("d"), weight=5),  # not applicable: all are null
            domain("d4", criterion("e"), weight=Fraction(1, 2)),  # partly
        ],
    )
    found = assessed(
        of,
        {"a": shown("fully", voices=["team"]), "d": NOT_APPLICABLE, "e": "partly"},
        voices=["hr"],
    )
    # d1 low 1/2 high 1 answered 1 coverage 1/2 evidenced 1/2 heard 1, weight 2
    # d2 low 0 high 1 answered null coverage 0 evidenced 0 heard null, weight 1
    # d4 low 1/3 high 1/3 answered 1/3 coverage 1 evidenced 0 heard 0, weight 1/2
    # so low (1 + 0 + 1/6)/(7/2), high (2 + 1 + 1/6)/(7/2), answered (2 + 1/6)/(5/2),
    # coverage (1 + 0 + 1/2)/(7/2), evidenced 1/(7/2), heard 2/(5/2)
    assert six(found) == [
        Fraction(1, 3),
        Fraction(19, 21),
        Fraction(13, 15),
        Fraction(3, 7),
        Fraction(2, 7),
        Fraction(4, 5),
    ]
    assert counts(found) == [4, 2, 2, 1]


def test_a_whole_of_domains_without_figures_is_null():
    of = framework(rollup="domains", domains=[domain("d1", criterion("a"))])
    assert six(assessed(of, {"a": NOT_APPLICABLE})) == [None] * 6


# Groups


def three_ways(*, scored=(), **keys):
    """A group of o, p and q, in the order o, p, q; in the file q stands first."""
    return framework(
        option("q"), group("g", "o", "p", "q", **keys), option("o"), option("p"), *scored
    )


@pytest.mark.parametrize(
    ("answers", "lo", "hi", "level", "status"),
    [
        # nothing known: no option has a level
        ({}, 0, 1, None, "unanswered"),
        # the largest value; the unanswered option is not used
        ({"o": "partly", "p": "largely"}, Fraction(2, 3), Fraction(2, 3), "largely", "met"),
        ({"o": "partly"}, Fraction(1, 3), Fraction(1, 3), "partly", "below-target"),
        ({"o": "not-yet"}, 0, 0, "not-yet", "not-met"),
        # an unknown option leaves the top open
        ({"o": "partly", "p": "unknown"}, Fraction(1, 3), 1, "partly", "unknown"),
        ({"p": "unknown"}, 0, 1, None, "unknown"),
        # a level to confirm is none; to-confirm is said before unknown
        ({"o": {"level": "fully", "to_confirm": True}, "p": "unknown"}, 0, 1, None, "to-confirm"),
        (
            {"o": {"level": "fully", "to_confirm": True}, "p": "largely"},
            Fraction(2, 3),
            1,
            "largely",
            "to-confirm",
        ),
        # at the top nothing can turn out better: settled
        ({"o": "unknown", "p": "fully"}, 1, 1, "fully", "met"),
        # not applicable is no level
        (
            {"o": NOT_APPLICABLE, "p": "partly"},
            Fraction(1, 3),
            Fraction(1, 3),
            "partly",
            "below-target",
        ),
        ({"o": NOT_APPLICABLE, "p": NOT_APPLICABLE}, 0, 1, None, "unanswered"),
        ({"o": NOT_APPLICABLE, "p": NOT_APPLICABLE, "q": "unknown"}, 0, 1, None, "unknown"),
    ],
)
def test_a_group_is_as_good_as_its_best_option(answers, lo, hi, level, status):
    found = assessed(three_ways(), answers)
    assert six(found)[:2] == [lo, hi]
    assert counts(found) == [1, int(lo == hi), int(lo < hi), 0]
    one = result(found, "g")
    assert (one["level"], one["value"], one["status"]) == (level, lo if lo == hi else None, status)


def test_a_group_is_not_applicable_when_all_its_options_are():
    found = assessed(three_ways(), dict.fromkeys("opq", NOT_APPLICABLE))
    assert six(found) == [None] * 6
    assert counts(found) == [0, 0, 0, 1]
    one = result(found, "g")
    assert (one["status"], one["level"], one["value"]) == ("not-applicable", None, None)
    assert found["gaps"] == []


def test_a_group_takes_the_largest_evidence_but_is_shown_by_its_first_best_option():
    of = three_ways(scored=[criterion("z")])
    answers = {"o": "largely", "p": shown("largely"), "q": shown("partly"), "z": "fully"}
    found = assessed(of, answers)
    # g: lo 2/3, ev max(0, 2/3, 1/3), shown as o is: not; z: lo 1, ev 0
    assert found["figures"]["low"] == Fraction(5, 6)
    assert found["figures"]["evidenced"] == Fraction(1, 3)
    one = result(found, "g")
    assert (one["evidenced"], one["evidence_grade"]) == (False, None)
    again = assessed(of, {"o": shown("largely"), "p": "largely", "z": "fully"})
    assert (result(again, "g")["evidenced"], result(again, "g")["evidence_grade"]) == (
        True,
        "document",
    )


def test_evidence_of_a_lesser_option_still_counts_in_evidenced():
    found = assessed(three_ways(), {"o": "fully", "p": shown("partly")})
    # lo 1, ev 1/3
    assert [six(found)[0], six(found)[4]] == [1, Fraction(1, 3)]


def test_an_options_needed_grade_is_its_own_domains():
    of = framework(
        evidence_needed={"practice": "confirmed", "implementation": "said"},
        domains=[
            domain("d1", group("g", "o")),
            domain("d2", option("o"), kind="implementation"),
        ],
    )
    found = assessed(of, {"o": shown("fully", "said")})
    assert found["domains"][0]["figures"]["evidenced"] == 1
    assert result(found, "g")["evidenced"] is True


@pytest.mark.parametrize(("asked", "heard"), [(["hr"], True), (["team"], False)])
def test_a_group_is_heard_as_the_option_whose_level_it_shows(asked, heard):
    of = framework(group("g", "o", "p"), option("o"), option("p", ask=asked))
    voices = {"voices": ["hr"]}
    found = assessed(of, {"o": {"level": "partly"} | voices, "p": {"level": "fully"} | voices})
    assert result(found, "g")["heard"] is heard
    assert found["figures"]["heard"] == int(heard)


def test_a_groups_weight_counts_and_an_options_does_not():
    of = framework(group("g", "o", weight=3), option("o", weight=100), criterion("a"))
    # g at 3 * 1 and a at 1 * 0, of 4
    assert assessed(of, {"o": "fully", "a": "not-yet"})["figures"]["low"] == Fraction(3, 4)


def test_a_groups_when_holds_for_its_options_too():
    found = assessed(three_ways(when={"size": "small"}), {"o": "fully"}, facts={"size": "large"})
    assert {each["status"] for each in found["results"]} == {"out-of-scope"}
    assert counts(found) == [0, 0, 0, 0]


def test_an_option_out_of_scope_does_not_count_in_its_group():
    of = framework(group("g", "o", "p"), option("o"), option("p", when={"size": "small"}))
    answers = {"o": "partly", "p": {"level": "fully", "action": PROMISE}}
    found = assessed(of, answers, facts={"size": "large"})
    assert result(found, "g")["value"] == Fraction(1, 3)
    without = assessed(of, answers | {"o": NOT_APPLICABLE}, facts={"size": "large"})
    assert result(without, "g")["status"] == "not-applicable"


def test_a_group_without_an_option_in_scope_stays_open():
    of = framework(group("g", "o"), option("o", when={"size": "small"}))
    found = assessed(of, {"o": "fully"}, facts={"size": "large"})
    assert six(found) == [0, 1, None, 0, 0, None]
    assert result(found, "g")["status"] == "unanswered"


# Targets and status


@pytest.mark.parametrize(
    ("of_answer", "of_file", "of_scale", "target"),
    [
        ("fully", "partly", "largely", "fully"),
        (None, "partly", "largely", "partly"),
        (None, {"x": "not-yet"}, "largely", "not-yet"),
        (None, {"y": "partly"}, "largely", "largely"),
        (None, None, "largely", "largely"),
        (None, None, None, "fully"),
    ],
)
def test_the_target_is_the_answers_else_the_files_else_the_scales_else_the_top(
    of_answer, of_file, of_scale, target
):
    of = framework(criterion("a"), scale=ACHIEVEMENT | {"target": of_scale})
    found = assessed(of, {"a": {"level": "unknown", "target": of_answer}}, target=of_file)
    assert result(found, "a")["target"] == target


@pytest.mark.parametrize(
    ("wanted", "effective", "status"),
    [("not-yet", "largely", "below-target"), ("fully", "fully", "below-target")],
)
def test_a_target_below_a_critical_floor_is_raised_to_it(wanted, effective, status):
    of = framework(criterion("a", critical=RIGHT))
    found = assessed(of, {"a": {"level": "partly", "target": wanted}})
    assert (result(found, "a")["target"], result(found, "a")["status"]) == (effective, status)


def test_a_group_has_the_files_target_not_its_options():
    found = assessed(three_ways(), {"o": {"level": "largely", "target": "fully"}}, target="partly")
    assert [result(found, name)["target"] for name in "go"] == ["partly", "fully"]
    assert [result(found, name)["status"] for name in "go"] == ["met", "below-target"]


def test_each_status_is_the_first_that_applies():
    of = framework(
        criterion("a", when={"size": "small"}), *[criterion(name) for name in "bcdefghi"]
    )
    found = assessed(
        of,
        {
            "c": {"level": "fully", "to_confirm": True},
            "d": NOT_APPLICABLE,
            "e": "unknown",
            "f": "largely",
            "g": "not-yet",
            "h": "partly",
            "i": {"level": "not-yet", "target": "not-yet"},
        },
        facts={"size": "large"},
    )
    assert [(each["status"], each["value"]) for each in found["results"]] == [
        ("out-of-scope", None),
        ("unanswered", None),
        ("to-confirm", None),
        ("not-applicable", None),
        ("unknown", None),
        ("met", Fraction(2, 3)),
        ("not-met", 0),
        ("below-target", Fraction(1, 3)),
        ("met", 0),
    ]


def test_a_scale_without_values_has_no_arithmetic():
    of = framework(criterion("a"), scale={"levels": [{"id": "some"}, {"id": "more"}]})
    with pytest.raises(ValueError, match="no arithmetic"):
        assessed(of, {"a": "some"})


def test_a_level_of_no_scale_is_refused():
    with pytest.raises(ValueError, match="largly"):
        assessed(four("a"), {"a": "largly"})


# Gaps


def test_a_gap_gains_what_low_of_the_whole_would():
    found = assessed(
        four("a", "b", "c", "d", "e"),
        {"a": "fully", "b": "partly", "c": "unknown", "d": NOT_APPLICABLE, "e": "largely"},
    )
    # A = a, b, c, e; target 2/3: b gains (2/3 - 1/3)/4, c gains (2/3 - 0)/4
    assert found["gaps"] == ["x.c", "x.b"]
    points = [result(found, name)["gap_points"] for name in "abcde"]
    assert points == [None, Fraction(1, 12), Fraction(1, 6), None, None]


def test_an_answer_to_confirm_is_a_gap_that_gains_its_whole_target():
    answer = {"level": "fully", "to_confirm": True, "target": "fully"}
    found = assessed(four("a", "b"), {"a": answer, "b": "fully"})
    # lo 0, target 1, of two
    assert result(found, "a")["gap_points"] == Fraction(1, 2)


def test_an_open_group_at_its_target_is_a_gap_of_no_points():
    found = assessed(three_ways(), {"o": "largely", "p": "unknown"})
    # lo 2/3 = target, hi 1
    assert found["gaps"] == ["x.g"]
    assert result(found, "g")["gap_points"] == 0


def test_an_option_is_no_gap_but_its_group_is():
    assert assessed(three_ways(), {"o": "partly", "p": "not-yet"})["gaps"] == ["x.g"]


def test_gaps_stand_critical_first_then_by_phase_then_points_then_file():
    of = framework(
        criterion("a", phase="develop"),
        criterion("b", phase="prepare"),
        criterion("c", phase="prepare", weight=2),
        criterion("d", phase="develop", critical=RIGHT),
        criterion("e", phase="prepare"),
        criterion("f", phase="recruit", critical=PREPARATION),
    )
    assert assessed(of, {})["gaps"] == [f"x.{name}" for name in "fdcbea"]


def test_points_follow_the_rollup():
    of = framework(
        rollup="domains",
        domains=[
            domain("d1", criterion("a"), criterion("b"), weight=3),
            domain("d2", criterion("c")),
            domain("d3", criterion("d"), weight=4),
        ],
    )
    found = assessed(of, {"a": "not-yet", "b": "fully", "c": "partly", "d": NOT_APPLICABLE})
    # d3 falls out, weights 3/4 and 1/4: a gains 3/4 * (2/3)/2, c gains 1/4 * (2/3 - 1/3)
    assert [result(found, name)["gap_points"] for name in "ac"] == [Fraction(1, 4), Fraction(1, 12)]


# Readiness


@pytest.mark.parametrize("given_answer", [NOT_APPLICABLE, None])
def test_a_phase_without_a_critical_criterion_in_a_is_not_assessed(given_answer):
    when = {} if given_answer else {"when": {"size": "small"}}
    of = framework(criterion("a", critical=RIGHT, **when), criterion("b", phase="prepare"))
    found = assessed(of, {"a": given_answer}, facts={"size": "large"})
    nothing = {"because": [], "deciding": 0, "shown": 0, "heard": 0, "not_before": None}
    assert found["readiness"] == [
        {"phase": phase, "verdict": "not-assessed"} | nothing for phase in reference.PHASES
    ]


def test_a_phase_of_its_own_without_critical_criteria_is_not_assessed_whatever_came_before():
    of = framework(criterion("a", critical=RIGHT, phase="prepare"))
    found = assessed(of, {"a": "not-yet"})
    verdicts = [each["verdict"] for each in found["readiness"]]
    assert verdicts == ["not-ready", "not-assessed", "not-assessed", "not-assessed"]
    assert [each["deciding"] for each in found["readiness"]] == [1, 1, 1, 1]


def below_floor(level="partly", **action):
    return {"level": level, "action": PROMISE | action}


def test_a_right_below_its_floor_is_not_ready_even_with_a_promise():
    of = framework(
        criterion("a", critical=PREPARATION),  # below, promised
        criterion("b", critical=RIGHT),  # below, promised, but a right
        criterion("c", critical=PREPARATION),  # below, not promised
        criterion("d", critical=RIGHT),  # open
        criterion("e", critical=RIGHT),  # met
    )
    found = assessed(
        of, {"a": below_floor(), "b": below_floor(), "c": "not-yet", "d": "unknown", "e": "largely"}
    )
    assert verdict(found) == ("not-ready", ["x.b", "x.c"])
    assert row(found, "employ")["not_before"] is None


@pytest.mark.parametrize(
    ("action", "promised"),
    [
        (PROMISE, True),  # planned where nothing is said
        (PROMISE | {"status": "planned"}, True),
        (PROMISE | {"status": "started"}, True),
        (PROMISE | {"status": "done"}, False),
        (PROMISE | {"status": "dropped"}, False),
        (PROMISE | {"due": "2026-11-03"}, True),  # today
        (PROMISE | {"due": "2026-11-02"}, False),  # yesterday
        ({"do": "it", "owner": "Lead"}, False),
        ({"do": "it", "due": "2027-03-31"}, False),
        (None, False),
    ],
)
def test_a_promise_is_an_action_under_way_with_owner_and_a_date_not_past(action, promised):
    of = framework(criterion("a", critical=PREPARATION))
    found = assessed(of, {"a": {"level": "not-yet", "action": action}})
    assert verdict(found) == ("approaching" if promised else "not-ready", ["x.a"])


def test_what_is_open_leaves_the_phase_undecided_before_promises_are_counted():
    of = framework(
        criterion("a", critical=PREPARATION),
        criterion("b", critical=RIGHT),
        criterion("c", critical=PREPARATION),
    )
    confirm = {"level": "fully", "to_confirm": True}
    found = assessed(of, {"a": below_floor(), "c": confirm})
    assert verdict(found) == ("undecided", ["x.b", "x.c"])
    assert row(found, "employ")["not_before"] is None


def test_a_promise_on_an_open_criterion_decides_nothing():
    of = framework(criterion("a", critical=PREPARATION))
    assert verdict(assessed(of, {"a": {"action": PROMISE}})) == ("undecided", ["x.a"])


def test_approaching_is_not_before_the_latest_of_the_deciding_promises():
    of = framework(
        criterion("a", critical=PREPARATION, phase="prepare"),
        criterion("b", critical=PREPARATION),
        criterion("c", critical=RIGHT),
    )
    found = assessed(
        of,
        {
            "a": below_floor(due="2027-06-30"),
            "b": below_floor(due="2027-01-31"),
            "c": below_floor("largely", due="2030-01-01"),  # met: decides nothing
        },
    )
    assert verdict(found, "prepare") == ("approaching", ["x.a"])
    assert verdict(found) == ("approaching", ["x.a", "x.b"])
    assert row(found, "employ")["not_before"] == date(2027, 6, 30)


def test_a_phase_looks_at_the_phases_before_and_not_after():
    of = framework(
        criterion("a", critical=RIGHT, phase="develop"),
        criterion("b", critical=RIGHT, phase="recruit"),
        criterion("c", critical=RIGHT, phase="prepare"),
        criterion("d", phase="prepare"),
    )
    found = assessed(of, {"a": "not-yet", "b": "partly", "c": "fully", "d": "not-yet"})
    assert [(each["verdict"], each["because"]) for each in found["readiness"]] == [
        ("ready", []),
        ("not-ready", ["x.b"]),
        ("not-assessed", []),
        ("not-ready", ["x.a", "x.b"]),  # file order
    ]


def test_ready_says_how_many_decide_are_shown_and_are_heard():
    of = framework(*[criterion(name, critical=RIGHT) for name in "abc"], criterion("d"))
    found = assessed(
        of, {"a": shown("largely"), "b": shown("fully", voices=["team"]), "c": "fully"}
    )
    assert row(found, "employ") == {
        "phase": "employ",
        "verdict": "ready",
        "because": [],
        "deciding": 3,
        "shown": 2,
        "heard": 1,
        "not_before": None,
    }


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ({"o": "partly"}, ("not-ready", ["x.g"])),  # settled below, nobody promised
        ({"o": below_floor()}, ("approaching", ["x.g"])),
        ({"o": "partly", "p": {"action": PROMISE}}, ("approaching", ["x.g"])),  # any option's
        ({"o": "partly", "p": "unknown"}, ("undecided", ["x.g"])),
        ({"o": "largely", "p": "unknown"}, ("ready", [])),  # open, yet lo reaches the floor
        ({"o": NOT_APPLICABLE, "p": NOT_APPLICABLE}, ("undecided", ["x.g"])),  # q is left
        (dict.fromkeys("opq", NOT_APPLICABLE), ("not-assessed", [])),
    ],
)
def test_a_critical_group_is_judged_by_its_best_option(answers, expected):
    found = assessed(three_ways(critical=PREPARATION), answers)
    assert verdict(found) == expected


def test_a_group_promised_by_several_options_waits_for_the_latest():
    answers = {"o": below_floor(due="2027-01-31"), "q": below_floor(due="2027-02-28")}
    found = assessed(three_ways(critical=PREPARATION), answers)
    assert row(found, "employ")["not_before"] == date(2027, 2, 28)


def test_the_promise_of_an_option_out_of_scope_counts_for_nothing():
    of = framework(
        group("g", "o", "p", critical=PREPARATION),
        option("o"),
        option("p", when={"size": "small"}),
    )
    found = assessed(of, {"o": "partly", "p": {"action": PROMISE}}, facts={"size": "large"})
    assert verdict(found) == ("not-ready", ["x.g"])


# Invariants


VERDICTS = ["not-ready", "undecided", "approaching", "ready"]
thorough = settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def every_row(assessment):
    parts = itertools.chain(assessment["domains"], assessment["kinds"], assessment["themes"])
    return [assessment, *parts]


def changed(case, cid, level):
    """The same case with another level, and settled."""
    answers = case.answers["answers"]
    kept = {key: it for key, it in reference.answer(case, cid).items() if key != "to_confirm"}
    new = {**case.answers, "answers": {**answers, cid: kept | {"level": level}}}
    return case._replace(answers=new)


def levels_above(case, level):
    ids = [each["id"] for each in case.framework["scale"]["levels"]]
    return ids[ids.index(level) + 1 :]


@thorough
@given(strategies.cases())
def test_evidenced_is_never_above_low_nor_low_above_high(case):
    for each in every_row(reference.assess(*case)):
        evidenced, low, high = (each["figures"][name] for name in ("evidenced", "low", "high"))
        assert (evidenced is low is high is None) or 0 <= evidenced <= low <= high <= 1


@thorough
@given(strategies.cases(), st.data())
def test_moving_a_settled_answer_up_never_lowers_low_high_evidenced_or_a_verdict(case, data):
    candidates = [
        (each["id"], level)
        for each in reference.criteria(case)
        if "any_of" not in each and reference.state(case, each["id"]) == "answered"
        for level in levels_above(case, reference.answer(case, each["id"])["level"])
    ]
    assume(candidates)
    before = reference.assess(*case)
    after = reference.assess(*changed(case, *data.draw(st.sampled_from(candidates))))
    for old, new in zip(every_row(before), every_row(after), strict=True):
        for name in ("low", "high", "evidenced"):
            low, high = old["figures"][name], new["figures"][name]
            assert (low is high is None) or low <= high
    for old, new in zip(before["readiness"], after["readiness"], strict=True):
        if old["verdict"] == "not-assessed":
            assert new["verdict"] == "not-assessed"
        else:
            assert VERDICTS.index(old["verdict"]) <= VERDICTS.index(new["verdict"])


@thorough
@given(strategies.cases(), st.data())
def test_giving_an_open_criterion_a_level_never_lowers_low_nor_raises_high(case, data):
    candidates = [
        answerable
        for each in reference.criteria(case)
        if reference.in_a(case, each["id"]) and not reference.settled(case, each["id"])
        for answerable in each.get("any_of", [each["id"]])
        if reference.state(case, answerable) != "answered"
    ]
    assume(candidates and case.answers["answers"] is not None)
    level = data.draw(st.sampled_from(case.framework["scale"]["levels"]))["id"]
    before = reference.assess(*case)
    after = reference.assess(*changed(case, data.draw(st.sampled_from(candidates)), level))
    for old, new in zip(every_row(before), every_row(after), strict=True):
        low, high = (old["figures"][name] for name in ("low", "high"))
        assert low is None or low <= new["figures"]["low"] <= new["figures"]["high"] <= high


@thorough
@given(strategies.cases())
def test_gap_points_are_never_negative_and_add_up_to_no_more_than_is_missing(case):
    found = reference.assess(*case)
    points = [each["gap_points"] for each in found["results"] if each["gap_points"] is not None]
    assert len(points) == len(found["gaps"])
    assert all(each >= 0 for each in points)
    assert sum(points) <= 1 - (found["figures"]["low"] or 0)


# The strategies


def numbers(data):
    """Numbers and fractions as their values, so that a file and plain data compare."""
    if isinstance(data, dict):
        return {key: numbers(each) for key, each in data.items()}
    if isinstance(data, list):
        return [numbers(each) for each in data]
    if isinstance(data, bool) or not isinstance(data, int | Fraction | Decimal):
        return data
    return str(Fraction(data))


@thorough
@given(strategies.cases())
def test_a_dumped_case_reads_back_as_the_same_numbers(case):
    for data in (case.framework, case.answers):
        read = json.loads(strategies.as_json(data), parse_float=Decimal)
        assert numbers(read) == numbers(data)


@thorough
@given(strategies.cases())
def test_every_entry_is_dated_today_or_before_and_confirmed_by_someone_else(case):
    for cid in case.answers["answers"] or {}:
        for entry in reference.answer(case, cid).get("evidence", []):
            assert entry.get("by") not in reference.voices(case, cid)
            assert reference.day(entry.get("date", case.today)) <= case.today
    assert reference.day(case.answers["assessed_on"]) <= case.today + timedelta(1)
