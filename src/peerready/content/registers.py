"""The lists that must be complete: set aside, lowered, disputed, to confirm, confirmed, shown, promised."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from peerready import wording
from peerready.content.criteria import evidence_line
from peerready.content.model import Register
from peerready.content.readiness_lines import promise_words, today_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    from peerready.answers import Answers
    from peerready.assessment import Assessment
    from peerready.case import Block
    from peerready.result import Result

MANY_NOT_APPLICABLE = 5
"""More than one criterion in five set aside draws a notice; a design choice, no standard."""
REPEATED = 3
FAILING_SHOWN = 3

HOLDS = {"holds": "yes", "does not hold": "no"}
"""What stands under “holds” where there is no more to say."""
LINKS, WORDS = "links were not opened", "what people said or confirmed was taken at its word"
HELD = {
    "file": "a file holds if it exists, has text and is in date",
    "link": LINKS,
    "word": WORDS,
}
DONE = {
    "file": "files were looked for, and those that can be read had to hold text",
    "link": LINKS,
    "word": WORDS,
}
"""What was done with evidence of each kind."""

Rows = tuple[tuple[str, ...], ...]


def registers(
    assessment: Assessment, answers: Answers, own: Mapping[str, str], today: date
) -> tuple[Register, ...]:
    """All registers in the order of the report, the empty ones with the sentence that says so."""
    return (
        not_applicable(assessment),
        lowered_targets(assessment, answers),
        dissent(assessment, own),
        to_confirm(assessment),
        evidence(assessment, own),
        actions(assessment, today),
        out_of_scope(assessment),
    )


def _answered(assessment: Assessment) -> Iterator[Result]:
    return (result for result in assessment.results if not result.criterion.any_of)


def not_applicable(assessment: Assessment) -> Register:
    rows = tuple(
        (r.id, r.criterion.title, r.answer.reason or "", r.answer.approved_by or "")
        for r in _answered(assessment)
        if r.status == "not-applicable"
    )
    about = "Taken out of every figure on the organisation's own word. What is not there yet belongs elsewhere."
    columns = ("criterion", "title", "reason", "approved by")
    return Register(
        "not-applicable",
        "Set aside as not applicable",
        about,
        columns,
        rows,
        "Nothing was set aside.",
    )


def lowered_targets(assessment: Assessment, answers: Answers) -> Register:
    scale, framework = assessment.framework.scale, assessment.framework
    general, lowered = answers.target_for(framework.id), _lowered(assessment, answers)
    rows: list[tuple[str, ...]] = []
    if lowered:
        rows.append(
            (
                "all",
                f"all criteria of {framework.id}",
                scale.label(lowered),
                scale.label(scale.aim),
                "set for the whole file",
            )
        )
    for r in assessment.results:
        if r.status in {"not-applicable", "out-of-scope"}:
            continue
        asked = r.answer.target if not r.criterion.any_of else None
        if r.raised:
            below = scale.label(asked or general or scale.aim)
            rows.append(
                (
                    r.id,
                    r.criterion.title,
                    below,
                    scale.label(r.target),
                    "raised to what is enough at a stop sign",
                )
            )
        elif asked and scale.rank(asked) < scale.rank(scale.aim):
            reason = r.answer.target_reason or "no reason given"
            rows.append(
                (r.id, r.criterion.title, scale.label(asked), scale.label(scale.aim), reason)
            )
    about = "Where the organisation aims for less than the framework's usual target, or asked for less than a stop sign allows."
    columns = ("criterion", "title", "aimed for", "usual or enough", "reason")
    return Register(
        "lowered-targets", "Lowered targets", about, columns, tuple(rows), "No target was lowered."
    )


def _lowered(assessment: Assessment, answers: Answers) -> str | None:
    """The level aimed for in all of a framework, where that is less than its usual one."""
    scale, general = assessment.framework.scale, answers.target_for(assessment.framework.id)
    return general if general and scale.rank(general) < scale.rank(scale.aim) else None


def lowered_notice(assessment: Assessment, answers: Answers) -> str:
    """What to say up front about a target lowered for all of a framework, or nothing."""
    scale, lowered = assessment.framework.scale, _lowered(assessment, answers)
    if not lowered:
        return ""
    aims = f"{scale.label(lowered).lower()}, below the usual {scale.label(scale.aim).lower()}"
    return f"The target for {assessment.framework.id} was set to {aims}."


def dissent(assessment: Assessment, own: Mapping[str, str]) -> Register:
    rows = tuple(
        (
            r.id,
            r.criterion.title,
            today_words(assessment, r),
            wording.voice(one.by, own),
            wording.level_word(assessment.framework.scale, one.level) if one.level else "–",
            one.note or "",
        )
        for r in _answered(assessment)
        for one in r.answer.dissent
    )
    about = "Who sees it differently. Dissent changes no figure; it is always shown. Where words could tell who spoke, do not pass them on."
    columns = ("criterion", "title", "answer", "who differs", "their answer", "in their words")
    return Register(
        "dissent",
        "Dissent",
        about,
        columns,
        rows,
        "No dissent is recorded. That nobody objected does not mean that everybody was asked.",
    )


def to_confirm(assessment: Assessment) -> Register:
    rows = tuple(
        (
            r.id,
            r.criterion.title,
            wording.level_word(assessment.framework.scale, r.level),
            r.answer.note or "",
        )
        for r in _answered(assessment)
        if r.status == "to-confirm"
    )
    about = "Carried over, disputed or combined: open until somebody confirms the answer."
    columns = ("criterion", "title", "answer so far", "note")
    return Register(
        "to-confirm", "Still to confirm", about, columns, rows, "Nothing waits to be confirmed."
    )


def evidence(assessment: Assessment, own: Mapping[str, str]) -> Register:
    rows: list[tuple[str, ...]] = []
    for r in _answered(assessment):
        for entry, found in zip(r.answer.evidence, r.shown, strict=True):
            line = evidence_line(entry, found, own)
            dated = wording.day(entry.date) if entry.date else ""
            holds = HOLDS.get(line.standing, line.standing)
            rows.append((r.id, line.what, line.grade, dated, holds, line.remark))
    about = _in_words(_kinds([assessment]), HELD)
    columns = ("criterion", "evidence", "strength", "dated", "holds", "remark")
    return Register(
        "evidence",
        "Evidence and confirmations",
        about,
        columns,
        tuple(rows),
        "No evidence is given.",
    )


def _kinds(assessments: Iterable[Assessment]) -> set[str]:
    """What kinds of evidence are named: files, links, words."""
    entries = (e for one in assessments for r in _answered(one) for e in r.answer.evidence)
    return {"file" if entry.path else "link" if entry.url else "word" for entry in entries}


def _in_words(kinds: set[str], words: Mapping[str, str]) -> str:
    """What was done with evidence of these kinds, in a sentence, and what was not done with any."""
    said = "; ".join(text for kind, text in words.items() if kind in kinds)
    return f"{wording.sentence(said)} Nobody judged what is in any of it.".lstrip()


def shown_means(blocks: Iterable[Block]) -> str:
    """What “shown” says, and what was done with the evidence named."""
    kinds = _kinds(block.assessment for block in blocks)
    done = _in_words(kinds, DONE) if kinds else "None is named."
    return f"“Shown” means that the evidence named is strong enough and in date. {done}"


def actions(assessment: Assessment, today: date) -> Register:
    rows = tuple(
        (r.id, r.criterion.title, one.do, one.status, promise_words([one], today))
        for r in _answered(assessment)
        for one in r.actions
    )
    about = (
        "An action is a promise while it is planned or started, has an owner, and is not overdue."
    )
    columns = ("criterion", "title", "what", "status", "by when, by whom")
    return Register("actions", "Actions", about, columns, rows, "No action is recorded.")


def out_of_scope(assessment: Assessment) -> Register:
    rows = tuple(
        (r.id, r.criterion.title, wording.level_word(assessment.framework.scale, r.level))
        for r in _answered(assessment)
        if r.status == "out-of-scope" and r.answer.level is not None
    )
    about = "Answers to criteria that your facts put out of scope. They never count."
    columns = ("criterion", "title", "answer")
    return Register(
        "out-of-scope", "Answers that do not count", about, columns, rows, "Every answer counts."
    )


def not_applicable_notice(assessment: Assessment) -> str:
    """What to say up front about answers set aside, or nothing."""
    aside = [r for r in assessment.results if r.criterion.scored and r.status == "not-applicable"]
    if not aside:
        return ""
    total = assessment.figures.criteria + len(aside)
    plain = f"{len(aside)} of {total} criteria {'is' if len(aside) == 1 else 'are'} set aside as not applicable"
    reasons = Counter(r.answer.reason for r in aside if r.answer.reason)
    reason, times = reasons.most_common(1)[0] if reasons else ("", 0)
    if times >= REPEATED:
        ids = wording.listed(r.id for r in aside if r.answer.reason == reason)
        return f"“{reason}” is given {times} times as a reason for not applicable ({ids}). What is not there yet is the lowest level"
    many = len(aside) * MANY_NOT_APPLICABLE > total
    return f"{plain}, more than one in {MANY_NOT_APPLICABLE}" if many else plain


def not_holding_notice(assessment: Assessment) -> str:
    """What to say up front about evidence that counts nothing, or nothing."""
    failing = [
        (result.id, found)
        for result in assessment.results
        if not result.criterion.any_of
        for found in result.shown
        if not found.holds
    ]
    if not failing:
        return ""
    first = "; ".join(f"{name} ({found.text})" for name, found in failing[:FAILING_SHOWN])
    more = f" and {len(failing) - FAILING_SHOWN} more" if len(failing) > FAILING_SHOWN else ""
    pieces = wording.count(len(failing), "piece of evidence does", "pieces of evidence do")
    return f"{pieces} not hold: {first}{more}"
