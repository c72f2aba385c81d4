"""The outcome of a check for those who read it: each format is one function from a check to text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from peerready.formats import (
    findings_github,
    findings_gitlab,
    findings_json,
    findings_junit,
    findings_markdown,
    findings_sarif,
    findings_text,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from peerready.finding import Check

FORMATS: Mapping[str, Callable[[Check], str]] = {
    "text": findings_text.text,
    "github": findings_github.text,
    "sarif": findings_sarif.text,
    "junit": findings_junit.text,
    "gitlab": findings_gitlab.text,
    "json": findings_json.text,
    "markdown": findings_markdown.text,
}
