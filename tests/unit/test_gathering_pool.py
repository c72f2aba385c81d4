"""Several processes that look at files: the same comes out, whatever becomes of one of them."""

from __future__ import annotations

import gc
import multiprocessing
import os
import re
import signal
import subprocess
import sys
import threading
import time
from datetime import date
from pathlib import Path
from types import SimpleNamespace

import pytest

from peerready.case import Sources
from peerready.errors import PeerreadyError
from peerready.gathering import pool
from peerready.gathering.asking import Ask
from peerready.gathering.desk import looked_at
from peerready.gathering.gather import gather
from peerready.gathering.listing import File

TODAY = date(2026, 11, 21)
ANSWERS = """\
format: peerready/answers/1
frameworks: [wa@1]
organisation: {{name: Service {number}}}
facts: {{size: small}}
assessed_on: 2026-11-03
answers:
  wa.i1: {level}
"""
LEVELS = ("not-yet", "partly", "largely", "fully", "fuly")
SCRIPT = """
import multiprocessing, sys, threading, time
from datetime import date
from peerready.case import Sources
from peerready.gathering.gather import gather

def told(done, total):
    print(*(one.pid for one in multiprocessing.active_children()), flush=True)
    sys.stdin.readline()

if __name__ == "__main__":
    for _ in range(THREADS):  # with one, processes begin anew and not as copies
        threading.Thread(target=time.sleep, args=(60,), daemon=True).start()
    gather(["all"], Sources(), date(2026, 11, 21), jobs=2, progress=told)
"""


@pytest.fixture
def chunks(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "all").mkdir()
    for number in range(400):
        text = ANSWERS.format(number=number, level=LEVELS[number % 4])
        (tmp_path / f"all/{number:03}.yaml").write_text(text, encoding="utf-8")
    files = [File(f"all/{number:03}.yaml", named=False) for number in range(40)]
    return [tuple(files[start : start + 2]) for start in range(0, 40, 2)]


@pytest.fixture
def ask():
    return Ask(Sources(), TODAY, run="test")


def children():
    return [one for one in multiprocessing.active_children() if one.is_alive()]


def nothing():
    pass


def test_what_can_be_done_meanwhile_is_done_once_when_all_are_busy(chunks, ask):
    done = []
    few, many = chunks[:2], [*chunks] * 3

    assert len(list(pool.by_processes(ask, 2, lambda: done.append(1), few))) == 2
    assert done == []
    assert len(list(pool.by_processes(ask, 2, lambda: done.append(1), many))) == len(many)
    assert done == [1]


def test_what_comes_out_is_the_same_in_the_same_order(chunks, ask):
    found = list(pool.by_processes(ask, 2, nothing, chunks))

    assert found == [looked_at(ask, chunk) for chunk in chunks]
    assert not children()


def test_many_files_are_given_to_several_processes(chunks):
    assert chunks
    (Path("all") / "007.yaml").write_text(ANSWERS.format(number=7, level="fuly"), encoding="utf-8")
    one, two = (gather(["all"], Sources(), TODAY, jobs=jobs, skip_invalid=True) for jobs in (1, 2))

    assert [list(roster) for roster in one.rosters] == [list(roster) for roster in two.rosters]
    assert (one.bad, one.invalid, one.count) == (two.bad, two.invalid, two.count)


def killing(monkeypatch, times):
    """Kill every process after so many chunks were given out."""
    given, left = pool._Pool.given, [times]

    def deadly(self, chunk, tries=1):
        task = given(self, chunk, tries)
        if left[0]:
            left[0] -= 1
            for one in children():
                one.kill()  # it may have ended meanwhile
                one.join()
        return task

    monkeypatch.setattr(pool._Pool, "given", deadly)


def test_a_process_that_is_killed_changes_nothing(chunks, ask, monkeypatch):
    killing(monkeypatch, 1)

    assert list(pool.by_processes(ask, 2, nothing, chunks)) == [
        looked_at(ask, chunk) for chunk in chunks
    ]


def test_a_chunk_that_is_given_out_when_all_processes_have_ended_is_given_to_new_ones(chunks, ask):
    processes = pool._Pool(ask, 1)
    first = processes.given(chunks[0])
    for one in children():
        one.kill()
    first.future.exception()

    second = processes.given(chunks[1])

    assert second.future.result() == looked_at(ask, chunks[1])
    processes.end()


