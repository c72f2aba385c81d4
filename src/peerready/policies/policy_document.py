"""What can be cited in a policy document of any kind: headings, where text stands, its own dates."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

DEEPEST = 9  # levels of headings; Word has nine, Markdown six


class UnreadableError(Exception):
    """Why a file is not the document its name promises, as a sentence for people."""


class Section(NamedTuple):
    """What an anchor leads to: the line of its heading, and whether text stands under it."""

    line: int | None
    has_text: bool


class DocumentDate(NamedTuple):
    """A date the document's front matter gives."""

    key: str
    day: date
    line: int


@dataclass(frozen=True, slots=True)
class PolicyDocument:
    """What can be cited in a file, and the dates it gives."""

    sections: Mapping[str, Section] | None = None
    """The section of each anchor; None where nobody can look for headings."""
    has_text: bool = False
    dates: tuple[DocumentDate, ...] = ()
    changed: date | None = None
    """The day its properties say it was changed or, failing that, made."""
    what: str = "this kind of file"
    checked: bool = True
    """Whether its text was looked at; where not, `what` says why not."""


class Mark(NamedTuple):
    """A heading, an anchor or some text; the level of an anchor is that of the heading above it."""

    kind: Literal["heading", "anchor", "text"]
    line: int | None = None
    level: int = DEEPEST
    name: str = ""


def sections(marks: Iterable[Mark]) -> Mapping[str, Section]:
    """The section each anchor leads to, read from the end; of equal names the first one counts.

    `text_under[n]`: whether text follows before the next heading of level n or higher. An anchor
    right before a heading leads to that heading's section.
    """
    found: dict[str, Section] = {}
    text_under = [False] * (DEEPEST + 1)
    following: Section | None = None
    for mark in reversed(tuple(marks)):
        match mark.kind:
            case "text":
                text_under, following = [True] * len(text_under), None
            case "heading":
                following = Section(mark.line, text_under[mark.level])
                found[mark.name] = following
                text_under[mark.level :] = [False] * (len(text_under) - mark.level)
            case _:
                found[nfc(mark.name)] = following or Section(mark.line, text_under[mark.level])
    return found


def has_text(text: str) -> bool:
    """Whether there is a letter or a digit of any script: rules, dots and boxes are no text."""
    return any(map(str.isalnum, text))


# --- slugs, as code hosts make them


def slug(heading: str) -> str:
    """The anchor of a heading: lower case, spaces as hyphens, letters and digits of any script."""
    return "".join(
        "-" if character == " " else character
        for character in nfc(heading).strip().lower()
        if character in " -" or _is_word(unicodedata.category(character))
    )


def _is_word(category: str) -> bool:
    return category[0] in "LM" or category in ("Nd", "Pc")


def unique(slug: str, taken: dict[str, int]) -> str:
    """The slug, with -1, -2 … where it has stood before; `taken` counts along."""
    name = slug
    while name in taken:
        taken[slug] += 1
        name = f"{slug}-{taken[slug]}"
    taken[name] = 0
    return name


def nfc(text: str) -> str:
    return unicodedata.normalize("NFC", text)
