"""The rows of a comparison: the whole, the domains and the themes, over the criteria that are compared."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from peerready.comparison.comparison import RowKind
    from peerready.comparison.figures import Figures, Reckoning
    from peerready.framework import Framework


class Members(NamedTuple):
    """A row, and the numbers of the criteria in it."""

    id: str
    title: str
    kind: RowKind
    criteria: tuple[int, ...]


def rows_of(
    framework: Framework, criteria: Sequence[int], titles: Mapping[str, str]
) -> tuple[Members, ...]:
    """The whole first, then domains in file order, then themes as they first appear."""
    by_domain: dict[str, list[int]] = {}
    by_theme: dict[str, list[int]] = {}
    for number in criteria:
        criterion = framework.criteria[number]
        by_domain.setdefault(framework.domain_of(criterion.id).id, []).append(number)
        for theme in criterion.themes:
            by_theme.setdefault(theme, []).append(number)
    domains = {domain.id: domain.title for domain in framework.domains}
    return (
        Members(framework.id, framework.title, "whole", tuple(criteria)),
        *(Members(name, domains[name], "domain", tuple(some)) for name, some in by_domain.items()),
        *(
            Members(name, titles.get(name, name), "theme", tuple(some))
            for name, some in by_theme.items()
        ),
    )


def row_figures(
    framework: Framework, reckoning: Reckoning, rows: Sequence[Members]
) -> tuple[Figures, ...]:
    """The figures of each row; the whole as the framework rolls it up."""
    whole, *parts = (reckoning.figures(row.criteria) for row in rows)
    if framework.rollup == "domains" and framework.scale.scored:
        weights = {domain.id: domain.weight for domain in framework.domains}
        domains = [
            (weights[row.id], figures)
            for row, figures in zip(rows[1:], parts, strict=True)
            if row.kind == "domain"
        ]
        whole = reckoning.of_domains(whole, domains)
    return (whole, *parts)
