"""Write what `compare` shows of two examples anew; read each one before it is kept."""

from __future__ import annotations

import contextlib
import io
import os
from pathlib import Path
from unittest import mock

HERE = Path(__file__).parent
EXAMPLES = HERE.parents[2] / "examples"
TODAY = "2026-11-21"
FORMS = {
    "80.txt": ("text", "80"),
    "50.txt": ("text", "50"),
    "md": ("markdown", "80"),
    "html": ("html", "80"),
    "csv": ("csv", "80"),
    "json": ("json", "80"),
}
RUNS = {"region": ("region",), "years": ("years",)}
LINES = {
    **{
        f"{name}.{form}": (*RUNS[name], "--format", FORMS[form][0])
        for name in RUNS
        for form in FORMS
    },
    "region-order.80.txt": ("region", "--order", "--criteria"),
    "region-order.50.txt": ("region", "--order", "--criteria"),
    "region-common.80.txt": ("region", "saltbush", "--common"),
}
"""The arguments of `compare` for each file here; the width is in its name."""


def shown(name):
    """What is shown, run in the examples' folder so that paths are short."""
    from peerready.__main__ import main

    width = FORMS[name.partition(".")[2]][1]
    out, err = io.StringIO(), io.StringIO()
    with (
        contextlib.chdir(EXAMPLES),
        contextlib.redirect_stdout(out),
        contextlib.redirect_stderr(err),
        mock.patch.dict(os.environ, {"COLUMNS": width, "NO_COLOR": "1"}),
    ):
        code = main(["compare", *LINES[name], "--today", TODAY])
    return out.getvalue() if code == 0 else f"exit code {code}\n{err.getvalue()}{out.getvalue()}"


def renew():
    for old in HERE.iterdir():
        if old.name != Path(__file__).name and old.is_file():
            old.unlink()
    for name in LINES:
        (HERE / name).write_bytes(shown(name).encode())


if __name__ == "__main__":
    renew()
