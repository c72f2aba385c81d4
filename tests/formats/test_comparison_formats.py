"""A comparison for machines: JSON keeps to its schema, CSV has a line for each figure, replaced names are gone."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

import comparing
from hostile.corpus import HOSTILE
from peerready.catalog import load_shipped
from peerready.comparison.ask import Ask
from peerready.comparison.comparison import Edition, Joined, LeftOut
from peerready.comparison_schema import comparison_schema
from peerready.formats import comparison_csv, comparison_json

VALIDATOR = Draft202012Validator(comparison_schema())
LOADED, WA = load_shipped("sgul"), load_shipped("wa")
DAY = date(2026, 11, 3)
LEFT = LeftOut(
    files=(("a.yaml", "it answers wa"),),
    invalid=(("b.yaml", "line 3: no"),),
    earlier=(("c.yaml", "d.yaml"),),
)


def made(some=None, ask=comparing.PLAIN, **more):
    return json.loads(comparison_json.text(comparing.compared(some, ask, **more), ask))


def rows(some=None, ask=comparing.PLAIN, *, criteria=True, **more):
    compared = comparing.compared(some, ask, **more)
    text = "".join(comparison_csv.pieces(compared, criteria=criteria))
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))


def many(times=6):
    return [s._replace(name=f"{s.name} {n}") for n in range(times) for s in comparing.standings()]


def mixed():
    return [
        comparing.standings()[0],
        comparing.standing(("Zed", "L", "few", "2" * 60), DAY, WA),
    ]


CASES = {
    "organisations": {},
    "dates": {"kind": "dates"},
    "ordered": {"ask": Ask(order=True)},
    "named anew": {"ask": Ask(anonymous=True)},
    "groups": {"some": many(2), "ask": Ask(by="size")},
    "many": {"some": many()},
    "left out": {"ask": Ask(common=True), "left_out": LEFT},
    "across": {"some": mixed(), "ask": Ask(common=True)},
}


def test_the_schema_is_a_schema():
    Draft202012Validator.check_schema(comparison_schema())


@pytest.mark.parametrize("name", CASES)
def test_what_is_written_keeps_to_the_schema(name):
    assert [error.message for error in VALIDATOR.iter_errors(made(**CASES[name]))] == []


@settings(max_examples=15, deadline=None)
@given(st.text(alphabet="0123?-", min_size=46, max_size=46), st.booleans())
def test_any_comparison_keeps_to_the_schema(signs, ordered):
    some = [
        comparing.standing((name, "LT", "few", part), DAY, LOADED)
        for name, part in (("Ash", signs[:23]), ("Birch", signs[23:]))
    ]

    assert list(VALIDATOR.iter_errors(made(some, Ask(order=ordered)))) == []


def test_every_key_of_the_schema_is_there_and_described_as_required():
    (framework,) = made()["frameworks"]
    parts = comparison_schema()["$defs"]

    assert set(framework) == {*parts["Framework"]["required"], "joined"}
    assert set(framework) == set(parts["Framework"]["properties"])
    assert set(framework["columns"][0]) == set(parts["Column"]["required"])


def test_numbers_are_not_rounded():
    (framework,) = made()["frameworks"]
    cell = framework["rows"][0]["cells"][0]

    assert cell == {
        "low": pytest.approx(16 / 69),
        "high": pytest.approx(22 / 69),
        "evidenced": pytest.approx(cell["evidenced"]),
        "criteria": 23,
        "answered": 21,
    }
    assert cell["low"] * 3 * 23 == pytest.approx(round(cell["low"] * 69))


def test_an_order_is_there_only_where_it_was_asked_for():
    assert made()["frameworks"][0]["order"] is None
    assert made(ask=Ask(order=True))["frameworks"][0]["order"]["ranks"][2] == {
        "first": 1,
        "last": 10,
    }


def test_a_column_tells_its_levels_and_what_is_none():
    column = made()["frameworks"][0]["columns"][2]

    assert column["label"] == column["name"] == "Cassia"
    assert column["levels"][:2] == ["partly", None]
    assert column["open"][0] == "sgul.p2"
    assert column["not_applicable"] == ["sgul.i6"]
    assert column["managers_only"] is True
    assert column["facts"] == {"peer_workers": "none", "size": "small"}


def test_many_are_listed_up_to_a_thousand_and_the_rest_is_left_to_csv(monkeypatch):
    monkeypatch.setattr(comparison_json, "MOST_COLUMNS", 50)
    (framework,) = made(many())["frameworks"]

    assert (len(framework["columns"]), framework["columns_left_to_csv"]) == (50, 10)
    assert all(len(row["cells"]) == 50 for row in framework["rows"])
    assert framework["count"] == 60


def test_groups_have_no_columns_in_any_format():
    ask = Ask(by="size")
    (framework,) = made(many(2), ask)["frameworks"]
    table = rows(many(2), ask)

    assert framework["columns"] == []
    assert framework["columns_left_to_csv"] == 0
    assert {row["group"] for row in table} == {"small", "large", "all"}
    assert not any(name in str(table) for name, *_ in comparing.PLACES)
    assert next(row for row in table if row["group"] == "small")["organisations"] == "6"


@pytest.mark.parametrize(
    "ask", [Ask(common=True, anonymous=True), Ask(common=True, anonymous=True, by="size")]
)
def test_where_names_are_replaced_nothing_tells_them(ask):
    some = many(2)
    said = comparison_json.text(comparing.compared(some, ask, LEFT), ask) + str(rows(some, ask))

    assert not any(one.name in said or one.path in said or one.sha256 in said for one in some)
    assert "AU" not in said
    assert "2026-1" not in said
    assert "yaml" not in said
    assert "peer_workers" not in said


def test_what_was_left_out_is_named_or_only_counted():
    named = made(ask=Ask(common=True), left_out=LEFT)["left_out"]
    hidden = made(ask=Ask(common=True, anonymous=True), left_out=LEFT)["left_out"]

    assert named["invalid"] == [{"path": "b.yaml", "why": "line 3: no"}]
    assert hidden["invalid"] == [{"path": None, "why": None}]


def test_there_is_a_line_for_each_column_and_part_and_criterion():
    (framework,) = made()["frameworks"]
    table = rows()
    parts = len(framework["rows"])

    assert len(table) == 10 * (parts + 23)
    assert len(rows(criteria=False)) == 10 * parts
    first = table[0]
    assert (first["organisation"], first["part"], first["answered"]) == (
        "Acacia House",
        "whole",
        "21",
    )
    assert float(first["low"]) == framework["rows"][0]["cells"][0]["low"]
    assert first["level"] == ""
    assert (first["above_least"], first["above_most"]) == ("0.0", str(2 / 9))


def test_a_criterion_has_a_level_or_what_it_is_instead():
    lines = [row for row in rows() if row["part"] == "criterion"]
    told = {(row["level"], row["status"]) for row in lines}

    assert told == {
        ("not-yet", "answered"),
        ("partly", "answered"),
        ("largely", "answered"),
        ("fully", "answered"),
        ("", "open"),
        ("", "not applicable"),
    }
    assert {row["is_shown"] for row in lines if row["level"] == "fully"} == {"yes"}
    assert {row["low"] for row in lines} == {""}


def test_every_organisation_stands_in_the_table_however_many():
    table = rows(many(), criteria=False)

    assert len({row["organisation"] for row in table}) == 60


def test_the_table_is_made_in_pieces(monkeypatch):
    whole = "".join(comparison_csv.pieces(comparing.compared()))
    monkeypatch.setattr(comparison_csv, "PIECE", 100)
    pieces = list(comparison_csv.pieces(comparing.compared()))

    assert len(pieces) > 3
    assert "".join(pieces) == whole


LEFT_LINES = [
    ("file left out", "b.yaml", "", "line 3: no"),
    ("file left out", "a.yaml", "", "it answers wa"),
    ("file left out", "c.yaml", "", "older than d.yaml"),
]


def beside(table):
    """The lines that hold no figure."""
    keys = ("part", "id", "title", "why")
    return [tuple(row[key] for key in keys) for row in table if row["why"]]


@pytest.mark.parametrize(
    ("some", "ask"),
    [(None, Ask(common=True)), (mixed(), Ask(common=True)), (many(2), Ask(common=True, by="size"))],
)
def test_what_was_left_out_stands_at_the_end_whatever_the_table_is_of(some, ask):
    table = rows(some, ask, left_out=LEFT)

    assert beside(table[-3:]) == LEFT_LINES
    assert not [one for one in beside(table[:-3]) if one[-1] != "held back"]
    figures = set(table[-1]) - {"part", "id", "title", "why"}
    assert {row[key] for row in table[-3:] for key in figures} == {""}


def test_where_names_are_replaced_files_left_out_are_only_counted():
    table = rows(ask=Ask(common=True, anonymous=True), left_out=LEFT)

    assert beside(table) == [
        ("file left out", "", "1 file", "with faults"),
        ("file left out", "", "1 file", "not comparable with the others"),
        ("file left out", "", "1 file", "older than another file of the same organisation"),
    ]


def test_a_framework_that_was_left_out_stands_there_too():
    wa = comparing.standing(("Acacia House", "LT", "none", "2" * 60), DAY, WA)
    table = rows([*comparing.standings()[:2], wa], Ask(common=True))

    assert beside(table) == [("framework left out", "wa", "", "not answered by all")]


def with_editions(*editions):
    found = comparing.compared()
    (one,) = found.comparisons
    joined = replace(one, joined=Joined(editions), left_out=LeftOut(criteria=("sgul.p1", "gone")))
    return replace(found, comparisons=(joined,))


def test_editions_that_were_joined_and_criteria_left_out_are_lines_and_keys():
    found = with_editions(Edition("1.0.0", 9), Edition("0.9.0", 1))
    text = "".join(comparison_csv.pieces(found)).removeprefix("\ufeff")
    table = list(csv.DictReader(io.StringIO(text)))
    title = LOADED.framework.criteria[0].title

    assert beside(table) == [
        ("edition", "1.0.0", "9 files", "compared as 1.0.0"),
        ("edition", "0.9.0", "1 file", "compared as 1.0.0"),
        ("criterion left out", "sgul.p1", title, "not in the scope or the framework of all"),
        ("criterion left out", "gone", "", "not in the scope or the framework of all"),
    ]
    assert {(row["framework"], row["version"]) for row in table} == {("sgul", "1.0.0")}
    written = json.loads(comparison_json.text(found, comparing.PLAIN))
    assert written["frameworks"][0]["joined"] == {
        "editions": [{"version": "1.0.0", "count": 9}, {"version": "0.9.0", "count": 1}]
    }
    assert [*VALIDATOR.iter_errors(written)] == []


def test_editions_whose_counts_would_tell_of_few_are_only_said_to_be_joined():
    found = with_editions()
    text = "".join(comparison_csv.pieces(found)).removeprefix("\ufeff")
    first = beside(csv.DictReader(io.StringIO(text)))[0]
    written = json.loads(comparison_json.text(found, comparing.PLAIN))

    told = "how many with each is held back, for it would tell of few"
    assert first == ("edition", "", told, "compared as 1.0.0")
    assert written["frameworks"][0]["joined"] == {"editions": None}
    assert [*VALIDATOR.iter_errors(written)] == []


def test_a_table_that_keeps_to_an_earlier_schema_needs_no_word_of_editions():
    written = made()
    assert written["frameworks"][0].pop("joined") is None

    assert [*VALIDATOR.iter_errors(written)] == []


@pytest.mark.parametrize("anonymous", [False, True])
def test_across_frameworks_every_column_has_its_lines_however_many(anonymous):
    others = [comparing.standing((f"Zed {n:02}", "L", "few", "2" * 60), DAY, WA) for n in range(9)]
    ask = Ask(common=True, anonymous=anonymous)
    compared = comparing.compared([*many(), *others], ask)
    text = "".join(comparison_csv.pieces(compared)).removeprefix("\ufeff")
    table = list(csv.DictReader(io.StringIO(text)))

    assert compared.across.columns == ()
    assert len({row["organisation"] for row in table}) == 69
    assert [row["organisation"] for row in table] == sorted(row["organisation"] for row in table)
    assert len(table) == 69 * len(compared.across.themes)
    assert (("Zed" in text), ("Acacia House" in text)) == (not anonymous, not anonymous)
    for number, theme in enumerate(compared.across.themes):
        for framework, total in zip(compared.across.frameworks, theme.totals, strict=True):
            lines = [
                row for row in table if (row["id"], row["framework"]) == (theme.id, framework.id)
            ]
            met = sum(int(row["at_target"] or 0) for row in lines)
            assert met == (total.met if total else 0), number


def test_across_frameworks_there_are_counts_of_themes():
    table = rows(mixed(), Ask(common=True))

    assert {row["framework"] for row in table} == {"sgul", "wa"}
    assert any(row["at_target"] == "" for row in table)
    assert all("." not in row["at_target"] for row in table)


@pytest.mark.parametrize("text", [text for _, text in HOSTILE if text.strip()])
def test_a_hostile_name_is_no_formula_and_no_command(text):
    name = text.replace("\x00", "")
    some = comparing.standings()[:2]
    given_names = [some[0]._replace(name=name), some[1]]
    labels = {row["organisation"] for row in rows(given_names)}
    said = comparison_json.text(comparing.compared(given_names), comparing.PLAIN)

    assert not any(label.lstrip()[:1] in {"=", "+", "@"} for label in labels)
    assert said.isascii()
    assert "##[" not in said


def test_what_is_held_back_is_empty_in_every_format():
    ask = Ask(by="size")
    table = rows(many(2), ask)
    (framework,) = made(many(2), ask)["frameworks"]

    assert any(row["median"] == "" for row in table)
    assert all(
        spread is None or spread["low"] is None or spread["low"]["least"] is None
        for group in framework["groups"]
        for spread in group["spreads"]
    )
