"""The sum behind a figure: exact terms that add up to exactly what is shown (design, section 5)."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Literal, assert_never

from peerready.assessment import ONE, total

if TYPE_CHECKING:
    from collections.abc import Iterable

    from peerready.assessment import Assessment, Part
    from peerready.result import Result

FigureName = Literal["low", "high", "answered", "coverage", "evidenced", "heard"]


@dataclass(frozen=True, slots=True)
class Term:
    """One summand: `weight` times `value`, of a criterion or, rolled up by domains, of a domain."""

    id: str
    title: str
    weight: Fraction
    value: Fraction

    @property
    def product(self) -> Fraction:
        return self.weight * self.value


@dataclass(frozen=True, slots=True)
class Sum:
    """A figure as a weighted mean: the products of its terms over their weights; None where both are 0."""

    figure: FigureName
    terms: tuple[Term, ...]
    of: Literal["criteria", "domains"] = "criteria"
    scored: bool = True
    """False on a scale without values, where no figure exists on purpose."""

    @property
    def top(self) -> Fraction:
        return total((term.weight, term.value) for term in self.terms)

    @property
    def bottom(self) -> Fraction:
        return total((term.weight, ONE) for term in self.terms)

    @property
    def result(self) -> Fraction | None:
        return self.top / self.bottom if self.bottom and self.scored else None


def whole(assessment: Assessment, figure: FigureName) -> Sum:
    """The sum behind a figure of the whole."""
    if assessment.framework.rollup == "criteria":
        return over(assessment.results, figure)
    terms = tuple(
        Term(domain.id, domain.title, domain.weight, value)
        for domain, part in zip(assessment.framework.domains, assessment.domains, strict=True)
        if (value := getattr(part.figures, figure)) is not None
    )
    scored = assessment.framework.scale.scored or figure in {"coverage", "heard"}
    return Sum(figure, terms, "domains", scored)


def of_part(part: Part, figure: FigureName) -> Sum:
    """The sum behind a figure of a domain, a kind or a theme."""
    return over(part.results, figure)


def over(results: Iterable[Result], figure: FigureName) -> Sum:
    """The sum behind a figure over some results: each counted criterion with its weight and value."""
    counted = [result for result in results if result.in_figures]
    inside = [r for r in counted if r.settled] if figure in {"answered", "heard"} else counted
    scored = figure in {"coverage", "heard"} or all(r.lo is not None for r in counted)
    terms = tuple(Term(r.id, r.criterion.title, r.weight, contribution(r, figure)) for r in inside)
    return Sum(figure, terms, scored=scored)


def contribution(result: Result, figure: FigureName) -> Fraction:
    """What one criterion counts in a figure, in [0, 1], before its weight."""
    match figure:
        case "low" | "answered":
            value = result.lo
        case "high":
            value = result.hi
        case "evidenced":
            value = result.ev
        case "coverage":
            value = Fraction(result.settled)
        case "heard":
            value = Fraction(result.heard)
        case _:
            assert_never(figure)
    return value or Fraction(0)
