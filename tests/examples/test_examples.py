"""The examples: valid, telling the story their README promises, and free of anybody real."""

from __future__ import annotations

import re
import shutil
from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from functools import cache
from pathlib import Path

import pytest
import yaml

from peerready.assessment import FIGURES
from peerready.case import Case, Sources, cases
from peerready.catalog import shared, shipped_ids
from peerready.content.build import report_view
from peerready.plain import render
from peerready.readiness import critical_results, promise
from peerready.screen import blocks
from peerready.wording import percent

TODAY = date(2026, 11, 21)
EXAMPLES = Path(__file__).parents[2] / "examples"
FILES = sorted(EXAMPLES.glob("**/answers.yaml"))


@cache
def judged(name):
    return fresh(EXAMPLES / name)


def fresh(file):
    return cases([str(file)], TODAY, Sources())[0]


def block(name, framework):
    return of(judged(name), framework)


def of(one, framework):
    (found,) = (found for found in one.blocks if found.loaded.framework.id == framework)
    return found


def fractions(*texts):
    return dict(zip(FIGURES, map(Fraction, texts), strict=True))


@dataclass(frozen=True)
class Story:
    """What an example shows of one framework."""

    file: str
    framework: str
    verdicts: tuple[str, str, str, str]
    figures: dict[str, Fraction]
    statuses: dict[str, int]
    because: dict[str, tuple[str, ...]] = field(default_factory=dict)
    deciding: tuple[int, int, int] = (0, 0, 0)
    """Before the first working day: how many decide, are shown, are heard."""
    not_before: dict[str, date] = field(default_factory=dict)
    lapsed: dict[str, str] = field(default_factory=dict)
    """The criteria with evidence that does not hold, and why."""
    raised: tuple[str, ...] = ()


STORIES = (
    Story(
        "saltbush/answers.yaml",
        "wa",
        ("approaching", "not-assessed", "not-ready", "not-assessed"),
        fractions("29/132", "17/33", "29/93", "31/44", "1/33", "15/31"),
        {
            "met": 4,
            "below-target": 9,
            "not-met": 4,
            "unknown": 4,
            "unanswered": 5,
            "not-applicable": 4,
        },
        because={"prepare": ("wa.i6",), "employ": ("wa.p2",)},
        deciding=(4, 1, 2),
        not_before={"prepare": date(2027, 1, 31)},
        lapsed={"wa.p6c": "no-date", "wa.i2a": "lapsed"},
    ),
    Story(
        "northgate/answers.yaml",
        "sgul",
        ("ready", "ready", "approaching", "not-assessed"),
        fractions("37/69", "40/69", "37/66", "22/23", "1/3", "17/22"),
        {"met": 15, "below-target": 7, "unknown": 1},
        because={"employ": ("sgul.p10",)},
        deciding=(8, 7, 7),
        not_before={"employ": date(2027, 2, 28)},
        lapsed={"sgul.p6": "lapsed"},
    ),
    Story(
        "harbour/answers.yaml",
        "wa",
        ("ready", "not-assessed", "undecided", "not-assessed"),
        fractions("89/156", "95/156", "89/150", "25/26", "4/13", "47/50"),
        {"met": 20, "below-target": 8, "not-met": 1, "to-confirm": 1},
        because={"employ": ("wa.i3c",)},
        deciding=(4, 3, 2),
    ),
    Story(
        "kowhai/answers.yaml",
        "tepou",
        ("not-assessed", "not-ready", "not-ready", "not-assessed"),
        fractions("59/120", "5/8", "59/104", "13/15", "19/90", "25/26"),
        {"met": 20, "below-target": 11, "not-met": 1, "to-confirm": 2, "unknown": 2},
        because={"recruit": ("tepou.rec.3",), "employ": ("tepou.rec.3",)},
        deciding=(5, 3, 4),
    ),
    Story(
        "kowhai/answers.yaml",
        "imroc",
        ("ready", "not-assessed", "ready", "not-assessed"),
        fractions("8/17", "8/17", "8/17", "1", "2/17", "1"),
        {"met": 16, "not-met": 1, "not-applicable": 1},
        deciding=(2, 2, 2),
        raised=("imroc.i1", "imroc.p8b", "imroc.g5"),
    ),
    Story(
        "millbrook/assessments/answers.yaml",
        "ucl",
        ("ready", "ready", "ready", "not-assessed"),
        fractions("59/105", "13/21", "59/99", "33/35", "9/35", "1"),
        {"met": 24, "below-target": 8, "not-met": 1, "unknown": 1, "unanswered": 1},
        deciding=(5, 5, 5),
        lapsed={"ucl.a10": "empty-heading", "ucl.a21": "lapsed"},
    ),
)
BY_NAME = {f"{story.file.split('/')[0]}-{story.framework}": story for story in STORIES}
each_story = pytest.mark.parametrize("story", STORIES, ids=list(BY_NAME))
each_file = pytest.mark.parametrize(
    "file", FILES, ids=lambda file: file.relative_to(EXAMPLES).parts[0]
)


