"""The ledger of a framework: each statement of its source, and what became of it (`frameworks trace`)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from peerready.fields import mapping, sequence

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Entry:
    """One statement: what it says, the criteria that cite it, or the reason why none does."""

    id: str
    heading: str
    gist: str
    cited_by: tuple[str, ...]
    omitted: str | None

    @property
    def is_gap(self) -> bool:
        """Whether nothing became of the statement."""
        return not self.cited_by and self.omitted is None


@dataclass(frozen=True, slots=True)
class Ledger:
    """Every statement of a framework's source, in file order, and citations that lead nowhere."""

    id: str
    version: str
    title: str
    entries: tuple[Entry, ...]
    astray: tuple[tuple[str, str], ...]
    """Criterion and the statement it cites, where there is no such statement."""

    @property
    def cited(self) -> int:
        return sum(1 for entry in self.entries if entry.cited_by)

    @property
    def omitted(self) -> int:
        return sum(1 for entry in self.entries if not entry.cited_by and entry.omitted is not None)

    @property
    def gaps(self) -> tuple[Entry, ...]:
        return tuple(entry for entry in self.entries if entry.is_gap)

    @property
    def is_complete(self) -> bool:
        """Whether every statement is accounted for and every citation leads to one."""
        return not self.gaps and not self.astray


def ledger(framework: Mapping[str, Any]) -> Ledger:
    """The ledger of a framework as its file stands, so that an unfinished draft can be traced too."""
    statements, omitted = mapping(framework.get("statements")), mapping(framework.get("omitted"))
    citations = _citations(framework)
    return Ledger(
        id=_text(framework.get("id")),
        version=_text(framework.get("version")),
        title=_text(framework.get("title")),
        entries=tuple(
            Entry(
                id=name,
                heading=_text(mapping(statement).get("heading")),
                gist=_text(mapping(statement).get("gist")),
                cited_by=tuple(criterion for criterion, cited in citations if cited == name),
                omitted=_text(omitted[name]) if name in omitted else None,
            )
            for name, statement in statements.items()
        ),
        astray=tuple(
            (criterion, cited) for criterion, cited in citations if cited not in statements
        ),
    )


def _citations(framework: Mapping[str, Any]) -> tuple[tuple[str, str], ...]:
    """Criterion and statement of every citation, in file order."""
    return tuple(
        dict.fromkeys(
            (_text(mapping(criterion).get("id")), _text(statement))
            for domain in sequence(framework.get("domains"))
            for criterion in sequence(mapping(domain).get("criteria"))
            for statement in sequence(mapping(criterion).get("cites"))
        )
    )


def _text(value: object) -> str:
    return "" if value is None else " ".join(str(value).split())
