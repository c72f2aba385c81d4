"""Who says so: which groups answered, what they know best, who has not been asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from peerready import wording
from peerready.content.model import Asking, VoiceLine
from peerready.fields import VOICES, Voice

if TYPE_CHECKING:
    from collections.abc import Mapping

    from peerready.answers import Answers
    from peerready.assessment import Assessment
    from peerready.result import Result

HOW: dict[Voice, str] = {
    "peer-workers": "ask through their own forum or, where none are employed, an outside peer network; pay for the time",
    "service-users": "ask through someone they trust, safely; pay for the time",
    "carers": "ask through a family or carer group",
}
EXAMPLES = 4


def asked_of(assessment: Assessment, result: Result) -> tuple[Voice, ...]:
    """Who is best placed to answer; of a group, those who know the option it is shown by, or any option."""
    if not result.criterion.any_of:
        return result.criterion.ask
    names = (result.option,) if result.option else result.criterion.any_of
    asked = {voice for name in names for voice in assessment.result(name).criterion.ask}
    return tuple(voice for voice in VOICES if voice in asked)


def _counted(assessment: Assessment) -> list[Result]:
    return [result for result in assessment.results if result.in_figures]


def voice_lines(
    assessment: Assessment, answers: Answers, own: Mapping[str, str]
) -> tuple[VoiceLine, ...]:
    """A line for each group that answered or that some criterion is about, in their fixed order."""
    counted = _counted(assessment)
    settled = [result for result in counted if result.settled]
    lines = []
    for name in VOICES:
        gave = [result for result in settled if name in result.voices]
        about = [result for result in counted if name in asked_of(assessment, result)]
        if not gave and not about and name not in answers.voices:
            continue
        heard = [result for result in about if result.settled and name in result.voices]
        line = VoiceLine(
            wording.voice(name, own),
            len(gave),
            len(settled),
            len(heard),
            len(about),
            _remark(name, answers, gave=bool(gave)),
        )
        lines.append(line)
    return tuple(lines)


def _remark(name: Voice, answers: Answers, *, gave: bool) -> str:
    if name == "peer-workers" and answers.facts.get("peer_workers") == "none":
        return "none employed"
    if gave:
        return ""
    return "answered, but no answer says so" if name in answers.voices else "not asked"


def voice_remark(assessment: Assessment, answers: Answers, own: Mapping[str, str]) -> str:
    """What a reader should know before relying on who answered."""
    counted = _counted(assessment)
    settled = [result for result in counted if result.settled]
    nobody = sum(not result.voices for result in settled)
    if not settled:
        return "nothing is answered yet" if counted else "no criterion is left to be answered"
    if nobody == len(settled):
        return "no answer says which group gave it: name the groups under 'voices' of each answer"
    if not any(result.heard for result in settled):
        return "nothing here is confirmed by those it is about; ask them before you rely on it"
    if nobody:
        words = wording.count(nobody, "answer does", "answers do")
        return f"{words} not say which group gave {'it' if nobody == 1 else 'them'}"
    if set(answers.voices) == {"leadership"}:
        return f"only {wording.voice('leadership', own)} answered"
    return ""


def asking(assessment: Assessment, own: Mapping[str, str]) -> tuple[Asking, ...]:
    """The groups that have answered nothing of what they would know best."""
    counted, found = _counted(assessment), []
    for name in VOICES:
        about = [result for result in counted if name in asked_of(assessment, result)]
        if about and not any(name in result.voices and result.settled for result in about):
            first = sorted(about, key=lambda r: asked_of(assessment, r).index(name))
            examples = tuple(result.criterion.title for result in first[:EXAMPLES])
            how = HOW.get(name, "")
            found.append(Asking(wording.voice(name, own), len(about), examples, how))
    return tuple(found)
