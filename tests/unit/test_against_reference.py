"""The program and the independent reading of section 5 agree, on everything, for random files."""

from __future__ import annotations

import json
from dataclasses import replace
from fractions import Fraction

import hypothesis.strategies as st
from hypothesis import given, settings

import reference
import scoring
import strategies
from peerready import documents
from peerready.assessment import FIGURES
from peerready.catalog import Loaded, shared
from peerready.documents import Document
from peerready.explain import added
from peerready.explanation import of_part, whole
from peerready.formats import assessment_json
from peerready.framework import Framework
from peerready.gap import gaps
from peerready.readiness import readiness
from peerready.resolution import resolve

COUNTS = ("criteria", "answered_count", "open_count", "not_applicable_count")
VERDICTS = ("not-ready", "undecided", "approaching", "ready")


def framework_of(case):
    """The framework as its model makes it; that a file reads to the same is a test of its own."""
    made = Framework.model_validate(as_read(case.framework), context=shared())
    return Loaded(made, document_of(case.framework), own=True)


def as_read(data):
    """Plain data as a file gives it: fractions are text."""
    match data:
        case dict():
            return {key: as_read(value) for key, value in data.items()}
        case list():
            return [as_read(value) for value in data]
        case Fraction():
            return str(data)
    return data


def document_of(data):
    return Document("answers.yaml", b"", "", data, "0" * 64)


def assessed(loaded, answers, today):
    answered = resolve(document_of(answers), scoring.Only(loaded), today)
    return scoring.block(loaded, answered, today=today).assessment


def figures(found):
    return {name: getattr(found, name) for name in (*FIGURES, *COUNTS)}


def ours(assessment, today):
    """The outcome in the words of the reference."""
    points = {gap.result.id: gap.points for gap in gaps(assessment)}
    pairs = zip(assessment.framework.domains, assessment.domains, strict=True)
    return {
        "figures": figures(assessment.figures),
        "domains": [
            {"id": part.id, "kind": domain.kind, "figures": figures(part.figures)}
            for domain, part in pairs
        ],
        "kinds": [{"id": p.id, "figures": figures(p.figures)} for p in assessment.kinds],
        "themes": [{"id": p.id, "figures": figures(p.figures)} for p in assessment.themes],
        "readiness": [
            {
                "phase": row.phase,
                "verdict": row.verdict,
                "because": [result.id for result in row.because],
                "deciding": len(row.deciding),
                "shown": row.shown,
                "heard": row.heard,
                "not_before": row.not_before,
            }
            for row in readiness(assessment, today)
        ],
        "results": [
            {
                "id": r.id,
                "level": r.level,
                "value": r.value,
                "status": r.status,
                "target": r.target,
                "heard": r.heard,
                "evidence_grade": r.grade,
                "evidenced": r.evidenced,
                "gap_points": points.get(r.id),
            }
            for r in assessment.results
        ],
        "gaps": list(points),
    }


def explained(assessment):
    """What `explain` adds up to, for each figure of the whole and of every part."""
    parts = (*assessment.domains, *assessment.kinds, *assessment.themes)
    counted = [result for result in assessment.results if result.in_figures]
    for name in FIGURES:
        shown = getattr(assessment.figures, name)
        assert whole(assessment, name).result == shown
        assert sum(added(assessment, result, name) for result in counted) == (shown or 0)
        for part in parts:
            assert of_part(part, name).result == getattr(part.figures, name)


@settings(max_examples=250, deadline=None)
@given(strategies.cases())
def test_everything_is_the_references_adds_up_and_no_order_matters(case):
    loaded = framework_of(case)
    expected = reference.assess(case.framework, case.answers, case.holds, case.today)
    turned = dict(reversed((case.answers["answers"] or {}).items()))

    assessment = assessed(loaded, case.answers, case.today)
    other = assessed(loaded, case.answers | {"answers": turned}, case.today)

    assert ours(assessment, case.today) == expected
    assert ours(other, case.today) == expected
    explained(assessment)


@settings(max_examples=15, deadline=None)
@given(strategies.cases())
def test_a_file_reads_to_the_same_framework_and_answers(case):
    framework, answers = (strategies.as_json(d) for d in (case.framework, case.answers))
    data = documents.parse(framework, "zz.yaml").data

    assert Framework.model_validate(data, context=shared()) == framework_of(case).framework
    assert documents.parse(answers, "answers.yaml").data == case.answers


