"""Chunks of files looked at by several processes, and what came of them in the order of the files."""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import sys
import threading
from collections import deque
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing.connection import wait
from pathlib import Path
from typing import TYPE_CHECKING

from peerready.errors import PeerreadyError, Problem
from peerready.gathering.desk import looked_at

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from concurrent.futures import Executor, Future

    from peerready.gathering.asking import Ask, Chunk, Seen

WINDOW = 3
"""So many chunks for each process are under way or waiting to be taken, and no more: memory stays flat."""
TRIES = 2
"""So often a chunk is given out when the process that had it ends."""
MANY_OBJECTS = 200_000
"""So many new ones before rubbish is looked for: what a file leaves behind has no circles."""


@dataclass(slots=True)
class _Task:
    """A chunk that was given out."""

    chunk: Chunk
    future: Future[list[Seen]]
    tries: int = 1


def by_processes(
    ask: Ask, jobs: int, meanwhile: Callable[[], None], chunks: Iterable[Chunk]
) -> Iterator[list[Seen]]:
    """What came of each chunk, in order; the processes end with it, however it ends.

    `meanwhile` is done here once all of them are busy.
    """
    pool = _Pool(ask, jobs)
    try:
        yield from _in_order(pool, _prepared(ask, chunks), WINDOW * jobs, meanwhile)
    except BaseException:
        pool.kill()
        raise
    pool.end()


def _prepared(ask: Ask, chunks: Iterable[Chunk]) -> Iterator[Chunk]:
    """The chunks; before the first a file is looked at here, and every copy has its framework ready."""
    for number, chunk in enumerate(chunks):
        if not number:
            looked_at(ask, chunk[:1])
        yield chunk


def _in_order(
    pool: _Pool, chunks: Iterable[Chunk], window: int, meanwhile: Callable[[], None]
) -> Iterator[list[Seen]]:
    waiting: deque[_Task] = deque()
    for number, chunk in enumerate(chunks, 1):
        waiting.append(pool.given(chunk))
        if number == window:
            meanwhile()
        if len(waiting) == window:
            yield pool.taken(waiting)
    while waiting:
        yield pool.taken(waiting)


class _Pool:
    """The processes, and what to do when one of them ends before its time."""

    def __init__(self, ask: Ask, jobs: int) -> None:
        self._ask, self._jobs = ask, jobs
        self._others = set(multiprocessing.active_children())
        self._executor = self._new()

    def _new(self) -> Executor:
        context = multiprocessing.get_context(_start())
        return ProcessPoolExecutor(self._jobs, context, initializer=_at_work)

    def given(self, chunk: Chunk, tries: int = 1) -> _Task:
        """A chunk given out; processes begin here, and are never interrupted by themselves."""
        with _uninterrupted():
            try:
                return _Task(chunk, self._executor.submit(looked_at, self._ask, chunk), tries)
            except (BrokenProcessPool, OSError):  # the second: it is just being given up
                self.kill()  # one that began meanwhile would be waited for in vain
                self._executor = self._new()
                return _Task(chunk, self._executor.submit(looked_at, self._ask, chunk), tries)

    def taken(self, waiting: deque[_Task]) -> list[Seen]:
        """What came of the first chunk that waits; where its process has ended, it is given out again."""
        while True:
            task = waiting.popleft()
            try:
                return task.future.result()
            except BrokenProcessPool:
                if task.tries == TRIES:
                    raise _lost(task.chunk) from None
                waiting.appendleft(self.given(task.chunk, task.tries + 1))

    def end(self) -> None:
        self._executor.shutdown()

    def kill(self) -> None:
        """End every process at once, whatever it is doing."""
        self._executor.shutdown(wait=False, cancel_futures=True)
        while left := set(multiprocessing.active_children()) - self._others:  # one may be beginning
            for process in left:
                process.kill()
                process.join()


def _start() -> str:
    """How processes begin: as copies of this one, at once ready, where that is safe; else anew.

    It is safe where this process has no other thread, of Python or of a library; Linux tells.
    """
    try:
        threads = len(tuple(Path("/proc/self/task").iterdir()))
    except OSError:
        return "spawn"
    return "fork" if threads == 1 else "spawn"


def _lost(chunk: Chunk) -> PeerreadyError:
    message = f"a process ended twice while it read {chunk[0].path} or one of {len(chunk) - 1} more"
    hint = "it may have run out of memory: try with --jobs 1"
    return PeerreadyError(Problem(message, hint=hint))


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """What is begun in here does not hear Ctrl-C; we hear it as soon as we are out."""
    if sys.platform == "win32":
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _at_work() -> None:
    """Make a process ready: Ctrl-C is for the one that gives out the work, and it ends with it.

    A copy holds what tells an earlier copy of that end, so the last ends first, and the others after it.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.freeze()
    gc.set_threshold(MANY_OBJECTS)
    above = multiprocessing.parent_process()
    if above is not None:
        threading.Thread(target=_end_with, args=(above.sentinel,), daemon=True).start()


def _end_with(sentinel: int) -> None:
    """End this process when the other one has ended, even if it was killed."""
    wait([sentinel])
    os._exit(1)
