"""Where we are: counts first, then the figures with their ranges, then the arithmetic behind them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from peerready import wording
from peerready.assessment import figures
from peerready.content.model import Arithmetic, CountLine, Quotient, RangeLine
from peerready.explanation import contribution, of_part, whole
from peerready.fields import PHASES
from peerready.wording import percent, share

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from fractions import Fraction

    from peerready.assessment import Assessment, Figures, Part
    from peerready.explanation import FigureName, Sum
    from peerready.framework import Theme
    from peerready.result import Result

NAMES: dict[FigureName, str] = {
    "low": "claimed",
    "high": "if everything open turned out well",
    "answered": "over what is known",
    "coverage": "answered",
    "evidenced": "shown",
    "heard": "answered by at least one of the groups it is about",
}
"""The word people read for each figure."""
FORMULAE: dict[FigureName, str] = {
    "low": "sum of weight × at least, over sum of weight, of all that is in scope",
    "high": "sum of weight × at most, over sum of weight, of all that is in scope",
    "answered": "sum of weight × level, over sum of weight, of what is settled",
    "coverage": "weight of what is settled, over weight of all that is in scope",
    "evidenced": "sum of weight × what is shown, over sum of weight, of all that is in scope",
    "heard": "weight of what is heard, over weight of what is settled",
}
"""How each is worked out (design, section 5)."""
OF_DOMAINS = "weighted mean of the domains that have this figure"
COLUMNS = ("criterion", "title", "weight", "at least", "at most", "settled", "shown", "heard")


def count_lines(assessment: Assessment) -> tuple[CountLine, ...]:
    """A line for each phase that has criteria in scope; none where there is nothing to reach."""
    if not assessment.framework.scale.scored:
        return ()
    counted = [r for r in assessment.results if r.in_figures]
    lines = (
        _count_line(wording.BEFORE[phase], [r for r in counted if r.criterion.phase == phase])
        for phase in PHASES
    )
    return tuple(line for line in lines if line.total)


def _count_line(name: str, results: list[Result]) -> CountLine:
    def standing(status: str) -> int:
        return sum(result.status == status for result in results)

    return CountLine(
        name=name,
        total=len(results),
        at_target=standing("met"),
        begun=standing("below-target"),
        not_yet=standing("not-met"),
        open=sum(result.open for result in results),
    )


def range_line(name: str, found: Figures) -> RangeLine:
    """The figures of the whole or of a part, for people."""
    return RangeLine(
        name=name,
        claimed=wording.span(found),
        shown=share(found.evidenced),
        heard=share(found.heard),
        answered=wording.counted(found),
        low=None if found.low is None else percent(found.low),
        high=None if found.high is None else percent(found.high),
        evidenced=None if found.evidenced is None else percent(found.evidenced),
    )


def by_phase(assessment: Assessment) -> tuple[RangeLine, ...]:
    """The figures of each phase that has criteria in scope."""
    lines = (
        range_line(phase, figures(r for r in assessment.results if r.criterion.phase == phase))
        for phase in PHASES
    )
    return tuple(line for line in lines if line.low is not None)


def by_domain(assessment: Assessment) -> tuple[RangeLine, ...]:
    """The figures of each domain with criteria in scope, in file order."""
    titles = {domain.id: domain.title for domain in assessment.framework.domains}
    return _parts(assessment.domains, titles)


def by_theme(assessment: Assessment, themes: Mapping[str, Theme]) -> tuple[RangeLine, ...]:
    """The figures of each theme with criteria in scope."""
    return _parts(assessment.themes, {name: theme.title for name, theme in themes.items()})


def _parts(parts: Iterable[Part], titles: Mapping[str, str]) -> tuple[RangeLine, ...]:
    return tuple(
        range_line(titles.get(part.id, part.id), part.figures)
        for part in parts
        if part.figures.criteria
    )


def arithmetic(assessment: Assessment) -> tuple[Arithmetic, ...]:
    """The terms and quotients of every figure of the whole, domain by domain where it rolls up so."""
    if not assessment.framework.scale.scored:
        return ()
    if assessment.framework.rollup == "criteria":
        sums = [whole(assessment, name) for name in FORMULAE]
        return (_table("All criteria in scope", assessment.results, sums),)
    titles = {domain.id: domain.title for domain in assessment.framework.domains}
    domains = tuple(
        _table(titles[part.id], part.results, [of_part(part, name) for name in FORMULAE])
        for part in assessment.domains
        if part.figures.criteria
    )
    return (*domains, _domain_table(assessment))


def _table(title: str, results: Iterable[Result], sums: list[Sum]) -> Arithmetic:
    rows = tuple(_row(r) for r in results if r.in_figures)
    return Arithmetic(title, COLUMNS, rows, tuple(map(quotient, sums)))


def _row(result: Result) -> tuple[str, ...]:
    return (
        result.id,
        result.criterion.title,
        str(result.weight),
        str(contribution(result, "low")),
        str(contribution(result, "high")),
        _yes(said=result.settled),
        str(contribution(result, "evidenced")),
        _yes(said=result.heard),
    )


def _yes(*, said: bool) -> Literal["1", "0"]:
    return "1" if said else "0"


def _domain_table(assessment: Assessment) -> Arithmetic:
    columns = ("domain", "title", "weight", *NAMES.values())
    rows = tuple(
        (d.id, d.title, str(d.weight), *(_exact(getattr(p.figures, f)) for f in FORMULAE))
        for d, p in zip(assessment.framework.domains, assessment.domains, strict=True)
        if p.figures.criteria
    )
    sums = tuple(quotient(whole(assessment, name)) for name in FORMULAE)
    return Arithmetic("The whole, as the weighted mean of its domains", columns, rows, sums)


def _exact(value: Fraction | None) -> str:
    return "–" if value is None else str(value)


def quotient(found: Sum) -> Quotient:
    """A figure as its two sums and what is printed of them."""
    word = NAMES[found.figure]
    formula = OF_DOMAINS if found.of == "domains" else FORMULAE[found.figure]
    result = found.result
    if result is None:
        return Quotient(word, formula, "nothing to divide", "–")
    return Quotient(word, formula, f"{found.top} / {found.bottom} = {result}", share(result))
