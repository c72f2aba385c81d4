"""The links of one criterion to those of other frameworks, read in both directions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from peerready.framework import Link

Relation = Literal["equivalent", "narrower", "broader", "related"]

INVERSE: Mapping[Relation, Relation] = {
    "equivalent": "equivalent",
    "narrower": "broader",
    "broader": "narrower",
    "related": "related",
}


@dataclass(frozen=True, slots=True)
class Linked:
    """How a criterion stands to another one, and why."""

    to: str
    relation: Relation
    why: str


def linked(criterion_id: str, links: Iterable[Link]) -> tuple[Linked, ...]:
    """The links that start from or lead to a criterion, each as seen from it, in file order."""
    return tuple(
        Linked(link.to, link.relation, link.why)
        if link.source == criterion_id
        else Linked(link.source, INVERSE[link.relation], link.why)
        for link in links
        if criterion_id in {link.source, link.to}
    )
