"""The columnar engine says of a data set what the rosters say, to the last digit."""

from __future__ import annotations

import random
import sys
from collections import Counter
from datetime import date

import pytest

import scoring
from peerready.case import Sources
from peerready.comparison.figures import Reckoning
from peerready.comparison.spread import spread
from peerready.errors import PeerreadyError, UsageError
from peerready.gathering import columns
from peerready.gathering.gather import gather

pytest.importorskip("duckdb")
pytest.importorskip("pyarrow")

FRAMEWORK = """
a: {weight: 3}
b: {weight: 0.5, domain: {id: e, title: E}}
g: {any_of: [o, p], weight: 2}
o: {use: option}
p: {use: option}
c: {when: {size: [small]}}
"""
LEVELS = ("not-yet", "partly", "largely", "fully", "unknown", None)
HEADER = """\
format: peerready/answers/1
frameworks: [t@1]
organisation: {{name: "O{number}", country: {country}}}
facts: {{size: {size}}}
assessed_on: {year}-03-01
answers:
"""


@pytest.fixture
def gathered(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "t.yaml").write_bytes(scoring.text(FRAMEWORK, facts=["size"]))
    (tmp_path / "it's").mkdir()
    chance = random.Random(1)
    for number in range(60):
        size, country = chance.choice(["small", "large"]), chance.choice(["AU", "NZ"])
        year = chance.choice([2024, 2025])
        text = HEADER.format(number=number, size=size, country=country, year=year)
        for name in "abopc":
            level = chance.choice(LEVELS)
            if chance.random() < 0.15:
                text += f"  t.{name}: {{level: not-applicable, reason: no {number} {name}}}\n"
            elif level:
                text += f"  t.{name}: {level}\n"
        (tmp_path / f"it's/{number:02}.yaml").write_text(text)
    file = tmp_path / "it's kept.parquet"
    sources = Sources(files=(tmp_path / "t.yaml",))
    found = gather(["it's"], sources, date(2026, 1, 1), dataset=file)
    return file, found.frameworks[0], found.rosters[0]


def numbers(loaded, names):
    return [n for n, one in enumerate(loaded.framework.criteria) if one.id in names]


@pytest.mark.parametrize("names", [("t.a", "t.b", "t.g", "t.c"), ("t.g",), ("t.c",)])
def test_the_spread_is_the_same(gathered, names):
    file, loaded, roster = gathered
    figures = Reckoning(loaded.framework, roster).figures(numbers(loaded, names))

    assert columns.spreads(file, loaded, names) == {"all": spread(figures)}


@pytest.mark.parametrize("by", ["size", "country", "year"])
def test_the_spread_of_groups_is_the_same(gathered, by):
    file, loaded, roster = gathered
    groups = {}
    for number, one in enumerate(roster):
        facts = dict(one.facts) | {"country": one.country, "year": str(one.assessed_on.year)}
        groups.setdefault(facts[by], []).append(number)
    names = ("t.a", "t.b", "t.g", "t.c")
    figures = Reckoning(loaded.framework, roster).figures(numbers(loaded, names))

    found = columns.spreads(file, loaded, names, by)

    assert found == {name: spread(figures, groups[name]) for name in sorted(groups)}


def test_the_heat_map_is_the_same(gathered):
    file, loaded, roster = gathered
    names = [one.id for one in loaded.framework.criteria]

    found = columns.heat(file, loaded, names)

    assert found == {"all": {name: Counter(roster.signs(n)) for n, name in enumerate(names)}}
    assert set(columns.heat(file, loaded, names, "size")) == {"large", "small"}


def test_a_damaged_file_is_an_error(gathered, tmp_path):
    _, loaded, _ = gathered
    (tmp_path / "bad.parquet").write_text("x")

    with pytest.raises(PeerreadyError, match="no data set"):
        columns.heat(tmp_path / "bad.parquet", loaded, ["t.a"])


def test_without_the_library_one_sentence_says_so(gathered, monkeypatch):
    file, loaded, _ = gathered
    monkeypatch.setitem(sys.modules, "duckdb", None)

    with pytest.raises(UsageError, match="data sets need an extra"):
        columns.heat(file, loaded, ["t.a"])
