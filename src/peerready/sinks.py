"""Text made harmless and left legible for each place it is written to, one function a sink.

Answers are stored as given; whatever comes from a file passes one of these on its way out.
"""

from __future__ import annotations

import re

_NEWLINE = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")

# C0 but newline, DEL, C1; bidirectional marks, embeddings, overrides and isolates; what nobody is
# meant to see: soft hyphens, zero-width spaces, byte order marks, annotation marks and tag
# characters. The two joiners stay: Persian, Hindi and emoji are spelt with them.
_UNSEEN = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
    "\u00ad\u180e\u200b\u2060-\u2065\u206a-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
)
_JOINERS = re.compile("[\u200c\u200d]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_NOT_XML = re.compile("[\ufffe\uffff]")

_RIGHT = "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]"
_STRETCH = re.compile(f"{_RIGHT}+(?:[ '\"-]+{_RIGHT}+)*")
_LEFT_TO_RIGHT = "\u200e"

_LOG_COMMAND = re.compile(r":(?=:)|#(?=#(?:\[|vso\[))")
_LINE_COMMAND = re.compile(r"^\s*:(?=:)|#(?=#(?:\[|vso\[))", re.MULTILINE)
_JSON_COMMAND = re.compile(r"(?<=#)#(?=\[|vso\[)")

_HTML_REFERENCES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#x27;"}
_MARKDOWN_REFERENCE = re.compile(
    r"""
        :(?=//)              # a link, after its scheme
      | www(?=\.)            # a link without one
      | @(?=\S)              # a mention, or a mail address
      | [#!$%~&](?=[0-9])    # an issue, merge request, snippet, milestone, label, epic
      | \bGH-(?=[0-9])       # an issue again
      | :(?=[a-z0-9_+-]+:)   # an emoji's name
    """,
    re.IGNORECASE | re.VERBOSE,
)
_MARKDOWN_START = re.compile(r"\A(?:(?=[-+#=:])|([0-9]+)(?=[.)]))")
_MARKDOWN_ESCAPES = str.maketrans(
    {mark: "\\" + mark for mark in r"\`*_{}[]|~$"}
    | {"&": "&amp;", "<": "&lt;", ">": "&gt;", "\0": "<!-- -->"}
)

# What hosts of plain messages are known to make something of: links (bare, embedded as SARIF has
# them, relative), mentions, references, placeholders.
_ALERT_REFERENCE = re.compile(
    r":(?=//)|www(?=\.)|@(?=\S)|\](?=[(\[:])|[#!](?=[0-9])|\{(?=[0-9])", re.IGNORECASE
)
_ALERT_MARKS = str.maketrans("<>`", "‹›'")

_FORMULA = tuple("=+-@＝＋－＠﹢﹣﹫﹦")


_JSON_UNSEEN = re.compile(
    "[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\u00ad\u180e\u200b\u2060-\u206f\ufeff"
    "\ufff9-\ufffb\ud800-\udfff]"
)


def json(text: str) -> str:
    """Whole JSON, for a terminal too: control, bidi and unseen characters of its texts as escapes.

    So is what a build server takes as a command. A reader gets the same data: outside of texts JSON
    has none of these characters.
    """
    return _JSON_UNSEEN.sub(_escape, _JSON_COMMAND.sub(_escape, text))


def _escape(match: re.Match[str]) -> str:
    return f"\\u{ord(match[0]):04x}"


def terminal(text: str) -> str:
    """Several lines for a terminal or a build log.

    Against escape sequences that move the cursor, recolour, retitle or link (C0, DEL, C1), text
    shown in another order than it stands (bidi), invisible text, and what a build server takes as
    a command (`::error`, also behind spaces; `##[group]`, anywhere in a line). It stays text for
    rich too: hand the result to `Text`, never to what parses markup.
    """
    return _LOG_COMMAND.sub(r"\g<0> ", _JOINERS.sub("", _clean(text)))


def terminal_line(text: str) -> str:
    """The same on one line, for a table cell or a sentence of ours that quotes it."""
    return terminal(text).replace("\n", " ")


def markdown(text: str) -> str:
    """Inline Markdown (GFM) that shows this text, in a paragraph, a heading or one table cell.

    Against HTML and scripts, images that call home, links of every form, mentions and references
    that a code host makes of `@name` and `#12`, cells and rows broken by pipes and newlines, block
    marks at the start, and the `{{ }}` of a site generator the file may pass through.
    """
    return "<br>".join(_markdown_line(line.strip()) for line in _clean(text).strip().split("\n"))


def html(text: str) -> str:
    """Text for HTML content or a quoted attribute, where no template escapes it.

    Against tags, attributes and entities, controls, and bidi characters that reorder a page.
    """
    cleaned = _clean(text)
    for sign, reference in _HTML_REFERENCES.items():
        cleaned = cleaned.replace(sign, reference)
    return cleaned


def csv_cell(text: str) -> str:
    """A cell that no spreadsheet takes for a formula; newlines stay, the csv module quotes them.

    Against `=`, `+`, `-`, `@`, TAB and CR at the start, their full-width forms, and any of them
    behind spaces: the apostrophe in front says that text follows. A table may go to a build log
    too, so no line of a cell begins with a command (`::error`), and none has one (`##[group]`).
    """
    cleaned = _LINE_COMMAND.sub(r"\g<0> ", _clean(text))
    bare = _JOINERS.sub("", cleaned).lstrip()
    formula = bare.startswith(_FORMULA) or text.startswith(("\t", "\r"))
    return "'" + cleaned if formula else cleaned


def xml(text: str) -> str:
    """Text of characters XML 1.0 allows; escaping is the writer's.

    Against files that no parser opens: one ESC in an answer is enough.
    """
    return _NOT_XML.sub("\ufffd", _clean(text))


def comment(text: str) -> str:
    """One line of a comment in a YAML file, which may be shown in a build log.

    Against what ends a comment, what no YAML file may hold (that of XML, near enough), and commands
    to a build server.
    """
    return _LOG_COMMAND.sub(r"\g<0> ", " ".join(xml(text).split()))


def ical(text: str) -> str:
    """The value of a text property of iCalendar (RFC 5545, 3.3.11), unfolded.

    Against a value that ends its line and starts a property or a component of its own, and against
    commands to a build server: where a line is folded, any part of it may come to stand first.
    """
    marked = (
        _NOT_XML.sub("\ufffd", _LOG_COMMAND.sub(r"\g<0> ", _clean(text)))
        .replace("\\", "\\\\")
        .replace("\n", "\\n")
    )
    return marked.replace(";", "\\;").replace(",", "\\,")


def workflow_data(text: str) -> str:
    """The message of a GitHub log command.

    Against a message that ends its line and starts a command of its own.
    """
    return _clean(text).replace("%", "%25").replace("\n", "%0A")


def workflow_property(text: str) -> str:
    """A property of a GitHub log command: `file=`, `title=`.

    Against a value that ends the property or the list of them.
    """
    return workflow_data(text).replace(":", "%3A").replace(",", "%2C")


def alert(text: str) -> str:
    """One line of plain text for a message that a code host shows: an alert, an annotation.

    No format of them has an escape that every host honours, so links, mentions, placeholders and
    commands are broken by a space, and the marks of HTML and of code become look-alikes.
    """
    return _ALERT_REFERENCE.sub(r"\g<0> ", terminal_line(text)).translate(_ALERT_MARKS).strip()


def _clean(text: str) -> str:
    """The text without controls but newlines, bidi and invisible characters; a tab is a space."""
    if text.isprintable():
        return text
    text = _NEWLINE.sub("\n", text).replace("\t", " ")
    return _SURROGATE.sub("\ufffd", _UNSEEN.sub("", text))


def _markdown_line(line: str) -> str:
    """One line escaped; NUL, which no cleaned text holds, marks where a reference is split."""
    split = _MARKDOWN_REFERENCE.sub("\\g<0>\0", line)
    return _MARKDOWN_START.sub(r"\1\\", split.translate(_MARKDOWN_ESCAPES))


def from_the_right(text: str) -> bool:
    """Whether most of its letters are of a script that is written from the right."""
    right = len(re.findall(_RIGHT, text))
    return 2 * right > sum(map(str.isalpha, text))


def in_order(text: str) -> str:
    """The same, in which a name written from the right does not draw numbers behind it to its other side.

    A mark that nobody sees ends it; what is written from the right as a whole gets one at its end.
    """
    if from_the_right(text):
        return text + _LEFT_TO_RIGHT
    return _STRETCH.sub(rf"\g<0>{_LEFT_TO_RIGHT}", text)
