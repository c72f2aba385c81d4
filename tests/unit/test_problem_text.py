"""Problems as text: the layout of the design, carets under what is meant, nothing that harms a terminal."""

from __future__ import annotations

import re
from unicodedata import east_asian_width

from hypothesis import example, given
from hypothesis import strategies as st

from peerready.errors import Location, Problem
from peerready.problem_text import LONGEST, problem, problems

UNSEEN = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")


def at(source, column, end_column=None, line=12, path="answers.yaml"):
    return Location(path, line, column, end_column, source)


def test_a_problem_reads_as_the_design_shows_it():
    location = at("    wa.i3x: fully", 5, 11)
    text = problem(Problem("no criterion 'wa.i3x' in wa 1.0.0", location, "did you mean 'wa.i3c'?"))

    assert text == (
        "answers.yaml:12:5: error: no criterion 'wa.i3x' in wa 1.0.0\n"
        "   12 |     wa.i3x: fully\n"
        "      |     ^^^^^^\n"
        "      = did you mean 'wa.i3c'?\n"
    )


def test_a_very_long_line_is_looked_at_near_the_place_only():
    line = "wa.x1: fully, é漢" * 50_000
    end = len(line)

    shown = problem(Problem("m", at(line, 400_001, 400_003))).splitlines()

    assert shown[1].strip("12 |").startswith("…")
    assert (shown[1][-1], shown[2].count("^")) == ("…", 2)
    assert problem(Problem("m", at(line, end, end + 1))).splitlines()[1][-1] == "漢"
    assert problem(Problem("m", at(line, end + 9))).count("^") == 1
    assert problem(Problem("m", at(line, None))).splitlines()[1].startswith("   12 | wa.x1: fully")


def test_thousands_of_faults_on_one_line_are_told_in_the_time_of_each():
    line = "x: y, " * 150_000
    many = [Problem("m", at(line, 6 * n + 1, 6 * n + 2)) for n in range(3000)]

    assert problems(many).count("…") > 3000


def test_a_problem_without_a_place_is_its_message_and_hint():
    text = problem(Problem("no framework 'wax'", hint="did you mean 'wa'?"))

    assert text == "error: no framework 'wax'\n      = did you mean 'wa'?\n"


def test_a_place_is_as_exact_as_is_known():
    assert problem(Problem("no such file", Location("a.yaml"))) == "a.yaml: error: no such file\n"
    assert problem(Problem("odd", Location("a.yaml", 3))) == "a.yaml:3: error: odd\n"


def test_a_line_that_is_not_for_reports_is_not_shown():
    assert problem(Problem("odd", Location("a.yaml", 3, 4, 5))) == "a.yaml:3:4: error: odd\n"


def test_a_line_without_a_column_is_shown_without_a_mark():
    text = problem(Problem("odd", Location("a.yaml", 3, source="x: 1")))

    assert text == "a.yaml:3: error: odd\n    3 | x: 1\n"


def test_a_column_without_an_end_is_marked_once():
    assert problem(Problem("odd", at("x: 1", 4))).splitlines()[2] == "      |    ^"


def test_a_warning_says_so():
    assert problem(Problem("odd", at("x", 1), severity="warning")).startswith(
        "answers.yaml:12:1: warning: odd\n"
    )


def test_line_numbers_of_six_digits_keep_the_mark_below_its_column():
    lines = problem(Problem("odd", at("x: 1", 4, line=123456))).splitlines()

    assert lines[1:] == ["123456 | x: 1", "       |    ^"]


def test_the_mark_stands_below_its_column_after_tabs():
    lines = problem(Problem("odd", at("\t\tx: 1", 3, 4))).splitlines()

    assert lines[1:] == ["   12 |   x: 1", "      |   ^"]


def test_the_mark_counts_wide_characters_twice():
    lines = problem(Problem("odd", at("日本: 語", 5, 6))).splitlines()

    assert lines[1:] == ["   12 | 日本: 語", "      |       ^^"]


def test_the_mark_does_not_count_combining_characters():
    lines = problem(Problem("odd", at("nga\u0304: x", 7, 8))).splitlines()

    assert lines[1:] == ["   12 | nga\u0304: x", "      |      ^"]


