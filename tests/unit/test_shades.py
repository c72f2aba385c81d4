"""The shades behind figures: told apart without colour, and words stand out on each."""

import re
from itertools import pairwise

import pytest

from colours import contrast, luminance, mixed
from peerready.reports import style
from peerready.shades import DARK, LIGHT, shade

RAMPS = pytest.mark.parametrize("ramp", [LIGHT, DARK])
CLEARLY = 1.2
"""The contrast between neighbours that a grey print keeps."""


@RAMPS
def test_each_shade_is_clearly_stronger_than_the_one_before_without_any_colour(ramp):
    paper = 1.0 if ramp is LIGHT else 0.0
    away = [abs(luminance(step) - paper) for step in ramp.steps]

    assert away == sorted(away)
    assert all(contrast(one, other) > CLEARLY for one, other in pairwise(ramp.steps))


@RAMPS
def test_the_words_stand_out_on_every_shade(ramp):
    assert min(contrast(ramp.ink, step) for step in ramp.steps) >= 4.5


@RAMPS
def test_the_words_stand_out_on_the_stripes_of_what_is_open(ramp):
    properties = next(line for line in style("", "").splitlines() if ramp.steps[0] in line)
    strength = int(re.search(rf"--stripe: {ramp.ink}(..);", properties)[1], 16) / 255
    stripes = [mixed(ramp.ink, step, strength) for step in ramp.steps]

    assert min(contrast(ramp.ink, stripe) for stripe in stripes) >= 4.5


@pytest.mark.parametrize("ink", ["#1c2530", "#000000"])
def test_whatever_ink_a_document_has_stands_out_on_the_light_ones(ink):
    assert min(contrast(ink, step) for step in LIGHT.steps) >= 4.5


@pytest.mark.parametrize(
    ("part", "whole", "step"),
    [(0, 100, 0), (19, 100, 0), (20, 100, 1), (99, 100, 4), (100, 100, 4), (0, 1, 0), (1, 1, 4)],
)
def test_each_fifth_has_its_shade(part, whole, step):
    assert shade(part, whole) == step


def test_a_level_has_the_shade_of_its_value():
    assert [shade(level, 3) for level in range(4)] == [shade(low, 100) for low in (0, 33, 66, 100)]
