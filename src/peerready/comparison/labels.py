"""What columns are called, the order in which they stand, and what is left of them without names."""

from __future__ import annotations

from array import array
from collections import Counter
from typing import TYPE_CHECKING

from peerready.comparison.pseudonyms import alphabetical
from peerready.comparison.roster import Roster
from peerready.comparison.standing import CONFIRMED, EPOCH, HEARD, MET, SHOWN

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from peerready.comparison.comparison import Kind
    from peerready.comparison.standing import Standing

TOLD = SHOWN | HEARD | CONFIRMED | MET
"""The marks that are told without a name."""
NO_DIGEST = "0" * 64


def labels(roster: Roster, kind: Kind, pseudonyms: Mapping[str, str] | None) -> list[str]:
    """Of each column its name, pseudonym or date; two of one name with what tells them apart."""
    numbers = range(len(roster))
    if kind == "dates":
        return [str(roster.assessed_on(number)) for number in numbers]
    if pseudonyms is not None:
        return [pseudonyms[roster.key(number)] for number in numbers]
    names = [roster.name(number) for number in numbers]
    many = Counter(names)
    return [
        name if many[name] == 1 else f"{name} ({roster.key(number)})"
        for number, name in enumerate(names)
    ]


def placed(
    roster: Roster, kind: Kind, pseudonyms: Mapping[str, str] | None
) -> tuple[Sequence[int], list[str]]:
    """The columns by label, or by date, and their labels: never by what they score."""
    found = labels(roster, kind, pseudonyms)
    order = sorted(range(len(found)), key=found.__getitem__)
    if pseudonyms is None:  # in two steps, since pairs of texts take much room
        order.sort(key=lambda number: found[number].casefold())
    else:
        order.sort(key=lambda number: alphabetical(found[number]))
    return array("L", order), [found[number] for number in order]


def unnamed(roster: Roster, order: Iterable[int], names: Iterable[str]) -> Roster:
    """Columns in this order with nothing but pseudonyms, voices, signs and the marks that are told."""
    made = Roster(roster.loaded)
    pairs = zip(roster.standings(order), names, strict=True)
    made.extend(_unnamed(one, name) for one, name in pairs)
    return made


def _unnamed(one: Standing, name: str) -> Standing:
    return one._replace(
        path="",
        sha256=NO_DIGEST,
        name=name,
        id="",
        country="",
        facts=(),
        assessed_on=EPOCH,
        marks=bytes(mark & TOLD for mark in one.marks),
        days=bytes(len(one.days)),
    )
