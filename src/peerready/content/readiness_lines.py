"""May we take the next step: the phases, the stop signs, the short answer, what is to be decided."""

from __future__ import annotations

from typing import TYPE_CHECKING

from peerready import wording
from peerready.content.model import Mark, PhaseLine, StopSign
from peerready.fields import PHASES
from peerready.readiness import critical_results, is_right, promise, standing

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from peerready.answers import Action
    from peerready.assessment import Assessment, Result
    from peerready.case import Block
    from peerready.readiness import Readiness

NAMES = {
    "ready": "ready",
    "approaching": "approaching",
    "undecided": "cannot be said",
    "not-ready": "not ready",
    "not-assessed": "not asked",
}
MARKS: dict[str, Mark] = {
    "ready": "met",
    "approaching": "promised",
    "undecided": "open",
    "not-ready": "stop",
    "not-assessed": "none",
}


def phase_lines(block: Block, today: date) -> tuple[PhaseLine, ...]:
    """The four phases with their verdicts in words."""
    return tuple(_phase_line(block, row, today) for row in block.readiness)


def _phase_line(block: Block, row: Readiness, today: date) -> PhaseLine:
    asked = any(c.phase == row.phase and c.scored for c in block.assessment.framework.criteria)
    silent = row.verdict == "not-assessed"
    return PhaseLine(
        phase=row.phase,
        before=wording.BEFORE[row.phase],
        verdict=row.verdict,
        mark=MARKS[row.verdict],
        name="no stop signs" if silent and asked else NAMES[row.verdict],
        words=_no_verdict(block, row) if silent else _verdict(row, today),
        support="" if silent else _support(row),
    )


def _no_verdict(block: Block, row: Readiness) -> str:
    title = block.assessment.framework.id
    mine = [r for r in block.assessment.results if r.criterion.phase == row.phase]
    if any(result.criterion.critical for result in mine):
        return "every stop sign of this step is marked as not applying to you"
    if any(result.criterion.scored for result in mine):
        return f"{title} has criteria for this step, but none of them is a stop sign"
    return f"{title} asks nothing about this step"


def _verdict(row: Readiness, today: date) -> str:
    match row.verdict:
        case "ready":
            return "no stop sign left, by your own account"
        case "approaching":
            kept = wording.count(len(row.because), "promise is", "promises are")
            when = wording.day(row.not_before or today)
            return f"not before {when}, if {kept} kept"
        case "undecided":
            questions = wording.count(
                len(row.because), "deciding question is", "deciding questions are"
            )
            return f"cannot be said: {questions} open; treat as not yet"
        case _:
            return f"not yet: {_stopping(row.because, today)}"


def _stopping(because: Iterable[Result], today: date) -> str:
    promised = sum(promise(result, today) is not None for result in because)
    bare = sum(promise(result, today) is None for result in because)
    parts = []
    if bare:
        parts.append(f"{wording.count(bare, 'stop sign')} without a plan")
    if promised:
        parts.append(f"{promised} that no plan makes all right")
    return " and ".join(parts)


def _support(row: Readiness) -> str:
    total = len(row.deciding)
    return f"{row.shown} of {total} shown, {row.heard} of {total} answered by those they are about"


def stop_signs(block: Block, today: date) -> tuple[StopSign, ...]:
    """The critical criteria in scope: those without a plan first, then promised, open, in place."""
    found = [stop_sign(block.assessment, r, today) for r in critical_results(block.assessment)]
    order: tuple[Mark, ...] = ("stop", "open", "promised", "met")
    places = {name: place for place, name in enumerate(PHASES)}
    return tuple(sorted(found, key=lambda sign: (order.index(sign.mark), places[sign.phase])))  # type: ignore[index]  # a phase's name


def stop_sign(assessment: Assessment, result: Result, today: date) -> StopSign:
    criterion, scale = result.criterion, assessment.framework.scale
    assert criterion.critical is not None  # asked of critical results alone
    return StopSign(
        id=result.id,
        title=criterion.title,
        text=criterion.text,
        phase=criterion.phase,
        mark=mark(assessment, result, today),
        right=is_right(result),
        today=today_words(assessment, result),
        enough=scale.label(criterion.critical.floor),
        promise=promise_words(result.actions, today),
        why=criterion.critical.why,
    )


def today_words(assessment: Assessment, result: Result) -> str:
    """Where a result stands: its level, with a word where it is not to be relied on yet."""
    level = wording.level_word(assessment.framework.scale, result.level)
    return f"{level}, to confirm" if result.status == "to-confirm" else level


