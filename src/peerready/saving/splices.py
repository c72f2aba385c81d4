"""One change to the text of a file: only the lines of what is changed are touched."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from peerready.reading.core_schema import Refused, resolved
from peerready.reading.first_look import starts_like_json
from peerready.reading.nodes import Entry, Node, tree
from peerready.saving import block_splices, flow_splices

if TYPE_CHECKING:
    from peerready.documents import Document
    from peerready.errors import Route

DELETE: Final = object()
"""In place of a value: the key or the item goes."""


def spliced(document: Document, route: Route, value: Any) -> str:
    """A document's text with one part set or deleted; what is new goes behind its neighbours."""
    text = document.text
    entries, rest = _followed(tree(document.events), route)
    if rest:
        return text if value is DELETE else _added(text, entries, rest, value)
    if value is DELETE:
        return _deleted(text, entries)
    return _replaced(text, entries, value)


def _followed(root: Node, route: Route) -> tuple[list[Entry], Route]:
    """The entries a route leads through, from the file itself, and the rest that is not there yet."""
    entries = [Entry(root, None, root)]
    for depth, piece in enumerate(route):
        node = entries[-1].value
        if piece not in node.children:
            return entries, route[depth:]
        entries.append(Entry(node, node.keys.get(str(piece)), node.children[piece]))
    return entries, ()


def _is_in_flow(entries: list[Entry]) -> bool:
    return any(entry.parent.style == "flow" for entry in entries)


def _replaced(text: str, entries: list[Entry], value: Any) -> str:
    entry = entries[-1]
    if entry.value is entry.parent:
        raise Refused("the whole file cannot be replaced")
    if _is_in_flow(entries):
        return flow_splices.replaced(text, entry, value, is_json=starts_like_json(text))
    return block_splices.replaced(text, entry, value)


def _added(text: str, entries: list[Entry], rest: Route, value: Any) -> str:
    for piece in reversed(rest[1:]):
        value = _holding(piece, value)
    node, first = entries[-1].value, rest[0]
    if not _has_place(text, node, first) or any(
        isinstance(piece, int) and piece for piece in rest[1:]
    ):
        raise Refused("there is no place for this in the file")
    name = first if isinstance(first, str) else None
    if node.children and node.style == "flow":
        return flow_splices.added(text, node, name, value, is_json=starts_like_json(text))
    if node.children:
        return block_splices.added(text, node, name, value)
    if entries[-1].parent is node:  # the file is an empty pair of brackets
        return flow_splices.replaced(text, entries[-1], _holding(first, value), is_json=True)
    return _replaced(text, entries, _holding(first, value))


def _holding(piece: str | int, value: Any) -> Any:
    return {piece: value} if isinstance(piece, str) else [value]


def _has_place(text: str, node: Node, piece: str | int) -> bool:
    """Whether something may be added: a key to a mapping, the next item to a list, both to nothing."""
    is_key = isinstance(piece, str)
    if node.text is not None:
        return not node.style and resolved(node.text) is None and (is_key or piece == 0)
    is_mapping = bool(node.keys) or text[node.start.index] == "{"
    return is_mapping if is_key else not is_mapping and piece == len(node.children)


def _deleted(text: str, entries: list[Entry]) -> str:
    parent = entries[-1].parent
    is_in_flow = _is_in_flow(entries)
    if len(parent.children) == 1 and (is_in_flow or len(entries) == 2):
        empty: Any = {} if parent.keys else []
        return _replaced(text, entries[:-1], empty)
    if len(parent.children) == 1:
        return block_splices.emptied(text, entries[-2], entries[-1])
    if is_in_flow:
        return flow_splices.deleted(text, entries[-1])
    return block_splices.deleted(text, entries[-1])
