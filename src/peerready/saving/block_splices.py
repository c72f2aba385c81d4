"""Changes among lines: `key: value` and `- item`, with the comments beside and between them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from peerready.reading.core_schema import Refused
from peerready.reading.excerpts import LINE_BREAK
from peerready.saving.yaml_writer import entry_lines, inline, item_lines, laid_out

if TYPE_CHECKING:
    from peerready.reading.nodes import Entry, Node

_COLON: Final = re.compile(r"[ \t]*:")
_HEADER: Final = re.compile(r"[|>][-+0-9]*")
_SPACE: Final = re.compile(r"\s*")
_TRAILING_LINES: Final = re.compile(r"(?:(?:\r\n|\r|\n)[ \t]*)+\Z")
_DASH: Final = re.compile(r"-(?:[ \t]*(?:#[^\r\n]*)?(?:\r\n|\r|\n))*[ \t]*\Z")
_LAST_BREAK: Final = re.compile(r"(?:\r\n|\r|\n)\Z")


def replaced(text: str, entry: Entry, value: Any) -> str:
    """The text with another value of an entry; what stands beside it as a comment stays."""
    node, lead = entry.value, _lead(text, entry)
    head, body = laid_out(value, _column(text, entry) + 2, like=node.style)
    if not body and node.style not in {"block", ">", "|"}:
        if node.is_empty:
            return f"{text[:lead]} {head}{text[lead:]}"
        return text[: node.start.index] + head + text[node.end.index :]
    comment, end = _comment(text, entry, lead)
    if entry.key is None and not head and not comment:
        head, body = body[0].strip(" "), body[1:]  # a mapping begins on the line of its dash
    written = [f" {head}{comment}" if head else comment, *body]
    return text[:lead] + newline(text, lead).join(written) + text[end:]


def added(text: str, node: Node, name: str | None, value: Any) -> str:
    """The text with one more entry below the last of a collection, before the comments that follow."""
    last = node.entries[-1]
    column = _column(text, last)
    lines = entry_lines(name, value, column) if name is not None else item_lines(value, column)
    end = _line_end(text, _end(text, last))
    return text[:end] + "".join(newline(text, end) + line for line in lines) + text[end:]


def deleted(text: str, entry: Entry) -> str:
    """The text without the lines of an entry; its collection has others."""
    start = entry.key.start.index if entry.key else _dash(text, entry)
    line = _line_start(text, start)
    after = _line_end(text, _end(text, entry))
    broken = LINE_BREAK.match(text, after)
    after = broken.end() if broken else after
    if text[line:start].strip():  # behind a dash: what follows moves up to it
        following = _SPACE.match(text, after)
        return text[:start] + text[following.end() if following else after :]
    return text[:line] + text[after:]


def emptied(text: str, parent: Entry, entry: Entry) -> str:
    """The text without the only entry of a collection; the comments around the entry stay."""
    lead = _lead(text, parent)
    brackets: Any = {} if entry.key else []
    if _line_end(text, lead) > entry.parent.start.index:
        return replaced(text, parent, brackets)
    return f"{text[:lead]} {inline(brackets)}{deleted(text, entry)[lead:]}"


def newline(text: str, at: int) -> str:
    """The line end in use at a place of a text."""
    found = LINE_BREAK.search(text, at) or LINE_BREAK.search(text)
    return found[0] if found else "\n"


def _comment(text: str, entry: Entry, lead: int) -> tuple[str, int]:
    """The comments on the lines where a value begins and ends, and where its last line ends."""
    node, end = entry.value, _end(text, entry)
    line_end = _line_end(text, lead)
    beside = text[lead : min(line_end, node.start.index)].rstrip()
    if node.style in {">", "|"}:
        header = _HEADER.match(text, node.start.index)
        at = header.end() if header else node.start.index
        beside += text[at : _line_end(text, at)]
    elif node.style == "block":
        end = _line_end(text, end)
    else:
        beside += text[end : _line_end(text, end)]
        end = _line_end(text, end)
    comment = beside.strip()
    return (f"  {comment}" if comment else ""), end


def _end(text: str, entry: Entry) -> int:
    """Where the last word of an entry ends; blank lines below a block belong to what follows."""
    leaf = entry.value.last
    start, end = leaf.start.index, leaf.end.index
    if leaf.style not in {">", "|"}:
        return int(end)
    header = _HEADER.match(text, start)
    keeps_lines = header and "+" in header[0]
    blank = (_LAST_BREAK if keeps_lines else _TRAILING_LINES).search(text, start, end)
    return blank.start() if blank else end


def _lead(text: str, entry: Entry) -> int:
    """Where the place for a value begins: behind its colon or dash."""
    if entry.key is None:
        return _dash(text, entry) + 1
    colon = _COLON.match(text, entry.key.end.index)
    if colon is None:
        raise Refused("a key written with a question mark", "change it with a text editor")
    return colon.end()


def _column(text: str, entry: Entry) -> int:
    if entry.key is not None:
        return int(entry.key.start.column)
    dash = _dash(text, entry)
    return dash - _line_start(text, dash)


def _dash(text: str, entry: Entry) -> int:
    dash = _DASH.search(text, 0, entry.value.start.index)
    assert dash, "an item of a block list has a dash before it"
    return dash.start()


def _line_start(text: str, at: int) -> int:
    return max(text.rfind("\n", 0, at), text.rfind("\r", 0, at)) + 1


def _line_end(text: str, at: int) -> int:
    found = LINE_BREAK.search(text, at)
    return found.start() if found else len(text)
