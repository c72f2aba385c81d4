"""A data set of a nation's size, and questions to it: `python benchmarks/nation.py FILE`.

Writes what `compare --data` would keep of 60 criteria for each organisation and year, and times
whole commands that compare it, with the peak of memory. `--organisations N` and `--years N` say how
large; a file that is there is asked as it is.
"""

from __future__ import annotations

import argparse
import os
import resource
import subprocess
import sys
import time
from datetime import date
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
import data
import pyarrow as pa
import pyarrow.parquet as pq

from peerready import catalog
from peerready.gathering import parquet

ROWS = 100_000
SIGNS = bytes([0] * 40 + [1] * 70 + [2] * 80 + [3] * 40 + [251] * 16 + [253] * 6 + [254] * 4)
"""What each random byte becomes: mostly levels, some open, some not applicable."""
MARKS = bytes([0] * 90 + [2] * 60 + [16] * 60 + [18] * 26 + [51] * 20)
SECTORS = ("large", "small")
QUESTIONS = (("all together", ()), ("by year", ("--by", "year")), ("by size", ("--by", "size")))


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("file", type=Path)
    options.add_argument("--organisations", type=int, default=1_000_000)
    options.add_argument("--years", type=int, default=5)
    given = options.parse_args()
    framework = given.file.with_name("bench.yaml")
    framework.write_text(data.framework(60))
    if not given.file.exists():
        start = time.perf_counter()
        write(given.file, catalog.load(framework), given.organisations, given.years)
        answers = given.organisations * given.years * 60
        print(f"{answers:,} answers written in {time.perf_counter() - start:.1f} s")
    print(f"{given.file.stat().st_size / 1e6:.0f} MB")
    for name, more in QUESTIONS:
        asked(name, given.file, framework, more)
    return 0


def asked(name: str, file: Path, framework: Path, more: tuple[str, ...]) -> None:
    """Time a whole command; the last peak is the largest of all so far."""
    command = [sys.executable, "-m", "peerready", "compare", file.name, "-f", framework.name]
    command += ["-q", "-o", "nation.json", *more]
    start = time.perf_counter()
    done = subprocess.run(command, cwd=file.parent, check=False)
    spent = time.perf_counter() - start
    if done.returncode not in {0, 5}:
        sys.exit(done.returncode)
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"compare {name}: {spent:.1f} s, at most {peak:,.0f} MiB so far")


def write(file: Path, loaded: catalog.Loaded, organisations: int, years: int) -> None:
    schema = parquet.schema_for([loaded])
    with pq.ParquetWriter(file, schema, **parquet.WRITTEN) as writer:
        for year in range(years):
            for start in range(0, organisations, ROWS):
                numbers = range(start, min(start + ROWS, organisations))
                writer.write_table(table(schema, loaded, numbers, date(2022 + year, 6, 30)))


def table(schema: pa.Schema, loaded: catalog.Loaded, numbers: range, day: date) -> pa.Table:
    count = len(numbers)
    own = {
        "path": [
            f"{number // 1000:04}/organisation-{number:07}-{day.year}.yaml" for number in numbers
        ],
        "organisation": [f"Organisation {number}" for number in numbers],
        "id": [f"o-{number}" for number in numbers],
        "country": ["AU"] * count,
        "facts": [[("size", SECTORS[number % 2])] for number in numbers],
        "assessed_on": [day] * count,
        "framework": [loaded.framework.id] * count,
        "version": [loaded.framework.version] * count,
        "framework_sha256": [loaded.sha256] * count,
    }
    return pa.Table.from_arrays(
        [
            column(name, kind, own, count)
            for name, kind in zip(schema.names, schema.types, strict=True)
        ],
        schema=schema,
    )


def column(name: str, kind: pa.DataType, own: dict[str, list], count: int) -> pa.Array:
    """What the column holds; what no question asks for is empty."""
    if name in own:
        return pa.array(own[name], kind)
    if not name.startswith("bench."):
        return pa.nulls(count, kind)
    drawn = os.urandom(count).translate(MARKS if name.endswith(":marks") else SIGNS)
    return pa.Array.from_buffers(kind, count, [None, pa.py_buffer(drawn)])


if __name__ == "__main__":
    sys.exit(main())
