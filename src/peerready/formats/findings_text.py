"""A check for people at a terminal or in a build's log, in the layout of all our messages."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from peerready.errors import Location, Problem
from peerready.formats.check_words import (
    counts,
    known,
    new,
    path,
    place,
    sentence,
    verdict,
    waived,
)
from peerready.problem_text import problem
from peerready.sinks import terminal_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from peerready.finding import Check, Finding, Summary


def text(check: Check) -> str:
    """What counts, file by file; what passes, shortly; the figures; the counts and the verdict."""
    parts = [
        *_by_file(new(check)),
        _passing("known, in the baseline", known(check)),
        _passing("waived", waived(check)),
        *map(_figures, check.summaries),
        "".join(f"note: {terminal_line(note)}\n" for note in check.notes),
        f"{counts(check)}\n{verdict(check)}\n",
    ]
    return "\n".join(part for part in parts if part)


def _by_file(findings: Iterable[Finding]) -> Iterator[str]:
    ordered = sorted(findings, key=_where)
    for _, found in groupby(ordered, key=lambda finding: finding.location.path):
        yield "".join(map(_finding, found))


def _where(finding: Finding) -> tuple[str, int, int]:
    where = finding.location
    return (where.path, where.line or 0, where.column or 0)


def _finding(finding: Finding) -> str:
    where = finding.location
    shown = Location(path(where.path), where.line, where.column, where.end_column, where.source)
    message = f"{sentence(finding)} [{finding.rule}]"
    return problem(Problem(message, shown, finding.hint or None, finding.level))


def _passing(title: str, findings: tuple[Finding, ...]) -> str:
    lines = [f"  {place(finding)}: {_shortly(finding)}" for finding in findings]
    return "".join(f"{terminal_line(line)}\n" for line in (f"{title}:", *lines)) if lines else ""


def _shortly(finding: Finding) -> str:
    because = f": {finding.because}" if finding.because else ""
    return f"{sentence(finding)} [{finding.rule}]{because}"


def _figures(summary: Summary) -> str:
    lines = [
        f"{summary.organisation}, {summary.framework} ({path(summary.answers)})",
        f"  claimed {summary.claimed}, shown {summary.shown}",
        *(f"  {phase}: {said}" for phase, said in summary.verdicts),
        *(f"  since the baseline: {change}" for change in summary.changes),
    ]
    return "".join(f"{terminal_line(line)}\n" for line in lines)
