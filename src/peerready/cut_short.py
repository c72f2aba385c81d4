"""Texts that YAML ends at a ` #`, and whose author may not know it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from peerready.cautions import WORDS, texts
from peerready.fields import Fault

if TYPE_CHECKING:
    from collections.abc import Iterator

    from peerready.documents import Document

SIGN = re.compile(r" #(?<=\S #)")  # an expression that begins with what is looked for is fast
KEY = re.compile(rf"\b(?:{'|'.join(WORDS)}): ")
QUOTED = tuple("'\"|>")
MESSAGE = "this text ends where ' #' begins a comment"
HINT = "put the text in quotes to keep the rest, or the comment on a line of its own"


def cut_short(document: Document) -> Iterator[Fault]:
    """The texts without quotes that a comment follows after one space: two set a comment apart."""
    if not _is_likely(document.text):
        return
    from peerready.reading.excerpts import LINE_BREAK  # only where there is something to look at

    lines = LINE_BREAK.split(document.text)
    for route, _ in texts(document.data):
        place = document.locate(route)
        assert place.line, "every text stands somewhere"
        line, end = lines[place.line - 1], (place.end_column or 0) - 1
        if line[end:].startswith(" #") and line[(place.column or 0) - 1] not in QUOTED:
            yield Fault(route, MESSAGE, HINT)


def _is_likely(text: str) -> bool:
    """Whether a line has a key of free words and, later, what may begin a comment."""
    return any(
        KEY.search(text, text.rfind("\n", 0, sign.start()) + 1, sign.start())
        for sign in SIGN.finditer(text)
    )
