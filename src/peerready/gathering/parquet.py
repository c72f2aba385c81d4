"""The Parquet file that standings are kept in: its columns, and how it is written and opened."""

from __future__ import annotations

import json
import os
from array import array
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from peerready import __version__
from peerready.errors import Location, PeerreadyError, Problem, UsageError
from peerready.whole_file import whole

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path
    from types import ModuleType

    from peerready.catalog import Loaded
    from peerready.comparison.roster import Roster
    from peerready.comparison.standing import Standing
    from peerready.gathering.asking import Seen

FORMAT = "peerready/standings/2"
ROWS = 8192
"""So many rows are written, and read again, at a time."""
WRITTEN: Final = {"compression": "zstd", "write_page_checksum": True, "write_statistics": False}
"""With checksums, so that no damage goes unseen, and nothing that rows are passed over by."""
FAULTS = (OSError, ValueError, LookupError, TypeError, NotImplementedError)
"""What reading raises where a file is damaged."""
DELETE = "delete it, and it is made anew; or name another file"
AGAIN = "make it anew: compare its answers files with --data"
NEEDS = "data sets need an extra: pip install 'peerready[data]'"


class Stamp(NamedTuple):
    """What a file looks like from outside; where that is as it was, so is what is in it."""

    size: int
    mtime_ns: int


@dataclass(slots=True)
class Stamps:
    """Beside a roster: what its files looked like, and whether time or other files may change them."""

    sizes: array[int] = field(default_factory=lambda: array("q"))
    times: array[int] = field(default_factory=lambda: array("q"))
    latest: array[int] = field(default_factory=lambda: array("q"))
    cites: array[int] = field(default_factory=lambda: array("B"))

    def add(self, stamp: Stamp, seen: Seen) -> None:
        self.sizes.append(stamp.size)
        self.times.append(stamp.mtime_ns)
        self.latest.append(seen.latest)
        self.cites.append(seen.cites_files)


class Faults(NamedTuple):
    """How many files had faults and are not in a data set, and whether they were meant to be passed over."""

    number: int = 0
    passed_over: bool = True


class Kept(NamedTuple):
    """A roster with what is kept beside it."""

    loaded: Loaded
    roster: Roster
    stamps: Stamps


def stamp(path: str) -> Stamp:
    """What a file looks like; one that cannot be looked at looks like none that can."""
    try:
        status = os.stat(path)  # noqa: PTH116  # a hundred thousand paths stay texts
    except (OSError, ValueError):
        return Stamp(-1, -1)
    return Stamp(status.st_size, status.st_mtime_ns)


def arrow() -> tuple[ModuleType, ModuleType]:
    """The library that reads and writes Parquet."""
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ModuleNotFoundError as error:
        raise UsageError(Problem(NEEDS)) from error
    return pa, pq


def opened(file: Path) -> Any | None:
    """The file, ready to be read; None where there is none, or it is of another version."""
    _, pq = arrow()
    if not file.parent.is_dir():
        folder = file.parent.as_posix()
        raise UsageError(Problem(f"no folder {folder}", hint=f"make it first: mkdir {folder}"))
    if not file.exists():
        return None
    try:
        found = pq.ParquetFile(file.absolute(), page_checksum_verification=True)  # `~` is a name
        said = found.metadata.metadata or {}
    except FAULTS as error:
        raise unfit(file) from error
    if not said.get(b"format", b"").startswith(b"peerready/standings/"):
        raise unfit(file)
    is_ours = said[b"format"] == FORMAT.encode() and said.get(b"peerready") == __version__.encode()
    return found if is_ours else None


def verified(file: Path) -> Faults | None:
    """What a data set says of faults; None of another version, an error where it is damaged anywhere."""
    try:
        found = opened(file)
        if found is None:
            return None
        for group in range(found.num_row_groups):
            found.read_row_group(group, use_threads=True)
        return faults_of(found)
    except UsageError:  # the library is missing
        raise
    except (PeerreadyError, *FAULTS) as error:
        raise unfit(file, hint=AGAIN) from error


def unfit(*files: Path, hint: str = DELETE) -> PeerreadyError:
    """What is said of files that are damaged, or were never ours: they are not written over."""
    message = "this is no data set of 'peerready compare', or it is damaged"
    return PeerreadyError(*(Problem(message, Location(file.as_posix()), hint) for file in files))


