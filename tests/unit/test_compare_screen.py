"""A comparison on a terminal and as Markdown: it fits, it reads the same in colour, and nothing in a name breaks it."""

from __future__ import annotations

import re
from datetime import date
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import comparing
from hostile.corpus import HOSTILE
from peerready.catalog import load_shipped
from peerready.columns import width_of
from peerready.compare_screen.blocks import blocks
from peerready.compare_screen.grids import (
    Line,
    across,
    dot_line,
    line_width,
    median_text,
    ruler,
)
from peerready.comparison.ask import Ask
from peerready.content.comparison_model import SpreadView
from peerready.formats import assessment_markdown
from peerready.plain import render
from peerready.screen import Cell, Grid
from peerready.tables import render_colour

EMPTY = SpreadView((), None, None, None, None, None, None, 0, "")
STYLE = re.compile(r"\x1b\[[0-9;]*m")
LOADED = load_shipped("sgul")


def shown(width=80, **more):
    view = comparing.view(**more)
    return render(blocks(view, width), width)


def markdown(**more):
    return assessment_markdown.text([blocks(comparing.view(**more), None)])


def many():
    return [s._replace(name=f"{s.name} {n}") for n in range(6) for s in comparing.standings()]


VIEWS = {
    "sample": {},
    "without criteria": {"criteria": False},
    "ordered": {"ask": Ask(order=True)},
    "named anew": {"ask": Ask(anonymous=True)},
    "grouped": {"some": many(), "ask": Ask(by="size")},
    "many": {"some": many()},
    "dates": {"kind": "dates"},
}


@cache
def view_of(name):
    return comparing.view(**VIEWS[name])


@pytest.mark.parametrize("name", VIEWS)
@pytest.mark.parametrize("width", [20, 50, 80, 200])
def test_no_line_is_too_wide_and_colour_changes_no_word(name, width):
    made = blocks(view_of(name), width)
    plain, colour = render(made, width), render_colour(made, width)

    if width >= 50:
        assert max(width_of(line) for line in plain.split("\n")) <= width
        assert [line.rstrip() for line in STYLE.sub("", colour).split("\n")] == plain.split("\n")


def test_columns_that_do_not_fit_stand_in_even_parts_below_each_other():
    lines = shown(50).split("\n")

    assert " " * 24 + "Acac Bank Cass Dian Euca" in lines
    assert " " * 24 + "Frey Grev Hake Iron Jarr" in lines


def test_who_answered_comes_before_every_figure():
    text = shown()

    assert text.index("Who answered") < text.index("How much is claimed")
    assert text.index("Spread") < text.index("Who can be told apart")
    assert "Acac Acacia House; Bank Banksia Recovery;" in text
    assert "L leadership, H HR, T team, P peer workers, S people using the service" in text
    assert "peer workers employed none  1–4 none   5+" in text


def test_a_cell_of_something_open_is_at_least_its_number():
    assert re.search(r"All together +23\+ +44 +7\+ +81 +52\+", shown())


def test_no_order_is_shown_unless_asked_for():
    assert "order asked for" not in shown()
    assert "this is not a ranking" in shown()
    assert re.search(r"1 to 10 +Cassia +7–53 % +surely above: nobody", shown(ask=Ask(order=True)))


def test_long_lists_end_in_how_many_more_there_are():
    assert re.search(r"and \d+ more: -o FILE.html", shown())


def test_what_all_lack_is_told_with_its_counts():
    some = [
        comparing.standing((name, "LT", "few", "0" + "3" * 22), date(2026, 11, 3), LOADED)
        for name in ("Ash", "Birch")
    ]

    assert "  2 of 2 below target  Own story, own decision, a stop sign  sgul.p1" in shown(
        some=some
    )


def test_many_are_a_box_with_a_median_and_no_columns():
    text = shown(some=many())

    assert "Who answered" not in text
    assert "─ from least to most" in text
    assert re.search(r"All together +\|.*─▒+█▒+─.*\| +42–56", text)
    assert re.search(r"Principles\n +0 +1 +2 +3 +\? +– +at target +shown", text)


def test_groups_stand_beside_each_other_with_their_medians():
    text = shown(some=many(), ask=Ask(by="size"))

    assert "By size of the organisation" in text
    assert re.search(r"how many +18 +42", text)
    assert "– is held back" in text
    assert "from least to most" not in text


def test_dates_show_what_changed_and_no_spread():
    text = shown(kind="dates")

    assert "Spread  " not in text
    assert "12 Nov 2024 to 12 Nov 2025" in text
    assert "! More groups were asked (team): lower may be progress." in text
    assert re.search(
        r"\? +answered lower +Team and managers agree on the role: Largely → +sgul.p9", text
    )


