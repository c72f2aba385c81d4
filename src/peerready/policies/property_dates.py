"""The day in a document's properties, as programs write it there."""

from __future__ import annotations

import re
from datetime import date

_DAY = re.compile(r"\s*(?:D:)?([0-9]{4})-?([0-9]{2})-?([0-9]{2})")
_EARLIEST = (
    1990  # before there were such documents: 1601, 1899, 1970, 1980 stand for no date at all
)


def changed(modified: str, created: str) -> date | None:
    """The day it was changed, else the day it was made; as written, in no other time zone."""
    return _day(modified) or _day(created)


def _day(text: str) -> date | None:
    found = _DAY.match(text)
    try:
        day = date(*map(int, found.groups())) if found else None
    except ValueError:
        return None
    return day if day and day.year >= _EARLIEST else None