def faults_of(opened: Any) -> Faults:
    """What is kept of files that had faults when a data set was made."""
    number, passed_over = json.loads((opened.metadata.metadata or {}).get(b"faults", b"[0, true]"))
    return Faults(number, passed_over)


def write(file: Path, kept: Sequence[Kept], faults: Faults) -> None:
    """Write a data set whole or not at all: a row for each file and framework."""
    pa, pq = arrow()
    schema = schema_for([one.loaded for one in kept])
    schema = schema.with_metadata({**schema.metadata, "faults": json.dumps(faults)})
    try:
        with (
            whole(file.resolve()) as target,
            pq.ParquetWriter(target, schema, **WRITTEN) as writer,
        ):
            for one in kept:
                for start in range(0, len(one.roster), ROWS):
                    rows = range(start, min(start + ROWS, len(one.roster)))
                    writer.write_table(_table(one, rows, schema), row_group_size=ROWS)
    except (pa.ArrowException, OSError) as error:
        why = (getattr(error, "strerror", None) or str(error)).lower()
        raise PeerreadyError(Problem(f"{file.as_posix()} cannot be written: {why}")) from error


def schema_for(frameworks: Sequence[Loaded]) -> Any:
    """The columns of a data set of these frameworks."""
    pa, _ = arrow()
    text = pa.string()
    own = {
        "path": text,
        "size": pa.int64(),
        "mtime_ns": pa.int64(),
        "sha256": text,
        "organisation": text,
        "id": text,
        "country": text,
        "facts": pa.map_(text, text),
        "assessed_on": pa.date32(),
        "voices": pa.list_(text),
        "framework": text,
        "version": text,
        "framework_sha256": text,
        "cites_files": pa.uint8(),
        "latest": pa.int64(),
        "least": pa.binary(),
        "proved": pa.binary(),
        "days": pa.binary(),
    }
    criteria = dict.fromkeys(name for one in frameworks for name in columns(one))
    orders = {one.sha256: ids(one) for one in frameworks}
    said = {"format": FORMAT, "peerready": __version__, "criteria": json.dumps(orders)}
    fields = [*own.items(), *((name, pa.uint8()) for name in criteria)]
    return pa.schema(fields, metadata=said)


def ids(loaded: Loaded) -> list[str]:
    return [criterion.id for criterion in loaded.framework.criteria]


def columns(loaded: Loaded) -> Iterator[str]:
    """The columns of a framework: of each criterion sign and marks; of a group what it counts at least."""
    for criterion in loaded.framework.criteria:
        yield criterion.id
        yield marks_column(criterion.id)
        if criterion.any_of:
            yield least_column(criterion.id)


def marks_column(criterion: str) -> str:
    return f"{criterion}:marks"


def least_column(criterion: str) -> str:
    return f"{criterion}:least"


def _table(kept: Kept, rows: range, schema: Any) -> Any:
    """Some rows of one framework; the columns of others are empty."""
    pa, _ = arrow()
    standings, stamps = [kept.roster[row] for row in rows], kept.stamps
    cut = slice(rows.start, rows.stop)
    found: dict[str, Any] = {
        "size": stamps.sizes[cut],
        "mtime_ns": stamps.times[cut],
        "latest": stamps.latest[cut],
        "cites_files": stamps.cites[cut],
        "organisation": [one.name for one in standings],
    } | {name: [getattr(one, name) for one in standings] for name in _SAME}
    found |= dict(_signs(kept.loaded, standings))
    arrays = [
        pa.array(found[name], type=kind) if name in found else pa.nulls(len(rows), kind)
        for name, kind in zip(schema.names, schema.types, strict=True)
    ]
    return pa.Table.from_arrays(arrays, schema=schema)


_SAME = (
    *("path", "sha256", "id", "country", "facts", "assessed_on", "voices", "framework", "version"),
    *("framework_sha256", "least", "proved", "days"),
)
"""The columns that are named as they are in a standing."""


def _signs(loaded: Loaded, standings: Sequence[Standing]) -> Iterator[tuple[str, array[int]]]:
    width = len(loaded.framework.criteria)
    signs = b"".join(standing.signs for standing in standings)
    marks = b"".join(standing.marks for standing in standings)
    least = b"".join(standing.least for standing in standings)
    for number, criterion in enumerate(loaded.framework.criteria):
        yield criterion.id, array("B", signs[number::width])
        yield marks_column(criterion.id), array("B", marks[number::width])
        if criterion.any_of:
            yield least_column(criterion.id), array("B", least[number::width])
