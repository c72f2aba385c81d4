"""The progress of a long run."""

from __future__ import annotations

import pytest

from peerready.gathering.progress import Meter, line


class Clock:
    def __init__(self):
        self.now = 100.0

    def __call__(self):
        return self.now


def told(times, *, width):
    written, clock = [], Clock()
    meter = Meter(written.append, width=width, clock=clock)
    for done, now in enumerate(times, 1):
        clock.now = 100.0 + now
        meter(done, 100)
    meter.end()
    meter.end()
    return written


def test_a_short_run_says_nothing():
    assert told([0.1, 0.5, 0.9], width=80) == []
    assert told([0.1, 5, 9.9], width=None) == []


def test_a_terminal_has_one_line_that_is_taken_away():
    assert told([0.9, 1.0, 1.1, 1.2], width=80) == [
        "\r\x1b[K2 of 100 files, 2 a second, about 49 s left",
        "\r\x1b[K4 of 100 files, 3 a second, about 29 s left",
        "\r\x1b[K",
    ]


def test_a_log_has_a_line_every_ten_seconds():
    assert told([5, 10, 15, 20], width=None) == [
        "2 of 100 files, 0 a second, about 8 min left\n",
        "4 of 100 files, 0 a second, about 8 min left\n",
    ]


@pytest.mark.parametrize(
    ("done", "total", "seconds", "said"),
    [
        (12_800, 100_000, 8.4, "12,800 of 100,000 files, 1,524 a second, about 57 s left"),
        (10, 100_000, 10, "10 of 100,000 files, 1 a second, about 27.8 h left"),
        (100, 100, 2, "100 of 100 files, 50 a second"),
        (99, 100, 2, "99 of 100 files, 50 a second, about 1 s left"),
        (0, 100, 2, "0 of 100 files, 0 a second"),
    ],
)
def test_the_line_says_count_rate_and_remaining_time(done, total, seconds, said):
    assert line(done, total, seconds) == said


@pytest.mark.parametrize(
    ("width", "said"),
    [
        (80, "12,800 of 100,000 files, 1,524 a second, about 57 s left"),
        (56, "12,800 of 100,000 files, about 57 s left"),
        (40, "12,800 of 100,000, about 57 s left"),
        (30, "12,800 of 100,000"),
    ],
)
def test_on_a_narrow_terminal_it_says_less_rather_than_run_over(width, said):
    assert line(12_800, 100_000, 8.4, width) == said
    assert len(said) < width
