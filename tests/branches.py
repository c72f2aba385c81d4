"""Branches of the example repository `examples/millbrook`: a copy of the folder, with one change."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

MILLBROOK = Path(__file__).parents[1] / "examples" / "millbrook"
TODAY = "2026-11-21"
ANSWERS = "assessments/answers.yaml"
SUPERVISION = "policies/supervision.md"
ROLE = "policies/peer-role.md"
TRAINING = "records/training-2026.csv"
PROJECT = "peerready.yaml"


def copy(folder):
    """The repository as it is, at a place of its own."""
    return Path(shutil.copytree(MILLBROOK, folder))


def edit(folder, name, old, new):
    """One change of a file, byte for byte."""
    file = folder / name
    text = file.read_bytes().decode()
    assert text.count(old) == 1, (name, old)
    file.write_bytes(text.replace(old, new).encode())


def line_of(folder, name, text):
    """The number of the one line that holds a text."""
    lines = (folder / name).read_text("utf-8").splitlines()
    (number,) = [number for number, line in enumerate(lines, 1) if text in line]
    return number


@dataclass(frozen=True)
class Branch:
    """A change, what `check` ends with, and one finding it must make: the rule, the file, the line."""

    change: Callable[[Path], object]
    rule: str
    path: str
    at: str | int
    """The line, or a text that stands in it alone."""
    exit_code: int = 1


def _link(folder):
    elsewhere = folder.parent / "elsewhere"
    elsewhere.mkdir()
    shutil.move(folder / SUPERVISION, elsewhere / "supervision.md")
    (folder / SUPERVISION).symlink_to(elsewhere / "supervision.md")


def _truncate(folder):
    whole = (folder / SUPERVISION).read_text("utf-8")
    head, heading, _ = whole.partition("## Group supervision\n")
    (folder / SUPERVISION).write_text(head + heading, "utf-8")


def _half_a_sign(folder):
    (folder / SUPERVISION).write_bytes(b"# Supervision\n\nSupervision caf\xc3")


GROUP = "supervision.md#group-supervision"
BRANCHES = {
    "delete a policy": Branch(
        lambda f: (f / SUPERVISION).unlink(), "evidence-missing", ANSWERS, GROUP
    ),
    "rename a policy": Branch(
        lambda f: (f / SUPERVISION).rename(f / "policies/peer-supervision.md"),
        *("evidence-missing", ANSWERS, GROUP),
    ),
    "move a policy": Branch(
        lambda f: (f / SUPERVISION).rename(f / "supervision.md"),
        *("evidence-missing", ANSWERS, GROUP),
    ),
    "write a policy's name in another case": Branch(
        lambda f: (f / SUPERVISION).rename(f / "policies/Supervision.md"),
        *("evidence-missing", ANSWERS, GROUP),
    ),
    "put a folder in a policy's place": Branch(
        lambda f: ((f / SUPERVISION).unlink(), (f / SUPERVISION).mkdir()),
        *("evidence-not-a-file", ANSWERS, GROUP),
    ),
    "empty a policy": Branch(
        lambda f: (f / SUPERVISION).write_text(""), "evidence-heading-gone", ANSWERS, GROUP
    ),
    "empty a record": Branch(
        lambda f: (f / TRAINING).write_text(""), "evidence-empty", TRAINING, 1
    ),
    "truncate a policy": Branch(
        _truncate, "evidence-heading-empty", SUPERVISION, "## Group supervision"
    ),
    "truncate a policy in the middle of a sign": Branch(
        _half_a_sign, "evidence-unreadable", SUPERVISION, 3
    ),
    "take a cited heading away": Branch(
        lambda f: edit(f, SUPERVISION, "## Group supervision\n", ""),
        *("evidence-heading-gone", ANSWERS, GROUP),
    ),
    "take away what stands under a heading": Branch(
        lambda f: edit(f, ROLE, _under(ROLE, "## Purpose"), "\n<!-- to be written -->\n"),
        *("evidence-heading-empty", ROLE, "## Purpose"),
    ),
    "let a policy lapse": Branch(
        lambda f: edit(f, SUPERVISION, "next_review: 2027", "next_review: 2026"),
        *("evidence-lapsed", SUPERVISION, "next_review:"),
    ),
    "post-date a policy": Branch(
        lambda f: edit(f, ROLE, "last_reviewed: 2026-04-14", "last_reviewed: 2027-04-14"),
        *("evidence-post-dated", ROLE, "last_reviewed:"),
    ),
    "make a review date no date": Branch(
        lambda f: edit(f, SUPERVISION, "next_review: 2027-05-31", "next_review: soon"),
        *("evidence-unreadable", SUPERVISION, "next_review:"),
    ),
    "lead out of the folder by a link": Branch(_link, "evidence-outside", ANSWERS, GROUP),
    "lead out of the folder by dots": Branch(
        lambda f: edit(f, ANSWERS, f"policies/{GROUP}", f"../{GROUP}"),
        *("invalid-file", ANSWERS, GROUP, 3),
    ),
    "misspell a key": Branch(
        lambda f: edit(f, ANSWERS, "ucl.a3:\n    level:", "ucl.a3:\n    levle:"),
        *("invalid-file", ANSWERS, "levle:", 3),
    ),
    "misspell a criterion": Branch(
        lambda f: edit(f, ANSWERS, "  ucl.a3:", "  ucl.a3x:"),
        *("invalid-file", ANSWERS, "ucl.a3x:", 3),
    ),
    "name another major version": Branch(
        lambda f: edit(f, ANSWERS, "[ucl@1]", "[ucl@2]"), "invalid-file", ANSWERS, "ucl@2", 3
    ),
    "remove the answers file": Branch(
        lambda f: (f / ANSWERS).unlink(), "invalid-file", PROJECT, "answers: ", 3
    ),
    "give an impossible threshold": Branch(
        lambda f: edit(f, PROJECT, "min_low: 0.5", "min_low: 50"),
        *("invalid-file", PROJECT, "min_low: 50", 3),
    ),
    "misspell a key of the gate": Branch(
        lambda f: edit(f, PROJECT, "min_coverage", "min_covrage"),
        *("invalid-file", PROJECT, "min_covrage", 3),
    ),
    "ask for a domain that does not exist": Branch(
        lambda f: edit(f, PROJECT, "training: {min", "trainings: {min"),
        *("invalid-file", PROJECT, "trainings", 3),
    ),
    "switch reading off": Branch(
        lambda f: edit(f, PROJECT, "rules:\n", "rules:\n  invalid-file: off\n"),
        *("invalid-file", PROJECT, "invalid-file: off", 3),
    ),
    "break the baseline": Branch(
        lambda f: (f / "peerready-baseline.json").write_text("{}"),
        *("invalid-file", "peerready-baseline.json", 1, 3),
    ),
    "lower an answer": Branch(
        lambda f: edit(f, ANSWERS, "ucl.a3:\n    level: fully", "ucl.a3:\n    level: partly"),
        *("regression", ANSWERS, 85),
    ),
    "lower a stop sign": Branch(
        lambda f: edit(f, ANSWERS, "ucl.a12:\n    level: largely", "ucl.a12:\n    level: partly"),
        *(
            "gate-phase",
            ANSWERS,
            "    level: partly\n    voices: [peer-workers]\n    note: Offered",
        ),
    ),
    "remove an answer": Branch(
        lambda f: edit(f, ANSWERS, "  ucl.f4: {level: largely, voices: [service-users]}\n", ""),
        *("regression", ANSWERS, "answers:"),
    ),
    "set an answer aside": Branch(
        lambda f: edit(
            f,
            ANSWERS,
            "ucl.f4: {level: largely, voices: [service-users]}",
            "ucl.f4: {level: not-applicable, reason: The funder does it}",
        ),
        *("regression", ANSWERS, "not-applicable"),
    ),
    "take a citation away": Branch(
        lambda f: edit(
            f,
            ANSWERS,
            "      - {path: records/supervision-dates-2026.csv, grade: record, date: 2026-10-26}\n",
            "",
        ),
        *("regression", ANSWERS, 175),
    ),
    "raise the gate": Branch(
        lambda f: edit(f, PROJECT, "min_low: 0.5 ", "min_low: 0.6 "),
        *("gate-low", ANSWERS, "[ucl@1]"),
    ),
    "let a waiver expire": Branch(
        lambda f: edit(f, PROJECT, "until: 2026-12-31", "until: 2026-11-20"),
        *("waiver-expired", PROJECT, "until: 2026-11-20"),
    ),
}
"""None of them passes."""


def _under(name, heading):
    """What stands under a heading of the example, up to the next."""
    text = (MILLBROOK / name).read_text("utf-8")
    return text.partition(f"{heading}\n")[2].partition("## ")[0]
