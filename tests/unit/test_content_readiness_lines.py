"""May we take the next step: verdicts in words, stop signs, the short answer, what is to be decided."""

from __future__ import annotations

import pytest

import scoring
from peerready.content import readiness_lines as lines_of

RIGHT = "critical: {kind: right, floor: largely, why: so}"
PLAN = "critical: {kind: preparation, floor: largely, why: so}"
PROMISE = "action: {do: x, owner: Team lead, due: 2027-06-30}"
LATE = "{level: partly, action: {do: x, owner: CEO, due: 2026-11-20}}"
ASIDE = "{level: not-applicable, reason: r, approved_by: CEO}"
ONE = f"a: {{phase: employ, {PLAN}}}"
TWO = f"{ONE}\nb: {{phase: employ, {PLAN}}}"
WITH_RIGHT = f"{TWO}\nr: {{phase: employ, {RIGHT}}}"


def phases(lines, answers="", **more):
    block = scoring.outcome(lines, answers, **more)
    return {line.phase: line for line in lines_of.phase_lines(block, scoring.TODAY)}


def employ(lines, answers):
    found = phases(lines, answers)["employ"]
    return (found.mark, found.name, found.words)


@pytest.mark.parametrize(
    ("lines", "answers", "expected"),
    [
        (ONE, "a: fully", ("met", "ready", "no stop sign left, by your own account")),
        (ONE, "", ("open", "cannot be said", "treat as not yet: 1 deciding question is open")),
        (TWO, "", ("open", "cannot be said", "treat as not yet: 2 deciding questions are open")),
        (
            ONE,
            "a: partly",
            (
                "stop",
                "not ready",
                "not yet, 1 stop sign is not in place: 1 that nobody has a dated task for",
            ),
        ),
        (
            TWO,
            "{a: partly, b: partly}",
            (
                "stop",
                "not ready",
                "not yet, 2 stop signs are not in place: 2 that nobody has a dated task for",
            ),
        ),
        (
            ONE,
            f"a: {{level: partly, {PROMISE}}}",
            ("promised", "approaching", "not before 30 Jun 2027, if 1 promise is kept"),
        ),
        (
            TWO,
            f"{{a: {{level: partly, {PROMISE}}}, b: {{level: partly, {PROMISE}}}}}",
            ("promised", "approaching", "not before 30 Jun 2027, if 2 promises are kept"),
        ),
        (
            WITH_RIGHT,
            "{a: partly, b: fully, r: partly}",
            (
                "stop",
                "not ready",
                (
                    "not yet, 2 stop signs are not in place: "
                    "1 that no plan makes up for; 1 that nobody has a dated task for"
                ),
            ),
        ),
        (
            ONE,
            f"a: {LATE}",
            ("stop", "not ready", "not yet, 1 stop sign is not in place: 1 whose date has passed"),
        ),
        (
            WITH_RIGHT,
            f"{{a: {LATE}, b: {LATE}, r: {LATE}}}",
            (
                "stop",
                "not ready",
                "not yet, 3 stop signs are not in place: 1 that no plan makes up for; 2 whose date has passed",
            ),
        ),
        (
            TWO,
            f"{{a: {LATE}, b: {{level: partly, action: {{do: x, due: 2026-11-20, status: dropped}}}}}}",
            (
                "stop",
                "not ready",
                "not yet, 2 stop signs are not in place: 1 whose date has passed; 1 that nobody has a dated task for",
            ),
        ),
        (
            WITH_RIGHT,
            f"{{a: fully, b: fully, r: {{level: partly, {PROMISE}}}}}",
            (
                "stop",
                "not ready",
                "not yet, 1 stop sign is not in place: 1 that no plan makes up for",
            ),
        ),
    ],
)
def test_a_verdict_in_words(lines, answers, expected):
    assert employ(lines, answers) == expected


