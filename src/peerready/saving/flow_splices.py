"""Changes inside `{…}` and `[…]`, and so in all of a JSON file: text in place of text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from peerready.saving.yaml_writer import inline

if TYPE_CHECKING:
    from peerready.reading.nodes import Entry, Node

_SPACE_BEFORE: Final = re.compile(r"\s*\Z")
_SPACE: Final = re.compile(r"\s*")
_COLON: Final = re.compile(r"\s*:")
_COMMA: Final = re.compile(r"(?:\s+(?:#[^\r\n]*)?)*,")


def replaced(text: str, entry: Entry, value: Any, *, is_json: bool) -> str:
    """The text with another value of an entry."""
    node = entry.value
    written = inline(value, is_json=is_json, like=node.style)
    if node.is_empty:
        start, end = _span(text, entry)
        start = end if entry.key else start
        lead = " " if text[end - 1] == ":" else ": " if entry.key else ""
        return text[:start] + lead + written + text[end:]
    return text[: node.start.index] + written + text[node.end.index :]


def added(text: str, node: Node, name: str | None, value: Any, *, is_json: bool) -> str:
    """The text with one more entry in a collection that has some, spaced as the last of them."""
    written = inline(value, is_json=is_json)
    if name is not None:
        written = f"{inline(name, is_json=is_json)}: {written}"
    start, end = _span(text, node.entries[-1])
    space = _SPACE_BEFORE.search(text[node.start.index : start])
    gap = space[0] if space and "\n" in space[0] else " "
    comma = " ," if text[end - 1] == ":" else ","
    return text[:end] + comma + gap + written + text[end:]


def deleted(text: str, entry: Entry) -> str:
    """The text without an entry of a collection that has others; its comma goes too."""
    entries = entry.parent.entries
    at = next(at for at, other in enumerate(entries) if other.value is entry.value)
    start, end = _span(text, entry)
    if at + 1 < len(entries):
        return text[:start] + text[_after_comma(text, end, _SPACE) :]
    before = _span(text, entries[at - 1])[1]
    comma = _after_comma(text, before)
    between = text[comma:start]
    space = " " if text[before - 1] == ":" else ""  # 'a:,' is read in two ways
    return text[:before] + space + (between if "#" in between else "") + text[end:]


def _span(text: str, entry: Entry) -> tuple[int, int]:
    """Where an entry begins and ends; an empty value ends it behind its colon or its key."""
    start = (entry.key or entry.value).start.index
    if entry.key is None or not entry.value.is_empty:
        return start, entry.value.end.index
    colon = _COLON.match(text, entry.key.end.index)
    return start, colon.end() if colon else entry.key.end.index


def _after_comma(text: str, end: int, space: re.Pattern[str] | None = None) -> int:
    comma = _COMMA.match(text, end)
    assert comma, "two entries have a comma between them"
    after = space.match(text, comma.end()) if space else None
    return after.end() if after else comma.end()
