"""The way to a phase or a score: it gets there, nothing smaller does, and more never hurts (issue, must show 4)."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from itertools import combinations, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import reference
import scoring
import strategies
from peerready.assessment import assess
from peerready.catalog import Loaded, shared
from peerready.documents import Document
from peerready.fields import PHASES
from peerready.framework import Framework
from peerready.gap import gaps
from peerready.planning.plan import applied, plan
from peerready.readiness import readiness
from peerready.resolution import resolve

VERDICTS = ("not-ready", "undecided", "approaching", "ready")


def to(goal, lines, answers="", **more):
    case = scoring.case(lines, answers, **more)
    return plan(case.blocks[0].assessment, case.answered.answers, goal, case.today)


def ids(made):
    return [step.id.removeprefix("t.") for step in made.steps]


STOP = "critical: {kind: preparation, floor: largely, why: so}"
RIGHT = "critical: {kind: right, floor: largely, why: so}"


# --- small random frameworks


@st.composite
def cases(draw):
    """A random case with prerequisites and efforts put into its framework."""
    case = draw(strategies.cases())
    every = [c for d in case.framework["domains"] for c in d["criteria"]]
    for number, criterion in enumerate(every):
        if strategies.sometimes(draw, 60):
            criterion["effort"] = draw(st.integers(1, 3))
        earlier = [c["id"] for c in every[:number]]
        if earlier and strategies.sometimes(draw, 35):
            criterion["requires"] = strategies.some(draw, earlier, 1, 2)
    return case


def as_read(data):
    match data:
        case dict():
            return {key: as_read(value) for key, value in data.items()}
        case list():
            return [as_read(value) for value in data]
        case Fraction():
            return str(data)
    return data


def read(case):
    """The case as the program reads it: an assessment and the answers."""
    made = Framework.model_validate(as_read(case.framework), context=shared())
    document = Document("answers.yaml", b"", "", as_read(case.framework), "0" * 64)
    loaded = Loaded(made, document, own=True)
    file = Document("answers.yaml", b"", "", case.answers, "0" * 64)
    answered = resolve(file, scoring.Only(loaded), case.today)
    return scoring.block(loaded, answered, today=case.today).assessment, answered.answers


def after(assessment, answers, today, steps):
    """The outcome once the steps are done, by the program itself."""
    shown = {r.id: r.shown for r in assessment.results if not r.criterion.any_of}
    found = assess(assessment.framework, applied(answers, steps), shown)
    return found, readiness(found, today)


@settings(max_examples=80, deadline=None)
@given(cases(), st.sampled_from(PHASES))
def test_a_plan_for_a_phase_makes_it_ready_and_no_smaller_set_does(case, phase):
    assessment, answers = read(case)
    row = readiness(assessment, case.today)[PHASES.index(phase)]

    made = plan(assessment, answers, phase, case.today)

    expected = {"not-assessed": "cannot-say", "ready": "nothing-to-do"}
    if row.verdict in expected:
        assert made.outcome == expected[row.verdict]
        return
    smaller = len(made.steps) if made.outcome == "planned" else 9
    aims = {c["id"]: enough(case, c["id"]) for c in reference.criteria(case)}
    assert not any(
        reference.readiness(done, phase)["verdict"] == "ready"
        for done in every_smaller(case, aims, smaller)
    )
    if made.outcome == "planned":
        found, rows = after(assessment, answers, case.today, made.steps)
        assert rows[PHASES.index(phase)].verdict == "ready"
        assert made.end.readiness == rows
        assert (made.end.low, made.end.high) == (found.figures.low, found.figures.high)
        fair(assessment, answers, made, case.today)
    else:
        assert made.outcome == "out-of-reach"
        assert made.missing


@settings(max_examples=60, deadline=None)
@given(cases(), st.sampled_from([Fraction(n, 20) for n in range(1, 21)]))
def test_a_plan_for_a_score_reaches_it_and_no_smaller_set_does(case, score):
    assessment, answers = read(case)

    made = plan(assessment, answers, score, case.today)

    if made.outcome == "planned":
        top = case.framework["scale"]["levels"][-1]["id"]
        aims = {c["id"]: top if made.beyond else target(case, c) for c in reference.criteria(case)}
        assert not any(
            reference.whole_low(done) >= score
            for done in every_smaller(case, aims, len(made.steps))
        )
        assert made.end.low >= score
        fair(assessment, answers, made, case.today)
        return
    low = assessment.figures.low
    if made.outcome == "cannot-say":
        assert low is None
    elif made.outcome == "nothing-to-do":
        assert low >= score
    else:
        assert made.most < score


def fair(assessment, answers, made, today):
    """Whatever a step needs is done before it; no step makes anything worse; shown stays."""
    done = set()
    states = (made.before, *made.after)
    for number, step in enumerate(made.steps):
        assert set(step.needs) <= done
        done.add(step.id)
        earlier, later = states[number], states[number + 1]
        assert later.low - earlier.low == step.points
        assert later.evidenced == made.before.evidenced
        assert all(map(no_lower, earlier.readiness, later.readiness))
    more(assessment, answers, made, today)


def more(assessment, answers, made, today):
    """Adding what is still to do to the plan never makes it worse."""
    goal = Fraction(1) if assessment.figures.low is not None else made.goal
    every = plan(assessment, answers, goal, today).steps
    for extra in every:
        if extra.id not in {step.id for step in made.steps}:
            found, rows = after(assessment, answers, today, (*made.steps, extra))
            assert found.figures.low >= made.end.low
            assert all(map(no_lower, made.end.readiness, rows))


def no_lower(before, later):
    if "not-assessed" in {before.verdict, later.verdict}:
        return before.verdict == later.verdict
    return VERDICTS.index(later.verdict) >= VERDICTS.index(before.verdict)


# The other reading: plain dicts, the reference's arithmetic, everything tried


def criterion_of(case, cid):
    return next(c for c in reference.criteria(case) if c["id"] == cid)


def target(case, criterion):
    return reference.target(case, criterion["id"])


def enough(case, cid):
    critical = criterion_of(case, cid).get("critical")
    return critical["floor"] if critical else reference.target(case, cid)


def value(case, level):
    levels = case.framework["scale"]["levels"]
    return reference.exact(next(one["value"] for one in levels if one["id"] == level))


def fine(case, cid):
    """In place: it stands at what is enough, or is not asked."""
    if not reference.in_a(case, cid):
        return True
    known = reference.settled(case, cid) or reference.speaker(case, cid) not in {None, cid}
    return known and reference.lo(case, cid) >= value(case, enough(case, cid))


def every_smaller(case, aims, size):
    """The case with every smaller set of its criteria brought up, where it can be done in order."""
    able = [c["id"] for c in reference.criteria(case) if reference.in_a(case, c["id"])]
    for number in range(size):
        for chosen in combinations(able, number):
            for answered in product(*(ways(case, cid) for cid in chosen)):
                if in_order(case, dict(zip(chosen, answered, strict=True))):
                    levels = {a: aims[c] for c, a in zip(chosen, answered, strict=True)}
                    yield brought_up(case, levels)


def ways(case, cid):
    """What can be answered to bring a criterion up."""
    options = criterion_of(case, cid).get("any_of")
    if not options:
        return [cid]
    unfit = {"out-of-scope", "not-applicable"}
    return [option for option in options if reference.status(case, option) not in unfit]


def in_order(case, chosen):
    """Whether the criteria can be brought up one after the other, each after what it requires."""
    owner = {o: c["id"] for c in reference.criteria(case) for o in c.get("any_of", [])}
    done, left = set(), dict(chosen)
    while left:
        ready = [
            cid
            for cid, answered in left.items()
            if all(
                need in done or need == cid or fine(case, need)
                for name in {cid, answered}
                for need in needed(case, owner, name)
            )
        ]
        if not ready:
            return False
        done |= set(ready)
        left = {cid: answered for cid, answered in left.items() if cid not in done}
    return True


def needed(case, owner, name):
    named = (owner.get(need, need) for need in criterion_of(case, name).get("requires", []))
    return [n for n in named if criterion_of(case, n).get("use", "score") == "score"]


def brought_up(case, levels):
    before = case.answers["answers"] or {}
    given_now = dict(before)
    for cid, level in levels.items():
        old = before.get(cid) if isinstance(before.get(cid), dict) else {}
        kept = {k: v for k, v in old.items() if k not in {"to_confirm", "reason", "approved_by"}}
        given_now[cid] = {**kept, "level": level}
    return case._replace(answers=case.answers | {"answers": given_now})


# --- what is planned, case by case


def test_a_stop_sign_is_brought_to_its_floor_not_to_a_higher_target():
    made = to("employ", f"a: {{{STOP}}}", "a: {level: partly, target: fully}")

    assert [(step.id, step.aim, step.wanted) for step in made.steps] == [("t.a", "largely", True)]


def test_stop_signs_of_earlier_phases_and_promised_ones_are_part_of_the_way():
    lines = f"""
    a: {{phase: employ, {STOP}}}
    b: {{phase: prepare, {STOP}}}
    c: {{phase: develop, {STOP}}}
    """
    promise = "a: {level: partly, action: {do: it, owner: Lead, due: 2027-01-31}}"

    made = to("employ", lines, promise)

    assert ids(made) == ["b", "a"]
    assert made.steps[1].action.owner == "Lead"
    verdicts = [state.readiness[2].verdict for state in (made.before, *made.after)]
    assert verdicts == ["undecided", "approaching", "ready"]


def test_what_must_come_first_is_a_step_before_the_step_that_needs_it():
    lines = f"""
    z: {{phase: develop, requires: [x]}}
    a: {{{STOP}, requires: [z]}}
    x: {{effort: 3}}
    b: {{{STOP}, effort: 1}}
    """

    made = to("employ", lines, "{a: not-yet, b: not-yet, x: partly, z: partly}")

    assert ids(made) == ["b", "x", "z", "a"]
    assert [step.wanted for step in made.steps] == [True, False, False, True]
    assert [step.needs for step in made.steps] == [(), (), ("t.x",), ("t.z",)]


def test_what_comes_first_is_no_step_where_it_is_in_place_not_asked_or_not_scored():
    lines = f"""
    a: {{{STOP}, requires: [b, c, d, e]}}
    b: {{{STOP}}}
    c: {{}}
    d: {{use: context}}
    e: {{when: {{size: large}}}}
    """
    given_answers = """
    a: partly
    b: {level: largely, target: fully}
    c: {level: not-applicable, reason: never}
    """

    made = to("employ", lines, given_answers, facts={"size": "small"},
              framework_header={"facts": ["size"]})  # fmt: skip

    assert ids(made) == ["a"]


GROUP = f"""
g: {{any_of: [o1, o2, o3], {STOP}}}
o1: {{use: option, effort: 3}}
o2: {{use: option, effort: 1}}
o3: {{use: option, effort: 1}}
"""


@pytest.mark.parametrize(
    ("answers", "option"),
    [
        ("", "o2"),
        ("o3: {level: partly, action: {do: it, owner: Lead}}", "o3"),
        ("o3: {level: partly, action: {do: it, status: dropped}}", "o2"),
        ("o2: {level: not-applicable, reason: never}", "o3"),
        ("o1: {level: partly, action: {do: it}}", "o2"),
    ],
)
def test_a_group_is_brought_up_by_its_cheapest_option_then_by_one_that_is_planned(answers, option):
    (step,) = to("employ", GROUP, answers).steps

    assert (step.id, step.answered.id) == ("t.g", f"t.{option}")
    assert step.effort == 1


def test_a_required_option_stands_for_its_group_and_never_for_its_own():
    lines = GROUP.replace("o2: {use: option", "o2: {use: option, requires: [o1]") + (
        f"\na: {{requires: [o1], {STOP}}}\n"
    )

    made = to("employ", lines)

    assert ids(made) == ["g", "a"]
    assert made.steps[0].answered.id == "t.o2"


def test_where_no_option_applies_it_is_out_of_reach_and_said_which():
    lines = f"""
    g: {{any_of: [o], {STOP}}}
    o: {{use: option, when: {{size: large}}}}
    a: {{}}
    """
    header = {"facts": {"size": "small"}, "framework_header": {"facts": ["size"]}}

    phase, score = to("employ", lines, **header), to(Fraction(1), lines, **header)

    assert phase.outcome == score.outcome == "out-of-reach"
    assert [result.id for result in (*phase.missing, *score.missing)] == ["t.g", "t.g"]
    assert (phase.most, score.most) == (None, Fraction(1, 2))


def test_a_score_is_reached_at_the_targets_and_only_else_beyond_them():
    lines = "a: {weight: 3}\nb: {}\nc: {effort: 1}"

    within, past = to(Fraction(2, 3), lines), to(Fraction("0.67"), lines)

    assert set(ids(within)) == {"a", "b", "c"}
    assert {step.aim for step in within.steps} == {"largely"}
    assert not within.beyond
    assert past.beyond
    assert {step.aim for step in past.steps} == {"fully"}
    assert set(ids(past)) == {"a", "c"}
    assert past.end.low == Fraction(4, 5)


def test_the_fewest_steps_then_those_of_least_effort():
    lines = "a: {effort: 3}\nb: {effort: 1}\nc: {effort: 2}\nd: {}"

    assert ids(to(Fraction(1, 6), lines)) == ["b"]
    assert set(ids(to(Fraction(1, 3), lines))) == {"b", "c"}


def test_a_score_with_the_mean_of_domains_counts_each_domain_s_share():
    lines = "a: {}\nb: {domain: {id: e, title: E, kind: practice}}\nc: {}\nd: {}"

    made = to(Fraction(1, 3), lines, framework_header={"rollup": "domains"})

    assert ids(made) == ["a"]
    assert made.end.low == Fraction(1, 3)


def test_stop_signs_come_first_also_on_the_way_to_a_score():
    lines = f"a: {{phase: prepare}}\nb: {{phase: develop, {STOP}}}"

    assert ids(to(Fraction(2, 3), lines)) == ["b", "a"]


def test_what_is_there_needs_no_plan():
    assert to("employ", f"a: {{{RIGHT}}}", "a: largely").outcome == "nothing-to-do"
    assert to(Fraction(2, 3), "a: {}", "a: largely").outcome == "nothing-to-do"


def test_what_a_framework_cannot_say_it_cannot_plan():
    assert to("recruit", f"a: {{{RIGHT}}}").outcome == "cannot-say"
    assert to(Fraction(1, 2), "a: {}", scale="narrative").outcome == "cannot-say"
    assert to("employ", "a: {}", scale="narrative").outcome == "cannot-say"


def test_an_open_answer_is_planned_as_settled_and_all_else_stays_as_it_was():
    case = scoring.case(
        f"a: {{{STOP}}}\nb: {{}}",
        "a: {level: fully, to_confirm: true, note: so, voices: [team]}\nb: partly",
    )
    answers = case.answered.answers
    made = plan(case.blocks[0].assessment, answers, "employ", case.today)

    done = applied(answers, made.steps).answers

    assert (done["t.a"].level, done["t.a"].to_confirm) == ("largely", False)
    assert (done["t.a"].note, done["t.a"].voices) == ("so", ("team",))
    assert done["t.b"] is answers.answers["t.b"]
    assert answers.answers["t.a"].to_confirm


def test_what_is_shown_stays_what_it_is():
    evidence = "[{note: seen, grade: confirmed, by: carers, date: 2026-11-01}]"
    given_answers = f"a: {{level: partly, voices: [team], evidence: {evidence}}}"

    made = to("employ", f"a: {{{STOP}}}", given_answers)

    assert (made.before.evidenced, made.end.evidenced) == (Fraction(1, 3), Fraction(1, 3))
    assert made.end.low == Fraction(2, 3)


def test_every_gap_of_a_full_plan_is_a_step():
    case = scoring.case("a: {}\nb: {}\nc: {}", "a: largely\nb: partly")
    block = case.blocks[0]

    made = plan(block.assessment, case.answered.answers, Fraction(2, 3), date(2026, 11, 21))

    assert {step.id for step in made.steps} == {gap.result.id for gap in gaps(block.assessment)}