def mark(assessment: Assessment, result: Result, today: date) -> Mark:
    """How a critical result stands."""
    stands = standing(assessment, result)
    if stands != "below":
        return "met" if stands == "met" else "open"
    return "promised" if promise(result, today) and not is_right(result) else "stop"


def promise_words(actions: Iterable[Action], today: date) -> str:
    """By when and by whom; why an action is no promise; or that there is none."""
    given = tuple(actions)
    if not given:
        return "no action"
    action = next((one for one in given if _counts(one, today)), given[0])
    who = action.owner or "nobody named"
    if action.due is None:
        return f"no date, {who}"
    if action.status in {"done", "dropped"}:
        return f"{action.status}: {wording.day(action.due)}, {who}"
    late = " (overdue)" if action.due < today else ""
    return f"by {wording.day(action.due)}{late}, {who}"


def _counts(action: Action, today: date) -> bool:
    live = action.status in {"planned", "started"}
    return live and action.owner is not None and action.due is not None and action.due >= today


def short_answer(block: Block, today: date) -> tuple[str, ...]:
    """A sentence for each step, the furthest from ready first."""
    order = ("not-ready", "undecided", "approaching", "ready", "not-assessed")
    rows = sorted(block.readiness, key=lambda row: order.index(row.verdict))
    shown = [row for row in rows if row.verdict != "not-assessed" or _asks_nothing(block, row)]
    return tuple(_sentence(row, today) for row in shown)


def _asks_nothing(block: Block, row: Readiness) -> bool:
    return not any(c.phase == row.phase and c.scored for c in block.assessment.framework.criteria)


def _sentence(row: Readiness, today: date) -> str:
    step = wording.STEP_WORDS[row.phase]
    match row.verdict:
        case "ready":
            return f"No stop sign is left to {step}, by your own account: {_support(row)}."
        case "approaching":
            kept = wording.count(len(row.because), "promise is", "promises are")
            return f"To {step}: not before {wording.day(row.not_before or today)}, if {kept} kept."
        case "undecided":
            questions = wording.count(
                len(row.because), "deciding question is", "deciding questions are"
            )
            return f"Whether to {step} cannot be said: {questions} open. Treat as not yet."
        case "not-ready":
            return f"Not yet to {step}. {_what_first(row, today)}"
        case _:
            return f"Whether to {step}, this framework cannot say: it does not ask."


def _what_first(row: Readiness, today: date) -> str:
    bare = sum(promise(result, today) is None for result in row.because)
    things = wording.count(
        len(row.because), "thing must be in place first", "things must be in place first"
    )
    if not bare:
        return f"{wording.capital(things)}; a plan alone is not enough."
    nobody = (
        "nobody has a dated task"
        if bare == len(row.because)
        else f"for {bare} of them nobody has a dated task"
    )
    return f"{wording.capital(things)}; {nobody}."


def decisions(block: Block, silent: Mapping[str, tuple[str, ...]], today: date) -> tuple[str, ...]:
    """What a board can decide today: who sees to each stop sign, which promises stand, what to ask elsewhere."""
    found = [_decision(block.assessment, r, today) for r in _undecided(block, today)]
    elsewhere = sorted({name for names in silent.values() for name in names})
    if silent:
        where = f" ({', '.join(elsewhere)})" if elsewhere else ""
        found.append(
            f"This framework is silent on {len(silent)} themes: which one covers them for us?{where}"
        )
    return tuple(found)


def _undecided(block: Block, today: date) -> list[Result]:
    order: tuple[Mark, ...] = ("stop", "open", "promised")
    marked = [(mark(block.assessment, r, today), r) for r in critical_results(block.assessment)]
    kept = [
        (order.index(found), PHASES.index(r.criterion.phase), r)
        for found, r in marked
        if found in order
    ]
    return [result for _, _, result in sorted(kept, key=lambda one: one[:2])]


def _decision(assessment: Assessment, result: Result, today: date) -> str:
    title, name = result.criterion.title, result.id
    match mark(assessment, result, today):
        case "promised":
            return f"{title}: {promise_words(result.actions, today)}. Does this promise stand? ({name})"
        case "open":
            return f"{title}: who can answer this, and by when? ({name})"
        case _ if is_right(result):
            return f"{title}: this cannot wait for a plan. Who sees to it {wording.BEFORE[result.criterion.phase]}? ({name})"
        case _:
            return f"{title}: who sees to it, and by when? ({name})"