def test_a_step_and_the_short_answer_count_the_same_stop_signs():
    answers = (
        f"{{a: {LATE}, b: {{level: partly, {PROMISE}}}, r: {{level: largely, to_confirm: true}}}}"
    )

    _, _, step = employ(WITH_RIGHT, answers)
    short = lines_of.short_answer(scoring.outcome(WITH_RIGHT, answers), scoring.TODAY)[0]

    assert step.startswith("not yet, 3 stop signs are not in place: ")
    assert "3 stop signs must be in place first: " in short
    assert step.partition(": ")[2] + "." == short.partition(": ")[2]


def test_beside_it_stands_who_shows_and_who_says_so():
    found = phases(TWO, "{a: {level: fully, voices: [team]}, b: fully}")["employ"]

    assert found.support == "0 of 2 shown, 1 of 2 answered by a group they are about"


SCOPE = {"framework_header": {"facts": ["size"]}, "facts": {"size": "small"}}


@pytest.mark.parametrize(
    ("lines", "answers", "more", "expected"),
    [
        (
            "a: {phase: employ}",
            "",
            {},
            (
                "no stop signs",
                "this framework has criteria for this step, but none of them is a stop sign",
            ),
        ),
        (
            "a: {phase: prepare}",
            "",
            {},
            ("not asked", "this framework asks nothing about this step"),
        ),
        (
            "a: {phase: prepare}\nb: {phase: employ, use: context}",
            "",
            {},
            ("not asked", "this framework asks nothing about this step"),
        ),
        (
            ONE,
            f"a: {ASIDE}",
            {},
            ("set aside", "the stop signs of this step are set aside as not applicable"),
        ),
        (
            f"{ONE[:-1]}, when: {{size: large}}}}",
            "",
            SCOPE,
            ("does not apply", "no stop sign of this step applies to you"),
        ),
    ],
)
def test_a_step_of_which_nothing_is_said_is_never_taken_for_ready(lines, answers, more, expected):
    found = phases(lines, answers, **more)["employ"]

    assert (found.verdict, found.mark, found.support) == ("not-assessed", "none", "")
    assert (found.name, found.words) == expected


def signs(lines, answers):
    block = scoring.outcome(lines, answers)
    return [(s.id, s.mark, s.today) for s in lines_of.stop_signs(block, scoring.TODAY)]


def test_stop_signs_stand_with_those_first_that_stop():
    lines = "\n".join(
        f"{name}: {{phase: {phase}, {PLAN}}}"
        for name, phase in [
            ("m", "prepare"),
            ("p", "prepare"),
            ("o", "employ"),
            ("s", "employ"),
            ("e", "prepare"),
        ]
    )
    answers = f"{{m: fully, p: {{level: partly, {PROMISE}}}, o: unknown, s: not-yet, e: not-yet}}"

    assert signs(lines, answers) == [
        ("t.e", "stop", "Not yet"),
        ("t.s", "stop", "Not yet"),
        ("t.o", "open", "unknown"),
        ("t.p", "promised", "Partly"),
        ("t.m", "met", "Fully"),
    ]


def test_a_right_with_a_promise_still_stops():
    assert (
        signs(WITH_RIGHT, f"{{a: fully, b: fully, r: {{level: partly, {PROMISE}}}}}")[0][1]
        == "stop"
    )


def test_where_a_result_stands_says_what_is_not_to_be_relied_on():
    lines = f"g: {{any_of: [o1, o2], {PLAN}}}\no1: {{use: option}}\no2: {{use: option}}\n{ONE}"
    answers = "{o1: partly, o2: unknown, a: {level: fully, to_confirm: true}}"

    assert signs(lines, answers) == [
        ("t.g", "open", "at least Partly"),
        ("t.a", "open", "Fully, to confirm"),
    ]