# --- the stories


@each_story
def test_the_verdicts_of_an_example_are_those_of_its_story(story):
    readiness = block(story.file, story.framework).readiness
    assert tuple(one.verdict for one in readiness) == story.verdicts
    assert {
        one.phase: tuple(result.id for result in one.because) for one in readiness if one.because
    } == story.because
    assert {one.phase: one.not_before for one in readiness if one.not_before} == story.not_before


@each_story
def test_the_deciding_answers_are_as_many_shown_and_heard_as_the_story_says(story):
    employ = block(story.file, story.framework).readiness[2]
    assert (len(employ.deciding), employ.shown, employ.heard) == story.deciding


@each_story
def test_the_figures_of_an_example_are_exactly_these_fractions(story):
    figures = block(story.file, story.framework).assessment.figures
    assert {name: getattr(figures, name) for name in FIGURES} == story.figures


@each_story
def test_an_example_has_so_many_answers_of_each_status(story):
    results = block(story.file, story.framework).assessment.results
    scored = (result for result in results if result.criterion.scored)
    assert Counter(result.status for result in scored) == story.statuses


@each_story
def test_the_evidence_that_does_not_hold_is_the_evidence_meant_to(story):
    results = block(story.file, story.framework).assessment.results
    assert {
        result.id: shown.reason for result in results for shown in result.shown if not shown.holds
    } == story.lapsed


@each_story
def test_targets_are_raised_to_the_floor_where_the_story_says(story):
    results = block(story.file, story.framework).assessment.results
    assert tuple(result.id for result in results if result.raised) == story.raised


def test_only_the_misuse_of_not_applicable_is_warned_about():
    warned = {
        file.relative_to(EXAMPLES).parts[0]: [problem.message for problem in one.answered.warnings]
        for file, one in zip(FILES, cases(list(map(str, FILES)), TODAY, Sources()), strict=True)
    }
    names = "wa.p5a, wa.p5b, wa.p5c, wa.p5d"
    times = f"this reason is given 4 times for not-applicable: {names}"
    assert warned.pop("saltbush") == [times]
    assert set(map(tuple, warned.values())) == {()}


def test_saltbush_has_two_promises_and_one_group_nobody_asked():
    one = judged("saltbush/answers.yaml")
    (found,) = one.blocks
    kept = [r.id for r in critical_results(found.assessment) if promise(r, TODAY)]
    assert sorted(kept) == ["wa.i3c", "wa.i6"]
    assert not any("peer-workers" in result.voices for result in found.assessment.results)
    assert [r.id for r in found.assessment.results if r.evidenced] == ["wa.i1"]


def test_northgate_has_every_grade_one_dissent_and_two_lowered_targets():
    answers = judged("northgate/answers.yaml").answered.answers.answers
    grades = {entry.grade for answer in answers.values() for entry in answer.evidence}
    assert grades == {"said", "document", "record", "confirmed"}
    assert [name for name, answer in answers.items() if answer.dissent] == ["sgul.p4"]
    lowered = {name: bool(a.target_reason) for name, a in answers.items() if a.target}
    assert lowered == {"sgul.p5": True, "sgul.i5": False}


