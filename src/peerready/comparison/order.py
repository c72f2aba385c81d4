"""Which columns can be told apart, whatever the open answers turn out to be and however one weighs.

Two columns are looked at over the criteria that apply to both. With d = what one counts at least
less what the other counts at most, one is surely above the other if the sum of w·d is above 0; and
so it is for all weights from half to double if it is so with half the weight where d is above 0 and
double where it is below: the sum is linear in each weight, so that its least value lies there. The
ranges of the two in the whole must not overlap either: what is shown beside the order agrees.
"""

from __future__ import annotations

from fractions import Fraction
from itertools import permutations
from typing import TYPE_CHECKING, NamedTuple

from peerready.comparison.comparison import Order, Pair
from peerready.comparison.standing import NOT_APPLICABLE, OUT_OF_SCOPE

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from peerready.comparison.comparison import Cell, Column
    from peerready.framework import Framework

HALF, DOUBLE = Fraction(1, 2), Fraction(2)


class Difference(NamedTuple):
    """By how much one column is surely above another in one criterion, and what that weighs."""

    weight: Fraction
    surely: Fraction


def order(
    framework: Framework,
    criteria: Sequence[int],
    columns: Sequence[Column],
    cells: Sequence[Cell],
) -> Order:
    """What can be said of an order of the columns by what they claim; `cells` are those of the whole."""
    spans = [[_span(framework, column, c) for c in criteria] for column in columns]
    steady, told_apart = [], []
    for one, other in permutations(range(len(columns)), 2):
        if not _apart(cells[one], cells[other]):
            continue
        found = _differences(framework, criteria, spans[one], spans[other])
        if above(found):
            steady.append(Pair(one, other))
            if surely_above(found):
                told_apart.append(Pair(one, other))
    return Order(tuple(told_apart), tuple(steady), _ranks(len(columns), told_apart))


def _apart(one: Cell, other: Cell) -> bool:
    return one.low is not None and other.high is not None and one.low > other.high


Span = tuple[Fraction, Fraction] | None
"""What a criterion counts at least and at most; None where it does not apply."""


def _span(framework: Framework, column: Column, criterion: int) -> Span:
    sign, least = column.signs[criterion], column.least[criterion]
    if sign == NOT_APPLICABLE:
        return None
    levels = framework.scale.levels
    low = (levels[least - 1].value if least else None) or Fraction(0)
    return low, Fraction(1) if sign > OUT_OF_SCOPE else low


def _differences(
    framework: Framework, criteria: Iterable[int], one: Iterable[Span], other: Iterable[Span]
) -> list[tuple[Fraction, list[Difference]]]:
    """The differences by the part of the framework that is weighed as one, with its weight."""
    parts: dict[str, tuple[Fraction, list[Difference]]] = {}
    for number, mine, theirs in zip(criteria, one, other, strict=True):
        if mine and theirs:
            criterion = framework.criteria[number]
            domain = framework.domain_of(criterion.id)
            part, weight = (
                (domain.id, domain.weight) if framework.rollup == "domains" else ("", Fraction(1))
            )
            found = Difference(criterion.weight, mine[0] - theirs[1])
            parts.setdefault(part, (weight, []))[1].append(found)
    return list(parts.values())


def above(parts: Iterable[tuple[Fraction, Sequence[Difference]]]) -> bool:
    """Whether the mean of the differences is above 0 with the framework's own weights."""
    return sum(weight * _mean(found) for weight, found in parts) > 0


def surely_above(parts: Iterable[tuple[Fraction, Sequence[Difference]]]) -> bool:
    """Whether it is so for all weights from half to double their own."""
    return sum(_least(weight, least_mean(found)) for weight, found in parts) > 0


def least_mean(found: Sequence[Difference]) -> Fraction:
    """The least weighted mean that weights from half to double their own can give.

    It has double weight up to some difference and half above it, the differences in ascending order:
    moving a weight by four times its half moves part and whole of the mean by three times its own.
    """
    part, whole = _sums(found)
    least = part / whole
    for one in sorted(found, key=lambda one: one.surely):
        part += 3 * one.weight * one.surely
        whole += 3 * one.weight
        least = min(least, part / whole)
    return least


def _least(weight: Fraction, mean: Fraction) -> Fraction:
    return weight * mean * (HALF if mean > 0 else DOUBLE)


def _mean(found: Iterable[Difference]) -> Fraction:
    part, whole = _sums(found)
    return part / whole


def _sums(found: Iterable[Difference]) -> tuple[Fraction, Fraction]:
    """The weighted sum, and the sum of the weights."""
    part = whole = Fraction(0)
    for weight, surely in found:
        part += weight * surely
        whole += weight
    return part, whole


def _ranks(count: int, told_apart: Iterable[Pair]) -> tuple[tuple[int, int], ...]:
    """The first and the last rank of each: after all surely above it, before all surely below."""
    pairs = list(told_apart)
    return tuple(
        (
            1 + sum(pair.lower == column for pair in pairs),
            count - sum(pair.higher == column for pair in pairs),
        )
        for column in range(count)
    )
