"""The shipped folders are found wherever the package lies."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

from peerready import resources

ROOT = Path(__file__).parents[2]


def test_in_a_checkout_they_lie_beside_the_sources():
    assert resources.shipped("frameworks") == ROOT / "frameworks"


def test_in_an_installed_package_they_lie_in_it(tmp_path, monkeypatch):
    monkeypatch.setattr(resources, "__file__", str(tmp_path / "resources.py"))
    (tmp_path / "templates").mkdir()

    assert resources.shipped("templates") == tmp_path / "templates"


def test_in_a_zip_the_import_system_finds_them(tmp_path, monkeypatch):
    monkeypatch.setattr(
        resources, "__file__", str(tmp_path / "a.zip" / "peerready" / "resources.py")
    )

    assert resources.shipped("frameworks") == files("peerready") / "frameworks"
