"""The program and the independent reading of section 5 agree, on everything, for random files."""

from __future__ import annotations

import json
from fractions import Fraction

import reference
import strategies
from hypothesis import given, settings

from peerready import documents
from peerready.assessment import FIGURES, assess
from peerready.catalog import Loaded, shared
from peerready.evidence import Examiner
from peerready.explain import added
from peerready.explanation import of_part, whole
from peerready.formats import assessment_json
from peerready.framework import Framework
from peerready.gap import gaps
from peerready.readiness import readiness
from peerready.resolution import resolve


class Only:
    """A catalog of one framework."""

    def __init__(self, loaded):
        self.loaded = loaded

    def find(self, framework_id):
        return self.loaded if framework_id == self.loaded.framework.id else None

    def unknown(self, framework_id):
        raise AssertionError(framework_id)


def loaded(case):
    document = documents.parse(strategies.as_json(case.framework), "zz.yaml")
    framework = Framework.model_validate(document.data, context=shared())
    return Loaded(framework, document, own=True)


def run(case, root):
    found = loaded(case)
    document = documents.parse(strategies.as_json(case.answers), "answers.yaml")
    answered = resolve(document, Only(found), case.today)
    examiner = Examiner(root, found.framework.valid_for, case.today)
    shown = {
        name: tuple(examiner.examine(entry) for entry in answer.evidence)
        for name, answer in answered.answers.answers.items()
    }
    return assess(found.framework, answered.answers, shown)


def figures(found):
    counts = ("criteria", "answered_count", "open_count", "not_applicable_count")
    return {name: getattr(found, name) for name in (*FIGURES, *counts)}


def ours(assessment, today):
    points = {gap.result.id: gap.points for gap in gaps(assessment)}
    return {
        "figures": figures(assessment.figures),
        "domains": [
            {"id": part.id, "kind": domain.kind, "figures": figures(part.figures)}
            for domain, part in zip(
                assessment.framework.domains, assessment.domains, strict=True
            )
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


@settings(max_examples=400, deadline=None)
@given(strategies.cases())
def test_every_figure_verdict_status_and_gap_is_the_references(tmp_path_factory, case):
    root = tmp_path_factory.getbasetemp()
    expected = reference.assess(case.framework, case.answers, case.holds, case.today)
    assert ours(run(case, root), case.today) == expected


@settings(max_examples=200, deadline=None)
@given(strategies.cases())
def test_explain_adds_up_exactly_to_every_shown_figure(tmp_path_factory, case):
    assessment = run(case, tmp_path_factory.getbasetemp())
    for name in FIGURES:
        shown = getattr(assessment.figures, name)
        assert whole(assessment, name).result == shown
        for part in (*assessment.domains, *assessment.kinds, *assessment.themes):
            assert of_part(part, name).result == getattr(part.figures, name)
        counted = [r for r in assessment.results if r.criterion.scored and r.counted]
        adds = [added(assessment, result, name) for result in counted]
        if shown is not None:
            assert sum((one or Fraction(0) for one in adds), Fraction(0)) == shown


@settings(max_examples=50, deadline=None)
@given(strategies.cases())
def test_order_of_answers_never_matters(tmp_path_factory, case):
    root = tmp_path_factory.getbasetemp()
    turned = dict(reversed((case.answers["answers"] or {}).items()))
    other = case._replace(answers={**case.answers, "answers": turned})
    assert ours(run(other, root), case.today) == ours(run(case, root), case.today)


def test_json_numbers_are_the_nearest_doubles():
    assert json.loads(json.dumps(assessment_json._number(Fraction(1, 3)))) == 1 / 3
