"""The quick reader agrees with the parser on every text: the same data, or the same problems."""

from __future__ import annotations

import random
from itertools import product
from pathlib import Path

import pytest

from peerready import documents
from peerready.errors import PeerreadyError
from peerready.reading import plain_blocks
from peerready.reading.plain_blocks import _OtherStyle, _root

ROOT = Path(__file__).parents[2]
FILES = sorted(
    file
    for folder in ("examples", "tests/invalid", "frameworks")
    for file in (ROOT / folder).rglob("*.yaml")
)
ANSWERS = """\
# A comment.
format: peerready/answers/1
frameworks: [wa@1, tepou@1]   # and one behind
organisation: {name: Harbour Recovery, id: harbour, country: AU}
facts:
  size: small
assessed_on: 2026-11-03
voices: [leadership, hr]

answers:
  wa.i1: fully
  wa.i3c:
    level: partly
    voices: [team]
    note: >-
      Monthly, but two teams have none.
      A second line: with a colon # and a hash.
    evidence:
      - path: policies/supervision.md#group-supervision
        grade: document
        date: 2026-05-01
      - {note: "Confirmed, at a meeting", grade: confirmed, by: peer-workers}
      - note: 'said: so'
        grade: said
    action: {do: Extend it, owner: Team lead, due: 2027-03-31, voices: [team, hr]}
    dissent:
    to_confirm: true
  wa.p5a: {level: unknown, note: Nobody asked}
  wa.s6:
    level: not-applicable
    reason: |
      Our funder
      provides it.
    numbers: [1, 2.5, 0x1f, null]
    list:
      - one two
      - 3
    url: https://example.org/a?b=c
    empty: ""
not_in_reports: "it's ours"
"""
SIGNS = [*" \n:#-[]{},'\"|>&*!%@`?~.=\\0ntTé\u00a0\u2028", "- ", ": ", " #", "\n\n", "\r\n", "\t",
         "  ", ">-", "---\n", "<<: ", "no", "null", "1e3", "012", "...\n", "\n    ", "\n      \n"]  # fmt: skip


def outcome(raw, load):
    """What a reader makes of some bytes: its data to the last type, or what it says of them."""
    try:
        return repr(documents.parse(raw, "answers.yaml", load=load).data)
    except PeerreadyError as error:
        return error.problems


def agree(raw):
    return outcome(raw, plain_blocks.loaded) == outcome(raw, documents.loaded)


def mutated(text, chance):
    """The text with one to three small things changed, as hands and merges change files."""
    for _ in range(chance.randint(1, 3)):
        at = chance.randrange(len(text) + 1)
        lines = text.split("\n")
        line = chance.randrange(len(lines))
        match chance.randrange(7):
            case 0:
                text = text[:at] + chance.choice(SIGNS) + text[at:]
            case 1:
                text = text[:at] + text[at + chance.randint(1, 3) :]
            case 2:
                lines.insert(line, chance.choice(lines))
                text = "\n".join(lines)
            case 3:
                del lines[line]
                text = "\n".join(lines)
            case 4:
                lines[line] = " " * chance.randint(0, 8) + lines[line].lstrip()
                text = "\n".join(lines)
            case 5:
                lines[line] += chance.choice([*SIGNS, " # comment", ":", " a: b"])
                text = "\n".join(lines)
            case _:
                lines[line] = lines[line][: chance.randint(0, 12)]
                text = "\n".join(lines)
    return text


def is_read_quickly(text):
    try:
        return bool(_root(text))
    except _OtherStyle:
        return False


def test_the_style_of_answers_files_is_read_quickly():
    assert is_read_quickly(ANSWERS)


def test_the_shipped_examples_are_read_quickly():
    answers = [file for file in FILES if file.is_relative_to(ROOT / "examples")]
    slow = [file.name for file in answers if not is_read_quickly(file.read_text("utf-8"))]

    assert len(slow) <= 1, slow


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.relative_to(ROOT).as_posix())
def test_both_readers_agree_on_every_file_there_is(file):
    assert agree(file.read_bytes())


@pytest.mark.parametrize("seed", range(20))
def test_both_readers_agree_on_changed_files(seed):
    chance = random.Random(seed)
    lines = ANSWERS.split("\n")
    for _ in range(150):
        start = chance.randrange(len(lines))
        part = "\n".join(lines[start : start + chance.randint(1, 16)]) + "\n"
        text = mutated(chance.choice([ANSWERS, part, part]), chance)

        assert agree(text.encode()), text


VALUES = [
    "",  " ", "a", " a", " a ", " a b", " a: b", " a:", " a:b", " a #b", " a#b", " #b", " 'a'",
    " 'a' #c", " 'a", " 'a''b'", ' "a"', ' "a" b', ' "a\\n"', " >-", " >", " |", " |-", " >+", " > #c",
    " |2", " [", " []",
    " [a]", " [a,b]", " [a, b]", " [ a ]", " [a, ]", " [a #b]", " [1, no, ~]", " {}", " {a: b}", " {a: }",
    " {a: b, a: c}", " {a: b,}", " {a: [b, c], d: 'e, f'}", " {a: b c: d}", " {a:b}", " {'a': b}", " {a: b} #c",
    " {a: -b}", " {a: b's}", " {a: 1.0, b: 0x1}", " {a: .5}", " -", " - a", " -a", " ?", " ? a", " &a b",
    " *a", " !a b",
    " %a", " @a", " `a", " , a", " ~", " null", " true", " 1", " 1.0", " 012", " .inf", " .nan", " 1e999999",
    " 1:30", " 2026-11-03", " a\tb", " =", " <<", " é", " a\u00a0", " \u00a0a", " ---", " (a)", " ...",
]  # fmt: skip
BEFORE = [
    "k:",
    "- k:",
    "l:\n  k:",
    "l:\n- k:",
    "l:\n  - k:",
    "l:\n  -",
    "k: a\nk:",
    "<<:",
    "null:",
    "k :",
]
BEHIND = [
    "\n", "", "\n  a\n", "\n  a: b\n", "\n  - a\n", "\n- a\n", "\n    a\n", "\n\n", "\n# c\n", "\n  # c\n    a\n",
    "\nz: y\n", "\n a: b\n", "\n    a\n   b\n", "\n    a\n      b\n    c\n", "\n    a\n\n    b\n", "\n    a \n    b\n",
    "\n    a\n  # c\n", "\n    a\n    # c\n", "\n    a\n  \nz: y\n", "\n    a\n      \nz: y\n",
    "\n\n    a\n", "\n  k: 2\n",
]  # fmt: skip


@pytest.mark.parametrize("before", BEFORE)
def test_both_readers_agree_on_every_small_text(before):
    for value, behind in product(VALUES, BEHIND):
        text = before + value + behind

        assert agree(text.encode()), text


def test_places_are_asked_of_the_parser():
    kept = []

    assert plain_blocks.loaded("a: b\n", kept) == {"a": "b"}
    assert kept


def test_mappings_in_mappings_are_read_only_so_far():
    text = "".join(f"{'  ' * depth}k:\n" for depth in range(30))

    assert not is_read_quickly(text)
    assert agree(text.encode())
