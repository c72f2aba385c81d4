"""Whether a text may hold the key `not_in_reports`, spelt right or not.

Told from the text alone, so that it holds of a broken file too.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from peerready.errors import did_you_mean

PRIVATE: Final = "not_in_reports"
_MEANT: Final = re.compile(r"not?[\W_]*in[\W_]*rep", re.IGNORECASE)
"""The key and what is meant for it: a misspelt one must not be what betrays the text."""
_KEY: Final = re.compile(r"""(?<![\w.])(\w[\w -]{5,20}\w) *["']?\s*:""")
"""What may be a key as long as this one, give or take; ids, which have a point in them, are none."""
_ESCAPE: Final = re.compile(
    r"\\(?:x([0-9a-f]{2})|u([0-9a-f]{4})|U(000[0-9a-f]{5}))|\\\r?\n\s*", re.IGNORECASE
)
"""A character written as its number, or the end of a line in the middle of a word."""


def may_be_private(text: str) -> bool:
    """Whether a text may hold such a key anywhere."""
    if "\\" in text:
        text = _ESCAPE.sub(_character, text)
    return bool(_MEANT.search(text)) or any(map(_is_meant, _KEY.findall(text)))


@lru_cache(maxsize=4096)
def _is_meant(key: str) -> bool:
    return did_you_mean(key, (PRIVATE,)) is not None


def _character(escape: re.Match[str]) -> str:
    number = next(filter(None, escape.groups()), None)
    return chr(int(number, 16)) if number else ""
