"""What `assess` shows of one organisation, as blocks."""

from __future__ import annotations

import pytest

import scoring
from peerready.catalog import shared
from peerready.content.build import report_view
from peerready.plain import render
from peerready.screen import Cell, Grid, Heading, Paragraph, bar, blocks, texts

PLAN = "critical: {kind: preparation, floor: largely, why: so}"
RIGHT = "critical: {kind: right, floor: largely, why: so}"


def shown(lines, answers="", width=80, **more):
    return render(blocks(scoring.view(lines, answers, **more)), width)


def part(title, lines, answers="", **more):
    """The lines below a heading, up to the next."""
    text = shown(lines, answers, **more).split("\n\n")
    return next(one for one in text if one.startswith(title)).split("\n")[1:]


def test_it_goes_from_the_next_step_to_what_is_not_asked():
    found = [
        block.text for block in blocks(scoring.view(f"a: {{{PLAN}}}")) if isinstance(block, Heading)
    ]

    assert found == [
        "Harbour Recovery",
        "May we take the next step?",
        "Stop signs",
        "Who says so",
        "Where we are",
        "First things to do",
        "What it does not ask about",
    ]


def test_the_head_says_whose_answers_these_are_and_of_when():
    assert shown("a: {}", organisation={"name": "Harbour Recovery", "country": "AU"}).split("\n")[:5] == [
        "Harbour Recovery · AU                                        answered 3 Nov 2026",
        "A framework of a few lines 1.0.0",
        "  A publisher, 2020; still the publisher's word",
        "  Own answers: not an audit, no certificate, nothing to rank or fund by. It is",
        "  the organisation that is reviewed, never peer workers.",
    ]  # fmt: skip


def test_facts_stand_short_in_the_head():
    more = {"framework_header": {"facts": ["size"]}, "facts": {"size": "small"}}

    assert "  Size of the organisation: small\n" in shown("a: {when: {size: small}}", **more)


def test_a_stop_sign_stands_with_its_promise_until_it_is_met():
    lines = f"a: {{{PLAN}}}\nb: {{{RIGHT}}}\nc: {{{PLAN}}}"
    answers = """
      a: {level: partly, action: {do: x, owner: CEO, due: 2027-01-01}}
      b: not-yet
      c: {level: fully, action: {do: y}}
    """

    assert part("Stop signs", lines, answers) == [
        "  ✗ employ  Not yet, a right  Title b; no action           t.b",
        "  ◐ employ  Partly            Title a; by 1 Jan 2027, CEO  t.a",
        "  ✓ employ  Fully             Title c                      t.c",
    ]


def test_without_stop_signs_there_is_no_such_part():
    assert "Stop signs" not in shown("a: {}")


def test_who_says_so():
    answers = "{a: {level: fully, voices: [team]}}"
    lines = "a: {}\nb: {ask: [hr, team]}"

    assert part("Who says so", lines, answers) == [
        "  HR    0 of 1 answers  0 of 1 best asked of them · not asked",
        "  team  1 of 1 answers  1 of 2 best asked of them",
    ]
    assert (
        part("Who says so", "a: {}")[0]
        == "  team  no answers  0 of 1 best asked of them · not asked"
    )


def test_counts_come_before_figures_and_figures_stand_with_what_they_rest_on():
    found = part("Where we are", "a: {}\nb: {}", "{a: partly}")

    assert found == [
        "                                    at target  begun  not yet  open",
        "  before the first working day (2)          –      1        –     1",
        "  claimed  16–66 %  ███▒▒▒▒▒▒▒▒▒▒▒▒········· 1 of 2 answered",
        "  shown    0 %      0 of 2 with the evidence needed",
        "  heard    0 %      0 of 1 answered by a group they are about",
    ]


def test_what_is_shown_and_heard_is_counted():
    evidence = "evidence: [{url: 'https://example.org', grade: document, date: 2026-10-01}]"
    found = part(
        "Where we are", "a: {}\nb: {}", f"{{a: {{level: fully, voices: [team], {evidence}}}}}"
    )

    assert found[-2:] == [
        "  shown    50 %      1 of 2 with the evidence needed",
        "  heard    100 %     1 of 1 answered by a group they are about",
    ]


def test_figures_by_step_and_domain_only_where_there_are_several():
    lines = "a: {phase: prepare}\nb: {domain: {id: e, title: Second, kind: principle}}"
    found = part("Where we are", lines, "{a: fully, b: fully}")

    assert found[-6:] == [
        "  claimed, by step",
        "  prepare  100 %  1 of 1 answered",
        "  employ   100 %  1 of 1 answered",
        "  claimed, by domain",
        "  Domain  100 %  1 of 1 answered",
        "  Second  100 %  1 of 1 answered",
    ]


def test_much_set_aside_is_told_beside_the_counts():
    found = part(
        "Where we are", "a: {}\nb: {}", "{a: {level: not-applicable, reason: r}, b: fully}"
    )

    assert "  ! 1 of 2 criteria is set aside as not applicable, more than one in 5" in found


