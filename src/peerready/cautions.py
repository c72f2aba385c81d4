"""What to be careful of in answers that are valid: reasons that are no reasons, what could lead to a person."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from peerready.fields import NOT_APPLICABLE, Fault, mapping

if TYPE_CHECKING:
    from peerready.errors import Route

NOT_YET = re.compile(
    r"\b(not?\s+(\w+\s+)?yet|so far|(do|does|did|have|has)(\s+no|n['’]t|\s+not)\b.{0,80}?\byet)",
    re.IGNORECASE,
)
EMAIL = re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]*\w")
YEARS = r"(?:19|20)\d\d *[-/] *(?:(?:19|20)\d\d|\d\d-\d\d)"
PHONE = re.compile(rf"(?<![\w/.-])(?!{YEARS})\+?\(?\d[\d ()/-]{{7,}}\d(?![\w/-])")
PERSONAL = (
    ("an e-mail address", re.compile("@"), EMAIL),
    ("a phone number", re.compile(r"\d"), PHONE),
)
"""What may lead to a person: what is always in it, looked for first, and what it looks like."""
REPEATED = 3
"""So often given, a reason says more about the answers than about the criteria."""
PRIVATE = "not_in_reports"
WORDS = ("name", "note", "comment", "do", "owner", "reason", "target_reason", "approved_by")
"""The keys under which people write freely."""


def cautions(data: Mapping[str, Any]) -> Iterator[Fault]:
    """What a reader of valid answers should be warned of."""
    yield from no_reasons(mapping(data.get("answers")))
    yield from personal(data)


def no_reasons(answers: Mapping[str, Any]) -> Iterator[Fault]:
    """Reasons for not-applicable that say "not yet", or are given again and again."""
    reasons = {
        name: " ".join(str(mapping(answer)["reason"]).split())
        for name, answer in answers.items()
        if mapping(answer).get("level") == NOT_APPLICABLE and mapping(answer).get("reason")
    }
    given = Counter(reason.casefold() for reason in reasons.values())
    for name, reason in reasons.items():
        here = ("answers", name, "reason")
        hint = "what is not there yet is the lowest level, not 'not-applicable'"
        times = given[reason.casefold()]
        if times >= REPEATED:
            message = f"this reason is given {times} times for not-applicable"
            yield Fault(here, message, hint)
        elif NOT_YET.search(reason):
            yield Fault(here, "this reason says 'not yet'", hint)


def personal(part: object, route: Route = ()) -> Iterator[Fault]:
    """Texts below a part that may lead to a person."""
    for key, value in _children(part):
        if key == PRIVATE:
            continue
        here = (*route, key)
        if not isinstance(value, str):
            yield from personal(value, here)
        elif key in WORDS:
            for what, sign, pattern in PERSONAL:
                if sign.search(value) and pattern.search(value):
                    hint = "no names or ways to reach a person belong in this file: name a role"
                    yield Fault(here, f"this looks like {what}", hint)


def _children(part: object) -> Iterator[tuple[str | int, object]]:
    if isinstance(part, Mapping):
        yield from part.items()
    elif isinstance(part, list):
        yield from enumerate(part)
