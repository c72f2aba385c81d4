"""`peerready init`: a file that is valid as it stands, and says nothing that is not so."""

from __future__ import annotations

import json

import pytest

from peerready import scaffold
from peerready.catalog import shipped_ids

TODAY = ("--today", "2026-11-21")


def write_own(folder, name="ours"):
    (folder / f"{name}.yaml").write_text(scaffold.framework(name, "Our own"), encoding="utf-8")


def test_a_fresh_file_and_its_schema_are_written_and_the_next_steps_told(run, tmp_path):
    ran = run("init", "-f", "sgul", *TODAY)

    assert (ran.code, ran.out) == (0, "")
    assert ran.err.splitlines()[1:] == [
        "next: fill in the organisation's name, answer what you can, in any order, then",
        "  peerready assess answers.yaml",
    ]
    assert sorted(file.name for file in tmp_path.iterdir()) == [
        "answers.schema.json",
        "answers.yaml",
    ]
    assert (
        (tmp_path / "answers.yaml")
        .read_text(encoding="utf-8")
        .startswith("# yaml-language-server: $schema=./answers.schema.json\n")
    )
    assert json.loads((tmp_path / "answers.schema.json").read_text(encoding="utf-8"))["properties"]


@pytest.mark.parametrize("framework", shipped_ids())
@pytest.mark.parametrize("more", [[], ["--critical"], ["--outcomes"]])
def test_a_fresh_file_can_be_assessed(run, framework, more):
    facts = ["--fact", "size=small", "--fact", "peer_workers=none"]
    made = run("init", "-f", framework, *TODAY, *facts, *more)
    ran = run("assess", "answers.yaml", *TODAY)

    assert (made.code, ran.code, ran.err) == (0, 0, "")


def test_a_fresh_file_of_several_frameworks_can_be_assessed(run):
    names = [word for name in shipped_ids() for word in ("-f", name)]
    made = run("init", *names, *TODAY, "--fact", "size=small", "--fact", "peer_workers=none")
    ran = run("assess", "answers.yaml", *TODAY)

    assert (made.code, ran.code, ran.err) == (0, 0, "")


def test_no_fact_is_assumed_and_the_missing_one_is_asked_for(run):
    made = run("init", "-f", "wa", *TODAY)
    ran = run("assess", "answers.yaml", *TODAY)

    assert "fill in the fact 'size' and the organisation's name" in made.err
    assert ran.code == 3
    assert "wa needs to know the fact 'size'" in ran.err


def test_the_file_may_go_to_standard_output(run, tmp_path):
    ran = run("init", "-f", "sgul", "-o", "-", *TODAY)

    assert (ran.code, ran.err) == (0, "")
    assert "assessed_on: 2026-11-21\n" in ran.out
    assert "yaml-language-server" not in ran.out
    assert list(tmp_path.iterdir()) == []


def test_another_name_names_the_schema_too(run, tmp_path):
    ran = run("init", "-f", "sgul", "-o", "har bour.yaml", "--name", "Harbour", *TODAY)

    assert ran.err.endswith(
        "next: answer what you can, in any order, then\n  peerready assess 'har bour.yaml'\n"
    )
    assert (tmp_path / "har bour.schema.json").exists()


def test_quiet_says_nothing(run):
    assert run("init", "-f", "sgul", "-q").err == ""


def test_no_framework_names_them_all(run):
    ran = run("init")

    assert (ran.code, ran.out) == (2, "")
    assert ran.err == (
        "error: no framework is named\n"
        "      = name one with -f, or several: there are imroc, sgul, tepou, ucl, wa\n"
    )


def test_every_unknown_framework_is_named_with_what_was_meant(run):
    ran = run("init", "-f", "sgull", "-f", "te-pou")

    assert (ran.code, ran.out) == (2, "")
    assert "did you mean 'sgul'?" in ran.err
    assert "did you mean 'tepou'?" in ran.err


@pytest.mark.parametrize("there", ["answers.yaml", "answers.schema.json"])
def test_nothing_is_written_over_unless_forced(run, tmp_path, there):
    (tmp_path / there).write_text("mine")
    refused = run("init", "-f", "sgul")
    left = (tmp_path / there).read_text()
    forced = run("init", "-f", "sgul", "--force")

    assert (refused.code, refused.out, left) == (2, "", "mine")
    assert f"error: {there} exists already\n" in refused.err
    assert (forced.code, (tmp_path / there).read_text() == "mine") == (0, False)


