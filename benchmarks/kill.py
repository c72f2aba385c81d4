"""Interrupting `compare` at any moment: `python benchmarks/kill.py [--files N] [--times N]`.

Runs it over many files with an output file, of each format in turn, and a data set. After a random time
it is ended by Ctrl-C to the whole group, or by a kill that nothing can hear, or one of its processes is
killed, which must change nothing. After each: the output is an earlier one or the new one, whole; the
data set too; nothing lies beside them; and no process is left. Now and then a run goes through and must
give what a run in peace gives.
"""

from __future__ import annotations

import argparse
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from contextlib import suppress
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from compare import files

INTERRUPTED = 130
WRITTEN = ("out.csv", "out.json", "out.txt", "out.md", "out.html", "out.xlsx")
KEPT = "kept.parquet"
WAYS = ("Ctrl-C", "a kill", "a process killed")
PATIENCE = 1.5
"""So many seconds the processes have to end."""


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--files", type=int, default=10_000)
    options.add_argument("--times", type=int, default=50)
    options.add_argument("--seed", type=int, default=1)
    given = options.parse_args()
    chance = random.Random(given.seed)
    signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell may have had it ignored
    with tempfile.TemporaryDirectory(prefix="peerready-kill-") as folder:
        place = Path(folder)
        target = files(place, given.files)
        beside = {one.name for one in place.iterdir()} | {KEPT, *WRITTEN}
        wanted: dict[str, bytes] = {}
        for name in WRITTEN:
            start = time.perf_counter()
            wanted |= whole(place, target, name)
            usual = time.perf_counter() - start
        print(f"{given.files} files take {usual:.1f} s", flush=True)
        ends: Counter[str] = Counter()
        for number in range(given.times):
            way, name = WAYS[number % len(WAYS)], WRITTEN[number // len(WAYS) % len(WRITTEN)]
            (place / KEPT).unlink(missing_ok=True)
            start = time.perf_counter()
            end = ended(place, command(target, name), way, chance.uniform(0, usual))
            if end == "came to its end":  # the machine is faster now
                usual = min(usual, time.perf_counter() - start)
            ends[f"{way}: {end}"] += 1
            check(place, beside, wanted)
            if number % 10 == 9 and whole(place, target, name).items() - wanted.items():
                sys.exit(f"{name} of the next run is another")
    print(", ".join(f"{name}: {count}" for name, count in sorted(ends.items())))
    print("no half-written file, no process left, the next run right")
    return 0


def command(target: Path, name: str) -> list[str]:
    words = [sys.executable, "-m", "peerready", "compare", target.name, "-f", "bench.yaml"]
    words += ["--today", "2026-11-22", "--no-criteria", "--data", KEPT, "-o", name]
    return [*words, "--jobs", "2"]


def whole(place: Path, target: Path, name: str) -> dict[str, bytes]:
    """The output and the data set of a run in peace."""
    for one in (name, KEPT):
        (place / one).unlink(missing_ok=True)
    subprocess.run(command(target, name), cwd=place, check=True, capture_output=True)
    return {one: (place / one).read_bytes() for one in (name, KEPT)}


def ended(place: Path, words: list[str], way: str, after: float) -> str:
    """How a run ends that something is done to; its processes must be gone soon after."""
    running = subprocess.Popen(
        words,
        cwd=place,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    with suppress(subprocess.TimeoutExpired):
        running.wait(after)
    if running.poll() is not None:
        running.communicate()
        return "came to its end" if running.returncode == 0 else f"ended with {running.returncode}"
    done = {"Ctrl-C": interrupt, "a kill": subprocess.Popen.kill, "a process killed": kill_one}
    done[way](running)
    said, complained = running.communicate()
    code = running.returncode
    until = time.monotonic() + PATIENCE
    while left(running.pid) and time.monotonic() < until:
        time.sleep(0.02)
    if left(running.pid):
        sys.exit(f"processes are left: {left(running.pid)}")
    # A process that is just beginning says so where the one above is killed; Ctrl-C is quiet,
    # but for Python's own beginning.
    if said or (way == "Ctrl-C" and b"peerready" in complained):
        sys.exit(f"it says {said!r} {complained.decode()}")
    right = {
        "Ctrl-C": {0, 1, INTERRUPTED, -signal.SIGINT},
        "a kill": {0, -signal.SIGKILL},
        "a process killed": {0},
    }
    if code not in right[way]:
        sys.exit(f"{way}: ended with {code}: {complained.decode()}")
    return "came to its end" if code == 0 else f"exit {code}"


def interrupt(running: subprocess.Popen) -> None:
    signal_group(running.pid, signal.SIGINT)


def kill_one(running: subprocess.Popen) -> None:
    """Kill one of the processes that read, if there are any."""
    others = [one for one in left(running.pid) if one != running.pid]
    if others:
        with suppress(ProcessLookupError):
            os.kill(others[-1], signal.SIGKILL)


def signal_group(group: int, sent: signal.Signals) -> None:
    try:
        os.killpg(group, sent)
    except ProcessLookupError:
        return


def left(group: int) -> list[int]:
    """The processes of a group that are still there."""
    found = []
    for one in Path("/proc").iterdir():
        try:
            state, _, of, *_ = (one / "stat").read_text().rpartition(")")[2].split()
        except (OSError, ValueError):
            continue
        if int(of) == group and state not in "ZX":
            found.append(int(one.name))
    return found


def check(place: Path, beside: set[str], wanted: dict[str, bytes]) -> None:
    """Nothing, if every file is whole and there is no other."""
    for name, content in wanted.items():
        file = place / name
        if file.exists() and file.read_bytes() != content:
            sys.exit(f"{name} is half-written")
    more = {one.name for one in place.iterdir()} - beside
    if more:
        sys.exit(f"left behind: {more}")


if __name__ == "__main__":
    sys.exit(main())
