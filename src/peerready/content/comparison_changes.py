"""What changed from one date to the next, and what stands behind it as far as the files say."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Literal

from peerready import wording
from peerready.comparison.standing import (
    NOT_APPLICABLE,
    OUT_OF_SCOPE,
    TO_CONFIRM,
    UNANSWERED,
    UNKNOWN,
)
from peerready.content.comparison_model import ChangeRow, TurnView
from peerready.content.comparison_names import labels

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from peerready.comparison.comparison import Change, Comparison, Turn, Turned
    from peerready.content import comparison_model
    from peerready.framework import Scale

    Told = Turn | Literal["answered-lower"]
    """A turn, or lower for the reason that those it is about were asked: that may be progress."""

HOLDS_NOT = "evidence is given, but it no longer holds or is not strong enough"
NOT_CITED = "no evidence is given any more"
NOW_ASKED = "now that those it is about were asked"
LOST = ("regressed", "answered-lower", "no-longer-answered", "no-longer-evidenced")
"""Where it matters that an action is planned."""
WORDS: Mapping[Told, str] = {
    "improved": "improved",
    "regressed": "regressed",
    "answered-lower": "answered lower",
    "newly-answered": "newly answered",
    "no-longer-answered": "no longer answered",
    "newly-evidenced": "newly shown",
    "no-longer-evidenced": "no longer shown",
    "re-confirmed": "re-confirmed",
    "unchanged": "unchanged",
}
WAYS: Mapping[Told, comparison_model.Turn] = {
    "improved": "better",
    "regressed": "worse",
    "answered-lower": "open",
    "newly-answered": "open",
    "no-longer-answered": "open",
    "newly-evidenced": "better",
    "no-longer-evidenced": "worse",
    "re-confirmed": "same",
    "unchanged": "same",
}
LOWER = WORDS["answered-lower"]
SIGN_WORDS = {
    OUT_OF_SCOPE: "not in scope",
    UNANSWERED: "not answered",
    TO_CONFIRM: "to confirm",
    NOT_APPLICABLE: "does not apply",
    UNKNOWN: "would have to ask",
}


def turn_views(comparison: Comparison, own: Mapping[str, str]) -> tuple[TurnView, ...]:
    """From each date to the next, the changes one by one; what stayed is only counted."""
    return tuple(_turn(comparison, turned, own) for turned in comparison.turns)


def _turn(comparison: Comparison, turned: Turned, own: Mapping[str, str]) -> TurnView:
    found = Counter(map(_told, turned.changes))
    counts = tuple((words, found[turn]) for turn, words in WORDS.items() if found[turn])
    said = (f"{n} {words}{f' {NOW_ASKED}' * (words == LOWER)}" for words, n in counts)
    return TurnView(
        earlier=labels(comparison)[turned.earlier],
        later=labels(comparison)[turned.later],
        summary=f"{wording.capital(wording.listed(said))}.",
        asked=_asked(turned, own),
        counts=counts,
        rows=tuple(
            _change(comparison, change) for change in turned.changes if change.turn != "unchanged"
        ),
    )


def _asked(turned: Turned, own: Mapping[str, str]) -> str:
    said = []
    if turned.asked_more:
        more = wording.voices(turned.asked_more, own)
        said.append(f"More groups were asked ({more}): lower may be progress.")
    if turned.asked_less:
        less = wording.voices(turned.asked_less, own)
        said.append(f"No longer asked: {less}; higher may mean that less was heard.")
    return " ".join(said)


def _told(change: Change) -> Told:
    """The turn as people are told it."""
    newly_heard = change.heard_after and not change.heard_before
    return "answered-lower" if change.turn == "regressed" and newly_heard else change.turn


def _change(comparison: Comparison, change: Change) -> ChangeRow:
    framework = comparison.framework
    criterion = next(one for one in framework.criteria if one.id == change.id)
    return ChangeRow(
        id=change.id,
        title=criterion.title,
        stop_sign=criterion.critical is not None,
        turn=WAYS[_told(change)],
        what=WORDS[_told(change)],
        before=sign_word(framework.scale, change.before),
        after=sign_word(framework.scale, change.after),
        why=_why(change),
    )


def _why(change: Change) -> str:
    """What is behind it as far as the signs say; of what is lower never nothing."""
    told = _told(change)
    said = [*_hearing(change, told), *_showing(change)]
    if told in LOST and change.promised_after:
        said.append("an action is planned or started")
    if told == "re-confirmed":
        said.append("its evidence is newer")
    if told == "regressed" and not said:
        said.append("the answers do not say why")
    return "; ".join(said)


def _hearing(change: Change, told: Told) -> Iterator[str]:
    """Whether those it is about answered, where that changed."""
    if told == "answered-lower":
        yield NOW_ASKED
    elif change.heard_after and not change.heard_before:
        yield "answered by those it is about, as it was not before"
    elif change.heard_before and not change.heard_after:
        yield "no longer answered by those it is about"


def _showing(change: Change) -> Iterator[str]:
    """Whether evidence shows it, where that changed, and what became of the evidence."""
    if change.shown_after and not change.shown_before and change.turn != "newly-evidenced":
        yield "shown now"
    if not change.shown_before or change.shown_after:
        return
    if change.turn != "no-longer-evidenced":
        yield "no longer shown"
    if change.after < OUT_OF_SCOPE:
        yield HOLDS_NOT if change.cited_after else NOT_CITED


def sign_word(scale: Scale, sign: int) -> str:
    """What people read for a sign: the level's label, or why there is none."""
    return SIGN_WORDS.get(sign) or scale.levels[sign].label
