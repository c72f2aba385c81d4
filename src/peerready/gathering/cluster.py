"""The same chunks given to an existing Dask cluster; its workers see the same folder."""

from __future__ import annotations

import logging
import socket
from collections import deque
from concurrent.futures import CancelledError
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from peerready.case import Sources
from peerready.errors import PeerreadyError, Problem, UsageError
from peerready.gathering.desk import desk_for, looked_at

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from concurrent.futures import Future
    from contextlib import AbstractContextManager
    from types import ModuleType

    from peerready.gathering.asking import Ask, Chunk, Seen
    from peerready.gathering.listing import File

WAITING = 3
"""So many chunks for each thread of the cluster are under way or waiting to be taken, and no more."""
PATIENCE = 10
"""So many seconds a scheduler may take to answer."""
LONGEST_GREETING = 1 << 16
"""In bytes; who says more than that is somebody else."""
LOUD = ("distributed", "tornado", "asyncio")
NEEDS = "a cluster needs an extra: pip install 'peerready[cluster]'"


def by_cluster(ask: Ask, address: str, chunks: Iterable[Chunk]) -> Iterator[list[Seen]]:
    """What came of each chunk, in order. A worker that dies is the scheduler's to replace."""
    distributed = _library()
    _require(address)
    with _client(distributed, address) as client:
        threads = sum(client.nthreads().values())
        if not threads:
            raise PeerreadyError(Problem(f"the scheduler at {address} has no workers"))
        executor = client.get_executor(pure=False)  # what a file says may differ from run to run
        there = _from_anywhere(ask)
        under_way: deque[tuple[Chunk, Future[list[Seen]]]] = deque()
        try:
            for chunk in chunks:
                under_way.append((chunk, executor.submit(looked_at, there, chunk)))
                if len(under_way) == WAITING * threads:
                    yield _taken(ask, *under_way.popleft())
            while under_way:
                yield _taken(ask, *under_way.popleft())
        except CancelledError as error:
            hint = "see why, then compare again, or leave --scheduler out"
            raise PeerreadyError(
                Problem(f"the scheduler at {address} is gone", hint=hint)
            ) from error


def _client(distributed: ModuleType, address: str) -> AbstractContextManager[Any]:
    _hush()
    try:
        client = distributed.Client(address, timeout=PATIENCE, set_as_default=False)
    except OSError as error:  # somebody listens, but says nothing
        raise _nobody(address) from error
    return cast("AbstractContextManager[Any]", client)


def _hush() -> None:
    """What matters of a cluster is told by us; each of the library's loggers has a level of its own."""
    for name in tuple(logging.root.manager.loggerDict):
        if name.startswith(LOUD):
            logging.getLogger(name).setLevel(logging.CRITICAL)


def _require(address: str) -> None:
    """Nothing, if a scheduler is there: it speaks first, and says how long its greeting is.

    A client that cannot connect waits long and says much; at one who says nothing it waits for ever.
    """
    kind, _, place = address.rpartition("://")
    host, _, port = place.rpartition(":")
    if kind not in {"", "tcp"}:
        return
    try:
        with socket.create_connection((host.strip("[]"), int(port)), PATIENCE) as there:
            size = int.from_bytes(there.recv(8, socket.MSG_WAITALL), "little")
    except (OSError, ValueError, OverflowError) as error:
        raise _nobody(address) from error
    if not 0 < size <= LONGEST_GREETING:
        raise _nobody(address)


def _nobody(address: str) -> PeerreadyError:
    hint = "it looks like tcp://host:8786"
    return PeerreadyError(Problem(f"no scheduler answers at {address}", hint=hint))


def _taken(ask: Ask, chunk: Chunk, future: Future[list[Seen]]) -> list[Seen]:
    error = future.exception()  # of any kind: a worker may have another version of us
    if error:
        message = f"the cluster did not read {chunk[0].path} or one of {len(chunk) - 1} more"
        hint = "its workers need peerready, the same version, and the same folder"
        raise PeerreadyError(Problem(message, hint=hint)) from error
    found = zip(chunk, future.result(), strict=True)
    return [_told(ask, file, seen) for file, seen in found]


def _told(ask: Ask, file: File, seen: Seen) -> Seen:
    """What came of a file; its problems are told as they look from here."""
    if not seen.problems:
        return seen
    here = desk_for(ask).look(file)
    if not here.problems:
        message = f"{file.path} can be read here, but not by a worker of the cluster"
        hint = (
            f"it says: {seen.problems[0].message}; workers need the same folder at the same place"
        )
        raise PeerreadyError(Problem(message, hint=hint))
    return here


def _from_anywhere(ask: Ask) -> Ask:
    """What is asked, with paths that mean the same in every folder."""
    folders, files = (
        tuple(map(Path.absolute, one)) for one in (ask.sources.folders, ask.sources.files)
    )
    return ask._replace(sources=Sources(folders, files), folder=str(Path.cwd()))


def _library() -> ModuleType:
    try:
        import distributed
    except ModuleNotFoundError as error:
        raise UsageError(Problem(NEEDS)) from error
    return distributed
