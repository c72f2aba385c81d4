"""Blocks as plain text: tables where there is room, lists where there is none, no line too wide."""

from __future__ import annotations

from unicodedata import category

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hostile.corpus import HOSTILE
from peerready.columns import width_of
from peerready.plain import render, wrapped
from peerready.screen import Cell, Grid, Heading, Paragraph

WIDTHS = (30, 50, 80)


@pytest.mark.parametrize(
    ("text", "columns"),
    [
        ("", 0),
        ("abc", 3),
        ("é", 1),
        ("e\u0301", 1),
        ("同伴", 4),
        ("ＡＢ", 4),
        ("नमस्ते", 4),
        ("\u1100\u1161", 2),
    ],
)
def test_how_many_columns_a_text_takes(text, columns):
    assert width_of(text) == columns


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", [""]),
        ("one two three", ["one two", "three"]),
        ("longer-than-that", ["longer-t", "han-that"]),
        ("a longer-than-that b", ["a", "longer-t", "han-that", "b"]),
        ("同伴支持工作者", ["同伴支持", "工作者"]),
    ],
)
def test_words_wrap_and_a_word_longer_than_a_line_is_cut(text, lines):
    assert wrapped(text, 8) == lines


def test_a_heading_has_its_aside_at_the_right_or_below():
    assert render([Heading("Left", "right")], 14) == "Left     right\n"
    assert render([Heading("Left", "right")], 9) == "Left\n  right\n"
    assert render([Heading("Left")], 9) == "Left\n"


def test_headings_stand_apart():
    assert render([Heading("A"), Paragraph("b"), Heading("C")], 20) == "A\n  b\n\nC\n"


def test_a_paragraph_hangs_behind_its_sign():
    text = render([Paragraph("one two three", sign="→")], 18)

    assert text == "  → one two three\n"
    assert (
        render([Paragraph("one two three four", sign="→")], 18) == "  → one two three\n    four\n"
    )


def test_a_sign_that_leaves_no_room_stands_in_the_text():
    text = render([Paragraph("one two", sign="what that looks like:")], 24)

    assert text == "  what that looks like:\n  one two\n"


GRID = Grid(
    (
        (Cell("first"), Cell("some words that wrap in here"), Cell("12")),
        (Cell("2"), Cell("short"), Cell("–")),
    ),
    wrap=1,
    right=(2,),
)


def test_a_table_wraps_one_column():
    wide = Grid((*GRID.rows, (Cell("x" * 20), Cell("word " * 12), Cell("3"))), wrap=1, right=(2,))

    assert render([wide], 60) == (
        "  first                 some words that wrap in here      12\n"
        "  2                     short                              –\n"
        "  xxxxxxxxxxxxxxxxxxxx  word word word word word word      3\n"
        "                        word word word word word word\n"
    )


def test_where_there_is_no_room_a_row_is_a_list():
    assert render([GRID], 40) == (
        "  first\n    some words that wrap in here 12\n  2\n    short –\n"
    )


def test_a_row_with_titles_names_each_part_and_leaves_out_what_is_nothing():
    grid = Grid(
        ((Cell("step"), Cell("Title"), Cell("3"), Cell("–")),),
        wrap=0,
        titles=("", "", "open", "met"),
    )

    assert render([grid], 40) == "  step\n    Title, 3 open\n"


def test_titles_stand_above_a_table():
    grid = Grid(((Cell("step"), Cell("3")),), wrap=0, right=(1,), titles=("", "open"))

    assert render([grid], 60) == "        open\n  step     3\n"


def test_a_first_column_too_wide_for_the_rest_makes_a_list():
    grid = Grid(((Cell("x" * 50), Cell("words"), Cell("")),), wrap=1)

    assert render([grid], 60) == f"  {'x' * 50}\n    words\n"


def test_a_table_of_nothing_is_nothing():
    assert render([Heading("A"), Grid((), wrap=0, titles=("", "b"))], 60) == "A\n"


def fits(text, width):
    return all(width_of(line) <= width for line in text.split("\n"))


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("text", [text for _, text in HOSTILE], ids=[name for name, _ in HOSTILE])
def test_whatever_stands_in_a_text_no_line_is_too_wide_and_nothing_is_hidden(text, width):
    shown = render(
        [
            Heading(text, text),
            Paragraph(text, sign="what that looks like:"),
            Paragraph(text),
            Grid(((Cell(text), Cell(text), Cell(text)),), wrap=1),
            Grid(((Cell("a"), Cell(text)),), wrap=0, titles=("", "open")),
        ],
        width,
    )

    assert fits(shown, width)
    assert not any(category(sign) in {"Cc", "Cs"} for sign in shown.replace("\n", ""))


@given(st.text(), st.integers(2, 90))
def test_wrapping_loses_nothing_but_spaces(text, width):
    lines = wrapped(text, width)

    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(width_of(line) <= width for line in lines)
