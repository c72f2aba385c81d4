"""Write what `assess` shows of every example anew; read each one before it is kept."""

from __future__ import annotations

import contextlib
import io
import os
from pathlib import Path
from unittest import mock

HERE = Path(__file__).parent
EXAMPLES = HERE.parents[1] / "examples"
TODAY = "2026-11-21"
FORMS = {
    "80.txt": ("text", "80"),
    "50.txt": ("text", "50"),
    "json": ("json", "80"),
    "csv": ("csv", "80"),
    "md": ("markdown", "80"),
}


def answers():
    """The answers file of every example, by its folder."""
    return {
        file.relative_to(EXAMPLES).parts[0]: file
        for file in sorted(EXAMPLES.glob("**/answers.yaml"))
    }


def shown(file, form):
    """What is shown of an example, run in the examples' folder so that paths are short."""
    from peerready.__main__ import main

    name, width = FORMS[form]
    out, err = io.StringIO(), io.StringIO()
    with (
        contextlib.chdir(EXAMPLES),
        contextlib.redirect_stdout(out),
        contextlib.redirect_stderr(err),
        mock.patch.dict(os.environ, {"COLUMNS": width, "NO_COLOR": "1"}),
    ):
        path = file.relative_to(EXAMPLES).as_posix()
        code = main(["assess", path, "--today", TODAY, "--format", name])
    return out.getvalue() if code == 0 else f"exit code {code}\n{err.getvalue()}"


def renew():
    for old in (old for form in FORMS for old in HERE.glob(f"*.{form}")):
        old.unlink()
    for name, file in answers().items():
        for form in FORMS:
            (HERE / f"{name}.{form}").write_bytes(shown(file, form).encode())


if __name__ == "__main__":
    renew()
