"""The whole report of one organisation, before any format."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

import scoring
from peerready.catalog import Loaded, shared
from peerready.content.build import report_view, source_line
from peerready.content.model import Register
from peerready.project import Project
from peerready.screen import blocks, texts

LINES = "a: {ask: [service-users, team]}\nb: {ask: [peer-workers]}"
STOP = "critical: {kind: right, floor: largely, why: so}"


def whose(answers="", lines=LINES, words=None, **more):
    return scoring.view(lines, answers, words=words, **more).notices[0]


def test_whose_answers_they_are_is_said_first():
    assert whose("{a: {level: fully, voices: [team, service-users]}, b: {voices: [peer-workers], level: fully}}",
                 voices=["team", "peer-workers"]) == (
        "These are Harbour Recovery's own answers of 3 Nov 2026, given by team and peer workers."
    )  # fmt: skip


def test_who_was_not_asked_is_said_in_the_organisation_s_words():
    assert whose(words={"service-users": "consumers"}) == (
        "These are Harbour Recovery's own answers of 3 Nov 2026, given without saying which groups gave them. "
        "Not asked: team, peer workers and consumers."
    )


def test_where_no_peer_worker_is_employed_that_is_said_instead():
    more = {"framework_header": {"facts": ["peer_workers"]}, "facts": {"peer_workers": "none"}}
    lines = f"{LINES}\nc: {{when: {{peer_workers: none}}}}"

    assert whose(lines=lines, voices=["team"], **more).endswith(
        "Not asked: people using the service. No peer worker is employed, and no outside peer answered."
    )
    assert "No peer worker" not in whose(lines=lines, voices=["peer-workers"], **more)


def test_the_project_file_dresses_the_report():
    case = scoring.case(LINES)
    dress = {
        "prepared_for": "the board",
        "prepared_by": "us",
        "narrative": "n",
        "confidentiality": "c",
    }
    settings = replace(case.settings, project=Project(report=dress))
    found = report_view(replace(case, settings=settings), shared())

    assert (found.prepared_for, found.prepared_by, found.narrative, found.confidentiality) == (
        "the board", "us", "n", "c",
    )  # fmt: skip
    plain = report_view(case, shared())
    assert (plain.prepared_for, plain.prepared_by, plain.narrative, plain.confidentiality) == (
        "",
    ) * 4


def test_facts_read_as_what_they_mean():
    more = {"framework_header": {"facts": ["size"]}, "facts": {"size": "small"}}
    (fact,) = scoring.view("a: {when: {size: small}}", **more).facts

    assert fact == (
        "Size of the organisation: small "
        "(Fewer than 20 paid staff, or nobody whose job planning this could be)"
    )


def test_a_framework_in_a_folder_of_the_project_is_found_without_being_named():
    case = scoring.case("a: {}")
    settings = replace(case.settings, project=Project(framework_folders=(".",)))

    assert report_view(case, shared()).frameworks[0].option == " -f t.yaml"
    known = report_view(replace(case, settings=settings), shared())
    assert known.frameworks[0].option == ""
    assert scoring.view("a: {}", own=False).frameworks[0].option == ""


def test_it_is_said_what_shown_means_and_that_percentages_are_cut():
    notices = scoring.view("a: {}").notices

    assert any("strong enough and in date. None is named." in one for one in notices)
    assert any("never rounded up" in one for one in notices)


def test_warnings_are_carried_with_what_to_do():
    found = scoring.view("a: {}", "a: {level: not-applicable, reason: Not yet}")

    assert found.warnings == (
        "this reason says 'not yet': what is not there yet is the lowest level, not 'not-applicable'",
    )


def test_two_frameworks_are_told_one_after_the_other():
    first, second = scoring.framework("a: {}"), scoring.framework("b: {}", name="u")
    answers = scoring.document("{t.a: fully, u.b: partly}", "t", "u")
    found = report_view(scoring.case_of([first, second], answers), shared())

    assert [(f.id, f.whole.claimed) for f in found.frameworks] == [("t", "100 %"), ("u", "33 %")]


@pytest.mark.parametrize(
    ("lowered", "notice"),
    [
        ("partly", "The target for t was set to partly, below the usual largely."),
        ("largely", ""),
        ("fully", ""),
    ],
)
def test_a_target_lowered_for_a_whole_framework_is_told_up_front(lowered, notice):
    (found,) = scoring.view("a: {}", target=lowered).frameworks

    assert found.lowered == notice
    assert scoring.view("a: {}").frameworks[0].lowered == ""


def test_no_framework_left_is_a_report_of_none():
    found = report_view(replace(scoring.case("a: {}"), blocks=()), shared())

    assert (found.frameworks, found.language) == ((), "en")


def test_themes_it_does_not_ask_about_stand_with_the_frameworks_that_do():
    case = scoring.case("a: {themes: [values]}")
    asked = {"role": ("t", "sgul", "wa"), "leadership": ("wa",), "training": ()}
    (found,) = report_view(case, shared(), asked).frameworks
    themes = shared().themes

    assert f"{themes['role'].title} (sgul and wa ask about it)" in found.silent
    assert f"{themes['leadership'].title} (wa asks about it)" in found.silent
    assert themes["training"].title in found.silent
    assert not any(line.startswith(themes["values"].title) for line in found.silent)


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, "A text (P). Whether it is still current is unclear"),
        ({"published": 2014, "status": "superseded", "superseded_by": "another"},
         "A text (P, 2014), since replaced by another"),
        ({"status": "current"}, "A text (P), still the publisher's word"),
    ],
)  # fmt: skip
def test_the_source_is_told_with_whether_it_still_stands(changes, expected):
    provenance = {"document": "A text", "publisher": "P", "rights": "none", "status": "unclear"}
    loaded = scoring.framework("a: {}", provenance=provenance | changes)

    assert source_line(loaded.framework) == expected


def test_what_was_really_read_is_a_notice():
    provenance = {"document": "D", "publisher": "P", "rights": "none", "status": "unclear"}
    header = {"provenance": provenance | {"derived_from": "a digest"}}
    (found,) = scoring.view("a: {}", framework_header=header).frameworks

    assert found.notices[-1] == "Read from: a digest"
    assert found.origin == "P, no year; whether it is still current is unclear"


def test_the_target_reads_as_its_level():
    assert scoring.view("a: {}").frameworks[0].target == "largely"
    assert scoring.view("a: {}", target="not-yet").frameworks[0].target == "not yet"


def test_levels_stand_with_their_values():
    assert [row[:2] for row in scoring.view("a: {}").frameworks[0].scale][:2] == [
        ("Not yet", "0"),
        ("Partly", "1/3"),
    ]
    narrative = scoring.view("a: {}", scale="narrative").frameworks[0]
    assert {value for _, value, _ in narrative.scale} == {"no value"}
    assert not narrative.scored


SITUATIONS = {
    "nothing answered": (LINES, "", {}),
    "everything answered": (LINES, "{a: fully, b: not-yet}", {}),
    "everything set aside": (
        f"a: {{{STOP}}}",
        "a: {level: not-applicable, reason: r, approved_by: CEO}",
        {},
    ),
    "a right": (f"a: {{{STOP}}}\nb: {{}}", "a: partly", {}),
    "a group": ("g: {any_of: [o1, o2]}\no1: {use: option}\no2: {use: option}", "o1: unknown", {}),
    "rolled up by domains": (LINES, "a: fully", {"framework_header": {"rollup": "domains"}}),
    "in words": (LINES, "a: described", {"scale": "narrative"}),
}
situations = pytest.mark.parametrize(
    ("lines", "answers", "more"), SITUATIONS.values(), ids=SITUATIONS.keys()
)
PERCENT = re.compile(r"\d+ %")


@situations
def test_no_percentage_stands_without_its_range_or_count(lines, answers, more):
    (found,) = scoring.view(lines, answers, **more).frameworks
    sentences = [
        *found.short_answer,
        *found.notices,
        *found.decisions,
        found.voice_remark,
        found.not_applicable,
        *(phase.words for phase in found.phases),
        *(question.answer for question in found.questions),
    ]

    assert [one for one in sentences if PERCENT.search(one)] == []
    for line in (found.whole, *found.by_phase, *found.by_domain, *found.by_theme):
        assert re.fullmatch(r"\d+ of \d+ answered", line.answered)


@situations
def test_full_marks_are_only_for_all_of_it(lines, answers, more):
    assessment = scoring.assessment(lines, answers, **more)
    (found,) = scoring.view(lines, answers, **more).frameworks

    assert (found.whole.low == 100) == (assessment.figures.low == 1)
    assert (found.whole.claimed == "100 %") == (assessment.figures.low == 1)


@situations
def test_ready_is_said_of_no_step_that_was_not_asked_about(lines, answers, more):
    (found,) = scoring.view(lines, answers, **more).frameworks

    for phase in found.phases:
        assert (phase.verdict == "not-assessed") == (phase.mark == "none")
        assert "ready" not in phase.name or phase.verdict in {"ready", "not-ready"}


@situations
def test_the_organisation_s_words_take_the_place_of_ours_wherever_people_read(lines, answers, more):
    words = {
        "team": "crew-x",
        "service-users": "consumers-x",
        "peer-workers": "peers-x",
        "hr": "people-x",
    }
    case = scoring.case(lines, answers, words=words, **more)
    shown = " ".join(texts(blocks(report_view(case, shared()))))

    assert not re.search(r"\b(people using the service|HR)\b", shown)
    assert not re.search(r"best asked of team|\bteam  ", shown)


@situations
def test_registers_are_all_there_in_their_order(lines, answers, more):
    (found,) = scoring.view(lines, answers, **more).frameworks

    assert all(isinstance(one, Register) for one in found.registers)
    assert [one.id for one in found.registers] == [
        "not-applicable", "lowered-targets", "dissent", "to-confirm", "evidence", "actions", "out-of-scope",
    ]  # fmt: skip


def test_whether_a_framework_is_ours_or_an_organisation_s_is_said():
    loaded = scoring.framework("a: {}")
    ours = Loaded(loaded.framework, loaded.document, own=False)
    found = report_view(scoring.case_of([ours], scoring.document("")), shared())

    assert "by the makers of peerready, not the source" in found.frameworks[0].notices[0]
