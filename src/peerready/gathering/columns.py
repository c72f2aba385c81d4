"""Spread and heat map straight from a data set, however large, by an engine that reads columns.

The engine only counts: how often each share and each sign occurs. What follows from the counts is
worked out exactly, as it is for rosters, so that both say the same to the last digit.
"""

from __future__ import annotations

from collections import Counter
from contextlib import closing
from math import lcm
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from peerready.comparison.comparison import Spread
from peerready.comparison.spread import five, ranked
from peerready.comparison.standing import NOT_APPLICABLE, OPEN, OUT_OF_SCOPE
from peerready.errors import Problem, UsageError
from peerready.gathering.parquet import NEEDS, least_column, unfit

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from fractions import Fraction
    from pathlib import Path

    from peerready.catalog import Loaded
    from peerready.comparison.spread import Ranked
    from peerready.framework import Criterion

BY: Final = {"year": "year(assessed_on)", "country": "country"}
"""What organisations may be grouped by, beside their facts."""
NUMBERS: Final = {"INTEGER": 31, "BIGINT": 63, "HUGEINT": 127}
"""How many bits each kind of whole number has."""
EVERYBODY: Final = "'all'"
Heat = dict[str, dict[str, Counter[int]]]
"""Of each group and criterion, how often each sign occurs."""


def spreads(
    file: Path, loaded: Loaded, criteria: Sequence[str], by: str | None = None
) -> dict[str, Spread]:
    """How `low` and `high` over some criteria spread, for each group, or under `all`."""
    ours = [one for one in loaded.framework.criteria if one.id in set(criteria)]
    weights = _whole_numbers(one.weight for one in ours)
    values = _whole_numbers(level.value or 0 for level in loaded.framework.scale.levels)
    pairs = tuple(zip(ours, weights, strict=True))
    most = sum(weights) * values[-1]
    terms = [
        _sum((_low(one, values, weight) for one, weight in pairs), most),
        _sum((_high(one, values, weight) for one, weight in pairs), most),
        _sum((_weight(one, weight * values[-1]) for one, weight in pairs), most),
        " OR ".join(f"{_name(one.id)} IN {OPEN}" for one in ours),
    ]
    chosen = ", ".join(f"{term} AS {name}" for term, name in zip(terms, "lhwo", strict=True))
    inner = f"SELECT {_group(by)} AS g, {chosen}"
    rows = _asked(file, loaded, inner, ("l", "h", "w", "o"), ("l, w", "h, w", "o"))
    found: dict[str, list[_Count]] = {}
    for group, *rest in rows:
        found.setdefault(str(group), []).append(_Count(*rest))
    return {group: _spread(found[group]) for group in sorted(found)}


def heat(file: Path, loaded: Loaded, criteria: Sequence[str], by: str | None = None) -> Heat:
    """How often each sign occurs, for each group, or under `all`, and criterion."""
    names = tuple(map(_name, criteria))
    found: Heat = {}
    inner = f"SELECT {_group(by)} AS g, {', '.join(names)}"
    for group, *signs, number in _asked(file, loaded, inner, names, names):
        place = next(place for place, sign in enumerate(signs) if sign is not None)
        found.setdefault(str(group), {}).setdefault(criteria[place], Counter())[signs[place]] = (
            number
        )
    return {group: found[group] for group in sorted(found)}


class _Count(NamedTuple):
    """How many rows have this `low` and whole, or this `high` and whole, or something open or not."""

    low: int | None
    high: int | None
    whole: int | None
    is_open: bool | None
    number: int


def _spread(counts: Sequence[_Count]) -> Spread:
    low = _ranked(((one.low, one.whole), one.number) for one in counts)
    high = _ranked(((one.high, one.whole), one.number) for one in counts)
    return Spread(low.size, five(low), five(high), sum(one.number for one in counts if one.is_open))


def _ranked(counted: Iterable[tuple[tuple[int | None, int | None], int]]) -> Ranked:
    """The shares of which something can be said, in order."""
    return ranked({(a, b): number for (a, b), number in counted if a is not None and b})


def _whole_numbers(numbers: Iterable[Fraction | int]) -> list[int]:
    """The numbers in whole parts of the smallest."""
    found = list(numbers)
    unit = lcm(*(number.denominator for number in found))
    return [int(number * unit) for number in found]


def _low(criterion: Criterion, values: Sequence[int], weight: int) -> str:
    """What a criterion counts at least; a group may count something while it is open."""
    if criterion.any_of:
        return _chosen(least_column(criterion.id), [0, *values], weight)
    return _chosen(criterion.id, values, weight)


def _high(criterion: Criterion, values: Sequence[int], weight: int) -> str:
    opened = "".join(f" WHEN {sign} THEN {weight * values[-1]}" for sign in OPEN)
    return _chosen(criterion.id, values, weight, opened)


def _weight(criterion: Criterion, weight: int) -> str:
    name = _name(criterion.id)
    return f"CASE WHEN {name} IN {(OUT_OF_SCOPE, NOT_APPLICABLE)} THEN 0 ELSE {weight} END"


def _chosen(column: str, values: Sequence[int], weight: int, more: str = "") -> str:
    """The value of a byte; what is no level counts nothing."""
    cases = "".join(f" WHEN {n} THEN {weight * value}" for n, value in enumerate(values) if value)
    return f"CASE {_name(column)}{cases}{more} ELSE 0 END"


def _sum(terms: Iterable[str], most: int) -> str:
    """The sum of some terms, in the smallest numbers that can hold it: they are the fastest."""
    kind = next(name for name, bits in NUMBERS.items() if most < 1 << bits)
    return " + ".join(f"({term})::{kind}" for term in terms)


def _group(by: str | None) -> str:
    if by is None:
        return EVERYBODY
    return BY.get(by, f"facts[{_text(by)}]")


def _asked(
    file: Path, loaded: Loaded, inner: str, shown: Sequence[str], sets: Sequence[str]
) -> list[tuple[Any, ...]]:
    """How many rows of one framework have each value, for each group and each of the sets of columns.

    In a row of the answer the columns that are not of its set are empty. One look at the file serves all.
    """
    try:
        import duckdb
    except ModuleNotFoundError as error:
        raise UsageError(Problem(NEEDS)) from error
    rows = f"{inner} FROM read_parquet({_text(file.as_posix())})"
    rows = f"{rows} WHERE framework_sha256 = {_text(loaded.sha256)}"
    grouped = ", ".join(f"(g, {one})" for one in sets)
    chosen = ", ".join(("g", *shown, "count(*)"))
    question = f"SELECT {chosen} FROM ({rows}) GROUP BY GROUPING SETS ({grouped})"  # noqa: S608  # all names and texts in it are quoted
    try:
        with closing(duckdb.connect()) as engine:
            return list(engine.execute(question).fetchall())
    except (duckdb.IOException, duckdb.InvalidInputException, duckdb.BinderException) as error:
        raise unfit(file) from error


def _name(text: str) -> str:
    quoted = text.replace('"', '""')
    return f'"{quoted}"'


def _text(text: str) -> str:
    quoted = text.replace("'", "''")
    return f"'{quoted}'"
