"""The shades behind figures, one place for every format: the stronger the shade, the higher the figure.

One hue, so that no sight of colour is needed, and each step clearly stronger than the one before,
so that a grey print still tells low from high. One ink stands out on all of a ramp; the number
stands in each cell, and what is open or not asked is never told by a shade.
"""

from typing import NamedTuple


class Ramp(NamedTuple):
    """Five steps from low to high, and the colour of the words on them."""

    steps: tuple[str, str, str, str, str]
    ink: str


LIGHT = Ramp(("#edf5fb", "#c6def4", "#98c7ef", "#70aee3", "#4896d3"), "#000000")
"""From pale to deep: on white paper and in every document."""
DARK = Ramp(("#1b2731", "#1b3850", "#1a496c", "#1c5885", "#236799"), "#ffffff")
"""From dim to bright, on a dark screen."""


def shade(part: int, whole: int) -> int:
    """Which step a figure has, 0 the lowest: one for each fifth of the whole."""
    last = len(LIGHT.steps) - 1
    return min(last, len(LIGHT.steps) * part // whole)
