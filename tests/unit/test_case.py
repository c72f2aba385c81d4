"""One organisation's file from the path to its outcome."""

from __future__ import annotations

import pytest

import scoring
from peerready.case import Sources, cases
from peerready.errors import PeerreadyError, UsageError

ANSWERS = """
format: peerready/answers/1
frameworks: [{}]
organisation: {{name: Harbour Recovery}}
facts: {{size: small}}
assessed_on: 2026-11-03
answers:
"""


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "ours").mkdir()
    (tmp_path / "ours" / "t.yaml").write_bytes(scoring.text("a: {}"))
    (tmp_path / "both.yaml").write_text(ANSWERS.format("wa@1, t@1"), encoding="utf-8")
    (tmp_path / "wa.yaml").write_text(ANSWERS.format("wa@1"), encoding="utf-8")
    return tmp_path


def blocks(found):
    return [[block.loaded.framework.id for block in case.blocks] for case in found]


@pytest.mark.parametrize("by", ["folder", "file", "project"])
def test_own_frameworks_come_from_a_folder_a_file_or_the_project(folder, by):
    if by == "project":
        (folder / "peerready.yaml").write_text("framework_folders: ours\n", encoding="utf-8")
    sources = {
        "folder": Sources(folders=(folder / "ours",)),
        "file": Sources(files=(folder / "ours" / "t.yaml",)),
        "project": Sources(),
    }[by]

    assert blocks(cases(["both.yaml"], scoring.TODAY, sources)) == [["wa", "t"]]


def test_the_blocks_may_be_limited(folder):
    sources = Sources(folders=(folder / "ours",))

    assert blocks(cases(["both.yaml"], scoring.TODAY, sources, ["t"])) == [["t"]]


def test_a_framework_that_a_file_does_not_answer_is_wrong_usage(folder):
    sources = Sources(folders=(folder / "ours",))

    with pytest.raises(UsageError) as raised:
        cases(["both.yaml", "wa.yaml"], scoring.TODAY, sources, ["t"])

    (problem,) = raised.value.problems
    assert (problem.message, problem.hint) == ("wa.yaml does not answer 't'", "it answers wa")


def test_evidence_is_looked_for_from_the_project_s_root(folder):
    (folder / "policies").mkdir()
    (folder / "policies" / "door.md").write_text("# Door\n\nOpen.\n", encoding="utf-8")
    (folder / "peerready.yaml").write_text("root: policies\n", encoding="utf-8")
    evidence = "{level: fully, evidence: [{path: door.md, grade: document, date: 2026-10-01}]}"
    (folder / "wa.yaml").write_text(
        f"{ANSWERS.format('wa@1')}  wa.i1: {evidence}\n", encoding="utf-8"
    )

    (case,) = cases(["wa.yaml"], scoring.TODAY, Sources())

    assert case.blocks[0].assessment.result("wa.i1").evidenced


def test_the_problems_of_all_files_are_raised_once_and_together(folder):
    (folder / "peerready.yaml").write_text("roots: x\n", encoding="utf-8")

    with pytest.raises(PeerreadyError) as raised:
        cases(["both.yaml", "wa.yaml", "none.yaml"], scoring.TODAY, Sources())

    assert [problem.message for problem in raised.value.problems] == [
        "no key 'roots' here",
        "there is no such file",
    ]
