"""Every invalid file: what is told of it, to the letter; nothing is ever scored, and nothing crashes.

A file dropped into tests/invalid/ is a test; `python tests/invalid/renew.py` writes what is told.
"""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

INVALID = Path(__file__).parents[1] / "invalid"
sys.path.insert(0, str(INVALID))
import renew  # noqa: E402  # lives beside the files it is about

PLACED = re.compile(r"[\w.-]+:\d+:\d+: (error|warning|note): ")
LEVELS = {"not-yet", "partly", "largely", "fully", "unknown", "not-applicable"}
ANSWERS = (INVALID / "project" / "answers.txt").read_text(encoding="utf-8")
TODAY = ("--today", "2026-11-21")


def cases(folder):
    return pytest.mark.parametrize("file", renew.files(folder), ids=lambda file: file.stem)


def placed(told):
    headings = [line for line in told.splitlines() if re.search(r": (error|warning|note): ", line)]
    return headings and all(map(PLACED.match, headings))


@cases("answers")
def test_answers_that_are_invalid_are_told_on_standard_error(file, run):
    ran = run(*renew.command(file), cwd=file.parent)

    assert (ran.code, ran.out, ran.err) == (3, "", renew.beside(file).read_text(encoding="utf-8"))
    assert placed(ran.err)


@cases("project")
def test_so_is_a_project_file_that_is_invalid(file, tmp_path):
    code, out, err = renew.told(file, tmp_path)

    assert (code, out, err) == (3, "", renew.beside(file).read_text(encoding="utf-8"))
    assert placed(err)


@cases("frameworks")
def test_what_is_wrong_with_a_framework_is_the_result_of_validating_it(file, run):
    ran = run(*renew.command(file), cwd=file.parent)

    assert (ran.code, ran.out, ran.err) == (1, renew.beside(file).read_text(encoding="utf-8"), "")
    assert placed(ran.out)


@cases("frameworks")
def test_a_framework_that_is_invalid_is_never_scored_with(file, run, tmp_path):
    (tmp_path / "ours.yaml").write_bytes(file.read_bytes())
    (tmp_path / "answers.yaml").write_text(ANSWERS.replace("wa@1", "ours@1"), encoding="utf-8")

    ran = run("assess", "answers.yaml", "-f", "./ours.yaml", *TODAY)

    assert (ran.code, ran.out) == (3, "")
    assert "ours.yaml:" in ran.err


def test_a_missing_file_is_named_with_the_one_that_was_meant(run, tmp_path):
    (tmp_path / "answers.yaml").write_text("", encoding="utf-8")

    ran = run("assess", "anwers.yaml", *TODAY)

    assert (ran.code, ran.out) == (3, "")
    assert ran.err == (
        "anwers.yaml: error: there is no such file\n      = did you mean 'answers.yaml'?\n"
    )


def test_a_folder_is_no_answers_file(run, tmp_path):
    (tmp_path / "answers").mkdir()

    ran = run("assess", "answers", *TODAY)

    assert (ran.code, ran.out) == (3, "")
    assert ran.err == "answers: error: this is a folder\n      = name a file in it\n"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_pipe_with_a_name_is_not_waited_for(run, tmp_path):
    os.mkfifo(tmp_path / "answers.yaml")

    ran = run("assess", "answers.yaml", *TODAY)

    assert (ran.code, ran.out) == (3, "")
    assert ran.err == "answers.yaml: error: this is not an ordinary file\n"


def test_a_file_of_more_than_a_megabyte_is_not_read(run, tmp_path):
    (tmp_path / "answers.yaml").write_bytes(b"#" * 1_000_001)

    ran = run("assess", "answers.yaml", *TODAY)

    assert (ran.code, ran.out) == (3, "")
    assert ran.err == "answers.yaml:1:1: error: this file is larger than 1 MB\n"


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_a_link_that_leads_to_itself_is_told(run, tmp_path):
    (tmp_path / "answers.yaml").symlink_to("answers.yaml")

    ran = run("assess", "answers.yaml", *TODAY)

    assert (ran.code, ran.out) == (3, "")
    assert ran.err.startswith("answers.yaml: error: this file cannot be read: ")


@pytest.mark.skipif(
    sys.platform == "win32" or os.geteuid() == 0, reason="who may everything reads everything"
)
def test_a_file_without_the_right_to_read_it_is_told(run, tmp_path):
    (tmp_path / "answers.yaml").write_text("", encoding="utf-8")
    (tmp_path / "answers.yaml").chmod(0)

    ran = run("assess", "answers.yaml", *TODAY)

    assert (ran.code, ran.out) == (3, "")
    assert ran.err == "answers.yaml: error: this file cannot be read: permission denied\n"


def test_the_problems_of_all_files_are_told_together_and_nothing_is_scored(run, tmp_path):
    (tmp_path / "good.yaml").write_text(ANSWERS, encoding="utf-8")
    (tmp_path / "bad.yaml").write_text(f"{ANSWERS}  wa.i1: largly\n", encoding="utf-8")

    ran = run("assess", "good.yaml", "bad.yaml", "none.yaml", "bad.yaml", *TODAY)

    assert (ran.code, ran.out) == (3, "")
    assert "bad.yaml:7:10: error: no level 'largly'" in ran.err
    assert "none.yaml: error: there is no such file" in ran.err
    assert ran.err.endswith("2 problems in 2 files\n")


WORDS = st.one_of(
    st.text(min_size=1, max_size=12),
    st.sampled_from(sorted(LEVELS)).flatmap(
        lambda level: st.integers(0, len(level) - 1).map(lambda i: level[:i] + level[i + 1 :])
    ),
    st.sampled_from([level.upper() for level in LEVELS] + [f"{level} " for level in LEVELS]),
)


@settings(max_examples=60, deadline=None)
@given(word=WORDS.filter(lambda word: word not in LEVELS))
def test_a_word_that_is_no_level_never_becomes_a_score(word, tmp_path_factory):
    folder = tmp_path_factory.mktemp("levels")
    quoted = word.replace("\\", "\\\\").replace('"', '\\"').encode("utf-8", "surrogatepass")
    (folder / "answers.yaml").write_bytes(ANSWERS.encode() + b'  wa.i2a: "' + quoted + b'"\n')

    code, out, err = renew.run(["assess", "answers.yaml", *TODAY], folder)

    assert (code, out) == (3, "")
    assert "answers.yaml" in err
    assert "Traceback" not in err
