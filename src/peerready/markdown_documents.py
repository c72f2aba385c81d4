"""A Markdown document as what can be cited in it: headings, where text stands, its own dates."""

from __future__ import annotations

import html
import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Literal, NamedTuple

from peerready.documents import parse
from peerready.errors import PeerreadyError, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from markdown_it import MarkdownIt
    from markdown_it.token import Token

    from peerready.documents import Document

REVIEW_DATES = frozenset({"review_date", "next_review", "review_by", "expires"})
LAST_REVIEWED = "last_reviewed"

_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_NO_TEXT = re.compile(
    r"<(script|style|template|title|h[1-6])\b.*?(?:</\1\s*>|\Z)", re.DOTALL | re.IGNORECASE
)
_TAG = re.compile(r"<[^<>]*>")
_ANCHOR = re.compile(
    r"""<\w[^<>]*?\s(?:id|name)\s?=\s?(?:"([^"<>]+)"|'([^'<>]+)'|([^\s"'<>]+))""", re.IGNORECASE
)
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


class Section(NamedTuple):
    """What an anchor leads to: the line of its heading, and whether text stands under it."""

    line: int
    has_text: bool


class DocumentDate(NamedTuple):
    """A date the document's front matter gives."""

    key: str
    day: date
    line: int


@dataclass(frozen=True, slots=True)
class MarkdownDocument:
    """What can be cited in a Markdown document; sections are named by their anchors."""

    sections: Mapping[str, Section]
    has_text: bool
    dates: tuple[DocumentDate, ...]


class _Mark(NamedTuple):
    """A heading, an anchor or some text; the level of an anchor is that of the heading above it."""

    kind: Literal["heading", "anchor", "text"]
    line: int
    level: int = 6
    name: str = ""


def read(text: str, shown: str) -> MarkdownDocument:
    """The document of a text; PeerreadyError where its front matter or a date in it is wrong."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    length = _front_matter_length(lines)
    marks = tuple(_marks(_parser().parse("\n" * length + "\n".join(lines[length:]))))
    return MarkdownDocument(
        sections=_sections(marks),
        has_text=any(mark.kind == "text" for mark in marks),
        dates=_dates(lines[1 : length - 1], shown) if length else (),
    )


def has_text(text: str) -> bool:
    """Whether there is a letter or a digit of any script: rules, dots and boxes are no text."""
    return any(map(str.isalnum, text))


@cache
def _parser() -> MarkdownIt:
    """The parser; imported when the first document is read, since many runs read none."""
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark").enable("table")


# --- front matter


def _front_matter_length(lines: list[str]) -> int:
    """How many lines the front matter takes with both its rules; 0 where there is none."""
    if lines[0].rstrip() != "---":
        return 0
    ends = (number for number, line in enumerate(lines) if line.rstrip() in ("---", "..."))
    next(ends)
    return next(ends, -1) + 1


def _dates(lines: list[str], shown: str) -> tuple[DocumentDate, ...]:
    if all(line.strip() == "" or line.lstrip().startswith("#") for line in lines):
        return ()
    # an empty line in place of the opening rule keeps the line numbers those of the document
    front_matter = parse("\n".join(["", *lines, ""]).encode(), shown)
    keys = {
        key: key.strip().casefold().replace("-", "_").replace(" ", "_") for key in front_matter.data
    }
    return tuple(
        _document_date(front_matter, key, name)
        for key, name in keys.items()
        if name in REVIEW_DATES or name == LAST_REVIEWED
    )


def _document_date(front_matter: Document, key: str, name: str) -> DocumentDate:
    value = front_matter.data[key]
    location = front_matter.locate((key,), "key")
    try:
        day = date.fromisoformat(value if _DATE.fullmatch(value) else "")
    except (TypeError, ValueError):
        wanted = "write a date as 2027-02-28"
        raise PeerreadyError(Problem(f"{key} {_said(value)}", location, wanted)) from None
    return DocumentDate(name, day, location.line or 1)


def _said(value: object) -> str:
    match value:
        case None | "":
            return "is empty"
        case str() | int() | Decimal() if not isinstance(value, bool):
            return f"says '{str(value)[:40]}'"
        case _:
            return "holds no date"


# --- headings, anchors and text


def _marks(tokens: list[Token]) -> Iterator[_Mark]:
    """The marks in the document's order; anchors in a heading stand before it."""
    line, level = 1, 6
    taken: dict[str, int] = {}
    for before, token in zip((None, *tokens), tokens, strict=False):
        line = token.map[0] + 1 if token.map else line
        if token.type == "inline" and before and before.type == "heading_open":
            level = int(before.tag[1])
            yield from (mark for mark in _inline_marks(token, line, level) if mark.kind == "anchor")
            yield _Mark("heading", line, level, _unique(slug(_heading(token)), taken))
        else:
            yield from _inline_marks(token, line, level)


def _inline_marks(token: Token, line: int, level: int) -> Iterator[_Mark]:
    for part in token.children or (token,):
        content = part.content
        if part.type.startswith("html_"):
            content = _COMMENT.sub("", content)
            for found in _ANCHOR.finditer(content):
                name = next(filter(None, found.groups()))
                yield _Mark("anchor", line, level, html.unescape(name))
            content = html.unescape(_TAG.sub("", _NO_TEXT.sub("", content)))
        if has_text(content):
            yield _Mark("text", line)


def _sections(marks: tuple[_Mark, ...]) -> Mapping[str, Section]:
    """The section each anchor leads to, read from the end; of equal names the first one counts.

    `text_under[n]`: whether text follows before the next heading of level n or higher. An anchor
    right before a heading leads to that heading's section.
    """
    sections: dict[str, Section] = {}
    text_under = [False] * 7
    following: Section | None = None
    for mark in reversed(marks):
        match mark.kind:
            case "text":
                text_under, following = [True] * 7, None
            case "heading":
                following = Section(mark.line, text_under[mark.level])
                sections[mark.name] = following
                text_under[mark.level :] = [False] * (7 - mark.level)
            case _:
                sections[nfc(mark.name)] = following or Section(mark.line, text_under[mark.level])
    return sections


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


def _unique(slug: str, taken: dict[str, int]) -> str:
    """The slug, with -1, -2 … where it has stood before; `taken` counts along."""
    name = slug
    while name in taken:
        taken[slug] += 1
        name = f"{slug}-{taken[slug]}"
    taken[name] = 0
    return name


def _heading(inline: Token) -> str:
    return "".join(
        child.content for child in inline.children or () if child.type in ("text", "code_inline")
    )


def nfc(text: str) -> str:
    return unicodedata.normalize("NFC", text)
