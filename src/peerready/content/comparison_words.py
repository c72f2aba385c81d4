"""What a comparison comes to, in words: what it is about, what it is not, and the short answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from peerready import wording
from peerready.comparison.standing import OUT_OF_SCOPE, SHOWN
from peerready.content.comparison_criteria import lacking
from peerready.content.comparison_heat import claimed
from peerready.content.comparison_names import labels
from peerready.wording import count, listed, percent

if TYPE_CHECKING:
    from datetime import date

    from peerready.comparison.comparison import Cell, Comparison

NUMBERS = (
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
)
NOTICES = (
    "Own answers: not an audit, no certificate, nothing to rank, fund or appraise by.",
    "It is the organisation that is reviewed, never peer workers, applicants or people using the service.",
)
NO_SUM = "Percentages of different frameworks have nothing to do with each other."
FEW_ASKED = "Self-reviews by different people: a high figure may mean few were asked."
OWN_DAY = "Each file is judged at the day of its answers, its evidence too."
ALPHABETICAL = "Alphabetical: this is not a ranking."
REPLACED = "Names replaced. Alphabetical by pseudonym: this is not a ranking."
REPLACED_ALL = "Names replaced: no organisation is shown by itself."
NO_ORDER = "There are too many for an order to be shown: CSV and JSON say what share of the others each one stands above."
GROUPED = "Groups are shown, never single organisations; what is about fewer than {count}, or would tell of them, is held back."
NO_GROUPS = "No groups can be shown: all are alike, or what would be left is of fewer than {count}."
NOT_HIDDEN = "With {count} in one region a pseudonym does not hide who is who."
MORE_ASKED = "More groups were asked: lower may be progress."
READING = (
    "Claimed: 0 is nothing in place, 100 is everything at the highest level. What is open counts nothing in the lower number of a range, and all in the higher.",
    "“Shown” means that the evidence named is strong enough and in date. Nobody judged what is in it.",
    "Percentages are cut, never rounded up: a full hundred appears only where nothing is missing.",
)


def number(many: int) -> str:
    """Two to twelve in letters, more in digits."""
    return NUMBERS[many - 2] if 2 <= many <= len(NUMBERS) + 1 else str(many)


def heading(comparison: Comparison) -> str:
    if comparison.kind == "organisations":
        return f"{wording.capital(number(comparison.count))} organisations"
    return f"{_name(comparison)}, {number(comparison.count)} dates"


def _name(comparison: Comparison) -> str:
    standing = comparison.columns[-1].standing if comparison.columns else None
    return standing.name if standing else "One organisation"


def period(first: date | None, last: date | None) -> str:
    """From when to when the answers are: Oct–Nov 2026."""
    if first is None or last is None:
        return ""
    months = [wording.MONTHS[day.month - 1] for day in (first, last)]
    if first.year != last.year:
        return f"{months[0]} {first.year}–{months[1]} {last.year}"
    if first.month != last.month:
        return f"{months[0]}–{months[1]} {last.year}"
    return f"{months[0]} {last.year}"


def basis(comparison: Comparison) -> str:
    """How many criteria are compared, and why the others are not."""
    compared, out = len(comparison.criteria), len(comparison.left_out.criteria)
    if not out:
        return f"all {count(compared, 'criterion', 'criteria')} that count"
    are = "is" if out == 1 else "are"
    return f"{compared} of {compared + out} criteria: {out} {are} not asked of all, and left out"


def notices(comparison: Comparison, *, ranked: bool) -> tuple[str, ...]:
    """What must be known before any figure is read."""
    if comparison.kind == "dates":
        more = any(turned.asked_more for turned in comparison.turns)
        return (*((MORE_ASKED,) if more else ()), OWN_DAY)
    found = [FEW_ASKED, OWN_DAY]
    if comparison.anonymous:
        found.append(REPLACED if comparison.columns else REPLACED_ALL)
        found.append(NOT_HIDDEN.format(count=f"{number(comparison.count)} organisations"))
    elif comparison.columns and not ranked:
        found.append(ALPHABETICAL)
    if ranked and comparison.order is None:
        found.append(NO_ORDER)
    if comparison.by:
        said = GROUPED if comparison.groups else NO_GROUPS
        found.append(said.format(count=comparison.min_group))
    return tuple(found)


def short_answer(comparison: Comparison) -> tuple[str, ...]:
    """What the comparison comes to, in a few sentences that hold in every state."""
    if comparison.kind == "dates":
        return (*_then_and_now(comparison), _shown_last(comparison))
    return tuple(filter(None, (_lack(comparison), _spread(comparison), _shown(comparison))))


def _lack(comparison: Comparison) -> str:
    if not comparison.framework.scale.scored:
        return "This framework is told in words: there is no score to compare."
    if not sum(tally.settled for tally in comparison.tallies):
        return "Nothing is answered yet: what is lacking cannot be said."
    found = lacking(comparison)
    if not found:
        waiting = any(tally.open for tally in comparison.tallies)
        but = "; what is open may still show it" if waiting else ""
        return f"In no criterion are nearly all below target{but}."
    titles = listed(line.title for line in found[:3])
    if len(found) == 1:
        return f"Nearly all are below target in one criterion: {titles}."
    some = "among them " if len(found) > 3 else ""
    return f"Nearly all are below target in {number(len(found))} criteria: {some}{titles}."


def _spread(comparison: Comparison) -> str:
    """How far apart they are over the whole, or that nothing tells them apart."""
    spread = comparison.rows[0].spread
    if not spread.low:
        return ""
    if comparison.order and not comparison.order.told_apart:
        return f"No two of the {number(comparison.count)} can be told apart for sure by what they claim."
    if spread.low.first is None or spread.low.third is None:
        return ""
    first, third = percent(spread.low.first), percent(spread.low.third)
    return (
        f"The middle half of them claim {first} to {third} % of the whole; the others less or more."
    )


def _shown(comparison: Comparison) -> str:
    """How much of what is answered has the evidence it needs."""
    settled = sum(tally.settled for tally in comparison.tallies)
    return _of_answers(sum(tally.shown for tally in comparison.tallies), settled)


def _shown_last(comparison: Comparison) -> str:
    column, compared = comparison.columns[-1], set(comparison.criteria)
    places = [n for n, one in enumerate(comparison.framework.criteria) if one.id in compared]
    settled = [column.marks[n] for n in places if column.signs[n] < OUT_OF_SCOPE]
    said = _of_answers(sum(bool(marks & SHOWN) for marks in settled), len(settled))
    return f"On {labels(comparison)[-1]}: {said[0].lower()}{said[1:]}"


def _of_answers(shown: int, settled: int) -> str:
    if not settled:
        return "Nothing is answered, so nothing is shown."
    are = "is" if shown == 1 else "are"
    said = f"{shown or 'none'} of {count(settled, 'answer')} {are} shown by evidence."
    return wording.capital(said)


def _then_and_now(comparison: Comparison) -> tuple[str, ...]:
    """What is claimed at the first and at the last date, and whether that is more."""
    cells, names = comparison.rows[0].cells, labels(comparison)
    first, last = cells[0], cells[-1]
    if first.low is None or last.low is None or first.high is None or last.high is None:
        return ("There is no score to compare between the dates.",)
    said = f"Claimed on {names[0]}: {claimed(first)}; on {names[-1]}: {claimed(last)}."
    return (said, _way(first, last))


def _way(first: Cell, last: Cell) -> str:
    before, after = (first.low, first.high), (last.low, last.high)
    assert None not in before + after  # looked at above
    if before == after and before[0] == before[1]:
        return "That is the same."
    if after[0] > before[1]:  # type: ignore[operator]  # none is None
        return "More is claimed, whatever the open answers turn out to be."
    if after[1] < before[0]:  # type: ignore[operator]  # none is None
        return "Less is claimed, whatever the open answers turn out to be."
    return "The ranges overlap: whether more is in place cannot be said."
