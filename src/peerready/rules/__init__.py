"""The rules of `check`, one a module, whose docstring is its page; what runs when, in the order of the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from peerready.rules import (
    action_overdue,
    action_without_owner,
    baseline_stale,
    critical_below_floor,
    critical_open,
    evidence_cannot_check,
    evidence_empty,
    evidence_heading_empty,
    evidence_heading_gone,
    evidence_lapsed,
    evidence_missing,
    evidence_no_date,
    evidence_not_a_file,
    evidence_outside,
    evidence_post_dated,
    evidence_unreadable,
    evidence_weak,
    gate_coverage,
    gate_evidenced,
    gate_low,
    gate_phase,
    gate_unanswered,
    invalid_file,
    not_applicable_reason,
    not_applicable_share,
    personal_data,
    regression,
    to_confirm,
    waiver_expired,
    waiver_unused,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from peerready.gate import Demands
    from peerready.rule import Found, Judged, Rule
    from peerready.rule_codes import RuleCode

RULES: Mapping[RuleCode, Rule] = {
    "invalid-file": invalid_file.RULE,
    "evidence-missing": evidence_missing.RULE,
    "evidence-outside": evidence_outside.RULE,
    "evidence-not-a-file": evidence_not_a_file.RULE,
    "evidence-empty": evidence_empty.RULE,
    "evidence-heading-gone": evidence_heading_gone.RULE,
    "evidence-heading-empty": evidence_heading_empty.RULE,
    "evidence-lapsed": evidence_lapsed.RULE,
    "evidence-post-dated": evidence_post_dated.RULE,
    "evidence-unreadable": evidence_unreadable.RULE,
    "evidence-no-date": evidence_no_date.RULE,
    "evidence-cannot-check": evidence_cannot_check.RULE,
    "evidence-weak": evidence_weak.RULE,
    "critical-below-floor": critical_below_floor.RULE,
    "critical-open": critical_open.RULE,
    "action-overdue": action_overdue.RULE,
    "action-without-owner": action_without_owner.RULE,
    "not-applicable-share": not_applicable_share.RULE,
    "not-applicable-reason": not_applicable_reason.RULE,
    "personal-data": personal_data.RULE,
    "to-confirm": to_confirm.RULE,
    "regression": regression.RULE,
    "gate-low": gate_low.RULE,
    "gate-coverage": gate_coverage.RULE,
    "gate-evidenced": gate_evidenced.RULE,
    "gate-phase": gate_phase.RULE,
    "gate-unanswered": gate_unanswered.RULE,
    "waiver-expired": waiver_expired.RULE,
    "waiver-unused": waiver_unused.RULE,
    "baseline-stale": baseline_stale.RULE,
}

OF_ANSWERS: Mapping[RuleCode, Callable[[Judged], Iterator[Found]]] = {
    "evidence-missing": evidence_missing.found,
    "evidence-outside": evidence_outside.found,
    "evidence-not-a-file": evidence_not_a_file.found,
    "evidence-empty": evidence_empty.found,
    "evidence-heading-gone": evidence_heading_gone.found,
    "evidence-heading-empty": evidence_heading_empty.found,
    "evidence-lapsed": evidence_lapsed.found,
    "evidence-post-dated": evidence_post_dated.found,
    "evidence-unreadable": evidence_unreadable.found,
    "evidence-no-date": evidence_no_date.found,
    "evidence-cannot-check": evidence_cannot_check.found,
    "evidence-weak": evidence_weak.found,
    "critical-below-floor": critical_below_floor.found,
    "critical-open": critical_open.found,
    "action-overdue": action_overdue.found,
    "action-without-owner": action_without_owner.found,
    "not-applicable-share": not_applicable_share.found,
    "not-applicable-reason": not_applicable_reason.found,
    "personal-data": personal_data.found,
    "to-confirm": to_confirm.found,
}
"""The rules that look at one framework of one answers file."""

OF_GATE: Mapping[RuleCode, Callable[[Judged, Demands], Iterator[Found]]] = {
    "gate-low": gate_low.found,
    "gate-coverage": gate_coverage.found,
    "gate-evidenced": gate_evidenced.found,
    "gate-phase": gate_phase.found,
}
"""The rules that hold it against what the gate asks for."""