def test_a_chunk_whose_process_ends_twice_is_a_clear_error(chunks, ask, monkeypatch):
    killing(monkeypatch, 1000)

    with pytest.raises(PeerreadyError) as raised:
        list(pool.by_processes(ask, 2, nothing, chunks))

    (problem,) = raised.value.problems  # of the first chunk that nobody was quick enough to read
    assert re.fullmatch(
        r"a process ended twice while it read all/0\d\d\.yaml or one of 1 more", problem.message
    )
    assert problem.hint == "it may have run out of memory: try with --jobs 1"
    assert not children()


def test_no_process_is_left_when_nobody_takes_the_rest(chunks, ask):
    found = pool.by_processes(ask, 2, nothing, chunks)
    next(found)
    found.close()

    assert not children()


def test_only_so_many_chunks_are_under_way(chunks, ask):
    taken = []

    def watched():
        for chunk in chunks:
            taken.append(chunk)
            yield chunk

    found = pool.by_processes(ask, 2, nothing, watched())
    next(found)

    assert len(taken) == pool.WINDOW * 2
    found.close()


@pytest.mark.parametrize(
    ("threads", "start"), [(("1",), "fork"), (("1", "2"), "spawn"), (None, "spawn")]
)
def test_a_process_is_copied_only_where_no_other_thread_is(monkeypatch, threads, start):
    def tasks(_):
        if threads is None:
            raise FileNotFoundError
        return iter(threads)

    monkeypatch.setattr(pool.Path, "iterdir", tasks)

    assert pool._start() == start


@pytest.mark.parametrize("start", ["fork", "spawn"])
@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there are no copies")
@pytest.mark.filterwarnings("default")  # the one who runs tests may have threads
def test_however_processes_begin_the_same_comes_out(chunks, ask, monkeypatch, start):
    monkeypatch.setattr(pool, "_start", lambda: start)

    assert list(pool.by_processes(ask, 2, nothing, chunks)) == [
        looked_at(ask, chunk) for chunk in chunks
    ]
    assert not children()


def is_there(pid):
    try:
        return "Z" not in Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="needs /proc")
@pytest.mark.parametrize("threads", [0, 1])
def test_processes_end_within_a_second_when_the_one_above_is_killed(chunks, tmp_path, threads):
    assert chunks
    (tmp_path / "script.py").write_text(SCRIPT.replace("THREADS", str(threads)), encoding="utf-8")
    above = subprocess.Popen(
        [sys.executable, "script.py"], stdout=subprocess.PIPE, stdin=subprocess.PIPE, text=True
    )
    below = [int(pid) for pid in above.stdout.readline().split()]
    above.kill()
    above.communicate()
    until = time.monotonic() + 10

    while any(map(is_there, below)) and time.monotonic() < until:
        time.sleep(0.05)

    assert len(below) == 2
    assert not any(map(is_there, below))


@pytest.fixture
def as_it_was():
    """What a process at work changes of itself, put back."""
    before, thresholds = signal.getsignal(signal.SIGINT), gc.get_threshold()
    yield
    signal.signal(signal.SIGINT, before)
    gc.set_threshold(*thresholds)
    gc.unfreeze()


@pytest.mark.usefixtures("as_it_was")
def test_a_process_at_work_leaves_ctrl_c_to_the_one_above():
    pool._at_work()

    assert signal.getsignal(signal.SIGINT) == signal.SIG_IGN


@pytest.mark.usefixtures("as_it_was")
def test_a_process_at_work_ends_with_the_one_above(monkeypatch):
    reader, writer = multiprocessing.Pipe(duplex=False)
    ended = threading.Event()
    monkeypatch.setattr(os, "_exit", lambda _: ended.set())
    monkeypatch.setattr(multiprocessing, "parent_process", lambda: SimpleNamespace(sentinel=reader))
    pool._at_work()
    writer.close()

    assert ended.wait(10)


def test_where_signals_cannot_be_held_back_nothing_is_done(monkeypatch):
    monkeypatch.setattr(sys, "platform", "win32")

    with pool._uninterrupted():
        assert signal.SIGINT not in signal.pthread_sigmask(signal.SIG_BLOCK, ())
