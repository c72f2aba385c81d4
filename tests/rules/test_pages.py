"""Every rule's page has a failing and a passing example, and these examples are its tests."""

import re
from pathlib import Path
from typing import get_args

import pytest

from peerready.policies.policy_files import Fault
from peerready.rule_codes import CODES
from peerready.rules import OF_ANSWERS, OF_EVIDENCE, OF_GATE, RULES
from rules import pages

FOLDER = Path(__file__).parents[2] / "src" / "peerready" / "rules"
each_rule = pytest.mark.parametrize("code", CODES)
BY_DEFAULT = {
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
    "regression",
    "waiver-expired",
}


@pytest.fixture
def folder(tmp_path):
    made = tmp_path / "policies"
    made.mkdir()
    return made


def of(check, code):
    return [finding for finding in check.findings if finding.rule == code]


@each_rule
def test_the_failing_example_has_a_finding_of_the_rule_with_its_place(code, folder):
    failing, _ = pages.examples(RULES[code].page)
    found = of(pages.check(failing, folder), code)
    assert found
    assert {finding.level for finding in found} == {RULES[code].level}
    assert {finding.standing for finding in found} == {"new"}
    for finding in found:
        where = finding.location
        file = folder / where.path
        assert file.is_file()
        assert where.line is None or where.line <= len(file.read_text("utf-8").splitlines())


@each_rule
def test_the_passing_example_has_none(code, folder):
    _, passing = pages.examples(RULES[code].page)
    assert of(pages.check(passing, folder), code) == []


@each_rule
def test_a_failing_example_fails_by_default_where_the_rule_is_an_error(code, folder):
    failing, _ = pages.examples(RULES[code].page)
    check = pages.check(failing, folder)
    assert check.passed == (RULES[code].level != "error")


@each_rule
def test_a_page_has_a_title_of_one_line_a_text_and_two_examples(code):
    rule = RULES[code]
    assert rule.code == code
    assert re.fullmatch(r"[A-Z][^.\n]{10,70}", rule.title)
    assert rule.text.startswith(tuple("ABCDEFGHIJKLMNOPQRSTUVWXYZ`"))
    assert rule.text.count("\nFails:\n") == rule.text.count("\nPasses:\n") == 1


def test_every_code_is_a_rule_and_every_module_is_one():
    assert tuple(RULES) == CODES
    modules = {file.stem.replace("_", "-") for file in FOLDER.glob("*.py")} - {"--init--"}
    assert modules == set(CODES)


def test_what_fails_without_a_gate_is_what_no_person_has_to_judge():
    gates = {code for code in CODES if code.startswith("gate-")}
    assert {code for code, rule in RULES.items() if rule.level == "error"} - gates == BY_DEFAULT


def test_every_rule_is_asked_somewhere():
    elsewhere = {
        *("invalid-file", "regression", "gate-unanswered"),
        *("waiver-expired", "waiver-unused", "baseline-stale"),
    }
    assert {*OF_EVIDENCE, *OF_ANSWERS, *OF_GATE, *elsewhere} == set(CODES)


def test_every_reason_for_which_evidence_does_not_hold_has_a_rule():
    texts = "".join(file.read_text("utf-8") for file in FOLDER.glob("evidence_*.py"))
    asked = {
        word
        for call in re.findall(r"cited\(([^)]*)\)", texts)
        for word in re.findall(r'"([a-z-]+)"', call)
    }
    assert asked == {*get_args(Fault), "cannot-check"}
