"""`peerready explain`: a criterion, a figure, a word; with a file, the sum behind it."""

from __future__ import annotations

import pytest

import scoring

TODAY = ("--today", "2026-11-21")
ANSWERS = """
format: peerready/answers/1
frameworks: [wa@1, sgul@1]
organisation: {name: Harbour Recovery}
facts: {size: small, peer_workers: none}
assessed_on: 2026-11-03
answers:
  wa.i1: fully
"""


@pytest.fixture
def answers(tmp_path):
    (tmp_path / "answers.yaml").write_text(ANSWERS, encoding="utf-8")
    return "answers.yaml"


def test_a_word_is_explained(run):
    ran = run("explain", "Stop-Sign")

    assert (ran.code, ran.err) == (0, "")
    assert ran.out == "stop sign\n  A criterion that must be in place before a step.\n"


def test_a_word_is_explained_beside_a_file_too(run, answers):
    assert (
        run("explain", "gap", answers, *TODAY).out == "gap\n  A result below its target, or open.\n"
    )


def test_a_figure_without_a_file_is_its_formula(run):
    assert "formula: weight of what is settled" in run("explain", "coverage").out


def test_a_criterion_without_a_file_is_what_the_framework_says(run):
    ran = run("explain", "wa.p2")

    assert ran.code == 0
    assert ran.out == run("frameworks", "show", "wa.p2").out


def test_a_criterion_of_an_own_framework_is_found_by_its_file(run, tmp_path):
    (tmp_path / "t.yaml").write_bytes(scoring.text("a: {}"))

    assert run("explain", "t.a", "-f", "./t.yaml").out.startswith("Title a")
    assert run("explain", "t.a").code == 2


def test_a_criterion_of_a_folder_s_own_framework_is_found_by_its_project(run, tmp_path):
    (tmp_path / "t.yaml").write_bytes(scoring.text("a: {}"))
    (tmp_path / "peerready.yaml").write_text("framework_folders: .\n", encoding="utf-8")
    (tmp_path / "t.yaml").rename(tmp_path / "t.yaml")
    (tmp_path / "ours").mkdir()
    (tmp_path / "t.yaml").rename(tmp_path / "ours" / "t.yaml")
    (tmp_path / "peerready.yaml").write_text("framework_folders: ours\n", encoding="utf-8")

    assert run("explain", "t.a").out.startswith("Title a")


def test_a_criterion_with_a_file_is_its_answer_and_what_it_adds(run, answers):
    ran = run("explain", "wa.i1", answers, *TODAY)

    assert ran.code == 0
    assert "  answer: Fully\n" in ran.out
    assert "What it adds to each figure of the whole" in ran.out


def test_a_figure_with_a_file_is_the_sum_for_each_framework(run, answers):
    ran = run("explain", "LOW", answers, *TODAY)

    assert [
        line.split()[:3] for line in ran.out.split("\n") if " of " in line[:12] and line[0] == "l"
    ] == [
        ["low", "of", "wa"],
        ["low", "of", "sgul"],
    ]


def test_the_frameworks_may_be_filtered(run, answers):
    ran = run("explain", "low", answers, "-f", "sgul", *TODAY)

    assert ran.out.startswith("low of sgul")
    assert "low of wa" not in ran.out


def test_a_figure_of_a_part_is_its_sum(run, answers):
    ran = run("explain", "low", answers, "--of", "supervision", "-f", "wa", *TODAY)

    assert ran.out.startswith("low of supervision")
    assert ran.out.endswith("  0 / 1 = 0 = 0 %\n  0 of 1 answered\n")


def test_a_figure_of_a_step_is_its_sum(run, answers):
    ran = run("explain", "low", answers, "--of", "prepare", "-f", "wa", *TODAY)

    assert ran.out.startswith("low of prepare")


@pytest.mark.parametrize(("word", "name"), [("Claimed", "low"), ("shown", "evidenced")])
def test_a_figure_may_be_named_as_people_read_it(run, answers, word, name):
    assert run("explain", word, answers, *TODAY).out == run("explain", name, answers, *TODAY).out


@pytest.mark.parametrize(
    ("argv", "message", "hint"),
    [
        (
            ["zzzzzzzz"],
            "nothing to explain under 'zzzzzzzz'",
            "give a criterion's id, a figure such as low, or a word such as gap",
        ),
        (["covrage"], "nothing to explain under 'covrage'", "did you mean 'coverage'?"),
        (["wa.pp"], "no criterion 'wa.pp' in wa 1.0.0", "did you mean 'wa.p3'?"),
        (["zz.p1"], "nothing to explain under 'zz.p1'", None),
        (
            ["low", "--of", "values"],
            "--of needs an answers file",
            "peerready explain low FILE --of values",
        ),
        (
            ["wa.i1", "answers.yaml", "--of", "values"],
            "--of goes with a figure, not with 'wa.i1'",
            "the figures are low, high, answered, coverage, evidenced, heard",
        ),
        (
            ["low", "answers.yaml", "--of", "valeus"],
            "no domain, kind or theme 'valeus' in these answers",
            "did you mean 'values'?",
        ),
        (
            ["low", "answers.yaml", "--of", "zzzzzz"],
            "no domain, kind or theme 'zzzzzz' in these answers",
            "there are ",
        ),
        (["wa.i11", "answers.yaml"], "nothing to explain under 'wa.i11'", "did you mean 'wa.i1'?"),
    ],
)
@pytest.mark.usefixtures("answers")
def test_what_does_not_exist_is_wrong_usage(run, argv, message, hint):
    ran = run("explain", *argv, *TODAY)

    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(f"error: {message}\n")
    assert hint is None or f"      = {hint}" in ran.err


def test_an_invalid_file_is_told_and_nothing_explained(run, tmp_path):
    (tmp_path / "answers.yaml").write_text(f"{ANSWERS}  wa.i2a: largly\n", encoding="utf-8")
    ran = run("explain", "low", "answers.yaml", *TODAY)

    assert (ran.code, ran.out) == (3, "")
    assert "no level 'largly'" in ran.err
