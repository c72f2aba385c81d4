"""What a meeting may ask of the report, and what it can and cannot say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from peerready import wording
from peerready.content.model import FrameworkView, Question

if TYPE_CHECKING:
    from peerready.case import Block

MONEY = ("funding", "career")
"""Themes whose gaps are likely to need money."""
TITLES_SHOWN = 3


AWARD = Question(
    "Under which award or grade, and is equal pay legal here?",
    "This report cannot say: that is local law and agreement. Ask HR, the union or a peak or umbrella body.",
    answered=False,
)
OTHERS = Question(
    "What do other organisations have?",
    "This report cannot say. Only answers to the same criteria of the same framework compare, never percentages.",
    answered=False,
    elsewhere=True,
)
SAFETY = Question(
    "Are they safe with people using the service, and who is liable?",
    "This report cannot say: no source covers duties after an incident, or insurance. Ask whoever answers this for other staff.",
    answered=False,
)
FIRST_NATIONS = Question(
    "Where are First Nations people in this?",
    "None of the five sources as we have them has a criterion on First Nations, Māori or Aboriginal governance. That is a gap of the frameworks, not of yours. Turn to guides that those communities lead.",
    answered=False,
)
PAID = Question(
    "Were people paid for taking part in this?",
    "No source asks, so this report does not know. Say it in the meeting.",
    answered=False,
)
COLLEAGUES = Question(
    "Does “begun” mean that our colleagues are doing badly?",
    "No. Every criterion is about what the organisation has set up. If anyone could be recognised, do not pass the report on.",
    answered=True,
)
MINUTE = Question(
    "Can we minute that we are ready, or nearly?",
    "Minute the sentences of the short answer as they stand, never a word of them alone.",
    answered=True,
)
FUNDER = Question(
    "May a funder have the percentage?",
    "Better not: these figures are no basis for funding or ranking. 'peerready report --no-figures' makes a report without them.",
    answered=True,
)
NEXT_YEAR = Question(
    "Will it go down next year, when more people are asked?",
    "Often, and rightly. If more groups answer and a figure falls, that may be progress.",
    answered=True,
)
CHECKED = Question(
    "Who checked this?",
    "Nobody. “Shown” says only that evidence is named, strong enough and in date; nobody judged what is in it.",
    answered=True,
    elsewhere=True,
)


def questions(block: Block, view: FrameworkView) -> tuple[Question, ...]:
    """The questions in the order in which meetings ask them."""
    return (
        _can_we(view),
        Question(
            "Which one first, if we can do only one?",
            _first(view),
            answered=bool(view.steps),
            elsewhere=True,
        ),
        Question(
            "Then do we wait until everything is in place?",
            _wait(view),
            answered=True,
            elsewhere=True,
        ),
        _cost(block),
        AWARD,
        _peers(view),
        _dissent(view),
        OTHERS,
        _unwell(block),
        SAFETY,
        _one_or_two(block),
        FIRST_NATIONS,
        _why_this_source(block),
        PAID,
        COLLEAGUES,
        MINUTE,
        FUNDER,
        NEXT_YEAR,
        CHECKED,
        Question(
            "Who chose the stop signs? Any peer worker?",
            chosen_by(block),
            answered=True,
            elsewhere=True,
        ),
    )


def _can_we(view: FrameworkView) -> Question:
    row = next(line for line in view.phases if line.phase == "recruit")
    if row.verdict == "not-assessed":
        text = f"This report cannot say: {row.words}. The answer for another step is no answer for this one."
        return Question("So, yes or no: may we advertise?", text, answered=False, elsewhere=True)
    return Question(
        "So, yes or no: may we advertise?",
        f"{wording.capital(row.words)}. {wording.capital(row.support)}.",
        answered=True,
        elsewhere=True,
    )


def _first(view: FrameworkView) -> str:
    order = "The order is stop signs, then step, then arithmetic; it is not importance."
    if not view.steps:
        return f"{wording.capital(view.no_steps)}."
    step = view.steps[0]
    return f"The list begins with “{step.title}” ({step.id}). {order}"


def _wait(view: FrameworkView) -> str:
    if not view.start_now:
        return "No. “Not ready” is a list of work, and no reason to drop or delay peer work."
    titles = wording.listed(f"“{step.title}”" for step in view.start_now)
    more = f", {view.start_more}" if view.start_more else ""
    return f"No. “Not ready” is a list of work, and no reason to drop or delay peer work. What can start now: {titles}{more}."


def _cost(block: Block) -> Question:
    needing = [
        gap.result.criterion.title
        for gap in block.gaps
        if set(gap.result.criterion.themes) & set(MONEY)
    ]
    text = "This report cannot say: nothing here is costed."
    if needing:
        shown = wording.listed(f"“{title}”" for title in needing[:TITLES_SHOWN])
        more = f" and {len(needing) - TITLES_SHOWN} more" if len(needing) > TITLES_SHOWN else ""
        text += f" Gaps about money, pay or career: {shown}{more}."
    return Question("What does it cost, per post and per year?", text, answered=False)


def _peers(view: FrameworkView) -> Question:
    lines = [f"{line.who}: {line.heard} of {line.about}" for line in view.voices if line.about]
    said = "; ".join(lines)
    text = (
        f"Of the criteria each group knows best, it answered: {said}."
        if lines
        else "No criterion names a group."
    )
    return Question(
        "Who answered the questions about peer workers and people using the service?",
        text,
        answered=True,
        elsewhere=True,
    )


def _dissent(view: FrameworkView) -> Question:
    found = next(register for register in view.registers if register.id == "dissent")
    text = (
        f"Under “Dissent”: {wording.count(len(found.rows), 'voice')} recorded. It changes no figure."
        if found.rows
        else found.empty
    )
    return Question(
        "I saw one of these differently. Where is that?", text, answered=True, elsewhere=True
    )


def _unwell(block: Block) -> Question:
    see = _see(block, ("conditions", "wellbeing"))
    return Question(
        "What if a peer worker becomes unwell?",
        f"The same as for any colleague: adjustments, leave, return. No source has a criterion on leaving or on illness at work{see}.",
        answered=False,
    )


def _see(block: Block, themes: tuple[str, ...]) -> str:
    ids = [
        c.id
        for c in block.assessment.framework.criteria
        if c.scored and set(c.themes) & set(themes) and not c.any_of
    ][:TITLES_SHOWN]
    return f"; see {wording.listed(ids)}" if ids else ""


def _one_or_two(block: Block) -> Question:
    near = _see(block, ("wellbeing",))
    return Question(
        "One peer worker or two?",
        f"No source gives a number. Several warn of working alone{near}: more than one is safer than one.",
        answered=False,
    )


def _why_this_source(block: Block) -> Question:
    source = block.assessment.framework.provenance
    if source.status == "superseded":
        by = f" by {source.superseded_by}" if source.superseded_by else ""
        text = f"Its source has been replaced{by}. The criteria still ask what that text asked; read the newer one beside it."
        return Question(
            "Why this source? Is it not out of date?", text, answered=True, elsewhere=True
        )
    state = (
        "is still current"
        if source.status == "current"
        else "may have been revised: whether it is current is unclear"
    )
    return Question(
        "Is the source up to date?",
        f"{source.document} {state}.",
        answered=source.status == "current",
        elsewhere=True,
    )


def chosen_by(block: Block) -> str:
    """Who chose stop signs and levels, and who with lived experience has reviewed them."""
    makers = (
        "the authors of this framework"
        if block.loaded.own
        else "the makers of peerready, not the source"
    )
    review = block.assessment.framework.review.lived_experience
    reviewed = "not yet" if review.strip().casefold() == "none" else review
    return f"Stop signs, levels and next steps were chosen by {makers}. Reviewed by people with lived experience: {reviewed}."
