"""The house in order: format, lint, types, layers, and what must never stand in the tree."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SOURCES = sorted((ROOT / "src").rglob("*.py"))


def ran(*command):
    done = subprocess.run(
        [sys.executable, "-m", *command], cwd=ROOT, capture_output=True, text=True, check=False
    )
    return done.returncode, done.stdout + done.stderr


@pytest.mark.parametrize(
    "command",
    [("ruff", "format", "--check"), ("ruff", "check"), ("mypy",)],
    ids=["format", "lint", "types"],
)
def test_the_code_is_clean(command):
    code, said = ran(*command)

    assert code == 0, said


def test_the_layers_hold():
    command = "from importlinter.cli import lint_imports_command; lint_imports_command()"
    done = subprocess.run(
        [sys.executable, "-c", command], cwd=ROOT, capture_output=True, text=True, check=False
    )

    assert done.returncode == 0, done.stdout + done.stderr


def test_only_the_error_boundary_catches_everything_and_others_only_tidy_up():
    broad = re.compile(
        r"except\s*(?::|\(?\s*(?:Base)?Exception\b)[^\n]*\n(?P<body>(?:(?: {8,}.*)?\n)*)"
    )
    found = {
        file.name
        for file in SOURCES
        for one in broad.finditer(file.read_text(encoding="utf-8"))
        if not one["body"].rstrip().endswith("raise")
    }

    assert found <= {"app.py", "console.py"}


def test_nothing_is_left_to_do():
    left = re.compile(r"\b(TO" + r"DO|FIX" + r"ME|XX" + r"X)\b")

    assert [file.name for file in SOURCES if left.search(file.read_text(encoding="utf-8"))] == []


def test_nothing_is_fetched():
    network = re.compile(
        r"^\s*(import|from) (socket|urllib\.request|http|requests|httpx)\b", re.MULTILINE
    )

    found = [file.name for file in SOURCES if network.search(file.read_text(encoding="utf-8"))]

    assert found == ["cluster.py"]  # asks whether the scheduler that --scheduler names is there
