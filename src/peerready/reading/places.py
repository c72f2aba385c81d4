"""Where a route through a document leads; imported only where there is something to tell of a place."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from peerready.reading.excerpts import Lines
from peerready.reading.nodes import Node, tree
from peerready.reading.yaml_events import next_event

if TYPE_CHECKING:
    from peerready.documents import At, Document
    from peerready.errors import Location, Route


def located(document: Document, route: Route, at: At) -> Location:
    """Where a route leads; where it leads nowhere, the key of its longest part that does."""
    root, lines = _places(document)
    key, node = _found(root, route)
    is_value = at == "value" and node.text is not None and not node.is_empty
    return _span(node if key is None or is_value else key, lines)


@lru_cache(maxsize=16)
def _places(document: Document) -> tuple[Node, Lines]:
    events = document.events or iter(next_event(document.text), None)
    return tree(events), Lines.of(document.path, document.text)


def _found(root: Node, route: Route) -> tuple[Node | None, Node]:
    """The key (None for a list's item) and the value of the longest part of a route."""
    key, node = None, root
    for piece in route:
        if piece not in node.children:
            break
        key, node = node.keys.get(str(piece)), node.children[piece]
    return key, node


def _span(node: Node, lines: Lines) -> Location:
    is_short = node.end.line == node.start.line and node.style not in {"block", ">", "|"}
    end = node.end.column if is_short else lines.rest(node.start.line, node.start.column)
    return lines.location(node.start.line, node.start.column, end)
