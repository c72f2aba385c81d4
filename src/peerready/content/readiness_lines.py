"""May we take the next step: the phases, the stop signs, the short answer, what is to be decided."""

from __future__ import annotations

from typing import TYPE_CHECKING

from peerready import wording
from peerready.fields import NOT_APPLICABLE, PHASES
from peerready.readiness import critical_results, is_promise, is_right, promise, standing

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from peerready.answers import Action
    from peerready.assessment import Assessment
    from peerready.case import Block
    from peerready.content import model
    from peerready.content.model import Mark
    from peerready.readiness import Readiness
    from peerready.result import Result

NAMES = {
    "ready": "ready",
    "approaching": "approaching",
    "undecided": "cannot be said",
    "not-ready": "not ready",
}
SILENCES = {
    "not asked": "this framework asks nothing about this step",
    "no stop signs": "this framework has criteria for this step, but none of them is a stop sign",
    "does not apply": "no stop sign of this step applies to you",
    "set aside": "the stop signs of this step are set aside as not applicable",
}
"""Why nothing is said of a step, in a word or two and as a sentence."""
UNSAID = {
    "not asked": "Whether to {step}, this framework cannot say: it does not ask.",
    "no stop signs": "",
    "does not apply": "Whether to {step}, this framework cannot say: no stop sign applies to you.",
    "set aside": "Whether to {step} cannot be said: its stop signs are set aside as not applicable.",
}
"""The same in the short answer."""
NO_STOP_SIGNS = "This framework has no stop signs: whether to take a step, it cannot say."
MARKS: dict[str, Mark] = {
    "ready": "met",
    "approaching": "promised",
    "undecided": "open",
    "not-ready": "stop",
    "not-assessed": "none",
}


def phase_lines(block: Block, today: date) -> tuple[model.PhaseLine, ...]:
    """The four phases with their verdicts in words."""
    return tuple(_phase_line(block, row, today) for row in block.readiness)


def phase_names(block: Block) -> tuple[tuple[str, str], ...]:
    """Each phase with its verdict in a word or two."""
    return tuple((row.phase, _silence(block, row) or NAMES[row.verdict]) for row in block.readiness)


def _phase_line(block: Block, row: Readiness, today: date) -> model.PhaseLine:
    silence = _silence(block, row)
    from peerready.content.model import PhaseLine  # `check` names phases and needs no lines

    return PhaseLine(
        phase=row.phase,
        before=wording.BEFORE[row.phase],
        verdict=row.verdict,
        mark=MARKS[row.verdict],
        name=silence or NAMES[row.verdict],
        words=SILENCES[silence] if silence else _verdict(block.assessment, row, today),
        support="" if silence else _support(row),
    )


def _silence(block: Block, row: Readiness) -> str:
    """Why nothing is said of a step (a key of SILENCES), or nothing where something is said."""
    if row.verdict != "not-assessed":
        return ""
    results = block.assessment.results
    asked = [r for r in results if r.criterion.scored and r.criterion.phase == row.phase]
    critical = [r for r in asked if r.criterion.critical]
    if any(result.status == NOT_APPLICABLE for result in critical):
        return "set aside"
    if critical:
        return "does not apply"
    return "no stop signs" if asked else "not asked"


def _verdict(assessment: Assessment, row: Readiness, today: date) -> str:
    match row.verdict:
        case "ready":
            return "no stop sign left, by your own account"
        case "approaching":
            return _if_kept(row, today)
        case "undecided":
            return f"treat as not yet: {_open(row)}"
        case _:
            waiting = _waiting(assessment, row)
            lacking = wording.count(len(waiting), "stop sign is", "stop signs are")
            return f"not yet, {lacking} not in place: {_standings(assessment, waiting, today)}"


def _if_kept(row: Readiness, today: date) -> str:
    kept = wording.count(len(row.because), "promise is", "promises are")
    return f"not before {wording.day(row.not_before or today)}, if {kept} kept"


def _open(row: Readiness) -> str:
    questions = ("deciding question is", "deciding questions are")
    return f"{wording.count(len(row.because), *questions)} open"


def _support(row: Readiness) -> str:
    total = len(row.deciding)
    return (
        f"{row.shown} of {total} shown, {row.heard} of {total} answered by a group they are about"
    )


def stop_signs(block: Block, today: date) -> tuple[model.StopSign, ...]:
    """The critical criteria in scope: those that stop first, then open, promised, in place."""
    found = (result for _, result in _by_urgency(block, today))
    return tuple(stop_sign(block.assessment, result, today) for result in found)


def _by_urgency(block: Block, today: date) -> list[tuple[Mark, Result]]:
    order: tuple[Mark, ...] = ("stop", "open", "promised", "met")
    marked = [(mark(block.assessment, r, today), r) for r in critical_results(block.assessment)]
    return sorted(
        marked, key=lambda one: (order.index(one[0]), PHASES.index(one[1].criterion.phase))
    )


def stop_sign(assessment: Assessment, result: Result, today: date) -> model.StopSign:
    criterion, scale = result.criterion, assessment.framework.scale
    assert criterion.critical is not None  # asked of critical results alone
    in_place = mark(assessment, result, today) == "met" and not result.actions
    from peerready.content.model import StopSign

    return StopSign(
        id=result.id,
        title=criterion.title,
        text=criterion.text,
        phase=criterion.phase,
        mark=mark(assessment, result, today),
        right=is_right(result),
        today=today_words(assessment, result),
        enough=scale.label(criterion.critical.floor),
        promise="–" if in_place else promise_words(result.actions, today),
        why=criterion.critical.why,
    )


