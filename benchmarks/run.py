"""The speed of peerready, as ratios in one run: `python benchmarks/run.py [--typer VERSION]`.

Builds the wheel, installs it with compiled bytecode into a fresh environment, and runs each
command and its yardstick in turn. Prints the median of the ratios of the pairs beside the
budget of each row; ends with 1 where a budget is missed. Needs the package index for the
installation, and a quiet machine for a true figure.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
import data

HERE = Path(__file__).parent
ROOT = HERE.parent
FIVE = "import typer, pydantic, yaml, rich.console, rich.table, jinja2; from pydantic import BaseModel"
COMPLETE = {"_PEERREADY_COMPLETE": "complete_bash"}


@dataclass(frozen=True)
class Row:
    name: str
    what: str
    command: list[str]
    yardstick: list[str]
    must: float
    stretch: float
    env: dict[str, str] | None = None


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--typer", help="pin this version of typer")
    options.add_argument("--pairs", type=int, default=11, help="pairs a row, at least 9")
    options.add_argument("--only", nargs="*", help="rows to run, such as G1")
    given = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        binary = installed(place, given.typer)
        files(place)
        print(versions(binary))
        print(f"{'row':<5}{'ratio':>7}{'must':>7}{'aim':>7}   what")
        rows = [r for r in rows_of(binary, place) if not given.only or r.name in given.only]
        kept = [measured(row, place, given.pairs) for row in rows]
        if not given.only or "G10" in given.only:
            kept.append(reading(binary, place))
    return 0 if all(kept) else 1


def installed(place: Path, typer: str | None) -> Path:
    """A fresh environment with the wheel; its folder of programs."""
    run = [sys.executable, "-m"]
    subprocess.run([*run, "pip", "wheel", "-q", "--no-deps", "-w", str(place), str(ROOT)], check=True)
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
    return subprocess.run(
        [str(binary / "python"), "-c", code], check=True, capture_output=True, text=True
    ).stdout.strip()


def rows_of(binary: Path, place: Path) -> list[Row]:
    python, ours = str(binary / "python"), str(binary / "peerready")
    nothing, five = [python, "-c", "pass"], [python, "-c", FIVE]
    schema = place / "answers.schema.json"
    assess = [ours, "assess", "answers60.yaml", "-f", "b60.yaml", "--today", "2026-11-21"]
    subprocess.run(
        [ours, "frameworks", "schema", "answers", "-f", "b60.yaml", "-o", str(schema)],
        check=True, cwd=place, stdout=subprocess.DEVNULL,
    )
    report = [ours, "report", "answers60.yaml", "-f", "b60.yaml", "--today", "2026-11-21", "-o"]
    tenfold = [ours, "assess", "answers600.yaml", "-f", "b600.yaml", "--today", "2026-11-21", "--json"]
    faulty = [ours, "assess", "faulty.yaml", "-f", "b60.yaml", "--today", "2026-11-21", "--json"]
    checker = [str(binary / "check-jsonschema"), "--schemafile", str(schema), "answers60.yaml"]
    colour = {"FORCE_COLOR": "1"}
    return [
        Row("G1", "--version / pass", [ours, "--version"], nothing, 1.25, 1.10),
        Row("G2", "TAB on a command / pass", [ours], nothing, 1.40, 1.15,
            COMPLETE | {"COMP_WORDS": "peerready as", "COMP_CWORD": "1"}),
        Row("G3", "TAB on a framework / pass", [ours], nothing, 1.5, 1.2,
            COMPLETE | {"COMP_WORDS": "peerready frameworks show w", "COMP_CWORD": "3"}),
        Row("G4", "--help, plain / pass", [ours, "--help"], nothing, 7.5, 6.5),
        Row("G5", "--help, rich / pass", [ours, "--help"], nothing, 17, 14,
            colour | {"TYPER_USE_RICH": "1"}),
        Row("G6", "assess --json / five imports", [*assess, "--json"], five, 1.20, 1.05),
        Row("G7", "assess, in colour / five imports", assess, five, 1.60, 1.40, colour),
        Row("G8m", "report .md / five imports", [*report, "r.md"], five, 1.40, 1.20),
        Row("G8h", "report .html / five imports", [*report, "r.html"], five, 1.40, 1.20),
        Row("G9", "a file with 3 faults / the valid one", faulty, [*assess, "--json"], 1.2, 1.05),
        Row("G17", "ten times the items / 60 items", tenfold, [*assess, "--json"], 1.6, 1.35),
        Row("G19", "assess / check-jsonschema", assess, checker, 0.85, 0.65),
    ]


def seconds(command: list[str], env: dict[str, str], place: Path) -> float:
    start = time.perf_counter()
    subprocess.run(
        command, env=env, cwd=place, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False
    )
    return time.perf_counter() - start


def measured(row: Row, place: Path, pairs: int) -> bool:
    """The row's median ratio, printed; whether it is within its budget."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    plain = kept | {"COLUMNS": "100"}
    env = plain | (row.env or {})
    seconds(row.command, env, place), seconds(row.yardstick, plain, place)
    ratios = [
        seconds(row.command, env, place) / seconds(row.yardstick, plain, place)
        for _ in range(pairs)
    ]
    ratio = statistics.median(ratios)
    return told(row.name, ratio, row.must, row.stretch, row.what, ratio <= row.must)


def told(name: str, ratio: float, must: float, aim: float, what: str, kept: bool) -> bool:
    print(f"{name:<5}{ratio:>7.2f}{must:>7.2f}{aim:>7.2f}   {what}{'' if kept else '   MISSED'}", flush=True)
    return kept


READING = """
import sys, time, statistics, yaml
from pathlib import Path
from peerready import documents
raw = Path("b60.yaml").read_bytes(); text = raw.decode()
def spent(work):
    start = time.perf_counter(); work(); return time.perf_counter() - start
def ours():
    documents.parse(raw, "b60.yaml", limit=4_000_000, keep_places=True)
def theirs():
    yaml.load(text, Loader=yaml.CSafeLoader)
ours(); theirs()
print(statistics.median(spent(theirs) / spent(ours) for _ in range(25)))
"""


def reading(binary: Path, place: Path) -> bool:
    done = subprocess.run(
        [str(binary / "python"), "-c", READING], cwd=place, check=True, capture_output=True, text=True
    )
    ratio = float(done.stdout)
    what = "reading with positions, times faster than CSafeLoader (at least)"
    return told("G10", ratio, 1.8, 2.1, what, ratio >= 1.8)


if __name__ == "__main__":
    sys.exit(main())
