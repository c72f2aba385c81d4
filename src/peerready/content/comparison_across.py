"""Themes across organisations that share no framework: counts in words, never per cent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from peerready import wording
from peerready.content.comparison_model import AcrossView, ThemeCounts
from peerready.content.comparison_words import REPLACED, number

if TYPE_CHECKING:
    from peerready.comparison.across import Across, Status

NOTICES = (
    "There is no framework that all answered, and so no figure to compare: each asks other things, and more or fewer of them, about a theme.",
    "More criteria at target is no better standing: count only within a column.",
)
NOT_ASKED = "not asked"


def heading(across: Across) -> str:
    if across.kind == "dates":
        return f"One organisation, {number(across.count)} dates"
    return f"{wording.capital(number(across.count))} organisations"


def across_view(across: Across) -> AcrossView:
    """Each column's counts; those of whole frameworks where columns are too many."""
    hidden = (REPLACED,) if across.anonymous else ()
    columns = tuple(
        (column.label, f"{column.framework} {column.version}") for column in across.columns
    )
    groups = tuple(
        (f"{one.count} with {one.id}", f"{one.title} {one.version}") for one in across.frameworks
    )
    return AcrossView(
        columns=columns or groups,
        themes=tuple(
            ThemeCounts(
                theme.id,
                theme.title,
                tuple(map(_counts, theme.cells if columns else theme.totals)),
            )
            for theme in across.themes
        ),
        notices=(*NOTICES, *hidden),
    )


def _counts(status: Status | None) -> str:
    """3 at target, 2 begun, 1 not yet, 1 open; without what nobody stands at."""
    if status is None:
        return NOT_ASKED
    named = (
        (status.met, "at target"),
        (status.begun, "begun"),
        (status.not_yet, "not yet"),
        (status.open, "open"),
        (status.not_applicable, "not applicable"),
    )
    return ", ".join(f"{many} {words}" for many, words in named if many)