def test_the_mark_does_not_count_conjoining_letters():
    lines = problem(Problem("odd", at("\u1112\u1161\u11ab: x", 6, 7))).splitlines()

    assert lines[2] == "      |     ^"


def test_a_long_line_is_cut_around_the_mark():
    source = "a" * 300 + "WRONG" + "b" * 300
    shown, marks = problem(Problem("odd", at(source, 301, 306))).splitlines()[1:]

    assert len(shown) == LONGEST + len("   12 | ")
    assert shown[8] == shown[-1] == "…"
    assert shown[marks.index("^") : marks.rindex("^") + 1] == "WRONG"


def test_a_long_line_marked_at_its_start_is_cut_at_its_end():
    shown, marks = problem(Problem("odd", at("WRONG" + "b" * 300, 1, 6))).splitlines()[1:]

    assert shown == "   12 | WRONG" + "b" * (LONGEST - 6) + "…"
    assert marks == "      | ^^^^^"


def test_a_long_line_marked_at_its_end_is_cut_at_its_start():
    shown, marks = problem(Problem("odd", at("b" * 300 + "WRONG", 301, 306))).splitlines()[1:]

    assert shown == "   12 | …" + "b" * (LONGEST - 6) + "WRONG"
    assert marks == "      | " + " " * (LONGEST - 5) + "^^^^^"


def test_a_mark_longer_than_what_is_shown_ends_with_it():
    shown, marks = problem(Problem("odd", at("w" * 300, 1, 301))).splitlines()[1:]

    assert len(marks) == len(shown)


def test_a_long_line_without_a_column_is_cut_at_its_end():
    text = problem(Problem("odd", Location("a.yaml", 3, source="w" * 300)))

    assert text.splitlines()[1] == "    3 | " + "w" * (LONGEST - 1) + "…"


def test_a_long_line_of_wide_characters_is_cut_between_them():
    shown, marks = problem(
        Problem("odd", at("語" * 200 + "x" + "語" * 200, 201, 202))
    ).splitlines()[1:]
    columns = sum(2 if east_asian_width(one) == "W" else 1 for one in shown[: shown.index("x")])

    assert marks.index("^") == columns


def test_several_problems_stand_by_file_and_line_with_their_number():
    text = problems(
        [
            Problem("third", at("x", 1, line=2, path="b.yaml")),
            Problem("second", at("x", 1, line=9, path="a.yaml")),
            Problem("first", Location("a.yaml", 2)),
        ]
    )

    heads = [line for line in text.splitlines() if "error" in line]
    assert heads == [
        "a.yaml:2: error: first",
        "a.yaml:9:1: error: second",
        "b.yaml:2:1: error: third",
    ]
    assert text.endswith("\n3 problems in 2 files\n")


def test_several_problems_of_one_file_or_none_are_counted_so():
    here = Problem("odd", Location("a.yaml"))

    assert problems([here, here]).endswith("2 problems in 1 file\n")
    assert problems([Problem("a"), Problem("b")]) == "error: a\nerror: b\n2 problems\n"


def test_warnings_among_themselves_are_counted_as_warnings():
    warning, note = (Problem("odd", severity=one) for one in ("warning", "note"))

    assert problems([warning, warning]).endswith("\n2 warnings\n")
    assert problems([warning, Problem("odd")]).endswith("\n2 problems\n")
    assert problems([warning, note]).endswith("\n2 problems\n")


def test_one_problem_is_not_counted():
    assert problems([Problem("odd")]) == "error: odd\n"


def test_no_problem_is_no_text():
    assert problems([]) == ""


@example("\x1b[31m: x\u202e", 3, 5, "evil\x1b]8;;", "p\nq")
@given(st.text(max_size=300), st.integers(1, 320), st.integers(1, 320), st.text(), st.text())
def test_no_text_of_a_file_reaches_the_terminal_raw(source, column, end_column, message, path):
    one = Problem(message, at(source, column, end_column, path=path), message)
    text = problem(one)

    assert not UNSEEN.search(text)
    assert text.count("\n") == (4 if message else 3)
    assert "^" in text.splitlines()[2]


def test_a_file_named_by_a_colon_begins_no_command_of_a_build_server():
    shown = problem(Problem("m", Location(":", 1, 1)))

    assert shown == ": :1:1: error: m\n"
