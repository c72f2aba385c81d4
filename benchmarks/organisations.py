"""Any number of plausible answers files: `python benchmarks/organisations.py FOLDER --count 10000`.

`--framework` is a shipped framework, a framework's file, or `bench60` for one of 60 questions, which
is written beside the folder (for `-f`). `--years 3` makes three files of each organisation.
`--broken 50` breaks that many of the files, each in one of the ways of `faults.py`, and prints
their paths and ways. The same arguments make the same files, and a larger count begins with the
files of a smaller one.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).parent))
import data
import words
from faults import FAULTS
from sheets import ASKED, LAST_YEAR, Organisation, Question, Sheet

from peerready import catalog
from peerready.errors import PeerreadyError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from peerready.framework import Framework

IN_A_FOLDER = 1000
EARLY = {"prepare": 0.08, "recruit": 0.04, "employ": -0.02, "develop": -0.12}
"""What has to stand before the first day stands sooner."""


@dataclass(frozen=True)
class Survey:
    """A framework to be answered, and what makes its answers come out the same again."""

    framework: Framework
    seed: int = 1

    @cached_property
    def questions(self) -> tuple[Question, ...]:
        return tuple(_questions(self.framework))

    @cached_property
    def levels(self) -> tuple[str, ...]:
        return self.framework.scale.ids

    def files(self, count: int, years: int = 1) -> Iterator[tuple[str, str]]:
        """The path, below the folder, and the text of every answers file."""
        group = max(IN_A_FOLDER // years, 1)
        for number in range(count):
            one = self.organisation(number)
            for year in range(LAST_YEAR - years + 1, LAST_YEAR + 1):
                of_year = f"-{year}" if years > 1 else ""
                path = f"{number // group:03}/organisation-{number:06}{of_year}.yaml"
                yield path, self.text(one, year)

    def organisation(self, number: int) -> Organisation:
        chance = random.Random(f"{self.seed}/{self.framework.id}/{number}")
        domains = dict.fromkeys(question.domain for question in self.questions)
        return Organisation(
            number=number,
            name=f"{chance.choice(words.NAMES)} {chance.choice(words.KINDS)} {number}",
            country=chance.choice(words.COUNTRIES),
            facts={
                name: chance.choice(list(fact.values))
                for name, fact in catalog.shared().facts.items()
            },
            stage=0.1 + 0.75 * chance.betavariate(2.4, 2.4),
            pace=chance.gauss(0.05, 0.06),
            openness=abs(chance.gauss(0.06, 0.08)),
            breadth=chance.randrange(len(ASKED)),
            leanings={domain: chance.gauss(0, 0.11) for domain in domains},
            ways=tuple(chance.gauss(0, 0.13) for _ in self.questions),
        )

    def text(self, one: Organisation, year: int = LAST_YEAR) -> str:
        """The answers file of an organisation in a year."""
        chance = random.Random(f"{self.seed}/{self.framework.id}/{one.number}/{year}")
        return "".join(Sheet(self, one, year, chance).parts())


def _questions(framework: Framework) -> Iterator[Question]:
    """The criteria that are answered: no groups, no outcomes."""
    every = [(domain.id, one) for domain in framework.domains for one in domain.criteria]
    when = {option: one.when or {} for _, one in every for option in one.any_of}
    for domain, one in every:
        if not one.any_of and one.use != "outcome":
            yield Question(
                id=one.id,
                domain=domain,
                ask=one.ask,
                critical=bool(one.critical),
                option=one.use == "option",
                ease=random.Random(one.id).gauss(0, 0.08) + EARLY[one.phase],
                when=when.get(one.id, {}) | (one.when or {}),
            )


def framework_of(name: str, beside: Path) -> Framework:
    """A shipped framework, one from a file, or one of so many questions, written beside the files."""
    made = re.fullmatch(r"bench(\d+)", name)
    if made:
        file = beside / f"{name}.yaml"
        file.write_text(data.framework(int(made[1]), name), encoding="utf-8")
        return catalog.load(file).framework
    if name.endswith(".yaml"):
        return catalog.load(Path(name)).framework
    return catalog.Catalog().must_find(name).framework


def write(
    folder: Path, survey: Survey, count: int, years: int = 1, broken: int = 0
) -> list[tuple[Path, str]]:
    """The files, written; of the broken ones, spread evenly, the path and what is wrong with each."""
    kinds = list(FAULTS)
    total = count * years
    chosen = {n * total // broken: kinds[n % len(kinds)] for n in range(broken)}
    faulty, made = [], None
    for number, (name, text) in enumerate(survey.files(count, years)):
        path = folder / name
        if path.parent != made:
            made = path.parent
            made.mkdir(parents=True, exist_ok=True)
        kind = chosen.get(number)
        path.write_bytes(FAULTS[kind](text) if kind else text.encode())
        if kind:
            faulty.append((path, kind))
    return faulty


def main(given: Sequence[str] | None = None) -> int:
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("folder", type=Path, help="where the files go: new, or empty")
    options.add_argument("--count", type=int, default=1000, help="how many organisations")
    options.add_argument("--framework", default="wa", help="an id, a file, or bench60")
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--broken", type=int, default=0, help="how many files to break")
    options.add_argument("--years", type=int, default=1, help="files of each organisation")
    asked = options.parse_args(given)
    if asked.count < 0 or asked.years < 1 or not 0 <= asked.broken <= asked.count * asked.years:
        options.error("no organisation, no year, or more broken files than files")
    if asked.folder.exists() and any(asked.folder.iterdir()):
        options.error(f"{asked.folder} is not empty")
    asked.folder.mkdir(parents=True, exist_ok=True)
    try:
        survey = Survey(framework_of(asked.framework, asked.folder.parent), asked.seed)
    except PeerreadyError as error:
        options.error("; ".join(problem.message for problem in error.problems))
    for path, kind in write(asked.folder, survey, asked.count, asked.years, asked.broken):
        print(f"{path.as_posix()}\t{kind}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
