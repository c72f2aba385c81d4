"""Who is compared, and who speaks for each: names in full and in four letters, groups in words and in letters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from peerready import wording
from peerready.content.comparison_heat import claimed
from peerready.content.comparison_model import ColumnView
from peerready.content.comparison_names import labels, short_names
from peerready.fields import VOICES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from peerready.comparison.comparison import Column, Comparison, Place
    from peerready.fields import Voice

LETTERS: Mapping[Voice, str] = {
    "leadership": "L",
    "hr": "H",
    "team": "T",
    "peer-workers": "P",
    "service-users": "S",
    "carers": "C",
}
PEER_WORKERS: Mapping[str, str] = {"none": "none", "few": "1–4", "several": "5+"}
"""What the values of the fact mean, in as little room as a column has."""
FEW = 5
"""Below so many a place among the others says nothing."""


def column_views(
    comparison: Comparison, own: Mapping[str, str], *, ranked: bool
) -> tuple[ColumnView, ...]:
    """Each column with who speaks for it, in the order of the comparison."""
    if not comparison.columns:
        return ()
    cells, places = comparison.rows[0].cells, comparison.rows[0].places
    names, shorts = labels(comparison), short_names(comparison)
    return tuple(
        ColumnView(
            label=names[number],
            short=shorts[number],
            when=wording.day(column.assessed_on) if column.assessed_on else "",
            who=wording.voices(column.voices, own) or "nobody named",
            who_short="".join(LETTERS[voice] for voice in VOICES if voice in column.voices) or "–",
            peer_workers=_peer_workers(column),
            answered=f"{cells[number].answered} of {cells[number].criteria}",
            answered_count=cells[number].answered,
            criteria=cells[number].criteria,
            claimed=claimed(cells[number]),
            shown=wording.share(cells[number].evidenced),
            place=_place(places[number] if places and ranked else None, comparison),
            managers_only=column.managers_only,
        )
        for number, column in enumerate(comparison.columns)
    )


def voice_letters(comparison: Comparison, own: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """The letter and the words of each group that answered in any column."""
    gave = {voice for column in comparison.columns for voice in column.voices}
    return tuple((LETTERS[one], wording.voice(one, own)) for one in VOICES if one in gave)


def _peer_workers(column: Column) -> str:
    facts = dict(column.standing.facts) if column.standing else {}
    return said_of("peer_workers", facts.get("peer_workers", ""))


def said_of(fact: str, value: str) -> str:
    """A fact's value as people read it."""
    return PEER_WORKERS.get(value, value) if fact == "peer_workers" else value


def _place(place: Place | None, comparison: Comparison) -> str:
    """Where it stands among the others, where an order was asked for and they are enough to say."""
    others = comparison.rows[0].spread.n - 1
    if place is None or comparison.kind == "dates" or others + 1 < FEW:
        return ""
    least, most = (int(one * others) for one in place)
    return f"above {least} of {others}" if least == most else f"above {least} to {most} of {others}"
