"""The terminal's view of a report: blocks of headings, paragraphs and tables, before any width or colour."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, assert_never

if TYPE_CHECKING:
    from collections.abc import Iterable

    from peerready.content.model import (
        FrameworkView,
        Mark,
        RangeLine,
        ReportView,
        StopSign,
        VoiceLine,
    )

Style = Literal["plain", "strong", "title", "faint", "met", "promised", "stop", "open", "none"]
SYMBOLS: dict[Mark, str] = {"met": "✓", "promised": "◐", "stop": "✗", "open": "?", "none": "–"}
WAITING: tuple[Mark, ...] = ("stop", "promised", "open")
"""How a step stands that something is still to be done for."""
STEPS_SHOWN = 5
BAR = 24
OWN_ANSWERS = (
    "Own answers: not an audit, no certificate, nothing to rank or fund by. It is the organisation "
    "that is reviewed, never peer workers."
)


@dataclass(frozen=True, slots=True)
class Cell:
    """Words in a table; a cell that may wrap takes what room is left."""

    text: str
    style: Style = "plain"


@dataclass(frozen=True, slots=True)
class Heading:
    """The beginning of a part."""

    text: str
    aside: str = ""
    """What stands at the right end of the line, or below where there is no room."""
    level: Literal[1, 2] = 2
    """1 where what follows is about another organisation or framework than what came before."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Words that wrap, with their distance from the left."""

    text: str
    style: Style = "plain"
    indent: int = 2
    sign: str = ""
    """What stands before the first line, such as an arrow."""


@dataclass(frozen=True, slots=True)
class Grid:
    """A table without lines; `wrap` names the column that may wrap, `right` those set to the right."""

    rows: tuple[tuple[Cell, ...], ...]
    wrap: int
    right: tuple[int, ...] = ()
    titles: tuple[str, ...] = ()
    tight: bool = False
    """A table wherever it stands, its columns one apart: whoever made it saw to it that it fits."""


Block = Heading | Paragraph | Grid


def blocks(view: ReportView) -> tuple[Block, ...]:
    """What `assess` shows of one organisation: stop signs, who says so, counts, ranges, first steps."""
    found: list[Block] = []
    for framework in view.frameworks:
        found += _head(view, framework)
        found += _readiness(framework)
        found += _voices(framework)
        found += _standing(framework)
        found += _steps(framework)
        found += _foot(view, framework)
    return tuple(found)


def _head(view: ReportView, framework: FrameworkView) -> list[Block]:
    facts = [fact.partition(" (")[0] for fact in view.facts]
    return [
        Heading(
            " · ".join(filter(None, (view.organisation, view.country))),
            f"answered {view.assessed_on}",
            level=1,
        ),
        Paragraph(f"{framework.title} {framework.version}", "strong", 0),
        *(Paragraph(line, "faint") for line in (framework.origin, "; ".join(facts)) if line),
        Paragraph(OWN_ANSWERS, "faint"),
    ]


def _readiness(framework: FrameworkView) -> list[Block]:
    phases = tuple(
        (
            Cell(phase.phase),
            Cell(f"{SYMBOLS[phase.mark]} {phase.name}", phase.mark),
            Cell("; ".join(filter(None, (phase.words, phase.support)))),
        )
        for phase in framework.phases
    )
    found: list[Block] = [Heading("May we take the next step?"), Grid(phases, wrap=2)]
    if framework.stop_signs:
        found.append(Heading("Stop signs", "what must be in place before"))
        found.append(Grid(tuple(map(_stop_sign, framework.stop_signs)), wrap=2))
    return found


def _stop_sign(sign: StopSign) -> tuple[Cell, ...]:
    waiting = sign.mark in WAITING
    promise = sign.promise if waiting else ""
    right = ", a right" if sign.right and waiting else ""
    return (
        Cell(f"{SYMBOLS[sign.mark]} {sign.phase}", sign.mark),
        Cell(sign.today + right, sign.mark),
        Cell("; ".join(filter(None, (sign.title, promise)))),
        Cell(sign.id, "faint"),
    )


def _voices(framework: FrameworkView) -> list[Block]:
    rows = tuple(
        (
            Cell(line.who),
            Cell(f"{line.gave} of {line.answers} answers" if line.answers else "no answers"),
            Cell(_best_known(line), "open" if line.remark else "plain"),
        )
        for line in framework.voices
    )
    found: list[Block] = [Heading("Who says so"), Grid(rows, wrap=2)]
    if framework.voice_remark:
        found.append(Paragraph(framework.voice_remark, "open", sign="→"))
    return found


def _best_known(line: VoiceLine) -> str:
    about = f"{line.heard} of {line.about} best asked of them" if line.about else ""
    return " · ".join(filter(None, (about, line.remark)))


