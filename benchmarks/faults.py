"""Ways in which an answers file is broken, one function each: a valid file's text to the bytes of a faulty one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

LIMIT = 1_000_000
"""The largest answers file in bytes."""


def misspelt_level(text: str) -> bytes:
    return re.sub(r"(?m)^(answers:\n  \S+: [a-z])", r"\1q", text).encode()


def unknown_key(text: str) -> bytes:
    return text.replace("\nassessed_on:", "\ncolour: blue\nassessed_on:").encode()


def date_of_another_form(text: str) -> bytes:
    return re.sub(r"(?m)^assessed_on: (\d+)-(\d+)-(\d+)", r"assessed_on: \3/\2/\1", text).encode()


def day_that_is_none(text: str) -> bytes:
    return re.sub(r"(?m)^assessed_on: (\d+).*", r"assessed_on: \1-02-30", text).encode()


def no_day(text: str) -> bytes:
    return re.sub(r"(?m)^assessed_on: .*\n", "", text).encode()


def key_twice(text: str) -> bytes:
    return re.sub(r"(?m)^(voices: .*\n)", r"\1\1", text).encode()


def answer_twice(text: str) -> bytes:
    """The first answer again at the end."""
    first = text.partition("answers:\n")[2].partition("\n")[0]
    return f"{text}{first}\n".encode()


def truncated(text: str) -> bytes:
    """As a full disk leaves it: the second half is gone, in the middle of a list."""
    return (text[: text.index("\n", len(text) // 2)] + "\n  cut.off: {level: partly, voi").encode()


def not_utf_8(text: str) -> bytes:
    return text.replace("name: ", "name: Caf\xe9 ", 1).encode("latin-1")


def utf_16(text: str) -> bytes:
    return text.encode("utf-16")


def empty(text: str) -> bytes:  # noqa: ARG001  # every fault takes a text
    return b""


def tab(text: str) -> bytes:
    return re.sub(r"(?m)^answers:\n  ", "answers:\n\t", text).encode()


def merge_conflict(text: str) -> bytes:
    theirs = r"answers:\n<<<<<<< ours\n\1=======\n\1>>>>>>> theirs\n"
    return re.sub(r"(?m)^answers:\n(.*\n)", theirs, text).encode()


def criterion_unknown(text: str) -> bytes:
    return (text + "  wrong.x99: partly\n").encode()


def framework_unknown(text: str) -> bytes:
    return re.sub(r"(?m)^frameworks: .*", "frameworks: [nowhere@1]", text).encode()


def framework_of_another_version(text: str) -> bytes:
    return re.sub(r"(?m)^(frameworks: \[[\w-]+)@1", r"\1@9", text).encode()


def without_reason(text: str) -> bytes:
    return re.sub(r"(?m)^(answers:\n  \S+: ).*", r"\1{level: not-applicable}", text).encode()


def bare_yes(text: str) -> bytes:
    return re.sub(r"(?m)^(answers:\n  \S+: ).*", r"\1yes", text).encode()


def evidence_outside(text: str) -> bytes:
    entry = r"\1{evidence: [{path: ../../elsewhere.md, grade: document}]}"
    return re.sub(r"(?m)^(answers:\n  \S+: ).*", entry, text).encode()


def confirmed_by_nobody(text: str) -> bytes:
    entry = r"\1{evidence: [{note: They said so, grade: confirmed}]}"
    return re.sub(r"(?m)^(answers:\n  \S+: ).*", entry, text).encode()


def fact_unknown(text: str) -> bytes:
    return re.sub(r"(?m)^facts: .*", "facts: {size: huge, peer_workers: few}", text).encode()


def control_character(text: str) -> bytes:
    return text.replace("name: ", "name: \x00", 1).encode()


def second_document(text: str) -> bytes:
    return (text + "---\n" + text).encode()


def alias(text: str) -> bytes:
    return re.sub(r"(?m)^(answers:\n  \S+: )", r"\1&same ", text).encode()


def list_of_answers(text: str) -> bytes:
    return b"- " + text.partition("\n")[0].encode() + b"\n"


def too_deep(text: str) -> bytes:
    return text.replace("\nvoices: ", "\nvoices: " + "[" * 60 + "]" * 60 + " #", 1).encode()


def too_large(text: str) -> bytes:
    return (text + "# so it goes on\n" * (LIMIT // 16 + 1)).encode()


def prose(text: str) -> bytes:  # noqa: ARG001
    return b"We are ready: largely, that is, and the rest: soon\n"


FAULTS: Final[Mapping[str, Callable[[str], bytes]]] = {
    made.__name__.replace("_", "-"): made
    for made in (
        *(misspelt_level, unknown_key, date_of_another_form, key_twice, truncated, not_utf_8),
        *(empty, tab, merge_conflict, criterion_unknown, day_that_is_none, no_day, answer_twice),
        *(utf_16, framework_unknown, framework_of_another_version, without_reason, bare_yes),
        *(evidence_outside, confirmed_by_nobody, fact_unknown, control_character),
        *(second_document, alias, list_of_answers, too_deep, too_large, prose),
    )
}
