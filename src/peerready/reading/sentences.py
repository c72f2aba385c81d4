"""Pydantic's kinds of errors as sentences for the person who wrote the file."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final

from peerready.errors import did_you_mean
from peerready.reading.quoted import excerpt

Sentence = tuple[str, str | None]
"""What is wrong, and what to do about it."""

Context = Mapping[str, Any]

MOST_LISTED: Final = 12


@dataclass(frozen=True, slots=True)
class Part:
    """The part of a file an error speaks of: its key, its value, and what may stand beside it."""

    name: str
    value: Any
    keys: tuple[str, ...] = ()
    is_private: bool = False
    is_inside_private: bool = False

    @property
    def shown(self) -> str:
        """What stands there, as a message may call it."""
        match self.value:
            case dict():
                return "a mapping"
            case list():
                return "a list"
            case _ if self.is_private:
                return "this"
            case bool():
                return str(self.value).lower()
            case int() | Decimal():
                return f"the number {excerpt(self.value).strip(chr(39))}"
        return excerpt(self.value)

    @property
    def key(self) -> str:
        return "this" if self.is_inside_private else excerpt(self.name)

    @property
    def is_empty(self) -> bool:
        return self.value is None or (isinstance(self.value, str) and not self.value.strip())


def sentence(kind: str, context: Context, part: Part) -> Sentence:
    """What an error of a kind says of a part of a file."""
    written = _SENTENCES.get(kind)
    if written:
        return written(context, part)
    if part.is_private:
        return "this is not valid here", None
    text = str(context["message"]).removeprefix("Value error, ").removeprefix("Assertion failed, ")
    return text[:1].lower() + text[1:].rstrip("."), None


def _own(context: Context, part: Part) -> Sentence:  # noqa: ARG001  # our models write for people already
    return context["message"], context.get("hint")


def _missing(context: Context, part: Part) -> Sentence:  # noqa: ARG001  # nothing more to know
    return f"{part.key} is missing", None


def _extra(context: Context, part: Part) -> Sentence:  # noqa: ARG001  # nothing more to know
    message = f"no key {part.key} here" if not part.is_inside_private else "no such key here"
    listed = 0 < len(part.keys) <= MOST_LISTED
    near = did_you_mean(part.name, part.keys) if not part.is_inside_private else None
    return message, near or (f"the keys here are {', '.join(part.keys)}" if listed else None)


def _wanted(what: str, part: Part, hint: str | None) -> Sentence:
    if part.is_empty:
        return f"{part.key} is empty", f"write {what}, or leave the key out"
    return f"{what} is wanted here, not {part.shown}", hint


def _text(context: Context, part: Part) -> Sentence:  # noqa: ARG001  # nothing more to know
    match part.value:
        case dict():
            hint = "a text with a colon and a space in it stands in quotes"
        case list():
            hint = "write it without '[' and '-'"
        case _:
            hint = "put it in quotes" + ("" if part.is_private else f': "{_literal(part.value)}"')
    return _wanted("a text", part, hint)


def _literal(value: Any) -> str:
    return (str(value).lower() if isinstance(value, bool) else excerpt(value)).strip("'")


def _mapping(context: Context, part: Part) -> Sentence:  # noqa: ARG001  # nothing more to know
    if isinstance(part.value, str) and re.match(r"[\w.-]+:\S", part.value):
        return _wanted("a mapping", part, "write a space behind the colon")
    return _wanted("a mapping", part, "write 'key: value' on the lines below, indented")


def _list(context: Context, part: Part) -> Sentence:  # noqa: ARG001  # nothing more to know
    if isinstance(part.value, str) and re.fullmatch(r"[\w.@-]{1,40}", part.value):
        hint = "put it in brackets" + ("" if part.is_private else f": [{part.value}]")
        return _wanted("a list", part, hint)
    return _wanted("a list", part, "write each entry on a line of its own behind '- '")


def _number(context: Context, part: Part) -> Sentence:  # noqa: ARG001  # nothing more to know
    is_quoted = isinstance(part.value, str) and re.fullmatch(r"-?\d+(\.\d+)?", part.value)
    return _wanted("a number", part, "write it without quotes" if is_quoted else None)


def _whole(context: Context, part: Part) -> Sentence:
    return _wanted("a whole number", part, _number(context, part)[1])


_BOOLEANS: Final = {
    **dict.fromkeys(("yes", "y", "on", "true"), "true"),
    **dict.fromkeys(("no", "n", "off", "false"), "false"),
}


def _boolean(context: Context, part: Part) -> Sentence:  # noqa: ARG001  # nothing more to know
    meant = _BOOLEANS.get(str(part.value).lower())
    return _wanted("true or false", part, f"write {meant}, without quotes" if meant else None)


def _choice(context: Context, part: Part) -> Sentence:
    choices = list(dict.fromkeys(re.findall(r"'([^']*)'", str(context["expected"]))))
    offered = ", ".join(choices) or str(context["expected"])
    if part.is_empty:
        return f"{part.key} is empty", f"write one of {offered}"
    if len(choices) == 1:
        return f"'{offered}' is wanted here, not {part.shown}", None
    near = None if part.is_private else did_you_mean(str(part.value), choices)
    return f"{part.shown} is not one of {offered}", near


def _form(context: Context, part: Part) -> Sentence:
    if part.is_empty:
        return _wanted("a text", part, None)
    return f"{part.shown} does not have the form {context['pattern']}", None


def _date(context: Context, part: Part) -> Sentence:  # noqa: ARG001  # nothing more to know
    if part.is_empty:
        return _wanted("a date", part, None)
    found = re.fullmatch(r"(\d{1,2})[./](\d{1,2})[./](\d{4})", str(part.value))
    day, month, year = found.groups() if found and not part.is_private else ("28", "2", "2027")
    form = f"{year}-{int(month):02}-{int(day):02}"
    return f"{part.shown} is not a date", f"write year-month-day, such as {form}"


def _short(context: Context, part: Part) -> Sentence:
    if part.is_empty:
        return _wanted("a text", part, None)
    return f"{part.key} is too short", f"write at least {context['min_length']} characters"


def _long(context: Context, part: Part) -> Sentence:
    most = context["max_length"]
    return f"{part.key} has {len(part.value)} characters", f"at most {most} fit here"


def _few(context: Context, part: Part) -> Sentence:
    least = context["min_length"]
    return f"{part.key} needs {_entries(least)} or more", f"it has {context['actual_length']} now"


def _many(context: Context, part: Part) -> Sentence:
    most = context["max_length"]
    return f"{part.key} takes {_entries(most)} at most", f"it has {context['actual_length']} now"


def _entries(number: int) -> str:
    return "1 entry" if number == 1 else f"{number} entries"


def _bound(key: str, words: str) -> Callable[[Context, Part], Sentence]:
    def written(context: Context, part: Part) -> Sentence:
        return f"{part.key} must be {words} {context[key]}", None

    return written


def _finite(context: Context, part: Part) -> Sentence:  # noqa: ARG001  # nothing more to know
    return f"{part.key} must be a finite number", None


_KINDS: Final[Mapping[Callable[[Context, Part], Sentence], tuple[str, ...]]] = {
    _text: ("string_type",),
    _mapping: ("model_type", "model_attributes_type", "dict_type", "mapping_type"),
    _list: ("list_type", "tuple_type", "set_type", "frozen_set_type", "iterable_type"),
    _number: ("float_type", "float_parsing", "decimal_type", "decimal_parsing"),
    _whole: ("int_type", "int_parsing", "int_from_float"),
    _boolean: ("bool_type", "bool_parsing"),
    _choice: ("literal_error", "enum"),
    _date: ("date_type", "date_parsing", "date_from_datetime_parsing"),
    _form: ("string_pattern_mismatch",),
    _short: ("string_too_short",),
    _long: ("string_too_long",),
    _few: ("too_short",),
    _many: ("too_long",),
    _missing: ("missing",),
    _extra: ("extra_forbidden",),
    _finite: ("finite_number",),
    _own: ("peerready",),
    _bound("gt", "more than"): ("greater_than",),
    _bound("ge", "at least"): ("greater_than_equal",),
    _bound("lt", "less than"): ("less_than",),
    _bound("le", "at most"): ("less_than_equal",),
}
_SENTENCES: Final = {kind: written for written, kinds in _KINDS.items() for kind in kinds}

WANTS_COLLECTION: Final = frozenset(_KINDS[_mapping] + _KINDS[_list])
WANTS_SCALAR: Final = frozenset(
    kind
    for written in (_text, _number, _whole, _boolean, _choice, _date)
    for kind in _KINDS[written]
)
"""The kinds of errors that say of which shape the value should have been."""
