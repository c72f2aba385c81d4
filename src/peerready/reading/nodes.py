"""Where each part of a text stands: a tree of its keys and values."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple
from unicodedata import normalize

from yaml.events import MappingStartEvent, ScalarEvent, SequenceStartEvent

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from yaml.events import Event

_STARTS: Final = frozenset((ScalarEvent, MappingStartEvent, SequenceStartEvent))
_NO_KEYS: Final[Mapping[str, Node]] = {}
_NO_PARTS: Final[Mapping[str | int, Node]] = {}


class Node(NamedTuple):
    """A key, a scalar, a mapping or a list: its span, how it is written, and what is in it."""

    start: Any
    end: Any
    style: str
    """For a scalar: nothing (plain), `'`, `"`, `>` or `|`; for a collection: `flow` or `block`."""
    text: str | None
    """What a scalar says; a mapping and a list say None."""
    keys: Mapping[str, Node]
    children: Mapping[str | int, Node]

    @property
    def is_empty(self) -> bool:
        """Whether nothing is written here: `answers:` and no more."""
        return self.text == "" and not self.style

    @property
    def entries(self) -> list[Entry]:
        """The parts of a collection, in their order."""
        return [Entry(self, self.keys.get(str(name)), part) for name, part in self.children.items()]

    @property
    def last(self) -> Node:
        """The node that is written last in this one."""
        if self.style != "block":
            return self
        return self.entries[-1].value.last


class Entry(NamedTuple):
    """A part of a collection: its key (an item of a list has none) and its value."""

    parent: Node
    key: Node | None
    value: Node


def tree(events: Iterable[Event]) -> Node:
    """The tree of a text that was read without complaint."""
    steps = iter(events)
    return _node(next(event for event in steps if event.__class__ in _STARTS), steps)


def _node(start: Any, events: Iterator[Any]) -> Node:
    if start.__class__ is ScalarEvent:
        text = normalize("NFC", start.value)
        return Node(start.start_mark, start.end_mark, start.style or "", text, _NO_KEYS, _NO_PARTS)
    keys: dict[str, Node] = {}
    parts: dict[str | int, Node] = {}
    fill = _fill_mapping if start.__class__ is MappingStartEvent else _fill_list
    end = fill(keys, parts, events)
    style = "flow" if start.flow_style else "block"
    return Node(start.start_mark, end.end_mark, style, None, keys, parts)


def _fill_mapping(
    keys: dict[str, Node], parts: dict[str | int, Node], events: Iterator[Any]
) -> Any:
    while (event := next(events)).__class__ is ScalarEvent:
        key = _node(event, events)
        name = key.text or ""
        keys[name], parts[name] = key, _node(next(events), events)
    return event


def _fill_list(
    keys: dict[str, Node],  # noqa: ARG001  # a list has none
    parts: dict[str | int, Node],
    events: Iterator[Any],
) -> Any:
    while (event := next(events)).__class__ in _STARTS:
        parts[len(parts)] = _node(event, events)
    return event
