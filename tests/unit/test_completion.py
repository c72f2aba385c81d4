"""Shell completion: the static table is the command line's own, and every shell gets typer's answers."""

from __future__ import annotations

import os
import runpy
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peerready import completion, completion_table
from peerready.catalog import VOCABULARIES, shipped_ids
from peerready.cli import completion_source
from peerready.completion import answer, candidates, framework_names

SHELLS = ("bash", "zsh", "fish", "powershell", "pwsh")


def words(*line):
    *before, begun = line
    return [word for word, _ in candidates(before, begun)]


def asked(shell, line):
    """What the shell's script sets, for a command line with the cursor at its end."""
    *before, begun = line.split(" ")
    if shell == "bash":
        return {"COMP_WORDS": "\n".join([*before, begun]), "COMP_CWORD": str(len(before))}
    return {
        "_TYPER_COMPLETE_ARGS": line,
        "_TYPER_COMPLETE_FISH_ACTION": "get-args",
        "_TYPER_COMPLETE_WORD_TO_COMPLETE": begun,
    }


def typers(shell, line, monkeypatch, capsys):
    """Typer's own answer, from the command line itself."""
    import typer
    from typer.completion import completion_init, shell_complete

    from peerready.cli.app import app

    completion_init()
    for name, value in asked(shell, line).items():
        monkeypatch.setenv(name, value)
    capsys.readouterr()
    command = typer.main.get_command(app)
    shell_complete(command, {}, "peerready", "_PEERREADY_COMPLETE", f"complete_{shell}")
    return capsys.readouterr().out


def test_the_table_is_what_the_command_line_says():
    table = Path(completion_table.__file__)
    remedy = f"python -m peerready.cli.completion_source > src/peerready/{table.name}"

    assert table.read_text(encoding="utf-8") == completion_source.text(), f"old: {remedy}"


def test_the_table_is_written_by_its_module(monkeypatch, capsys):
    monkeypatch.delitem(sys.modules, completion_source.__name__)
    runpy.run_module(completion_source.__name__, run_name="__main__")

    assert capsys.readouterr().out == completion_source.text()


@pytest.mark.parametrize("shell", SHELLS)
@pytest.mark.parametrize(
    "line",
    [
        "peerready fra",
        "peerready ",
        "peerready frameworks tr",
        "peerready --ver",
        "peerready assess --to",
        "peerready assess --format js",
        "peerready no-such",
        "peerready frameworks schema an",
    ],
)
def test_every_shell_gets_what_typer_would_answer(shell, line, monkeypatch, capsys):
    expected = typers(shell, line, monkeypatch, capsys)
    text, code = answer(shell, asked(shell, line))

    assert (text.strip(), code) == (expected.strip(), 0)


def test_fish_hears_by_the_exit_code_whether_it_should_offer_files():
    action = {"_TYPER_COMPLETE_FISH_ACTION": "is-args"}

    assert answer("fish", {"_TYPER_COMPLETE_ARGS": "peerready as", **action}) == ("", 0)
    assert answer("fish", {"_TYPER_COMPLETE_ARGS": "peerready assess ./a", **action}) == ("", 1)


def test_a_shell_nobody_knows_gets_nothing():
    assert answer("tcsh", {}) == ("", 1)


def test_files_are_left_to_the_shell():
    assert words("assess", "answers") == []
    assert words("init", "-o", "") == []
    assert words("assess", "--today", "") == []
    assert words("init", "--", "") == []
    assert answer("zsh", {"_TYPER_COMPLETE_ARGS": "peerready assess an"}) == ("_files\n", 0)


def test_commands_and_sub_commands_are_offered():
    assert words("ini") == ["init"]
    assert words("frameworks", "s") == ["show", "schema"]
    assert words("--no-color", "exp") == ["explain"]


def test_options_are_offered_where_a_dash_is_begun():
    assert words("assess", "a.yaml", "--j") == ["--json"]
    assert "-f" in words("assess", "-")
    assert words("frameworks", "list", "--j") == ["--json"]


