"""The speed of `compare`, as ratios in one run: `python benchmarks/compare.py [--most N] [--only ROW ...]`.

Files of 60 answers each (12 KB) are compared by the command; the yardstick parses the same files
with PyYAML's CSafeLoader in one process, and makes nothing of them. Both sides take turns. Ends with
1 where a budget is missed. `--most` is the largest number of files (10,000 unless given; rows G13 and
G14 are meant for 100,000, which take 1.2 GB below the folder for temporary files).
"""

from __future__ import annotations

import argparse
import json
import random
import re
import statistics
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

sys.path.insert(0, str(Path(__file__).parent))
import data

if TYPE_CHECKING:
    from collections.abc import Iterator

FEW = 1000
RUN = """
import json, resource, sys, time
from peerready.__main__ import main
start = time.perf_counter()
code = main(sys.argv[1:])
spent = time.perf_counter() - start
sys.stdout.flush()
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(json.dumps([code, spent, peak]), file=sys.stderr)
"""
"""`peerready`, telling when it is done how long it took and its peak.

What the system keeps of the peak of children is no use: of a new program it is at least what the
process had that began it.
"""
LOOK = 0.1
"""Seconds from one look at the peaks of the workers to the next."""
PARSE = """
import json, sys, time, yaml
from pathlib import Path
texts = [path.read_text("utf-8") for path in sorted(Path(sys.argv[1]).iterdir())[:int(sys.argv[2])]]
start = time.perf_counter()
for text in texts:
    yaml.load(text, Loader=yaml.CSafeLoader)
print(json.dumps(time.perf_counter() - start))
"""


class Run(NamedTuple):
    """One run of the command: wall seconds from its start to its end, and peaks in MiB."""

    seconds: float
    parent: float
    worker: float


class Row(NamedTuple):
    name: str
    ratio: float
    must: float
    aim: float
    what: str
    at_least: bool = False


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--most", type=int, default=10_000, help="the largest number of files")
    options.add_argument("--pairs", type=int, default=3, help="pairs a row")
    options.add_argument("--only", nargs="*", default=[], help="rows to run, such as G11")
    given = options.parse_args()
    with tempfile.TemporaryDirectory(prefix="peerready-bench-") as folder:
        place = Path(folder)
        print(f"{'row':<5}{'ratio':>8}{'must':>8}{'aim':>8}   what", flush=True)
        kept = [
            told(row)
            for measure, names in MEASURES.items()
            if not given.only or set(names).intersection(given.only)
            for row in measure(place, given)
        ]
    return 0 if all(kept) else 1


def told(row: Row) -> bool:
    kept = row.ratio >= row.must if row.at_least else row.ratio <= row.must
    missed = "" if kept else "   MISSED"
    print(
        f"{row.name:<5}{row.ratio:>8.3f}{row.must:>8.2f}{row.aim:>8.2f}   {row.what}{missed}",
        flush=True,
    )
    return kept


def files(place: Path, count: int) -> Path:
    """A folder of so many answers files, each of another organisation with answers of its own."""
    folder = place / f"of{count}"
    if folder.exists():
        return folder
    folder.mkdir()
    (place / "bench.yaml").write_text(data.framework(60))
    chance, lines = random.Random(count), data.answers(60).split("\n")
    levels = [number for number, line in enumerate(lines) if line.startswith("    level: ")]
    for number in range(count):
        for line in levels:
            lines[line] = f"    level: {chance.choice(data.LEVELS)}"
        text = "\n".join(lines).replace(
            "name: Measured Services, id: measured", f"name: Service {number}, id: s{number}"
        )
        (folder / f"{number:06}.yaml").write_text(text)
    return folder


