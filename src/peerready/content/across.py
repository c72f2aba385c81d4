"""Several frameworks on one first page: what to go by where they differ."""

from __future__ import annotations

from typing import TYPE_CHECKING

from peerready import wording
from peerready.fields import PHASES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from peerready.case import Block
    from peerready.readiness import Verdict

NUMBERS = ("no", "one", "two", "three", "four", "five", "six")
YES: frozenset[Verdict] = frozenset({"ready", "approaching"})
DIFFER: dict[Verdict, tuple[str, str, str]] = {
    "not-ready": ("says", "say", "not yet to {steps}: treat as not yet."),
    "undecided": ("cannot", "cannot", "say whether to {steps}: treat as not yet."),
    "approaching": (
        "waits",
        "wait",
        "for promises to be kept before you {steps}: wait for them.",
    ),
}
"""The most cautious verdict of several, first the furthest from ready: what is said of it by one and by many."""


def across(blocks: Sequence[Block]) -> str:
    """What to go by for each step that several frameworks judge differently; nothing where they agree."""
    found: dict[str, list[str]] = {}
    for place, phase in enumerate(PHASES):
        words = _differ([block.readiness[place].verdict for block in blocks])
        if words:
            found.setdefault(words, []).append(wording.STEP_WORDS[phase])
    return " ".join(words.format(steps=wording.listed(steps)) for words, steps in found.items())


def _differ(verdicts: Sequence[Verdict]) -> str:
    """The sentence on one step, without the step; what does not judge it differs from a “not yet” alone."""
    said = set(verdicts) - {"not-assessed"}
    total = f"of {_number(len(verdicts))} frameworks"
    if len(set(verdicts) if said == {"not-ready"} else said) < 2:
        return ""
    if len(said) > 1 and not said & YES:
        none = "Neither" if len(verdicts) == 2 else "None"
        return f"{none} {total} says that you can {{steps}}: treat as not yet."
    verdict, words = next((name, words) for name, words in DIFFER.items() if name in said)
    number = verdicts.count(verdict)
    one, many, rest = words
    return f"{_number(number).capitalize()} {total} {one if number == 1 else many} {rest}"


def _number(number: int) -> str:
    return NUMBERS[number] if number < len(NUMBERS) else str(number)