def today_words(assessment: Assessment, result: Result) -> str:
    """Where a result stands: its level, with a word where it is not to be relied on yet."""
    level = wording.level_word(assessment.framework.scale, result.level)
    if result.option and result.open:
        return f"at least {level}"
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
    action = next((one for one in given if is_promise(one, today)), given[0])
    who = action.owner or "nobody named"
    if action.due is None:
        return f"no date, {who}"
    if action.status in {"done", "dropped"}:
        return f"{action.status} (was due {wording.day(action.due)}), {who}"
    late = " (overdue)" if action.due < today else ""
    return f"by {wording.day(action.due)}{late}, {who}"


def short_answer(block: Block, today: date) -> tuple[str, ...]:
    """A sentence for each step, the furthest from ready first."""
    order = ("not-ready", "undecided", "approaching", "ready", "not-assessed")
    rows = sorted(block.readiness, key=lambda row: order.index(row.verdict))
    said = [_sentence(block.assessment, row, _silence(block, row), today) for row in rows]
    return tuple(filter(None, said)) or (NO_STOP_SIGNS,)


def _sentence(assessment: Assessment, row: Readiness, silence: str, today: date) -> str:
    """What to say of a step; nothing where the framework only has no stop signs for it."""
    step = wording.STEP_WORDS[row.phase]
    match row.verdict:
        case "ready":
            return f"No stop sign is left to {step}, by your own account: {_support(row)}."
        case "approaching":
            return f"To {step}: {_if_kept(row, today)}."
        case "undecided":
            return f"Whether to {step} cannot be said: {_open(row)}. Treat as not yet."
        case "not-ready":
            return f"Not yet to {step}. {_what_first(assessment, row, today)}"
        case _:
            return UNSAID[silence].format(step=step)


def _what_first(assessment: Assessment, row: Readiness, today: date) -> str:
    """How many stop signs are not in place, and how they stand: promised, late, open, without a plan."""
    waiting = _waiting(assessment, row)
    signs = wording.count(len(waiting), "stop sign", "stop signs")
    return f"{signs} must be in place first: {_standings(assessment, waiting, today)}."


def _waiting(assessment: Assessment, row: Readiness) -> list[Result]:
    """The stop signs of a step, and of those before it, that are not in place."""
    return [result for result in row.deciding if standing(assessment, result) != "met"]


def _standings(assessment: Assessment, waiting: list[Result], today: date) -> str:
    by_mark: dict[str, list[Result]] = {}
    for result in waiting:
        by_mark.setdefault(_how_it_waits(assessment, result, today), []).append(result)
    parts = []
    if found := by_mark.get("promised"):
        last = max(a.due for r in found for a in r.actions if a.due and is_promise(a, today))
        parts.append(f"{len(found)} promised, the last for {wording.day(last)}")
    for name, words in WAITING.items():
        if found := by_mark.get(name):
            parts.append(f"{len(found)} {words}")
    return "; ".join(parts)


WAITING = {
    "right": "that no plan makes up for",
    "late": "whose date has passed",
    "bare": "that nobody has a dated task for",
    "open": "still to be answered",
}
"""How a stop sign that is not promised keeps one waiting."""


def _how_it_waits(assessment: Assessment, result: Result, today: date) -> str:
    stands = mark(assessment, result, today)
    if stands in {"promised", "open"}:
        return stands
    if is_right(result):
        return "right"
    return "late" if any(is_late(action, today) for action in result.actions) else "bare"


def is_late(action: Action, today: date) -> bool:
    """Whether an action that is not done was due before today."""
    return action.status in {"planned", "started"} and action.due is not None and action.due < today


def decisions(block: Block, silent: Mapping[str, tuple[str, ...]], today: date) -> tuple[str, ...]:
    """What a board can decide today: who sees to each stop sign, which promises stand, what to ask elsewhere."""
    found = [
        _decision(block.assessment, r, today)
        for found, r in _by_urgency(block, today)
        if found != "met"
    ]
    elsewhere = sorted({name for names in silent.values() for name in names})
    if silent:
        them = "it" if len(silent) == 1 else "them"
        where = f" ({', '.join(elsewhere)})" if elsewhere else ""
        found.append(
            f"This framework is silent on {wording.count(len(silent), 'theme')}: which one covers {them} for us?{where}"
        )
    return tuple(found)


def _decision(assessment: Assessment, result: Result, today: date) -> str:
    title, name = result.criterion.title, result.id
    match mark(assessment, result, today):
        case "promised":
            return f"{title}: {promise_words(result.actions, today)}. Does this promise stand? ({name})"
        case "open" if result.status == "to-confirm":
            ours = wording.level_word(assessment.framework.scale, result.level)
            differs = ", and not everybody agrees" if result.answer.dissent else ""
            return f"{title}: our answer is {ours.lower()}{differs}. How do we settle it, and by when? ({name})"
        case "open":
            return f"{title}: who can answer this, and by when? ({name})"
        case _ if is_right(result):
            return f"{title}: this cannot wait for a plan. Who sees to it {wording.BEFORE[result.criterion.phase]}? ({name})"
        case _ if any(is_late(action, today) for action in result.actions):
            late = promise_words(result.actions, today)
            return f"{title}: {late}, not done. What now, and by when? ({name})"
        case _:
            return f"{title}: who sees to it, and by when? ({name})"