def compared(place: Path, count: int, *more: str) -> Run:
    """A run of the command over so many files, as a process of its own."""
    folder = files(place, count)
    command = [sys.executable, "-c", RUN, "compare", folder.name, "-f", "bench.yaml", "-q"]
    command += ["--today", "2026-11-22", "--no-criteria", "-o", "out.txt", *more]
    start = time.perf_counter()
    running = subprocess.Popen(
        command, cwd=place, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
    )
    worker, said = 0.0, ""
    while running.returncode is None:
        with suppress(subprocess.TimeoutExpired):
            _, said = running.communicate(timeout=LOOK)
        worker = max([worker, *peaks(running.pid)])
    spent = time.perf_counter() - start
    last = said.strip().rsplit("\n", maxsplit=1)[-1]
    if not last.startswith("[0,"):
        sys.exit(f"{' '.join(command[3:])}\n{said[-2000:]}")
    _, _, parent = json.loads(last)
    return Run(spent, parent, worker)


def peaks(above: int) -> Iterator[float]:
    """The peaks so far, in MiB, of the processes below one; nothing where the system does not tell."""
    with suppress(OSError):
        for one in Path(f"/proc/{above}/task/{above}/children").read_text().split():
            with suppress(OSError):
                found = re.search(r"VmHWM:\s+(\d+)", Path(f"/proc/{one}/status").read_text())
                if found:
                    yield int(found[1]) / 1024


def parsed(place: Path, count: int, most: int = 2000) -> float:
    """The seconds the yardstick needs for so many files; beyond `most` by proportion."""
    folder, some = files(place, count), min(count, most)
    command = [sys.executable, "-c", PARSE, str(folder), str(some)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return json.loads(done.stdout) * count / some


def wall(place: Path, given: argparse.Namespace) -> list[Row]:
    ratios = [compared(place, 2000).seconds / parsed(place, 2000) for _ in range(given.pairs)]
    what = "compare 2,000 files, two processes / parsing them, one"
    return [Row("G11", statistics.median(ratios), 0.45, 0.16, what)]


def marginal(place: Path, given: argparse.Namespace) -> list[Row]:
    found = []
    for _ in range(given.pairs):
        few, yard, most = compared(place, FEW), parsed(place, FEW), compared(place, given.most)
        rate = (given.most - FEW) / (most.seconds - few.seconds)
        found.append(rate / (FEW / statistics.mean([yard, parsed(place, FEW)])))
    what = f"files a second from {FEW:,} to {given.most:,}, times those parsed on a processor"
    return [Row("G12", statistics.median(found), 3.0, 9.0, what, at_least=True)]


def memory(place: Path, given: argparse.Namespace) -> list[Row]:
    few, most = compared(place, FEW), compared(place, given.most)
    what = f"at {given.most:,} files beside {FEW:,}"
    return [
        Row("G13", most.parent - few.parent, 60, 30, f"MiB more in the parent {what}"),
        Row("G14", most.worker / few.worker, 1.1, 1.0, f"peak of a worker {what}"),
    ]


def again(place: Path, given: argparse.Namespace) -> list[Row]:
    ratios = []
    for _ in range(given.pairs):
        (place / "kept.parquet").unlink(missing_ok=True)
        first, second = (compared(place, given.most, "--data", "kept.parquet") for _ in range(2))
        ratios.append(second.seconds / first.seconds)
    what = f"{given.most:,} unchanged files with their data set / the first run"
    return [Row("G15", statistics.median(ratios), 0.15, 0.05, what)]


def processes(place: Path, given: argparse.Namespace) -> list[Row]:
    ratios = [
        compared(place, 2000, "--jobs", "2").seconds / compared(place, 2000, "--jobs", "1").seconds
        for _ in range(given.pairs)
    ]
    what = "2,000 files, two processes / one"
    return [Row("G16", statistics.median(ratios), 0.62, 0.56, what)]


MEASURES = {
    wall: ("G11",),
    processes: ("G16",),
    marginal: ("G12",),
    memory: ("G13", "G14"),
    again: ("G15",),
}

if __name__ == "__main__":
    sys.exit(main())
