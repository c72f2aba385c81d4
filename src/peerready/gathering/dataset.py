"""What is known from an earlier run: only files that changed since are read again.

Nothing kept is trusted further than it goes: a row counts where its file looks as it did, where its
framework is the one found now, and where neither the day nor other files can have changed it.
"""

from __future__ import annotations

import json
from array import array
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from peerready.comparison.standing import Standing
from peerready.errors import PeerreadyError
from peerready.gathering import parquet
from peerready.gathering.asking import Seen
from peerready.gathering.parquet import Stamp

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from peerready.gathering.desk import Desk
    from peerready.gathering.listing import File

NEEDED = ("path", "size", "mtime_ns", "latest", "cites_files", "framework", "framework_sha256")
"""The columns that say whether a row counts."""
NEVER = -2
"""The size of a file whose rows do not count, whatever it looks like."""


def longs() -> array[int]:
    return array("q")


def standings(file: Path, desk: Desk) -> Iterator[tuple[str, list[Standing]]]:
    """The path of each file that a data set speaks of, with what is kept of it."""
    found = DataSet.of(file, desk, ())
    for path in found.rows:
        yield path, list(found.seen(path).standings)


@dataclass(slots=True)
class DataSet:
    """The rows of an earlier run, and which of the files meant now they still speak of."""

    file: Path
    desk: Desk
    opened: Any = None
    """The Parquet file; None where there is none, or it is to be made anew."""
    rows: dict[str, tuple[int, ...]] = field(default_factory=dict)
    """The rows of each file, one for each framework that it answers."""
    sizes: array[int] = field(default_factory=longs)
    times: array[int] = field(default_factory=longs)
    latest: array[int] = field(default_factory=longs)
    which: array[int] = field(default_factory=longs)
    """Of each row, the number of its framework."""
    frameworks: list[tuple[str, str]] = field(default_factory=list)
    """Id and digest."""
    starts: list[int] = field(default_factory=list)
    """The first row of each group of rows."""
    stamps: parquet.Stamps = field(default_factory=parquet.Stamps)
    """Of each file meant now, in order."""
    fresh: bytearray = field(default_factory=bytearray)
    """Of each file meant now, whether its rows count."""
    _same: dict[tuple[str, int], bool] = field(default_factory=dict)
    _kept: dict[int, tuple[int, list[Standing]]] = field(default_factory=dict)

    @classmethod
    def of(cls, file: Path, desk: Desk, meant: Iterable[File]) -> DataSet:
        """The data set in a file, compared with the files that are meant now."""
        found = cls(file, desk, parquet.opened(file))
        if found.opened is not None:
            try:
                found._index()
            except parquet.FAULTS as error:
                raise parquet.unfit(file) from error
        for one in meant:
            stamp = parquet.stamp(one.path)
            found.stamps.sizes.append(stamp.size)
            found.stamps.times.append(stamp.mtime_ns)
            found.fresh.append(found._is_fresh(one.path, stamp))
        return found

    @property
    def is_current(self) -> bool:
        """Whether every row still counts, and there is nothing else: it need not be written again."""
        return (
            self.opened is not None
            and not parquet.faults_of(self.opened).number
            and all(self.fresh)
            and len(self.fresh) == len(self.rows)
        )

    @property
    def to_read(self) -> int:
        """How many files must be read."""
        return self.fresh.count(0)

    def stamp(self, number: int) -> Stamp:
        """What a file meant now looked like before it was read."""
        return Stamp(self.stamps.sizes[number], self.stamps.times[number])

    def seen(self, path: str) -> Seen:
        """What came of a file when it was read."""
        rows = self.rows[path]
        standings = tuple(map(self._standing, rows))
        answered = tuple(standing.framework for standing in standings)
        return Seen(path, standings, answered=answered, latest=self.latest[rows[0]])

    def _index(self) -> None:
        numbers: dict[tuple[str, str], int] = {}
        last = self.desk.ask.today.toordinal()
        for group in range(self.opened.num_row_groups):
            self.starts.append(len(self.sizes))
            table = self.opened.read_row_group(group, columns=list(NEEDED))
            for path, size, time, latest, cites, *framework in zip(
                *(table[name].to_pylist() for name in NEEDED), strict=True
            ):
                self.rows[path] = (*self.rows.get(path, ()), len(self.sizes))
                self.sizes.append(NEVER if cites or latest > last else size)
                self.times.append(time)
                self.latest.append(latest)
                self.which.append(numbers.setdefault((framework[0], framework[1]), len(numbers)))
        self.frameworks = list(numbers)

    def _is_fresh(self, path: str, stamp: Stamp) -> bool:
        rows = self.rows.get(path, ())
        looks = [(self.sizes[row], self.times[row]) for row in rows]
        folder = path.rpartition("/")[0]
        return (
            bool(rows)
            and all(look == stamp for look in looks)
            and all(self._is_same(folder, self.which[row]) for row in rows)
        )

    def _is_same(self, folder: str, framework: int) -> bool:
        """Whether a framework is found from a folder as it was when the row was made."""
        key = (folder, framework)
        if key not in self._same:
            name, sha256 = self.frameworks[framework]
            try:
                loaded = self.desk.catalog_for(folder).find(name)
            except PeerreadyError:  # the file is read again and told of it
                loaded = None
            self._same[key] = loaded is not None and loaded.sha256 == sha256
        return self._same[key]

    def _standing(self, row: int) -> Standing:
        """A row as a standing; rows are asked for in their order, so that one group is kept of each framework."""
        framework = self.which[row]
        start, standings = self._kept.get(framework, (0, []))
        if not start <= row < start + len(standings):
            try:
                start, standings = self._read(row)
            except parquet.FAULTS as error:
                raise parquet.unfit(self.file) from error
            self._kept[framework] = start, standings
        return standings[row - start]

    def _read(self, row: int) -> tuple[int, list[Standing]]:
        group = max(number for number, start in enumerate(self.starts) if start <= row)
        table = self.opened.read_row_group(group)
        sha256 = self.frameworks[self.which[row]][1]
        criteria = json.loads(self.opened.metadata.metadata[b"criteria"])[sha256]
        signs = _joined(table, criteria)
        marks = _joined(table, list(map(parquet.marks_column, criteria)))
        fields = (table[name].to_pylist() for name in OWN)
        rows = enumerate(zip(*fields, strict=True))
        standings = [
            _made(values, _cut(signs, place, criteria), _cut(marks, place, criteria))
            for place, values in rows
        ]
        return self.starts[group], standings


