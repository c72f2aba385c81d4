"""A value of a file as a message quotes it: little of it, and harmless."""

from __future__ import annotations

import re
from typing import Final

LONGEST: Final = 60
_UNSEEN: Final = re.compile(
    r"[^\S ]|[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ud800-\udfff\ufeff]"
)


def excerpt(value: object) -> str:
    """A value in quotes, shortened, with what cannot be seen replaced."""
    text = _UNSEEN.sub("�", str(value))
    return f"'{text}'" if len(text) <= LONGEST else f"'{text[: LONGEST - 1]}…'"
