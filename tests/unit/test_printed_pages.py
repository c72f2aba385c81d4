"""Sheets on paper: legible, and with nothing cut in two."""

import pytest

from peerready.printed_pages import HIGH, SMALLEST, WIDE, across, breaks, room, wide


@pytest.mark.parametrize(
    ("widths", "kept", "pages"),
    [
        ((20, 20), 0, 1),
        ((26,) * 8, 1, 1),
        ((26,) * 9, 1, 2),
        ((14, 22, *(9,) * 40), 2, 3),
    ],
)
def test_a_wide_table_goes_over_as_many_pages_as_it_takes_to_be_read(widths, kept, pages):
    assert across(widths, kept) == pages


def test_no_page_of_a_wide_table_is_shrunk_below_what_can_be_read():
    for many in range(1, 200):
        widths = (20, *(9,) * many)
        pages = across(widths, 1)
        share = (wide(widths) - wide((20,))) * 0.75 / pages + wide((20,)) * 0.75

        assert share * SMALLEST <= WIDE + 1


def test_the_wider_a_page_the_more_is_shrunk_and_the_more_rows_it_holds():
    assert room((10,)) == pytest.approx(HIGH, rel=0.06)
    assert room((128,)) < room((256,))


@pytest.mark.parametrize(
    ("units", "found"),
    [
        ([], []),
        ([[(0, 60.0)], [(4, 30.0)]], []),
        ([[(0, 60.0)], [(4, 50.0)]], [4]),
        ([[(0, 60.0)], [(4, 30.0), (6, 30.0)]], [4]),  # a table and its chart
        ([[(0, 60.0)], [(4, 30.0), (6, 80.0)]], [6]),  # which fit on no page together
        (
            [[(0, 30.0)], [(2, 250.0)], [(20, 30.0)]],
            [20],
        ),  # a long table begins where there is room
        ([[(0, 70.0)], [(4, 250.0)]], [4]),
        ([[(0, 100.0)], [(4, 100.0)]], [4]),
    ],
)
def test_what_does_not_fit_begins_a_page(units, found):
    assert breaks(units, 100.0) == found
