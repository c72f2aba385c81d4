"""Answers files gathered for a comparison: each judged at its own date, and what is kept of it."""

from __future__ import annotations

import os
from collections import deque
from dataclasses import dataclass, field
from functools import partial
from itertools import count
from typing import TYPE_CHECKING
from uuid import uuid4

from peerready.comparison.roster import Roster
from peerready.errors import PeerreadyError, Problem, UsageError, did_you_mean
from peerready.gathering import parquet
from peerready.gathering.asking import Ask
from peerready.gathering.dataset import DataSet
from peerready.gathering.desk import desk_for, looked_at
from peerready.gathering.listing import listing
from peerready.gathering.parquet import Faults, Kept, Stamps

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from datetime import date
    from pathlib import Path

    from peerready.case import Sources
    from peerready.catalog import Loaded
    from peerready.comparison.standing import Standing
    from peerready.gathering.asking import Chunk, Seen
    from peerready.gathering.listing import File, Listing
    from peerready.gathering.progress import Progress

    Hands = Callable[[Iterable[Chunk]], Iterator[list[Seen]]]

CHUNK = 64
"""So many files are given out at a time;"""
SHARES = 16
"""of those left such a part, where that is fewer;"""
LEAST = 8
"""and no fewer than this, or it takes longer to give them out than to read them."""
LIGHT = 16
"""Files that need not be read weigh so much less."""
WORTH_PROCESSES = 300
"""From so many files on, several processes are faster than one that need not begin others."""


@dataclass(frozen=True, slots=True)
class Gathered:
    """What came of many files: a roster for each framework they answer, and what is in none."""

    rosters: tuple[Roster, ...]
    frameworks: tuple[Loaded, ...]
    """Parallel to the rosters."""
    invalid: tuple[Problem, ...]
    """Every problem of the files that --skip-invalid passed over."""
    bad: tuple[tuple[str, Problem], ...]
    """Each of these files with its first problem."""
    unanswered: tuple[tuple[str, str], ...]
    """The files that answer none of the frameworks asked for, each with the reason."""
    count: int
    """How many valid answers files there are, those unanswered included."""


def gather(
    paths: Sequence[str],
    sources: Sources,
    today: date,
    *,
    only: Sequence[str] = (),
    skip_invalid: bool = False,
    jobs: int | None = None,
    dataset: Path | None = None,
    scheduler: str | None = None,
    progress: Progress | None = None,
    meanwhile: Callable[[], None] = lambda: None,
) -> Gathered:
    """What is kept of each file, in the order of the paths; the problems of all are raised together.

    A folder means the YAML and JSON files below it. `today` only bounds dates that lie ahead.
    `only` keeps the standings to these frameworks. With `skip_invalid` files with problems are
    passed over and told of. The same comes out whatever the number of `jobs` (processes), with a
    `dataset` (a Parquet file of what is known already) and with a `scheduler` (a Dask cluster).
    `meanwhile` is done once while other processes read, if there are any.
    """
    meant = listing(paths)
    ask = Ask(sources, today, () if dataset else tuple(only), run=uuid4().hex)
    known = DataSet.of(dataset, desk_for(ask), meant) if dataset else None
    to_read = known.to_read if known else len(meant)
    hands = _hands(ask, to_read, jobs or processors(), scheduler, meanwhile)
    found = _Found(ask, tuple(only), known)
    for seen in _kept_and_read(meant, known, hands) if known else hands(_chunks(meant)):
        found.add(seen)
        if progress:
            progress(found.done, len(meant))
    return found.gathered(skip_invalid=skip_invalid)


def _hands(
    ask: Ask, count: int, jobs: int, scheduler: str | None, meanwhile: Callable[[], None]
) -> Hands:
    """Who looks at the files: this process, several of this machine, or a cluster."""
    if scheduler:
        from peerready.gathering.cluster import by_cluster  # the same

        return partial(by_cluster, ask, scheduler)
    if jobs > 1 and count >= WORTH_PROCESSES:
        from peerready.gathering.pool import by_processes

        return partial(by_processes, ask, jobs, meanwhile)
    return lambda chunks: (looked_at(ask, chunk) for chunk in chunks)


