"""Every reason why a text is not plain data, each with its place and what to do about it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final, NoReturn
from unicodedata import normalize

import yaml
from yaml.events import (
    AliasEvent,
    CollectionEndEvent,
    CollectionStartEvent,
    DocumentStartEvent,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
    StreamEndEvent,
)

from peerready.reading.core_schema import Refused, resolved
from peerready.reading.excerpts import LINE_BREAK, Lines
from peerready.reading.first_look import SURROGATE, starts_like_json
from peerready.reading.quoted import excerpt
from peerready.reading.text_faults import (
    UNPRINTABLE,
    Fault,
    conflicts,
    directives,
    stray_tabs,
    unprintable,
)
from peerready.reading.yaml_events import DEEPEST, next_event
from peerready.reading.yaml_syntax import (
    HALF_A_CHARACTER,
    TOO_DEEP,
    header_fault,
    missing_space,
    sign_fault,
    syntax_fault,
)

if TYPE_CHECKING:
    from peerready.errors import Problem

_EMPTY: Final = Fault(0, 0, 1, "the file is empty")
_BLOCK_HEADER: Final = re.compile(r"[|>][-+0-9]*(?=[ \t\r\n]|\Z)")
_BLOCK_START: Final = re.compile(r"[^\r\n]*(?:[\r\n]+ *)*\t?")
_UNSPACED_COLON: Final = re.compile(r":[,\[\]{}?]")


def problems(text: str, shown: str) -> list[Problem]:
    """What is wrong with a text, in the order of the file; nothing if it can be read."""
    lines = Lines.of(shown, text)
    signs = list(unprintable(lines))
    read = UNPRINTABLE.sub(lambda match: " " * len(match[0]), text)
    found = [
        *signs,
        *(_json_faults(read, lines) if starts_like_json(text) else _yaml_faults(read, lines)),
    ]
    # A parser that stops at a fault of another kind has no second fault to tell of.
    taken = {fault.line for fault in found if not fault.is_syntax}
    found = [fault for fault in found if not (fault.is_syntax and fault.line in taken)]
    left = list(conflicts(lines))
    if left:  # both sides stand behind the first marker: what else is wrong there follows from it
        found = [*(fault for fault in found if fault.line < left[0].line), *left]
    return [fault.problem(lines) for fault in sorted(set(found))]


def _json_faults(text: str, lines: Lines) -> list[Fault]:
    walk = _Walk(text, lines)
    walk.follow()
    return walk.faults


def _yaml_faults(text: str, lines: Lines) -> list[Fault]:
    found = list(directives(lines))
    if found:
        text = re.sub(r"^%", "#", text, count=len(found), flags=re.MULTILINE)
    walk = _Walk(text, lines)
    walk.follow()
    if "\t" in text:
        starts = [0, *(match.end() for match in LINE_BREAK.finditer(text))]
        found += stray_tabs(text, starts, walk.texts, walk.stop)
    return found + walk.faults


class _Frame:
    """A collection being read: the lines of its keys so far, and whether a key comes next."""

    __slots__ = ("is_key", "is_mapping", "seen")

    def __init__(self, *, is_mapping: bool) -> None:
        self.is_mapping = self.is_key = is_mapping
        self.seen: dict[str, int] = {}


class _Walk:
    """One pass over the events of a text that notes every fault and goes on as long as it can."""

    def __init__(self, text: str, lines: Lines) -> None:
        self.text, self.lines = text, lines
        self.faults: list[Fault] = []
        self.texts: list[tuple[int, int]] = []
        self.stop = len(text)
        self._stack: list[_Frame] = []
        self._documents = 0
        self._last: Any = None

    def follow(self) -> None:
        event = next_event(self.text)
        try:
            while self._last.__class__ is not StreamEndEvent:
                self._last = event()
                self._see(self._last)
        except yaml.YAMLError as error:
            self.stop = error.problem_mark.index  # type: ignore[attr-defined]  # every error of the parsers has it
            if not self.text.startswith("\t", self.stop):  # tabs are reported together
                self.faults.append(syntax_fault(error, self.lines))
        except Refused as refusal:
            self.stop = refusal.mark.index
            is_private = refusal.mark.line in self.lines.private
            message = "this cannot stand here" if is_private else refusal.message
            self._add(refusal.mark, message, refusal.hint or "")
        except ValueError:  # the pure parser, at an escape beyond the last character
            self.stop = self._last.end_mark.index
            self._add(self._last.end_mark, *HALF_A_CHARACTER)

    def _see(self, event: Any) -> None:
        match event:
            case StreamEndEvent() if self._documents == 0:
                self.faults.append(_EMPTY)
            case DocumentStartEvent():
                self._documents += 1
                if self._documents == 2:
                    _refuse(event, "a second document starts here", "write it to a file of its own")
            case CollectionEndEvent():
                self._stack.pop()
            case NodeEvent():
                self._see_node(event)

    def _see_node(self, event: Any) -> None:
        self._see_properties(event)
        frame = self._stack[-1] if self._stack else None
        if frame is None:
            self._see_root(event)
        elif frame.is_key:
            self._see_key(event, frame)
        elif isinstance(event, ScalarEvent):
            self._see_value(event)
        if frame is not None and frame.is_mapping:
            frame.is_key = not frame.is_key
        if isinstance(event, CollectionStartEvent):
            if len(self._stack) == DEEPEST:
                _refuse(event, TOO_DEEP, "")
            self._stack.append(_Frame(is_mapping=isinstance(event, MappingStartEvent)))
        elif isinstance(event, ScalarEvent):
            self._see_writing(event)

    def _see_writing(self, event: Any) -> None:
        """What the two parsers see differently in the way a scalar is written; the stricter counts."""
        start, end = event.start_mark.index, event.end_mark.index
        if event.style in ("'", '"'):
            self.texts.append((start, end))
        elif event.style:
            first = _BLOCK_START.match(self.text, start)
            self.texts.append((first.end() if first else start, end))
            if not _BLOCK_HEADER.match(self.text, start):
                self.faults.append(header_fault(self.lines, event.start_mark))
        elif _UNSPACED_COLON.match(self.text, end):
            hint = "write a space behind it, or put the text in quotes"
            self._add(event.end_mark, "a colon stands at the edge of a bracket", hint)

    def _see_properties(self, event: Any) -> None:
        if isinstance(event, AliasEvent):
            return self._sign(event, "aliases are not read")
        if event.anchor:
            self._sign(event, "anchors are not read")
        if event.tag or self.text.startswith("!", event.start_mark.index):
            self._sign(event, "tags are not read")
        return None

    def _see_root(self, event: Any) -> None:
        if isinstance(event, ScalarEvent) and not event.value and not event.style:
            self.faults.append(_EMPTY)
        elif not isinstance(event, MappingStartEvent):
            fault = missing_space(self.lines, event.start_mark.line)
            if fault:
                self.faults.append(fault)
            else:
                hint = "it starts with a key, a colon and a space, such as 'format: …'"
                self._add(event.start_mark, "the file does not hold keys and values", hint)

    def _see_key(self, event: Any, frame: _Frame) -> None:
        if isinstance(event, CollectionStartEvent):
            self._add(
                event.start_mark,
                "a key is one word, not a list or mapping",
                "if it is text, put it in quotes",
            )
        if isinstance(event, ScalarEvent):
            self._see_name(event, frame)

    def _see_name(self, event: Any, frame: _Frame) -> None:
        self._see_surrogates(event)
        name = normalize("NFC", event.value)
        shown = "a key" if event.start_mark.line in self.lines.private else f"key {excerpt(name)}"
        if name == "<<" and not event.style:
            self._add(
                event.start_mark, "merge keys are not read", "write the keys out", event.end_mark
            )
        elif name in frame.seen:
            hint = f"it stands first in line {frame.seen[name] + 1}; keep one of them"
            self._add(event.start_mark, f"{shown} stands twice", hint, event.end_mark)
        frame.seen.setdefault(name, event.start_mark.line)

    def _see_value(self, event: Any) -> None:
        self._see_surrogates(event)
        if not event.style:
            try:
                resolved(event.value)
            except Refused as refusal:
                self._add(event.start_mark, refusal.message, refusal.hint or "", event.end_mark)

    def _see_surrogates(self, event: Any) -> None:
        if SURROGATE.search(event.value):
            self._add(event.start_mark, *HALF_A_CHARACTER, event.end_mark)

    def _sign(self, event: Any, message: str) -> None:
        mark = event.start_mark
        self.faults.append(sign_fault(self.lines, mark.line, mark.column, message))

    def _add(self, start: Any, message: str, hint: str = "", end: Any = None) -> None:
        same_line = end is not None and end.line == start.line
        last = end.column if same_line else self.lines.rest(start.line, start.column)
        self.faults.append(Fault(start.line, start.column, last, message, hint))


def _refuse(event: Any, message: str, hint: str) -> NoReturn:
    raise Refused(message, hint, event.start_mark)
