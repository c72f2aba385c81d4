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
        is_terminal: bool,
        clock: Callable[[], float] = monotonic,
    ) -> None:
        self._write, self._clock, self._is_terminal = write, clock, is_terminal
        self._began = clock()
        self._next = self._began + (SHORT if is_terminal else EVERY_LINE)
        self._is_shown = False

    def __call__(self, done: int, total: int) -> None:
        now = self._clock()
        if now < self._next:
            return
        self._next = now + (EVERY if self._is_terminal else EVERY_LINE)
        said = line(done, total, now - self._began)
        self._write(f"{CLEAR}{said}" if self._is_terminal else f"{said}\n")
        self._is_shown = self._is_terminal

    def end(self) -> None:
        """Take the line away."""
        if self._is_shown:
            self._write(CLEAR)
            self._is_shown = False


def line(done: int, total: int, seconds: float) -> str:
    """`12,800 of 100,000 files, 1,520 a second, about 57 s left`."""
    rate = done / seconds
    left = f", about {_time((total - done) / rate)} left" if rate and done < total else ""
    return f"{done:,} of {total:,} files, {rate:,.0f} a second{left}"


def _time(seconds: float) -> str:
    """A time to wait, roughly."""
    if seconds < 90:
        return f"{max(1, round(seconds))} s"
    if seconds < 90 * 60:
        return f"{round(seconds / 60)} min"
    return f"{seconds / 3600:.1f} h"
