"""How many columns a text takes on a terminal."""

from __future__ import annotations

from unicodedata import category, east_asian_width


def width_of(text: str) -> int:
    """Two columns for wide characters, none for those that combine with the one before."""
    return len(text) if text.isascii() else sum(map(_columns, text))


def _columns(character: str) -> int:
    if category(character) in {"Mn", "Me", "Cf"} or "\u1160" <= character <= "\u11ff":
        return 0
    return 2 if east_asian_width(character) in {"W", "F"} else 1
