"""Views filled in by type, so that a test forgets no field and no text of one is unsafe."""

import types
import typing
from datetime import date


def filled(kind, text, names, name=""):
    """A value of this type with `text(name)` wherever a text stands; `names` are the types it uses."""
    if kind is str:
        return "en" if name.endswith(".language") else text(name)
    if kind in {bool, int}:
        return kind(42)
    if kind is date:
        return date(2026, 11, 21)
    origin, arguments = typing.get_origin(kind), typing.get_args(kind)
    if origin is tuple:
        many = arguments[:1] if arguments[1:] == (...,) else arguments
        return tuple(filled(one, text, names, name) for one in many)
    if origin in {typing.Literal, typing.Union, types.UnionType}:
        return arguments[0] if origin is typing.Literal else filled(arguments[0], text, names, name)
    hints = typing.get_type_hints(kind, names)
    return kind(
        **{f: filled(hint, text, names, f"{kind.__name__}.{f}") for f, hint in hints.items()}
    )


def named(name):
    """A text that says which field it stands in."""
    owner, _, field = name.partition(".")
    return f"{owner}-{field.replace('_', '-')}".lower()


def texts(models, names):
    """The fields of views that hold text alone."""
    for one in models:
        for field, hint in typing.get_type_hints(one, names).items():
            if hint in {
                str,
                tuple[str, ...],
                tuple[tuple[str, ...], ...],
                tuple[tuple[str, str], ...],
            }:
                yield f"{one.__name__}.{field}"