OWN = (
    *("path", "sha256", "organisation", "id", "country", "facts", "assessed_on", "voices"),
    *("framework", "version", "framework_sha256", "least", "proved", "days"),
)
"""The columns of a standing but its signs and marks, in its order."""


def _joined(table: Any, columns: Sequence[str]) -> bytearray:
    """Some columns row by row."""
    found = bytearray(len(columns) * len(table))
    for number, name in enumerate(columns):
        found[number :: len(columns)] = _bytes(table[name])
    return found


def _cut(joined: bytearray, row: int, columns: Sequence[str]) -> bytes:
    return bytes(joined[len(columns) * row : len(columns) * (row + 1)])


def _made(values: Sequence[Any], signs: bytes, marks: bytes) -> Standing:
    path, sha256, name, key, country, facts, day, voices, framework, version, digest, *rest = values
    least, proved, days = rest
    if not len(signs) == len(least) == len(proved) == len(marks) == len(days) / 2:
        raise ValueError("a row of another width")
    return Standing(
        *(path, sha256, name, key, country, tuple(map(tuple, facts)), day, tuple(voices)),
        *(framework, version, digest, signs, least, proved, marks, days),
    )


def _bytes(column: Any) -> bytes:
    """A column of bytes without gaps."""
    values = column.combine_chunks()
    if values.null_count:
        raise ValueError("a sign is missing")
    return bytes(memoryview(values.buffers()[1])[values.offset : values.offset + len(values)])
