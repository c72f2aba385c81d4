"""A text's events, and the plain data they make; everything that is not plain data is refused."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import yaml
from yaml.events import (
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    StreamEndEvent,
)

from peerready.reading.core_schema import FIRST, Refused, resolved
from peerready.reading.first_look import starts_like_json

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from yaml.events import Event

    NextEvent = Callable[[], Event]

PARSER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
"""libyaml where PyYAML has it; the pure parser has the same events and the same marks."""

DEEPEST: Final = 50


def next_event(text: str) -> NextEvent:
    """The function that answers with the next event of a text: JSON where it starts like JSON."""
    if starts_like_json(text):
        from peerready.reading import json_events

        return json_events.events(text).__next__
    return PARSER(text).get_event  # type: ignore[no-any-return]


def loaded(text: str, kept: list[Event] | None = None) -> dict[str, Any]:
    """The mapping a text holds; its events are added to `kept` where that is given; Refused, with no reason."""
    event = next_event(text)
    if kept is not None:
        event = _all(event, kept).__next__
    event()
    start: Any = event()
    if start.__class__ is StreamEndEvent or start.version or start.tags:
        raise Refused("no document")
    first: Any = event()
    if first.__class__ is not MappingStartEvent or first.tag or first.anchor:
        raise Refused("no mapping")
    found = _mapping(event, 1)
    event()
    if event().__class__ is not StreamEndEvent:
        raise Refused("a second document")
    return found


def _all(event: NextEvent, kept: list[Event]) -> Iterator[Event]:
    try:
        kept += iter(event, None)
    except RecursionError:  # of the JSON reader, which is called for each level there is
        raise Refused("too deep") from None
    return iter(kept)


# The two loops below read every file there is: they are as short as they can be, ask no function
# they could do without, and leave the reasons to `yaml_faults`, which reads again to find them all.


def _mapping(event: NextEvent, depth: int) -> dict[str, Any]:
    found: dict[str, Any] = {}
    while True:
        key: Any = event()
        if key.__class__ is not ScalarEvent:
            if key.__class__ is MappingEndEvent:
                return found
            raise Refused("a key that is not text")
        name = key.value
        value: Any = event()
        if name in found or key.tag or key.anchor or (name == "<<" and not key.style):
            raise Refused("a key")
        if value.__class__ is ScalarEvent:
            if value.tag or value.anchor:
                raise Refused("a tag")
            text = value.value
            found[name] = resolved(text) if text[:1] in FIRST and not value.style else text
        else:
            found[name] = _collection(value, event, depth + 1)


def _list(event: NextEvent, depth: int) -> list[Any]:
    found: list[Any] = []
    while True:
        item: Any = event()
        if item.__class__ is ScalarEvent:
            text = item.value
            if item.tag or item.anchor:
                raise Refused("a tag")
            found.append(resolved(text) if text[:1] in FIRST and not item.style else text)
        elif item.__class__ is SequenceEndEvent:
            return found
        else:
            found.append(_collection(item, event, depth + 1))


def _collection(start: Any, event: NextEvent, depth: int) -> Any:
    if depth > DEEPEST or start.anchor or getattr(start, "tag", None):
        raise Refused("too deep, an alias, or a tag")
    if start.__class__ is MappingStartEvent:
        return _mapping(event, depth)
    return _list(event, depth)