def _standing(framework: FrameworkView) -> list[Block]:
    if not framework.scored:
        return _in_words(framework)
    title = f"{sum(line.total for line in framework.counts)} criteria, target {framework.target}"
    counts = tuple(
        (
            Cell(f"{line.name} ({line.total})"),
            *_counts(line.at_target, line.begun, line.not_yet, line.open),
        )
        for line in framework.counts
    )
    found: list[Block] = [Heading("Where we are", title)]
    if counts:
        titles = ("", "at target", "begun", "not yet", "open")
        found.append(Grid(counts, wrap=0, right=(1, 2, 3, 4), titles=titles))
    if framework.not_applicable:
        found.append(Paragraph(framework.not_applicable, "open", sign="!"))
    found.append(Grid(_figures(framework), wrap=2))
    if framework.not_holding:
        found.append(Paragraph(framework.not_holding, "open", sign="!"))
    found += _parts("by step", framework.by_phase)
    found += _parts("by domain", framework.by_domain)
    return found


def _in_words(framework: FrameworkView) -> list[Block]:
    """The answers themselves, where the scale has no values on purpose."""
    rows = tuple(
        (
            Cell(one.level),
            Cell(": ".join(filter(None, (one.title, one.answer_note)))),
            Cell(one.id, "faint"),
        )
        for domain in framework.domains
        for one in domain.criteria
    )
    title = f"told in words, no score on purpose; {framework.whole.answered}"
    return [Heading("Where we are", title), Grid(rows, wrap=1)]


def _counts(*numbers: int) -> tuple[Cell, ...]:
    return tuple(Cell(str(number) if number else "–") for number in numbers)


def _figures(framework: FrameworkView) -> tuple[tuple[Cell, ...], ...]:
    whole = framework.whole
    inside = [one for domain in framework.domains for one in domain.criteria]
    total = sum(line.total for line in framework.counts)
    settled = total - sum(line.open for line in framework.counts)
    shown = f"{sum(one.evidenced for one in inside)} of {total} with the evidence needed"
    heard = f"{sum(one.heard for one in inside)} of {settled} answered by a group they are about"
    return (
        (Cell("claimed"), Cell(whole.claimed, "strong"), Cell(f"{bar(whole)} {whole.answered}")),
        (Cell("shown"), Cell(whole.shown, "strong"), Cell(shown)),
        (Cell("heard"), Cell(whole.heard, "strong"), Cell(heard)),
    )


def bar(line: RangeLine) -> str:
    """A bar of claimed (full) and open (light) out of 100."""
    if line.low is None or line.high is None:
        return ""
    full, upto = line.low * BAR // 100, line.high * BAR // 100
    return "█" * full + "▒" * (upto - full) + "·" * (BAR - upto)


def _parts(name: str, lines: tuple[RangeLine, ...]) -> list[Block]:
    if len(lines) < 2:
        return []
    rows = tuple(
        (Cell(line.name), Cell(line.claimed), Cell(line.answered, "faint")) for line in lines
    )
    return [Paragraph(f"claimed, {name}", "faint"), Grid(rows, wrap=2)]


def _steps(framework: FrameworkView) -> list[Block]:
    if not framework.scored:
        return []
    if not framework.steps:
        return [Heading("First things to do"), Paragraph(framework.no_steps)]
    rows = tuple(
        (
            Cell(str(step.number)),
            Cell(
                "stop sign" if step.stop_sign else step.phase, "stop" if step.stop_sign else "plain"
            ),
            Cell(
                f"{step.title}: {_first_sentence(step.do)}" + (f" ({step.who})" if step.who else "")
            ),
            Cell(step.id, "faint"),
        )
        for step in framework.steps[:STEPS_SHOWN]
    )
    found: list[Block] = [
        Heading("First things to do", "stop signs, then by step; the order is not importance"),
        Grid(rows, wrap=2),
    ]
    more = len(framework.steps) - STEPS_SHOWN
    if more > 0:
        found.append(Paragraph(f"{more} more: peerready report", "faint"))
    return found


def _first_sentence(text: str) -> str:
    """Up to the first full stop that a capital follows: "approx. 3 days" is one sentence."""
    return re.split(r"(?<=\w[.!?])\s+(?=[^\W\d_])(?![a-zà-ÿāēīōū])", text, maxsplit=1)[0].rstrip(
        "."
    )


def _foot(view: ReportView, framework: FrameworkView) -> list[Block]:
    found: list[Block] = []
    if framework.silent:
        found.append(Heading("What it does not ask about"))
        found.append(Paragraph("; ".join(theme.partition(" (")[0] for theme in framework.silent)))
    first = framework.steps[0].id if framework.steps else "low"
    found.append(Paragraph(f"peerready explain {first} {view.path}{framework.option}", "faint"))
    waiting = next((one.phase for one in framework.phases if one.mark in WAITING), None)
    if waiting:
        way = f"peerready plan {view.path} --to {waiting}{framework.option}"
        found.append(Paragraph(way, "faint"))
    return found


def texts(found: Iterable[Block]) -> Iterable[str]:
    """Every text of some blocks, for checks of what is shown."""
    for block in found:
        match block:
            case Heading():
                yield from (block.text, block.aside)
            case Paragraph():
                yield block.text
            case Grid():
                yield from (cell.text for row in block.rows for cell in row)
            case _:
                assert_never(block)
