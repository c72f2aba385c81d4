"""What `assess` shows of every example, to the letter; `python tests/snapshots/renew.py` writes it anew."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest

from peerready.columns import width_of

SNAPSHOTS = Path(__file__).parents[1] / "snapshots"
spec = importlib.util.spec_from_file_location("renew_snapshots", SNAPSHOTS / "renew.py")
renew = importlib.util.module_from_spec(spec)
spec.loader.exec_module(renew)

examples = pytest.mark.parametrize("name", renew.answers())


@examples
@pytest.mark.parametrize("form", renew.FORMS)
def test_what_is_shown_of_an_example_is_as_it_was(name, form):
    kept = (SNAPSHOTS / f"{name}.{form}").read_bytes().decode()

    assert renew.shown(renew.answers()[name], form) == kept


@examples
@pytest.mark.parametrize("width", [50, 80])
def test_no_line_of_an_example_is_too_wide(name, width):
    lines = (SNAPSHOTS / f"{name}.{width}.txt").read_text(encoding="utf-8").split("\n")

    assert max(map(width_of, lines)) <= width


def test_no_snapshot_is_left_of_an_example_that_is_gone():
    kept = {file.name for form in renew.FORMS for file in SNAPSHOTS.glob(f"*.{form}")}

    assert kept == {f"{name}.{form}" for name in renew.answers() for form in renew.FORMS}
