"""The documents tell the same truth as the program."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from peerready import commands_page, glossary

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md")),
         ROOT / "examples" / "README.md", ROOT / "frameworks" / "README.md"]  # fmt: skip


def test_every_command_and_option_stands_in_the_page_of_commands():
    written = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")

    assert written == commands_page.page(), "run 'make docs'"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_every_link_to_a_file_leads_to_one(page):
    links = re.findall(r"\]\((?!https?:|#|mailto:)([^)#]+)", page.read_text(encoding="utf-8"))

    assert [link for link in links if not (page.parent / link).exists()] == []


def test_the_table_of_exit_codes_is_that_of_the_design():
    codes = re.findall(r"^\| (\d+) \|", README, re.MULTILINE)

    assert codes == ["0", "1", "2", "3", "4", "5", "130"]


def test_the_ci_runs_the_readme_s_test_command():
    (command,) = [line for line in blocks(README) if "pytest" in line]

    assert command in (ROOT / ".ci" / "run").read_text(encoding="utf-8")


def blocks(text):
    inside = re.findall(r"^```sh\n(.*?)^```", text, re.MULTILINE | re.DOTALL)
    lines = [line.split("  #")[0].strip() for block in inside for line in block.splitlines()]
    return [line for line in lines if line and not line.startswith("#")]


@pytest.fixture(scope="module")
def newcomer(tmp_path_factory):
    """A folder with the examples and a program named peerready, as the README supposes."""
    place = tmp_path_factory.mktemp("newcomer")
    shutil.copytree(ROOT / "examples", place / "examples")
    program = place / "bin" / "peerready"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m peerready "$@"\n')
    program.chmod(0o755)
    (place / "my-own.md.j2").write_text("# {{ report.organisation }}\n")
    return place


def test_the_readme_s_commands_do_what_they_say(newcomer):
    env = os.environ | {"PATH": f"{newcomer / 'bin'}{os.pathsep}{os.environ['PATH']}", "COLUMNS": "80"}
    env.pop("COV_CORE_SOURCE", None)
    commands = [line for line in blocks(README) if line.startswith("peerready")]
    failed = []
    for command in commands:
        done = subprocess.run(
            ["sh", "-c", command], cwd=newcomer, env=env, capture_output=True, text=True, check=False
        )
        if done.returncode:
            failed.append((command, done.returncode, done.stderr))

    assert failed == []
    assert len(commands) > 10
    assert (newcomer / "report.html").read_text(encoding="utf-8").startswith("<!doctype html>")
    assert (newcomer / "report.md").read_text(encoding="utf-8") == "# Our organisation\n"


def test_the_picture_shows_what_assess_shows(run):
    svg = (ROOT / "docs" / "assess.svg").read_text(encoding="utf-8")
    drawn = re.sub(r"\s+", "", re.sub(r"<[^>]+>|&#160;", "", svg))
    ran = run("assess", str(ROOT / "examples" / "saltbush" / "answers.yaml"), "--today", "2026-11-21",
              COLUMNS="88")  # fmt: skip
    shown = ran.out.split("\nWhere we are")[0]

    missing = [line for line in shown.splitlines() if re.sub(r"\s+", "", line) not in drawn]
    assert missing == [], "run 'make docs'"
    assert "http://www.w3.org/2000/svg" in svg
    assert svg.count("http") == 1


def test_every_word_of_the_glossary_is_one_sentence():
    texts = {**glossary.WORDS, **glossary.FIGURES}

    assert [word for word, text in texts.items() if not text.endswith(".")] == []
