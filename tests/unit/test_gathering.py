"""Files gathered for a comparison: which are meant, what is kept of each, what is told of those that fail."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings

import scoring
import strategies
from peerready import documents
from peerready.answers import Answers
from peerready.assessment import assess
from peerready.case import Sources
from peerready.catalog import shared
from peerready.comparison import standing as kept
from peerready.errors import PeerreadyError, UsageError
from peerready.evidence import Examiner
from peerready.framework import Framework
from peerready.gathering import gather as gathering
from peerready.gathering.asking import Ask
from peerready.gathering.desk import Desk, KeptCatalog
from peerready.gathering.gather import gather, processors
from peerready.gathering.listing import listing
from peerready.gathering.standings import Table

TODAY = date(2026, 11, 21)
ANSWERS = """\
format: peerready/answers/1
frameworks: [{frameworks}]
organisation: {{name: {name}}}
facts: {{size: small, peer_workers: none}}
assessed_on: {day}
answers:
"""


def answers(name="Harbour", day="2026-11-03", frameworks="t@1", lines="  t.a: fully\n"):
    return ANSWERS.format(frameworks=frameworks, name=name, day=day) + lines


def put(folder, name, text):
    file = folder / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return file


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A folder with a framework of one's own, `t`, in a folder of it."""
    monkeypatch.chdir(tmp_path)
    put(tmp_path, "ours/t.yaml", scoring.text("a: {}\nb: {}").decode())
    put(tmp_path, "peerready.yaml", "framework_folders: ours\n")
    return tmp_path


def gathered(*paths, **options):
    return gather(paths, Sources(), TODAY, **options)


def paths(found):
    return [standing.path for roster in found.rosters for standing in roster]


def problems(*args, kind=PeerreadyError, **options):
    with pytest.raises(PeerreadyError) as raised:
        gathered(*args, **options)
    assert type(raised.value) is kind
    return [
        (problem.location and problem.location.path, problem.message)
        for problem in raised.value.problems
    ]


# Which files are meant


def test_a_folder_means_the_yaml_and_json_files_below_it_sorted(folder):
    for name in ("b.yaml", "a.YML", "c.json", "z/a.yaml", "B/a.yaml", "notes.md", ".hidden.yaml"):
        put(folder, f"all/{name}", "")
    put(folder, "all/.git/a.yaml", "")
    put(folder, "all/peerready.yaml", "")
    (folder / "all/linked").symlink_to(folder / "all/z")

    found = [file.path for file in listing(["all"])]

    assert found == ["all/a.YML", "all/b.yaml", "all/c.json", "all/B/a.yaml", "all/z/a.yaml"]
    assert len(listing(["all"])) == 5


def test_the_folder_we_are_in_is_left_out_of_the_paths(folder):
    put(folder, "a.yaml", "")

    assert [file.path for file in listing(["."])] == ["a.yaml", "ours/t.yaml"]