def _kept_and_read(meant: Listing, known: DataSet, hands: Hands) -> Iterator[list[Seen]]:
    """What came of each file, in order: as it is kept, or read by somebody."""
    waiting: deque[tuple[File, ...]] = deque()
    numbers = count()

    def to_read() -> Iterator[Chunk]:
        at = 0
        for chunk in _chunks(meant, known.fresh):
            waiting.append(chunk)
            fresh = known.fresh[at : at + len(chunk)]
            at += len(chunk)
            yield tuple(file for file, is_kept in zip(chunk, fresh, strict=True) if not is_kept)

    for read in hands(to_read()):
        new = iter(read)
        yield [
            known.seen(file.path) if known.fresh[next(numbers)] else next(new)
            for file in waiting.popleft()
        ]


def _chunks(meant: Listing, kept: Sequence[int] = ()) -> Iterator[Chunk]:
    """The files in their order; `kept` says which of them need not be read and weigh less.

    Toward the end chunks are small, so that all who read end at about the same time.
    """
    chunk: list[File] = []
    weight, left = 0, len(meant)
    for number, file in enumerate(meant):
        chunk.append(file)
        weight += 1 if kept and kept[number] else LIGHT
        left -= 1
        if weight >= LIGHT * min(CHUNK, max(LEAST, left // SHARES)):
            yield tuple(chunk)
            chunk, weight = [], 0
    if chunk:
        yield tuple(chunk)


def processors() -> int:
    """How many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


@dataclass(slots=True)
class _Found:
    """What has been found so far."""

    ask: Ask
    only: tuple[str, ...]
    known: DataSet | None
    kept: dict[tuple[str, str], Kept] = field(default_factory=dict)
    """By id and digest of the framework."""
    problems: dict[Problem, None] = field(default_factory=dict)
    bad: list[tuple[str, Problem]] = field(default_factory=list)
    others: list[tuple[str, str]] = field(default_factory=list)
    """The files that answer nothing that is asked for, and what they do."""
    answered: dict[str, None] = field(default_factory=dict)
    done: int = 0
    count: int = 0

    def add(self, seen: Iterable[Seen]) -> None:
        """Take up what came of the next files."""
        for one in seen:
            if one.problems:
                self.problems.update(dict.fromkeys(one.problems))
                self.bad.append((one.path, one.problems[0]))
            elif one.answered:
                self._add(one)
            self.done += 1

    def _add(self, seen: Seen) -> None:
        self.count += 1
        self.answered.update(dict.fromkeys(seen.answered))
        if self.only and not set(self.only).intersection(seen.answered):
            self.others.append((seen.path, f"it answers {', '.join(seen.answered)}"))
        for standing in seen.standings:
            kept = self._kept(standing)
            kept.roster.add(standing)
            if self.known:
                kept.stamps.add(self.known.stamp(self.done), seen)

    def _kept(self, standing: Standing) -> Kept:
        key = (standing.framework, standing.framework_sha256)
        if key not in self.kept:
            loaded = self._framework(standing)
            self.kept[key] = Kept(
                loaded, Roster(loaded, keep_days=self.known is not None), Stamps()
            )
        return self.kept[key]

    def _framework(self, standing: Standing) -> Loaded:
        """The framework of a standing, as it is found from here."""
        folder = standing.path.rpartition("/")[0]
        loaded = desk_for(self.ask).catalog_for(folder).must_find(standing.framework)
        if loaded.sha256 != standing.framework_sha256:
            message = (
                f"framework '{loaded.framework.id}' is not the one {standing.path} was read with"
            )
            raise PeerreadyError(Problem(message, hint="it changed meanwhile: compare again"))
        return loaded

    def gathered(self, *, skip_invalid: bool) -> Gathered:
        """All of it, or every problem."""
        if self.known and not (self.known.is_current and self.kept):
            faults = Faults(len(self.bad), skip_invalid)
            parquet.write(self.known.file, tuple(self.kept.values()), faults)
        if self.problems and not (skip_invalid and self.count):
            raise PeerreadyError(*self.problems)
        only = self.only
        missing = [name for name in only if name not in self.answered]
        if missing:
            raise UsageError(*(_unknown(name, self.answered) for name in missing))
        kept = [one for one in self.kept.values() if not only or one.roster.framework in only]
        return Gathered(
            tuple(one.roster for one in kept),
            tuple(one.loaded for one in kept),
            tuple(self.problems),
            tuple(self.bad),
            tuple(self.others),
            self.count,
        )


def _unknown(name: str, answered: Iterable[str]) -> Problem:
    known = tuple(answered)
    hint = did_you_mean(name, known) or f"they answer {', '.join(known)}"
    return Problem(f"none of these files answers '{name}'", hint=hint)
