"""What is not imported: it is what makes --version, completion and help fast."""

from __future__ import annotations

import gc
import signal
import subprocess
import sys

import pytest

from peerready.__main__ import MANY_OBJECTS, main

HEAVY = {"typer", "rich", "pydantic", "yaml", "ruamel", "jinja2", "inspect", "re", "typing"}
ANSWERS = """\
format: peerready/answers/1
frameworks: [imroc@1]
organisation: {name: Harbour Recovery}
assessed_on: 2026-11-03
answers: {imroc.i1: largely}
"""
SCRIPT = """
import sys
before = set(sys.modules)
from peerready.__main__ import main
code = main(sys.argv[1:])
print(code, *sorted(set(sys.modules) - before), file=sys.stderr)
"""


@pytest.fixture
def imported(environ):
    """The modules a command line imports, by name and by the package they belong to."""

    def names(*argv, **more):
        ran = subprocess.run(
            [sys.executable, "-c", SCRIPT, *argv],
            env=environ(**more),
            capture_output=True,
            check=True,
            text=True,
        )
        code, *found = ran.stderr.split()
        assert code == "0"
        return {*found, *(name.partition(".")[0] for name in found)}

    return names


def test_the_version_imports_next_to_nothing(imported):
    found = imported("--version")

    assert not found & {*HEAVY, "importlib.metadata", "peerready.cli"}


@pytest.mark.parametrize(
    "asked",
    [
        {"_PEERREADY_COMPLETE": "complete_bash", "COMP_WORDS": "peerready\nas", "COMP_CWORD": "1"},
        {"_PEERREADY_COMPLETE": "complete_zsh", "_TYPER_COMPLETE_ARGS": "peerready init -f "},
        {
            "_PEERREADY_COMPLETE": "complete_fish",
            "_TYPER_COMPLETE_FISH_ACTION": "get-args",
            "_TYPER_COMPLETE_ARGS": "peerready frameworks show ",
        },
        {"_PEERREADY_COMPLETE": "complete_powershell", "_TYPER_COMPLETE_ARGS": "peerready "},
    ],
)
def test_a_completion_imports_next_to_nothing(imported, asked):
    found = imported(**asked)

    assert not found & {*HEAVY, "importlib.metadata", "importlib.resources", "peerready.cli"}


def test_help_imports_no_reader_and_no_report(imported):
    found = imported("--help")

    assert not found & {
        *("pydantic", "yaml", "ruamel", "jinja2", "rich"),
        *("importlib.metadata", "tempfile", "peerready.sinks"),
    }


@pytest.mark.parametrize("words", [["frameworks", "--help"], ["init", "--help"]])
def test_the_help_of_a_command_imports_nothing_of_its_work(imported, words):
    found = imported(*words)  # pydantic is among them from typer 0.29 on: it coerces with it

    assert not found & {"yaml", "jinja2", "rich", "peerready.fields", "peerready.catalog"}


def test_the_help_of_a_command_imports_no_other_command(imported):
    found = imported("init", "--help")

    assert {name for name in found if name.startswith("peerready.cli.")} == {
        "peerready.cli.app",
        "peerready.cli.console",
        "peerready.cli.init",
        "peerready.cli.lazy",
        "peerready.cli.options",
        "peerready.cli.problems",
    }


@pytest.fixture
def answers(tmp_path):
    file = tmp_path / "answers.yaml"
    file.write_text(ANSWERS, encoding="utf-8")
    return str(file)


def test_an_assessment_imports_nothing_it_does_not_show_and_nothing_that_explains_faults(
    imported, answers
):
    found = imported("assess", answers, "--json")

    assert {"pydantic", "yaml", "peerready.case"} <= found
    assert not found & {"rich", "jinja2", "ruamel", "numpy", "multiprocessing", "markdown_it"}
    assert not found & {
        *(
            "peerready.reading.yaml_faults",
            "peerready.reading.text_faults",
            "peerready.reading.json_events",
        ),
        *(
            "peerready.reading.model_faults",
            "peerready.reading.sentences",
            "peerready.reading.places",
        ),
        *("peerready.reading.excerpts", "peerready.problem_text", "peerready.evidence"),
        *("peerready.content", "peerready.screen", "peerready.sinks"),
    }


def test_a_check_imports_only_the_rules_that_may_find_something_and_no_baseline(imported, answers):
    found = imported("check", answers, "--json", "-q")

    assert {"peerready.checks.checking", "peerready.rules.critical_open"} <= found
    assert not found & {
        *("peerready.baseline", "peerready.project", "peerready.checks.check_baseline"),
        *("peerready.rules.regression", "peerready.rules.evidence_missing"),
        *(
            "peerready.rules.gate_low",
            "peerready.rules.waiver_unused",
            "peerready.rules.invalid_file",
        ),
        *("peerready.evidence", "peerready.policies", "glob", "jinja2", "rich"),
        *(
            "peerready.reading.yaml_faults",
            "peerready.reading.private_lines",
            "peerready.problem_text",
        ),
    }


def test_an_assessment_shown_plainly_imports_no_colours(imported, answers):
    found = imported("assess", answers)

    assert {"peerready.content", "peerready.plain"} <= found
    assert not found & {"rich", "jinja2", "peerready.tables", "peerready.charts"}


def test_a_report_imports_no_colours_and_no_other_framework(imported, answers):
    found = imported("report", answers, "-o", "-")

    assert {"jinja2", "peerready.reports"} <= found
    assert not found & {"rich", "peerready.asked_source", "peerready.screen"}


def test_the_collector_looks_seldom_and_not_at_the_end(monkeypatch, capsys):
    before, heard = gc.get_threshold(), signal.getsignal(signal.SIGINT)
    monkeypatch.setattr(sys, "argv", ["peerready", "--help"])
    try:
        assert main() == 0
        assert "Usage: peerready" in capsys.readouterr().out
        assert gc.get_threshold()[0] == MANY_OBJECTS
        assert gc.get_freeze_count() > 0
    finally:
        signal.signal(signal.SIGINT, heard)
        gc.unfreeze()
        gc.set_threshold(*before)
