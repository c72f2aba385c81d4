"""Write what is told of every invalid file anew, beside it; read each one before it is kept.

What is wrong with a framework is the result of `frameworks validate` (.stdout); what is wrong with
answers or a project file is told on standard error (.stderr).
"""

from __future__ import annotations

import contextlib
import io
import os
from pathlib import Path
from unittest import mock

HERE = Path(__file__).parent
COMMANDS = {
    "answers": ("assess", "{file}", "--today", "2026-11-21"),
    "frameworks": ("frameworks", "validate", "{file}"),
}
PROJECT = ("assess", "answers.yaml", "--today", "2026-11-21")
"""For a project file, which is put beside these answers."""


def command(file):
    """What is run in the folder of an invalid file."""
    return [word.format(file=file.name) for word in COMMANDS[file.parent.name]]


def files(folder):
    return sorted((HERE / folder).glob("*.yaml"))


def run(argv, folder):
    """The exit code, standard output and standard error of a command line in a folder."""
    from peerready.__main__ import main

    out, err = io.StringIO(), io.StringIO()
    plain = {"COLUMNS": "80", "NO_COLOR": "1"}
    with (
        contextlib.chdir(folder),
        contextlib.redirect_stdout(out),
        contextlib.redirect_stderr(err),
        mock.patch.dict(os.environ, plain),
    ):
        code = main(argv)
    return code, out.getvalue(), err.getvalue()


def told(file, scratch):
    """What is told of an invalid file; a project file is put where it is looked for."""
    if file.parent.name != "project":
        return run(command(file), file.parent)
    (scratch / "peerready.yaml").write_bytes(file.read_bytes())
    (scratch / "answers.yaml").write_bytes((file.parent / "answers.txt").read_bytes())
    return run(list(PROJECT), scratch)


def beside(file):
    """The file that holds what is told of an invalid one."""
    return file.with_suffix(".stdout" if file.parent.name == "frameworks" else ".stderr")


def renew():
    import tempfile

    for folder in (*COMMANDS, "project"):
        for file in files(folder):
            with tempfile.TemporaryDirectory() as scratch:
                _, out, err = told(file, Path(scratch))
            beside(file).write_text(out or err, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    renew()
