"""What an answers file may say, before any framework is known."""

from __future__ import annotations

import pytest
import yaml
from pydantic import ValidationError

from peerready.answers import Answer, Answers, Evidence, path_fault
from peerready.framework_ref import FrameworkRef, reference

HEAD = {
    "format": "peerready/answers/1",
    "frameworks": ["wa@1"],
    "organisation": {"name": "Harbour Recovery"},
    "assessed_on": "2026-11-03",
    "answers": None,
}


def file(**changes):
    return Answers.model_validate(HEAD | changes)


def answer(text):
    return file(answers={"wa.i1": yaml.safe_load(text)}).answers["wa.i1"]


def faults(**changes):
    with pytest.raises(ValidationError) as raised:
        file(**changes)
    return [(error["loc"], error["msg"]) for error in raised.value.errors()]


def answer_faults(text):
    return [(where[2:], told) for where, told in faults(answers={"wa.i1": yaml.safe_load(text)})]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("wa@1", FrameworkRef("wa", 1)),
        ("wa@1.2.0", FrameworkRef("wa", 1, "1.2.0")),
        ("our-own@12", FrameworkRef("our-own", 12)),
        ("wa", None),
        ("wa@1.2", None),
        ("WA@1", None),
        ("wa@", None),
        ("wa@1 ", None),
    ],
)
def test_a_framework_is_named_with_its_major_or_whole_version(text, expected):
    assert reference(text) == expected


@pytest.mark.parametrize("text", ["wa@1", "wa@1.2.0"])
def test_a_reference_reads_as_it_was_written(text):
    assert str(reference(text)) == text


def test_a_reference_that_is_one_already_stays():
    assert file(frameworks=[FrameworkRef("wa", 1)]).frameworks == (FrameworkRef("wa", 1),)


@pytest.mark.parametrize("given", ["wa", 1, {"wa": 1}])
def test_anything_else_is_told(given):
    assert faults(frameworks=[given])[0] == (
        ("frameworks", 0),
        "a framework is named with its major version",
    )


def test_a_framework_stands_once():
    told = (("frameworks", 1), "framework 'wa' stands twice")

    assert told in faults(frameworks=["wa@1", "wa@1.2.0", 3, "x"])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("fully", Answer(level="fully")),
        ("{level: fully}", Answer(level="fully")),
        ("null", Answer()),
        ("{}", Answer()),
        ("{level: null, note: n}", Answer(note="n")),
    ],
)
def test_an_answer_has_a_short_form_and_may_be_left_open(text, expected):
    assert answer(text) == expected


def test_answers_that_are_made_already_stay():
    assert file(answers={"wa.i1": Answer(level="x")}).answers == {"wa.i1": Answer(level="x")}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("3", "the number 3 is not an answer"),
        ("0.5", "the number 0.5 is not an answer"),
        ("true", "'true' is not an answer"),
        ("[fully]", "a list is not an answer"),
    ],
)
def test_what_is_no_answer_is_told(text, told):
    assert answer_faults(text) == [((), told)]


@pytest.mark.parametrize(
    "key", ["voices: [hr]", "target: fully", "target_reason: r", "reason: r", "approved_by: CEO", "to_confirm: true"]
)  # fmt: skip
def test_some_keys_go_with_a_level_only(key):
    name = key.partition(":")[0]

    assert answer_faults(f"{{{key}}}") == [((name,), f"'{name}' without a level")]


def test_without_a_level_there_may_be_everything_else():
    text = "{note: n, action: {do: x}, evidence: [{note: n, grade: said}], dissent: [{by: hr, note: n}]}"

    assert answer(text).level is None


def test_not_applicable_needs_its_reason():
    assert answer_faults("not-applicable") == [(("level",), "not-applicable needs a 'reason'")]
    assert [w for w, _ in answer_faults("{level: not-applicable, reason: ' '}")] == [("reason",)]


