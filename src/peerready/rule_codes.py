"""The codes of the rules of `check`, as a project file and a baseline may name them."""

from __future__ import annotations

from typing import Final, Literal, get_args

RuleCode = Literal[
    "invalid-file",
    "evidence-missing",
    "evidence-outside",
    "evidence-not-a-file",
    "evidence-empty",
    "evidence-heading-gone",
    "evidence-heading-empty",
    "evidence-lapsed",
    "evidence-post-dated",
    "evidence-unreadable",
    "evidence-no-date",
    "evidence-cannot-check",
    "evidence-weak",
    "critical-below-floor",
    "critical-open",
    "action-overdue",
    "action-without-owner",
    "not-applicable-share",
    "not-applicable-reason",
    "personal-data",
    "to-confirm",
    "regression",
    "gate-low",
    "gate-coverage",
    "gate-evidenced",
    "gate-phase",
    "gate-unanswered",
    "waiver-expired",
    "waiver-unused",
    "baseline-stale",
]
"""Stable: a code is never given another meaning."""

CODES: Final[tuple[RuleCode, ...]] = get_args(RuleCode)
INVALID: Final = "invalid-file"
"""The one rule that cannot be switched: a file that cannot be read is never passed over."""
