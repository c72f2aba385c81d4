"""What `assess` shows is what the whole report would show there."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from peerready.case import Sources, case
from peerready.catalog import shared
from peerready.content.build import outline_view, report_view
from peerready.screen import blocks

EXAMPLES = Path(__file__).parents[2] / "examples"


@pytest.mark.parametrize(
    "path", sorted(EXAMPLES.rglob("answers*.yaml")), ids=lambda path: path.parent.name
)
def test_the_outline_says_what_the_report_says(path):
    one = case(str(path), date(2026, 11, 21), Sources())

    assert blocks(outline_view(one, shared())) == blocks(report_view(one, shared()))
