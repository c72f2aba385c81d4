"""Write what `plan` shows of some examples anew; read each one before it is kept."""

from __future__ import annotations

import contextlib
import io
import os
from pathlib import Path
from unittest import mock

HERE = Path(__file__).parent
EXAMPLES = HERE.parents[2] / "examples"
TODAY = "2026-11-21"
SALTBUSH = ("saltbush/answers.yaml", "--to", "employ")
KOWHAI = ("kowhai/answers.yaml", "--to", "recruit", "--per-period", "1", "--period", "quarter")
LINES = {
    "saltbush.80.txt": SALTBUSH,
    "saltbush.50.txt": SALTBUSH,
    "saltbush.md": (*SALTBUSH, "--format", "markdown"),
    "saltbush.json": (*SALTBUSH, "--json"),
    "saltbush.csv": (*SALTBUSH, "--format", "csv"),
    "saltbush.ics": (*SALTBUSH, "--format", "ics"),
    "saltbush-score.80.txt": ("saltbush/answers.yaml", "--score", "0.7", "--per-period", "4"),
    "kowhai.80.txt": KOWHAI,
    "kowhai.50.txt": KOWHAI,
    "kowhai.md": (*KOWHAI, "--format", "markdown"),
    "kowhai.json": (*KOWHAI, "--json"),
    "kowhai.csv": (*KOWHAI, "--format", "csv"),
    "kowhai.ics": (*KOWHAI, "--format", "ics"),
}


def shown(name):
    """What a command line shows, run in the examples' folder so that paths are short."""
    from peerready.__main__ import main

    width = name.split(".")[1] if name.endswith(".txt") else "80"
    out, err = io.StringIO(), io.StringIO()
    with (
        contextlib.chdir(EXAMPLES),
        contextlib.redirect_stdout(out),
        contextlib.redirect_stderr(err),
        mock.patch.dict(os.environ, {"COLUMNS": width, "NO_COLOR": "1"}),
    ):
        code = main(["plan", *LINES[name], "--today", TODAY])
    return out.getvalue() if code == 0 else f"exit code {code}\n{err.getvalue()}"


if __name__ == "__main__":
    for line in LINES:
        (HERE / line).write_bytes(shown(line).encode())