def test_nothing_assessable_shows_no_number():
    answers = "{a: {level: not-applicable, reason: r}}"

    assert part("Where we are", "a: {}", answers) == [
        "  ! 1 of 1 criteria is set aside as not applicable, more than one in 5",
        "  claimed  not assessable  0 of 0 answered",
        "  shown    –               0 of 0 with the evidence needed",
        "  heard    –               0 of 0 answered by a group they are about",
    ]
    assert part("First things to do", "a: {}", answers) == [
        "  nothing is left to assess: every criterion is set aside or does not apply"
    ]


@pytest.mark.parametrize(
    ("answers", "shape"),
    [
        ("", "▒" * 24),
        ("{a: fully, b: fully}", "█" * 24),
        ("{a: not-yet, b: not-yet}", "·" * 24),
        ("{a: partly}", "███" + "▒" * 12 + "·" * 9),
    ],
)
def test_a_bar_shows_what_is_claimed_and_what_is_open(answers, shape):
    assert bar(scoring.view("a: {}\nb: {}", answers).frameworks[0].whole) == shape


def test_first_things_to_do_are_five_and_the_rest_is_counted():
    lines = "\n".join(f"c{n}: {{}}" for n in range(7))
    found = part("First things to do", lines)

    assert [line[:3] for line in found] == ["  1", "  2", "  3", "  4", "  5", "  2"]
    assert found[-1] == "  2 more: peerready report"
    assert "more: peerready report" not in shown(lines, "{c0: fully, c1: fully}")


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Ask them. Then write it down.", "Ask them"),
        ("Takes approx. 3 days in all.", "Takes approx. 3 days in all"),
        ("Ask the lead, e.g. in May, and write.", "Ask the lead, e.g. in May, and write"),
        ("Who asks? Nobody.", "Who asks?"),
        ("Ask. Āe.", "Ask"),
        ("Ask. āe.", "Ask. āe"),
    ],
)
def test_a_step_is_told_in_its_first_sentence(text, first):
    found = part("First things to do", f'a: {{next_step: "{text}"}}', "a: partly")

    assert found == [f"  1  employ  Title a: {first}  t.a"]


def test_a_step_of_one_s_own_stands_with_who_and_when():
    answers = "{a: {level: partly, action: {do: Write it, owner: CEO, due: 2027-01-01}}}"

    assert part("First things to do", f"a: {{{PLAN}}}", answers) == [
        "  1  stop sign  Title a: Write it (CEO, 1 Jan 2027)  t.a"
    ]


def test_nothing_below_is_said():
    assert part("First things to do", "a: {}", "a: fully") == [
        "  nothing is below what you aim for"
    ]


def test_answers_in_words_are_listed_without_any_figure():
    more = {"scale": "narrative"}
    answers = "a: {level: described, note: We meet monthly}"
    text = shown("a: {}\nb: {}", answers, **more)

    assert part("Where we are", "a: {}\nb: {}", answers, **more) == [
        "  Described     Title a: We meet monthly  t.a",
        "  not answered  Title b                   t.b",
    ]
    assert "told in words, no score on purpose; 1 of 2 answered" in text
    assert "%" not in text
    assert "First things to do" not in text


def test_a_framework_that_asks_about_everything_is_silent_on_nothing():
    lines = "a: {themes: [" + ", ".join(shared().themes) + "]}"

    assert "What it does not ask about" not in shown(lines)
    assert shown(lines, own=False).endswith("  peerready explain t.a answers.yaml\n")


def test_the_last_line_names_the_file_of_a_framework_of_one_s_own():
    assert shown("a: {}").endswith("  peerready explain t.a answers.yaml -f t.yaml\n")


def test_the_last_line_leads_to_a_plan_for_the_first_step_that_waits():
    lines = """
a: {phase: prepare, critical: {kind: right, floor: largely, why: so}}
b: {critical: {kind: right, floor: largely, why: so}}
"""
    last = "  peerready plan answers.yaml --to employ -f t.yaml\n"

    assert shown(lines, "{a: largely, b: partly}").endswith(last)
    assert "peerready plan" not in shown(lines, "{a: largely, b: largely}")


def test_evidence_that_does_not_hold_is_told_below_the_figures():
    answers = "a: {level: fully, evidence: [{note: n, grade: said}]}"

    assert part("Where we are", "a: {}", answers)[-2:] == [
        "  ! 1 piece of evidence does not hold: t.a (it has no date, so it may be out of",
        "    date)",
    ]


def test_every_framework_begins_with_a_head_of_its_own():
    first, second = scoring.framework("a: {}"), scoring.framework("b: {}", name="u")
    case = scoring.case_of([first, second], scoring.document("", "t", "u"))
    found = [
        block.level for block in blocks(report_view(case, shared())) if isinstance(block, Heading)
    ]

    assert found.count(1) == 2


def test_every_text_can_be_had_for_checks():
    some = (Heading("a", "b"), Paragraph("c"), Grid(((Cell("d"), Cell("e")),), wrap=0))

    assert list(texts(some)) == ["a", "b", "c", "d", "e"]
