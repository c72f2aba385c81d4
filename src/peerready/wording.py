"""The words people read for the words files and machines use (design, section 2)."""

from __future__ import annotations

import re
from math import floor
from typing import TYPE_CHECKING

from peerready import days
from peerready.fields import NOT_APPLICABLE, UNKNOWN, VOICES, Phase

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from fractions import Fraction

    from peerready.assessment import Figures
    from peerready.framework import Scale
    from peerready.result import Status

VOICE_WORDS = {
    "leadership": "leadership",
    "hr": "HR",
    "team": "team",
    "peer-workers": "peer workers",
    "service-users": "people using the service",
    "carers": "families and carers",
    "outside": "someone outside",
}
BEFORE: dict[Phase, str] = {
    "prepare": "before the board commits",
    "recruit": "before the advert",
    "employ": "before the first working day",
    "develop": "once someone is in post",
}
"""When each phase asks its question."""
STEP_WORDS: dict[Phase, str] = {
    "prepare": "commit to employing peer workers",
    "recruit": "advertise the post",
    "employ": "have someone start",
    "develop": "call the posts settled",
}
"""What each phase is a step towards: "not yet to …"."""
STATUS_WORDS: dict[Status, str] = {
    "out-of-scope": "does not apply to you",
    "unanswered": "not answered",
    "to-confirm": "to confirm",
    "not-applicable": "not applicable",
    "unknown": "would have to ask",
    "met": "at target",
    "not-met": "not yet",
    "below-target": "begun",
}
GRADE_WORDS = {
    "said": "someone's word",
    "document": "a document",
    "record": "a record that it is done",
    "confirmed": "confirmed by others",
}
EFFORT_WORDS = {1: "days", 2: "weeks", 3: "months"}
SENTENCE_END = (".", "!", "?", "…", ":", "”")

MONTHS, day = days.MONTHS, days.day


def percent(value: Fraction) -> int:
    """Whole per cent, rounded down, so that 100 appears only for exactly 1."""
    return floor(100 * value)


def share(value: Fraction | None) -> str:
    """One figure: 48 %, or a dash where nothing can be said."""
    return "–" if value is None else f"{percent(value)} %"


def span(figures: Figures) -> str:
    """The claimed figure: one number when everything is answered, else the range."""
    if figures.low is None or figures.high is None:
        return "no score, on purpose" if figures.criteria else "not assessable"
    low, high = percent(figures.low), percent(figures.high)
    return f"{low} %" if figures.coverage == 1 else f"{low}–{high} %"


def full_span(figures: Figures) -> str:
    """The claimed figure with what it rests on: 48–63 % (29 of 36 answered)."""
    if figures.low is None:
        return span(figures)
    return f"{span(figures)} ({counted(figures)})"


def counted(figures: Figures) -> str:
    """What a figure rests on: 29 of 36 answered."""
    return f"{figures.answered_count} of {figures.criteria} answered"


def status_word(scale: Scale, status: Status) -> str:
    """What people read for a status; on a scale without values nothing is reached or missed."""
    if not scale.scored and status in {"met", "not-met", "below-target"}:
        return "told in words"
    return STATUS_WORDS[status]


def level_word(scale: Scale, level: str | None) -> str:
    """What people read for a level, a missing answer, `unknown` or `not-applicable`."""
    if level is None:
        return "not answered"
    return {UNKNOWN: "unknown", NOT_APPLICABLE: "not applicable"}.get(level) or scale.label(level)


def voice(name: str, own: Mapping[str, str]) -> str:
    """The organisation's word for a group, or ours."""
    return own.get(name) or VOICE_WORDS[name]


def voices(names: Iterable[str], own: Mapping[str, str]) -> str:
    """Several groups in their fixed order: leadership, team and peer workers."""
    known = [voice(name, own) for name in VOICES if name in set(names)]
    return listed(known)


def listed(items: Iterable[str], last: str = "and") -> str:
    """Words in a row: a, b and c."""
    *most, final = tuple(items) or ("",)
    return f"{', '.join(most)} {last} {final}" if most else final


def count(number: int, one: str, many: str | None = None) -> str:
    """A number with its noun: 1 stop sign, 2 stop signs."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def within(text: str) -> str:
    """The text as in the middle of a sentence; what is not one word with a capital, such as HR, stays."""
    return text[:1].lower() + text[1:] if text[:1].isupper() and text[1:2].islower() else text


def capital(text: str) -> str:
    """The text as the beginning of a sentence."""
    return text[:1].upper() + text[1:]


def sentence(text: str) -> str:
    """The text with a capital and a full stop."""
    begun = capital(text.strip())
    return begun if not begun or begun.endswith(SENTENCE_END) else f"{begun}."


def paragraphs(text: str) -> tuple[str, ...]:
    """The paragraphs of a longer text, told apart by blank lines."""
    return tuple(part.strip() for part in re.split(r"\n\s*\n", text) if part.strip())
