"""The speed of peerready, as ratios in one run: `python benchmarks/run.py [--typer VERSION]`.

Builds the wheel, installs it with compiled bytecode into a fresh environment, and runs each
command and its yardstick in turn. Prints the median of the ratios of the pairs beside the
budget of each row; ends with 1 where a budget is missed, and with a message where a command does
not do what the row says. Needs the package index for the installation, and a quiet machine for a
true figure.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
import data

HERE = Path(__file__).parent
ROOT = HERE.parent
LEAST_PAIRS = 9
FIVE = (
    "import typer, pydantic, yaml, rich.console, rich.table, jinja2; from pydantic import BaseModel"
)
COMPLETE = {"_PEERREADY_COMPLETE": "complete_bash"}
TODAY = ("--today", "2026-11-21")
PLAIN = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")} | {
    "COLUMNS": "100"
}
"""The environment of every command: PYTHONDONTWRITEBYTECODE and its like would change what is measured."""


@dataclass(frozen=True)
class Command:
    """What is run, and what shows that it did its work."""

    words: list[str]
    says: str = ""
    """What stands in its output, or in the file it writes."""
    env: dict[str, str] = field(default_factory=dict)
    code: int = 0
    writes: str | None = None


@dataclass(frozen=True)
class Row:
    """A command and its yardstick, with the most that the one may take of the other."""

    name: str
    what: str
    command: Command
    yardstick: Command
    must: float
    aim: float


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--typer", help="pin this version of typer")
    options.add_argument("--pairs", type=int, default=11, help="pairs a row, at least 9")
    options.add_argument("--only", nargs="*", default=[], help="rows to run, such as G1")
    given = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        binary = installed(place, given.typer)
        files(place)
        print(f"{versions(binary)}, load {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors")
        print(f"{'row':<5}{'ratio':>7}{'must':>7}{'aim':>7}   what")
        rows = [row for row in rows_of(binary, place) if not given.only or row.name in given.only]
        kept = [measured(row, place, max(given.pairs, LEAST_PAIRS)) for row in rows]
        if not given.only or "G10" in given.only:
            kept.append(reading(binary, place))
    return 0 if all(kept) else 1


def installed(place: Path, typer: str | None) -> Path:
    """A fresh environment with the wheel; its folder of programs."""
    run = [sys.executable, "-m"]
    subprocess.run(
        [*run, "pip", "wheel", "-q", "--no-deps", "-w", str(place), str(ROOT)], check=True
    )
    (wheel,) = place.glob("peerready-*.whl")
    subprocess.run([*run, "venv", str(place / "env")], check=True)
    binary = place / "env" / ("Scripts" if os.name == "nt" else "bin")
    pip = [str(binary / "python"), "-m", "pip", "install", "-q"]
    subprocess.run([*pip, "--upgrade", "pip"], check=True)
    pin = [f"typer=={typer}"] if typer else []
    subprocess.run([*pip, str(wheel), "check-jsonschema", *pin], check=True)
    library = [str(binary / "python"), "-m", "compileall", "-q", str(place / "env")]
    subprocess.run(library, check=False, stdout=subprocess.DEVNULL)
    # the wrapper that newer installers write: it imports nothing of its own
    script = binary / "peerready"
    script.write_text(
        f"#!{binary / 'python'}\nimport sys\nfrom peerready.__main__ import main\nsys.exit(main())\n"
    )
    return binary


def files(place: Path) -> None:
    for items in (60, 600):
        (place / f"b{items}.yaml").write_text(data.framework(items, f"b{items}"))
        (place / f"answers{items}.yaml").write_text(data.answers(items, f"b{items}"))
    (place / "faulty.yaml").write_text(data.answers(60, "b60", faults=3))


def versions(binary: Path) -> str:
    code = (
        "import sys, typer, pydantic; "
        "print(f'Python {sys.version.split()[0]}, typer {typer.__version__}, pydantic {pydantic.VERSION}')"
    )
    return output([str(binary / "python"), "-c", code])


def rows_of(binary: Path, place: Path) -> list[Row]:
    python, ours = str(binary / "python"), str(binary / "peerready")
    schema = [
        ours,
        "frameworks",
        "schema",
        "answers",
        "-f",
        "b60.yaml",
        "-o",
        "answers.schema.json",
    ]
    subprocess.run(schema, check=True, cwd=place, stdout=subprocess.DEVNULL)
    checker = [str(binary / "check-jsonschema"), "--schemafile", "answers.schema.json"]
    assess = [ours, "assess", "answers60.yaml", "-f", "b60.yaml", *TODAY]
    check = [ours, "check", "answers60.yaml", "-f", "b60.yaml", *TODAY, "--json"]
    tenfold = [ours, "assess", "answers600.yaml", "-f", "b600.yaml", *TODAY, "--json"]
    faulty = [ours, "assess", "faulty.yaml", "-f", "b60.yaml", *TODAY, "--json"]
    colour = {"FORCE_COLOR": "1"}
    rich = colour | {"TYPER_USE_RICH": "1"}

    nothing, five = Command([python, "-c", "pass"]), Command([python, "-c", FIVE])
    json = Command([*assess, "--json"], '"format": "peerready/assessment/1"')

    def help_(says: str, env: dict[str, str]) -> Command:
        return Command([ours, "--help"], says, env)

    def completion(line: str, says: str) -> Command:
        words = line.split(" ")
        asked = {"COMP_WORDS": "\n".join(words), "COMP_CWORD": str(len(words) - 1)}
        return Command([ours], says, COMPLETE | asked)

    def report(file: str) -> Command:
        words = [ours, "report", "answers60.yaml", "-f", "b60.yaml", *TODAY, "-o", file]
        return Command(words, "Criterion 59", writes=file)

    return [
        Row("G1", "--version / pass", Command([ours, "--version"], "peerready "), nothing, 1.25, 1.10),
        Row("G2", "TAB on a command / pass", completion("peerready as", "assess\n"), nothing, 1.40, 1.15),
        Row("G3", "TAB on a framework / pass",
            completion("peerready frameworks show w", "wa\n"), nothing, 1.5, 1.2),
        Row("G4", "--help, plain / pass", help_("Score answers files", {}), nothing, 7.5, 6.5),
        Row("G5", "--help, rich / pass", help_("╭─", rich), nothing, 17, 14),
        Row("G6", "assess --json / five imports", json, five, 1.20, 1.05),
        Row("G6c", "check --json / five imports",
            Command(check, '"format": "peerready/check/1"'), five, 1.20, 1.05),
        Row("G7", "assess, in colour / five imports",
            Command(assess, "\x1b[1;36m", colour), five, 1.60, 1.40),
        Row("G8m", "report .md / five imports", report("r.md"), five, 1.40, 1.20),
        Row("G8h", "report .html / five imports", report("r.html"), five, 1.40, 1.20),
        Row("G9", "a file with 3 faults / the valid one",
            Command(faulty, "no level 'largly'", code=3), json, 1.2, 1.05),
        Row("G17", "ten times the items / 60 items",
            Command(tenfold, '"b600.c599"'), json, 1.6, 1.35),
        Row("G19", "assess / check-jsonschema", Command(assess, "May we take the next step?"),
            Command([*checker, "answers60.yaml"], "ok -- validation done"), 0.85, 0.65),
    ]  # fmt: skip


def checked(command: Command, place: Path) -> None:
    """Nothing, if a command does its work; it also fills the caches of the system."""
    if command.writes:
        (place / command.writes).unlink(missing_ok=True)
    done = subprocess.run(
        command.words, env=PLAIN | command.env, cwd=place, capture_output=True, check=False
    )
    said = (done.stdout + done.stderr).decode()
    found = (place / command.writes).read_text("utf-8") if command.writes else said
    if done.returncode != command.code or command.says not in found:
        sys.exit(
            f"{' '.join(command.words)}\nended with {done.returncode}, not {command.code}, or "
            f"does not say {command.says!r}:\n{said[:2000]}"
        )


def seconds(command: Command, place: Path) -> float:
    env = PLAIN | command.env
    start = time.perf_counter()
    done = subprocess.run(
        command.words,
        env=env,
        cwd=place,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        check=False,
    )
    spent = time.perf_counter() - start
    if done.returncode != command.code:
        sys.exit(f"{' '.join(command.words)}: ended with {done.returncode}, not {command.code}")
    return spent


def measured(row: Row, place: Path, pairs: int) -> bool:
    """The row's median ratio, printed; whether it is within its budget."""
    checked(row.command, place)
    checked(row.yardstick, place)
    ratio = statistics.median(
        seconds(row.command, place) / seconds(row.yardstick, place) for _ in range(pairs)
    )
    return told(row.name, ratio, row.must, row.aim, row.what, kept=ratio <= row.must)


