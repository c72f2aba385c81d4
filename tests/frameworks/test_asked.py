"""What a report says other frameworks ask about is what they ask about."""

from __future__ import annotations

import runpy
import sys
from pathlib import Path

from peerready import asked_source, asked_table


def test_the_table_is_what_the_frameworks_ask():
    table = Path(asked_table.__file__)
    remedy = f"python -m peerready.asked_source > src/peerready/{table.name}"

    assert table.read_text(encoding="utf-8") == asked_source.text(), f"old: {remedy}"
    assert asked_source.asked() == asked_table.ASKED


def test_it_is_written_by_a_command(capsys, monkeypatch):
    monkeypatch.delitem(sys.modules, "peerready.asked_source")
    runpy.run_module("peerready.asked_source", run_name="__main__")

    assert capsys.readouterr().out == asked_source.text()
