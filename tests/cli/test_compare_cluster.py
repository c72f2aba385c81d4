"""`compare --scheduler` with a real cluster of two worker processes: the same bytes, or one clear error."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path

import pytest

distributed = pytest.importorskip("distributed")

pytestmark = [
    pytest.mark.filterwarnings("default"),  # those of the cluster are not ours
    pytest.mark.skipif(not Path("/proc/self").exists(), reason="needs /proc"),
]
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


def fill(folder, count, *, broken=(), words=1):
    (folder / "all").mkdir()
    for number in range(count):
        level = "fuly" if number in broken else LEVELS[number % 4]
        note = " ".join(["word"] * words)
        text = ANSWERS.format(number=number, level=level, note=note)
        (folder / f"all/{number:05}.yaml").write_text(text, encoding="utf-8")


def command(*more):
    return [sys.executable, "-m", "peerready", "compare", "all", "-q", *TODAY, *more]


def run(folder, *more):
    ran = subprocess.run(command(*more), cwd=folder, capture_output=True, check=False)
    return ran.returncode, ran.stdout, ran.stderr


def free_port():
    with socket.create_server(("127.0.0.1", 0)) as server:
        return server.getsockname()[1]


class Cluster:
    """A scheduler and its workers, each a process of its own."""

    def __init__(self, folder):
        self.address = f"tcp://127.0.0.1:{free_port()}"
        self._folder = folder
        port = self.address.rpartition(":")[2]
        self.scheduler = self._begun("dask_scheduler", "--host", "127.0.0.1", "--port", port)
        self.workers = [self._begun("dask_worker", self.address, "--nthreads", "1") for _ in "ab"]

    def _begun(self, module, *words):
        with (self._folder / "cluster.log").open("ab") as log:
            return subprocess.Popen(
                [sys.executable, "-m", f"distributed.cli.{module}", *words, "--no-dashboard"],
                cwd=self._folder,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )

    def kill_a_worker(self):
        os.killpg(self.workers[0].pid, signal.SIGKILL)  # the worker, and the nanny that began it

    def end(self):
        for one in (*self.workers, self.scheduler):
            if one.poll() is None:
                os.killpg(one.pid, signal.SIGKILL)
            one.wait()


@contextmanager
def cluster_in(folder):
    """The cluster, and a client of ours that looks into it."""
    cluster = Cluster(folder)
    try:
        with distributed.Client(cluster.address, timeout=60, set_as_default=False) as client:
            client.wait_for_workers(2, timeout=60)
            yield cluster, client
    finally:
        cluster.end()


def tasks(client):
    return client.run_on_scheduler(lambda dask_scheduler: len(dask_scheduler.tasks))


def begun(folder, client, *more):
    """A run whose first chunks are under way."""
    running = subprocess.Popen(
        command(*more),
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    until = time.monotonic() + 60
    while not tasks(client) and running.poll() is None and time.monotonic() < until:
        time.sleep(0.02)
    assert running.poll() is None
    return running


def test_a_cluster_gives_the_same_bytes_without_the_broken_files(tmp_path):
    fill(tmp_path, 200, broken={7, 150})
    options = ("--skip-invalid", "--format", "csv")
    alone = run(tmp_path, *options, "--jobs", "1")
    with cluster_in(tmp_path) as (cluster, _):
        together = run(tmp_path, *options, "--scheduler", cluster.address)

    assert alone[0] == 5
    assert together == alone


@pytest.mark.scale
def test_every_output_of_a_cluster_is_the_same(tmp_path):
    fill(tmp_path, 2000, broken={7, 1500})
    with cluster_in(tmp_path) as (cluster, client):
        for form in ("json", "csv", "text", "markdown", "html"):
            options = ("--skip-invalid", "--format", form)
            alone = run(tmp_path, *options)
            assert alone[0] == 5
            assert run(tmp_path, *options, "--scheduler", cluster.address) == alone
        stopped = run(tmp_path)
        assert stopped[:2] == (3, b"")
        assert run(tmp_path, "--scheduler", cluster.address) == stopped
        assert not tasks(client)


@pytest.mark.scale
def test_a_worker_that_is_killed_changes_no_byte(tmp_path):
    fill(tmp_path, 3000, words=300)
    alone = run(tmp_path, "--json")
    with cluster_in(tmp_path) as (cluster, client):
        running = begun(tmp_path, client, "--json", "--scheduler", cluster.address)
        cluster.kill_a_worker()
        out, err = running.communicate(timeout=120)

    assert (running.returncode, out, err) == alone


@pytest.mark.scale
def test_a_scheduler_that_dies_is_one_clear_error(tmp_path):
    fill(tmp_path, 3000, words=300)
    with cluster_in(tmp_path) as (cluster, client):
        running = begun(tmp_path, client, "-o", "out.csv", "--scheduler", cluster.address)
        client.close()
        cluster.scheduler.kill()
        out, err = running.communicate(timeout=120)

    assert (running.returncode, out) == (3, b"")
    assert re.match(rf"error: the scheduler at {cluster.address} is gone\n", err.decode())
    assert b"Traceback" not in err
    assert {one.name for one in tmp_path.iterdir()} == {"all", "cluster.log"}


@pytest.mark.scale
def test_ctrl_c_leaves_nothing_to_do_on_the_cluster(tmp_path):
    fill(tmp_path, 3000, words=300)
    with cluster_in(tmp_path) as (cluster, client):
        running = begun(tmp_path, client, "-o", "out.csv", "--scheduler", cluster.address)
        os.killpg(running.pid, signal.SIGINT)
        out, err = running.communicate(timeout=60)
        until = time.monotonic() + 10
        while tasks(client) and time.monotonic() < until:
            time.sleep(0.05)
        left = tasks(client)

    assert (running.returncode, out, err, left) == (130, b"", b"", 0)
    assert {one.name for one in tmp_path.iterdir()} == {"all", "cluster.log"}
