"""What a Word document is made of, in order, before anything is written: values without a library."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

Look = Literal["", "Strong", "Emphasis", "Report Soft", "Report Sign", "Report Id", "Report Tag"]
"""How a few words stand out of their paragraph; nothing is as the paragraph itself."""
ParagraphLook = Literal[
    "Normal",
    "Title",
    "Subtitle",
    "Caption",
    "Report Kicker",
    "Report Confidential",
    "Report Lead",
    "Report Big",
    "Report Remark",
    "Report About",
    "Report Small",
    "Report Cell",
    "Report Cell Head",
    "Report Cell Small",
]
TableLook = Literal["Report Table", "Report Facts"]
Align = Literal["left", "center", "right"]


class Run(NamedTuple):
    """Some words that look the same; `colour` is six hexadecimal digits."""

    text: str
    look: Look = ""
    colour: str = ""


class Picture(NamedTuple):
    """A PNG or JPEG at a width in centimetres, and what it says to those who cannot see it."""

    image: bytes
    alt: str
    width: float


Words = tuple[Run | Picture, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Words that wrap; `keep` keeps them on one page with what follows."""

    words: Words
    look: ParagraphLook = "Normal"
    keep: bool = False
    align: Align = "left"


@dataclass(frozen=True, slots=True)
class Heading:
    """The beginning of a part; those of the first levels stand in the contents."""

    words: Words
    level: Literal[1, 2, 3, 4]
    new_page: bool = False


@dataclass(frozen=True, slots=True)
class Items:
    """A list, with bullets or numbered from 1."""

    items: tuple[Words, ...]
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table; `shade` is the colour behind it: pale, since words stand on it in dark."""

    paragraphs: tuple[Paragraph, ...]
    shade: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under titles that every page repeats.

    `widths` are parts of the whole width, one a column; without them each column gets what its
    words need. `about` says to those who cannot see it what the table holds.
    """

    titles: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    about: str
    widths: tuple[float, ...] = ()
    right: tuple[int, ...] = ()
    """The columns of numbers, set to the right, their titles too."""
    centred: tuple[int, ...] = ()
    """The columns whose titles stand in the middle, as their cells do."""
    look: TableLook = "Report Table"


@dataclass(frozen=True, slots=True)
class Contents:
    """The headings of the first two levels, each a link; Word adds the pages when it is updated."""

    title: str


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows begins a page."""


Block = Paragraph | Heading | Items | Table | Contents | PageBreak


@dataclass(frozen=True, slots=True)
class Dress:
    """What stands around the text: at the head and foot of each page, and in the file's properties."""

    title: str
    author: str
    language: str
    head: str
    """Such as a line on confidentiality, or nothing."""
    foot: str
    pages: str = "page {page} of {pages}"


def run(text: str, look: Look = "", colour: str = "") -> Words:
    """Words that look the same; nothing for an empty text."""
    return (Run(text, look, colour),) if text else ()


def strong(text: str, colour: str = "") -> Words:
    return run(text, "Strong", colour)


def soft(text: str) -> Words:
    return run(text, "Report Soft")


def cell(*lines: Words | str, shade: str = "", align: Align = "left") -> Cell:
    """A cell with a paragraph a line."""
    return Cell(
        tuple(
            Paragraph(run(line) if isinstance(line, str) else line, "Report Cell", align=align)
            for line in lines
        ),
        shade,
    )
