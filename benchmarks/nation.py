"""A data set of a nation's size: `python benchmarks/nation.py FILE [--organisations N] [--years N]`.

Writes the signs of 60 criteria for each organisation and year as `compare --data` would, without a
path, a name or a digest for each, and times the questions of `docs/scale.md` with the columnar engine.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import time
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).parent))
import data
import pyarrow as pa
import pyarrow.parquet as pq

from peerready import catalog
from peerready.gathering import columns

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

ROWS = 100_000
SIGNS = bytes([0] * 40 + [1] * 70 + [2] * 80 + [3] * 40 + [251] * 16 + [253] * 6 + [254] * 4)
"""What each random byte becomes: mostly levels, some open, some not applicable."""
SECTORS = ("large", "small")


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("file", type=Path)
    options.add_argument("--organisations", type=int, default=1_000_000)
    options.add_argument("--years", type=int, default=5)
    given = options.parse_args()
    framework = given.file.with_name("bench.yaml")
    framework.write_text(data.framework(60))
    loaded = catalog.load(framework)
    start = time.perf_counter()
    write(given.file, loaded, given.organisations, given.years)
    size = given.file.stat().st_size / 1e6
    answers = given.organisations * given.years * 60
    print(f"{answers:,} answers in {size:.0f} MB, written in {time.perf_counter() - start:.1f} s")
    criteria = [criterion.id for criterion in loaded.framework.criteria]
    asked("percentiles by year", lambda: columns.spreads(given.file, loaded, criteria, "year"))
    asked("percentiles by size", lambda: columns.spreads(given.file, loaded, criteria, "size"))
    asked("heat map by year", lambda: columns.heat(given.file, loaded, criteria, "year"))
    return 0


def asked(what: str, question: Callable[[], Mapping[str, object]]) -> None:
    start = time.perf_counter()
    found = question()
    print(f"{what}: {time.perf_counter() - start:.1f} s, {len(found)} groups")


def write(file: Path, loaded: catalog.Loaded, organisations: int, years: int) -> None:
    ids = [criterion.id for criterion in loaded.framework.criteria]
    kinds = {"assessed_on": pa.date32(), "framework_sha256": pa.string()}
    kinds |= {"country": pa.string(), "facts": pa.map_(pa.string(), pa.string())}
    kinds |= dict.fromkeys(ids, pa.uint8())
    said = {"format": "peerready/standings/1", "criteria": json.dumps({loaded.sha256: ids})}
    schema = pa.schema(kinds.items(), metadata=said)
    with pq.ParquetWriter(file, schema, compression="zstd") as writer:
        for year in range(years):
            for start in range(0, organisations, ROWS):
                count = min(ROWS, organisations - start)
                writer.write_table(table(schema, loaded, ids, count, date(2022 + year, 6, 30)))


def table(
    schema: pa.Schema, loaded: catalog.Loaded, ids: list[str], count: int, day: date
) -> pa.Table:
    facts = [[("size", SECTORS[number % 2])] for number in range(count)]
    own = [[day] * count, [loaded.sha256] * count, ["AU"] * count, facts]
    arrays = [pa.array(one, kind) for one, kind in zip(own, schema.types[:4], strict=True)]
    for _ in ids:
        signs = pa.py_buffer(os.urandom(count).translate(SIGNS))
        arrays.append(pa.Array.from_buffers(pa.uint8(), count, [None, signs]))
    return pa.Table.from_arrays(arrays, schema=schema)


if __name__ == "__main__":
    sys.exit(main())
