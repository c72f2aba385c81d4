"""Editions of one framework joined: standings of the others as of the first, and how many there were of each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from peerready.comparison.comparison import Edition
from peerready.comparison.roster import Roster
from peerready.comparison.standing import OUT_OF_SCOPE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from peerready.catalog import Loaded
    from peerready.comparison.comparable import Answered
    from peerready.comparison.standing import Standing


def joined(
    first: Answered, others: Sequence[tuple[Answered, str]]
) -> tuple[Roster, tuple[tuple[str, str], ...]]:
    """All standings as of the first edition; what differs, by the reason beside it, stays apart."""
    if not others:
        return first.roster, ()
    made, apart = Roster(first.loaded, keep_days=first.roster.keep_days), []
    made.extend(first.roster)
    for (loaded, roster), why in others:
        if why:
            apart += [(one.path, why) for one in roster]
        else:
            made.extend(_as_of(first.loaded, loaded, roster))
    return made, tuple(sorted(apart))


def _as_of(first: Loaded, other: Loaded, roster: Roster) -> Iterator[Standing]:
    """Standings put into another edition's order; what is not scored in both is out of scope."""
    theirs = {c.id: n for n, c in enumerate(other.framework.criteria) if c.scored}
    places = [theirs.get(c.id, -1) if c.scored else -1 for c in first.framework.criteria]
    for one in roster:
        signs, least, proved, marks = (
            bytes(column[place] if place >= 0 else empty for place in places)
            for column, empty in (
                (one.signs, OUT_OF_SCOPE),
                (one.least, 0),
                (one.proved, 0),
                (one.marks, 0),
            )
        )
        yield one._replace(
            framework_sha256=first.sha256,
            signs=signs,
            least=least,
            proved=proved,
            marks=marks,
            days=b"".join(one.days[2 * p : 2 * p + 2] if p >= 0 else b"\0\0" for p in places),
        )


def unknown(names: Sequence[str], others: Iterable[Answered]) -> list[str]:
    """The criteria of other editions that the first does not have."""
    found = {
        criterion.id: None
        for loaded, _ in others
        for criterion in loaded.framework.criteria
        if criterion.scored and criterion.id not in names
    }
    return list(found)


def read_with(first: Answered, others: Sequence[Answered], compared: Roster) -> tuple[Edition, ...]:
    """How many of those compared were read with each edition; none where all were with the first."""
    if not others:
        return ()
    kept = {compared.path(number) for number in range(len(compared))}
    counts: dict[str, int] = {}
    for loaded, roster in (first, *others):
        version = loaded.framework.version
        found = sum(roster.path(number) in kept for number in range(len(roster)))
        counts[version] = counts.get(version, 0) + found
    alone = not any(count for version, count in counts.items() if version != first.roster.version)
    return () if alone else tuple(Edition(*pair) for pair in counts.items() if pair[1])
