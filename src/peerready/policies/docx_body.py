"""The body of a Word file as its paragraphs: what a reader sees of each, and what makes headings."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from peerready.policies.docx_parts import local, outline, value, word

if TYPE_CHECKING:
    from collections.abc import Mapping

_PICTURES = frozenset({"drawing", "pict", "object", "altChunk"})
_AWAY = frozenset({"del", "moveFrom", "pPrChange", "rPrChange", "Fallback"})
"""What holds text or properties that are no more, or once again in another form."""
_BETWEEN = frozenset({"tab", "br", "cr", "ptab"})
_OFF = ("0", "false", "off")


@dataclass(slots=True)
class Paragraph:
    """A paragraph while it is read, and after."""

    style: str = ""
    outline: int | None = None
    pieces: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "".join(self.pieces)


class Body:
    """Takes a body's elements in order; `paragraphs` are those that ended, in the order they did.

    Paragraphs may stand within paragraphs: those of a text box in the one it is anchored in.
    """

    def __init__(self) -> None:
        self.paragraphs: list[Paragraph] = []
        self.pictures = self.is_word = False
        self._open: list[Paragraph] = []
        self._away = 0
        self._hidden = self._in_text = False

    def start(self, name: str, given: Mapping[str, str]) -> None:
        plain = local(name)
        self._away += plain in _AWAY
        self.pictures |= plain in _PICTURES
        self.is_word |= word(name) == "document"
        if word(name) == "p":
            self._open.append(Paragraph())
        elif self._open and not self._away:
            self._within(plain, word(name), given)

    def _within(self, plain: str, name: str, given: Mapping[str, str]) -> None:
        paragraph = self._open[-1]
        match name:
            case "pStyle":
                paragraph.style = value(given)
            case "outlineLvl":
                paragraph.outline = outline(value(given))
            case "r":
                self._hidden = False
            case "vanish":
                self._hidden = value(given) not in _OFF
            case _ if name in _BETWEEN:
                paragraph.pieces.append(" ")
        if plain == "t":  # of the text, or of a formula
            self._in_text = True
        if plain == "docPr":  # what a picture says to those who cannot see it
            self.paragraphs.append(Paragraph(pieces=[given.get("descr", "")]))

    def end(self, name: str) -> None:
        self._away -= local(name) in _AWAY
        self._in_text = False
        if word(name) == "p":
            self.paragraphs.append(self._open.pop())

    def text(self, data: str) -> None:
        if self._in_text and not self._hidden and not self._away:
            self._open[-1].pieces.append(data)
