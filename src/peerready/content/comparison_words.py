"""What a comparison comes to, in words: what it is about, what it is not, and the short answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from peerready import wording
from peerready.content import comparison_years
from peerready.content.comparison_criteria import lacked_by_all, lacking
from peerready.content.comparison_stop_signs import stop_signs
from peerready.wording import count, listed, percent

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from peerready.comparison.compare import Compared
    from peerready.comparison.comparison import Comparison
    from peerready.content.comparison_model import Line

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
KEPT = "Made of what earlier runs kept: answers and evidence were not looked at again."
OWN_DAY = "Each file is judged at the day of its answers, its evidence too."
ALPHABETICAL = "Alphabetical: this is not a ranking."
REPLACED = "Names replaced. Alphabetical by pseudonym: this is not a ranking."
REPLACED_ALL = "Names replaced: no organisation is shown by itself."
NO_ORDER = "There are too many for an order to be shown: CSV and JSON say what share of the others each one stands above."
MANAGERS = "{some} of {count} were answered by managers alone."
BY_YEAR = "Each organisation counts once in each year that it answered in: {count} times in all."
GROUPED = "Groups are shown, never single organisations; what is about fewer than {count}, or would tell of them, is held back."
NO_GROUPS = "No groups can be shown: all are alike, or what would be left is of fewer than {count}."
NOT_HIDDEN = "With {count} in one region a pseudonym does not hide who is who."
JOINED = "Answers read with several editions of {id} are compared as of {version}, which gives the words and weights: {editions}."
HELD_BACK_EDITIONS = "how many with each is held back, for it would tell of few"
COMBINED = "Whoever also has groups by another fact can combine the two, and may learn of few what neither shows by itself."
ORDER = "By what is claimed, in one's own judgement. A range of ranks is all there is: inside it nobody stands before anybody else."
SMALL_GROUPS = "Small groups are not shown apart, nor what would give them away."
NOT_REVIEWED = "No text here has been reviewed by people with lived experience yet."
READING = (
    "Claimed: 0 is nothing in place, 100 is everything at the highest level. What is open counts nothing in the lower number of a range, and all in the higher.",
    "“Shown” means that the evidence named is strong enough and in date. Nobody judged what is in it.",
    "Percentages are cut, never rounded up: a full hundred appears only where nothing is missing.",
)


def general_notices(compared: Compared) -> tuple[str, ...]:
    """What must be known before any framework is read."""
    found = [*NOTICES]
    if len(compared.comparisons) > 1:
        found.append(NO_SUM)
    if compared.kept:
        found.append(KEPT)
    return tuple(found)


def number(many: int) -> str:
    """Two to twelve in letters, more in digits."""
    return NUMBERS[many - 2] if 2 <= many <= len(NUMBERS) + 1 else str(many)


def heading(comparison: Comparison) -> str:
    if comparison.kind == "organisations":
        return f"{wording.capital(number(comparison.organisations))} organisations"
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
        return (OWN_DAY, *_joined(comparison), *_reviewed(comparison))
    found = [FEW_ASKED, OWN_DAY, *_joined(comparison), *_reviewed(comparison)]
    if comparison.anonymous:
        found.append(REPLACED if comparison.columns else REPLACED_ALL)
        found.append(NOT_HIDDEN.format(count=f"{number(comparison.organisations)} organisations"))
    elif comparison.columns and not ranked:
        found.append(ALPHABETICAL)
    if ranked and comparison.order is None:
        found.append(NO_ORDER)
    if not comparison.columns and comparison.managers_only:
        found.append(MANAGERS.format(some=comparison.managers_only, count=comparison.count))
    if comparison.organisations < comparison.count:
        found.append(BY_YEAR.format(count=comparison.count))
    if comparison.by:
        said = GROUPED if comparison.groups else NO_GROUPS
        found.append(said.format(count=comparison.min_group))
    if comparison.groups:
        found.append(COMBINED)
    return tuple(found)


def _joined(comparison: Comparison) -> tuple[str, ...]:
    """That editions were joined, and how many files were read with each where that may be told."""
    if comparison.joined is None:
        return ()
    framework = comparison.framework
    told = listed(f"{many} with {version}" for version, many in editions(comparison) if version)
    said = JOINED.format(
        id=framework.id, version=framework.version, editions=told or HELD_BACK_EDITIONS
    )
    return (said,)


def editions(comparison: Comparison) -> tuple[tuple[str, str], ...]:
    """Each edition that was joined and how many files were read with it; or that this is held back."""
    if comparison.joined is None:
        return ()
    counts = ((one.version, count(one.count, "file")) for one in comparison.joined.editions)
    return tuple(counts) or (("", HELD_BACK_EDITIONS),)


def _reviewed(comparison: Comparison) -> tuple[str, ...]:
    """That nobody with lived experience has reviewed the texts, where that is so."""
    review = comparison.framework.review.lived_experience.strip().casefold()
    return (NOT_REVIEWED,) if review == "none" else ()


def short_answer(comparison: Comparison) -> tuple[str, ...]:
    """What the comparison comes to, in a few sentences that hold in every state."""
    if comparison.kind == "dates":
        return comparison_years.told(comparison)
    parts = (
        lack(comparison),
        stop_signs(comparison),
        _spread(comparison),
        _shown(comparison),
    )
    return tuple(filter(None, parts))


def lack(comparison: Comparison) -> str:
    """What all or nearly all are below target in, or that nothing can be said of it."""
    if not comparison.framework.scale.scored:
        return "This framework is told in words: there is no score to compare."
    if not comparison.tallies:
        return "Too few answered to say what is lacking without telling who."
    if not sum(tally.settled for tally in comparison.tallies):
        return "Nothing is answered yet: what is lacking cannot be said."
    found, by_all = lacking(comparison), lacked_by_all(comparison)
    if not found:
        waiting = any(tally.open for tally in comparison.tallies)
        but = "; what is open may still show it" if waiting else ""
        return f"In no criterion are nearly all below target{but}."
    rest = tuple(line for line in found if line not in by_all)
    said = []
    if by_all:
        said.append(f"{_everyone(comparison)} are below target in {_counted(by_all)}")
    if rest:
        said.append(f"nearly all are below target in {_counted(rest)}")
    return f"{wording.capital('; '.join(said))}."


def _counted(lines: Sequence[Line]) -> str:
    """Two criteria, by title; of many the first three."""
    titles = listed(line.title for line in lines[:3])
    if len(lines) == 1:
        return f"one criterion: {titles}"
    some = "among them " if len(lines) > 3 else ""
    return f"{number(len(lines))} criteria: {some}{titles}"


def _everyone(comparison: Comparison) -> str:
    return "both" if comparison.count == 2 else f"all {number(comparison.count)}"


def lacking_title(comparison: Comparison) -> str:
    """What the list of what is lacking is of: all, nearly all, or both of these."""
    if comparison.kind == "dates":
        return "Below target at every date"
    found, by_all = lacking(comparison), lacked_by_all(comparison)
    if found and found == by_all:
        return f"What {_everyone(comparison)} lack"
    return "What all or nearly all lack" if by_all else "What nearly all lack"


def lacking_none(comparison: Comparison) -> str:
    """What is said where the list is empty."""
    if comparison.kind == "dates":
        return "No criterion was below its target at every date."
    return lack(comparison)


def _spread(comparison: Comparison) -> str:
    """How far apart they are over the whole, or that nothing tells them apart."""
    spread = comparison.rows[0].spread
    if not spread.low:
        return ""
    if comparison.order and not comparison.order.told_apart:
        many = number(comparison.count)
        none = "The two cannot" if comparison.count == 2 else f"No two of the {many} can"
        return f"{none} be told apart for sure by what they claim."
    if spread.low.first is None or spread.low.third is None:
        return ""
    first, third = percent(spread.low.first), percent(spread.low.third)
    return (
        f"The middle half of them claim {first} to {third} % of the whole; the others less or more."
    )


def _shown(comparison: Comparison) -> str:
    """How much of what is answered has the evidence it needs."""
    settled = sum(tally.settled for tally in comparison.tallies)
    return comparison_years.of_answers(sum(tally.shown for tally in comparison.tallies), settled)
