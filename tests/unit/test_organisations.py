"""The invented organisations of the benchmarks: valid, the same again, and broken where they should be."""

from __future__ import annotations

import sys
from collections import Counter
from datetime import date
from pathlib import Path
from statistics import correlation, mean

import pytest

from peerready.__main__ import main
from peerready.case import Sources, cases

sys.path.insert(0, str(Path(__file__).parents[2] / "benchmarks"))
import faults
import organisations

TODAY = date(2026, 11, 21)
FRAMEWORKS = ("imroc", "sgul", "tepou", "ucl", "wa", "bench60")


def survey(name, place, seed=1):
    return organisations.Survey(organisations.framework_of(name, place), seed)


def judged(files, name, place):
    """The cases of files that answer a framework, shipped or invented."""
    given = (place / f"{name}.yaml",) if name.startswith("bench") else ()
    return cases([str(file) for file in files], TODAY, Sources(files=given))


def texts(folder):
    return {file.relative_to(folder): file.read_bytes() for file in folder.rglob("*.yaml")}


@pytest.mark.parametrize("name", FRAMEWORKS)
def test_every_invented_file_is_valid_and_draws_no_warning(name, tmp_path):
    folder = tmp_path / "organisations"
    organisations.write(folder, survey(name, tmp_path), 40)

    found = judged(sorted(folder.rglob("*.yaml")), name, tmp_path)

    assert len(found) == 40
    assert {one.answered.warnings for one in found} == {()}


def test_invented_organisations_differ_as_real_ones_do(tmp_path):
    folder = tmp_path / "organisations"
    organisations.write(folder, survey("ucl", tmp_path), 60)
    assessments = [
        one.blocks[0].assessment for one in judged(sorted(folder.rglob("*.yaml")), "ucl", tmp_path)
    ]
    figures = [one.figures for one in assessments]
    low = [float(one.low) for one in figures]
    statuses = Counter(result.status for one in assessments for result in one.results)

    assert min(low) < 0.25
    assert max(low) > 0.65
    assert {one.coverage == 1 for one in figures} == {True, False}
    assert 0.02 < mean(float(one.evidenced) for one in figures) < mean(low) / 2
    assert {"met", "below-target", "not-met", "unknown", "unanswered", "to-confirm",
            "not-applicable"} <= set(statuses)  # fmt: skip
    halves = [
        [float(domain.figures.low) for domain in one.domains if domain.figures.low is not None]
        for one in assessments
    ]
    assert correlation([half[0] for half in halves], [half[-1] for half in halves]) > 0.3


def test_the_same_arguments_make_the_same_files_and_another_seed_makes_others(tmp_path):
    for name, seed in (("a", 1), ("b", 1), ("c", 2)):
        organisations.write(tmp_path / name, survey("wa", tmp_path, seed), 12, broken=3)

    assert texts(tmp_path / "a") == texts(tmp_path / "b") != texts(tmp_path / "c")


def test_more_organisations_leave_the_first_ones_as_they_are(tmp_path):
    few = list(survey("wa", tmp_path).files(3))

    assert list(survey("wa", tmp_path).files(7))[:3] == few


def test_no_folder_holds_more_than_a_thousand_files(tmp_path):
    class Names(organisations.Survey):
        def text(self, one, year=organisations.LAST_YEAR):  # noqa: ARG002
            return ""

    for years in (1, 3):
        paths = [path for path, _ in Names(survey("wa", tmp_path).framework).files(1500, years)]
        sizes = Counter(Path(path).parent for path in paths)

        assert len(set(paths)) == 1500 * years
        assert max(sizes.values()) <= 1000
        assert len(sizes) == (2 if years == 1 else 5)


def test_the_years_of_an_organisation_share_its_id_and_more_are_asked_in_time(tmp_path):
    folder = tmp_path / "organisations"
    organisations.write(folder, survey("sgul", tmp_path), 10, years=3)
    found = judged(sorted(folder.rglob("*.yaml")), "sgul", tmp_path)
    by_id = {}
    for one in found:
        by_id.setdefault(one.answered.answers.organisation.id, []).append(one.answered.answers)

    assert {len(years) for years in by_id.values()} == {3}
    for years in by_id.values():
        assert [one.assessed_on.year for one in years] == [2024, 2025, 2026]
        assert len({tuple(one.facts.items()) for one in years}) == 1
    assert any(len(years[0].voices) < len(years[2].voices) for years in by_id.values())


def test_the_script_breaks_so_many_files_and_prints_their_names(tmp_path, capsys):
    folder = tmp_path / "organisations"
    asked = [str(folder), "--count", "60", "--framework", "sgul", "--broken", "30"]

    assert organisations.main(asked) == 0

    printed = [line.split("\t") for line in capsys.readouterr().out.splitlines()]
    assert len({path for path, _ in printed}) == 30
    assert {kind for _, kind in printed} == set(faults.FAULTS)
    broken = {Path(path) for path, _ in printed}
    assert len(judged(sorted(set(folder.rglob("*.yaml")) - broken), "sgul", tmp_path)) == 30


@pytest.mark.parametrize("name", ["sgul", "wa", "bench60"])
def test_assess_refuses_every_broken_file_by_its_name(name, tmp_path, capsys):
    count = len(faults.FAULTS)
    folder = tmp_path / "organisations"
    broken = organisations.write(folder, survey(name, tmp_path), count, broken=count)
    given = ["-f", str(tmp_path / f"{name}.yaml")] if name == "bench60" else []
    wrong = []
    for path, kind in broken:
        code = main(["assess", str(path), *given, "--today", str(TODAY)])
        out, err = capsys.readouterr()
        if (code, out) != (3, "") or path.name not in err:
            wrong.append((kind, code, err))

    assert wrong == []
    assert len(broken) == count


@pytest.mark.parametrize(
    "asked",
    [
        ["--count", "3", "--broken", "4"],
        ["--years", "0"],
        ["--count", "-1"],
        ["--framework", "nowhere"],
    ],
)
def test_wrong_arguments_are_refused_before_anything_is_written(asked, tmp_path):
    with pytest.raises(SystemExit) as stopped:
        organisations.main([str(tmp_path / "organisations"), *asked])

    assert stopped.value.code == 2
    assert list(tmp_path.rglob("*.yaml")) == []


def test_a_folder_that_holds_something_is_left_alone(tmp_path):
    (tmp_path / "mine.yaml").write_text("mine")

    with pytest.raises(SystemExit):
        organisations.main([str(tmp_path), "--count", "1"])

    assert [file.name for file in tmp_path.iterdir()] == ["mine.yaml"]
