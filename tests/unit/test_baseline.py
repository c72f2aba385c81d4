"""The baseline: what is recorded, what is refused, and what counts as worse."""

import json
import os
from datetime import date

import pytest

from branches import copy, edit
from peerready import baseline
from peerready.checks import checking
from peerready.checks.check_inputs import Asked
from peerready.errors import PeerreadyError

TODAY = date(2026, 11, 21)
NAME = "peerready-baseline.json"
HEAD = """\
format: peerready/answers/1
frameworks: [wa@1]
organisation: {name: Saltbush}
facts: {size: small, peer_workers: none}
assessed_on: 2026-11-02
answers:
"""


@pytest.fixture
def project(tmp_path, monkeypatch):
    """A folder with a project file; the current folder too."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "peerready.yaml").write_text("answers: answers.yaml\n")
    (tmp_path / "a.md").write_text("Text.\n")
    return tmp_path


def write(folder, answers, head=HEAD):
    (folder / "answers.yaml").write_text(head + answers, "utf-8")


def keep(folder):
    """Write the baseline of what stands."""
    outcome = checking.check(Asked(TODAY, update=True))
    (folder / NAME).write_text(outcome.written.text(), "utf-8")


def regressions():
    check = checking.check(Asked(TODAY)).check
    return [(one.criterion, one.message) for one in check.findings if one.rule == "regression"]


def refusal():
    with pytest.raises(PeerreadyError) as raised:
        checking.check(Asked(TODAY))
    (problem, *_) = raised.value.problems
    return problem


# --- the file


def test_a_baseline_is_read_as_it_was_written(project):
    write(
        project,
        "  wa.i1: {level: fully, evidence: [{path: a.md, grade: document, date: 2026-09-01}]}\n",
    )
    keep(project)
    found = baseline.read(project / NAME, NAME)
    assert found.text() == (project / NAME).read_text("utf-8")
    standing = found.answers["answers.yaml"]["wa"].criteria["wa.i1"]
    assert (standing.level, standing.evidenced, standing.held) == (
        *("fully", True),
        {"a.md": "document"},
    )


def test_every_key_of_a_baseline_is_sorted(project):
    write(project, "  wa.i1: fully\n")
    keep(project)
    text = (project / NAME).read_text("utf-8")
    assert text == json.dumps(json.loads(text), ensure_ascii=False, indent=2, sort_keys=True) + "\n"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("", "the file is empty"),
        ("{", ""),
        ("[]", "the file does not hold keys and values"),
        ("{}", "this is no baseline of this version"),
        ('{"format": "peerready/baseline/2"}', "this is no baseline of this version"),
        ('{"format": "peerready/baseline/1", "findings": []}', "'answers' is missing"),
        (
            '{"format": "peerready/baseline/1", "answers": {}, "findings": [], "more": 1}',
            "no key 'more' here",
        ),
        ("<<<<<<< mine\n{}\n", "a merge conflict is left here"),
    ],
)
def test_what_is_no_baseline_is_refused(content, said, project):
    write(project, "  wa.i1: fully\n")
    (project / NAME).write_text(content, "utf-8")
    problem = refusal()
    assert said in problem.message
    assert problem.location.path == NAME


def test_a_baseline_of_another_major_version_is_refused(project):
    write(project, "  wa.i1: fully\n")
    keep(project)
    edit_version = (project / NAME).read_text("utf-8").replace('"version": "1.', '"version": "2.')
    (project / NAME).write_text(edit_version, "utf-8")
    problem = refusal()
    assert "the baseline is of wa 2." in problem.message
    assert problem.hint == "write it anew with --update-baseline"


def test_without_a_project_file_the_baseline_lies_beside_the_answers(project):
    (project / "peerready.yaml").unlink()
    write(project, "  wa.i1: fully\n")
    outcome = checking.check(Asked(TODAY, files=("answers.yaml",), update=True))
    (project / NAME).write_text(outcome.written.text(), "utf-8")
    assert outcome.path.as_posix() == NAME
    write(project, "  wa.i1: partly\n")
    check = checking.check(Asked(TODAY, files=("answers.yaml",))).check
    assert [one.criterion for one in check.failing] == ["wa.i1"]


def test_an_answers_file_without_a_project_that_is_gone_is_told_at_the_baseline(project):
    (project / "peerready.yaml").unlink()
    write(project, "  wa.i1: fully\n")
    (project / "more.yaml").write_bytes((project / "answers.yaml").read_bytes())
    both = Asked(TODAY, files=("answers.yaml", "more.yaml"), update=True)
    (project / NAME).write_text(checking.check(both).written.text(), "utf-8")
    check = checking.check(Asked(TODAY, files=("answers.yaml",))).check
    assert [(one.rule, one.location.path) for one in check.failing] == [("regression", NAME)]


# --- worse


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("wa.i1: fully", "wa.i1: largely", "was fully and is largely now"),
        ("wa.i1: fully", "wa.i1: unknown", "was fully and is open now"),
        ("wa.i1: fully", "wa.i1: {level: fully, to_confirm: true}", "was fully and is open now"),
        ("wa.i1: not-yet", "wa.i2a: not-yet", "was not-yet and is open now"),
        (
            "wa.p5a: not-yet",
            "wa.p5a: {level: not-applicable, reason: By law, approved_by: Board}",
            "is newly set aside as not applicable",
        ),
        (
            "wa.p5a: unknown",
            "wa.p5a: {level: not-applicable, reason: By law, approved_by: Board}",
            "is newly set aside as not applicable",
        ),
    ],
)
def test_an_answer_that_stands_worse_is_a_regression(before, after, said, project):
    write(project, f"  {before}\n")
    keep(project)
    write(project, f"  {after}\n")
    name = before.partition(":")[0]
    assert (name, f"{name} {said}") in regressions()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("wa.i1: partly", "wa.i1: largely"),
        ("wa.i1: unknown", "wa.i1: not-yet"),
        ("wa.i1: unknown", "wa.i2a: fully"),
        ("wa.p5a: {level: not-applicable, reason: By law, approved_by: Board}", "wa.p5a: not-yet"),
        ("wa.p5a: {level: not-applicable, reason: By law, approved_by: Board}", "wa.i1: fully"),
    ],
)
def test_an_answer_that_does_not_stand_worse_is_none(before, after, project):
    write(project, f"  {before}\n")
    keep(project)
    write(project, f"  {after}\n")
    assert regressions() == []


def test_what_a_changed_fact_puts_out_of_scope_is_a_regression(project):
    write(project, "  wa.s1: fully\n")
    keep(project)
    write(project, "  wa.s1: fully\n", HEAD.replace("size: small", "size: large"))
    said = [message for _, message in regressions()]
    assert said
    assert all("no longer in scope" in message for message in said)


def test_one_option_may_take_the_place_of_another(project):
    write(project, "  wa.s1: fully\n")
    keep(project)
    write(project, "  wa.s2: fully\n")
    assert regressions() == []
    write(project, "  wa.s2: partly\n")
    assert [name for name, _ in regressions()] == ["wa.small"]


RECORD = "{path: a.md, grade: record, date: 2026-09-01}"


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        (RECORD, "", "was shown and is not shown now"),
        (
            RECORD,
            "{note: So they say, grade: said, date: 2026-09-01}",
            "was shown and is not shown now",
        ),
        (
            "{note: So they say, grade: said, date: 2026-09-01}",
            "",
            "has weaker evidence than before",
        ),
        (RECORD, "{path: a.md, grade: record}", "was shown and is not shown now"),
    ],
)
def test_evidence_that_is_taken_away_is_a_regression(before, after, said, project):
    write(project, f"  wa.i1: {{level: fully, evidence: [{before}]}}\n")
    keep(project)
    write(project, f"  wa.i1: {{level: fully, evidence: [{after}]}}\n")
    assert regressions() == [("wa.i1", f"wa.i1 {said}")]


def test_evidence_that_a_failing_finding_speaks_of_is_told_once(project):
    write(project, f"  wa.i1: {{level: fully, evidence: [{RECORD}]}}\n")
    keep(project)
    (project / "a.md").unlink()
    check = checking.check(Asked(TODAY)).check
    assert [one.rule for one in check.failing] == ["evidence-missing"]
    (project / "peerready.yaml").write_text(
        "answers: answers.yaml\nrules: {evidence-missing: off}\n"
    )
    check = checking.check(Asked(TODAY)).check
    assert [one.rule for one in check.failing] == ["regression"]


def test_a_waived_lapse_does_not_hide_that_other_evidence_was_weakened(project):
    lapsing = "{path: b.md, grade: said}"
    (project / "b.md").write_text("---\nexpires: 2027-01-01\n---\nText.\n")
    write(project, f"  wa.i1: {{level: fully, evidence: [{RECORD}, {lapsing}]}}\n")
    keep(project)
    (project / "b.md").write_text("---\nexpires: 2026-01-01\n---\nText.\n")
    weaker = RECORD.replace("record", "said")
    write(project, f"  wa.i1: {{level: fully, evidence: [{weaker}, {lapsing}]}}\n")
    assert regressions() == [("wa.i1", "wa.i1 was shown and is not shown now")]


def test_of_the_same_evidence_cited_twice_the_higher_grade_counts(project):
    twice = f"{RECORD}, {RECORD.replace('record', 'said')}"
    write(project, f"  wa.i1: {{level: fully, evidence: [{twice}]}}\n")
    keep(project)
    found = baseline.read(project / NAME, NAME).answers["answers.yaml"]["wa"].criteria["wa.i1"]
    assert found.held == {"a.md": "record"}


def test_a_level_or_criterion_the_framework_no_longer_has_is_a_regression(project):
    write(project, "  wa.i1: fully\n")
    keep(project)
    text = (project / NAME).read_text("utf-8").replace('"fully"', '"wholly"')
    (project / NAME).write_text(text.replace('"wa.i2a"', '"wa.gone"'), "utf-8")
    assert dict(regressions()) == {
        "wa.i1": "wa.i1 was wholly, which is no level any more",
        "wa.gone": "wa.gone stands in the baseline, and wa no longer asks it",
    }


def test_a_criterion_the_baseline_does_not_know_makes_it_stale(project):
    write(project, "  wa.i1: fully\n")
    keep(project)
    data = json.loads((project / NAME).read_text("utf-8"))
    del data["answers"]["answers.yaml"]["wa"]["criteria"]["wa.i1"]
    (project / NAME).write_text(json.dumps(data), "utf-8")
    check = checking.check(Asked(TODAY)).check
    assert [one.rule for one in check.findings if one.level == "note"] == ["baseline-stale"]


def test_a_framework_the_baseline_does_not_know_makes_it_stale(project):
    write(project, "  wa.i1: fully\n")
    keep(project)
    write(project, "  wa.i1: fully\n", HEAD.replace("[wa@1]", "[wa@1, ucl@1]"))
    stale = [o for o in checking.check(Asked(TODAY)).check.findings if o.rule == "baseline-stale"]
    assert len(stale) == 1
    assert "answers stand better or anew" in stale[0].message


def test_a_framework_that_is_gone_is_looked_for_in_a_file_that_is_checked(project):
    write(project, "  wa.i1: fully\n", HEAD.replace("[wa@1]", "[wa@1, ucl@1]"))
    keep(project)
    write(project, "  wa.i1: fully\n")
    assert regressions() == [("", "the answers to ucl stand in the baseline and are gone")]


def test_what_moved_is_said_of_every_figure_and_verdict(tmp_path, monkeypatch):
    folder = copy(tmp_path / "repository")
    monkeypatch.chdir(folder)
    edit(
        folder,
        "assessments/answers.yaml",
        "ucl.a12:\n    level: largely",
        "ucl.a12:\n    level: unknown",
    )
    (summary,) = checking.check(Asked(TODAY)).check.summaries
    assert summary.changes == (
        "claimed was 56–61 %, is 54–62 %",
        "shown was 25 %, is 23 %",
        "answered was 94 %, is 91 %",
        "'recruit' was ready, is cannot be said",
        "'employ' was ready, is cannot be said",
        "1 answer changed: ucl.a12",
    )


def test_a_baseline_knows_a_file_by_its_name_from_the_project(project):
    (project / "assessments").mkdir()
    write(project / "assessments", "  wa.i1: fully\n")
    (project / "peerready.yaml").write_text("answers: assessments/*.yaml\n")
    os.chdir(project / "assessments")
    outcome = checking.check(Asked(TODAY, update=True))
    assert list(outcome.written.answers) == ["assessments/answers.yaml"]
    assert outcome.path.as_posix() == f"../{NAME}"
