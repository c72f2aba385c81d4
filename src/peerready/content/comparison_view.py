"""What people read of a comparison, built once for every format."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from peerready import __version__
from peerready.content import (
    comparison_across,
    comparison_changes,
    comparison_criteria,
    comparison_follows,
    comparison_groups,
)
from peerready.content import comparison_words as words
from peerready.content.build import source_line
from peerready.content.comparison_heat import heat
from peerready.content.comparison_model import ComparisonView, FrameworkComparison
from peerready.content.comparison_people import column_views, voice_letters
from peerready.wording import within

if TYPE_CHECKING:
    from collections.abc import Mapping

    from peerready.comparison.ask import Ask
    from peerready.comparison.compare import Compared
    from peerready.comparison.comparison import Comparison
    from peerready.framework import Shared
    from peerready.project import Report

QUESTIONS = {
    "organisations": "How do we stand, side by side?",
    "dates": "What has changed?",
}


def comparison_view(
    compared: Compared,
    ask: Ask,
    shared: Shared,
    dress: Report | None = None,
    own: Mapping[str, str] | None = None,
    *,
    criteria: bool = True,
) -> ComparisonView:
    """Everything people read of a comparison; `own` are display words, `criteria` shows each one."""
    names = {} if ask.anonymous else own or {}
    frameworks = tuple(
        _framework(_with_dates(one), ask, shared, names, criteria=criteria)
        for one in compared.comparisons
    )
    first, across = next(iter(frameworks), None), compared.across
    kind = next(one.kind for one in (*compared.comparisons, across) if one)
    return ComparisonView(
        kind=kind,
        anonymous=ask.anonymous,
        heading=comparison_across.heading(across) if across else frameworks[0].heading,
        period=_period(compared),
        question=QUESTIONS[kind],
        prepared_for=(dress and dress.prepared_for) or "",
        prepared_by=(dress and dress.prepared_by) or "",
        narrative=(dress and dress.narrative) or "",
        confidentiality=(dress and dress.confidentiality) or "",
        notices=words.general_notices(compared),
        frameworks=frameworks,
        across=comparison_across.across_view(across) if across else None,
        left_out=(
            *comparison_groups.left_out_frameworks(compared.left_out),
            *comparison_groups.left_out_files(compared.left_out, anonymous=ask.anonymous),
        ),
        left_out_title=comparison_groups.left_out_title(compared.left_out),
        left_out_count=comparison_groups.left_out_count(compared.left_out),
        tool=f"peerready {__version__}",
        language=compared.comparisons[0].framework.language if first else "en",
    )


def _with_dates(comparison: Comparison) -> Comparison:
    """Every date as a column, however many: what changed is told from one to the next."""
    table = comparison.table
    if comparison.kind != "dates" or comparison.columns or table is None:
        return comparison
    lines = tuple(table.lines())
    rows = (
        replace(row, cells=tuple(line.cells[number] for line in lines))
        for number, row in enumerate(comparison.rows)
    )
    return replace(comparison, columns=tuple(line.column for line in lines), rows=tuple(rows))


def _period(compared: Compared) -> str:
    days = [day for one in compared.comparisons for day in (one.first, one.last) if day]
    return words.period(min(days), max(days)) if days else ""


def _framework(
    comparison: Comparison,
    ask: Ask,
    shared: Shared,
    own: Mapping[str, str],
    *,
    criteria: bool,
) -> FrameworkComparison:
    framework = comparison.framework
    rows = comparison_criteria.criterion_rows(comparison) if criteria else ()
    return FrameworkComparison(
        id=framework.id,
        title=framework.title,
        version=framework.version,
        source=source_line(framework),
        target=_target(comparison),
        basis=words.basis(comparison),
        short_answer=words.short_answer(comparison),
        notices=words.notices(comparison, ranked=ask.order),
        heading=words.heading(comparison),
        columns=column_views(comparison, own, ranked=ask.order),
        voices=voice_letters(comparison, own),
        heat=heat(comparison),
        lacking_title=words.lacking_title(comparison),
        lacking_none=words.lacking_none(comparison),
        lacking=comparison_criteria.lacking(comparison),
        apart=comparison_follows.apart(comparison),
        managers_only=comparison_follows.managers_only(comparison),
        mentors=comparison_follows.mentors(comparison),
        not_shown=comparison_criteria.not_shown(comparison),
        order=comparison_follows.order_rows(comparison) if ask.order else (),
        turns=comparison_changes.turn_views(comparison, own),
        by=_by(comparison, shared),
        groups=comparison_groups.group_views(comparison),
        criteria=rows,
        levels=comparison_criteria.level_signs(framework),
        left_out=comparison_groups.left_out_criteria(comparison),
        limits=(*words.READING, *framework.provenance.limits),
        sha256=comparison.framework_sha256,
    )


def _target(comparison: Comparison) -> str:
    """The level aimed for where no organisation says otherwise."""
    scale = comparison.framework.scale
    return f"{scale.label(scale.aim).lower()}, or each one's own" if scale.scored else ""


def _by(comparison: Comparison, shared: Shared) -> str:
    """What groups are made by: the fact's title, or its name, as within a sentence."""
    fact = shared.facts.get(comparison.by)
    return within((fact.title if fact else None) or comparison.by)
