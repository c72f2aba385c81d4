"""Every criterion at length, and what was answered and never counted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from peerready.word.blocks import Heading, Paragraph, Run, run, soft, strong
from peerready.word_parts.lines import facts, part, said, sign, tag
from peerready.wording import capital

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from peerready.content.model import CriterionView, DomainView, EvidenceLine, FrameworkView
    from peerready.word.blocks import Block, Words

LABEL = 0.25
"""Of the width, for the names."""
NOT_COUNTED = "Answered, shown, and never counted in any figure, gap or verdict."


def criteria(view: FrameworkView) -> Iterator[Block]:
    """By domain, where the report is the whole one; then context and outcomes."""
    if not (view.domains or view.aside):
        return
    yield part("Every criterion" if view.domains else "Answered, never counted")
    for domain in view.domains:
        yield from _domain(domain)
    if view.aside:
        yield Heading(run("Context and outcomes"), 3)
        yield said(NOT_COUNTED, "Report About")
        for criterion in view.aside:
            yield from _criterion(criterion)


def _domain(domain: DomainView) -> Iterator[Block]:
    yield Heading(run(domain.title), 3)
    line = domain.range
    figures = f"claimed {line.claimed}, shown {line.shown}, heard {line.heard}"
    parts = (capital(domain.kind), line.answered, figures if line.low is not None else "")
    yield said(" · ".join(filter(None, parts)), "Report About")
    for criterion in domain.criteria:
        yield from _criterion(criterion)


def _criterion(view: CriterionView) -> Iterator[Block]:
    yield Heading(
        (*run(view.title), *run(f" {view.id}", "Report Id"), *tag(stop_sign=view.stop_sign)), 4
    )
    yield Paragraph(run(view.text), keep=True)
    answer = (*run("   Answer: "), *strong(capital(view.level))) if view.level else ()
    aim = run(f"   Aim: {capital(view.target)}") if view.target else ()
    phase = soft(f"   {capital(view.phase)}")
    yield Paragraph((*sign(view.mark, capital(view.status)), *answer, *aim, *phase), keep=True)
    rows = [(name, lines) for name, lines in _rows(view) if lines]
    yield facts(rows, f"{view.id}: what was answered, and what to know", LABEL)


def _rows(view: CriterionView) -> Iterator[tuple[str, tuple[Words, ...]]]:
    aimed = view.target_text if view.target_text != view.level_text else ""
    yield "What that looks like", _one(view.level_text)
    yield "Note", _one(view.answer_note)
    yield "Any of", _many(view.options)
    yield "What is aimed for", _one(aimed)
    yield "Action", _one(view.action)
    yield "Next step we propose", _one(view.next_step)
    yield "Said by", (_said_by(view),)
    yield "Who sees it differently", _many(view.dissent)
    yield "Evidence", tuple(_evidence(view))
    yield "Why it matters", _one(view.why)
    yield "A question to ask", _one(view.question)
    yield "What could show it", _many(view.look_for)
    yield "Not this", _many(view.not_this)
    yield "Remark of the framework", _one(view.note)
    yield "What the source says", _many(view.cites)


def _one(text: str) -> tuple[Words, ...]:
    return (run(text),) if text else ()


def _many(texts: Iterable[str]) -> tuple[Words, ...]:
    return tuple(run(f"– {text}") for text in texts)


def _said_by(view: CriterionView) -> Words:
    placed = soft(f" · best placed to say: {view.ask} ({view.heard_by})") if view.ask else ()
    return (*run(capital(view.said_by) or "Nobody named"), *placed)


def _evidence(view: CriterionView) -> Iterator[Words]:
    yield from map(_entry, view.evidence)
    yield soft(f"{'Shown' if view.evidenced else 'Not shown'}; needed: {view.needed}")


def _entry(entry: EvidenceLine) -> Words:
    remark = f" ({entry.remark})" if entry.remark else ""
    return (Run(f"– {entry.what}, {entry.grade}: "), *strong(entry.standing), *run(remark))
