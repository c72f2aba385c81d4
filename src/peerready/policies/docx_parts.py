"""The parts of a Word file beside its body, read without ever following what they declare."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple, Protocol
from xml.parsers.expat import ExpatError, ParserCreate

from peerready.policies.policy_document import DEEPEST, UnreadableError

if TYPE_CHECKING:
    from collections.abc import Mapping

_WORD = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
)
_TERMS = "http://purl.org/dc/terms/"
_CHAIN = 20  # styles based on styles, which a hostile file may do in a circle


class Reader(Protocol):
    """What takes a part's elements and text, in order."""

    def start(self, name: str, given: Mapping[str, str]) -> None: ...
    def end(self, name: str) -> None: ...
    def text(self, data: str) -> None: ...


def through(part: bytes, reader: Reader) -> None:
    """Nothing; the reader has seen the whole part. Declarations are refused before they count."""
    parser = ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _refuse
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.text
    try:
        parser.Parse(part, True)  # noqa: FBT003  # the last piece; it takes no keyword
    except (ExpatError, LookupError, ValueError):
        raise UnreadableError("the text in it is damaged") from None


def _refuse(*_: object) -> None:
    raise UnreadableError("it declares what no Word document does")


@lru_cache(256)
def local(name: str) -> str:
    """The name of an element or attribute without what it belongs to."""
    return name.rpartition(" ")[2]


@lru_cache(256)
def word(name: str) -> str:
    """The local name of an element or attribute of a Word document's text, else nothing."""
    return local(name) if name.rpartition(" ")[0] in _WORD else ""


def value(given: Mapping[str, str]) -> str:
    """What the attribute `val` says, else nothing."""
    return next((text for name, text in given.items() if word(name) == "val"), "")


def outline(text: str) -> int:
    """The level of a heading by its outline level, which counts from 0; 9 is plain text, so 0."""
    level = int(text) + 1 if text.isascii() and text.isdigit() and len(text) == 1 else 0
    return level if level <= DEEPEST else 0


# --- which part is which


class _Relations:
    def __init__(self) -> None:
        self.found: dict[str, str] = {}

    def start(self, name: str, given: Mapping[str, str]) -> None:
        if name.endswith(" Relationship") and given.get("TargetMode") != "External":
            kind = given.get("Type", "").rpartition("/")[2]
            self.found.setdefault(kind, given.get("Target", ""))

    def end(self, name: str) -> None: ...
    def text(self, data: str) -> None: ...


def relationships(part: bytes) -> Mapping[str, str]:
    """The target of each kind of relation, of equal kinds the first."""
    relations = _Relations()
    through(part, relations)
    return relations.found


# --- styles


class Style(NamedTuple):
    """A paragraph's style: the name that is the same in every language of Word."""

    name: str = ""
    based_on: str = ""
    outline: int | None = None

    def level(self, styles: Styles) -> int:
        """The level of the headings it makes, or 0."""
        style: Style | None = self
        for _ in range(_CHAIN):
            if style is None or style.repeats:
                break
            if style.outline is not None:
                return style.outline
            if style.name[:-1] == "heading " and "1" <= style.name[-1] <= "9":
                return int(style.name[-1])
            style = styles.get(style.based_on)
        return 0

    @property
    def repeats(self) -> bool:
        """Whether its paragraphs only repeat headings: a title, a table of contents."""
        return self.name in ("title", "subtitle") or self.name.startswith(("toc ", "contents "))


Styles = dict[str, Style]


class _Styles:
    def __init__(self) -> None:
        self.found: Styles = {}
        self.id = ""

    def start(self, name: str, given: Mapping[str, str]) -> None:
        style = self.found.get(self.id, Style())
        match word(name):
            case "style":
                self.id = next((text for key, text in given.items() if word(key) == "styleId"), "")
                return
            case "name":
                style = style._replace(name=value(given).lower())
            case "basedOn":
                style = style._replace(based_on=value(given))
            case "outlineLvl":
                style = style._replace(outline=outline(value(given)))
        self.found[self.id] = style

    def end(self, name: str) -> None: ...
    def text(self, data: str) -> None: ...


def styles(part: bytes) -> Styles:
    """The styles by their ids."""
    reader = _Styles()
    through(part, reader)
    return reader.found


# --- properties


class _Core:
    def __init__(self) -> None:
        self.found: dict[str, str] = {}
        self.inside = ""

    def start(self, name: str, given: Mapping[str, str]) -> None:  # noqa: ARG002  # a reader's shape
        self.inside = name.removeprefix(f"{_TERMS} ")

    def end(self, name: str) -> None:  # noqa: ARG002  # the same
        self.inside = ""

    def text(self, data: str) -> None:
        self.found.setdefault(self.inside, data.strip())


def core_days(part: bytes) -> tuple[str, str]:
    """When it was changed and when it was made, as its core properties say it."""
    core = _Core()
    through(part, core)
    return core.found.get("modified", ""), core.found.get("created", "")
