"""Who is strong, and shown to be, where others are weak."""

from __future__ import annotations

from typing import TYPE_CHECKING

from peerready.comparison.comparison import Mentor
from peerready.comparison.standing import (
    CONFIRMED,
    MANAGERS,
    MET,
    NOT_APPLICABLE,
    OUT_OF_SCOPE,
    SHOWN,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from peerready.comparison.comparison import Column, Row

STRONG = MET | SHOWN


def mentors(
    rows: Iterable[Row], columns: Sequence[Column], numbers: Mapping[str, int]
) -> tuple[Mentor, ...]:
    """Those who could help in each domain and theme; the rows with most gaps first.

    Never one for whom nobody but managers is known to have answered, and never on a mere claim: at least half of what
    applies to it in the row is at target and shown. `numbers` are those of the criteria.
    """
    parts = [row for row in rows if row.kind != "whole"]
    parts.sort(key=lambda row: -_gaps(_members(row, numbers), columns))
    return tuple(
        found
        for row in parts
        for number, column in enumerate(columns)
        if not set(column.voices).issubset(MANAGERS)
        and (found := _mentor(row, number, columns, numbers))
    )


def _mentor(
    row: Row, number: int, columns: Sequence[Column], numbers: Mapping[str, int]
) -> Mentor | None:
    own = columns[number]
    members = _members(row, numbers)
    strong = [c for c in members if own.marks[c] & STRONG == STRONG]
    applicable = [c for c in members if own.signs[c] != NOT_APPLICABLE]
    helped = [c for c in strong if any(below(column, c) for column in columns)]
    if not helped or 2 * len(strong) < len(applicable):
        return None
    by_number = {numbers[name]: name for name in row.criteria}
    return Mentor(
        row=row.id,
        column=number,
        criteria=tuple(by_number[c] for c in helped),
        confirmed=tuple(by_number[c] for c in helped if own.marks[c] & CONFIRMED),
        weak=tuple(n for n, column in enumerate(columns) if any(below(column, c) for c in helped)),
        kind=row.kind,
    )


def _members(row: Row, numbers: Mapping[str, int]) -> list[int]:
    return [numbers[name] for name in row.criteria]


def _gaps(criteria: Sequence[int], columns: Sequence[Column]) -> int:
    return sum(below(column, criterion) for column in columns for criterion in criteria)


def below(column: Column, criterion: int) -> bool:
    """Whether a criterion is settled below its target."""
    return column.signs[criterion] < OUT_OF_SCOPE and not column.marks[criterion] & MET
