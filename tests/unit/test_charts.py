from __future__ import annotations

import re
from xml.etree import ElementTree as ET

import pytest

from colours import contrast
from peerready import charts
from peerready.content.model import RangeLine

LINE = RangeLine("Principles & <values>", "41–63 %", "4 %", "25 %", "22 of 29 answered", 41, 63, 4)
NOTHING = RangeLine("Empty", "not assessable", "–", "–", "0 of 0 answered", None, None, None)
SPACE = "{http://www.w3.org/2000/svg}"


@pytest.mark.parametrize("paper", ["#ffffff", "#14191f"])
@pytest.mark.parametrize(
    "colour", [charts.BLUE, charts.DEEP, charts.ORANGE, charts.AMBER, charts.GREY]
)
def test_every_colour_stands_out_on_light_and_dark(colour, paper):
    assert contrast(colour, paper) >= 3


def test_a_chart_says_its_numbers_to_those_who_do_not_see_it():
    svg = ET.fromstring(str(charts.nested(LINE, "c1")))

    assert svg.get("role") == "img"
    assert svg.find(f"{SPACE}desc").text == "Of 100 per cent: 4 shown, 41 claimed, 63 possible."
    assert svg.get("aria-labelledby") == svg.find(f"{SPACE}title").get("id") == "c1-title"


def test_the_bars_are_nested_and_true_to_scale():
    svg = ET.fromstring(str(charts.nested(LINE, "c1")))

    widths = [float(bar.get("width")) for bar in svg.iter(f"{SPACE}rect") if bar.get("y")][:4]

    assert widths == pytest.approx(
        [charts.BAR, charts.BAR * 0.63, charts.BAR * 0.41, charts.BAR * 0.04]
    )


def test_nothing_shown_draws_no_bar():
    line = RangeLine("None", "0–100 %", "0 %", "–", "0 of 3 answered", 0, 100, 0)

    svg = ET.fromstring(str(charts.nested(line, "c1")))

    bars = svg.findall(f"{SPACE}g")[0].findall(f"{SPACE}rect")
    assert len(bars) == 2  # the ground and what is possible


def test_parts_carry_their_names_and_ranges_escaped_and_cut():
    long = RangeLine(
        "A very long name of a domain that no row could hold",
        "5 %",
        "5 %",
        "–",
        "1 of 1 answered",
        5,
        5,
        5,
    )

    text = str(charts.parts([LINE, NOTHING, long], "d", "By <domain>"))

    svg = ET.fromstring(text)
    words = [one.text for one in svg.iter(f"{SPACE}text")]
    assert words == [
        "Principles & <values>", "41–63 %", "A very long name of a domain that no row co…", "5 %",
    ]  # fmt: skip
    assert svg.find(f"{SPACE}title").text == "By <domain>"
    assert long.name in svg.find(f"{SPACE}desc").text


def test_bars_without_a_word_are_the_same_bars():
    plain, ticked = str(charts.bars(LINE, 36)), str(charts.bars(LINE, 36, ticks=True))

    assert "<text" not in ticked
    assert plain.count("<rect ") == str(charts.nested(LINE, "bars")).count("<rect ") - 3
    assert ticked.count("<path ") == plain.count("<path ") + 5
    svg = ET.fromstring(ticked)
    assert int(svg.get("height")) > 36


def test_each_sample_of_a_legend_looks_different():
    drawn = {str(charts.swatch(what)) for what in ("shown", "claimed", "possible")}

    assert len(drawn) == 3


def test_without_figures_there_is_no_chart():
    assert charts.bars(NOTHING) == ""
    assert charts.nested(NOTHING, "c") == ""
    assert charts.parts([NOTHING], "c", "t") == ""


@pytest.mark.parametrize("name", ["met", "promised", "stop", "open", "none"])
def test_each_mark_has_a_shape_of_its_own_and_is_silent(name):
    svg = ET.fromstring(str(charts.mark(name)))

    assert svg.get("aria-hidden") == "true"
    others = {str(charts.mark(other)) for other in charts._SHAPES if other != name}
    assert str(charts.mark(name)) not in others


def test_charts_use_presentation_attributes_alone():
    text = str(charts.nested(LINE, "c")) + str(charts.parts([LINE], "d", "t"))

    assert not re.search(r"\bstyle=|\bclass=|var\(|<style|<script", text)
    assert str(charts.nested(LINE, "c")) == str(charts.nested(LINE, "c"))
