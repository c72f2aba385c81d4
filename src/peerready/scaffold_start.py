"""What stands in a new answers file: which frameworks, which of their criteria, what is known already."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from peerready.framework import Criterion, Domain, Fact, Framework


@dataclass(frozen=True, slots=True)
class Start:
    """What a new answers file is made of, and for whom."""

    frameworks: tuple[Framework, ...]
    known_facts: Mapping[str, Fact]
    today: date
    path: str = "answers.yaml"
    schema: str | None = None
    """The name of the schema file beside it, where there is one."""
    name: str = ""
    facts: Mapping[str, str] = field(default_factory=dict)
    """What is known of the organisation; nothing is assumed."""
    own: Mapping[str, str] = field(default_factory=dict)
    """The files of own frameworks, by id."""
    critical: bool = False
    """Only what decides whether a step can be taken."""
    outcomes: bool = False
    """Also what came of it."""

    @property
    def open_facts(self) -> tuple[str, ...]:
        """The facts somebody has yet to fill in."""
        return tuple(fact for fact in self._asked_facts if fact not in self.facts)

    @property
    def all_facts(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys((*self._asked_facts, *self.facts)))

    @property
    def _asked_facts(self) -> tuple[str, ...]:
        return tuple(fact for framework in self.frameworks for fact in framework.facts)

    def entries(self, domain: Domain, framework: Framework) -> tuple[Criterion, ...]:
        """What stands in the file for a domain, a group before its options."""
        known = {criterion.id: criterion for criterion in framework.criteria}
        return tuple(
            one
            for criterion in domain.criteria
            if criterion.use != "option" and self._wanted(criterion) and self._applies(criterion)
            for one in (criterion, *(known[option] for option in criterion.any_of))
            if self._applies(one)
        )

    def questions(self) -> tuple[Criterion, ...]:
        """The criteria to be answered, without the groups, which are answered by their options."""
        return tuple(one for one in self._all_entries() if not one.any_of)

    def stop_signs(self) -> int:
        return sum(one.critical is not None for one in self._all_entries())

    def left_out(self) -> tuple[str, ...]:
        """The criteria that do not apply, as far as the facts are known."""
        return tuple(
            criterion.id
            for framework in self.frameworks
            for criterion in framework.criteria
            if not self._applies(criterion)
        )

    def _all_entries(self) -> Iterator[Criterion]:
        for framework in self.frameworks:
            for domain in framework.domains:
                yield from self.entries(domain, framework)

    def _wanted(self, criterion: Criterion) -> bool:
        if criterion.use == "outcome":
            return self.outcomes
        return criterion.critical is not None or not self.critical

    def _applies(self, criterion: Criterion) -> bool:
        return all(
            fact not in self.facts or self.facts[fact] in allowed
            for fact, allowed in (criterion.when or {}).items()
        )
