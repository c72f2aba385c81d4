"""A check as GitHub's log commands, which become annotations, and as the summary of a job's step."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from peerready.finding import LEVELS
from peerready.formats.check_words import new, path, sentence
from peerready.formats.findings_markdown import body
from peerready.sinks import alert, workflow_data, workflow_property

if TYPE_CHECKING:
    from collections.abc import Iterator

    from peerready.finding import Check, Finding, Level

MOST = 10
"""So many annotations of each level the host keeps of one step; it drops the others without a word."""
LARGEST_SUMMARY = 900_000
"""Bytes; the host refuses a step's summary above 1 MiB, and other tools may write to it too."""
COMMANDS: dict[Level, str] = {"error": "error", "warning": "warning", "note": "notice"}


def text(check: Check) -> str:
    """The new findings, the worst first, as many as the host shows; empty where there are none."""
    lines = [line for level in LEVELS for line in islice(_commands(check, level), MOST)]
    left = len(new(check)) - len(lines)
    if left:
        lines.append(f"+{left} more in the summary: at most {MOST} of a level are annotated")
    return "".join(f"{line}\n" for line in lines)


def summary(check: Check) -> str:
    """Markdown for the file that `GITHUB_STEP_SUMMARY` names, cut to what the host takes."""
    return body(check, LARGEST_SUMMARY)


def _commands(check: Check, level: Level) -> Iterator[str]:
    return (_command(finding) for finding in new(check) if finding.level == level)


def _command(finding: Finding) -> str:
    properties = ",".join(
        f"{name}={workflow_property(value)}" for name, value in _properties(finding) if value
    )
    said = [alert(part) for part in (sentence(finding), finding.hint) if part]
    return f"::{COMMANDS[finding.level]} {properties}::{workflow_data(chr(10).join(said))}"


def _properties(finding: Finding) -> Iterator[tuple[str, str]]:
    where = finding.location
    yield "title", f"peerready {finding.rule}"
    yield "file", path(where.path)
    if where.line:
        yield from (("line", str(where.line)), ("endLine", str(where.line)))
    if where.line and where.column:
        yield "col", str(where.column)
        yield "endColumn", str(where.end_column or where.column + 1)
