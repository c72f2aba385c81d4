"""What is asked of a comparison, and what of it goes together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from peerready.errors import PeerreadyError, Problem, UsageError, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from peerready.comparison.comparison import Kind
    from peerready.errors import Location

MIN_GROUP: Final = 5
LEAST_GROUP: Final = 3
"""No smaller group may be asked for."""


@dataclass(frozen=True, slots=True)
class Ask:
    """How organisations or dates are to be compared."""

    common: bool = False
    """Compare what all share, and say what was left out."""
    anonymous: bool = False
    """Replace names, and leave out what would tell them."""
    pseudonyms: Mapping[str, str] | None = None
    """Pseudonyms of an earlier comparison, by the organisations' keys."""
    locate: Callable[[str], Location] | None = None
    """Where the pseudonym of a key stands in the file they were kept in."""
    by: str = ""
    """The fact that groups are made by."""
    min_group: int = MIN_GROUP
    order: bool = False
    """Show an order; what can be said of one is worked out in any case."""
    only: tuple[str, ...] = ()
    """The frameworks that were asked for."""


def check(ask: Ask, kind: Kind, columns: int, facts: Iterable[str]) -> None:
    """Refuse what does not go together, everything at once."""
    wrong = [*_usage(ask, kind, columns, sorted(facts))]
    if wrong:
        raise UsageError(*wrong)
    enough(ask, columns)


def enough(ask: Ask, columns: int) -> None:
    """Refuse to hide single organisations, or to make groups, among too few of them."""
    if (ask.anonymous or ask.by) and columns < ask.min_group:
        what = "names cannot be hidden among" if ask.anonymous else "groups cannot be made of"
        raise PeerreadyError(
            Problem(
                f"{what} {columns} organisations: the smallest group is {ask.min_group}",
                hint=f"compare more of them, or set --min-group; it is never below {LEAST_GROUP}",
            )
        )


def _usage(ask: Ask, kind: Kind, columns: int, facts: list[str]) -> Iterator[Problem]:
    if ask.min_group < LEAST_GROUP:
        yield Problem(
            f"a smallest group of {ask.min_group} hides nobody",
            hint=f"--min-group is {LEAST_GROUP} or more",
        )
    if columns < 2:
        yield Problem(
            "there is nothing to compare with: one organisation at one date",
            hint="name files of several organisations, or of one at several dates",
        )
    if kind == "dates" and columns > 1:
        yield from _of_dates(ask)
    elif ask.by and ask.by not in facts:
        known = did_you_mean(ask.by, facts) or f"known here are {', '.join(facts)}"
        yield Problem(f"no organisation says its '{ask.by}'", hint=known)
    if ask.by and ask.order:
        yield Problem(
            "an order is of single organisations, and --by shows groups alone",
            hint="leave out --by or --order",
        )


def _of_dates(ask: Ask) -> Iterator[Problem]:
    asked = (("--anonymise", ask.anonymous), ("--by", bool(ask.by)), ("--order", ask.order))
    for option, is_asked in asked:
        if is_asked:
            yield Problem(
                f"{option} is for several organisations; these files are of one",
                hint=f"leave out {option}, or give the organisations ids of their own",
            )
