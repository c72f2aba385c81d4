"""What is not imported: it is what makes --version, completion and help fast."""

from __future__ import annotations

import subprocess
import sys

import pytest

HEAVY = {"typer", "rich", "pydantic", "yaml", "ruamel", "jinja2", "inspect", "re", "typing"}
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

    assert not found & {"pydantic", "yaml", "jinja2", "rich", "importlib.metadata", "tempfile"}


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
