"""How an answers file names a framework: `wa@1`, or `wa@1.2.0` for exactly that version."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import BeforeValidator, WithJsonSchema

from peerready.fields import fault

REFERENCE = re.compile(r"(?P<id>[a-z][a-z0-9-]*)@(?P<major>\d+)(\.\d+\.\d+)?")


@dataclass(frozen=True, slots=True)
class FrameworkRef:
    """A framework as an answers file names it: `wa@1`, or `wa@1.2.0` for exactly that version."""

    id: str
    major: int
    version: str | None = None

    def __str__(self) -> str:
        return f"{self.id}@{self.version or self.major}"


def reference(text: str) -> FrameworkRef | None:
    """What `wa@1` names, or None where the text has another form."""
    match = REFERENCE.fullmatch(text)
    if match is None:
        return None
    exact = text.split("@")[1] if match[3] else None
    return FrameworkRef(match["id"], int(match["major"]), exact)


def _reference(value: Any) -> FrameworkRef:
    if isinstance(value, FrameworkRef):
        return value
    found = reference(value) if isinstance(value, str) else None
    if found is None:
        name = str(value).split("@", maxsplit=1)[0] if isinstance(value, str) else "wa"
        raise fault(
            "a framework is named with its major version",
            f"write '{name}@1', or '{name}@1.0.0' for exactly that version",
        )
    return found


Reference = Annotated[
    FrameworkRef,
    BeforeValidator(_reference),
    WithJsonSchema({"type": "string", "pattern": r"^[a-z][a-z0-9-]*@\d+(\.\d+\.\d+)?$"}),
]
