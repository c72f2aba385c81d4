"""How many stop signs each column has below what is enough, or open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from peerready.comparison.standing import NOT_APPLICABLE, OPEN, OUT_OF_SCOPE
from peerready.content.comparison_names import labels
from peerready.wording import listed

if TYPE_CHECKING:
    from collections.abc import Mapping

    from peerready.comparison.comparison import Column, Comparison

MOST = 12
"""So many columns are named; of more it is counted how many have any."""
BELOW = "Stop signs below enough or open"


def stop_signs(comparison: Comparison) -> str:
    """Of each column how many are below enough and how many open; nothing where none may be seen."""
    floors = _floors(comparison)
    if not floors or not comparison.columns:
        return ""
    found = [_counts(column, floors) for column in comparison.columns]
    if not any(of for _, _, of in found):
        return ""
    if not any(below or open_ for below, open_, _ in found):
        return "No stop sign is below enough or open."
    if len(found) > MOST:
        some = sum(bool(below or open_) for below, open_, _ in found)
        return f"{BELOW}: {some} of {len(found)} have some."
    said = (f"{name} ({_told(*one)})" for name, one in zip(labels(comparison), found, strict=True))
    return f"{BELOW}: {listed(said)}."


def _told(below: int, open_: int, of: int) -> str:
    """Of how many stop signs how many are below enough, and how many open: 6 of 8 below, 1 open."""
    if not below and not open_:
        return f"none of {of}"
    if not below:
        return f"{open_} of {of} open"
    return f"{below} of {of} below, {open_} open" if open_ else f"{below} of {of} below"


def _floors(comparison: Comparison) -> Mapping[int, int]:
    """The rank that is enough, by the number of each compared stop sign."""
    framework, compared = comparison.framework, set(comparison.criteria)
    if not framework.scale.scored:
        return {}
    return {
        n: framework.scale.rank(one.critical.floor)
        for n, one in enumerate(framework.criteria)
        if one.critical and one.id in compared
    }


def _counts(column: Column, floors: Mapping[int, int]) -> tuple[int, int, int]:
    """Below enough, open, and how many apply."""
    signs = {n: column.signs[n] for n in floors}
    below = sum(signs[n] < OUT_OF_SCOPE and signs[n] < floor for n, floor in floors.items())
    open_ = sum(sign in OPEN for sign in signs.values())
    out = sum(sign in {OUT_OF_SCOPE, NOT_APPLICABLE} for sign in signs.values())
    return below, open_, len(signs) - out
