"""The same chunks on a Dask cluster: the same comes out, whatever becomes of a worker."""

from __future__ import annotations

import os
import signal
import socket
import sys
import threading
from concurrent.futures import CancelledError
from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest

import scoring
from peerready.case import Sources
from peerready.errors import PeerreadyError, Problem, UsageError
from peerready.gathering import cluster
from peerready.gathering.gather import gather

distributed = pytest.importorskip("distributed")

pytestmark = pytest.mark.filterwarnings("default")  # those of the cluster are not ours
TODAY = date(2026, 11, 21)
ANSWERS = """\
format: peerready/answers/1
frameworks: [t@1]
organisation: {{name: Service {number}}}
assessed_on: 2026-11-03
answers:
  t.a: {level}
"""
BLIND = Problem("there is no such file")
LEVELS = ("not-yet", "partly", "largely", "fully")


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "ours").mkdir()
    (tmp_path / "ours/t.yaml").write_bytes(scoring.text("a: {}"))
    (tmp_path / "all").mkdir()
    return tmp_path


def fill(folder, count):
    for number in range(count):
        text = ANSWERS.format(number=number, level=LEVELS[number % 4])
        (folder / f"all/{number:05}.yaml").write_text(text, encoding="utf-8")


def gathered(**options):
    found = gather(["all"], Sources(folders=(Path("ours"),)), TODAY, jobs=1, **options)
    return [list(roster) for roster in found.rosters], found.bad


@pytest.fixture
def local():
    options = {"dashboard_address": None, "processes": False, "threads_per_worker": 1}
    with distributed.LocalCluster(n_workers=1, **options) as started:
        yield started


def test_a_cluster_gives_what_one_process_gives(folder, local):
    fill(folder, 300)
    (folder / "all/00007.yaml").write_text(ANSWERS.format(number=7, level="fuly"))
    address = local.scheduler_address

    assert gathered(scheduler=address, skip_invalid=True) == gathered(skip_invalid=True)


def test_what_goes_wrong_on_a_cluster_is_told(folder, local, monkeypatch):
    fill(folder, 3)
    address = local.scheduler_address
    looked_at = cluster.looked_at

    def blind(ask, chunk):
        return [one._replace(standings=(), problems=(BLIND,)) for one in looked_at(ask, chunk)]

    def broken(ask, chunk):
        raise LookupError(ask, chunk)  # as of another version

    monkeypatch.setattr(cluster, "looked_at", blind)
    with pytest.raises(
        PeerreadyError, match=r"all/00000.yaml can be read here, but not by a worker"
    ):
        gathered(scheduler=address)
    monkeypatch.setattr(cluster, "looked_at", broken)
    with pytest.raises(PeerreadyError, match=r"did not read all/00000.yaml or one of 2 more"):
        gathered(scheduler=address)


def test_a_scheduler_that_is_gone_is_told(folder, local, monkeypatch):
    fill(folder, 3)

    def cancelled(*_):
        raise CancelledError

    monkeypatch.setattr(cluster, "_taken", cancelled)
    with pytest.raises(PeerreadyError) as raised:
        gathered(scheduler=local.scheduler_address)

    (problem,) = raised.value.problems
    assert problem.message == f"the scheduler at {local.scheduler_address} is gone"
    assert problem.hint == "see why, then compare again, or leave --scheduler out"


def test_a_client_that_cannot_connect_is_told_the_same(folder, local, monkeypatch):
    fill(folder, 1)

    def late(*_, **__):
        raise TimeoutError

    monkeypatch.setattr(distributed, "Client", late)
    with pytest.raises(PeerreadyError, match="no scheduler answers at "):
        gathered(scheduler=local.scheduler_address)


def test_a_scheduler_without_workers_is_an_error(folder):
    fill(folder, 1)
    options = {"dashboard_address": None, "processes": False}
    with distributed.LocalCluster(n_workers=0, **options) as started:
        address = started.scheduler_address

        with pytest.raises(PeerreadyError, match="has no workers"):
            gathered(scheduler=address)


@pytest.mark.parametrize("address", ["nonsense", "tcp://127.0.0.1:0", "127.0.0.1:99999", "host:x"])
def test_where_no_scheduler_answers_one_sentence_says_so(folder, address):
    fill(folder, 1)

    with pytest.raises(PeerreadyError) as raised:
        gathered(scheduler=address)

    (problem,) = raised.value.problems
    assert problem.message == f"no scheduler answers at {address}"
    assert problem.hint == "it looks like tcp://host:8786"


@pytest.mark.parametrize("greeting", [b"", b"SSH-2.0-OpenSSH", bytes(8)])
def test_somebody_else_who_listens_is_no_scheduler(folder, monkeypatch, greeting):
    fill(folder, 1)
    monkeypatch.setattr(cluster, "PATIENCE", 0.3)
    with socket.create_server(("127.0.0.1", 0)) as server:
        address = f"127.0.0.1:{server.getsockname()[1]}"
        threading.Thread(target=greet, args=(server, greeting), daemon=True).start()
        with pytest.raises(PeerreadyError, match="no scheduler answers"):
            gathered(scheduler=address)


def test_who_greets_as_a_scheduler_does_is_taken_for_one():
    with socket.create_server(("127.0.0.1", 0)) as server:
        args = (server, (58).to_bytes(8, "little"))
        threading.Thread(target=greet, args=args, daemon=True).start()

        cluster._require(f"127.0.0.1:{server.getsockname()[1]}")


def greet(server, greeting):
    with suppress(ConnectionError), server.accept()[0] as there:
        there.sendall(greeting)
        there.recv(1)  # until the other one has gone


def test_without_the_library_one_sentence_says_so(folder, monkeypatch):
    fill(folder, 1)
    monkeypatch.setitem(sys.modules, "distributed", None)

    with pytest.raises(UsageError) as raised:
        gathered(scheduler="tcp://127.0.0.1:8786")

    (problem,) = raised.value.problems
    assert problem.message == "a cluster needs an extra: pip install 'peerready[cluster]'"


@pytest.mark.scale
def test_two_workers_of_which_one_is_killed_change_nothing(folder):
    fill(folder, 6000)
    alone = gathered()
    options = {"dashboard_address": None, "threads_per_worker": 1, "host": "127.0.0.1"}
    with distributed.LocalCluster(n_workers=2, processes=True, **options) as started:
        address = started.scheduler_address
        told = []

        def kill(done, total):
            if not told and done > total / 4:
                told.append(done)
                os.kill(next(iter(started.workers.values())).pid, signal.SIGKILL)

        assert gathered(scheduler=address) == alone
        assert gathered(scheduler=address, progress=kill) == alone
        assert told
