"""The examples to be compared: a region of three services, and three years of one."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from peerready.case import Sources, cases
from peerready.catalog import shared
from peerready.content.build import report_view
from peerready.plain import render
from peerready.screen import blocks
from peerready.wording import percent

EXAMPLES = Path(__file__).parents[2] / "examples"
REGION = ("foxglove", "lantern", "windmill")
YEARS = ("2024", "2025", "2026")
FILES = [f"region/{name}" for name in REGION] + [f"years/{year}" for year in YEARS]
each_file = pytest.mark.parametrize("name", FILES)
LACKING = ("below-target", "not-met")
RANKS = ("not-yet", "partly", "largely", "fully")


@cache
def judged(name):
    """An example, as of the day on which it was answered."""
    file = EXAMPLES / f"{name}.yaml"
    (day,) = re.findall(r"^assessed_on: (\S+)", file.read_text("utf-8"), re.MULTILINE)
    return cases([str(file)], date.fromisoformat(day), Sources())[0]


def assessment(name):
    (block,) = judged(name).blocks
    return block.assessment


def scored(name):
    return {one.id: one for one in assessment(name).results if one.criterion.scored}


def voices(name):
    return {voice for result in scored(name).values() for voice in result.voices}


def shown_range(name):
    figures = assessment(name).figures
    return percent(figures.low), percent(figures.high)


# --- both


def test_every_file_to_be_compared_is_known_here():
    folders = [*EXAMPLES.glob("region/*"), *EXAMPLES.glob("years/*")]

    assert {file.relative_to(EXAMPLES).with_suffix("").as_posix() for file in folders} == set(FILES)


@each_file
def test_it_is_valid_and_draws_no_warning(name):
    assert judged(name).answered.warnings == ()


@each_file
def test_every_question_of_its_framework_is_in_scope(name):
    assert "out-of-scope" not in {result.status for result in scored(name).values()}


@each_file
def test_it_is_easy_to_read_in_a_narrow_window(name):
    text = (EXAMPLES / f"{name}.yaml").read_text("utf-8")
    screen = render(blocks(report_view(judged(name), shared())), 80)

    assert text.endswith("\n")
    assert max(map(len, text.splitlines())) <= 100
    assert max(map(len, screen.splitlines())) <= 80


@each_file
def test_an_action_is_owned_by_a_role(name):
    answers = judged(name).answered.answers.answers.values()
    owners = [one.action.owner for one in answers if one.action and one.action.owner]
    words = {word for owner in owners for word in owner.split()[1:]}

    assert {word for word in words if word != word.lower()} <= {"HR"}


@pytest.mark.parametrize("name", ["region/foxglove", "region/lantern", "years/2025", "years/2026"])
def test_the_readme_speaks_of_the_range_it_has(name):
    low, high = shown_range(name)
    text = " ".join((EXAMPLES / "README.md").read_text("utf-8").split())

    assert f"{low} to {high} %" in text


# --- the region


def test_in_the_region_one_asked_managers_only_and_one_asked_every_group_it_has():
    assert voices("region/foxglove") == {"leadership", "hr"}
    assert voices("region/windmill") == {
        "leadership",
        "hr",
        "team",
        "peer-workers",
        "service-users",
    }


def test_two_ranges_of_the_region_overlap_and_the_third_stands_apart():
    foxglove, lantern, windmill = (assessment(f"region/{name}").figures for name in REGION)

    assert lantern.low < foxglove.low <= foxglove.high < lantern.high
    assert max(foxglove.high, lantern.high) < windmill.low


def test_two_questions_are_below_target_in_all_three():
    lacking = [
        {id_ for id_, one in scored(f"region/{name}").items() if one.status in LACKING}
        for name in REGION
    ]

    assert set.intersection(*lacking) == {"sgul.r6", "sgul.i5"}


def test_windmill_is_strong_on_supervision_by_record_and_by_the_word_of_its_peer_workers():
    here, *others = (scored(f"region/{name}")["sgul.r4"] for name in reversed(REGION))

    assert (here.level, here.evidenced) == ("fully", True)
    assert all(shown.holds for shown in here.shown)
    assert [(entry.grade, entry.by) for entry in here.answer.evidence] == [
        ("record", None),
        ("confirmed", "peer-workers"),
    ]
    assert all(other.status in LACKING for other in others)


def test_foxglove_is_highest_and_shown_where_only_managers_say_so():
    here, *others = (scored(f"region/{name}")["sgul.r7"] for name in REGION)

    assert (here.level, here.evidenced, here.heard) == ("fully", True, False)
    assert all(RANKS.index(other.level) < RANKS.index("fully") for other in others)


def test_not_applicable_is_used_twice_each_time_with_its_own_reason():
    apart = {
        (name, id_)
        for name in REGION
        for id_, one in scored(f"region/{name}").items()
        if one.status == "not-applicable"
    }

    assert apart == {("foxglove", "sgul.i4"), ("lantern", "sgul.p9")}


# --- the years


def changes(before, after):
    """The criteria whose settled level went down, and those that are open and were not."""
    old, new = scored(f"years/{before}"), scored(f"years/{after}")
    settled = [name for name in new if old[name].settled and new[name].settled]
    down = {name for name in settled if new[name].value < old[name].value}
    return down, {name for name in new if old[name].settled and not new[name].settled}


def test_the_years_are_of_one_organisation():
    answers = [judged(f"years/{year}").answered.answers for year in YEARS]

    assert {one.organisation.id for one in answers} == {"juniper"}
    assert [one.assessed_on.year for one in answers] == [2024, 2025, 2026]


def test_in_the_first_year_the_leadership_answered_for_everybody():
    assert voices("years/2024") == {"leadership"}
    assert shown_range("years/2024") == (64, 64)


def test_when_more_groups_were_asked_nine_answers_fell_and_two_were_opened():
    down, opened = changes("2024", "2025")

    assert (len(down), len(opened)) == (9, 2)
    assert voices("years/2025") == voices("years/2026") > voices("years/2024")


def test_in_the_last_year_one_answer_fell_and_two_are_no_longer_shown():
    down, opened = changes("2025", "2026")
    before, after = scored("years/2025"), scored("years/2026")
    unshown = {name for name in after if before[name].evidenced and not after[name].evidenced}

    assert (down, opened) == ({"imroc.p4c"}, set())
    assert unshown == {"imroc.i1", "imroc.g5"}
    assert {after[name].shown[0].reason for name in unshown} == {"lapsed"}


def test_readiness_to_employ_was_claimed_then_doubted_then_reached():
    verdicts = []
    for year in YEARS:
        (block,) = judged(f"years/{year}").blocks
        verdicts.append(block.readiness[2].verdict)

    assert verdicts == ["ready", "not-ready", "ready"]
