"""What a gate asks for: thresholds of figures and verdicts of phases, from the project file and the flags."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Literal, NamedTuple

from peerready.errors import Problem, did_you_mean
from peerready.rule import Found
from peerready.wording import percent

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from fractions import Fraction

    from peerready.catalog import Catalog
    from peerready.documents import Document
    from peerready.fields import Phase
    from peerready.finding import Level
    from peerready.framework import Framework
    from peerready.project import FrameworkGate, Gate, LeastVerdict, PartGate
    from peerready.rule import Judged

Figure = Literal["low", "coverage", "evidenced"]
FIGURES: tuple[Figure, ...] = ("low", "coverage", "evidenced")
_WORDS: Mapping[Figure, str] = {
    "low": "what is claimed (low)",
    "coverage": "what is answered (coverage)",
    "evidenced": "what is shown (evidenced)",
}


class Flags(NamedTuple):
    """What the command line asks of the whole of every framework; it outranks the project file."""

    fail_on: Level | None = None
    least: Mapping[Figure, Fraction] = MappingProxyType({})
    phases: Mapping[Phase, LeastVerdict] | None = None


class Threshold(NamedTuple):
    """The least a figure may be, of the whole or of one domain or theme."""

    least: Fraction
    of: Literal["whole", "domain", "theme"] = "whole"
    part: str = ""


class Demands(NamedTuple):
    """What is asked of the frameworks answered."""

    gate: Gate | None
    """That of the project file, where there is one."""
    flags: Flags

    @property
    def are_none(self) -> bool:
        """Whether no figure and no phase is asked for."""
        return self.gate is None and not self.flags.least and not self.flags.phases

    @property
    def fail_on(self) -> Level:
        return self.flags.fail_on or (self.gate.fail_on if self.gate else "error")

    def phases(self, framework: str) -> Mapping[Phase, LeastVerdict]:
        """The phases that must stand, each with the verdict that is enough."""
        gates = (self._own(framework), self.gate)
        asked = (self.flags.phases, *(gate.phase for gate in gates if gate))
        return next((phases for phases in asked if phases), {})

    def thresholds(self, framework: str, figure: Figure) -> Iterator[Threshold]:
        """What a figure of the framework's whole and of its parts must reach."""
        own = self._own(framework)
        gates = (gate for gate in (own, self.gate) if gate)
        asked = (self.flags.least.get(figure), *(_least(gate, figure) for gate in gates))
        whole = next((least for least in asked if least is not None), None)
        if whole is not None:
            yield Threshold(whole)
        if own is None:
            return
        for name, part in own.domains.items():
            if (least := _least(part, figure)) is not None:
                yield Threshold(least, "domain", name)
        for name, part in own.themes.items():
            if (least := _least(part, figure)) is not None:
                yield Threshold(least, "theme", name)

    def _own(self, framework: str) -> FrameworkGate | None:
        """What is asked of one framework alone."""
        return self.gate.frameworks.get(framework) if self.gate else None


def _least(gate: PartGate, figure: Figure) -> Fraction | None:
    found: Fraction | None = getattr(gate, f"min_{figure}")
    return found


def below(one: Judged, demands: Demands, figure: Figure) -> Iterator[Found]:
    """A finding for each threshold of a figure that is not reached; what cannot be said reaches none."""
    for asked in demands.thresholds(one.framework_id, figure):
        value = _value(one, asked, figure)
        if value is None or value < asked.least:
            subject = "" if asked.of == "whole" else f"{asked.of} {asked.part}"
            of = f"{one.framework_id}, {subject}" if subject else one.framework_id
            yield Found(
                f"{_WORDS[figure]} of {of} is {_shown(value)}, and the gate asks for {_number(asked.least)}",
                one.at_framework(),
                subject=subject,
                hint=f"'peerready explain {figure}' with the answers file shows the sum",
            )


def _value(one: Judged, asked: Threshold, figure: Figure) -> Fraction | None:
    assessment = one.block.assessment
    if asked.of == "whole":
        whole: Fraction | None = getattr(assessment.figures, figure)
        return whole
    parts = assessment.domains if asked.of == "domain" else assessment.themes
    found = next((part.figures for part in parts if part.id == asked.part), None)
    value: Fraction | None = getattr(found, figure, None)
    return value


def _shown(value: Fraction | None) -> str:
    return "not to be said" if value is None else f"{value} ({percent(value)} %)"


def _number(value: Fraction) -> str:
    """A threshold as it was written, or as near as digits come."""
    decimal = f"{float(value):.6g}"
    return decimal if value.denominator % 3 else str(value)


def faults(gate: Gate, document: Document, catalog: Catalog) -> Iterator[Problem]:
    """The ids in a gate that are no framework, domain or theme."""
    for name, part in gate.frameworks.items():
        here = ("gate", "frameworks", name)
        loaded = catalog.find(name)
        if loaded is None:
            unknown = catalog.unknown(name)
            yield Problem(unknown.message, document.locate(here, "key"), unknown.hint)
            continue
        known = {"domains": _domains(loaded.framework), "themes": _themes(loaded.framework)}
        for kind, ids in known.items():
            for asked in getattr(part, kind):
                if asked not in ids:
                    message = f"{name} has no {kind.removesuffix('s')} '{asked[:40]}'"
                    hint = did_you_mean(asked, ids) or f"there are {', '.join(ids)}"
                    yield Problem(message, document.locate((*here, kind, asked), "key"), hint)


def _domains(framework: Framework) -> tuple[str, ...]:
    return tuple(domain.id for domain in framework.domains)


def _themes(framework: Framework) -> tuple[str, ...]:
    scored = (criterion for criterion in framework.criteria if criterion.scored)
    return tuple(dict.fromkeys(theme for criterion in scored for theme in criterion.themes))