@pytest.mark.parametrize(
    ("action", "words"),
    [
        ("", "no action"),
        ("{do: x}", "no date, nobody named"),
        ("{do: x, owner: CEO}", "no date, CEO"),
        ("{do: x, owner: CEO, due: 2026-11-21}", "by 21 Nov 2026, CEO"),
        ("{do: x, owner: CEO, due: 2026-11-20}", "by 20 Nov 2026 (overdue), CEO"),
        ("{do: x, due: 2027-01-01}", "by 1 Jan 2027, nobody named"),
        ("{do: x, owner: CEO, due: 2027-01-01, status: done}", "done (was due 1 Jan 2027), CEO"),
        (
            "{do: x, owner: CEO, due: 2027-01-01, status: dropped}",
            "dropped (was due 1 Jan 2027), CEO",
        ),
    ],
)
def test_a_promise_says_by_when_and_by_whom_or_why_it_is_none(action, words):
    answers = f"a: {{level: partly, action: {action}}}" if action else "a: partly"
    found = scoring.assessment(ONE, answers).result("t.a")

    assert lines_of.promise_words(found.actions, scoring.TODAY) == words


def test_of_several_actions_the_one_that_is_a_promise_is_told():
    lines = f"g: {{any_of: [o1, o2], {PLAN}}}\no1: {{use: option}}\no2: {{use: option}}"
    answers = f"{{o1: {{level: partly, action: {{do: y}}}}, o2: {{{PROMISE}}}}}"
    (sign,) = lines_of.stop_signs(scoring.outcome(lines, answers), scoring.TODAY)

    assert (sign.mark, sign.promise) == ("promised", "by 30 Jun 2027, Team lead")


@pytest.mark.parametrize(
    ("lines", "answers", "sentence"),
    [
        (
            ONE,
            "a: fully",
            (
                "No stop sign is left to have someone start, by your own account: "
                "0 of 1 shown, 0 of 1 answered by a group they are about."
            ),
        ),
        (
            ONE,
            f"a: {{level: partly, {PROMISE}}}",
            "To have someone start: not before 30 Jun 2027, if 1 promise is kept.",
        ),
        (
            ONE,
            "",
            "Whether to have someone start cannot be said: 1 deciding question is open. Treat as not yet.",
        ),
        (
            ONE,
            "a: partly",
            "Not yet to have someone start. 1 stop sign must be in place first: 1 that nobody has a dated task for.",
        ),
        (
            WITH_RIGHT,
            f"{{a: partly, b: partly, r: {{level: partly, {PROMISE}}}}}",
            (
                "Not yet to have someone start. 3 stop signs must be in place first: "
                "1 that no plan makes up for; 2 that nobody has a dated task for."
            ),
        ),
        (
            WITH_RIGHT,
            f"{{a: fully, b: fully, r: {{level: partly, {PROMISE}}}}}",
            "Not yet to have someone start. 1 stop sign must be in place first: 1 that no plan makes up for.",
        ),
        (
            ONE,
            f"a: {ASIDE}",
            "Whether to have someone start cannot be said: its stop signs are set aside as not applicable.",
        ),
    ],
)
def test_the_short_answer_begins_with_what_is_furthest_from_ready(lines, answers, sentence):
    found = lines_of.short_answer(scoring.outcome(lines, answers), scoring.TODAY)

    assert sentence in found
    if "cannot be said: its" not in sentence:
        assert found[0] == sentence


def test_the_short_answer_counts_everything_that_is_not_in_place_with_how_it_stands():
    names = {"p": PLAN, "q": PLAN, "r": RIGHT, "l": PLAN, "n": PLAN, "o": PLAN, "m": PLAN}
    lines = "\n".join(f"{name}: {{phase: employ, {kind}}}" for name, kind in names.items())
    later = PROMISE.replace("2027-06-30", "2027-08-31")
    answers = f"""
      p: {{level: partly, {later}}}
      q: {{level: partly, {PROMISE}}}
      r: {{level: partly, {PROMISE}}}
      l: {LATE}
      n: not-yet
      m: fully
    """

    assert lines_of.short_answer(scoring.outcome(lines, answers), scoring.TODAY)[0] == (
        "Not yet to have someone start. 6 stop signs must be in place first: "
        "2 promised, the last for 31 Aug 2027; 1 that no plan makes up for; "
        "1 whose date has passed; 1 that nobody has a dated task for; 1 still to be answered."
    )


