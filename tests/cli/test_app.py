"""The command line's frame: help, versions, usage errors, exit codes, outputs that fail."""

from __future__ import annotations

import io
import os
import runpy
import subprocess
import sys
from pathlib import Path

import pytest

from peerready import __version__
from peerready.cli.app import COMMANDS, FRAMEWORKS, ROOT
from peerready.cli.lazy import loaded

EVERY = [*COMMANDS, *(f"frameworks {name}" for name in FRAMEWORKS)]
FULL = Path("/dev/full")


class Stdout(io.StringIO):
    """A standard output at which something happens when it is written."""

    def __init__(self, what, *, terminal=False):
        super().__init__()
        self.what, self.terminal = what, terminal

    def write(self, _):
        raise self.what

    def isatty(self):
        return self.terminal


@pytest.fixture
def spawn(environ):
    """Run the command line in a process of its own."""

    def spawned(*argv, stdout=subprocess.PIPE, **more):
        return subprocess.run(
            [sys.executable, "-m", "peerready", *argv],
            env=environ(**more),
            stdout=stdout,
            stderr=subprocess.PIPE,
            check=False,
        )

    return spawned


@pytest.mark.parametrize("words", [["--help"], ["-h"]])
def test_help_lists_every_command_with_a_whole_sentence(run, words):
    ran = run(*words)

    assert ran.code == 0
    assert ran.err == ""
    assert [line for name, line in COMMANDS.items() if f"  {name}" not in ran.out] == []
    assert [line for line in COMMANDS.values() if line not in ran.out] == []


def test_help_of_frameworks_lists_every_command_with_a_whole_sentence(run):
    ran = run("frameworks", "-h")

    assert ran.code == 0
    assert [line for line in FRAMEWORKS.values() if line not in ran.out] == []


@pytest.mark.parametrize("command", EVERY)
def test_every_command_has_help(run, command):
    ran = run(*command.split(), "--help")

    assert ran.code == 0
    assert ran.out.startswith(f"Usage: peerready {command} ")
    assert ran.err == ""


@pytest.mark.parametrize(
    "words", [["--version"], ["--version", "--no-color"], ["--version", "init"]]
)
def test_the_version_is_shown_wherever_it_is_asked_first(run, words):
    ran = run(*words)

    assert (ran.code, ran.out, ran.err) == (0, f"peerready {__version__}\n", "")


def test_no_command_shows_the_help_as_an_error(run):
    ran = run()

    assert (ran.code, ran.out) == (2, "")
    assert "Commands:" in ran.err


def test_frameworks_alone_lists_them(run):
    assert run("frameworks") == run("frameworks", "list")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["asess", "x.yaml"], "Did you mean 'assess'?"),
        (["frameworks", "lst"], "Did you mean 'list'?"),
        (["assess", "--jsn", "x.yaml"], "--json"),
        (["--verson"], "--version"),
        (["assess"], "FILE"),
        (["assess", "--format", "jason", "x.yaml"], "jason"),
        (["init", "--today"], "--today"),
    ],
)
def test_wrong_usage_is_said_on_standard_error_with_what_was_meant(run, words, said):
    ran = run(*words)

    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err


def parameters():
    """Each option with a value and each argument of every command, with the words that leave it empty."""
    groups = ((ROOT, ()), (ROOT.groups["frameworks"], ("frameworks",)))
    for registry, before in groups:
        for name in sorted(registry.commands.keys() - registry.groups.keys()):
            params = loaded(registry, name).params
            for one in params:
                if getattr(one, "is_flag", False):
                    continue
                words, shown = emptied(params, one)
                yield pytest.param([*before, name, *words], shown, id=f"{name} {one.name}")


def emptied(params, empty):
    """The arguments there must be, with nothing for one parameter, and how that is shown."""
    arguments = [one for one in params if one.param_type_name == "argument"]
    words = ["" if one.name == empty.name else "answers" for one in arguments
             if one.required or one.name == empty.name]  # fmt: skip
    if empty.param_type_name == "argument":
        return words, empty.metavar or empty.name.upper()
    return [*words, empty.opts[-1], ""], empty.opts[-1]


@pytest.mark.parametrize(("words", "shown"), [*parameters()])
def test_nothing_as_a_value_is_not_as_if_left_out(run, words, shown):
    ran = run(*words)

    assert (ran.code, ran.out) == (2, "")
    assert f"{shown} is empty\n" in ran.err or f"Invalid value for '{shown}'" in ran.err


