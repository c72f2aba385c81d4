"""What `explain` says: a criterion, a figure or a word; with answers, the sum behind it, to the last fraction."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, get_args

from peerready import glossary, wording
from peerready.content.criteria import view
from peerready.content.figure_lines import FORMULAE
from peerready.content.readiness_lines import stop_sign
from peerready.content.steps import gain
from peerready.explanation import FigureName, contribution, of_part, whole
from peerready.screen import Cell, Grid, Heading, Paragraph
from peerready.wording import share

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from peerready.assessment import Assessment, Part
    from peerready.case import Block as Outcome
    from peerready.content.model import CriterionView
    from peerready.explanation import Sum
    from peerready.framework import Criterion, Framework
    from peerready.result import Result
    from peerready.screen import Block

NAMES: tuple[FigureName, ...] = get_args(FigureName)


def word(name: str) -> tuple[Block, ...]:
    """A word of the glossary or a figure, without answers."""
    text = glossary.meaning(name) or ""
    found: list[Block] = [Heading(name), Paragraph(text)]
    found += [
        Paragraph(f"formula: {formula}", "faint")
        for figure, _, formula in FORMULAE
        if figure == name
    ]
    return tuple(found)


def criterion(framework: Framework, one: Criterion) -> tuple[Block, ...]:
    """A criterion as the framework states it."""
    levels = tuple(
        (Cell(framework.scale.label(level), "strong"), Cell(text))
        for level, text in (one.levels or {}).items()
    )
    found: list[Block] = [
        Heading(one.title, one.id),
        Paragraph(one.text, "strong", 0),
        *_named("why", one.why),
        *_named("ask", wording.voices(one.ask, {})),
        *_named("question", one.question),
        *(Paragraph(text, sign="look for:") for text in one.look_for),
        *(Paragraph(text, sign="not this:") for text in one.not_this),
    ]
    if one.critical:
        enough = framework.scale.label(one.critical.floor)
        kind = "a right" if one.critical.kind == "right" else "a preparation"
        found.append(
            Paragraph(
                f"{wording.BEFORE[one.phase]}; enough: {enough}; {kind}: {one.critical.why}",
                "stop",
                sign="stop sign",
            )
        )
    if levels:
        found += [Heading("Levels"), Grid(levels, wrap=1)]
    found += _named("one of these is enough", ", ".join(one.any_of))
    found += _named("next step", one.next_step)
    found += _named("note", one.note)
    cited = framework.statements
    found += [
        Paragraph(f"{name}, {cited[name].heading}: {cited[name].gist}", "faint", sign="rests on")
        for name in one.cites
    ]
    return tuple(found)


def _named(name: str, text: str | None) -> list[Block]:
    return [Paragraph(text, sign=f"{name}:")] if text else []


def result(outcome: Outcome, one: Result, own: Mapping[str, str], today: date) -> tuple[Block, ...]:
    """One criterion with its answer, and what it adds to each figure of the whole."""
    assessment = outcome.assessment
    shown = view(assessment, one, own, today)
    found: list[Block] = [
        Heading(shown.title, shown.id),
        Paragraph(shown.text, "strong", 0),
        *_answer(shown),
    ]
    if one.criterion.critical and one.counted:
        sign = stop_sign(assessment, one, today)
        found.append(
            Paragraph(
                f"today {sign.today}, enough {sign.enough}; {sign.promise}; {sign.why}",
                "stop",
                sign="stop sign:",
            )
        )
    points = next((gap.points for gap in outcome.gaps if gap.result is one), None)
    if points is not None:
        found.append(
            Paragraph(
                f"at target, claimed of the whole gains {gain(points) or 'nothing'} points ({points})",
                sign="gap:",
            )
        )
    return (*found, *_adds(assessment, one))


def _answer(shown: CriterionView) -> list[Block]:
    found = [
        *_named("answer", shown.level),
        *_named("what that looks like", shown.level_text),
        *_named("status", f"{shown.status}; target {shown.target}"),
        *_named("said by", shown.said_by),
        *_named("best asked of", shown.ask),
        *_named("note", shown.answer_note),
        *_named("action", shown.action),
    ]
    found += [Paragraph(text, sign="dissent:") for text in shown.dissent]
    found += [Paragraph(text, sign="option:") for text in shown.options]
    found += [
        Paragraph(
            f"{line.what}: {line.grade}; {'holds' if line.holds else 'does not hold'}: {line.remark}",
            sign="evidence:",
        )
        for line in shown.evidence
    ]
    found += _named("evidence needed", shown.needed)
    return found


def _adds(assessment: Assessment, one: Result) -> list[Block]:
    if not (one.in_figures):
        return [Paragraph("it enters no figure", "faint")]
    rows = tuple(
        (
            Cell(name),
            Cell(f"{one.weight} × {contribution(one, name)}"),
            Cell(str(_base(assessment, one, name))),
            Cell(str(added(assessment, one, name))),
            Cell(gain(added(assessment, one, name)) or "0"),
        )
        for name in NAMES
        if _inside(one, name)
    )
    titles = ("", "weight × value", "over", "adds", "points")
    return [
        Heading("What it adds to each figure of the whole"),
        Grid(rows, wrap=0, right=(1, 2, 3, 4), titles=titles),
    ]


def _inside(one: Result, name: FigureName) -> bool:
    return one.settled or name not in {"answered", "heard"}


def _base(assessment: Assessment, one: Result, name: FigureName) -> Fraction:
    if assessment.framework.rollup == "criteria":
        return whole(assessment, name).bottom
    part = next(part for part in assessment.domains if part.id == one.domain.id)
    return of_part(part, name).bottom


def added(assessment: Assessment, one: Result, name: FigureName) -> Fraction | None:
    """What one criterion adds to a figure of the whole; over all criteria these add up to the figure."""
    base = _base(assessment, one, name)
    inside = (
        contribution(one, name) * one.weight / base if base and _inside(one, name) else Fraction(0)
    )
    if assessment.framework.rollup == "criteria":
        return inside
    total = whole(assessment, name)
    weight = next((term.weight for term in total.terms if term.id == one.domain.id), Fraction(0))
    return inside * weight / total.bottom if total.bottom else None


def figure(assessment: Assessment, name: FigureName, part: Part | None = None) -> tuple[Block, ...]:
    """A figure of the whole or of one part, as the sum it is."""
    found = of_part(part, name) if part else whole(assessment, name)
    where = part.id if part else assessment.framework.id
    _, people, formula = next(one for one in FORMULAE if one[0] == name)
    if found.of == "domains":
        formula = "weighted mean of the domains that have this figure"
    rows = tuple(
        (
            Cell(term.id),
            Cell(term.title),
            Cell(str(term.weight)),
            Cell(str(term.value)),
            Cell(str(term.product)),
        )
        for term in found.terms
    )
    titles = ("", "", "weight", "value", "product")
    grid = [Grid(rows, wrap=1, right=(2, 3, 4), titles=titles)] if rows else []
    return (
        Heading(f"{name} of {where}", people),
        Paragraph(glossary.FIGURES[name]),
        Paragraph(f"formula: {formula}", "faint"),
        *grid,
        Paragraph(_quotient(found), "strong"),
    )


def _quotient(found: Sum) -> str:
    if found.result is None:
        return "nothing to divide: not assessable"
    return f"{found.top} / {found.bottom} = {found.result} = {share(found.result)}"