def test_what_is_in_place_needs_no_promise_but_an_action_is_told_all_the_same():
    lines = f"{TWO}\nc: {{phase: employ, {PLAN}}}"
    block = scoring.outcome(lines, f"{{a: fully, b: {{level: fully, {PROMISE}}}, c: partly}}")

    assert [(one.id, one.promise) for one in lines_of.stop_signs(block, scoring.TODAY)] == [
        ("t.c", "no action"),
        ("t.a", "–"),
        ("t.b", "by 30 Jun 2027, Team lead"),
    ]


def test_the_short_answer_says_what_the_framework_does_not_ask():
    found = lines_of.short_answer(scoring.outcome(ONE, "a: fully"), scoring.TODAY)

    assert "Whether to advertise the post, this framework cannot say: it does not ask." in found


def test_a_step_whose_stop_signs_do_not_apply_is_told():
    lines = f"{ONE[:-1]}, when: {{size: large}}}}"
    found = lines_of.short_answer(scoring.outcome(lines, "", **SCOPE), scoring.TODAY)

    assert (
        "Whether to have someone start, this framework cannot say: no stop sign applies to you."
        in found
    )


def test_a_framework_without_any_stop_sign_says_so():
    lines = "\n".join(
        f"{phase}: {{phase: {phase}}}" for phase in ("prepare", "recruit", "employ", "develop")
    )

    assert lines_of.short_answer(scoring.outcome(lines, ""), scoring.TODAY) == (
        "This framework has no stop signs: whether to take a step, it cannot say.",
    )


def test_what_a_board_can_decide_today():
    lines = f"{WITH_RIGHT}\nc: {{phase: prepare, {PLAN}}}"
    answers = f"{{a: {{level: partly, {PROMISE}}}, b: not-yet, r: not-yet, c: unknown}}"
    block = scoring.outcome(lines, answers)

    assert lines_of.decisions(
        block, {"role": ("wa", "sgul"), "culture": ("wa",)}, scoring.TODAY
    ) == (
        "Title b: who sees to it, and by when? (t.b)",
        "Title r: this cannot wait for a plan. Who sees to it before the first working day? (t.r)",
        "Title c: who can answer this, and by when? (t.c)",
        "Title a: by 30 Jun 2027, Team lead. Does this promise stand? (t.a)",
        "This framework is silent on 2 themes: which one covers them for us? (sgul, wa)",
    )


@pytest.mark.parametrize(
    ("answer", "decision"),
    [
        (
            "{level: largely, to_confirm: true}",
            "Title a: our answer is largely. How do we settle it, and by when? (t.a)",
        ),
        (
            "{level: largely, to_confirm: true, dissent: [{by: team, level: not-yet}]}",
            (
                "Title a: our answer is largely, and not everybody agrees. "
                "How do we settle it, and by when? (t.a)"
            ),
        ),
        (
            LATE,
            "Title a: by 20 Nov 2026 (overdue), CEO, not done. What now, and by when? (t.a)",
        ),
    ],
)
def test_what_is_to_confirm_is_settled_and_what_is_late_is_asked_about(answer, decision):
    block = scoring.outcome(ONE, f"a: {answer}")

    assert lines_of.decisions(block, {}, scoring.TODAY) == (decision,)


def test_one_theme_that_nobody_asks_about_is_one():
    block = scoring.outcome(ONE, "a: fully")

    assert lines_of.decisions(block, {"role": ()}, scoring.TODAY) == (
        "This framework is silent on 1 theme: which one covers it for us?",
    )
    assert lines_of.decisions(block, {}, scoring.TODAY) == ()
