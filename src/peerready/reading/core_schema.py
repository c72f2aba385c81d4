"""YAML 1.2's core schema: what a plain word in a file means, and nothing cleverer."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

Plain = str | int | bool | Decimal | None

LONGEST_NUMBER: Final = 100
LARGEST_EXPONENT: Final = 400

_WORDS: Final[Mapping[str, Plain]] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL"), None),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
    **{
        f"{sign}.{word}": Decimal(f"{sign}Infinity")
        for sign in ("", "+", "-")
        for word in ("inf", "Inf", "INF")
    },
    **dict.fromkeys((".nan", ".NaN", ".NAN"), Decimal("NaN")),
}
_LETTERS: Final = frozenset("nNtTfF")
FIRST: Final = frozenset("0123456789+-.~") | _LETTERS | {""}
"""What a plain word that is not text may begin with; all others are text without a closer look."""

_NUMBER: Final = re.compile(
    r"(?P<decimal>[-+]?[0-9]+)|(?P<octal>0o[0-7]+)|(?P<hexadecimal>0x[0-9a-fA-F]+)"
    r"|(?P<fraction>[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE](?P<exponent>[-+]?[0-9]+))?)"
)
_BASES: Final = {"decimal": 10, "octal": 8, "hexadecimal": 16}


class Refused(Exception):  # noqa: N818  # a refusal is what it is; the problem it becomes is written elsewhere
    """A text that may not be read: why, what to do, and the mark where it is known."""

    def __init__(self, message: str, hint: str | None = None, mark: Any = None) -> None:
        super().__init__(message)
        self.message, self.hint, self.mark = message, hint, mark


def resolved(text: str) -> Plain:
    """What a plain word means: null, a boolean, an integer, an exact decimal, or else its text."""
    word = _WORDS.get(text, text)
    if word is not text or text[0] in _LETTERS:
        return word
    match = _NUMBER.fullmatch(text)
    return _number(text, match) if match else text


def _number(text: str, match: re.Match[str]) -> int | Decimal:
    # A number of a million digits, or 1e999999999 as a fraction, would hold the machine for hours.
    if len(text) > LONGEST_NUMBER or abs(int(match["exponent"] or 0)) > LARGEST_EXPONENT:
        raise Refused("this number is too large to be meant", "put it in quotes if it is text")
    if match["fraction"]:
        return Decimal(text)
    return int(text, _BASES[match.lastgroup or "decimal"])