def test_a_level_that_stayed_is_told_once():
    first, last = comparing.standings("dates")[:2]
    signs = {"signs": first.signs, "least": first.least}
    bare = last._replace(**signs, proved=first.proved, marks=bytes(len(first.marks)))

    assert re.search(
        r"no longer shown +Own story, own decision, a stop sign: Largely",
        shown(some=[first, bare], kind="dates"),
    )


def test_markdown_has_whole_tables_and_words_for_spreads():
    text = markdown()

    assert "| All together | 23+ | 44 | 7+ | 81 | 52+ | 37+ | 84 | 14+ | 57 | 39+ |" in text
    assert "| All together | median 42 to 56 %, the middle half 26 to 56 %, 10 of 10 |" in text
    assert "█" not in text


def test_themes_across_frameworks_are_counts():
    wa = load_shipped("wa")
    some = [
        comparing.standings()[0],
        comparing.standing(("Zed", "L", "few", "2" * 60), date(2026, 11, 3), wa),
    ]
    more = {"some": some, "ask": Ask(common=True)}

    assert (
        "Acacia House                                                          sgul 1.0.0"
        in shown(**more)
    )
    assert "| Acacia House (sgul 1.0.0) | Zed (wa 1.0.0) |" in markdown(**more)
    assert "at target" in shown(**more)


def test_what_was_left_out_is_listed():
    left = comparing.LeftOut(files=(("a.yaml", "it answers wa"),))
    text = shown(ask=Ask(common=True), left_out=left)

    assert re.search(r"Files left out +1\n +a.yaml +it answers wa", text)


def test_criteria_that_are_left_out_are_listed_with_their_titles():
    some = comparing.standings()[:2]
    ash = comparing.standing(("Ash", "LT", "few", "x" + "2" * 22), date(2026, 11, 3), LOADED)
    text = shown(some=[ash, *some], ask=Ask(common=True))

    assert re.search(r"sgul.p1 +Own story, own decision: not in the scope", text)


@pytest.mark.parametrize("text", [text for _, text in HOSTILE if text.strip()])
def test_a_hostile_name_breaks_nothing(text):
    some = comparing.standings()[:2]
    name = text.replace("\x00", "").encode("utf-8", "ignore").decode()
    made = blocks(comparing.view([some[0]._replace(name=name), some[1]]), 80)
    plain = render(made, 80)

    assert max(width_of(line) for line in plain.split("\n")) <= 80
    assert not set(plain) & set("\x1b\x07\x08\r\x9b\u202e\u2066")


@settings(max_examples=25, deadline=None)
@given(st.text(alphabet="0123?-", min_size=46, max_size=46), st.integers(50, 120))
def test_any_two_fit_any_width(signs, width):
    some = [
        comparing.standing((name, "LT", "few", part), date(2026, 11, 3), LOADED)
        for name, part in (("Ash", signs[:23]), ("Birch", signs[23:]))
    ]
    lines = render(blocks(comparing.view(some), width), width).split("\n")

    assert max(map(width_of, lines)) <= width


def test_each_column_is_a_dot_and_many_of_one_place_a_number():
    dots = ((0, 0), (50, 60), (50, 50), *((100, 100),) * 12)

    assert dot_line(EMPTY._replace(dots=dots), 5) == "· : 9"


def test_a_box_reaches_from_least_to_most():
    box = EMPTY._replace(least=0, first=25, median=50, third=75, most=100)

    assert dot_line(box, 9) == "──▒▒█▒▒──"
    assert dot_line(box._replace(least=None, most=None), 9) == "  ▒▒█▒▒  "
    assert dot_line(EMPTY, 3) == "   "


def test_a_ruler_names_the_quarters_where_there_is_room():
    assert ruler(41) == "0         25        50        75      100"
    assert ruler(line_width(50)) == "0       50    100"


def test_a_median_says_what_it_may_rise_to():
    assert median_text(EMPTY) == "–"
    assert median_text(EMPTY._replace(median=29, median_high=41)) == "29–41"
    assert median_text(EMPTY._replace(median=29, median_high=29)) == "29"
    assert median_text(EMPTY._replace(median=29)) == "29"


def test_what_applies_to_nobody_has_neither_map_nor_spread():
    some = [
        comparing.standing((name, "LT", "few", "-" * 23), date(2026, 11, 3), LOADED)
        for name in ("Ash", "Birch")
    ]
    text = shown(some=some)

    assert "How much is claimed" not in text
    assert "Spread  " not in text
    assert "Nothing is answered, so nothing is shown." in text


def test_there_is_no_table_without_columns_or_lines():
    line = Line(Cell("a"), (Cell("1"),))

    assert across("", (), [line], 80) == []
    assert across("", ("A",), [], 80) == []
    assert across("x", ("A",), [line], None) == [
        Grid(((Cell("a"), Cell("1")),), wrap=0, right=(1,), titles=("x", "A"), tight=True)
    ]
