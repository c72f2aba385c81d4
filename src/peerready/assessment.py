"""What answers score against a framework: all arithmetic of figures, in exact rationals (design, section 5)."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from peerready.fields import NOT_APPLICABLE
from peerready.result import results as results_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from peerready.answers import Answers
    from peerready.evidence import Shown
    from peerready.framework import Framework
    from peerready.result import Result


ONE = Fraction(1)


@dataclass(frozen=True, slots=True)
class Figures:
    """Six figures in [0, 1], None where nothing can be said, and the counts behind them."""

    low: Fraction | None
    high: Fraction | None
    answered: Fraction | None
    coverage: Fraction | None
    evidenced: Fraction | None
    heard: Fraction | None
    criteria: int
    answered_count: int
    open_count: int
    not_applicable_count: int


FIGURES = ("low", "high", "answered", "coverage", "evidenced", "heard")


@dataclass(frozen=True, slots=True)
class Part:
    """The figures of a domain, a kind or a theme, under its id."""

    id: str
    figures: Figures
    results: tuple[Result, ...]


@dataclass(frozen=True, slots=True)
class Assessment:
    """Answers scored against one framework."""

    framework: Framework
    results: tuple[Result, ...]
    figures: Figures
    domains: tuple[Part, ...]
    kinds: tuple[Part, ...]
    themes: tuple[Part, ...]

    def result(self, criterion_id: str) -> Result:
        return next(result for result in self.results if result.id == criterion_id)


def assess(
    framework: Framework, answers: Answers, shown: Mapping[str, Sequence[Shown]]
) -> Assessment:
    """The outcome of every criterion, and the figures of the whole and of each part.

    `shown` says of each criterion's evidence entries, in order, whether they hold.
    """
    results = results_of(framework, answers, shown)
    domains = _parts(results, lambda result: (result.domain.id,))
    kinds = _parts(results, lambda result: (result.domain.kind,))
    themes = _parts(results, lambda result: result.criterion.themes)
    return Assessment(
        framework, results, _whole(framework, results, domains), domains, kinds, themes
    )


def _part(name: str, results: Iterable[Result]) -> Part:
    found = tuple(results)
    return Part(name, figures(found), found)


def _parts(results: Iterable[Result], names: Callable[[Result], Iterable[str]]) -> tuple[Part, ...]:
    by_name: dict[str, list[Result]] = {}
    for result in results:
        for name in names(result):
            by_name.setdefault(name, []).append(result)
    return tuple(_part(name, found) for name, found in by_name.items())


def figures(results: Iterable[Result]) -> Figures:
    """The six figures over some results: sums over *A* and *R*, each criterion by its weight."""
    scored = [result for result in results if result.criterion.scored]
    counted = [result for result in scored if result.counted]
    settled = [result for result in counted if result.settled]
    everything, known = _weight(counted), _weight(settled)
    valued = all(result.lo is not None for result in counted)
    whole, part = (everything if valued else None), (known if valued else None)
    return Figures(
        low=_share(total((r.weight, r.lo) for r in counted), whole),
        high=_share(total((r.weight, r.hi) for r in counted), whole),
        answered=_share(total((r.weight, r.lo) for r in settled), part),
        coverage=_share(known, everything),
        evidenced=_share(total((r.weight, r.ev) for r in counted), whole),
        heard=_share(_weight(r for r in settled if r.heard), known),
        criteria=len(counted),
        answered_count=len(settled),
        open_count=len(counted) - len(settled),
        not_applicable_count=sum(result.status == NOT_APPLICABLE for result in scored),
    )


def _weight(results: Iterable[Result]) -> Fraction:
    return _sum(result.criterion.weight.as_integer_ratio() for result in results)


def total(terms: Iterable[tuple[Fraction, Fraction | None]]) -> Fraction:
    """The sum of the products."""
    ratios = ((w.as_integer_ratio(), v.as_integer_ratio()) for w, v in terms if v)
    return _sum((above * more, below * under) for (above, below), (more, under) in ratios)


def _sum(ratios: Iterable[tuple[int, int]]) -> Fraction:
    """The sum of fractions; those of one denominator are added as integers, which makes it fast."""
    by_denominator: dict[int, int] = {}
    for above, below in ratios:
        by_denominator[below] = by_denominator.get(below, 0) + above
    return sum((Fraction(above, below) for below, above in by_denominator.items()), Fraction(0))


def _share(part: Fraction, whole: Fraction | None) -> Fraction | None:
    return part / whole if whole else None


def _whole(framework: Framework, results: tuple[Result, ...], domains: tuple[Part, ...]) -> Figures:
    plain = figures(results)
    if framework.rollup == "criteria":
        return plain
    means = {name: _mean_of_domains(framework, domains, name) for name in FIGURES}
    return Figures(
        **means,
        criteria=plain.criteria,
        answered_count=plain.answered_count,
        open_count=plain.open_count,
        not_applicable_count=plain.not_applicable_count,
    )


def _mean_of_domains(
    framework: Framework, domains: tuple[Part, ...], figure: str
) -> Fraction | None:
    weighed = [
        (domain.weight, value)
        for domain, part in zip(framework.domains, domains, strict=True)
        if (value := getattr(part.figures, figure)) is not None
    ]
    return _share(
        sum((weight * value for weight, value in weighed), Fraction(0)),
        sum((weight for weight, _ in weighed), Fraction(0)),
    )


def shares(assessment: Assessment) -> dict[str, Fraction]:
    """How much of `low` of the whole each domain's unit of weight decides, by domain id.

    A criterion decides its weight times the share of its domain (design, section 5, the roll-up).
    """
    framework = assessment.framework
    if framework.rollup == "criteria":
        every = _weight(r for r in assessment.results if r.in_figures)
        return {domain.id: _share(ONE, every) or ONE for domain in framework.domains}
    inside = [
        (domain, _weight(r for r in part.results if r.in_figures))
        for domain, part in zip(framework.domains, assessment.domains, strict=True)
        if part.figures.low is not None
    ]
    every = sum((domain.weight for domain, _ in inside), Fraction(0))
    return {domain.id: domain.weight / every / weight for domain, weight in inside}
