"""What the answers come to: stop signs, steps, decisions, and who says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from peerready.word.blocks import Cell, Heading, Items, Paragraph, Table, cell, run, soft, strong
from peerready.word_parts.lines import STANDS, TINTS, named, of_texts, part, said, sign
from peerready.wording import capital, count, listed, sentence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from peerready.content.model import Asking, FrameworkView, PhaseLine, StopSign
    from peerready.word.blocks import Block, Words

STOP_SIGNS = ("Stop sign", "Stands", "Step", "Today", "Enough", "Promise")
VOICES = ("Group", "Of all answers", "Of the criteria it knows best", "Remark")


def outcome(view: FrameworkView) -> Iterator[Block]:
    """From the stop signs to who has not been asked."""
    yield from _stop_signs(view)
    yield from _phases(view)
    yield part("For the board to decide today")
    if view.decisions:
        yield Items(tuple(map(run, view.decisions)), numbered=True)
    else:
        yield said("Nothing waits for a decision.")
    yield from _voices(view)


def _stop_signs(view: FrameworkView) -> Iterator[Block]:
    yield part("Stop signs")
    if not view.stop_signs:
        yield said("This framework has no stop signs in scope. No verdict on a step can be given.")
        return
    yield said("What must be in place before a step is taken.", "Report About")
    about = "Stop signs: where each stands today, what is enough, and what is promised"
    rows = tuple(map(_stop_sign, view.stop_signs))
    yield Table(STOP_SIGNS, rows, about, (43, 14, 9, 10, 9, 15))


def _stop_sign(one: StopSign) -> tuple[Cell, ...]:
    right = " A right: no plan makes it all right to start." if one.right else ""
    what = cell(named(one.title, one.id), one.text)
    why = Paragraph(run(f"Why: {sentence(one.why)}{right}"), "Report Cell Small")
    return (
        Cell((*what.paragraphs, why)),
        cell(sign(one.mark, STANDS[one.mark]), shade=TINTS[one.mark]),
        *map(cell, map(capital, (one.phase, one.today, one.enough, one.promise))),
    )


def _phases(view: FrameworkView) -> Iterator[Block]:
    yield part("What can be said of each step")
    yield said("Each step takes in the stop signs of the steps before it.", "Report About")
    titles = tuple(capital(line.phase) for line in view.phases)
    if titles:
        row = tuple(map(_phase, view.phases))
        yield Table(titles, (row,), "How each step stands", (1.0,) * len(titles))


def _phase(line: PhaseLine) -> Cell:
    lines = [soft(line.before), sign(line.mark, capital(line.name)), run(sentence(line.words))]
    if line.support:
        lines.append(soft(sentence(line.support)))
    return cell(*lines, shade=TINTS[line.mark])


def _voices(view: FrameworkView) -> Iterator[Block]:
    yield part("Who says so")
    if view.voice_remark:
        yield said(sentence(view.voice_remark), "Report Remark")
    if view.voices:
        rows = [
            (
                capital(line.who),
                f"{line.gave} of {line.answers}",
                f"{line.heard} of {line.about}" if line.about else "–",
                capital(line.remark),
            )
            for line in view.voices
        ]
        about = "What each group has answered"
        yield of_texts(VOICES, rows, about, (32, 18, 25, 25), right=(1, 2))
    if view.asking:
        yield Heading(run("Who has not been asked, and what they would know best"), 3)
        yield Items(tuple(map(_asking, view.asking)))


def _asking(group: Asking) -> Words:
    about = count(group.about, "criterion", "criteria")
    how = f" {sentence(group.how)}" if group.how else ""
    return (*strong(capital(group.who)), *run(f": {about}, such as {listed(group.examples)}.{how}"))
