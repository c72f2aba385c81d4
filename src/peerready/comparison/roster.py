"""Many standings of one framework in little room: texts and signs joined, no object an organisation.

The age of evidence is kept as long as all are of one organisation, or where it is asked for:
it says what was confirmed anew from date to date, and nothing else.
"""

from __future__ import annotations

from array import array
from datetime import date
from typing import TYPE_CHECKING

from peerready.comparison.standing import OUT_OF_SCOPE, Standing, only_managers

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from peerready.catalog import Loaded
    from peerready.fields import Voice

TEXTS = 3
"""How many texts of its own a standing has: path, name, id."""
COUNTRY, YEAR = "country", "year"
"""What groups may be made by beside facts: the second is that of the assessment."""
Profile = tuple[str, tuple[tuple[str, str], ...], tuple["Voice", ...]]
"""What many organisations have alike: country, facts, voices."""


class Roster:
    """The standings of one framework, in the order in which they were added."""

    __slots__ = (
        "_dates",
        "_days",
        "_digests",
        "_ends",
        "_has_days",
        "_least",
        "_marks",
        "_profiles",
        "_proved",
        "_signs",
        "_texts",
        "_which",
        "keep_days",
        "loaded",
        "width",
    )

    def __init__(self, loaded: Loaded, *, keep_days: bool = False) -> None:
        self.loaded = loaded
        self.keep_days = keep_days
        self.width = len(loaded.framework.criteria)
        self._texts = bytearray()
        self._ends = array("Q", [0])
        self._digests = bytearray()
        self._dates = array("i")
        self._which = array("I")
        self._profiles: dict[Profile, int] = {}
        self._signs, self._least = bytearray(), bytearray()
        self._proved, self._marks = bytearray(), bytearray()
        self._days = bytearray()
        self._has_days = True

    def __len__(self) -> int:
        return len(self._dates)

    def __iter__(self) -> Iterator[Standing]:
        return self.standings(range(len(self)))

    def __getitem__(self, number: int) -> Standing:
        return next(self.standings([range(len(self))[number]]))

    @property
    def framework(self) -> str:
        return self.loaded.framework.id

    @property
    def version(self) -> str:
        return self.loaded.framework.version

    @property
    def sha256(self) -> str:
        """The digest of the framework."""
        return self.loaded.sha256

    def add(self, standing: Standing) -> None:
        """Keep a standing; it must be one of this framework."""
        assert standing.framework_sha256 == self.sha256, "another framework"
        assert len(standing.signs) == self.width, "another framework"
        for text in (standing.path, standing.name, standing.id):
            self._texts += text.encode("utf-8", "surrogatepass")
            self._ends.append(len(self._texts))
        self._digests += bytes.fromhex(standing.sha256)
        self._dates.append(standing.assessed_on.toordinal())
        profile = (standing.country, standing.facts, standing.voices)
        self._which.append(self._profiles.setdefault(profile, len(self._profiles)))
        self._signs += standing.signs
        self._least += standing.least
        self._proved += standing.proved
        self._marks += standing.marks
        self._keep_days(standing)

    def _keep_days(self, standing: Standing) -> None:
        """They are asked only where the dates of one organisation are compared."""
        needed = self.keep_days or len(self) == 1 or self.key(0) == standing.key
        if self._has_days and not needed:
            self._has_days, self._days = False, bytearray()
        if self._has_days:
            self._days += standing.days

    def extend(self, standings: Iterable[Standing]) -> None:
        for standing in standings:
            self.add(standing)

    def path(self, number: int) -> str:
        return self._text(number, 0)

    def name(self, number: int) -> str:
        return self._text(number, 1)

    def key(self, number: int) -> str:
        """What tells one organisation from another: its id, else its name."""
        return self._text(number, 2) or self._text(number, 1)

    def assessed_on(self, number: int) -> date:
        return date.fromordinal(self._dates[number])

    def sha256_of(self, number: int) -> str:
        """The digest of the file's bytes."""
        return self._digests[32 * number : 32 * number + 32].hex()

    def signs(self, criterion: int) -> bytes:
        """The sign of each organisation for one criterion, by its number in the framework."""
        return bytes(self._signs[criterion :: self.width])

    def least(self, criterion: int) -> bytes:
        return bytes(self._least[criterion :: self.width])

    def proved(self, criterion: int) -> bytes:
        return bytes(self._proved[criterion :: self.width])

    def marks(self, criterion: int) -> bytes:
        return bytes(self._marks[criterion :: self.width])

    def standings(self, numbers: Iterable[int]) -> Iterator[Standing]:
        """Those of these numbers, in this order."""
        profiles = tuple(self._profiles)
        return (self._standing(number, profiles) for number in numbers)

    def facts(self, name: str) -> list[str]:
        """What each is by a fact, its country or its year; empty where it is not said."""
        if name == YEAR:
            return [str(date.fromordinal(day).year) for day in self._dates]
        by_profile = [_fact(profile, name) for profile in self._profiles]
        return [by_profile[which] for which in self._which]

    def fact_names(self) -> set[str]:
        """What groups can be made by: what some organisation says of itself, and the years."""
        countries = {COUNTRY for country, _, _ in self._profiles if country}
        return {YEAR} | countries | {name for _, facts, _ in self._profiles for name, _ in facts}

    @property
    def managers_only(self) -> int:
        """How many nobody but managers answered."""
        alone = [only_managers(voices) for _, _, voices in self._profiles]
        return sum(alone[which] for which in self._which)

    def taken(self, numbers: Iterable[int]) -> Roster:
        """A roster of those of these numbers, in this order."""
        made = Roster(self.loaded, keep_days=self.keep_days)
        made.extend(self.standings(numbers))
        return made

    def forget(self, criteria: Iterable[int]) -> None:
        """Keep nothing of some criteria, as if they were in nobody's scope."""
        nothing = bytes(len(self))
        for number in criteria:
            self._signs[number :: self.width] = bytes([OUT_OF_SCOPE]) * len(self)
            for column in (self._least, self._proved, self._marks):
                column[number :: self.width] = nothing

    def _text(self, number: int, which: int) -> str:
        place = TEXTS * number + which
        start, end = self._ends[place], self._ends[place + 1]
        return self._texts[start:end].decode("utf-8", "surrogatepass")

    def _standing(self, number: int, profiles: tuple[Profile, ...]) -> Standing:
        country, facts, voices = profiles[self._which[number]]
        start, end = self.width * number, self.width * (number + 1)
        return Standing(
            path=self._text(number, 0),
            sha256=self.sha256_of(number),
            name=self._text(number, 1),
            id=self._text(number, 2),
            country=country,
            facts=facts,
            assessed_on=date.fromordinal(self._dates[number]),
            voices=voices,
            framework=self.framework,
            version=self.version,
            framework_sha256=self.sha256,
            signs=bytes(self._signs[start:end]),
            least=bytes(self._least[start:end]),
            proved=bytes(self._proved[start:end]),
            marks=bytes(self._marks[start:end]),
            days=bytes(self._days[2 * start : 2 * end] if self._has_days else 2 * self.width),
        )


def _fact(profile: Profile, name: str) -> str:
    country, facts, _ = profile
    return dict(facts).get(name, "") if name != COUNTRY else country
