"""The same chunks given to an existing Dask cluster; its workers see the same folder."""

from __future__ import annotations

import logging
import socket
from collections import deque
from pathlib import Path
from typing import TYPE_CHECKING

from peerready.case import Sources
from peerready.errors import PeerreadyError, Problem, UsageError
from peerready.gathering.desk import desk_for, looked_at

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from concurrent.futures import Future
    from types import ModuleType

    from peerready.gathering.asking import Ask, Chunk, Seen
    from peerready.gathering.listing import File

WAITING = 3
"""So many chunks for each thread of the cluster are under way or waiting to be taken, and no more."""
PATIENCE = 10
"""So many seconds a scheduler may take to answer."""
NEEDS = "a cluster needs an extra: pip install 'peerready[cluster]'"


def by_cluster(ask: Ask, address: str, chunks: Iterable[Chunk]) -> Iterator[list[Seen]]:
    """What came of each chunk, in order. A worker that dies is the scheduler's to replace."""
    distributed = _library()
    logging.getLogger("distributed").setLevel(logging.CRITICAL)  # what matters is told by us
    _require(address)
    with distributed.Client(address, timeout=PATIENCE, set_as_default=False) as client:
        threads = sum(client.nthreads().values())
        if not threads:
            raise PeerreadyError(Problem(f"the scheduler at {address} has no workers"))
        executor = client.get_executor(pure=False)  # what a file says may differ from run to run
        there = _from_anywhere(ask)
        under_way: deque[tuple[Chunk, Future[list[Seen]]]] = deque()
        for chunk in chunks:
            under_way.append((chunk, executor.submit(looked_at, there, chunk)))
            if len(under_way) == WAITING * threads:
                yield _taken(ask, *under_way.popleft())
        while under_way:
            yield _taken(ask, *under_way.popleft())


def _require(address: str) -> None:
    """Nothing, if somebody listens there; a client that cannot connect waits long and says much."""
    kind, _, place = address.rpartition("://")
    host, _, port = place.rpartition(":")
    if kind not in {"", "tcp"}:
        return
    try:
        socket.create_connection((host.strip("[]"), int(port)), PATIENCE).close()
    except (OSError, ValueError, OverflowError) as error:
        hint = "it looks like tcp://host:8786"
        raise PeerreadyError(Problem(f"no scheduler answers at {address}", hint=hint)) from error


def _taken(ask: Ask, chunk: Chunk, future: Future[list[Seen]]) -> list[Seen]:
    try:
        found = future.result()
    except (OSError, RuntimeError) as error:  # what Dask raises is one or the other
        message = f"the cluster did not read {chunk[0].path} or one of {len(chunk) - 1} more"
        hint = "its workers need peerready, the same version, and the same folder"
        raise PeerreadyError(Problem(message, hint=hint)) from error
    return [_told(ask, file, seen) for file, seen in zip(chunk, found, strict=True)]


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
