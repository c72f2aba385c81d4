"""The command line run in this process, in an environment of its own."""

from __future__ import annotations

import contextlib
import io
import os
import sys
from dataclasses import dataclass
from unittest import mock

import pytest

FIXED = {
    "COLUMNS": "80",
    "TERM": "xterm",
    "TERMINAL_WIDTH": "80",
    "TYPER_USE_RICH": "0",
    "_TYPER_FORCE_DISABLE_TERMINAL": "1",
}
NAMES = ("CI", "COLUMNS", "FORCE_COLOR", "LINES", "NO_COLOR", "PY_COLORS", "SOURCE_DATE_EPOCH")
PREFIXES = ("GITHUB_", "PEERREADY_", "PYTHON", "TYPER_", "_PEERREADY_", "_TYPER_", "COV_")

os.environ.update(FIXED)  # typer reads some of them once, when it is imported


def environment(**more):
    """The environment of a test: nothing of the machine that would show."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if name not in NAMES and not name.startswith(PREFIXES)
    }
    return {**kept, **FIXED, **more}


@pytest.fixture
def environ():
    """The environment for a process of its own: `environ(NO_COLOR="1")`."""
    return environment


@dataclass(frozen=True)
class Ran:
    """What a command line did."""

    code: int
    out: str
    err: str


@pytest.fixture
def run(capsys, tmp_path):
    """Run peerready: `run("assess", "a.yaml", cwd=folder, NO_COLOR="1") -> Ran(code, out, err)`."""

    def ran(*argv, stdin="", cwd=tmp_path, **more):
        from peerready.__main__ import main

        with (
            mock.patch.dict(os.environ, environment(**more), clear=True),
            mock.patch.object(sys, "stdin", io.StringIO(stdin)),
            contextlib.chdir(cwd),
        ):
            code = main([str(word) for word in argv])
        captured = capsys.readouterr()
        return Ran(code, captured.out, captured.err)

    return ran
