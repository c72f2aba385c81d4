"""Each criterion as it stands: the answer, what it rests on, what comes next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from peerready import wording
from peerready.content.figure_lines import range_line
from peerready.content.model import CriterionView, DomainView, EvidenceLine, Mark
from peerready.content.people import asked_of
from peerready.content.readiness_lines import promise_words, today_words
from peerready.result import UNANSWERED

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from peerready.answers import Action, Evidence
    from peerready.assessment import Assessment
    from peerready.evidence import Shown
    from peerready.framework import Criterion
    from peerready.result import Result

ASIDE, FOR_INFORMATION = ("context", "outcome"), "for information"
"""What is told and never counted, and what stands there for a status."""
MARKS: dict[str, Mark] = {"met": "met", "not-met": "stop", "below-target": "promised"}


def domain_views(
    assessment: Assessment, own: Mapping[str, str], today: date
) -> tuple[DomainView, ...]:
    """The scored criteria in scope or not, by domain; options are shown within their group."""
    views = []
    for domain, part in zip(assessment.framework.domains, assessment.domains, strict=True):
        scored = [result for result in part.results if result.criterion.scored]
        if scored:
            shown = tuple(view(assessment, result, own, today) for result in scored)
            line = range_line(domain.title, part.figures)
            views.append(DomainView(domain.id, domain.title, domain.kind, line, shown))
    return tuple(views)


def aside(assessment: Assessment, own: Mapping[str, str], today: date) -> tuple[CriterionView, ...]:
    """Context and outcome criteria that were answered: shown, never counted."""
    return tuple(
        view(assessment, result, own, today)
        for result in assessment.results
        if result.criterion.use in ASIDE and result.answer != UNANSWERED
    )


def view(
    assessment: Assessment, result: Result, own: Mapping[str, str], today: date
) -> CriterionView:
    """One criterion with everything a reader may ask about it."""
    criterion, answer = result.criterion, result.answer
    scale, aside = assessment.framework.scale, criterion.use in ASIDE
    return CriterionView(
        id=result.id,
        title=criterion.title,
        text=criterion.text,
        why=criterion.why or "",
        phase=criterion.phase,
        use=criterion.use,
        stop_sign=criterion.critical is not None,
        status=FOR_INFORMATION if aside else wording.status_word(scale, result.status),
        mark=_mark(result) if scale.scored else "none",
        level=today_words(assessment, result),
        level_text=_level_text(assessment, result, result.level),
        target="" if aside else scale.label(result.target),
        target_text="" if aside else _level_text(assessment, result, result.target),
        next_step=criterion.next_step or "",
        question=criterion.question or "",
        ask=wording.voices(asked_of(assessment, result), own),
        look_for=criterion.look_for,
        not_this=criterion.not_this,
        note=criterion.note or "",
        said_by=wording.voices(result.voices, own),
        answer_note=answer.note or answer.reason or "",
        evidence=tuple(
            evidence_line(entry, found, own)
            for entry, found in zip(answer.evidence, result.shown, strict=True)
        ),
        needed=wording.GRADE_WORDS[assessment.framework.grade_needed(criterion)],
        evidenced=result.evidenced,
        heard=result.heard,
        heard_by=_heard_by(assessment, result, own),
        action=_actions(result.actions, today),
        dissent=dissent_lines(assessment, result, own),
        options=tuple(_option(assessment, name) for name in criterion.any_of),
        cites=_cites(assessment, criterion),
    )


def _mark(result: Result) -> Mark:
    if not result.counted or result.criterion.use in ASIDE:
        return "none"
    return "open" if result.open else MARKS.get(result.status, "none")


def _heard_by(assessment: Assessment, result: Result, own: Mapping[str, str]) -> str:
    """Whether those best placed to say gave the answer; which of them, where not all did."""
    if not result.heard:
        return "not heard"
    asked = asked_of(assessment, result)
    silent = [voice for voice in asked if voice not in result.voices]
    if not silent:
        return "heard"
    heard = wording.voices([voice for voice in asked if voice in result.voices], own)
    return f"heard: {heard}; not asked: {wording.voices(silent, own)}"


def _level_text(assessment: Assessment, result: Result, level: str | None) -> str:
    shown = assessment.result(result.option).criterion if result.option else result.criterion
    return (shown.levels or {}).get(level or "", "")


def _actions(actions: tuple[Action, ...], today: date) -> str:
    return "; ".join(f"{action.do} ({promise_words([action], today)})" for action in actions)


def _option(assessment: Assessment, name: str) -> str:
    result = assessment.result(name)
    return f"{result.criterion.title}: {today_words(assessment, result)} ({name})"


def _cites(assessment: Assessment, criterion: Criterion) -> tuple[str, ...]:
    known = assessment.framework.statements
    return tuple(f"{name}, {known[name].heading}: {known[name].gist}" for name in criterion.cites)


def dissent_lines(
    assessment: Assessment, result: Result, own: Mapping[str, str]
) -> tuple[str, ...]:
    """Who sees it differently, and how."""
    return tuple(
        ": ".join(
            part
            for part in (
                wording.voice(one.by, own),
                wording.level_word(assessment.framework.scale, one.level) if one.level else "",
                one.note or "",
            )
            if part
        )
        for one in result.answer.dissent
    )


def evidence_line(entry: Evidence, found: Shown, own: Mapping[str, str]) -> EvidenceLine:
    """One entry of evidence for people: what it is, how strong, whether it holds."""
    what = entry.path or entry.url or _unended(entry.note or "")
    by = f" by {wording.voice(entry.by, own)}" if entry.by else ""
    comment = f" ({entry.comment})" if entry.comment else ""
    grade = wording.GRADE_WORDS[entry.grade] if entry.grade != "confirmed" else f"confirmed{by}"
    return EvidenceLine(f"{what}{comment}", grade, found.holds, _standing(entry, found), found.text)


def _unended(note: str) -> str:
    """A note without its full stop, since more follows."""
    return note if note.endswith("..") else note.removesuffix(".")


def _standing(entry: Evidence, found: Shown) -> str:
    """Whether it holds; of what was not looked into, only that it is in date."""
    if not found.holds:
        return "does not hold"
    if found.reason == "in-date":
        return "holds"
    if entry.path:
        return "in date; not read"
    return "in date; not opened" if entry.url else "in date; taken at its word"
