"""Interrupting `compare` at any moment: `python benchmarks/kill.py [--files N] [--times N]`.

Runs it over many files with an output file and a data set, and ends it after a random time: one half
by Ctrl-C to the whole group, the other by a kill that nothing can hear. After each: the output is the
earlier one or the new one, whole; the data set too; nothing lies beside them; and no process is left.
At the end one run goes through and must give what a run in peace gives.
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
WRITTEN = ("out.csv", "kept.parquet")
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
        start = time.perf_counter()
        wanted = whole(place, target)
        usual = time.perf_counter() - start
        beside = sorted(one.name for one in place.iterdir())
        print(f"{given.files} files take {usual:.1f} s")
        ends: Counter[str] = Counter()
        for number in range(given.times):
            sent = (signal.SIGINT, signal.SIGKILL)[number % 2]
            (place / "kept.parquet").unlink(missing_ok=True)
            start = time.perf_counter()
            end = ended(place, target, sent, chance.uniform(0, usual))
            if end == "came to its end":  # the machine is faster now
                usual = min(usual, time.perf_counter() - start)
            ends[end] += 1
            check(place, beside, wanted)
            whole_again = whole(place, target) if number % 10 == 9 else wanted
            for name, one, other in zip(WRITTEN, whole_again, wanted, strict=True):
                if one != other:
                    sys.exit(f"{name} of the next run is another")
    print(", ".join(f"{name}: {count}" for name, count in sorted(ends.items())))
    print("no half-written file, no process left, the next run right")
    return 0


def command(target: Path) -> list[str]:
    words = [sys.executable, "-m", "peerready", "compare", target.name, "-f", "bench.yaml"]
    words += ["--today", "2026-11-22", "--no-criteria", "--data", "kept.parquet", "-o", "out.csv"]
    return [*words, "--jobs", "2"]


def whole(place: Path, target: Path) -> tuple[bytes, bytes]:
    """The output and the data set of a run in peace."""
    for name in WRITTEN:
        (place / name).unlink(missing_ok=True)
    subprocess.run(command(target), cwd=place, check=True, capture_output=True)
    return (place / "out.csv").read_bytes(), (place / "kept.parquet").read_bytes()


def ended(place: Path, target: Path, sent: signal.Signals, after: float) -> str:
    """How a run ends that is sent a signal; its processes must be gone soon after."""
    running = subprocess.Popen(
        command(target),
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
    if sent == signal.SIGINT:
        signal_group(running.pid, sent)
    else:
        running.kill()
    said, complained = running.communicate()
    code = running.returncode
    until = time.monotonic() + PATIENCE
    while left(running.pid) and time.monotonic() < until:
        time.sleep(0.02)
    if left(running.pid):
        sys.exit(f"processes are left: {left(running.pid)}")
    # A process that is just beginning says so where the one above is killed; Ctrl-C is quiet.
    if said or (sent == signal.SIGINT and b"Traceback" in complained):
        sys.exit(f"it says {said!r} {complained.decode()}")
    if code not in {0, INTERRUPTED, -sent}:
        sys.exit(f"ended with {code}: {complained.decode()}")
    return {0: "came to its end", INTERRUPTED: "exit 130"}.get(code, f"by {sent.name}")


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


def check(place: Path, beside: list[str], wanted: tuple[bytes, bytes]) -> None:
    """Nothing, if every file is whole and there is no other."""
    for name, content in zip(WRITTEN, wanted, strict=True):
        file = place / name
        if file.exists() and file.read_bytes() != content:
            sys.exit(f"{name} is half-written")
    more = {one.name for one in place.iterdir()} - set(beside)
    if more:
        sys.exit(f"left behind: {more}")


if __name__ == "__main__":
    sys.exit(main())
