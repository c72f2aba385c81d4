"""From the source archive to a wheel, and the wheel run in an empty folder, as files and as a zip."""

from __future__ import annotations

import os
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
ANSWERS = """\
format: peerready/answers/1
frameworks: [imroc@1]
organisation: {name: Harbour Recovery}
assessed_on: 2026-11-03
answers: {imroc.i1: largely}
"""


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """The wheel that is built from the source archive, not from the checkout."""
    place = tmp_path_factory.mktemp("built")
    command = [sys.executable, "-m", "hatchling", "build", "-t"]
    subprocess.run([*command, "sdist", "-d", str(place)], cwd=ROOT, check=True, capture_output=True)
    (archive,) = place.glob("*.tar.gz")
    with tarfile.open(archive) as packed:
        packed.extractall(place / "source", filter="data")
    (source,) = (place / "source").iterdir()
    subprocess.run(
        [*command, "wheel", "-d", str(place)], cwd=source, check=True, capture_output=True
    )
    (wheel,) = place.glob("*.whl")
    return wheel


def run_from(library, folder, *argv):
    env = {name: value for name, value in os.environ.items() if not name.startswith("COV_")}
    env |= {"PYTHONPATH": str(library), "PYTHONDONTWRITEBYTECODE": "1", "COLUMNS": "80"}
    done = subprocess.run(
        [sys.executable, "-m", "peerready", *argv],
        cwd=folder, env=env, capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip
    return done.returncode, done.stdout, done.stderr


@pytest.fixture(params=["unpacked", "zip"])
def library(request, built, tmp_path):
    if request.param == "zip":
        return built
    with zipfile.ZipFile(built) as wheel:
        wheel.extractall(tmp_path / "library")
    return tmp_path / "library"


def test_the_wheel_holds_what_it_ships_and_nothing_else(built):
    names = set(zipfile.ZipFile(built).namelist())
    shipped = {
        f"peerready/frameworks/{name}.yaml" for name in ("sgul", "ucl", "imroc", "wa", "tepou")
    }

    assert shipped <= names
    assert "peerready/frameworks/frameworks.lock" in names
    assert "peerready/templates/report/report.html.j2" in names
    tops = {name.split("/")[0] for name in names}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"peerready"}


def test_an_installed_peerready_assesses_and_reports_in_an_empty_folder(library, tmp_path):
    folder = tmp_path / "empty"
    folder.mkdir()
    (folder / "answers.yaml").write_text(ANSWERS, encoding="utf-8")

    listed, names, _ = run_from(library, folder, "frameworks", "list")
    assessed, shown, wrong = run_from(library, folder, "assess", "answers.yaml")
    reported, report, _ = run_from(library, folder, "report", "answers.yaml", "-o", "-")

    assert (listed, assessed, reported, wrong) == (0, 0, 0, "")
    assert all(name in names for name in ("imroc:", "sgul:", "tepou:", "ucl:", "wa:"))
    assert "May we take the next step?" in shown
    assert report.startswith("# Harbour Recovery")
