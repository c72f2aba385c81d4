"""Ctrl-C at any moment: quiet, and an end at once."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from types import SimpleNamespace

import pytest

from peerready import __main__ as front_door

ANSWERS = """\
format: peerready/answers/1
frameworks: [imroc@1]
organisation: {name: Harbour Recovery}
assessed_on: 2026-11-03
answers: {imroc.i1: largely}
"""
SCRIPT = "from peerready.__main__ import main; raise SystemExit(main())"
OURS = "peerready" + os.sep
AT_WORK = SimpleNamespace(f_code=SimpleNamespace(co_filename="work.py"), f_back=None)
IN_AN_IMPORT = SimpleNamespace(
    f_code=SimpleNamespace(co_filename="half.py"),
    f_back=SimpleNamespace(
        f_code=SimpleNamespace(co_filename="<frozen importlib._bootstrap>"), f_back=AT_WORK
    ),
)


@pytest.fixture
def ctrl_c():
    """How Ctrl-C is heard, put back after the test."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


def interrupted(folder, after):
    running = subprocess.Popen(
        [sys.executable, "-c", SCRIPT, "assess", "answers.yaml"],
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    time.sleep(after)
    running.send_signal(signal.SIGINT)
    _, said = running.communicate(timeout=60)
    return running.returncode, said


def is_quiet(code, said):
    """Whether nothing is said by us; Python may be interrupted before it reads our first line."""
    early = "Traceback" in said and code in {1, -signal.SIGINT} and OURS not in said
    return early or (code in {0, 130, -signal.SIGINT} and "Traceback" not in said)


@pytest.mark.skipif(sys.platform == "win32", reason="a signal cannot be sent there")
@pytest.mark.usefixtures("ctrl_c")
@pytest.mark.parametrize(
    "times", [range(0, 300, 40), pytest.param(range(0, 300, 5), marks=pytest.mark.scale)]
)
def test_ctrl_c_at_any_moment_is_quiet(tmp_path, times):
    (tmp_path / "answers.yaml").write_text(ANSWERS, encoding="utf-8")

    ends = {after: interrupted(tmp_path, after / 1000) for after in times}

    assert not {after: end for after, end in ends.items() if not is_quiet(*end)}


def test_ctrl_c_at_work_is_raised():
    with pytest.raises(KeyboardInterrupt):
        front_door._interrupted(signal.SIGINT, AT_WORK)


def test_ctrl_c_in_an_import_ends_everything(monkeypatch):
    def end(code):
        raise SystemExit(code)

    monkeypatch.setattr(os, "_exit", end)

    with pytest.raises(SystemExit) as ended:
        front_door._interrupted(signal.SIGINT, IN_AN_IMPORT)
    assert ended.value.code == 130


@pytest.mark.usefixtures("ctrl_c")
def test_ctrl_c_is_heard_while_a_command_runs_and_ends_us_after_it(monkeypatch):
    heard = []

    def run(_):
        heard.append(signal.getsignal(signal.SIGINT))
        raise KeyboardInterrupt

    monkeypatch.setattr(front_door, "_run", run)
    monkeypatch.setattr(sys, "argv", ["peerready", "frameworks"])
    try:
        assert front_door.main() == 130
    finally:
        front_door.gc.unfreeze()
    assert heard == [front_door._interrupted]
    assert signal.getsignal(signal.SIGINT) == signal.SIG_DFL


@pytest.mark.usefixtures("ctrl_c")
def test_where_ctrl_c_is_ignored_it_stays_so(monkeypatch):
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    monkeypatch.setattr(front_door, "_run", lambda _: 0)

    assert front_door._interruptible([]) == 0
    assert signal.getsignal(signal.SIGINT) == signal.SIG_IGN
