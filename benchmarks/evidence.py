"""The speed of reading evidence, as ratios in one run: `python benchmarks/evidence.py [--pairs N]`.

500 cited Markdown documents, each cited by a heading, are checked by `peerready check`; the
yardstick parses each of them once with markdown-it-py, in one process. Row E1: the documents give
their review dates. Row E2: they give none, so that git is asked for each. Ends with 1 where a
budget is missed; wants a quiet machine.
"""

from __future__ import annotations

import argparse
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
import data

DOCUMENTS = 500
CRITERIA = 100
MUST, AIM = 3.0, 1.5
PARSE = """
import sys
from pathlib import Path
from markdown_it import MarkdownIt
parser = MarkdownIt("commonmark").enable("table")
for path in sorted(Path("policies").iterdir()):
    parser.parse(path.read_text(encoding="utf-8"))
"""


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--pairs", type=int, default=9, help="pairs a row")
    given = options.parse_args()
    print(f"{'row':<5}{'ratio':>7}{'must':>7}{'aim':>7}   what")
    dated = measured("E1", "dates in the documents", given.pairs, in_git=False)
    by_git = measured("E2", "dates from git", given.pairs, in_git=True)
    return 0 if dated and by_git else 1


def measured(row: str, what: str, pairs: int, *, in_git: bool) -> bool:
    """The row's median ratio, printed; whether it is within its budget."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        files(place, in_git=in_git)
        check = [sys.executable, "-m", "peerready", "check", "answers.yaml", "-f", "bench.yaml"]
        check += ["--today", "2026-11-21", "--json"]
        parse = [sys.executable, "-c", PARSE]
        shown = subprocess.run(check, cwd=place, capture_output=True, text=True, check=False)
        if shown.returncode != 0 or "evidence-" in shown.stdout:
            sys.exit(f"{row}: the evidence should hold\n{shown.stderr}{shown.stdout[:1000]}")
        seconds(parse, place)
        ratio = statistics.median(
            seconds(check, place) / seconds(parse, place) for _ in range(pairs)
        )
    kept = ratio <= MUST
    words = f"check {DOCUMENTS} documents, {what} / parse them once"
    print(
        f"{row:<5}{ratio:>7.2f}{MUST:>7.2f}{AIM:>7.2f}   {words}{'' if kept else '   MISSED'}",
        flush=True,
    )
    return kept


def files(place: Path, *, in_git: bool) -> None:
    chance = random.Random(DOCUMENTS)
    (place / "policies").mkdir()
    (place / "bench.yaml").write_text(data.framework(CRITERIA))
    (place / "answers.yaml").write_text(answers())
    for number in range(DOCUMENTS):
        text = policy(chance, number, dated=not in_git)
        (place / f"policies/p{number}.md").write_text(text, encoding="utf-8")
        if in_git and number % 10 == 9:
            commit(place)


def answers() -> str:
    """Every criterion answered, each by an equal share of the documents."""
    out = [
        "format: peerready/answers/1\nframeworks: [bench@1]\nassessed_on: 2026-11-03\n",
        "organisation: {name: Measured Services}\nvoices: [team]\nanswers:\n",
    ]
    for criterion in range(CRITERIA):
        out.append(f"  bench.c{criterion}:\n    level: fully\n    evidence:\n")
        out += [
            f"      - {{path: 'policies/p{number}.md#section-7', grade: document}}\n"
            for number in range(criterion, DOCUMENTS, CRITERIA)
        ]
    return "".join(out)


def policy(chance: random.Random, number: int, *, dated: bool) -> str:
    """A policy of ten sections, about seven kilobytes, as organisations write them."""
    out = ["---\nreview_date: 2027-06-30\n---\n\n" if dated else "", f"# Policy {number}\n\n"]
    for section in range(10):
        out.append(f"## Section {section}\n\n{data.sentence(chance, 40)} See *the*\n")
        out.append(f"[other policy](p{section}.md) and **ask**.\n\n{data.sentence(chance, 50)}\n\n")
        out.append("".join(f"- {data.sentence(chance, 8)}\n" for _ in range(3)))
    out.append("\n| Who | What |\n|---|---|\n| Team lead | Meets |\n")
    return "".join(out)


def commit(place: Path) -> None:
    who = {
        f"GIT_{role}_{part}": value
        for role in ("AUTHOR", "COMMITTER")
        for part, value in (
            ("NAME", "a"),
            ("EMAIL", "a@example.org"),
            ("DATE", "2026-06-01T12:00:00+00:00"),
        )
    }
    for words in (["init", "-q"], ["add", "-A"], ["commit", "-q", "-m", "x"]):
        subprocess.run(["git", *words], cwd=place, env={**os.environ, **who}, check=True)


def seconds(command: list[str], place: Path) -> float:
    start = time.perf_counter()
    subprocess.run(
        command, cwd=place, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False
    )
    return time.perf_counter() - start


if __name__ == "__main__":
    sys.exit(main())