def told(name: str, ratio: float, must: float, aim: float, what: str, *, kept: bool) -> bool:
    missed = "" if kept else "   MISSED"
    print(f"{name:<5}{ratio:>7.2f}{must:>7.2f}{aim:>7.2f}   {what}{missed}", flush=True)
    return kept


READING = """
import time, statistics, yaml
from pathlib import Path
from peerready import documents
raw = Path("b60.yaml").read_bytes(); text = raw.decode()
def spent(work):
    start = time.perf_counter(); work(); return time.perf_counter() - start
def ours():
    return documents.parse(raw, "b60.yaml", limit=4_000_000, keep_places=True)
def theirs():
    return yaml.load(text, Loader=yaml.CSafeLoader)
assert list(ours().data) == list(theirs()), "both read the same"
assert ours().locate(("domains", 5, "criteria", 9, "id")).line, "and we know where it stands"
print(statistics.median(spent(theirs) / spent(ours) for _ in range(25)))
"""


def reading(binary: Path, place: Path) -> bool:
    """Row G10, in one process: how many times as fast as PyYAML's loader we read, places and all."""
    ratio = float(output([str(binary / "python"), "-c", READING], place))
    what = "reading with positions, times faster than CSafeLoader (at least)"
    return told("G10", ratio, 1.8, 2.1, what, kept=ratio >= 1.8)


def output(command: list[str], place: Path | None = None) -> str:
    done = subprocess.run(command, env=PLAIN, cwd=place, check=True, capture_output=True, text=True)
    return done.stdout.strip()


if __name__ == "__main__":
    sys.exit(main())
