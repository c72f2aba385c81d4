"""Assessments as CSV: one row a criterion, for a spreadsheet; cells that begin like a formula are defused."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from peerready.sinks import csv_cell

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from peerready.answers import Dissent
    from peerready.case import Block, Case
    from peerready.result import Result

COLUMNS = (
    "file",
    "organisation",
    "assessed_on",
    "framework",
    "version",
    "domain",
    "id",
    "title",
    "text",
    "use",
    "phase",
    "critical",
    "floor",
    "status",
    "level",
    "target",
    "value",
    "gap_points",
    "voices",
    "heard",
    "evidence_grade",
    "evidenced",
    "note",
    "action",
    "owner",
    "due",
    "action_status",
    "dissent",
)
BYTE_ORDER_MARK = "\ufeff"
"""Without it, the spreadsheet most officers use misreads macrons."""


def text(cases: Sequence[Case]) -> str:
    """Every criterion of every case, in order, under one header row."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for case in cases:
        for block in case.blocks:
            writer.writerows(map(csv_cell, row) for row in _rows(case, block))
    return BYTE_ORDER_MARK + out.getvalue()


def _rows(case: Case, block: Block) -> Iterator[tuple[str, ...]]:
    answers, framework = case.answered.answers, block.assessment.framework
    points = {gap.result.id: gap.points for gap in block.gaps}
    head = (
        case.answered.document.path,
        answers.organisation.name,
        answers.assessed_on.isoformat(),
        framework.id,
        framework.version,
    )
    for result in block.assessment.results:
        gained = points.get(result.id)
        yield (*head, *_row(result, "" if gained is None else str(float(gained))))


def _row(result: Result, points: str) -> tuple[str, ...]:
    criterion, answer = result.criterion, result.answer
    action = result.actions[0] if result.actions else None
    return (
        result.domain.id,
        result.id,
        criterion.title,
        criterion.text,
        criterion.use,
        criterion.phase,
        criterion.critical.kind if criterion.critical else "",
        criterion.critical.floor if criterion.critical else "",
        result.status,
        result.level or "",
        result.target,
        "" if result.value is None else str(float(result.value)),
        points,
        " ".join(result.voices),
        "yes" if result.heard else "no",
        result.grade or "",
        "yes" if result.evidenced else "no",
        answer.note or answer.reason or "",
        action.do if action else "",
        (action.owner or "") if action else "",
        action.due.isoformat() if action and action.due else "",
        action.status if action else "",
        "; ".join(map(_dissent, answer.dissent)),
    )


def _dissent(one: Dissent) -> str:
    said = " ".join(filter(None, (one.level, one.note)))
    return f"{one.by}: {said}"
