"""What there is to do, what a meeting may ask, what is not asked, and the lists that are complete."""

from __future__ import annotations

from typing import TYPE_CHECKING

from peerready.word.blocks import Heading, Items, run, soft, strong
from peerready.word_parts.lines import named, of_texts, part, said, sign
from peerready.wording import capital, listed, sentence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from peerready.content.model import FrameworkView, Question, Step
    from peerready.word.blocks import Block, Words

NO_START = "Everything that can begin has an action already, or waits for something else."
ORDER = (
    "This order is not importance: stop signs first, then by step, then by what the figure would "
    "gain, then as in the framework."
)


def work(view: FrameworkView) -> Iterator[Block]:
    """From what can start now to the registers."""
    yield part("What can start now")
    if view.start_now:
        yield said("Nothing must come first, and nobody has a task yet.", "Report About")
        yield Items(tuple(map(_step, view.start_now)))
        if view.start_more:
            yield said(sentence(view.start_more), "Report About")
    else:
        yield said(NO_START)
    yield part("Things to do")
    if view.steps:
        yield said(ORDER, "Report About")
        yield Items(tuple(map(_step, view.steps)), numbered=True)
    else:
        yield said("Nothing is below what you aim for, and nothing is open.")
    if view.questions:
        yield part("Questions a meeting may ask")
        yield Items(tuple(map(_question, view.questions)))
    yield from _silent(view)
    yield from _registers(view)


def _step(step: Step) -> Words:
    who = soft(f" ({step.who})") if step.who else ()
    do = (
        (*strong(f"{capital(step.status)}: "), *run(step.do), *who)
        if step.planned
        else run(step.do)
    )
    return (
        *named(step.title, step.id, stop_sign=step.stop_sign),
        *(run("\n") if do else ()),
        *do,
        *soft(f"\n{_details(step)}"),
    )


def _details(step: Step) -> str:
    details = (
        capital(step.phase),
        f"today {step.today.lower()}, aim {step.aim.lower()}",
        f"about {step.effort}" if step.effort else "",
        f"needs {listed(step.requires)} first" if step.requires else "",
        f"claimed would gain {step.gain} points" if step.gain else "",
        step.earlier,
    )
    return " · ".join(filter(None, details))


def _question(question: Question) -> Words:
    mark = () if question.answered else (*sign("none", "not for this report to say"), *run("\n"))
    return (*strong(question.asked), *run("\n"), *mark, *run(question.answer))


def _silent(view: FrameworkView) -> Iterator[Block]:
    yield part("What this framework does not ask about")
    if view.silent:
        yield Items(tuple(map(run, view.silent)))
    else:
        yield said("It has at least one scored criterion on every shared theme.")
    if view.limits:
        yield Heading(run("Limits of the source"), 3)
        yield Items(tuple(map(run, view.limits)))


def _registers(view: FrameworkView) -> Iterator[Block]:
    yield part("Registers")
    none = (register.empty for register in view.registers if not register.rows)
    yield said(" ".join(("Lists that are complete.", *none)))
    for register in view.registers:
        if register.rows:
            yield Heading(run(f"{register.title} ({len(register.rows)})"), 3)
            yield said(register.about, "Report About")
            yield of_texts(register.columns, register.rows, register.title)
