"""Values as the text of a YAML or JSON file that reads back as exactly these values."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any, Final
from unicodedata import normalize

from peerready.reading.core_schema import Refused, resolved
from peerready.reading.text_faults import UNPRINTABLE

WIDTH: Final = 88
"""Text that would end behind this column is written on lines of its own."""

_PLAIN_START: Final = "(/_.+"
_NOT_PLAIN: Final = re.compile(r": |:\Z| #|[\t\r\n]|\A\.\.\.| \Z")
_NOT_PLAIN_IN_FLOW: Final = re.compile(r"[,:\[\]{}]")
# Other programs may read our files by the older YAML 1.1, where these are no text.
_OLDER_WORDS: Final = re.compile(
    r"(?i:y|n|yes|no|on|off|true|false|null)|[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])*(?:\.[0-9_]*)?"
)
_SINGLE_SPACE: Final = re.compile(r"(?<! ) (?! )")


def plain_value(value: Any) -> Any:
    """A value as the reader would give it: composed text, dates as text, exact numbers, lists."""
    match value:
        case str():
            return normalize("NFC", value)
        case None | bool() | int() | Decimal():
            return value
        case float():
            return Decimal(repr(value))
        case date():
            return value.isoformat()
        case Mapping():
            return {plain_value(str(key)): plain_value(part) for key, part in value.items()}
        case Sequence():
            return [plain_value(part) for part in value]
    raise TypeError(value)


def inline(value: Any, *, is_json: bool = False, is_flow: bool = True, like: str = "") -> str:
    """A value on one line; a text is quoted as the one it replaces where it can be."""
    match value:
        case dict():
            entries = (
                f"{inline(key, is_json=is_json)}: {inline(part, is_json=is_json)}"
                for key, part in value.items()
            )
            return f"{{{', '.join(entries)}}}"
        case list():
            return f"[{', '.join(inline(part, is_json=is_json) for part in value)}]"
        case str() if is_json:
            return _double(value)
        case str():
            return _text(value, is_flow=is_flow, like=like)
        case Decimal():
            return _decimal(value)
    return "null" if value is None else str(value).lower()


def laid_out(value: Any, indent: int, like: str = "") -> tuple[str, list[str]]:
    """What stands behind `key:` or `-` on its line, and the lines below, indented."""
    if isinstance(value, dict) and value:
        return "", [line for entry in value.items() for line in entry_lines(*entry, indent)]
    if isinstance(value, list) and value and not _fits_brackets(value):
        return "", [line for item in value for line in item_lines(item, indent)]
    if isinstance(value, str) and _fits_block(value) and _wants_block(value, indent, like):
        lines = value.split("\n") if "\n" in value else _folded(value, max(WIDTH + 12 - indent, 40))
        header = "|-" if "\n" in value else ">-"
        return header, [" " * indent + line if line else "" for line in lines]
    return inline(value, is_flow=False, like=like), []


def entry_lines(key: str, value: Any, indent: int) -> list[str]:
    """The lines of one entry of a mapping."""
    head, body = laid_out(value, indent + 2)
    name = f"{' ' * indent}{inline(key, is_flow=False)}:"
    return [f"{name} {head}" if head else name, *body]


def item_lines(value: Any, indent: int) -> list[str]:
    """The lines of one item of a list; a mapping begins on the line of its dash."""
    head, body = laid_out(value, indent + 2)
    dash = f"{' ' * indent}- "
    return [dash + head, *body] if head else [dash + body[0][indent + 2 :], *body[1:]]


def _fits_brackets(items: list[Any]) -> bool:
    """Whether a list is short enough to be read in one line: `[team, hr]`."""
    return not any(isinstance(item, dict | list) for item in items) and len(inline(items)) <= 60


def _wants_block(text: str, indent: int, like: str) -> bool:
    return "\n" in text or like in {">", "|"} or indent + len(text) > WIDTH


def _fits_block(text: str) -> bool:
    """Whether a block holds a text exactly: no edge, line end or sign a block would change."""
    lines = text.split("\n")
    is_smooth = all(line == line.rstrip() for line in lines) and text == text.strip() != ""
    return is_smooth and not UNPRINTABLE.search(text) and not re.search(r"[\t\r]", text)


def _folded(text: str, width: int) -> list[str]:
    lines: list[str] = []
    for word in _SINGLE_SPACE.split(text):
        if lines and len(lines[-1]) + 1 + len(word) <= width:
            lines[-1] = f"{lines[-1]} {word}"
        else:
            lines.append(word)
    return lines


def _text(text: str, *, is_flow: bool, like: str) -> str:
    if like not in {"'", '"'} and _is_plain(text, is_flow=is_flow):
        return text
    is_single = like == "'" or (like != '"' and re.search(r'["\\]', text) and "'" not in text)
    if is_single and not UNPRINTABLE.search(text) and not re.search(r"[\t\r\n]", text):
        return "'" + text.replace("'", "''") + "'"
    return _double(text)


def _is_plain(text: str, *, is_flow: bool) -> bool:
    if not text or not (text[0].isalnum() or text[0] in _PLAIN_START):
        return False
    if _NOT_PLAIN.search(text) or UNPRINTABLE.search(text) or _OLDER_WORDS.fullmatch(text):
        return False
    if is_flow and _NOT_PLAIN_IN_FLOW.search(text):
        return False
    try:
        return isinstance(resolved(text), str)
    except Refused:
        return False


def _double(text: str) -> str:
    quoted = json.dumps(text, ensure_ascii=False)
    return UNPRINTABLE.sub(
        lambda match: "".join(f"\\u{ord(sign):04x}" for sign in match[0]), quoted
    )


def _decimal(value: Decimal) -> str:
    if value.is_nan():
        return ".nan"
    if value.is_infinite():
        return ".inf" if value > 0 else "-.inf"
    text = str(value)
    return text if re.search(r"[.E]", text) else f"{text}.0"
