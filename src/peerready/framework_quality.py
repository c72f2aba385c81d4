"""What a reader would stumble over in a valid framework: remarks on its texts (`frameworks validate`)."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import combinations
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pydantic import BaseModel

    from peerready.errors import Route
    from peerready.framework import Criterion, Framework

LONGEST_TEXT = 30
"""Words a criterion's text may have and still be said in one breath."""
ALIKE = 0.8
"""Share of words two level texts have in common, in the same order, before one is a stock pattern."""
FEWEST_WORDS = 6
"""Level texts below this length are alike without meaning anything by it."""

WORDS_TO_AVOID = {
    "patient": "person using the service",
    "patients": "people using the service",
    "sufferer": "person living with",
    "sufferers": "people living with",
    "addict": "person who uses, or used, drugs",
    "addicts": "people who use, or used, drugs",
    "junkie": "person who uses, or used, drugs",
    "schizophrenic": "person with a diagnosis of schizophrenia",
    "mentally ill": "living with mental distress",
    "committed suicide": "died by suicide",
    "substance abuser": "person who uses, or used, drugs",
}
_AVOIDED = re.compile(rf"\b(?:{'|'.join(WORDS_TO_AVOID)})\b", re.IGNORECASE)
_AND = re.compile(r"(?:\S+ ){1,2}and(?: \S+){1,2}")
_TOKEN = re.compile(r"[\w'’-]+")
NAMES = ("document", "publisher", "url", "heading", "derived_from", "superseded_by", "rights")
"""Keys that quote titles of others, whose words are not ours to choose."""


@dataclass(frozen=True, slots=True)
class Remark:
    """One thing to look at again: where, what, and what to do."""

    route: Route
    message: str
    hint: str
    severity: Literal["warning", "note"] = "warning"


def remarks(framework: Framework) -> tuple[Remark, ...]:
    """Everything in a framework that is worth a second look."""
    located: list[tuple[Route, Criterion]] = [
        (("domains", d, "criteria", c), criterion)
        for d, domain in enumerate(framework.domains)
        for c, criterion in enumerate(domain.criteria)
    ]
    return (
        *_unreviewed(framework),
        *(remark for route, criterion in located for remark in _on_text(route, criterion)),
        *(remark for route, criterion in located for remark in _on_missing(route, criterion)),
        *_stock_patterns(located),
        *_words(framework, ()),
    )


def _unreviewed(framework: Framework) -> Iterator[Remark]:
    if framework.review.lived_experience.strip().casefold() == "none":
        yield Remark(
            ("review", "lived_experience"),
            "nobody with lived experience has reviewed these texts yet",
            "ask, pay them for it, and name them only if they wish",
            "note",
        )


def _on_text(route: Route, criterion: Criterion) -> Iterator[Remark]:
    here, words = (*route, "text"), _TOKEN.findall(criterion.text)
    if len(words) > LONGEST_TEXT:
        message = f"this text has {len(words)} words"
        yield Remark(here, message, f"15 to 25 can be said in one breath, {LONGEST_TEXT} at most")
    if [word.casefold() for word in words[:2]] == ["peer", "workers"]:
        hint = "let the organisation, the role or the set-up be the subject: it is what gets ready"
        yield Remark(here, "this text begins with 'Peer workers'", hint)
    joined = _AND.search(" ".join(criterion.text.split()))
    if criterion.use == "score" and joined:
        hint = "make two criteria of it if one side could be in place without the other"
        yield Remark(here, f"'… {joined[0]} …' may be two demands", hint, "note")


def _on_missing(route: Route, criterion: Criterion) -> Iterator[Remark]:
    if criterion.use != "score" or criterion.any_of:
        return
    if not criterion.question:
        hint = "write what one would say aloud to the first group of 'ask'"
        yield Remark((*route, "id"), f"'{criterion.id}' has no 'question'", hint)
    if not criterion.not_this:
        hint = "name what is easily mistaken for it"
        yield Remark((*route, "id"), f"'{criterion.id}' has no 'not_this'", hint)


def _stock_patterns(located: list[tuple[Route, Criterion]]) -> Iterator[Remark]:
    texts: dict[str, list[tuple[Route, str, list[str]]]] = {}
    for route, criterion in located:
        for level, said in (criterion.levels or {}).items():
            words = [word.casefold() for word in _TOKEN.findall(said)]
            texts.setdefault(level, []).append(((*route, "levels", level), criterion.id, words))
    for level, given in texts.items():
        for (_, first, before), (route, second, after) in combinations(given, 2):
            if first != second and _alike(before, after):
                message = f"'{level}' of '{second}' says almost the same as that of '{first}'"
                hint = "a noun swapped is not enough: write what one would see for this criterion"
                yield Remark(route, message, hint)


def _alike(one: list[str], other: list[str]) -> bool:
    if min(len(one), len(other)) < FEWEST_WORDS:
        return False
    # Counting words is cheap and never below the true likeness, so most pairs end here.
    shared = (Counter(one) & Counter(other)).total()
    if 2 * shared < ALIKE * (len(one) + len(other)):
        return False
    return SequenceMatcher(None, one, other, autojunk=False).ratio() >= ALIKE


def _words(part: Any, route: Route) -> Iterator[Remark]:
    """Words that speak of people as of cases, wherever they stand but in names others gave."""
    if isinstance(part, str):
        for found in dict.fromkeys(word.casefold() for word in _AVOIDED.findall(part)):
            hint = f"say '{WORDS_TO_AVOID[found]}', or the source's own term if that is kinder"
            yield Remark(route, f"'{found}' is a word to avoid", hint)
        return
    for key, inner in _inside(part):
        if key not in NAMES:
            yield from _words(inner, (*route, key))


def _inside(part: Any) -> Iterator[tuple[str | int, Any]]:
    if isinstance(part, tuple):
        yield from enumerate(part)
    elif isinstance(part, dict):
        yield from part.items()
    elif hasattr(part, "model_fields_set"):
        yield from _fields(part)


def _fields(part: BaseModel) -> Iterator[tuple[str, Any]]:
    return (
        (name, getattr(part, name))
        for name in type(part).model_fields
        if name in part.model_fields_set
    )
