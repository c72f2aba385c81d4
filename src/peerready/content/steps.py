"""First things to do: the gaps in order, each with the action set or the next step we propose."""

from __future__ import annotations

from math import floor
from typing import TYPE_CHECKING

from peerready import wording
from peerready.content.model import Step
from peerready.content.people import asked_of
from peerready.content.readiness_lines import is_late, today_words
from peerready.gap import answerable, needs, short

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date
    from fractions import Fraction

    from peerready.answers import Action
    from peerready.assessment import Assessment
    from peerready.gap import Gap
    from peerready.result import Result

START_NOW = 3
EFFORT = {"days": 0, "": 1, "weeks": 1, "months": 2}
DROPPED = "an earlier action was dropped"


def steps(
    assessment: Assessment, gaps: tuple[Gap, ...], own: Mapping[str, str], today: date
) -> tuple[Step, ...]:
    """Every gap as something to do, in the order of the gaps."""
    waiting = tuple(result.id for result in short(assessment))
    return tuple(
        _step(assessment, gap, own, today)._replace(
            number=number, requires=_first(assessment, gap.result, waiting)
        )
        for number, gap in enumerate(gaps, start=1)
    )


def _first(assessment: Assessment, result: Result, waiting: tuple[str, ...]) -> tuple[str, ...]:
    """What must be in place first and is not yet, in file order; of a group, whichever option is taken."""
    answered = answerable(assessment, result) or (result.criterion,)
    ways = [needs(assessment, one, result, frozenset(waiting)) for one in answered]
    return tuple(name for name in waiting if all(name in way for way in ways))


def _step(assessment: Assessment, gap: Gap, own: Mapping[str, str], today: date) -> Step:
    result = gap.result
    live = next((a for a in result.actions if a.status in {"planned", "started"}), None)
    return Step(
        number=0,
        id=result.id,
        title=result.criterion.title,
        stop_sign=result.criterion.critical is not None,
        phase=result.criterion.phase,
        today=today_words(assessment, result),
        aim=assessment.framework.scale.label(result.target),
        do=live.do if live else _do(assessment, result, own),
        who=_who(live) if live else "",
        planned=live is not None,
        status=_status(live, today) if live else "",
        earlier=DROPPED if any(a.status == "dropped" for a in result.actions) else "",
        effort=wording.EFFORT_WORDS.get(result.criterion.effort or 0, ""),
        requires=(),
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


def _status(action: Action, today: date) -> str:
    """How far an action is, and since when it is late."""
    late = (
        f", overdue since {wording.day(action.due)}"
        if action.due and is_late(action, today)
        else ""
    )
    return f"{action.status}{late}"


def gain(points: Fraction | None) -> str:
    """Points of per cent, rounded down to one decimal; nothing where nothing is gained."""
    if not points:
        return ""
    tenths = floor(points * 1000)
    return f"{tenths // 10}.{tenths % 10}" if tenths else "under 0.1"


def start_now(found: Iterable[Step]) -> tuple[Step, ...]:
    """What can begin at once: no plan yet, nothing that must come first, the least effort first."""
    return tuple(sorted(_free(found), key=lambda step: EFFORT[step.effort])[:START_NOW])


def start_more(found: Iterable[Step]) -> str:
    """How many more can begin at once than are named, or nothing."""
    more = len(_free(found)) - START_NOW
    return f"and {more} more of the things to do" if more > 0 else ""


def _free(found: Iterable[Step]) -> list[Step]:
    return [step for step in found if not step.planned and not step.requires]
