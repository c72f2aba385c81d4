"""What `explain` says: a criterion, a figure or a word; with answers, the sum behind it, to the last fraction."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, get_args

from peerready import glossary
from peerready.assessment import Part, figures
from peerready.content.criteria import view
from peerready.content.figure_lines import FORMULAE, quotient
from peerready.content.readiness_lines import stop_sign
from peerready.content.steps import gain
from peerready.explanation import FigureName, contribution, of_part, whole
from peerready.fields import PHASES
from peerready.screen import Cell, Grid, Heading, Paragraph
from peerready.wording import counted

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from peerready.assessment import Assessment
    from peerready.case import Block as Outcome
    from peerready.content.model import CriterionView, EvidenceLine, Quotient
    from peerready.explanation import Sum, Term
    from peerready.result import Result
    from peerready.screen import Block

NAMES: tuple[FigureName, ...] = get_args(FigureName)
SPOKEN = {"claimed": "low", "shown": "evidenced"}
"""The words people read for two of the figures."""
ROLLED_UP = (
    "the whole is the mean of the domains: what a criterion adds within its domain is multiplied "
    "by the share its domain has in the whole"
)


def word(name: str) -> tuple[Block, ...] | None:
    """A word of the glossary, or a figure without answers; None where it is neither."""
    entry = glossary.entry(name)
    if entry is None:
        return None
    name, meaning = entry
    found: list[Block] = [Heading(name), Paragraph(meaning)]
    formulae = [formula for figure, formula in FORMULAE.items() if figure == name]
    return (*found, *(Paragraph(f"formula: {formula}", "faint") for formula in formulae))


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
        found.append(Paragraph(_stop_sign(assessment, one, today), "stop", sign="stop sign:"))
    points = next((gap.points for gap in outcome.gaps if gap.result is one), None)
    if points is not None:
        found.append(
            Paragraph(
                f"at target, claimed of the whole gains {gain(points) or 'no'} points ({points})",
                sign="gap:",
            )
        )
    return (*found, *_adds(assessment, one))


def _stop_sign(assessment: Assessment, one: Result, today: date) -> str:
    sign = stop_sign(assessment, one, today)
    promise = "" if sign.mark == "met" else sign.promise
    parts = (f"today {sign.today}, enough {sign.enough}", promise, sign.why)
    return "; ".join(filter(None, parts))


def _answer(shown: CriterionView) -> list[Block]:
    found = [
        *_named("answer", shown.level),
        *_named("what that looks like", shown.level_text),
        *_named(
            "status", f"{shown.status}; target {shown.target}" if shown.target else shown.status
        ),
        *_named("said by", shown.said_by),
        *_named("best asked of", shown.ask),
        *_named("note", shown.answer_note),
        *_named("action", shown.action),
    ]
    found += [Paragraph(text, sign="dissent:") for text in shown.dissent]
    found += [Paragraph(text, sign="option:") for text in shown.options]
    found += [Paragraph(_evidence(line), sign="evidence:") for line in shown.evidence]
    found += _named("evidence needed", shown.needed)
    return found


def _evidence(line: EvidenceLine) -> str:
    return f"{line.what}: {line.grade}; {'' if line.holds else 'does not hold: '}{line.remark}"


def _adds(assessment: Assessment, one: Result) -> list[Block]:
    if not one.in_figures:
        return [Paragraph("it enters no figure", "faint")]
    if not assessment.framework.scale.scored:
        return [Paragraph("its scale has no values on purpose: it enters no figure", "faint")]
    by_domain = assessment.framework.rollup == "domains"
    rows = tuple(_adds_row(assessment, one, name) for name in NAMES if _inside(one, name))
    share = "× its domain's share" if by_domain else ""
    titles = ("", "weight × value", "over", share, "adds", "points")
    kept = tuple(number for number, title in enumerate(titles) if title or not number)
    found: list[Block] = [Heading("What it adds to each figure of the whole")]
    if by_domain:
        found.append(Paragraph(f"{ROLLED_UP} ({one.domain.title})", "faint"))
    cells = tuple(tuple(row[number] for number in kept) for row in rows)
    names = tuple(titles[number] for number in kept)
    right = tuple(range(1, len(kept)))
    return [*found, Grid(cells, wrap=0, right=right, titles=names)]


def _adds_row(assessment: Assessment, one: Result, name: FigureName) -> tuple[Cell, ...]:
    points = added(assessment, one, name)
    return (
        Cell(name),
        Cell(f"{one.weight} × {contribution(one, name)}"),
        Cell(str(_domain_or_whole(assessment, one, name).bottom)),
        Cell(str(_domain_share(assessment, one, name))),
        Cell(str(points)),
        Cell(gain(points) or "0"),
    )


def _inside(one: Result, name: FigureName) -> bool:
    return one.settled or name not in {"answered", "heard"}


def _domain_or_whole(assessment: Assessment, one: Result, name: FigureName) -> Sum:
    """The sum in which a criterion stands beside others."""
    if assessment.framework.rollup == "criteria":
        return whole(assessment, name)
    part = next(part for part in assessment.domains if part.id == one.domain.id)
    return of_part(part, name)


def _domain_share(assessment: Assessment, one: Result, name: FigureName) -> Fraction:
    """What the criterion's domain weighs in the whole; 1 where the whole is the mean of the criteria."""
    total = whole(assessment, name)
    if total.of == "criteria" or not total.bottom:
        return Fraction(1)
    weights = (term.weight for term in total.terms if term.id == one.domain.id)
    return sum(weights, Fraction(0)) / total.bottom


def added(assessment: Assessment, one: Result, name: FigureName) -> Fraction:
    """What one criterion adds to a figure of the whole; over all criteria these add up to the figure."""
    base = _domain_or_whole(assessment, one, name).bottom
    if not base or not _inside(one, name):
        return Fraction(0)
    return contribution(one, name) * one.weight / base * _domain_share(assessment, one, name)


def figure(assessment: Assessment, name: FigureName, part: Part | None = None) -> tuple[Block, ...]:
    """A figure of the whole or of one part, as the sum it is."""
    found = of_part(part, name) if part else whole(assessment, name)
    where, said = part.id if part else assessment.framework.id, quotient(found)
    titles = ("", "", "weight", "value", "product")
    rows = tuple(map(_term, found.terms))
    grid = [Grid(rows, wrap=1, right=(2, 3, 4), titles=titles)] if rows and found.scored else []
    return (
        Heading(f"{name} of {where}", said.name),
        Paragraph(glossary.FIGURES[name]),
        Paragraph(f"formula: {said.formula}", "faint"),
        *grid,
        Paragraph(_total(found, said), "strong"),
        Paragraph(counted((part or assessment).figures)),
    )


def _term(term: Term) -> tuple[Cell, ...]:
    numbers = (str(term.weight), str(term.value), str(term.product))
    return (Cell(term.id), Cell(term.title), *map(Cell, numbers))


def _total(found: Sum, said: Quotient) -> str:
    if not found.scored:
        return "its scale has no values on purpose: there is no such figure"
    if found.result is None:
        return "nothing to divide: not assessable"
    return f"{said.sums} = {said.shown}"


def parts(assessment: Assessment) -> tuple[Part, ...]:
    """Every part whose figures are shown: domains, kinds, themes and phases."""
    phases = (
        Part(phase, figures(found), found)
        for phase in PHASES
        if (found := tuple(r for r in assessment.results if r.criterion.phase == phase))
    )
    return (*assessment.domains, *assessment.kinds, *assessment.themes, *phases)