@settings(max_examples=60, deadline=None)
@given(strategies.cases(), st.data())
def test_a_better_or_a_first_answer_never_makes_it_look_worse(case, data):
    loaded = framework_of(case)
    before = assessed(loaded, case.answers, case.today)
    scale = before.framework.scale
    within(before)
    movable = [
        result.id
        for result in before.results
        if not result.criterion.any_of
        and (result.open or (result.settled and result.level != scale.ids[-1]))
    ]
    if not movable:
        return
    name = data.draw(st.sampled_from(movable))
    old = before.result(name)
    levels = scale.ids if old.open else scale.ids[scale.rank(old.level) + 1 :]
    answers = answered_with(case.answers, name, data.draw(st.sampled_from(levels)))
    after = assessed(loaded, answers, case.today)
    within(after)
    if before.figures.low is None:
        return
    assert after.figures.low >= before.figures.low
    if old.settled:
        assert after.figures.high >= before.figures.high
        assert after.figures.evidenced >= before.figures.evidenced
        assert all(map(no_lower, readiness(before, case.today), readiness(after, case.today)))
    elif old.criterion.use == "score":
        assert after.figures.high <= before.figures.high


def within(assessment):
    """The bounds of the design: evidenced ≤ low ≤ high, all in [0, 1], coverage and heard too."""
    parts = (*assessment.domains, *assessment.kinds, *assessment.themes)
    for found in (assessment.figures, *(part.figures for part in parts)):
        if found.low is None:
            assert {getattr(found, name) for name in FIGURES} == {None}
            continue
        assert 0 <= found.evidenced <= found.low <= found.high <= 1
        assert 0 <= found.coverage <= 1
        assert found.heard is None or 0 <= found.heard <= 1
        assert (found.coverage == 1) <= (found.low == found.high == found.answered)


def no_lower(before, after):
    if "not-assessed" in {before.verdict, after.verdict}:
        return before.verdict == after.verdict
    return VERDICTS.index(after.verdict) >= VERDICTS.index(before.verdict)


def answered_with(answers, name, level):
    """The answers with another level for one criterion, evidence and action unchanged."""
    given_before = (answers["answers"] or {}).get(name)
    kept = given_before if isinstance(given_before, dict) else {}
    plain = {key: value for key, value in kept.items() if key not in {"to_confirm", "reason"}}
    return answers | {"answers": {**(answers["answers"] or {}), name: {**plain, "level": level}}}


@settings(max_examples=40, deadline=None)
@given(strategies.cases(), st.fractions(Fraction(1, 9), 9))
def test_weights_scale_out(case, factor):
    loaded = framework_of(case)
    framework = loaded.framework
    scaled = framework.model_copy(
        update={
            "domains": tuple(
                domain.model_copy(
                    update={
                        "weight": domain.weight * factor,
                        "criteria": tuple(
                            c.model_copy(update={"weight": c.weight * factor})
                            for c in domain.criteria
                        ),
                    }
                )
                for domain in framework.domains
            )
        }
    )

    before = assessed(loaded, case.answers, case.today)
    after = assessed(replace(loaded, framework=scaled), case.answers, case.today)

    assert ours(after, case.today) == ours(before, case.today)


@settings(max_examples=40, deadline=None)
@given(strategies.cases())
def test_dissent_and_what_is_out_of_scope_change_no_figure(case):
    loaded = framework_of(case)
    before = assessed(loaded, case.answers, case.today)
    outside = {r.id for r in before.results if r.status == "out-of-scope"}
    kept = {
        name: without_dissent(answer)
        for name, answer in (case.answers["answers"] or {}).items()
        if name not in outside
    }

    after = assessed(loaded, case.answers | {"answers": kept}, case.today)

    assert figures(after.figures) == figures(before.figures)
    assert [row.verdict for row in readiness(after, case.today)] == [
        row.verdict for row in readiness(before, case.today)
    ]


def without_dissent(answer):
    return {**answer, "dissent": []} if isinstance(answer, dict) else answer


def test_json_numbers_are_the_nearest_doubles():
    assert json.loads(json.dumps(assessment_json._number(Fraction(1, 3)))) == 1 / 3
