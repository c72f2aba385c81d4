"""Plausible files of a given size, the same for the same arguments."""

from __future__ import annotations

import random

LEVELS = ("not-yet", "partly", "largely", "fully")
WORDS = (
    "the organisation keeps a written agreement about supervision and training that each team knows "
    "and follows from the first working day with time money and a named role behind it so that nobody "
    "is left alone with other people's distress and those it is for say so when they are asked safely"
).split()
VOICES = ("leadership", "hr", "team", "peer-workers", "service-users")
PHASES = ("prepare", "recruit", "employ", "develop")
STATEMENTS = 14


def sentence(chance: random.Random, words: int) -> str:
    return " ".join(chance.choice(WORDS) for _ in range(words)).capitalize() + "."


def folded(chance: random.Random, key: str, words: int, indent: int) -> str:
    pad = " " * indent
    text = sentence(chance, words).split()
    lines = [" ".join(text[n : n + 14]) for n in range(0, len(text), 14)]
    return f"{pad}{key}: >-\n" + "".join(f"{pad}  {line}\n" for line in lines)


def framework(items: int, name: str = "bench") -> str:
    """A framework of some 5,000 bytes and 880 an item, valid, in one domain for every ten."""
    chance = random.Random(items)
    out = [
        "format: peerready/framework/1\n",
        f"id: {name}\nversion: 1.0.0\ntitle: A framework for measuring\nlanguage: en\n",
        "provenance:\n  document: None\n  publisher: Nobody\n  status: unclear\n  rights: none\n",
        "review: {lived_experience: none}\nscale: achievement\nrollup: criteria\nvalid_for: 24\n",
        "statements:\n",
    ]
    out += [
        f"  S{n}:\n    heading: Statement {n}\n" + folded(chance, "gist", 44, 4)
        for n in range(STATEMENTS)
    ]
    out.append("domains:\n")
    for n in range(items):
        if n % 10 == 0:
            out.append(
                f"  - id: d{n // 10}\n    title: Domain {n // 10}\n    kind: practice\n    criteria:\n"
            )
        out.append(criterion(chance, f"{name}.c{n}", n))
    return "".join(out)


def criterion(chance: random.Random, name: str, number: int) -> str:
    pad = " " * 8
    out = f"      - id: {name}\n{pad}title: Criterion {number}\n"
    out += folded(chance, "text", 10, 8) + folded(chance, "why", 7, 8)
    out += f"{pad}cites: [S{number % STATEMENTS}]\n{pad}themes: [values, role]\n{pad}phase: {PHASES[number % 4]}\n"
    out += f"{pad}ask: [peer-workers, team]\n{pad}question: How is it here?\n"
    out += (
        f"{pad}look_for:\n{pad}  - {sentence(chance, 5)}\n{pad}not_this: [a poster]\n{pad}levels:\n"
    )
    out += "".join(folded(chance, level, 8 + number % 3, 10) for level in LEVELS)
    out += folded(chance, "next_step", 10, 8)
    if number % 9 == 0:
        out += f"{pad}critical: {{kind: preparation, floor: largely, why: because}}\n"
    return out


def answers(items: int, name: str = "bench", *, faults: int = 0) -> str:
    """Answers of about 220 bytes an item; the first `faults` levels are misspelt."""
    chance = random.Random(items)
    out = [
        f"format: peerready/answers/1\nframeworks: [{name}@1]\n",
        "organisation: {name: Measured Services, id: measured}\nassessed_on: 2026-11-03\n",
        "voices: [leadership, team]\nanswers:\n",
    ]
    for n in range(items):
        level = "largly" if n < faults else chance.choice(LEVELS)
        out.append(f"  {name}.c{n}:\n    level: {level}\n    voices: [{chance.choice(VOICES)}]\n")
        out.append(folded(chance, "note", 17, 4))
        if n % 3 == 0:
            out.append("    action: {do: Write it down, owner: Team lead, due: 2027-06-30}\n")
    return "".join(out)
