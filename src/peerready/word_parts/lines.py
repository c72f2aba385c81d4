"""Small parts that come again and again: signs, tables of text alone, facts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from peerready.screen import SYMBOLS
from peerready.shades import LIGHT, shade
from peerready.word.blocks import Heading, Paragraph, Run, Table, cell, run, soft, strong
from peerready.wording import capital

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from peerready.content.model import Mark
    from peerready.word.blocks import Block, ParagraphLook, Words

COLOURS: dict[Mark, str] = {
    "met": "1D5D99",
    "promised": "7A4F04",
    "stop": "A5430C",
    "open": "4A5765",
    "none": "4A5765",
}
TINTS: dict[Mark, str] = {
    "met": "E4EEF7",
    "promised": "FBF1DE",
    "stop": "FBE9DF",
    "open": "EEF1F4",
    "none": "F7F8FA",
}
"""Behind a sign and its words, which say the same without them."""
STANDS: dict[Mark, str] = {
    "met": "in place",
    "promised": "promised",
    "stop": "not yet",
    "open": "open",
    "none": "not asked",
}


def part(text: str) -> Heading:
    """The heading of a part of a framework."""
    return Heading(run(text), 2)


def said(text: str, look: ParagraphLook = "Normal") -> Paragraph:
    return Paragraph(run(text), look)


def caption(text: str) -> Paragraph:
    """What stands above a table, on the same page."""
    return Paragraph(run(text), "Caption", keep=True)


def sign(mark: Mark, words: str) -> Words:
    """How something stands, as a sign and in words."""
    colour = COLOURS[mark]
    return (Run(SYMBOLS[mark], "Report Sign", colour), Run(f" {words}", "Strong", colour))


def named(title: str, name: str, *, stop_sign: bool = False) -> Words:
    """A criterion by its title, its id, and whether it is a stop sign."""
    return (*strong(title), *run(f" {name}", "Report Id"), *tag(stop_sign=stop_sign))


def shade_of(value: int | None, whole: int) -> str:
    """The shade behind a figure; none where nothing can be said."""
    return "" if value is None else LIGHT.steps[shade(value, whole)].removeprefix("#").upper()


def tag(*, stop_sign: bool) -> Words:
    return run("  stop sign", "Report Tag") if stop_sign else ()


def of_texts(
    titles: Sequence[str],
    rows: Iterable[Sequence[str]],
    about: str,
    widths: tuple[float, ...] = (),
    right: tuple[int, ...] = (),
) -> Table:
    """A table of words alone."""
    return Table(
        tuple(map(capital, titles)),
        tuple(
            tuple(
                cell(text, align="right" if number in right else "left")
                for number, text in enumerate(row)
            )
            for row in rows
        ),
        about,
        widths,
        right,
    )


def shares(many: int, most: int) -> Iterator[slice]:
    """Columns in tables of about the same width, none of more than so many."""
    each = -(-many // max(1, -(-many // most)))
    return (slice(start, start + each) for start in range(0, many, max(1, each)))


def side_by_side(
    titles: Sequence[str], rows: Sequence[Sequence[str]], about: str, most: int
) -> Iterator[Block]:
    """A table of words, the first column again in each of the tables that it takes."""
    for share in shares(len(titles) - 1, most):
        yield caption(about if not share.start else f"{about}, continued")
        found = titles[1:][share]
        cells = [(row[0], *row[1:][share]) for row in rows]
        widths = (26, *[74 / len(found)] * len(found))
        yield of_texts((titles[0], *found), cells, about, widths)


def facts(rows: Iterable[tuple[str, tuple[Words, ...]]], about: str, label: float = 0.22) -> Table:
    """What is said under a few names, each beside its name."""
    return Table(
        (),
        tuple((cell(soft(name)), cell(*lines)) for name, lines in rows),
        about,
        (label, 1 - label),
        look="Report Facts",
    )