def test_harbour_meets_its_group_by_one_alternative_and_shows_it():
    group = block("harbour/answers.yaml", "wa").assessment.result("wa.small")
    assert (group.option, group.status, group.evidenced) == ("wa.s4", "met", True)


def test_harbour_reads_in_its_own_words():
    shown = screen(judged("harbour/answers.yaml"))
    assert "consumers" in shown
    assert "committee and manager" in shown
    assert "people using the service" not in shown


def test_kowhai_has_an_overdue_action_a_dropped_one_and_answers_to_confirm():
    answers = judged("kowhai/answers.yaml").answered.answers.answers
    actions = {name: answer.action for name, answer in answers.items() if answer.action}
    assert [name for name, action in actions.items() if action.status == "dropped"] == [
        "tepou.sup.1"
    ]
    live = {name: action for name, action in actions.items() if action.status != "dropped"}
    assert [name for name, action in live.items() if action.due < TODAY] == ["tepou.rec.3"]
    assert [name for name, answer in answers.items() if answer.to_confirm] == [
        "tepou.p1",
        "tepou.cond.3",
    ]


def test_what_kowhai_keeps_out_of_reports_stays_out():
    one = judged("kowhai/answers.yaml")
    answers = one.answered.answers
    kept = [answers.not_in_reports, answers.answers["tepou.cond.4"].not_in_reports]
    assert all(kept)
    whole = repr(report_view(one, shared()))
    assert not [text for text in kept if text in whole]


def test_with_its_overdue_action_done_kowhais_advert_still_cannot_be_decided(tmp_path):
    folder = shutil.copytree(EXAMPLES / "kowhai", tmp_path / "kowhai")
    file = folder / "answers.yaml"
    begun, done = ("  tepou.rec.3:\n    level: " + level for level in ("partly", "largely"))
    text = file.read_text("utf-8")
    assert begun in text
    file.write_text(text.replace(begun, done), "utf-8")
    recruit = of(fresh(file), "tepou").readiness[1]
    assert recruit.verdict == "undecided"
    assert [result.id for result in recruit.because] == ["tepou.cond.3"]


def test_millbrook_loses_a_shown_stop_sign_only_with_its_record(tmp_path):
    folder = shutil.copytree(EXAMPLES / "millbrook", tmp_path / "millbrook")
    policy = folder / "policies" / "supervision.md"
    without = policy.read_text("utf-8").replace("## Interval and length\n", "")
    policy.write_text(without, "utf-8")
    answers = folder / "assessments" / "answers.yaml"
    assert of(fresh(answers), "ucl").readiness[2].shown == 5
    (folder / "records" / "supervision-dates-2026.csv").unlink()
    assert of(fresh(answers), "ucl").readiness[2].shown == 4


# --- all of them


def screen(one: Case) -> str:
    return render(blocks(report_view(one, shared())), 80)


def test_every_answers_file_has_a_story_and_every_story_a_file():
    named = {EXAMPLES / story.file for story in STORIES}
    assert named == set(FILES)


def test_every_shipped_framework_has_an_example():
    assert {story.framework for story in STORIES} == set(shipped_ids())


@each_file
def test_an_example_fits_a_narrow_screen(file):
    assert max(map(len, screen(judged(file)).splitlines())) <= 80


@each_file
def test_an_example_ends_in_one_line_end_and_has_no_long_lines(file):
    text = file.read_text("utf-8")
    assert text.endswith("\n")
    assert not text.endswith("\n\n")
    assert max(map(len, text.splitlines())) <= 100


# --- the readmes


READMES = sorted(EXAMPLES.glob("**/README.md"))
each_readme = pytest.mark.parametrize("readme", READMES, ids=lambda file: file.parent.name)


