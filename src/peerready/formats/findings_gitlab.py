"""A check as a GitLab code quality report; GitLab itself says what is new in a merge request."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from peerready.formats import json_text
from peerready.formats.check_words import fingerprints, path, sentence
from peerready.sinks import alert

if TYPE_CHECKING:
    from peerready.finding import Check, Finding, Level

SEVERITIES: dict[Level, str] = {"error": "major", "warning": "minor", "note": "info"}


def text(check: Check) -> str:
    """The findings that no waiver covers: the format has no word for those."""
    marked = zip(check.findings, fingerprints(check.findings), strict=True)
    return json_text.text([_issue(*pair) for pair in marked if pair[0].standing != "waived"])


def _issue(finding: Finding, fingerprint: str) -> dict[str, Any]:
    return {
        # the host shows no check_name, so the rule stands in the description too
        "description": f"{finding.rule}: {alert(sentence(finding))}",
        "check_name": finding.rule,
        "fingerprint": fingerprint,
        "severity": SEVERITIES[finding.level],
        "location": {
            "path": path(finding.location.path),
            "lines": {"begin": finding.location.line or 1},
        },
    }
