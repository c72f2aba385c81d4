"""The lines of a comparison's CSV where no single column is shown: for each group, and for all together.

A part has a line with its spread; a criterion a line for each answer, with how many gave it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from peerready.content.comparison_groups import NAMES
from peerready.content.comparison_heat import HELD_BACK
from peerready.sinks import csv_cell

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from fractions import Fraction

    from peerready.comparison.comparison import Comparison, GroupTally, Row, Spread, Tally

COUNTED = (
    "framework",
    "version",
    "fact",
    "group",
    "organisations",
    "part",
    "id",
    "title",
    "with_a_figure",
    "first_quartile",
    "median",
    "third_quartile",
    "median_high",
    "answer",
    "how_many",
    "why",
)
Value = str | int | None


def counted_lines(one: Comparison, *, criteria: bool) -> Iterator[list[Value]]:
    """The lines of each group, then of all together."""
    framework = [csv_cell(one.framework.id), csv_cell(one.framework.version), csv_cell(one.by)]
    for group in one.groups:
        name = csv_cell(NAMES.get(group.kind, group.name))
        head: list[Value] = [*framework, name, group.count]
        yield from _lines(one, head, group.spreads, group.tallies if criteria else ())
    told = {tally.id: tally for tally in one.tallies}
    head = [*framework, "all", one.count]
    every = [told.get(name) for name in one.criteria]
    yield from _lines(one, head, [row.spread for row in one.rows], every if criteria else ())


def _lines(
    one: Comparison,
    head: list[Value],
    spreads: Sequence[Spread | None],
    tallies: Sequence[Tally | GroupTally | None],
) -> Iterator[list[Value]]:
    for row, spread in zip(one.rows, spreads, strict=True):
        yield [*head, *_part(row), *_spread(spread)]
    titles = {criterion.id: criterion.title for criterion in one.framework.criteria}
    for name, tally in zip(one.criteria if tallies else (), tallies, strict=True):
        part = ["criterion", csv_cell(name), csv_cell(titles[name])]
        for answer, many, why in _answers(one, tally):
            yield [*head, *part, *("",) * 5, answer, many, why]


def _answers(one: Comparison, tally: Tally | GroupTally | None) -> Iterator[tuple[str, Value, str]]:
    """Each answer with how many gave it, or that it is held back."""
    if tally is None:
        yield "", "", HELD_BACK
        return
    for level, many in zip(one.framework.scale.ids, tally.levels, strict=True):
        yield csv_cell(level), many, ""
    yield "open", tally.open, ""
    yield "not applicable", tally.not_applicable, ""
    for mark, number in (("at target", tally.met), ("shown", tally.shown), ("heard", tally.heard)):
        yield mark, "" if number is None else number, HELD_BACK if number is None else ""


def _part(row: Row) -> list[Value]:
    return [row.kind, csv_cell(row.id), csv_cell(row.title)]


def _spread(spread: Spread | None) -> list[Value]:
    """The quartiles, or why there are none."""
    if spread is None or spread.low is None:
        why = HELD_BACK if spread is None or spread.n else ""
        return ["" if spread is None else spread.n, *("",) * 6, why]
    low, high = spread.low, spread.high
    return [
        spread.n,
        _number(low.first),
        _number(low.median),
        _number(low.third),
        _number(high.median if high else None),
        *("",) * 3,
    ]


def _number(value: Fraction | None) -> str:
    return "" if value is None else str(float(value))
