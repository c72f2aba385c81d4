"""A check as JSON, format `peerready/check/1`; its schema is that of `peerready.check_schema`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from peerready import __version__
from peerready.formats import json_text
from peerready.formats.check_words import INVALID, fingerprints, known, new, path, waived

if TYPE_CHECKING:
    from peerready.finding import Check, Finding, Summary

Json = dict[str, Any]


def text(check: Check) -> str:
    """The whole check; where an input is invalid it has findings alone."""
    return json_text.text(_check(check))


def _check(check: Check) -> Json:
    failing = set(map(id, check.failing))
    return {
        "format": "peerready/check/1",
        "peerready": __version__,
        "passed": check.passed,
        "valid": all(finding.rule != INVALID for finding in check.findings),
        "fail_on": check.fail_on,
        "counts": {
            "new": len(new(check)),
            "known": len(known(check)),
            "waived": len(waived(check)),
            "failing": len(failing),
        },
        "findings": [
            _finding(finding, fingerprint, fails=id(finding) in failing)
            for finding, fingerprint in zip(
                check.findings, fingerprints(check.findings), strict=True
            )
        ],
        "frameworks": [_summary(summary) for summary in check.summaries],
        "notes": list(check.notes),
    }


def _finding(finding: Finding, fingerprint: str, *, fails: bool) -> Json:
    where = finding.location
    return {
        "rule": finding.rule,
        "level": finding.level,
        "standing": finding.standing,
        "fails": fails,
        "message": finding.message,
        "hint": finding.hint or None,
        "because": finding.because or None,
        "location": {
            "path": path(where.path),
            "line": where.line,
            "column": where.column,
            "end_column": where.end_column,
        },
        "answers": path(finding.answers),
        "framework": finding.framework or None,
        "criterion": finding.criterion or None,
        "subject": finding.subject or None,
        "fingerprint": fingerprint,
    }


def _summary(summary: Summary) -> Json:
    return {
        "answers": path(summary.answers),
        "organisation": summary.organisation,
        "framework": summary.framework,
        "claimed": summary.claimed,
        "shown": summary.shown,
        "verdicts": [{"phase": phase, "verdict": said} for phase, said in summary.verdicts],
        "changes": list(summary.changes),
    }