def test_all_that_is_empty_is_told_at_once(run):
    ran = run("compare", "region", "--by", "", "--data= ", "-f", "", "-f", "wa", "-o", "")

    told = [line for line in ran.err.splitlines() if "is empty" in line]
    assert (ran.code, ran.out) == (2, "")
    assert told == [
        "error: -f/--framework is empty",
        "error: --by is empty",
        "error: --data is empty",
        "error: -o/--output is empty",
    ]


def test_a_missing_input_is_exit_code_3(run):
    ran = run("assess", "none.yaml")

    assert (ran.code, ran.out) == (3, "")
    assert "none.yaml" in ran.err


def test_a_fault_of_ours_says_where_and_nothing_of_what_was_answered(run, monkeypatch):
    monkeypatch.setattr(sys, "stdout", Stdout(RuntimeError("a secret of an answer")))
    ran = run("init", "-f", "wa", "-o", "-")

    first, *rest = ran.err.splitlines()
    assert ran.code == 4
    assert first.startswith("internal error: RuntimeError at peerready/cli/console.py:")
    assert first.endswith(f" (peerready {__version__})")
    assert "report" in rest[0]
    assert "secret" not in ran.err
    assert "Traceback" not in ran.err


def test_a_fault_of_ours_shows_the_whole_way_when_asked(run, monkeypatch):
    monkeypatch.setattr(sys, "stdout", Stdout(RuntimeError("a secret\x1b[31m")))
    ran = run("init", "-f", "wa", "-o", "-", PEERREADY_DEBUG="1")

    assert "Traceback" in ran.err
    assert "RuntimeError: a secret" in ran.err
    assert "\x1b" not in ran.err


def test_a_fault_outside_our_code_says_so(capsys):
    from peerready.cli import problems

    problems.show_fault(RuntimeError("never raised"))

    assert capsys.readouterr().err.startswith("internal error: RuntimeError outside our code (")


@pytest.mark.parametrize("words", [["--version"], ["init", "-f", "wa", "-o", "-"]])
def test_an_interruption_is_exit_code_130(run, monkeypatch, words):
    monkeypatch.setattr(sys, "stdout", Stdout(KeyboardInterrupt()))

    assert run(*words).code == 130


def test_no_more_input_is_an_interruption(run, monkeypatch):
    monkeypatch.setattr(sys, "stdout", Stdout(EOFError()))

    assert run("init", "-f", "wa", "-o", "-").code == 130


