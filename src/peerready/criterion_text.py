"""Everything about one criterion, for people (`frameworks show wa.p1a`)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from peerready import wording
from peerready.screen import Cell, Grid, Heading, Paragraph

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from peerready.crosswalk import Linked
    from peerready.framework import Criterion, Framework
    from peerready.screen import Block

RELATIONS = {
    "equivalent": "equivalent to",
    "narrower": "narrower than",
    "broader": "broader than",
    "related": "related to",
}
USES = {
    "context": "for information; enters no figure",
    "outcome": "what studies report; enters no figure",
    "option": "one of several ways; answered like any other criterion",
}
KINDS_OF_CRITICAL = {
    "right": "It is a right: no plan makes it all right to go on without it.",
    "preparation": "It is a preparation: a dated plan with an owner is a fair answer.",
}


def criterion_text(
    framework: Framework, criterion: Criterion, linked: Sequence[Linked], titles: Mapping[str, str]
) -> tuple[Block, ...]:
    """Everything a framework says of a criterion; `titles` names those that links lead to."""
    parts = (
        _head(framework, criterion),
        _levels(framework, criterion),
        _listed("What could show it", criterion.look_for),
        _listed("Not this", criterion.not_this),
        _sources(framework, criterion),
        _links(linked, titles),
    )
    return tuple(block for part in parts for block in part)


def stop_sign(criterion: Criterion) -> str:
    """Where a critical criterion stops an organisation: `stop sign before the advert`."""
    return f"stop sign {wording.BEFORE[criterion.phase]}" if criterion.critical else ""


def table(rows: Iterable[tuple[str, str | None]]) -> Grid:
    """What each word stands for, in two columns; a row that says nothing is left out."""
    return Grid(tuple((Cell(word, "faint"), Cell(text)) for word, text in rows if text), wrap=1)


def _head(framework: Framework, criterion: Criterion) -> Iterator[Block]:
    yield Heading(criterion.title, criterion.id)
    yield Paragraph(criterion.text, "strong")
    yield Paragraph(f"{framework.title}, {framework.version}", "faint")
    domain, group = framework.domain_of(criterion.id), framework.group_of(criterion.id)
    yield table(
        (
            ("why", criterion.why),
            ("stop sign", _critical(framework, criterion)),
            ("phase", f"{criterion.phase} ({wording.BEFORE[criterion.phase]})"),
            ("ask", ", then ".join(wording.voice(name, {}) for name in criterion.ask)),
            ("question", criterion.question),
            ("next step", criterion.next_step),
            ("takes", wording.EFFORT_WORDS.get(criterion.effort or 0)),
            ("shown by", _shown_by(framework, criterion)),
            ("comes after", wording.listed(criterion.requires)),
            ("any one of", wording.listed(criterion.any_of, "or")),
            ("option of", f"{group.id} ({group.title})" if group else None),
            ("applies when", _when(criterion)),
            ("use", USES.get(criterion.use)),
            ("weight", str(criterion.weight) if criterion.weight != 1 else None),
            ("domain", f"{domain.title} ({domain.kind})"),
            ("themes", ", ".join(criterion.themes)),
            ("note", criterion.note),
        )
    )


def _critical(framework: Framework, criterion: Criterion) -> str | None:
    critical = criterion.critical
    if critical is None:
        return None
    enough = f"'{framework.scale.label(critical.floor)}' is enough to go on."
    return f"{enough} {KINDS_OF_CRITICAL[critical.kind]} {wording.capital(critical.why)}"


def _shown_by(framework: Framework, criterion: Criterion) -> str | None:
    if criterion.any_of:
        return None
    grade = framework.grade_needed(criterion)
    return f"{wording.GRADE_WORDS[grade]} ({grade})"


def _when(criterion: Criterion) -> str | None:
    given = (criterion.when or {}).items()
    return wording.listed(f"{fact} is {wording.listed(values, 'or')}" for fact, values in given)


def _levels(framework: Framework, criterion: Criterion) -> Iterator[Block]:
    texts = criterion.levels or {}
    if texts:
        yield Heading("Levels")
        yield table((level.label, texts[level.id]) for level in framework.scale.levels)


def _listed(title: str, texts: Sequence[str]) -> Iterator[Block]:
    if texts:
        yield Heading(title)
    for text in texts:
        yield Paragraph(text, sign="-")


def _sources(framework: Framework, criterion: Criterion) -> Iterator[Block]:
    yield Heading("Rests on")
    cited = ((name, framework.statements[name]) for name in criterion.cites)
    yield table((name, f"{said.heading}: {said.gist}") for name, said in cited)


def _links(linked: Sequence[Linked], titles: Mapping[str, str]) -> Iterator[Block]:
    if linked:
        yield Heading("In other frameworks")
    for link in linked:
        name = f"{link.to} ({titles[link.to]})" if link.to in titles else link.to
        yield Paragraph(f"{RELATIONS[link.relation]} {name}: {link.why}", sign="-")
