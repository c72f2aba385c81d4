"""What is kept of one assessed file to compare it: who, when, and a few signs for each criterion."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final, NamedTuple

from peerready.fields import VOICES

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from fractions import Fraction

    from peerready.answers import Answers
    from peerready.assessment import Assessment
    from peerready.fields import Voice
    from peerready.framework import Scale
    from peerready.result import Result, Status

OUT_OF_SCOPE: Final = 250
UNANSWERED: Final = 251
TO_CONFIRM: Final = 252
NOT_APPLICABLE: Final = 253
UNKNOWN: Final = 254
"""Signs that are no level; every smaller sign is the rank of the level that is settled."""
OPEN: Final = (UNANSWERED, TO_CONFIRM, UNKNOWN)
SIGNS: Final[Mapping[Status, int]] = {
    "out-of-scope": OUT_OF_SCOPE,
    "unanswered": UNANSWERED,
    "to-confirm": TO_CONFIRM,
    "not-applicable": NOT_APPLICABLE,
    "unknown": UNKNOWN,
}
SHOWN: Final = 1
"""Settled, and its evidence reaches the grade needed."""
HEARD: Final = 2
"""Settled by a group it is about."""
CONFIRMED: Final = 4
"""Shown, and a group it is about, or somebody outside, confirmed it."""
PROMISED: Final = 8
"""An action is planned or started."""
MET: Final = 16
"""At its target."""
CITED: Final = 32
"""Some evidence is given, whether it holds or not."""
EPOCH: Final = date(2000, 1, 1)
MANAGERS: Final = ("leadership", "hr")


class Source(NamedTuple):
    """Which bytes a standing was made of."""

    path: str
    sha256: str
    framework_sha256: str


class Standing(NamedTuple):
    """One file's outcome in one framework, judged at its own date.

    `signs`, `least`, `proved` and `marks` hold a byte for each criterion of the framework, in file
    order: its sign; one more than the rank of the level it counts at least (0 for nothing); one
    more than the rank of the level that is shown (0 for nothing); its marks. `days` holds two: the
    days from `EPOCH` to the newest date of evidence that holds, 0 where there is none.
    """

    path: str
    sha256: str
    name: str
    id: str
    country: str
    facts: tuple[tuple[str, str], ...]
    assessed_on: date
    voices: tuple[Voice, ...]
    """The groups whose answers settle a level here; those the file names where none is said to."""
    framework: str
    version: str
    framework_sha256: str
    signs: bytes
    least: bytes
    proved: bytes
    marks: bytes
    days: bytes

    @property
    def key(self) -> str:
        """What tells one organisation from another: its id, else its name."""
        return self.id or self.name

    @property
    def managers_only(self) -> bool:
        """Whether nobody but managers answered; not so where nobody knows who did."""
        return only_managers(self.voices)


def only_managers(voices: Sequence[Voice]) -> bool:
    """Whether these groups are managers alone; not so where nobody knows who answered."""
    return bool(voices) and all(voice in MANAGERS for voice in voices)


def standing(answers: Answers, assessment: Assessment, source: Source) -> Standing:
    """What is kept of an assessed file; `source` says which bytes it was made of."""
    framework, results = assessment.framework, assessment.results
    gave = {voice for one in results if one.settled for voice in one.voices}
    return Standing(
        path=source.path,
        sha256=source.sha256,
        name=answers.organisation.name,
        id=answers.organisation.id or "",
        country=answers.organisation.country or "",
        facts=tuple(sorted(answers.facts.items())),
        assessed_on=answers.assessed_on,
        voices=tuple(voice for voice in VOICES if voice in (gave or answers.voices)),
        framework=framework.id,
        version=framework.version,
        framework_sha256=source.framework_sha256,
        signs=bytes(_sign(one, framework.scale) for one in results),
        least=bytes(_rank_of(one.lo, framework.scale) for one in results),
        proved=bytes(_rank_of(one.ev, framework.scale) for one in results),
        marks=bytes(map(_marks, results)),
        days=b"".join(_day(one).to_bytes(2, "big") for one in results),
    )


def _sign(result: Result, scale: Scale) -> int:
    return scale.rank(result.level) if result.settled and result.level else SIGNS[result.status]


def _rank_of(value: Fraction | None, scale: Scale) -> int:
    """One more than the rank of the level with that value; nothing counts nothing."""
    if not value:
        return 0
    return 1 + next(rank for rank, level in enumerate(scale.levels) if level.value == value)


def _marks(result: Result) -> int:
    confirmed = result.evidenced and any(
        entry.grade == "confirmed"
        and shown.holds
        and entry.by in (*result.criterion.ask, "outside")
        for entry, shown in zip(result.answer.evidence, result.shown, strict=True)
    )
    promised = any(action.status in {"planned", "started"} for action in result.actions)
    return (
        SHOWN * result.evidenced
        | HEARD * result.heard
        | CONFIRMED * confirmed
        | PROMISED * promised
        | MET * (result.status == "met")
        | CITED * bool(result.answer.evidence)
    )


def _day(result: Result) -> int:
    """The days from the epoch to the newest date of evidence that holds."""
    dates = [shown.dated for shown in result.shown if shown.holds and shown.dated]
    return max(0, min(65_535, (max(dates) - EPOCH).days)) if dates else 0
