"""What to be careful of in answers that are valid: reasons that are no reasons, what could lead to a person."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from peerready.answers import MANY_PEERS, PEERS
from peerready.fields import NOT_APPLICABLE, Fault, mapping, sequence

if TYPE_CHECKING:
    from collections.abc import Sequence

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
HIDDEN = "these words are held back: of few peer workers, words can tell who spoke"
SAID_TOGETHER = (
    "that they differ is shown, and their level; what they agreed to have said can stand in the "
    "note of the answer, and 'peer_workers: several' says that they are five or more"
)
SAYS_NOT_YET = "this reason says 'not yet'"
REPEATED = 3
"""So often given, a reason says more about the answers than about the criteria."""
PRIVATE = "not_in_reports"
WORDS = ("name", "note", "comment", "do", "owner", "reason", "target_reason", "approved_by")
"""The keys under which people write freely."""


def cautions(data: Mapping[str, Any]) -> Iterator[Fault]:
    """What a reader of valid answers should be warned of; one reason is told of once."""
    for reason, names in _reasons(mapping(data.get("answers"))).items():
        if len(names) >= REPEATED:
            yield _no_reason(names[0], f"{_repeated(names)}: {', '.join(names)}")
        elif NOT_YET.search(reason):
            yield from (_no_reason(name, SAYS_NOT_YET) for name in names)
    yield from _few_speakers(data)
    yield from personal(data)


def no_reasons(answers: Mapping[str, Any]) -> Iterator[Fault]:
    """Each reason for not-applicable that says "not yet", or is given again and again."""
    for reason, names in _reasons(answers).items():
        if len(names) >= REPEATED:
            yield from (_no_reason(name, _repeated(names)) for name in names)
        elif NOT_YET.search(reason):
            yield from (_no_reason(name, SAYS_NOT_YET) for name in names)


def _few_speakers(data: Mapping[str, Any]) -> Iterator[Fault]:
    """The words of peer workers who differ, where there may be so few of them that words tell who spoke."""
    if mapping(data.get("facts")).get("peer_workers") == MANY_PEERS:
        return
    for name, answer in mapping(data.get("answers")).items():
        for place, one in enumerate(sequence(mapping(answer).get("dissent"))):
            if one.get("by") == PEERS and one.get("note"):
                yield Fault(("answers", name, "dissent", place, "note"), HIDDEN, SAID_TOGETHER)


def _reasons(answers: Mapping[str, Any]) -> dict[str, list[str]]:
    """The reasons for not-applicable, in lower case, each with the criteria it is given for."""
    found: dict[str, list[str]] = {}
    for name, answer in answers.items():
        given = mapping(answer)
        if given.get("level") == NOT_APPLICABLE and given.get("reason"):
            reason = " ".join(str(given["reason"]).split()).casefold()
            found.setdefault(reason, []).append(name)
    return found


def _repeated(names: Sequence[str]) -> str:
    return f"this reason is given {len(names)} times for not-applicable"


def _no_reason(name: str, message: str) -> Fault:
    hint = "what is not there yet is the lowest level, not 'not-applicable'"
    return Fault(("answers", name, "reason"), message, hint)


def personal(data: object) -> Iterator[Fault]:
    """Texts that may lead to a person."""
    for here, value in texts(data):
        for what, sign, pattern in PERSONAL:
            if sign.search(value) and pattern.search(value):
                hint = "no names or ways to reach a person belong in this file: name a role"
                yield Fault(here, f"this looks like {what}", hint)


def texts(part: object, route: Route = ()) -> Iterator[tuple[Route, str]]:
    """What people wrote freely below a part, and where; nothing of what is not for reports."""
    for key, value in _children(part):
        if key == PRIVATE:
            continue
        here = (*route, key)
        if not isinstance(value, str):
            yield from texts(value, here)
        elif key in WORDS:
            yield here, value


def _children(part: object) -> Iterator[tuple[str | int, object]]:
    if isinstance(part, Mapping):
        yield from part.items()
    elif isinstance(part, list):
        yield from enumerate(part)
