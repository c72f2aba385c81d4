"""Plain text in paragraphs of a given width, safe for a terminal."""

from __future__ import annotations

from textwrap import wrap
from typing import TYPE_CHECKING

from peerready.sinks import terminal_line

if TYPE_CHECKING:
    from collections.abc import Iterable

LABEL = 14
"""Columns for the word in front of a text."""


def paragraph(text: str, width: int, indent: int = 0, first: str | None = None) -> str:
    """The text folded to the width, its first line begun with `first`, the others indented."""
    begun = " " * indent if first is None else first
    lines = wrap(
        " ".join(terminal_line(text).split()),
        max(width, indent + 20),
        initial_indent=begun,
        subsequent_indent=" " * indent,
        break_long_words=False,
        break_on_hyphens=False,
    )
    return "\n".join(lines) or begun.rstrip()


def labelled(label: str, text: str | None, width: int) -> tuple[str, ...]:
    """A word and what it stands for, in two columns; nothing where there is nothing to say."""
    return (paragraph(text, width, LABEL, f"{label:<{LABEL}}"),) if text else ()


def items(texts: Iterable[str], width: int, indent: int = 0) -> tuple[str, ...]:
    """A list, one dash an item."""
    return tuple(paragraph(text, width, indent + 2, " " * indent + "- ") for text in texts)
