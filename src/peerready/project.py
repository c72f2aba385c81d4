"""What `peerready.yaml` may say: where the answers and own frameworks are, and how reports are dressed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, Literal

from pydantic import BeforeValidator, Field, WithJsonSchema

from peerready.fields import Fault, Many, Ruled, Strict, Text, mapping, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

WORDS = ("leadership", "hr", "team", "peer-workers", "service-users", "carers")
"""The words an organisation may replace by its own."""


class Report(Strict):
    """How a report is dressed."""

    prepared_for: Text | None = None
    """Whom it is for, such as `the board meeting of 4 December`."""
    prepared_by: Text | None = None
    """Who prepared it."""
    narrative: Text | None = None
    """A paragraph in your own words, shown before the findings."""
    confidentiality: Text | None = None
    """A line at the head and foot of every page."""


def _either(value: Any) -> Any:
    return (value,) if isinstance(value, str) else value


Paths = Annotated[
    Many[Text],
    BeforeValidator(_either),
    WithJsonSchema({"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]}),
]


class Project(Ruled):
    """The settings of a folder of answers files."""

    format: Literal["peerready/project/1"] | None = None
    """The format of this file."""
    answers: Paths = ()
    """The answers files, as paths or globs from this folder."""
    framework_folders: Paths = ()
    """Folders that hold your own frameworks, from this folder."""
    root: Text | None = None
    """The folder that cited evidence is looked for in; this folder where unset."""
    report: Report = Field(default_factory=Report)
    """How reports are dressed."""
    words: dict[str, Text] = Field(default_factory=dict)
    """Your own words for the groups, such as `service-users: consumers`."""

    @classmethod
    def rules(cls, given: Mapping[str, Any], context: Any) -> Iterable[Fault]:  # noqa: ARG003
        for word in mapping(given.get("words")):
            if word not in WORDS:
                message = f"'{word}' has no other word here"
                yield Fault(("words", word), message, f"use {words(WORDS)}", "key")
