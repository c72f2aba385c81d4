"""What a comparison counts, made of what an engine counted in data sets."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, Final

from peerready.comparison.comparison import Spread, Tally
from peerready.comparison.spread import five, ranked
from peerready.comparison.standing import HEARD, MET, NOT_APPLICABLE, OPEN, OUT_OF_SCOPE, SHOWN

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from peerready.catalog import Loaded
    from peerready.comparison.figures import Pair
    from peerready.comparison.groups import Part
    from peerready.gathering.column_shares import Share

MARKS: Final = 256
"""A sign and its marks are one number: the sign times this, and the marks."""
Counts = dict[str, Counter[Any]]
"""Of each value of the fact that groups are made by: how often something occurs."""


class OfDataSets:
    """What a comparison counts, from data sets (`comparison.counted.Counted`)."""

    def __init__(
        self, loaded: Loaded, shares: Sequence[Counts], signs: Mapping[str, Counts]
    ) -> None:
        self._loaded, self._shares, self._signs = loaded, shares, signs

    @property
    def sizes(self) -> Mapping[str, int]:
        """How many have each value of the fact that groups are made by."""
        first = next(iter(self._signs.values()))
        return {value: counts.total() for value, counts in first.items()}

    def spread(self, row: int, part: Part | None = None) -> Spread:
        """How a row spreads."""
        found: Counter[Share] = _merged(self._shares[row], part)
        opened = sum(many for share, many in found.items() if share.low < share.high)
        if not self._loaded.framework.scale.scored:
            return Spread(0, None, None, opened)
        low = ranked(_many(((one.low, one.whole), n) for one, n in found.items()))
        high = ranked(_many(((one.high, one.whole), n) for one, n in found.items()))
        return Spread(low.size, five(low), five(high), opened)

    def tally(self, criterion: int, part: Part | None = None) -> Tally:
        """The counts of one criterion, by its number."""
        framework = self._loaded.framework
        name = framework.criteria[criterion].id
        found: Counter[int] = _merged(self._signs[name], part)
        signs: Counter[int] = Counter()
        for number, many in found.items():
            signs[number // MARKS] += many
        return Tally(
            id=name,
            levels=tuple(signs[rank] for rank in range(len(framework.scale.levels))),
            open=sum(signs[sign] for sign in OPEN),
            not_applicable=signs[NOT_APPLICABLE],
            met=_marked(found, MET),
            shown=_marked(found, SHOWN),
            heard=_marked(found, HEARD),
        )


def asked_of(counts: Counts) -> int:
    """How many have a criterion in their scope."""
    return sum(
        many
        for some in counts.values()
        for number, many in some.items()
        if number // MARKS != OUT_OF_SCOPE
    )


def _merged(counts: Counts, part: Part | None) -> Counter[Any]:
    """The counts of some values together, or of all."""
    found: Counter[Any] = Counter()
    for value in counts if part is None else part.values:
        found.update(counts.get(value, {}))
    return found


def _many(pairs: Iterable[tuple[Pair, int]]) -> dict[Pair, int]:
    """How many there are of each share of which something can be said."""
    found: Counter[Pair] = Counter()
    for pair, many in pairs:
        if pair[1]:
            found[pair] += many
    return found


def _marked(found: Mapping[int, int], mark: int) -> int:
    """How many bear the mark."""
    return sum(many for number, many in found.items() if number % MARKS & mark)
