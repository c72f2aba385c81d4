"""First things to do: the gaps in order, each with the action set or the next step we propose."""

from __future__ import annotations

from math import floor
from typing import TYPE_CHECKING

from peerready import wording
from peerready.content.model import Step
from peerready.content.people import asked_of
from peerready.content.readiness_lines import today_words

if TYPE_CHECKING:
    from collections.abc import Mapping
    from fractions import Fraction

    from peerready.answers import Action
    from peerready.assessment import Assessment
    from peerready.gap import Gap
    from peerready.result import Result

START_NOW = 3


def steps(
    assessment: Assessment, gaps: tuple[Gap, ...], own: Mapping[str, str]
) -> tuple[Step, ...]:
    """Every gap as something to do, in the order of the gaps."""
    return tuple(_step(assessment, gap, number, own) for number, gap in enumerate(gaps, start=1))


def _step(assessment: Assessment, gap: Gap, number: int, own: Mapping[str, str]) -> Step:
    result = gap.result
    live = next((a for a in result.actions if a.status in {"planned", "started"}), None)
    return Step(
        number=number,
        id=result.id,
        title=result.criterion.title,
        stop_sign=result.criterion.critical is not None,
        phase=result.criterion.phase,
        today=today_words(assessment, result),
        aim=assessment.framework.scale.label(result.target),
        do=live.do if live else _do(assessment, result, own),
        who=_who(live) if live else "",
        planned=live is not None,
        effort=wording.EFFORT_WORDS.get(result.criterion.effort or 0, ""),
        requires=result.criterion.requires,
        gain=gain(gap.points),
        owner=(live.owner if live else None) or "",
        due=live.due if live else None,
    )


def _do(assessment: Assessment, result: Result, own: Mapping[str, str]) -> str:
    """What to do first: settle or find the answer where it is open, else the framework's next step."""
    asked, question = asked_of(assessment, result), result.criterion.question
    if result.status == "to-confirm":
        return f"Settle the answer with {wording.voices(asked, own)}."
    if result.status in {"unanswered", "unknown"} and not result.criterion.any_of:
        if question:
            return f"Find out: ask {wording.voice(asked[0], own)} “{question}”"
        return f"Find out: ask {wording.voices(asked, own)}."
    return result.criterion.next_step or ""


def _who(action: Action) -> str:
    due = wording.day(action.due) if action.due else "no date"
    return f"{action.owner or 'nobody named'}, {due}"


def gain(points: Fraction | None) -> str:
    """Points of per cent, rounded down to one decimal; nothing where nothing is gained."""
    if not points:
        return ""
    tenths = floor(points * 1000)
    return f"{tenths // 10}.{tenths % 10}" if tenths else "under 0.1"


def start_now(found: tuple[Step, ...]) -> tuple[Step, ...]:
    """What can begin at once: no plan yet, nothing that must come first, the least effort first."""
    free = [step for step in found if not step.planned and not step.requires]
    effort = {"days": 0, "": 1, "weeks": 1, "months": 2}
    return tuple(sorted(free, key=lambda step: effort[step.effort])[:START_NOW])
