"""A plan as a calendar (iCalendar, RFC 5545): what has a date is a day in it, what has none a task.

All-day events, since many calendars leave tasks out; they block no time. A date of our own making is
tentative, one of the answers' actions is confirmed. A step keeps its UID from file to file, so that
a calendar that reads the next plan moves it instead of showing it twice.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING
from uuid import NAMESPACE_OID, uuid5

from peerready.sinks import ical
from peerready.wording import listed

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from peerready.content.plan_view import FrameworkPlan, PlanView, StepLine

END = "\r\n"
MOST_OCTETS = 75


def text(view: PlanView) -> str:
    """One calendar with every step of every plan; a plan without steps is one day that says why."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//peerready//plan//EN",
        "CALSCALE:GREGORIAN",
        *(line for one in view.frameworks for line in _framework(view, one)),
        "END:VCALENDAR",
    ]
    return "".join(folded(line) + END for line in lines)


def folded(line: str) -> str:
    """The line in pieces of at most 75 octets, no character cut in two; the rest begins with a space."""
    pieces, size = [""], 0
    for character in line:
        octets = len(character.encode())
        if size + octets > MOST_OCTETS:
            pieces.append(" ")
            size = 1
        pieces[-1] += character
        size += octets
    return END.join(pieces)


def _framework(view: PlanView, one: FrameworkPlan) -> Iterator[str]:
    if not one.steps:
        summary = f"{view.organisation}: the way to {one.goal} ({one.id})"
        said = (one.id, summary, one.answer)
        yield from _component(view, "VEVENT", _day(view.today), "CONFIRMED", said)
    for step in one.steps:
        said = (step.option_id or step.id, _summary(step), _description(view, one, step))
        if step.day:
            status = "CONFIRMED" if step.promised else "TENTATIVE"
            yield from _component(view, "VEVENT", _day(step.day), status, said)
        else:
            yield from _component(view, "VTODO", (), "NEEDS-ACTION", said)


def _component(
    view: PlanView, kind: str, when: tuple[str, ...], status: str, said: tuple[str, str, str]
) -> Iterator[str]:
    name, summary, description = said
    yield f"BEGIN:{kind}"
    yield f"UID:{uuid5(NAMESPACE_OID, f'peerready/plan {view.organisation_id} {name}')}"
    yield f"DTSTAMP:{view.today:%Y%m%d}T000000Z"
    yield from when
    yield f"SUMMARY:{ical(summary)}"
    yield f"DESCRIPTION:{ical(description)}"
    yield f"STATUS:{status}"
    yield f"END:{kind}"


def _day(day: date) -> tuple[str, ...]:
    """One whole day that blocks no time; the end is the first day after it."""
    return (
        f"DTSTART;VALUE=DATE:{_digits(day)}",
        *(() if day == day.max else (f"DTEND;VALUE=DATE:{_digits(day + timedelta(days=1))}",)),
        "TRANSP:TRANSPARENT",
    )


def _digits(day: date) -> str:
    return day.isoformat().replace("-", "")


def _summary(step: StepLine) -> str:
    return f"{step.title}: {step.aim} ({step.option_id or step.id})"


def _description(view: PlanView, one: FrameworkPlan, step: StepLine) -> str:
    dated = "date of the answers" if step.promised else "proposed date: nobody has promised it"
    parts = (
        step.do,
        f"{step.kind}; today: {step.today}; enough here: {step.aim}",
        f"option: {step.option}" if step.option else "",
        f"owner: {step.owner or 'nobody named'}",
        dated if step.day else "",
        f"after: {listed(step.needs)}" if step.needs else "",
        *step.remarks,
        f"{view.organisation}: the way to {one.goal}, step {step.number} of {len(one.steps)}",
    )
    return "\n".join(filter(None, parts))
