"""`docs/frameworks.md`: every key of framework and answers files, from the models and their docstrings."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

from peerready.answers import Answers
from peerready.fields import words as either
from peerready.framework import Framework
from peerready.framework_rules import GROUP_NEEDS, GROUP_REFUSES, OPTION_NEEDS, SCORED_NEEDS
from peerready.model_schema import definitions
from peerready.project import Project
from peerready.rule_codes import CODES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from peerready.model_schema import Model, Schema

FILES: tuple[tuple[Model, str, str], ...] = (
    (
        Framework,
        "A framework file",
        """\
A checklist with its source, in a file named after its id: `wa.yaml`. `peerready frameworks new`
writes one to start from; `peerready frameworks validate` checks it.""",
    ),
    (
        Answers,
        "An answers file",
        """\
One organisation's answers. `peerready init` writes one to fill in. An answer is a level alone
(`wa.p2: partly`) or a mapping with the keys below.""",
    ),
    (
        Project,
        "A project file",
        "The settings of a folder of answers files, in `peerready.yaml` there or above it.",
    ),
)
KEYS = {
    "statements": "ids of statements",
    "omitted": "ids of statements",
    "levels": "ids of levels",
    "when": "facts",
    "facts": "facts",
    "target": "ids of frameworks",
    "answers": "ids of criteria",
    "evidence_needed": "kinds",
    "words": "groups",
    "phase": "phases",
    "rules": "codes of rules",
    "frameworks": "ids of frameworks",
    "domains": "ids of domains",
    "themes": "themes",
}
"""What the keys of a mapping are, where they are not the model's."""
_HEAD = """\
# The keys of our files

Every key of the YAML files that people write. This page is generated from the program; `make docs`
renews it. For an editor that completes keys and marks mistakes, `peerready frameworks schema`
prints the same as JSON Schema.

A key that is not listed here is an error, so that a misspelt one is never passed over. Text is
UTF-8; dates are written 2027-02-28; prose that holds `: ` stands in quotes or below `>-`.
"""


def page() -> str:
    """The page in Markdown, ended by a newline."""
    return "\n".join([_HEAD, *(line for file in FILES for line in _file(*file))]).rstrip() + "\n"


def _file(model: Model, title: str, intro: str) -> Iterator[str]:
    parts = definitions(model)
    yield from (f"## {title}", "", intro, "")
    for name, part in parts.items():
        if name != model.__name__:
            yield from (f"### {name}", "", part["description"], "")
        yield from _table(part)
        if name == "Criterion":
            yield from _needs()


def _table(part: Schema) -> Iterator[str]:
    yield from ("| key | | what it says | written as |", "|---|---|---|---|")
    for key, value in part["properties"].items():
        keys = KEYS.get(key, "")
        cells = (
            f"`{key}`",
            _when_absent(key, value, part),
            value["description"],
            written(value, keys),
        )
        yield f"| {' | '.join(cell.replace('|', '&#124;') for cell in cells)} |"
    yield ""


def _when_absent(key: str, value: Schema, part: Schema) -> str:
    if key in part.get("required", ()):
        return "required"
    default = value.get("default")
    return "" if default is None or default is False else f"default `{default}`"


def written(value: Mapping[str, Any], keys: str = "") -> str:
    """How a value is written, in a few words; `keys` says what those of a mapping are."""
    match value:
        case {"const": word}:
            return f"`{word}`"
        case {"enum": list(words)} if tuple(words) == CODES:
            return "a code of [the rules](rules.md)"
        case {"enum": list(words)}:
            return either(f"`{word}`" for word in words if word is not None)
        case {"$ref": str(target)}:
            return _link(target.rpartition("/")[2])
        case {"anyOf": list(kinds)}:
            return either(written(kind, keys) for kind in kinds if kind != {"type": "null"})
    return _collection(value, keys) or _plain(value)


def _collection(value: Mapping[str, Any], keys: str) -> str | None:
    if "items" in value:
        return f"list of {written(value['items'])}"
    if "additionalProperties" in value:
        return f"{keys}, each with {written(value['additionalProperties'])}"
    return None


def _link(name: str) -> str:
    return f"[{name}](#{name.lower()})"


def _plain(value: Mapping[str, Any]) -> str:
    kind = value["type"]
    name = kind[0] if isinstance(kind, list) else kind
    if value.get("format") == "date":
        return "date"
    if name == "integer" and "maximum" in value:
        return f"whole number, {value['minimum']} to {value['maximum']}"
    longest = f", at most {value['maxLength']} characters" if "maxLength" in value else ""
    words = {
        "string": "text",
        "integer": "whole number",
        "number": "number",
        "boolean": "`true` or `false`",
    }
    return words[name] + longest


def _needs() -> Iterator[str]:
    yield from (
        "What each use of a criterion needs beside `id`, `title`, `text`, `cites`, `themes` and `phase`:",
        "",
    )
    yield f"- scored: {_names(SCORED_NEEDS)}"
    yield f"- an option (`use: option`): {_names(OPTION_NEEDS)}"
    yield f"- a group (`any_of`): {_names(GROUP_NEEDS)}; it has no {_names(GROUP_REFUSES)}"
    yield "- context and outcome: nothing more"
    yield ""


def _names(keys: Iterable[str]) -> str:
    return ", ".join(f"`{key}`" for key in keys)


if __name__ == "__main__":
    sys.stdout.write(page())