@pytest.mark.parametrize("words", [["--help"], ["init", "-f", "wa", "-o", "-"]])
def test_a_reader_that_goes_away_is_no_error(environ, words):
    process = subprocess.Popen(
        [sys.executable, "-m", "peerready", *words],
        env=environ(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    process.stdout.close()
    said = process.stderr.read()
    process.stderr.close()

    assert (process.wait(), said) == (0, b"")


def test_a_reader_that_leaves_in_the_middle_of_the_help_is_no_error(run, monkeypatch):
    monkeypatch.setattr(sys, "stdout", Stdout(BrokenPipeError(32, "Broken pipe")))
    monkeypatch.setattr(sys, "stderr", sys.stderr)  # typer puts another in its place

    assert run("--help").code == 0


@pytest.mark.skipif(not FULL.exists(), reason="this system has no device that is always full")
@pytest.mark.parametrize("words", [["--version"], ["--help"], ["init", "-f", "wa", "-o", "-"]])
def test_a_full_disk_is_exit_code_3(spawn, words):
    with FULL.open("wb") as full:
        ran = spawn(*words, stdout=full)

    assert ran.returncode == 3
    assert b"Traceback" not in ran.stderr


@pytest.mark.skipif(not FULL.exists(), reason="this system has no device that is always full")
@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_a_version_that_cannot_be_written_is_one_line(spawn, unbuffered):
    with FULL.open("wb") as full:
        ran = spawn("--version", stdout=full, PYTHONUNBUFFERED=unbuffered)

    said = b"error: standard output cannot be written: no space left on device\n"
    assert (ran.returncode, ran.stderr) == (3, said)


def test_a_version_for_a_reader_that_has_gone_is_no_error(run, monkeypatch):
    monkeypatch.setattr(sys, "stdout", Stdout(BrokenPipeError(32, "Broken pipe")))

    assert run("--version").code == 0


def test_a_version_that_cannot_be_written_with_nobody_to_be_told_is_exit_code_3(run, monkeypatch):
    monkeypatch.setattr(sys, "stdout", Stdout(TimeoutError()))
    monkeypatch.setattr(sys, "stderr", None)

    assert run("--version").code == 3


def test_a_file_that_cannot_be_read_where_nobody_expected_it_is_exit_code_3(run, monkeypatch):
    monkeypatch.setattr(sys, "stdout", Stdout(OSError(5, "Input/output error", "disk")))
    ran = run("--help")

    assert (ran.code, ran.err) == (3, "error: disk: input/output error\n")


def test_an_error_of_the_system_without_words_is_named(run, monkeypatch):
    monkeypatch.setattr(sys, "stdout", Stdout(TimeoutError()))
    ran = run("--help")

    assert (ran.code, ran.err) == (3, "error: timeouterror\n")


@pytest.mark.parametrize("words", [["--version"], ["init", "-f", "wa", "-o", "-"]])
def test_a_closed_standard_output_is_exit_code_3(run, monkeypatch, words):
    monkeypatch.setattr(sys, "stdout", None)

    assert run(*words).code == 3


def test_a_closed_standard_error_changes_no_exit_code(run, monkeypatch):
    monkeypatch.setattr(sys, "stderr", None)

    assert run("init", "-f", "nothing-of-the-kind").code == 2


def test_names_in_any_script_survive_a_terminal_of_one(spawn):
    ran = spawn("init", "-f", "wa", "-o", "-", "--name", "Ngā Wāhine", PYTHONIOENCODING="cp1252")

    assert ran.returncode == 0
    assert 'name: "Ngā Wāhine"' in ran.stdout.decode()
    assert b"\r" not in ran.stdout


def test_help_survives_a_terminal_of_one_script(spawn):
    ran = spawn("init", "--help", PYTHONIOENCODING="ascii")

    assert (ran.returncode, ran.stderr) == (0, b"")


def test_a_name_that_is_no_text_is_replaced(spawn):
    ran = spawn("assess", os.fsdecode(b"\xff.yaml"))

    assert ran.returncode == 3
    assert "\ufffd.yaml" in ran.stderr.decode()


@pytest.mark.parametrize("words", [["--no-color", "--help"], ["init", "-h", "--no-color"]])
def test_no_color_may_stand_anywhere(run, words):
    assert run(*words).code == 0


def test_what_follows_two_dashes_is_a_file(run):
    ran = run("assess", "--", "--no-color")

    assert ran.code == 3
    assert "--no-color" in ran.err


def test_help_is_plain_where_nobody_watches(spawn, monkeypatch):
    monkeypatch.delenv("TYPER_USE_RICH")
    ran = spawn("--help", _TYPER_FORCE_DISABLE_TERMINAL="")

    assert b"Commands:" in ran.stdout
    assert "─" not in ran.stdout.decode()


def test_typer_writes_the_completion_script(run):
    ran = run(_PEERREADY_COMPLETE="source_zsh")

    assert ran.code == 0
    assert ran.out.lstrip().startswith("#compdef peerready")


def test_completion_is_answered_at_the_door(run):
    ran = run(_PEERREADY_COMPLETE="complete_bash", COMP_WORDS="peerready\nass", COMP_CWORD="1")

    assert (ran.code, ran.out, ran.err) == (0, "assess\n", "")


def test_a_question_of_no_shell_is_exit_code_1(run):
    assert run(_PEERREADY_COMPLETE="complete_tcsh").code == 1


def test_a_terminal_gets_the_same_help_as_a_file(run, monkeypatch):
    shown = io.StringIO()
    monkeypatch.setattr(shown, "isatty", lambda: True)
    monkeypatch.setattr(sys, "stdout", shown)
    code = run("--help").code

    assert (code, "Commands:" in shown.getvalue()) == (0, True)


def test_what_is_left_of_an_output_nobody_reads_is_given_up_quietly(run, monkeypatch):
    reader, writer = os.pipe()
    os.close(reader)
    with os.fdopen(writer, "w") as stream:
        monkeypatch.setattr(sys, "stdout", stream)
        ran = run("--version")

    assert (ran.code, ran.err) == (0, "")


@pytest.mark.skipif(not FULL.exists(), reason="this system has no device that is always full")
def test_what_is_left_of_an_output_that_is_full_is_exit_code_3(run, monkeypatch):
    with FULL.open("w") as stream:
        monkeypatch.setattr(sys, "stdout", stream)
        code = run("--version").code

    assert code == 3


def test_the_package_can_be_run(monkeypatch, capsys):
    monkeypatch.delitem(sys.modules, "peerready.__main__", raising=False)
    monkeypatch.setattr(sys, "argv", ["peerready", "--version"])

    with pytest.raises(SystemExit) as ended:
        runpy.run_module("peerready", run_name="__main__")
    assert (ended.value.code, capsys.readouterr().out) == (0, f"peerready {__version__}\n")
