"""`compare` over many files: the same bytes whatever does the work, and nothing half-done when it is ended."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

ANSWERS = """\
format: peerready/answers/1
frameworks: [wa@1]
organisation: {{name: Service {number}}}
facts: {{size: small, peer_workers: none}}
assessed_on: 2026-11-03
answers:
  wa.i1: {level}
  wa.i3c: {{level: partly, note: {note}}}
"""
LEVELS = ("not-yet", "partly", "largely", "fully")
TODAY = ("--today", "2026-11-21")


def fill(folder, count, *, words=1):
    (folder / "all").mkdir()
    for number in range(count):
        level, note = LEVELS[number % 4], "word " * words
        text = ANSWERS.format(number=number, level=level, note=note.strip())
        (folder / f"all/{number:05}.yaml").write_text(text, encoding="utf-8")


def run(folder, *more):
    command = [sys.executable, "-m", "peerready", "compare", "all", *TODAY, *more]
    return subprocess.run(command, cwd=folder, capture_output=True, check=False)


@pytest.fixture
def folder(tmp_path):
    fill(tmp_path, 320)
    return tmp_path


def test_the_same_bytes_come_out_whatever_the_number_of_processes(folder):
    pytest.importorskip("pyarrow")
    one, two = (run(folder, "--jobs", jobs, "--format", "csv") for jobs in "12")
    first, second = (run(folder, "--data", "kept.parquet", "--format", "csv") for _ in range(2))

    assert one.returncode == 0, one.stderr.decode()
    assert one.stdout == two.stdout == first.stdout == second.stdout
    assert one.stderr == two.stderr == first.stderr == second.stderr


def test_every_bad_file_is_named_and_nothing_is_printed(folder):
    for number in range(0, 320, 40):
        text = ANSWERS.format(number=number, level="fuly", note="x")
        (folder / f"all/{number:05}.yaml").write_text(text, encoding="utf-8")

    stopped, went_on = run(folder, "--jobs", "2"), run(folder, "--jobs", "2", "--skip-invalid")

    named = [f"all/{number:05}.yaml:7:10:" for number in range(0, 320, 40)]
    assert (stopped.returncode, stopped.stdout) == (3, b"")
    assert [
        line.split(" ")[0] for line in stopped.stderr.decode().split("\n") if line[:4] == "all/"
    ] == named
    assert went_on.returncode == 5
    assert all(name in went_on.stderr.decode() for name in named)


def test_quiet_says_nothing_of_progress(folder):
    assert run(folder, "-q", "--jobs", "2").stderr == b""


def children(pid):
    found = []
    for one in Path("/proc").iterdir():
        try:
            if int((one / "stat").read_text().rpartition(")")[2].split()[1]) == pid:
                found.append(one)
        except (OSError, ValueError, IndexError):
            continue
    return found


def is_there(group):
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="needs /proc")
def test_ctrl_c_ends_it_at_once_with_130_and_leaves_nothing(tmp_path):
    fill(tmp_path, 2000, words=2000)
    command = [
        sys.executable,
        "-m",
        "peerready",
        "compare",
        "all",
        *TODAY,
        "--jobs",
        "2",
        "-o",
        "out.csv",
    ]
    running = subprocess.Popen(
        command,
        cwd=tmp_path,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    while len(children(running.pid)) < 2 and running.poll() is None:
        time.sleep(0.01)
    os.killpg(running.pid, signal.SIGINT)
    out, err = running.communicate(timeout=60)

    assert (running.returncode, out, err) == (130, b"", b"")
    assert [one.name for one in tmp_path.iterdir()] == ["all"]
    until = time.monotonic() + 10
    while is_there(running.pid) and time.monotonic() < until:
        time.sleep(0.02)
    assert not is_there(running.pid)
