"""Assessments as JSON, format `peerready/assessment/1` (design, section 7): numbers are the nearest doubles."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from peerready import __version__
from peerready.assessment import FIGURES
from peerready.formats.indented import indented

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from fractions import Fraction

    from pydantic import BaseModel

    from peerready.assessment import Assessment, Figures, Part
    from peerready.case import Block, Case
    from peerready.framework import Theme
    from peerready.readiness import Readiness
    from peerready.result import Result

Json = dict[str, Any]


def text(cases: Sequence[Case], themes: Mapping[str, Theme]) -> str:
    """One case as an assessment, several as a list of them, in the order given."""
    made = [_assessment(case, themes) for case in cases]
    whole = (
        made[0] if len(made) == 1 else {"format": "peerready/assessments/1", "assessments": made}
    )
    return _harmless(indented(whole)) + "\n"


def _harmless(text: str) -> str:
    """The text with what nobody can see as escapes; most have none, and need no sink."""
    if text.isascii() and "\x7f" not in text:
        return text
    from peerready import sinks

    return sinks.json(text)


def _assessment(case: Case, themes: Mapping[str, Theme]) -> Json:
    answers, document = case.answered.answers, case.answered.document
    return {
        "format": "peerready/assessment/1",
        "peerready": __version__,
        "today": case.today.isoformat(),
        "organisation": _given(answers.organisation),
        "facts": answers.facts,
        "assessed_on": answers.assessed_on.isoformat(),
        "voices": list(answers.voices),
        "answers": {"path": document.path, "sha256": document.sha256},
        "frameworks": [_framework(block, themes) for block in case.blocks],
    }


def _given(model: BaseModel) -> Json:
    return model.model_dump(mode="json", exclude_none=True, exclude={"not_in_reports"})


def _number(value: Fraction | None) -> float | None:
    return None if value is None else float(value)


def _framework(block: Block, themes: Mapping[str, Theme]) -> Json:
    assessment, framework = block.assessment, block.assessment.framework
    titles = {domain.id: domain for domain in framework.domains}
    points = {gap.result.id: gap.points for gap in block.gaps}
    return {
        "id": framework.id,
        "version": framework.version,
        "title": framework.title,
        "sha256": block.loaded.sha256,
        "scale": [
            {"id": level.id, "label": level.label, "value": _number(level.value)}
            for level in framework.scale.levels
        ],
        "rollup": framework.rollup,
        "figures": _figures(assessment.figures),
        "readiness": [_readiness(row) for row in block.readiness],
        "domains": [
            {
                "id": p.id,
                "title": titles[p.id].title,
                "kind": titles[p.id].kind,
                "figures": _figures(p.figures),
            }
            for p in assessment.domains
        ],
        "kinds": [{"id": part.id, "figures": _figures(part.figures)} for part in assessment.kinds],
        "themes": [_theme(part, themes) for part in assessment.themes],
        "results": [
            _result(assessment, result, points.get(result.id)) for result in assessment.results
        ],
        "gaps": [gap.result.id for gap in block.gaps],
    }


def _theme(part: Part, themes: Mapping[str, Theme]) -> Json:
    title = themes[part.id].title if part.id in themes else part.id
    return {"id": part.id, "title": title, "figures": _figures(part.figures)}


def _figures(figures: Figures) -> Json:
    return {
        **{name: _number(getattr(figures, name)) for name in FIGURES},
        "criteria": figures.criteria,
        "answered_count": figures.answered_count,
        "open_count": figures.open_count,
        "not_applicable_count": figures.not_applicable_count,
    }


def _readiness(row: Readiness) -> Json:
    return {
        "phase": row.phase,
        "verdict": row.verdict,
        "because": [result.id for result in row.because],
        "deciding": len(row.deciding),
        "shown": row.shown,
        "heard": row.heard,
        "not_before": row.not_before.isoformat() if row.not_before else None,
    }


def _result(assessment: Assessment, result: Result, points: Fraction | None) -> Json:
    criterion, answer = result.criterion, result.answer
    return {
        "id": result.id,
        "title": criterion.title,
        "text": criterion.text,
        "domain": result.domain.id,
        "themes": list(criterion.themes),
        "use": criterion.use,
        "any_of": list(criterion.any_of) or None,
        "weight": _number(criterion.weight),
        "phase": criterion.phase,
        "critical": _given(criterion.critical) if criterion.critical else None,
        "level": result.level,
        "value": _number(result.value) if assessment.framework.scale.scored else None,
        "status": result.status,
        "target": result.target,
        "note": answer.note,
        "reason": answer.reason,
        "voices": list(result.voices),
        "heard": result.heard,
        "evidence": [
            {**_given(entry), "holds": found.holds, "because": found.reason}
            for entry, found in zip(answer.evidence, result.shown, strict=True)
        ],
        "evidence_grade": result.grade,
        "evidenced": result.evidenced,
        "action": _given(result.actions[0]) if result.actions else None,
        "dissent": [_given(one) for one in answer.dissent],
        "gap_points": _number(points),
    }
