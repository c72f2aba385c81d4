"""The outcome of a check for those who read it: each format is one function from a check to text."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from peerready.finding import Check


def _format(name: str) -> Callable[[Check], str]:
    """The function of a format; its module is imported when it first writes."""

    def text(check: Check) -> str:
        written: str = import_module(f"peerready.formats.findings_{name}").text(check)
        return written

    return text


FORMATS: Mapping[str, Callable[[Check], str]] = {
    name: _format(name)
    for name in ("text", "github", "sarif", "junit", "gitlab", "json", "markdown")
}