def test_a_voice_stands_once():
    assert (("voices", 1), "'hr' stands twice") in faults(voices=["hr", "hr"])
    assert answer_faults("{level: x, voices: [hr, team, hr]}") == [
        (("voices", 2), "'hr' stands twice")
    ]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("{grade: said}", "evidence names what shows it"),
        ("{grade: document, path: a.md, url: b}", "evidence is one thing, not path and url"),
        ("{grade: record, note: n}", "a note cannot be a record"),
        ("{grade: said, note: n, comment: c}", "a comment stands beside a path or url"),
        ("{grade: confirmed, note: n, by: outside}", "what is confirmed needs 'date'"),
        ("{grade: confirmed, note: n, date: '2026-01-01'}", "what is confirmed needs 'by'"),
        ("{grade: document, path: /a.md}", "a cited path is absolute"),
        ("{grade: document, path: ../a.md}", "a cited path leaves its folder by '..'"),
    ],
)
def test_an_entry_of_evidence_is_one_thing_of_a_fitting_grade(text, told):
    assert [said for _, said in answer_faults(f"{{level: x, evidence: [{text}]}}")] == [told]


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("policies/supervision.md", None),
        ("policies/supervision.md#group-supervision", None),
        ("a#b.md#c", None),
        ("a/b..c.md", None),
        ("C:a.md", "a cited path is absolute"),
        ("/etc/passwd", "a cited path is absolute"),
        ("a\\b.md", "a cited path has a backslash"),
        ("a/../b.md", "a cited path leaves its folder by '..'"),
        ("..", "a cited path leaves its folder by '..'"),
        ("#heading", "this is no path of a file"),
        ("a\x00b", "this is no path of a file"),
        ("a\x7fb", "this is no path of a file"),
    ],
)
def test_a_cited_path_stays_inside_the_folder(path, told):
    assert path_fault(path) == told


@pytest.mark.parametrize(
    ("header", "own", "told"),
    [
        ({}, "", True),
        ({"voices": ["team"]}, "", False),
        ({"voices": ["team", "hr"]}, "", True),
        ({"voices": ["team"]}, "voices: [hr]", True),
        ({}, "voices: [hr, team]", False),
    ],
)
def test_whoever_gave_an_answer_cannot_confirm_it(header, own, told):
    entry = "evidence: [{note: n, grade: confirmed, by: team, date: '2026-01-01'}]"
    given = yaml.safe_load(f"{{level: fully, {entry}{', ' if own else ''}{own}}}")
    if told:
        assert file(answers={"wa.i1": given}, **header)
    else:
        assert faults(answers={"wa.i1": given}, **header) == [
            (
                ("answers", "wa.i1", "evidence", 0, "by"),
                "'team' gave this answer and cannot confirm it",
            )
        ]


@pytest.mark.parametrize(
    ("header", "own", "expected"),
    [
        ({}, (), ()),
        ({"voices": ["team"]}, (), ("team",)),
        ({"voices": ["team", "hr"]}, (), ()),
        ({"voices": ["team"]}, ("hr",), ("hr",)),
    ],
)
def test_an_answer_is_its_own_voices_else_the_file_s_only_one(header, own, expected):
    assert file(**header).voices_of(Answer(level="x", voices=own)) == expected


@pytest.mark.parametrize(
    ("target", "expected"),
    [(None, None), ("fully", "fully"), ({"wa": "partly"}, "partly"), ({"sgul": "partly"}, None)],
)
def test_a_target_is_for_all_frameworks_or_for_each(target, expected):
    assert file(target=target).target_for("wa") == expected


def test_a_target_of_another_kind_is_told():
    told = "a target is a level, or a level for each framework"

    assert faults(target=["fully"]) == [(("target",), told)]


def test_a_dissent_says_something():
    assert answer_faults("{level: x, dissent: [{by: hr}]}") == [
        (("dissent", 0), "a dissent says something")
    ]


def test_evidence_is_made_of_its_parts():
    entry = Evidence(path="a.md", grade="document", comment="c")

    assert (entry.path, entry.date, entry.by) == ("a.md", None, None)


def test_a_fact_left_blank_is_not_given_yet():
    assert file(facts={"size": None, "peer_workers": "none"}).facts == {"peer_workers": "none"}
    assert [where for where, _ in faults(facts=["small"])] == [("facts",)]
