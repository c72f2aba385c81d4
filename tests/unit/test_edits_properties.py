"""Saving, on random files: what is edited is as meant, and every other line is what it was."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from peerready import documents
from peerready.edits import DELETE, Edit, edited
from peerready.reading.excerpts import LINE_BREAK
from peerready.saving.yaml_writer import inline

KEYS = st.sampled_from(
    ["wa.i1", "wa.p5a", "note", "no", "1", "a b", "é", "x-y", "2026-01-01", "a:b"]
)
WORDS = st.sampled_from(
    [
        "fully",
        "no",
        "12",
        "1:30",
        "~",
        "",
        "2026-05-01",
        "a: b",
        "x #y",
        "- z",
        "it's",
        'say "so"',
        "two  spaces",
        " edge ",
        "line\nline",
        "\n",
        "a\n\n b",
        "tab\there",
        "é ü",
        "e\u0301",
        "#",
        "{x}",
        "a" * 120,
        "many words " * 20,
        "<<",
        "'",
        '"',
        "\x1b[31m",
        "\u2028",
        "null",
        "0x1F",
        "C:\\x",
        "@home",
        "`x`",
        "100%",
        "%x",
        "&x",
        "*x*",
        "!x",
        "|",
        ">-",
        "?",
        "? x",
        "x,",
        "[x",
        "x]",
        "x:",
        "many\nlines of text that goes on and on and on and on and on and on and on and on\nthen ends",
    ]
)
SCALARS = st.one_of(
    WORDS,
    st.text(max_size=30).filter(lambda text: text.isprintable()),
    st.none(),
    st.booleans(),
    st.integers(-1000, 1000),
    st.decimals(-5, 5, places=2),
)
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(KEYS, inner, max_size=3)),
    max_leaves=6,
)
FILES = st.dictionaries(KEYS, VALUES, min_size=1, max_size=4)
COMMENTS = st.sampled_from(["", "", "", "  # beside: it", " # é"])
BETWEEN = st.sampled_from([[], [], [], [""], ["# alone"], ["", "# two", "# lines", ""]])


class Page:
    """A random way to write some data down; each line knows which part of the data it belongs to."""

    def __init__(self, draw):
        self.draw = draw
        self.lines = []

    def line(self, owner, text, *, is_head=False):
        self.lines.append((owner, is_head, text))

    def between(self, owner, indent):
        for text in self.draw(BETWEEN):
            self.line((*owner, "#"), " " * indent + text if text else "")

    def mapping(self, data, route, indent, lead=None, item=None):
        for key, value in data.items():
            if lead is None:
                self.between(item or route, indent)
            name = inline(key, is_flow=False, like=self.draw(st.sampled_from(["", '"', "'"])))
            self.entry((lead or " " * indent) + name + ":", value, (*route, key), indent, item)
            lead = None

    def entry(self, head, value, route, indent, item):
        owner, comment = item or route, self.draw(COMMENTS)
        if value and isinstance(value, dict) and self.draw(st.booleans()):
            self.line(owner, head + comment, is_head=True)
            return self.mapping(value, route, indent + self.draw(st.integers(1, 4)), item=item)
        if value and isinstance(value, list) and self.draw(st.booleans()):
            self.line(owner, head + comment, is_head=True)
            return self.items(value, route, indent + self.draw(st.integers(0, 3)), item)
        return self.scalar(head, value, owner, indent, comment)

    def items(self, values, route, indent, item):
        for place, value in enumerate(values):
            self.between(item or route, indent)
            inner = item or (*route, place)
            dash = " " * indent + "-"
            if value and isinstance(value, dict) and self.draw(st.booleans()):
                self.mapping(value, (*route, place), indent + 2, dash + " ", inner)
            else:
                self.scalar(dash, value, inner, indent, self.draw(COMMENTS))

    def scalar(self, head, value, owner, indent, comment):
        like = self.draw(st.sampled_from(["", "", "'", '"', ">"]))
        is_wordy = isinstance(value, str) and value.split() and value == " ".join(value.split())
        if like == ">" and is_wordy and "\x1b" not in value:
            self.line(owner, head + self.draw(st.sampled_from([" >-", " |-", " >2-"])) + comment)
            if ">2-" in self.lines[-1][2]:
                self.line(owner, " " * (indent + 2) + value)
            else:
                words = value.split(" ") if " >-" in self.lines[-1][2] else [value]
                for word in words:
                    self.line(owner, " " * (indent + 3) + word)
        elif value is None and self.draw(st.booleans()):
            self.line(owner, head + comment)
        else:
            is_flow = isinstance(value, dict | list)
            self.line(owner, f"{head} {inline(value, is_flow=is_flow, like=like)}{comment}")


@st.composite
def pages(draw):
    data = draw(FILES)
    page = Page(draw)
    page.mapping(data, (), 0)
    page.between((), 0)
    newline = draw(st.sampled_from(["\n", "\r\n"]))
    text = newline.join(text for _, _, text in page.lines)
    text = draw(st.sampled_from(["", "\ufeff"])) + text + draw(st.sampled_from(["", newline]))
    return text.encode(), page.lines


def routes(data, route=()):
    yield route
    parts = (
        data.items()
        if isinstance(data, dict)
        else enumerate(data)
        if isinstance(data, list)
        else ()
    )
    for name, part in parts:
        yield from routes(part, (*route, name))


@st.composite
def stories(draw):
    """A file, the parts its lines belong to, and one edit of it."""
    raw, lines = draw(pages())
    data = documents.parse(raw, "f.yaml").data
    route = draw(st.sampled_from(list(routes(data))))
    part = data
    for piece in route:
        part = part[piece]
    if isinstance(part, list) and draw(st.booleans()):
        route = (*route, len(part))
    elif isinstance(part, dict | None) and (not route or draw(st.booleans())):
        route = (*route, draw(KEYS))
    elif not route:
        route = (next(iter(data)),)
    is_there = route in set(routes(data))
    value = draw(st.one_of(VALUES, st.just(DELETE)) if is_there else VALUES)
    return raw, lines, Edit(route, value)


def meant(value):
    """The value as a reader gives it back."""
    import unicodedata

    match value:
        case str():
            return unicodedata.normalize("NFC", value)
        case dict():
            return {meant(key): meant(part) for key, part in value.items()}
        case list():
            return [meant(part) for part in value]
    return value


def after(data, route, value):
    """The data with one part set or deleted, in the plainest words."""
    if not route:
        return value
    first, rest = route[0], route[1:]
    if data is None:
        data = {} if isinstance(first, str) else []
    copy = dict(data) if isinstance(data, dict) else dict(enumerate(data))
    if value is DELETE and not rest:
        copy.pop(first, None)
    else:
        copy[first] = after(copy.get(first), rest, value)
    return copy if isinstance(data, dict) else list(copy.values())


def kinds(value):
    """A value with its types, so that 1, 1.0 and True differ."""
    match value:
        case dict():
            return {key: kinds(part) for key, part in value.items()}
        case list():
            return [kinds(part) for part in value]
    return type(value), value


def is_within(owner, route):
    return owner[: len(route)] == route


def is_kept(owner, is_head, edit):
    """Whether a line must be in the file after an edit exactly as it was before."""
    if is_within(owner, edit.route):
        return False
    if is_within(edit.route, owner):  # the line of something around the edited part
        return is_head and edit.value is not DELETE
    return True


@given(stories())
@settings(max_examples=300, deadline=None, suppress_health_check=list(HealthCheck))
def test_an_edit_changes_its_own_lines_and_nothing_else(story):
    raw, lines, edit = story
    data = documents.parse(raw, "f.yaml").data
    if edit.value is DELETE and set(data) == {edit.route[0]} and len(edit.route) == 1:
        return  # a file cannot be left without any key
    result = edited(raw, [edit])
    found = documents.parse(result, "f.yaml").data
    value = edit.value if edit.value is DELETE else meant(edit.value)
    assert kinds(found) == kinds(after(data, edit.route, value))
    if edit.value is not DELETE or isinstance(edit.route[-1], str):
        assert edited(result, [edit]) == result
    assert result.startswith(b"\xef\xbb\xbf") == raw.startswith(b"\xef\xbb\xbf")
    assert (b"\r\n" in result) >= (b"\r\n" in raw and b"\n" in result and len(lines) > 1)
    left = iter(LINE_BREAK.split(result.decode("utf-8-sig")))
    for owner, is_head, text in lines:
        if is_kept(owner, is_head, edit):
            assert any(line == text for line in left), text
