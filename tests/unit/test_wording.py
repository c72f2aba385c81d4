"""The words people read."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

import scoring
from peerready import glossary, wording
from peerready.days import day_of
from peerready.fields import GRADES, PHASES, VOICES


def figures(lines, answers, **more):
    return scoring.assessment(lines, answers, **more).figures


def test_every_word_of_a_file_has_a_word_for_people():
    assert set(VOICES) < set(wording.VOICE_WORDS)
    assert set(PHASES) == set(wording.BEFORE) == set(wording.STEP_WORDS)
    assert set(GRADES) == set(wording.GRADE_WORDS)


def test_a_date_reads_as_people_write_it():
    assert wording.day(date(2027, 6, 30)) == "30 Jun 2027"


@given(st.dates())
def test_a_date_is_read_back_from_its_words(when):
    assert day_of(wording.day(when)) == when
    assert day_of("") is None


@given(st.fractions(0, 1))
def test_a_percentage_is_rounded_down_and_full_only_for_all_of_it(value):
    shown = wording.percent(value)

    assert shown <= 100 * value < shown + 1
    assert (shown == 100) == (value == 1)


@pytest.mark.parametrize(
    ("value", "shown"),
    [(None, "–"), (Fraction(0), "0 %"), (Fraction(299, 300), "99 %"), (Fraction(1), "100 %")],
)
def test_a_share_is_a_whole_number_or_a_dash(value, shown):
    assert wording.share(value) == shown


@pytest.mark.parametrize(
    ("answers", "shown"),
    [
        ("{a: fully, b: partly}", "66 % (2 of 2 answered)"),
        ("a: partly", "16–66 % (1 of 2 answered)"),
        ("", "0–100 % (0 of 2 answered)"),
        ("{a: {level: not-applicable, reason: r}, b: fully}", "100 % (1 of 1 answered)"),
    ],
)
def test_what_is_claimed_is_never_bare(answers, shown):
    assert wording.full_span(figures("a: {}\nb: {}", answers)) == shown


def test_nothing_in_scope_is_not_assessable_and_never_nothing_or_all():
    found = figures("a: {}", "a: {level: not-applicable, reason: r}")

    assert wording.full_span(found) == "not assessable"


def test_a_scale_without_values_has_no_score_on_purpose():
    found = figures("a: {}", "a: described", scale="narrative")

    assert wording.full_span(found) == "no score, on purpose"


@pytest.mark.parametrize(
    ("level", "word"),
    [
        (None, "not answered"),
        ("unknown", "unknown"),
        ("not-applicable", "not applicable"),
        ("not-yet", "Not yet"),
    ],
)
def test_a_level_reads_as_its_label(level, word):
    assert wording.level_word(scoring.framework("a: {}").framework.scale, level) == word


@pytest.mark.parametrize(
    ("scale", "status", "word"),
    [
        ("achievement", "below-target", "begun"),
        ("narrative", "below-target", "told in words"),
        ("narrative", "unanswered", "not answered"),
    ],
)
def test_a_status_reads_as_what_it_means(scale, status, word):
    found = scoring.framework("a: {}", scale=scale).framework.scale

    assert wording.status_word(found, status) == word


def test_the_organisation_s_own_words_take_the_place_of_ours():
    own = {"service-users": "consumers"}

    assert wording.voice("service-users", own) == "consumers"
    assert (
        wording.voices(["service-users", "leadership", "hr"], own) == "leadership, HR and consumers"
    )
    assert wording.voices([], own) == ""


@pytest.mark.parametrize(
    ("items", "shown"),
    [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (list("abc"), "a, b and c")],
)
def test_words_in_a_row(items, shown):
    assert wording.listed(items) == shown


@pytest.mark.parametrize(
    ("number", "words", "shown"),
    [
        (0, ("stop sign",), "0 stop signs"),
        (1, ("stop sign",), "1 stop sign"),
        (2, ("promise is", "promises are"), "2 promises are"),
    ],
)
def test_a_number_has_its_noun(number, words, shown):
    assert wording.count(number, *words) == shown


@pytest.mark.parametrize(("text", "shown"), [("", ""), ("ärger", "Ärger"), ("no HR", "No HR")])
def test_a_sentence_begins_with_a_capital(text, shown):
    assert wording.capital(text) == shown


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("LOW", "low"),
        ("Stop-Sign", "stop sign"),
        ("not applicable", "not-applicable"),
        ("to confirm", "to_confirm"),
        ("nothing", None),
    ],
)
def test_a_word_is_explained_whatever_its_case_and_hyphens(asked, found):
    entry = glossary.entry(asked)

    assert (entry and entry[0]) == found


def test_every_word_has_one_plain_sentence():
    assert len(glossary.known()) == len(set(glossary.known()))
    for name in glossary.known():
        _, meaning = glossary.entry(name)
        assert meaning[0].isupper() or meaning[0] == "T"
        assert meaning.endswith(".")
        assert "\n" not in meaning
