import re
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comparing import sample_view
from hostile.corpus import HOSTILE
from peerready import comparison_charts as charts
from peerready.content.comparison_model import HeatCell, HeatRow, SpreadView

SVG = "{http://www.w3.org/2000/svg}"


def row(*dots, title="Pay", **spread):
    few = tuple(sorted(dots))
    cells = tuple(
        HeatCell(str(low), f"{low} to {high} %", low, high, 0, low < high) for low, high in dots
    )
    view = SpreadView(few, None, None, None, None, None, None, len(dots), f"{len(dots)} of them")
    return HeatRow("pay", title, "domain", 3, cells, view._replace(**spread))


def circles(svg):
    return ET.fromstring(str(svg)).findall(f".//{SVG}circle")


def test_each_dot_is_a_column_at_its_own_place():
    found = circles(charts.spread([row((0, 0), (50, 75), (100, 100))], "one", "Spread"))

    assert [float(one.get("cx")) for one in found] == [0, 200, 400]


def test_dots_of_one_figure_stand_above_one_another_within_their_row():
    found = circles(charts.spread([row(*[(40, 40)] * 9)], "one", "Spread"))

    heights = [float(one.get("cy")) for one in found]
    assert heights[:4] == [16, 11, 6, 1]
    assert min(heights) >= 0


def test_what_is_open_reaches_to_what_it_may_be():
    svg = charts.spread([row((25, 75))], "one", "Spread")

    assert 'd="M100 16H300"' in svg
    assert "stroke-dasharray" in svg


def test_many_columns_are_a_box_between_the_quartiles_and_a_line_to_the_ends():
    many = row(least=5, first=25, median=50, third=75, most=95, n=4000)

    svg = charts.spread([many], "one", "Spread")

    assert '<rect x="20" y="15" width="360"' in svg
    assert '<rect x="100" y="8" width="200"' in svg
    assert not circles(svg)


def test_a_box_whose_ends_are_held_back_stands_alone_and_is_never_too_thin_to_see():
    held = row(first=50, median=50, third=50, n=40)

    assert 'width="2" height="17"' in charts.spread([held], "one", "Spread")
    assert "<rect" in charts.spread([row(median=50, n=4)], "one", "Spread")


def test_the_numbers_are_said_to_those_who_do_not_see_the_chart():
    svg = charts.spread([row((1, 1)), row((2, 2), title="Training")], "one", "How it spreads")

    said = ET.fromstring(str(svg)).find(f"{SVG}desc").text
    assert said == "Pay: 1 of them; Training: 1 of them."


def test_rows_without_figures_make_no_chart():
    assert charts.spread([row()], "one", "Spread") == ""
    assert charts.moves([row()], [], "one", "Moves") == ""


def test_moves_show_each_date_and_fill_the_latest():
    svg = charts.moves([row((10, 20), (30, 30), (50, 60))], ["2024", "2025", "2026"], "m", "Moves")

    fills = [one.get("fill") for one in circles(svg)]
    assert fills == ["#fff", "#fff", charts.BLUE, "#fff", charts.BLUE]
    assert "2024 10 to 20 %, 2025 30 to 30 %, 2026 50 to 60 %" in svg
    assert "latest: 2026" in svg


def test_a_date_alone_draws_no_line():
    svg = charts.moves([row((10, 10))], ["2024"], "m", "Moves")

    assert "M40 16 " not in svg
    assert len(circles(svg)) == 3


@pytest.mark.parametrize("text", [text for _, text in HOSTILE], ids=[name for name, _ in HOSTILE])
def test_hostile_titles_stay_text(text):
    svg = charts.spread([row((1, 1), title=text)], "one", text)

    tags = {element.tag for element in ET.fromstring(str(svg)).iter()}
    assert tags <= {
        f"{SVG}{name}" for name in ("svg", "title", "desc", "g", "rect", "text", "circle", "path")
    }


@given(
    st.lists(st.tuples(st.integers(0, 100), st.integers(0, 100)).map(sorted).map(tuple), min_size=1)
)
def test_nothing_is_drawn_outside_the_picture(dots):
    svg = charts.spread([row(*dots)], "one", "Spread")

    assert all(0 <= float(one.get("cx")) <= charts.SCALE for one in circles(svg))
    assert re.match(r'<svg xmlns="[^"]+" viewBox="0 0 710 68"', svg)


def test_the_samples_are_drawn():
    for kind, drawn in (("organisations", charts.spread), ("dates", None)):
        (framework,) = sample_view(kind).frameworks
        labels = [column.label for column in framework.columns]
        svg = (
            drawn(framework.heat, "x", "y")
            if drawn
            else charts.moves(framework.heat, labels, "x", "y")
        )
        assert circles(svg)
