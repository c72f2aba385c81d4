"""Each criterion as it stands: the answer, what it rests on, what comes next."""

from __future__ import annotations

import pytest

import scoring
from peerready.answers import Evidence
from peerready.content import criteria
from peerready.evidence import Shown

LINES = """
  a: {critical: {kind: right, floor: largely, why: so}, not_this: [a bell], question: "Open?"}
  g: {any_of: [o1, o2]}
  o1: {use: option}
  o2: {use: option}
  x: {use: context}
  y: {use: outcome}
  z: {domain: {id: e, title: Second, kind: principle}, use: context}
"""


def view(name, answers, own=None, **more):
    assessment = scoring.assessment(LINES, answers, **more)
    return criteria.view(assessment, assessment.result(f"t.{name}"), own or {}, scoring.TODAY)


def test_an_answer_stands_with_what_its_level_and_its_target_look_like():
    found = view(
        "a", "a: {level: partly, note: n, voices: [hr, team], action: {do: x, owner: CEO}}"
    )

    assert (found.level, found.level_text) == ("Partly", "a is partly")
    assert (found.target, found.target_text) == ("Largely", "a is largely")
    assert (found.status, found.mark, found.said_by) == ("begun", "promised", "HR and team")
    assert (found.action, found.answer_note) == ("x (no date, CEO)", "n")
    assert (found.question, found.not_this, found.stop_sign) == ("Open?", ("a bell",), True)
    assert found.cites == ("S1, Heading: gist",)


def test_an_open_answer_is_marked_open_and_one_set_aside_is_not_marked():
    assert (view("a", "").mark, view("a", "").level_text) == ("open", "")
    aside = view("a", "a: {level: not-applicable, reason: r, approved_by: CEO}")
    assert (aside.mark, aside.answer_note, aside.status) == ("none", "r", "not applicable")


def test_marks_say_met_begun_and_not_yet():
    assert [view("a", f"a: {level}").mark for level in ("fully", "partly", "not-yet")] == [
        "met",
        "promised",
        "stop",
    ]


def test_a_group_shows_how_each_option_was_answered():
    found = view("g", "{o1: partly, o2: unknown}")

    assert (found.level, found.level_text) == ("at least Partly", "o1 is partly")
    assert found.options == ("Title o1: Partly (t.o1)", "Title o2: unknown (t.o2)")


def test_dissent_is_told_in_the_organisation_s_words():
    text = "a: {level: fully, dissent: [{by: carers, level: not-yet, note: no}, {by: hr, note: n}]}"
    text = text.replace("note: no}", "note: nay}")

    assert view("a", text, {"carers": "families"}).dissent == ("families: Not yet: nay", "HR: n")


def test_evidence_says_what_it_is_how_strong_and_whether_it_holds():
    entries = """[
      {path: none.md, grade: document, comment: the draft},
      {note: heard, grade: confirmed, by: peer-workers, date: 2026-10-01},
      {url: "https://example.org", grade: record, date: 2026-10-01}]"""
    found = view("a", f"a: {{level: fully, evidence: {entries}}}").evidence

    assert [(line.what, line.grade, line.holds) for line in found] == [
        ("none.md (the draft)", "a document", False),
        ("heard", "confirmed by peer workers", True),
        ("https://example.org", "a record that it is done", True),
    ]


@pytest.mark.parametrize(
    ("entry", "holds", "reason", "standing"),
    [
        ({"path": "a.md", "grade": "document"}, True, "in-date", "holds"),
        ({"path": "a.docx", "grade": "document"}, True, "cannot-check", "in date; not read"),
        ({"url": "https://example.org", "grade": "record"}, True, "not-checked", "in date; not opened"),
        ({"note": "n", "grade": "said"}, True, "not-checked", "in date; taken at its word"),
        ({"note": "n", "grade": "said"}, False, "lapsed", "does not hold"),
    ],
)  # fmt: skip
def test_of_what_was_not_looked_into_only_its_date_is_said_to_hold(entry, holds, reason, standing):
    line = criteria.evidence_line(Evidence(**entry), Shown(holds, reason, "so"), {})

    assert (line.holds, line.standing, line.remark) == (holds, standing, "so")


@pytest.mark.parametrize(
    ("note", "what"),
    [("They see it.", "They see it"), ("They see …", "They see …"), ("And so on...", "And so on...")],
)  # fmt: skip
def test_a_note_stands_without_its_full_stop_since_more_follows(note, what):
    line = criteria.evidence_line(
        Evidence(note=note, grade="said"), Shown(holds=False, reason="no-date", text="so"), {}
    )

    assert line.what == what


@pytest.mark.parametrize(
    ("answer", "heard"),
    [
        ("", "not heard"),
        ("{level: fully, voices: [team]}", "not heard"),
        ("{level: fully, voices: [leadership, team]}", "heard: bosses; not asked: peer workers"),
        ("{level: fully, voices: [peer-workers]}", "heard: peer workers; not asked: bosses"),
        ("{level: fully, voices: [leadership, peer-workers]}", "heard"),
    ],
)
def test_who_of_those_best_placed_to_say_was_heard_is_told(answer, heard):
    assessment = scoring.assessment("a: {ask: [peer-workers, leadership]}", f"a: {answer}")
    own = {"leadership": "bosses"}
    found = criteria.view(assessment, assessment.result("t.a"), own, scoring.TODAY)

    assert (found.heard_by, found.heard) == (heard, heard != "not heard")


@pytest.mark.parametrize("name", ["x", "y"])
def test_what_is_never_counted_has_no_target_and_is_at_none(name):
    found = view(name, f"{name}: fully")

    assert (found.status, found.mark) == ("for information", "none")
    assert (found.target, found.target_text, found.level) == ("", "", "Fully")


def test_domains_hold_what_is_scored_and_the_rest_is_aside():
    assessment = scoring.assessment(LINES, "{a: fully, x: partly, z: {note: n}}")
    domains = criteria.domain_views(assessment, {}, scoring.TODAY)
    aside = criteria.aside(assessment, {}, scoring.TODAY)

    assert [(d.title, [c.id for c in d.criteria]) for d in domains] == [("Domain", ["t.a", "t.g"])]
    assert [c.id for c in aside] == ["t.x", "t.z"]


def test_on_a_scale_without_values_an_answer_is_told_in_words():
    assessment = scoring.assessment("a: {}", "a: nothing-yet", scale="narrative")
    found = criteria.view(assessment, assessment.result("t.a"), {}, scoring.TODAY)

    assert (found.status, found.mark, found.level) == (
        "told in words",
        "none",
        "Nothing to tell yet",
    )
