"""The page of rules: every rule on it, up to date in docs, and what `explain` shows of it."""

import runpy
import sys
from pathlib import Path

import pytest

from peerready import rules_page
from peerready.plain import render
from peerready.rules import RULES

ROOT = Path(__file__).parents[2]


def test_every_rule_stands_on_the_page_with_its_level_and_examples():
    page = rules_page.page()
    for code, rule in RULES.items():
        assert f"\n| [`{code}`](#{code}) | {rule.level} | " in page
        assert f"\n## {code}\n\n**{rule.title}** ({rule.level})\n\n{rule.text}\n" in page


def test_the_page_in_docs_is_up_to_date():
    written = (ROOT / "docs" / "rules.md").read_text(encoding="utf-8")
    assert written == rules_page.page(), "run: make docs"


def test_the_page_is_printed_for_the_makefile(monkeypatch, capsys):
    monkeypatch.delitem(sys.modules, "peerready.rules_page")
    runpy.run_module("peerready.rules_page", run_name="__main__")
    assert capsys.readouterr().out == rules_page.page()


@pytest.mark.parametrize("code", RULES)
def test_a_rule_is_explained_with_its_examples_as_they_stand(code):
    shown = render(rules_page.explained(code), 120)
    assert shown.startswith(RULES[code].title)
    assert f"{code} ({RULES[code].level})" in shown
    for block in rules_page._FENCE.findall(RULES[code].text):
        for line in block.splitlines()[1:-1]:
            assert line in shown


def test_what_is_no_rule_is_not_explained_as_one():
    assert rules_page.explained("evidence") is None
