"""Days as people write them, and back."""

from __future__ import annotations

from datetime import date

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def day(when: date) -> str:
    """A date as people write it: 30 Jun 2027."""
    return f"{when.day} {MONTHS[when.month - 1]} {when.year}"


def day_of(words: str) -> date | None:
    """The date of such words, or nothing of none."""
    if not words:
        return None
    number, month, year = words.split(" ")
    return date(int(year), MONTHS.index(month) + 1, int(number))
