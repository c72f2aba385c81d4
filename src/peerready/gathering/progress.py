"""How far a long run is: count, rate, remaining time, in one line that does not hurry anybody."""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable

SHORT = 1.0
"""A run of so many seconds needs no progress."""
EVERY = 0.2
"""On a terminal, the seconds from one look to the next."""
EVERY_LINE = 10.0
"""Elsewhere each look is a line of a log."""
CLEAR = "\r\x1b[K"


class Progress(Protocol):
    """Is told how many files have been looked at, of how many."""

    def __call__(self, done: int, total: int) -> None: ...


class Meter:
    """Writes the progress of a run, on a terminal over and over into one line."""

    def __init__(
        self,
        write: Callable[[str], None],
        *,
        width: int | None,
        clock: Callable[[], float] = monotonic,
    ) -> None:
        """`width` is that of the terminal, None where there is none."""
        self._write, self._clock, self._width = write, clock, width
        self._began = clock()
        self._next = self._began + (SHORT if width else EVERY_LINE)
        self._is_shown = False

    def __call__(self, done: int, total: int) -> None:
        now = self._clock()
        if now < self._next:
            return
        self._next = now + (EVERY if self._width else EVERY_LINE)
        said = line(done, total, now - self._began, self._width)
        self._write(f"{CLEAR}{said}" if self._width else f"{said}\n")
        self._is_shown = bool(self._width)

    def end(self) -> None:
        """Take the line away."""
        if self._is_shown:
            self._write(CLEAR)
            self._is_shown = False


def line(done: int, total: int, seconds: float, width: int | None = None) -> str:
    """`12,800 of 100,000 files, 1,520 a second, about 57 s left`; on a narrow terminal less of it."""
    rate = done / seconds
    left = f", about {_time((total - done) / rate)} left" if rate and done < total else ""
    count, fast = f"{done:,} of {total:,}", f", {rate:,.0f} a second"
    choices = (f"{count} files{fast}{left}", f"{count} files{left}", f"{count}{left}")
    return next((said for said in choices if not width or len(said) < width), count)


def _time(seconds: float) -> str:
    """A time to wait, roughly."""
    if seconds < 90:
        return f"{max(1, round(seconds))} s"
    if seconds < 90 * 60:
        return f"{round(seconds / 60)} min"
    return f"{seconds / 3600:.1f} h"
