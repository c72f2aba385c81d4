"""The shipped frameworks keep what they promise: valid, traced, locked, scorable, in our own words."""

import csv
import hashlib
import json
import re
from datetime import date
from itertools import combinations
from pathlib import Path

import pytest

from peerready import documents, lock
from peerready.assessment import assess
from peerready.catalog import (
    FRAMEWORK_LIMIT,
    VOCABULARIES,
    Catalog,
    links,
    load_shipped,
    shared,
    shipped_ids,
)
from peerready.ledger import ledger
from peerready.readiness import readiness
from peerready.resolution import resolve

HERE = Path(__file__).parent
FOLDER = HERE.parents[1] / "frameworks"
TODAY = date(2026, 11, 3)
USES = {"core": "score", "option": "option", "external": "context", "context": "context"}
TITLES = ("title", "document", "heading")
RUN = 9
"""As many words in a row as no text of ours shares with a source."""


def rows():
    """Every demand of the inventory: criterion, statement, tier."""
    with (HERE / "inventory.csv").open(encoding="utf-8", newline="") as file:
        return [tuple(row) for row in csv.reader(file)][1:]


def criteria():
    return {
        criterion.id: (criterion, load_shipped(name).framework)
        for name in shipped_ids()
        for criterion in load_shipped(name).framework.criteria
    }


def texts(part, route=()):
    """Every text of a file with the route to it, titles aside."""
    if isinstance(part, str) and route[-1] not in TITLES:
        yield route, part
    elif isinstance(part, dict):
        for key, inner in part.items():
            yield from texts(inner, (*route, key))
    elif isinstance(part, list):
        for inner in part:
            yield from texts(
                inner, (*route, inner.get("id", "-") if isinstance(inner, dict) else "-")
            )


def digests(text):
    """The digest of every run of words; the sources themselves are not ours to keep here."""
    words = re.findall(r"[a-z0-9]+", text.lower().replace("’", "").replace("'", ""))
    for start in range(len(words) - RUN + 1):
        run = " ".join(words[start : start + RUN])
        yield hashlib.sha256(run.encode()).hexdigest()[:12], run


def answered(framework, level):
    """The framework's assessment with every criterion at one level; None leaves all unanswered."""
    facts = {fact: next(iter(shared().facts[fact].values)) for fact in framework.facts}
    given = {criterion.id: level for criterion in framework.criteria if not criterion.any_of}
    raw = json.dumps(
        {
            "format": "peerready/answers/1",
            "frameworks": [f"{framework.id}@{framework.major}"],
            "organisation": {"name": "Harbour"},
            "facts": facts,
            "assessed_on": TODAY.isoformat(),
            "answers": given,
        }
    ).encode()
    found = resolve(documents.parse(raw, "answers.yaml"), Catalog(), TODAY)
    return assess(framework, found.answers, {})


def test_the_five_frameworks_are_shipped():
    assert shipped_ids() == ("imroc", "sgul", "tepou", "ucl", "wa")


@pytest.mark.parametrize("name", shipped_ids())
def test_a_framework_is_valid_and_traced(name):
    loaded = load_shipped(name)
    assert ledger(loaded.document.data).is_complete
    assert loaded.framework.id == name


def test_no_shipped_file_differs_from_its_lock():
    found = lock.differences(lock.locked(), lock.present())
    assert found == (), "raise the version of what changed, then run: make lock"


@pytest.mark.parametrize("name", shipped_ids())
def test_a_framework_says_where_it_comes_from_and_what_it_leaves_out(name):
    framework = load_shipped(name).framework
    assert framework.provenance.limits
    assert framework.provenance.derived_from
    assert framework.language == "en"
    assert framework.silent_themes(shared().themes)


@pytest.mark.parametrize("name", shipped_ids())
def test_every_scored_criterion_can_be_asked_aloud_and_told_from_its_look_alike(name):
    framework = load_shipped(name).framework
    wanting = [
        criterion.id
        for criterion in framework.criteria
        if criterion.scored and not criterion.any_of
        if not (criterion.question and criterion.not_this and criterion.levels)
    ]
    assert wanting == []


def test_every_row_of_the_inventory_is_a_criterion_or_omitted_with_a_reason():
    known, wrong = criteria(), []
    for name, statement, tier in rows():
        framework = load_shipped(name.partition(".")[0]).framework
        if tier == "misfiled":
            is_right = name not in known and statement in framework.omitted
        else:
            one = known[name][0] if name in known else None
            is_right = one and statement in one.cites and one.use == USES.get(tier, tier)
        if not is_right:
            wrong.append((name, statement, tier))
    assert len(rows()) == 187
    assert wrong == []


def test_only_groups_of_alternatives_are_not_in_the_inventory():
    listed = {name for name, _, _ in rows()}
    assert [
        name for name, (one, _) in criteria().items() if name not in listed and not one.any_of
    ] == []


@pytest.mark.parametrize("name", shipped_ids())
def test_no_two_level_texts_of_a_framework_are_the_same(name):
    told = [
        (text, f"{criterion.id}.{level}")
        for criterion in load_shipped(name).framework.criteria
        for level, text in (criterion.levels or {}).items()
    ]
    assert [(a, b) for (one, a), (other, b) in combinations(told, 2) if one == other] == []


@pytest.mark.parametrize("name", [*shipped_ids(), *VOCABULARIES])
def test_no_text_shares_nine_words_in_a_row_with_a_source(name):
    data = documents.parse((FOLDER / f"{name}.yaml").read_bytes(), name, limit=FRAMEWORK_LIMIT).data
    sources = set((HERE / "source_runs.txt").read_text(encoding="utf-8").split())
    title = data.get("provenance", {}).get("document", "")
    sources -= {digest for digest, _ in digests(title)}
    found = [
        (".".join(route[-3:]), run)
        for route, text in texts(data)
        for digest, run in digests(text)
        if digest in sources
    ]
    assert found == []


@pytest.mark.parametrize("name", shipped_ids())
def test_a_framework_can_be_scored_from_nothing_to_everything(name):
    framework = load_shipped(name).framework
    scale = framework.scale.ids
    nothing, lowest, highest = (answered(framework, level) for level in (None, scale[0], scale[-1]))
    figures = [(one.figures.low, one.figures.high) for one in (nothing, lowest, highest)]
    assert figures == [(0, 1), (0, 0), (1, 1)]


@pytest.mark.parametrize("name", shipped_ids())
def test_every_stop_sign_can_be_met_and_missed(name):
    framework = load_shipped(name).framework
    phases = {criterion.phase for criterion in framework.criteria if criterion.critical}
    scale = framework.scale.ids
    for level, verdict in ((scale[-1], "ready"), (scale[0], "not-ready")):
        found = {one.phase: one.verdict for one in readiness(answered(framework, level), TODAY)}
        assert {found[phase] for phase in phases} == {verdict}


def test_links_lead_from_a_criterion_to_one_of_another_framework():
    known = criteria()
    ends = [(link.source, link.to) for link in links()]
    assert [name for pair in ends for name in pair if name not in known] == []
    assert [pair for pair in ends if len({name.partition(".")[0] for name in pair}) == 1] == []


def test_no_two_criteria_are_linked_twice():
    pairs = [frozenset((link.source, link.to)) for link in links()]
    assert len(set(pairs)) == len(pairs)
