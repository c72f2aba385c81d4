"""A check as SARIF 2.1.0, fit for code scanning: a run for each framework, and one for the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from peerready import __version__
from peerready.formats import json_text
from peerready.formats.check_words import fingerprints, path, sentence
from peerready.rules import RULES
from peerready.sinks import alert

if TYPE_CHECKING:
    from collections.abc import Mapping

    from peerready.errors import Location
    from peerready.finding import Check, Finding, Level
    from peerready.rules import Rule

Json = dict[str, Any]

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
"""The name of the schema; nothing is read from there."""
ROOT = "%SRCROOT%"
LONGEST = 1024
"""Characters of a rule's description that code scanning takes."""
SEVERITIES: dict[Level, str] = {
    "error": "error",
    "warning": "warning",
    "note": "recommendation",
}


def text(check: Check) -> str:
    """The check as one document; a category that code scanning closes alerts by is never left out."""
    marked = list(zip(check.findings, fingerprints(check.findings), strict=True))
    # The run of what belongs to no framework stands always: were it absent when nothing is to be
    # said, the alerts of its last time would stay open for ever.
    names = ["", *(summary.framework for summary in check.summaries)]
    names += [finding.framework for finding in check.findings]
    runs = [
        _run(name, [pair for pair in marked if pair[0].framework == name])
        for name in dict.fromkeys(names)
    ]
    return json_text.text({"$schema": SCHEMA, "version": "2.1.0", "runs": runs})


def _run(framework: str, marked: list[tuple[Finding, str]]) -> Json:
    codes = {finding.rule for finding, _ in marked}
    rules = [rule for rule in RULES.values() if rule.code in codes]
    places: dict[str, int] = {rule.code: number for number, rule in enumerate(rules)}
    return {
        "tool": {
            "driver": {
                "name": "peerready",
                "version": __version__,
                "semanticVersion": __version__,
                "rules": list(map(_rule, rules)),
            }
        },
        "automationDetails": {"id": f"peerready/{_uri(framework or 'check')}/"},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {
            ROOT: {"description": {"text": "The root of the repository that was checked."}}
        },
        "results": [_result(*pair, places) for pair in marked],
    }


def _rule(rule: Rule) -> Json:
    return {
        "id": rule.code,
        "shortDescription": {"text": rule.title},
        "fullDescription": {"text": _cut(_first_paragraph(rule.text))},
        "help": {"text": rule.text, "markdown": rule.text},
        "defaultConfiguration": {"level": rule.level},
        "properties": {
            "tags": ["peerready", rule.code.partition("-")[0]],
            "precision": "very-high",
            "problem.severity": SEVERITIES[rule.level],
        },
    }


def _result(finding: Finding, fingerprint: str, places: Mapping[str, int]) -> Json:
    return {
        "ruleId": finding.rule,
        "ruleIndex": places[finding.rule],
        "level": finding.level,
        "message": {"text": alert(sentence(finding))},
        "locations": [{"physicalLocation": _physical(finding.location)}],
        "partialFingerprints": {"primaryLocationLineHash": f"{fingerprint}:1"},
        "suppressions": _suppressions(finding),
    }


def _physical(where: Location) -> Json:
    line, column = where.line or 1, (where.column or 1) if where.line else 1
    end = where.end_column if where.line and where.column and where.end_column else column + 1
    return {
        "artifactLocation": {"uri": _uri(path(where.path)), "uriBaseId": ROOT},
        # one line, however much is meant: an alert shows in a pull request only where all of its
        # lines were changed
        "region": {"startLine": line, "startColumn": column, "endLine": line, "endColumn": end},
    }


def _uri(name: str) -> str:
    return quote(name, errors="surrogatepass")


def _suppressions(finding: Finding) -> list[Json]:
    """Why a finding does not count; once one result of a run has this, all need it, if empty."""
    if finding.standing == "new":
        return []
    known = "It is known: it stands in the baseline."
    justification = known if finding.standing == "known" else alert(finding.because)
    return [{"kind": "external", "status": "accepted", "justification": justification}]


def _first_paragraph(text: str) -> str:
    return " ".join(text.strip().partition("\n\n")[0].split())


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"