def test_what_cannot_be_looked_into_stands_for_a_file(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("all").mkdir()
    Path("all/round.yaml").symlink_to("round.yaml")
    name = "d" * 250
    monkeypatch.chdir("all")
    for _ in range(17):  # a path longer than any system takes
        Path(name).mkdir()
        monkeypatch.chdir(name)
    monkeypatch.chdir(tmp_path)

    first, *deep = (file.path for file in listing(["all"]))

    assert first == "all/round.yaml"
    assert [len(path) > 4000 for path in deep] == [True]


def test_each_file_is_met_once_and_what_is_named_is_named(folder):
    for name in ("a", "b", "c"):
        put(folder, f"all/{name}.yaml", "")

    found = list(listing(["./all/c.yaml", "all", "all/", "all/b.yaml", "gone.yaml"]))

    assert found == [
        ("all/c.yaml", True),
        ("all/a.yaml", False),
        ("all/b.yaml", True),
        ("gone.yaml", True),
    ]


def test_a_folder_without_answers_files_is_an_error(folder):
    (folder / "empty").mkdir()

    assert problems("empty") == [("empty", "there are no answers files here")]


def test_other_files_of_ours_are_passed_over_in_a_folder_only(folder):
    put(folder, "all/a.yaml", answers())
    put(folder, "all/t.yaml", scoring.text("a: {}").decode())
    put(folder, "all/a.schema.json", '{"$schema": "https://json-schema.org/draft/2020-12/schema"}')

    assert paths(gathered("all")) == ["all/a.yaml"]
    assert problems("all/t.yaml", "all/a.yaml")[0][0] == "all/t.yaml"


@pytest.mark.parametrize(
    "text",
    [
        "fromat: peerready/answers/1\n",
        "format: peerready/answer/1\n",
        "format: [x]\n",
        "a: b\n",
        "- a\n",
        "",
    ],
)
def test_a_file_with_a_misspelt_header_is_never_passed_over(folder, text):
    put(folder, "all/a.yaml", answers())
    put(folder, "all/b.yaml", text)

    assert {path for path, _ in problems("all")} == {"all/b.yaml"}


# What is kept


def test_every_framework_of_every_file_has_its_roster(folder):
    put(folder, "all/a.yaml", answers("A", frameworks="t@1, wa@1"))
    put(folder, "all/b.yaml", answers("B", frameworks="wa@1", lines=""))

    found = gathered("all")

    assert [(one.framework, len(one)) for one in found.rosters] == [("t", 1), ("wa", 2)]
    assert [one.framework.id for one in found.frameworks] == ["t", "wa"]
    assert (found.count, found.invalid, found.bad, found.unanswered) == (2, (), (), ())


def test_a_framework_changed_by_one_folder_has_a_roster_of_its_own(folder):
    put(folder, "all/a.yaml", answers())
    put(folder, "all/x/b.yaml", answers())
    put(folder, "all/x/peerready.yaml", "framework_folders: own\n")
    put(folder, "all/x/own/t.yaml", scoring.text("a: {weight: 2}").decode())

    found = gathered("all")

    assert [len(one) for one in found.rosters] == [1, 1]
    assert found.rosters[0].sha256 != found.rosters[1].sha256


def test_files_that_do_not_answer_a_framework_asked_for_are_told_of(folder):
    put(folder, "all/a.yaml", answers())
    put(folder, "all/b.yaml", answers(frameworks="wa@1, tepou@1", lines=""))

    found = gathered("all", only=["t"])

    assert (paths(found), found.count) == (["all/a.yaml"], 2)
    assert found.unanswered == (("all/b.yaml", "it answers wa, tepou"),)


def test_a_framework_that_no_file_answers_is_wrong_usage(folder):
    put(folder, "all/a.yaml", answers(frameworks="t@1, tepou@1"))

    assert problems("all", only=["tepu"], kind=UsageError) == [
        (None, "none of these files answers 'tepu'")
    ]


def test_each_file_is_judged_at_its_own_date(folder):
    cited = """\
  t.a:
    level: fully
    evidence: [{url: "https://example.org", grade: document, date: 2023-06-01}]
"""
    put(folder, "a.yaml", answers(day="2024-05-01", lines=cited))
    put(folder, "b.yaml", answers(day="2026-05-01", lines=cited))

    (roster,) = gathered("a.yaml", "b.yaml").rosters

    assert [standing.marks[0] & kept.SHOWN for standing in roster] == [kept.SHOWN, 0]


def test_evidence_is_looked_for_below_the_root_of_the_project(folder):
    put(folder, "all/policies/door.md", "# Door\n\nOpen.\n")
    put(folder, "all/peerready.yaml", "root: policies\nframework_folders: own\n")
    put(folder, "all/own/t.yaml", scoring.text("a: {}").decode())
    lines = (
        "  t.a: {level: fully, evidence: [{path: door.md, grade: document, date: 2026-01-01}]}\n"
    )
    put(folder, "all/a.yaml", answers(lines=lines))

    (roster,) = gathered("all").rosters

    assert roster[0].marks[0] == kept.SHOWN | kept.MET | kept.CITED
    assert roster[0].days[:2] == (date(2026, 1, 1) - kept.EPOCH).days.to_bytes(2, "big")


@settings(max_examples=60, deadline=None)
@given(strategies.cases())
def test_what_is_kept_is_what_an_assessment_would_leave(case):
    made = documents.parse(strategies.as_json(case.framework), "zz.yaml")
    framework = Framework.model_validate(made.data, context=shared())
    given_answers = documents.parse(strategies.as_json(case.answers), "a.yaml")
    filled = Answers.model_validate(given_answers.data)
    cited = {name: one.evidence for name, one in filled.answers.items() if one.evidence}
    examiner = Examiner(Path("nowhere"), framework.valid_for, case.today)
    shown = {name: tuple(map(examiner.examine, entries)) for name, entries in cited.items()}
    source = kept.Source("a.yaml", given_answers.sha256, made.sha256)

    slow = kept.standing(filled, assess(framework, filled, shown), source)

    assert Table(framework).standing(filled, shown, source) == slow


VOICED = [
    # the file's groups, lines of answers, who settled something of this framework, managers only
    ("leadership, team", "t.a: {level: fully, voices: [leadership]}", ("leadership",), True),
    (
        "",
        """t.a: {level: fully, voices: [hr]}
  t.b: {level: unknown, voices: [peer-workers]}
  u.a: {level: fully, voices: [peer-workers]}""",
        ("hr",),
        True,
    ),
    ("leadership, team", "t.a: fully", ("leadership", "team"), False),
    ("leadership", "t.a: fully", ("leadership",), True),
    ("", "t.a: fully\n  u.a: {level: fully, voices: [peer-workers]}", (), False),
]


@pytest.mark.parametrize(("named", "lines", "voices", "managers_only"), VOICED)
def test_only_groups_that_settled_something_of_a_framework_answered_it(
    named, lines, voices, managers_only
):
    loaded = scoring.framework("a: {}\nb: {}")
    text = answers(frameworks="t@1, u@1", lines=f"  {lines}\n")
    text = text.replace("answers:\n", f"voices: [{named}]\nanswers:\n") if named else text
    document = documents.parse(text.encode(), "a.yaml")
    filled = Answers.model_validate(document.data)
    source = kept.Source("a.yaml", document.sha256, loaded.sha256)

    slow = kept.standing(filled, assess(loaded.framework, filled, {}), source)

    assert Table(loaded.framework).standing(filled, {}, source) == slow
    assert (slow.voices, slow.managers_only) == (voices, managers_only)


@pytest.mark.parametrize("scale", ["yes-no", "narrative"])
def test_what_is_kept_of_other_scales_is_the_same(scale):
    lines = "a: {}\ng: {any_of: [o, p]}\no: {use: option}\np: {use: option}"
    levels = scoring.LEVELS[scale]
    loaded = scoring.framework(lines, scale=scale)
    for first in (*levels, "unknown"):
        for second in levels:
            document = scoring.document(f"{{a: {first}, o: {first}, p: {second}}}")
            filled = Answers.model_validate(document.data)
            source = kept.Source("a.yaml", document.sha256, loaded.sha256)
            slow = kept.standing(filled, assess(loaded.framework, filled, {}), source)

            assert Table(loaded.framework).standing(filled, {}, source) == slow


# What is told


def test_the_problems_of_all_files_are_raised_together(folder):
    put(folder, "all/a.yaml", answers(lines="  t.a: fuly\n  t.c: fully\n"))
    put(folder, "all/b.yaml", answers())
    put(folder, "all/c.yaml", answers(day="2026-11-31"))

    assert problems("all") == [
        ("all/a.yaml", "no level 'fuly'"),
        ("all/a.yaml", "no criterion 't.c' in t 1.0.0"),
        ("all/c.yaml", "'2026-11-31' is not a date"),
    ]


def test_files_with_problems_may_be_passed_over_and_are_told_of(folder):
    put(folder, "all/a.yaml", answers(lines="  t.a: fuly\n  t.c: fully\n"))
    put(folder, "all/b.yaml", answers())

    found = gathered("all", skip_invalid=True)

    assert paths(found) == ["all/b.yaml"]
    assert [problem.message for problem in found.invalid] == [
        "no level 'fuly'",
        "no criterion 't.c' in t 1.0.0",
    ]
    ((path, first),) = found.bad
    assert (path, first.location.line, first.location.column) == ("all/a.yaml", 7, 8)


def test_where_every_file_has_problems_there_is_nothing_to_go_on_with(folder):
    put(folder, "all/a.yaml", answers(lines="  t.a: fuly\n"))

    assert problems("all", skip_invalid=True) == [("all/a.yaml", "no level 'fuly'")]


def test_a_fault_of_a_project_file_or_framework_is_told_once(folder):
    for name in ("a", "b"):
        put(folder, f"all/{name}.yaml", answers())
        put(folder, f"more/{name}.yaml", answers(frameworks="u@1", lines=""))
    put(folder, "all/peerready.yaml", "roots: x\n")
    put(folder, "ours/u.yaml", "format: peerready/framework/1\nid: [\n")

    assert [path for path, _ in problems("all", "more")] == ["all/peerready.yaml", "ours/u.yaml"]


def test_a_date_after_today_is_an_error_in_every_file(folder):
    put(folder, "all/a.yaml", answers(day="2026-11-30"))

    assert problems("all") == [("all/a.yaml", "2026-11-30 is in the future (today is 2026-11-21)")]


@pytest.mark.parametrize(("count", "told"), [(20, (8, 16, 20)), (16, (8, 16)), (1, (1,))])
def test_progress_is_told_of_every_chunk(folder, count, told):
    for number in range(count):
        put(folder, f"all/{number:02}.yaml", answers(f"O{number}"))
    heard = []

    gathered("all", progress=lambda *counts: heard.append(counts))

    assert heard == [(done, count) for done in told]


def test_chunks_are_small_toward_the_end(folder):
    for number in range(1500):
        put(folder, f"all/{number:04}.yaml", "")

    sizes = [len(chunk) for chunk in gathering._chunks(listing(["all"]))]

    assert sum(sizes) == 1500
    assert sizes[:7] == [64] * 7
    assert sizes == sorted(sizes, reverse=True)
    assert sizes[-2:] == [8, 5]


def test_what_is_read_of_a_framework_is_good_for_one_run(folder):
    put(folder, "all/a.yaml", answers())
    first = gathered("all").rosters[0].sha256
    put(folder, "ours/t.yaml", scoring.text("a: {weight: 2}").decode())

    assert gathered("all").rosters[0].sha256 != first


def test_the_settings_of_so_many_folders_are_kept_and_no_more(folder, monkeypatch):
    monkeypatch.setattr("peerready.gathering.desk.MOST_FOLDERS", 2)
    for name in "abcd":
        put(folder, f"all/{name}/a.yaml", answers(name))

    assert len(paths(gathered("all"))) == 4


def test_no_more_is_kept_of_folders_than_there_is_room_for(folder, monkeypatch):
    for name in ("FOLDERS", "CATALOGS", "FRAMEWORKS"):
        monkeypatch.setattr(f"peerready.gathering.desk.MOST_{name}", 2)
    for name in "abcd":
        put(folder, f"all/{name}/peerready.yaml", "framework_folders: own\n")
        put(folder, f"all/{name}/own/t.yaml", scoring.text(f"{name}: {{}}").decode())
        put(folder, f"all/{name}/a.yaml", answers(name, lines=f"  t.{name}: fully\n"))
        put(folder, f"all/{name}/b.yaml", answers(name, frameworks=f"{name}x@1", lines=""))
    ask = Ask(Sources(), TODAY, run="room")
    desk = Desk(ask)

    seen = [desk.look(file) for file in listing(["all"]) if "/own/" not in file.path]

    assert [len(one.standings) for one in seen] == [1, 0] * 4
    assert max(map(len, (desk._settings, desk._catalogs, desk._tables))) <= 2


def test_of_frameworks_that_are_not_there_only_some_are_remembered(monkeypatch):
    monkeypatch.setattr("peerready.gathering.desk.MOST_FRAMEWORKS", 2)
    catalog = KeptCatalog()

    assert [catalog.find(name) for name in ("x", "y", "x", "z")] == [None] * 4
    assert set(catalog.kept) == {"z"}


def test_there_is_at_least_one_processor(monkeypatch):
    assert processors() >= 1
    monkeypatch.delattr(os, "sched_getaffinity", raising=False)
    assert processors() >= 1
    monkeypatch.setattr(os, "cpu_count", lambda: None)
    assert processors() == 1


def test_a_framework_that_changes_while_files_are_read_is_an_error(folder, monkeypatch):
    put(folder, "all/a.yaml", answers())
    really = gathering.looked_at

    def later(ask, chunk):
        for seen in really(ask, chunk):
            (standing,) = seen.standings
            yield seen._replace(standings=(standing._replace(framework_sha256="0" * 64),))

    monkeypatch.setattr(gathering, "looked_at", later)

    assert problems("all") == [(None, "framework 't' is not the one all/a.yaml was read with")]
