"""Widths and heights: never less than the words need, and not much more."""

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peerready.cell_sizes import HIGHEST, LINE, WIDEST, column_width, lines, row_height


def test_a_column_has_room_for_its_longest_line_and_for_the_button_of_its_title():
    assert column_width("title", ["a", "bb\nccccccc"]) == 9
    assert column_width("a long title", []) == 15
    assert column_width("t", ["x" * 200]) == WIDEST


@pytest.mark.parametrize(
    ("text", "width", "count"),
    [
        ("", 10, 1),
        ("short", 10, 1),
        ("two\nlines", 10, 2),
        ("a word " * 10, 17, 5),
        ("x" * 40, 17, 3),
        ("\n\n", 10, 3),
        ("こんにちは" * 2, 17, 2),
    ],
)
def test_words_wrap_and_a_word_too_long_is_broken(text, width, count):
    assert lines(text, width) == count


@given(st.text(st.sampled_from("ab \n"), max_size=200), st.integers(3, 40))
def test_there_is_never_less_room_than_the_letters_take(text, width):
    room = max(1, (width - 1) * 9 // 8)
    needed = sum(len(textwrap.wrap(line, room)) or 1 for line in text.split("\n"))

    assert lines(text, width) >= needed or len(text) < width


def test_a_row_is_as_high_as_its_highest_cell_and_no_higher_than_a_row_may_be():
    assert row_height([("a", 10), ("a\nb", 10)]) == 2 * LINE
    assert row_height([]) == LINE
    assert row_height([("a\n" * 100, 10)]) == HIGHEST
