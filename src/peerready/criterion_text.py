"""Everything about one criterion, as text for people (`frameworks show wa.p1a`)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from peerready import wording
from peerready.paragraphs import LABEL, items, labelled, paragraph

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from peerready.crosswalk import Linked
    from peerready.framework import Criterion, Framework

RELATIONS = {
    "equivalent": "equivalent to",
    "narrower": "narrower than",
    "broader": "broader than",
    "related": "related to",
}
USES = {
    "context": "for information; enters no figure",
    "outcome": "what studies report; enters no figure",
    "option": "one of several ways",
}
KINDS_OF_CRITICAL = {
    "right": "It is a right: no plan makes it all right to go on without it.",
    "preparation": "It is a preparation: a dated plan with an owner is a fair answer.",
}


def criterion_text(
    framework: Framework,
    criterion: Criterion,
    linked: Sequence[Linked],
    titles: Mapping[str, str],
    width: int,
) -> str:
    """Everything a framework says of a criterion; `titles` names those that links lead to."""
    parts = (
        _head(framework, criterion, width),
        _terms(framework, criterion, width),
        _levels(framework, criterion, width),
        _listed("What could show it", criterion.look_for, width),
        _listed("Not this", criterion.not_this, width),
        _sources(framework, criterion, width),
        _links(linked, titles, width),
    )
    return "\n\n".join("\n".join(part) for part in map(tuple, parts) if part) + "\n"


def stop_sign(criterion: Criterion) -> str:
    """Where a critical criterion stops an organisation: `stop sign before the advert`."""
    return f"stop sign {wording.BEFORE[criterion.phase]}" if criterion.critical else ""


def _head(framework: Framework, criterion: Criterion, width: int) -> Iterator[str]:
    yield paragraph(f"{criterion.id}  {criterion.title}", width)
    yield paragraph(criterion.text, width)
    yield ""
    yield paragraph(f"{framework.title}, {framework.version}", width)


def _terms(framework: Framework, criterion: Criterion, width: int) -> Iterator[str]:
    domain, group = framework.domain_of(criterion.id), framework.group_of(criterion.id)
    rows = {
        "Why": criterion.why,
        "Stop sign": _critical(framework, criterion),
        "Phase": wording.BEFORE[criterion.phase],
        "Ask": wording.voices(criterion.ask, {}) if criterion.ask else None,
        "Say": criterion.question,
        "First step": criterion.next_step,
        "Takes": wording.EFFORT_WORDS[criterion.effort] if criterion.effort else None,
        "Shown by": None if criterion.any_of else _shown_by(framework, criterion),
        "Comes after": wording.listed(criterion.requires) if criterion.requires else None,
        "Any one of": wording.listed(criterion.any_of, "or") if criterion.any_of else None,
        "Option of": f"{group.id}  {group.title}" if group else None,
        "Applies when": _when(criterion),
        "Use": USES.get(criterion.use),
        "Weight": str(criterion.weight) if criterion.weight != 1 else None,
        "Domain": f"{domain.title} ({domain.kind})",
        "Themes": ", ".join(criterion.themes),
        "Note": criterion.note,
    }
    for label, text in rows.items():
        yield from labelled(label, text, width)


def _critical(framework: Framework, criterion: Criterion) -> str | None:
    critical = criterion.critical
    if critical is None:
        return None
    enough = f"'{framework.scale.label(critical.floor)}' is enough to go on."
    return f"{enough} {KINDS_OF_CRITICAL[critical.kind]} {wording.capital(critical.why)}"


def _shown_by(framework: Framework, criterion: Criterion) -> str:
    grade = framework.grade_needed(criterion)
    return f"{wording.GRADE_WORDS[grade]} ({grade})"


def _when(criterion: Criterion) -> str | None:
    if not criterion.when:
        return None
    said = (f"{fact} is {wording.listed(values, 'or')}" for fact, values in criterion.when.items())
    return wording.listed(said)


def _levels(framework: Framework, criterion: Criterion, width: int) -> Iterator[str]:
    if criterion.levels:
        yield "Levels"
        for level in framework.scale.levels:
            label = f"  {level.label:<{LABEL - 2}}"
            yield paragraph(criterion.levels[level.id], width, LABEL, label)


def _listed(title: str, texts: Sequence[str], width: int) -> Iterator[str]:
    if texts:
        yield title
        yield from items(texts, width, 2)


def _sources(framework: Framework, criterion: Criterion, width: int) -> Iterator[str]:
    yield "Rests on"
    for name in criterion.cites:
        statement = framework.statements[name]
        text = f"{statement.heading}: {statement.gist}"
        yield paragraph(text, width, LABEL, f"  {name:<{LABEL - 2}}")


def _links(linked: Sequence[Linked], titles: Mapping[str, str], width: int) -> Iterator[str]:
    if linked:
        yield "In other frameworks"
        for link in linked:
            name = f"{link.to} ({titles[link.to]})" if link.to in titles else link.to
            yield paragraph(f"{RELATIONS[link.relation]} {name}: {link.why}", width, 4, "  - ")
