"""A Markdown document as what can be cited in it: headings, where text stands, its own dates."""

from __future__ import annotations

import html
import re
from datetime import date
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING

from peerready.documents import parse
from peerready.errors import PeerreadyError, Problem
from peerready.policies.policy_document import (
    DEEPEST,
    DocumentDate,
    Mark,
    PolicyDocument,
    has_text,
    sections,
    slug,
    unique,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, MutableMapping, Sequence
    from typing import Any

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
_HIDING = re.compile(r"\]\(|\]\[|&")  # a link's address and its label are not seen
_MARKUP = re.compile(r"[\\`*_\[\]<>&!\n]")
_SEEN = ("text", "code_inline", "inline")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def read(text: str, shown: str) -> PolicyDocument:
    """The document of a text; PeerreadyError where its front matter or a date in it is wrong."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    length = _front_matter_length(lines)
    marks = tuple(_marks("\n" * length + "\n".join(lines[length:])))
    return PolicyDocument(
        sections=sections(marks),
        has_text=any(mark.kind == "text" for mark in marks),
        dates=_dates(lines[1 : length - 1], shown) if length else (),
    )


@cache
def _parser(*, inside: bool) -> MarkdownIt:
    """A parser of whole documents in blocks alone, or of what stands inside one block.

    Imported when the first document is read, since many runs read none.
    """
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark").enable("table")
    return parser if inside else parser.disable(["inline", "text_join"])


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


def _marks(text: str) -> Iterator[Mark]:
    """The marks in the document's order; anchors in a heading stand before it."""
    line, level = 1, DEEPEST
    taken: dict[str, int] = {}
    links: MutableMapping[str, Any] = {}
    tokens = _parser(inside=False).parse(text, links)
    for before, token in zip((None, *tokens), tokens, strict=False):
        line = token.map[0] + 1 if token.map else line
        if before and before.type == "heading_open":
            level, parts = int(before.tag[1]), _parts(token, links)
            marks = (mark for part in parts for mark in _part_marks(part, line, level))
            yield from (mark for mark in marks if mark.kind == "anchor")
            yield Mark("heading", line, level, unique(slug(_heading(parts)), taken))
        elif token.type == "inline" and _plainly_text(token.content):
            yield Mark("text", line)
        else:
            for part in _parts(token, links):
                yield from _part_marks(part, line, level)


def _parts(token: Token, links: MutableMapping[str, Any]) -> Sequence[Token]:
    """What stands inside a block; looking costs more than all else, so only where it matters."""
    if token.type != "inline" or not _MARKUP.search(token.content):
        return (token,)
    return _parser(inside=True).parseInline(token.content, links)[0].children or ()


def _plainly_text(content: str) -> bool:
    """Whether text stands before anything that could hide it, and no anchor can follow.

    An escape, code, an emphasis and a picture's description show their letters.
    """
    return "<" not in content and has_text(_HIDING.split(content, maxsplit=1)[0])


def _part_marks(part: Token, line: int, level: int) -> Iterator[Mark]:
    content = part.content
    if part.type.startswith("html_"):
        content = _COMMENT.sub("", content)
        for found in _ANCHOR.finditer(content):
            name = next(filter(None, found.groups()))
            yield Mark("anchor", line, level, html.unescape(name))
        content = html.unescape(_TAG.sub("", _NO_TEXT.sub("", content)))
    if has_text(content):
        yield Mark("text", line)


def _heading(parts: Sequence[Token]) -> str:
    return "".join(part.content for part in parts if part.type in _SEEN)