@pytest.mark.parametrize("name", ["answers.txt", "answers", "..", "answers.json"])
def test_an_unknown_ending_is_wrong_usage(run, name):
    ran = run("init", "-f", "sgul", "-o", name)

    assert ran.code == 2
    assert f"{name}: an answers file ends in .yaml" in ran.err


def test_a_missing_folder_is_wrong_usage(run):
    ran = run("init", "-f", "sgul", "-o", "missing/answers.yaml")

    assert ran.code == 2
    assert "no folder missing" in ran.err


@pytest.mark.parametrize(
    ("fact", "said"),
    [
        ("size", "--fact: 'size' is no fact"),
        ("sise=small", "did you mean 'size'?"),
        ("colour=red", "there are size, peer_workers"),
        ("size=smal", "did you mean 'small'?"),
        ("size=9", "use small or large"),
    ],
)
def test_a_wrong_fact_is_wrong_usage(run, fact, said):
    ran = run("init", "-f", "wa", "--fact", fact)

    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err


def test_a_framework_without_stop_signs_has_no_short_form(run, tmp_path):
    write_own(tmp_path)
    text = (tmp_path / "ours.yaml").read_text(encoding="utf-8")
    before, _, rest = text.partition("        critical:\n")
    after = rest.partition("        # Criteria of this framework that come first.")[2]
    (tmp_path / "ours.yaml").write_text(f"{before}{after}", encoding="utf-8")
    ran = run("init", "-f", "./ours.yaml", "--critical")

    assert ran.code == 2
    assert "no stop sign" in ran.err


def test_an_own_framework_is_remembered_with_its_place(run, tmp_path):
    write_own(tmp_path)
    made = run("init", "-f", "sgul", "-f", "./ours.yaml", "--name", "Harbour", *TODAY)
    command = made.err.splitlines()[-1].split()[1:]
    ran = run(*command, *TODAY)

    assert command == ["assess", "answers.yaml", "-f", "sgul", "-f", "./ours.yaml"]
    assert "give -f ours.yaml to every command" in (tmp_path / "answers.yaml").read_text("utf-8")
    assert (ran.code, ran.err) == (0, "")


def test_own_frameworks_of_the_project_file_are_found(run, tmp_path):
    (tmp_path / "own").mkdir()
    write_own(tmp_path / "own")
    (tmp_path / "peerready.yaml").write_text("framework_folders: [own]\n", encoding="utf-8")

    assert run("init", "-f", "ours", *TODAY).code == 0


def test_a_framework_the_project_file_leads_to_needs_no_word_and_no_path(run, tmp_path):
    (tmp_path / "own").mkdir()
    write_own(tmp_path / "own")
    (tmp_path / "peerready.yaml").write_text("framework_folders: [own]\n", encoding="utf-8")

    made = run("init", "-f", "ours", *TODAY, "--name", "Harbour")

    text = (tmp_path / "answers.yaml").read_text(encoding="utf-8")
    assert str(tmp_path) not in text + made.err
    assert "it is read from" not in text
    assert "-f" not in made.err
    assert run("assess", "answers.yaml", *TODAY).code == 0


def test_an_own_framework_that_is_broken_is_exit_code_3(run, tmp_path):
    (tmp_path / "ours.yaml").write_text("format: peerready/framework/1\n", encoding="utf-8")
    ran = run("init", "-f", "./ours.yaml")

    assert (ran.code, ran.out) == (3, "")
    assert "ours.yaml:" in ran.err


@pytest.mark.parametrize(
    "command", [["init", "-f", "ours", "-o", "new.yaml"], ["assess", "a.yaml"], ["frameworks"]]
)
def test_what_is_wrong_with_a_framework_of_the_project_is_said_with_its_place_from_here(
    run, tmp_path, command
):
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "ours.yaml").write_text("format: peerready/framework/1\nid: ours\n")
    (tmp_path / "peerready.yaml").write_text("framework_folders: own\n", encoding="utf-8")
    text = "format: peerready/answers/1\nframeworks: [ours@1]\norganisation: {name: H}\n"
    (tmp_path / "a.yaml").write_text(f"{text}assessed_on: 2026-11-03\nanswers: {{}}\n")

    ran = run(*command, *(TODAY if command != ["frameworks"] else ()))

    assert ran.code == 3
    assert "own/ours.yaml:" in ran.err
    assert str(tmp_path) not in ran.err
