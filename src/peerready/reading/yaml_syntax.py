"""Why a parser gave up, in the words of somebody who writes such a file."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from peerready.reading.text_faults import Fault
from peerready.reading.yaml_events import DEEPEST

if TYPE_CHECKING:
    from collections.abc import Callable

    from peerready.reading.excerpts import Lines

_QUOTES: Final = "put the text in quotes, or write it on the lines below '>-'"
HALF_A_CHARACTER: Final = (
    "an escape in this text is half a character or none",
    "write the character itself",
)
TOO_DEEP: Final = f"this is more than {DEEPEST} levels deep"
_WORD: Final = re.compile(r"\S+")
_UNSPACED: Final = re.compile(r"""\s*(?:- +)*[\w.-]+:(?=[^\s/:])""")


class _Stop(NamedTuple):
    """Where a parser gave up, and where that began which it was reading; counted from 0."""

    lines: Lines
    line: int
    column: int
    context_line: int
    context_column: int

    @property
    def before(self) -> str:
        return self.lines.lines[self.line][: self.column]

    @property
    def sign(self) -> str:
        return self.lines.lines[self.line][self.column : self.column + 1]

    def at_context(self) -> _Stop:
        return self._replace(line=self.context_line, column=self.context_column)

    def fault(self, message: str, hint: str, *, length: int = 0) -> Fault:
        """The fault at this place; a length of 0 is the rest of the line."""
        end = self.column + length if length else self.lines.rest(self.line, self.column)
        return Fault(self.line, self.column, end, message, hint, is_syntax=True)


def syntax_fault(error: Any, lines: Lines) -> Fault:
    """The fault that made a YAML parser stop."""
    context = error.context_mark or error.problem_mark
    place = _shown(lines, error.problem_mark.line, error.problem_mark.column)
    stop = _Stop(lines, *place, context.line, context.column)
    for pattern, explained in _CAUSES:
        if re.search(pattern, f"{error.context}; {error.problem}"):
            return explained(stop)
    return stop.fault("this cannot be read", f"the parser says: {error.problem}")


def missing_space(lines: Lines, line: int) -> Fault | None:
    """The fault of a line such as `wa.i1:fully`."""
    match = _UNSPACED.match(lines.lines[line])
    if match is None:
        return None
    stop = _Stop(lines, line, match.end() - 1, line, 0)
    return stop.fault("a space is missing behind the colon", "write 'key: value'", length=1)


def header_fault(lines: Lines, mark: Any) -> Fault:
    """The fault of text on the line of `>` or `|`, which would be lost."""
    return _indicator(_Stop(lines, mark.line, mark.column, mark.line, mark.column))


def sign_fault(lines: Lines, line: int, column: int, message: str) -> Fault:
    """The fault of text that begins with a sign that means something else in YAML."""
    text = lines.lines[line]
    word = _WORD.match(text, column)
    hint = f"text that starts with '{text[column : column + 1]}' stands in quotes"
    return Fault(line, column, word.end() if word else column + 1, message, hint)


def _shown(lines: Lines, line: int, column: int) -> tuple[int, int]:
    """A place with something to see: the end of the file is shown behind its last words."""
    last = len(lines.lines) - 1
    if line > last:  # libyaml counts one more where the last line has no line break
        line, column = last, len(lines.lines[last])
    while line and not lines.lines[line].strip():
        line, column = line - 1, len(lines.lines[line - 1])
    return line, column


def _quote(stop: _Stop) -> Fault:
    hint = "close it with the same sign; an apostrophe inside '…' is written twice"
    return stop.at_context().fault("this quotation mark is never closed", hint, length=1)


def _escape(stop: _Stop) -> Fault:
    # One parser points at the backslash, the other at the sign behind it.
    backslash = stop.before.rfind("\\") if stop.sign != "\\" else stop.column
    stop = stop._replace(column=max(backslash, 0))
    hint = r"write '\\' for a backslash, or put the text in single quotes"
    return stop.fault("this backslash means nothing in double quotes", hint, length=2)


def _colon(stop: _Stop) -> Fault:
    if ": " in stop.before or stop.before.lstrip().startswith("- "):
        return stop.fault("a colon and a space inside a text", _QUOTES, length=1)
    above = next((at for at in range(stop.line - 1, -1, -1) if stop.lines.lines[at].strip()), 0)
    indent = len(stop.before) - len(stop.before.lstrip())
    hint = f"line it up with the key above; if it goes on with the text above, {_QUOTES}"
    wrong_place = stop._replace(column=indent).fault("a key cannot stand here", hint)
    return missing_space(stop.lines, above) or wrong_place


def _no_colon(stop: _Stop) -> Fault:
    message = "this is neither a key nor part of the text above"
    hint = "a key ends with a colon and a space; text that goes on is indented further than its key"
    return missing_space(stop.lines, stop.context_line) or stop.at_context().fault(message, hint)


def _half(stop: _Stop) -> Fault:
    return stop.fault(*HALF_A_CHARACTER)


def _bracket(stop: _Stop) -> Fault:
    opening = stop.at_context()
    closing = {"[": "]", "{": "}"}[opening.sign]
    if stop.line > opening.line or not stop.sign.strip():
        message = f"this '{opening.sign}' is never closed"
        return opening.fault(message, f"close it with '{closing}'", length=1)
    hint = "text with a comma, a colon or a bracket in it stands in quotes here"
    return stop.fault(f"',' or '{closing}' is missing here", hint)


def _sign(stop: _Stop) -> Fault:
    at = stop.at_context()
    return sign_fault(at.lines, at.line, at.column, f"text cannot start with '{at.sign}'")


def _indicator(stop: _Stop) -> Fault:
    return stop.fault("text stands beside '>' or '|'", "write it on the next line, indented")


def _list_entry(stop: _Stop) -> Fault:
    hint = f"start the list on the next line; if this is text, {_QUOTES}"
    return stop.fault("a list cannot start behind a key", hint)


def _document(stop: _Stop) -> Fault:
    if any(line.startswith("...") for line in stop.lines.lines[: stop.line]):
        return stop.fault("the file goes on behind its end", "delete the line '...'")
    return _indentation(stop)


def _indentation(stop: _Stop) -> Fault:
    if re.search(r"[^\s-]", stop.before):
        hint = "put the whole text in quotes; an apostrophe inside '…' is written twice"
        return stop.fault("something stands behind a value that has ended", hint)
    hint = "the entries of one mapping or list start in the same column"
    return stop.fault("this line is indented unlike the lines it belongs to", hint)


def _content(stop: _Stop) -> Fault:
    hint = "a value is missing, or there is one sign too many"
    return stop.fault(f"'{stop.sign}' cannot stand here", hint, length=1)


def _deep(stop: _Stop) -> Fault:
    return stop.fault(TOO_DEEP, "")


_CAUSES: Final[tuple[tuple[str, Callable[[_Stop], Fault]], ...]] = (
    (r"quoted scalar; .*unexpected (?:end|document)", _quote),
    (r"invalid Unicode character", _half),
    (r"quoted scalar;", _escape),
    (r"mapping values are not allowed|found unexpected ':'", _colon),
    (r"could not find expected ':'", _no_colon),
    (r"expected ',' or", _bracket),
    (
        r"cannot start any token|alphabetic or numeric|mapping keys are not allowed|a directive",
        _sign,
    ),
    (r"(?:scanning|parsing) an? (?:tag|anchor|alias)|tag handle", _sign),
    (r"block scalar;", _indicator),
    (r"sequence entries are not allowed", _list_entry),
    (r"<document start>", _document),
    (r"expected (?:key|'-'|<block end>)", _indentation),
    (r"maximum nesting depth", _deep),  # of libyaml, which looks ahead; ours is smaller
    (r"node content", _content),
)
"""What the messages of both parsers have in common, and who explains it; the first match counts."""