@each_readme
def test_the_files_and_criteria_a_readme_names_exist(readme):
    text = readme.read_text("utf-8")
    named = re.findall(r"[\w./-]+/[\w-]+\.(?:yaml|md|csv)\b", text)
    assert named
    assert not [name for name in named if not (readme.parent / name).is_file()]
    answered = {
        name
        for file in readme.parent.glob("**/*.yaml")
        for name in yaml.safe_load(file.read_text("utf-8")).get("answers", ())
    }
    criteria = re.findall(r"`((?:wa|sgul|ucl|tepou|imroc)\.[\w.]+)`", text)
    assert criteria
    assert set(criteria) <= answered


@each_readme
def test_every_command_of_a_readme_is_judged_at_the_same_day(readme):
    """All but a comparison, which judges each file as of its own day."""
    commands = re.findall(r"^    peerready .*$", readme.read_text("utf-8"), re.MULTILINE)
    assert commands
    undated = [one.split()[1] for one in commands if f"--today {TODAY}" not in one]
    assert set(undated) <= {"compare"}


@pytest.mark.parametrize("name", ["saltbush-wa", "millbrook-ucl"])
def test_the_range_a_readme_speaks_of_is_the_range_of_the_example(name):
    story = BY_NAME[name]
    low, high, shown = (percent(story.figures[figure]) for figure in ("low", "high", "evidenced"))
    text = " ".join(" ".join(file.read_text("utf-8").split()) for file in READMES)
    assert f"{low} to {high} %" in text
    assert name.startswith("saltbush") or f"{shown} % are shown" in text


# --- nobody real

PROSE = sorted(
    file
    for file in EXAMPLES.rglob("*")
    if file.suffix in {".yaml", ".md", ".csv"} and file.is_file()
)
each_text = pytest.mark.parametrize(
    "file", PROSE, ids=lambda file: f"{file.parent.name}-{file.name}"
)
ADDRESS = re.compile(r"[\w.+-]+@[\w-]+\.[a-z]")
DAY = re.compile(r"\b\d{4}-\d\d-\d\d\b")
NUMBER = re.compile(r"\+?\(?\d[\d ()/-]{6,}\d")
TITLE = re.compile(r"\b(?:Mr|Mrs|Ms|Mx|Dr|Prof|Sir|Dame)\b")
HEALTH = re.compile(
    r"\b(?:sufferer|suffers|patients?|addicts?|schizophreni\w+|bipolar)\b", re.IGNORECASE
)
TWO_CAPITALS = re.compile(r"\b[A-ZĀĒĪŌŪ][a-zāēīōū]+ [A-ZĀĒĪŌŪ][a-zāēīōū]+\b")
NO_PERSON = {
    *("Saltbush Recovery", "Northgate Community", "Harbour Recovery", "Kōwhai Wellbeing"),
    *("Foxglove Trust", "Lantern Community", "Windmill Recovery", "Juniper Recovery"),
    *(
        "Millbrook Recovery",
        "Great Britain",
        "New Zealand",
        "Community Trust",
        "Aotearoa New",
        "Te Pou",
    ),
}


@each_text
def test_no_text_of_an_example_holds_an_address_number_or_title_of_a_person(file):
    text = DAY.sub("", file.read_text("utf-8"))
    assert not ADDRESS.findall(text)
    assert not NUMBER.findall(text) or file.suffix == ".csv"
    assert not TITLE.findall(text)
    assert not HEALTH.findall(text)


@each_text
def test_no_text_of_an_example_names_a_person(file):
    assert set(TWO_CAPITALS.findall(file.read_text("utf-8"))) <= NO_PERSON


@each_text
def test_every_address_in_an_example_is_reserved_for_examples(file):
    hosts = re.findall(r"https?://([^/\s\"]+)", file.read_text("utf-8"))
    assert [host for host in hosts if not host.endswith(".example")] == []


@each_file
def test_an_action_is_owned_by_a_role(file):
    owners = {
        answer.action.owner
        for answer in judged(file).answered.answers.answers.values()
        if answer.action and answer.action.owner
    }
    words = {word for owner in owners for word in owner.split()[1:]}
    assert {word for word in words if word != word.lower()} <= {"HR"}