def test_values_are_offered_after_their_option():
    assert words("assess", "--format", "") == ["text", "json", "csv", "markdown"]
    assert words("assess", "--format=m") == ["--format=markdown"]
    assert words("assess", "--format", "json", "--j") == ["--json"]
    assert words("frameworks", "schema", "pr") == ["project"]


def test_frameworks_are_offered_where_one_is_named():
    every = list(shipped_ids())

    assert words("init", "-f", "") == every
    assert words("assess", "--framework=w") == ["--framework=wa"]
    assert words("frameworks", "show", "") == every
    assert words("frameworks", "diff", "wa", "te") == ["tepou"]
    assert not set(every) & set(VOCABULARIES)


def test_frameworks_are_offered_where_one_is_named_also_in_an_installed_package(
    tmp_path, monkeypatch
):
    (tmp_path / "frameworks").mkdir()
    (tmp_path / "frameworks" / "installed.yaml").touch()
    monkeypatch.setattr(completion, "__file__", str(tmp_path / "completion.py"))

    assert framework_names() == ["installed"]


def test_own_frameworks_are_offered_after_ours(tmp_path, monkeypatch):
    for name in ("ours.yaml", "also.yaml", "wa.yaml", "scales.yaml", "notes.txt"):
        (tmp_path / name).touch()
    monkeypatch.setenv("PEERREADY_PATH", os.pathsep.join(["", str(tmp_path), "no-such-folder"]))

    assert framework_names() == [*shipped_ids(), "also", "ours"]


def test_a_file_name_that_a_shell_would_run_is_not_offered(tmp_path, monkeypatch):
    for name in ("$(reboot).yaml", "a b.yaml", "`x`.yaml", "'.yaml", "é.yaml"):
        (tmp_path / name).touch()
    monkeypatch.setenv("PEERREADY_PATH", str(tmp_path))

    assert framework_names() == list(shipped_ids())


def test_bash_splits_at_equals_signs():
    def ask(*line):
        environ = {"COMP_WORDS": "\n".join(line), "COMP_CWORD": str(len(line) - 1)}
        return answer("bash", environ)[0].split()

    assert ask("peerready", "assess", "--format", "=") == ["text", "json", "csv", "markdown"]
    assert ask("peerready", "assess", "--format", "=", "j") == ["json"]


@pytest.mark.parametrize("place", ["", "9", "-1", "x"])
def test_a_question_that_makes_no_sense_gets_an_answer(place):
    assert answer("bash", {"COMP_WORDS": "peerready\nini", "COMP_CWORD": place})[1] == 0
    assert answer("bash", {}) == answer("zsh", {})[:0] or answer("bash", {})[1] == 0


def test_quoted_words_are_words():
    assert answer("fish", asked("fish", "peerready 'assess' \"a b.yaml\" --js")) == (
        "--json\tThe same as --format json.\n",
        0,
    )


def test_powershell_gives_the_begun_word_apart():
    line = {"_TYPER_COMPLETE_ARGS": "peerready frameworks sch"}

    assert answer("pwsh", {**line, "_TYPER_COMPLETE_WORD_TO_COMPLETE": "sch"})[0].startswith(
        "schema:::"
    )
    assert answer("pwsh", {"_TYPER_COMPLETE_ARGS": "peerready init -f"})[0].startswith(
        "imroc::: \n"
    )


@given(st.sampled_from(SHELLS), st.text(), st.text(), st.text(max_size=3))
def test_no_command_line_breaks_it(shell, line, begun, place):
    environ = {
        "COMP_WORDS": line,
        "COMP_CWORD": place,
        "_TYPER_COMPLETE_ARGS": line,
        "_TYPER_COMPLETE_WORD_TO_COMPLETE": begun,
    }
    _, code = answer(shell, environ)

    assert code == 0
