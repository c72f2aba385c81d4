"""The rules of `check`, one a module, whose docstring is its page; what runs when, in the order of the page.

A rule's module has its code for a name and is imported when the rule is asked or its page is read:
a check asks half of them, and most outcomes show no page.
"""

from __future__ import annotations

import inspect
from importlib import import_module
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from peerready.finding import Level
    from peerready.gate import Demands
    from peerready.rule import Found, Judged
    from peerready.rule_codes import RuleCode


class Rule(NamedTuple):
    """A rule: its code, and how grave its findings are unless a project file says otherwise."""

    code: RuleCode
    level: Level
    lasting: bool = True
    """Whether a baseline may know its findings; what a gate asks for holds whatever was before."""

    @property
    def page(self) -> str:
        """Its module's docstring: a title, then Markdown."""
        return inspect.cleandoc(_module(self.code).__doc__ or "")

    @property
    def title(self) -> str:
        return self.page.partition("\n")[0]

    @property
    def text(self) -> str:
        """What the rule says, why, and its examples, in Markdown."""
        return self.page.partition("\n")[2].strip()


RULES: Mapping[RuleCode, Rule] = {
    rule.code: rule
    for rule in (
        Rule("invalid-file", "error", lasting=False),
        Rule("evidence-missing", "error"),
        Rule("evidence-outside", "error"),
        Rule("evidence-not-a-file", "error"),
        Rule("evidence-empty", "error"),
        Rule("evidence-heading-gone", "error"),
        Rule("evidence-heading-empty", "error"),
        Rule("evidence-lapsed", "error"),
        Rule("evidence-post-dated", "error"),
        Rule("evidence-unreadable", "error"),
        Rule("evidence-no-date", "warning"),
        Rule("evidence-cannot-check", "note"),
        Rule("evidence-weak", "warning"),
        Rule("critical-below-floor", "warning"),
        Rule("critical-open", "warning"),
        Rule("action-overdue", "warning"),
        Rule("action-without-owner", "warning"),
        Rule("not-applicable-share", "warning"),
        Rule("not-applicable-reason", "warning"),
        Rule("personal-data", "warning"),
        Rule("to-confirm", "note"),
        Rule("regression", "error", lasting=False),
        Rule("gate-low", "error", lasting=False),
        Rule("gate-coverage", "error", lasting=False),
        Rule("gate-evidenced", "error", lasting=False),
        Rule("gate-phase", "error", lasting=False),
        Rule("gate-unanswered", "error", lasting=False),
        Rule("waiver-expired", "error", lasting=False),
        Rule("waiver-unused", "note", lasting=False),
        Rule("baseline-stale", "note", lasting=False),
    )
}

OF_EVIDENCE: tuple[RuleCode, ...] = (
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
)
"""The rules that look at the evidence cited in one framework of one answers file."""

OF_ANSWERS: tuple[RuleCode, ...] = (
    "critical-below-floor",
    "critical-open",
    "action-overdue",
    "action-without-owner",
    "not-applicable-share",
    "not-applicable-reason",
    "personal-data",
    "to-confirm",
)
"""The rules that look at the answers themselves."""

OF_GATE: tuple[RuleCode, ...] = ("gate-low", "gate-coverage", "gate-evidenced", "gate-phase")
"""The rules that hold them against what the gate asks for."""


def finder(code: RuleCode) -> Callable[[Judged], Iterator[Found]]:
    """What finds the findings of a rule that looks at evidence or answers."""
    find: Callable[[Judged], Iterator[Found]] = _module(code).found
    return find


def gate_finder(code: RuleCode) -> Callable[[Judged, Demands], Iterator[Found]]:
    """What finds the findings of a rule that holds them against the gate."""
    find: Callable[[Judged, Demands], Iterator[Found]] = _module(code).found
    return find


def _module(code: RuleCode) -> Any:
    return import_module(f"peerready.rules.{code.replace('-', '_')}")
