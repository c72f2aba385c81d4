"""What a text may not be: every refusal, with its place, the same by both parsers."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
import yaml

from peerready import documents
from peerready.errors import PeerreadyError
from peerready.reading import yaml_events
from peerready.reading.excerpts import Lines
from peerready.reading.yaml_syntax import syntax_fault

CASES = (
    ("a:\n- !x b\n", ["2:3-5 tags are not read"]),
    ("a: [*x]\n", ["1:5-8 aliases are not read"]),
    ("a: &x [1]\n", ["1:4-6 anchors are not read"]),
    ("a: !x {}\n", ["1:4-6 tags are not read"]),
    ('{"a": 1} {', ["1:10-11 the file goes on behind its last bracket"]),
    ('{"a": }', ["1:7-8 '}' stands where a value is expected"]),
    ("a: foo: bar\n", ["1:7-8 a colon and a space inside a text"]),
    ("a: foo\n  b: bar\n", ["2:3-9 a key cannot stand here"]),
    ("a:fully\nb: c\n", ["1:2-3 a space is missing behind the colon"]),
    ("x:\n  a: fully\n  b:partly\n", ["3:4-5 a space is missing behind the colon"]),
    ("a: 'x\nb: c\n", ["1:4-5 this quotation mark is never closed"]),
    ("a: [x, y\nb: c\n", ["1:4-5 this '[' is never closed"]),
    ("a: {x: y\nb: c\n", ["1:4-5 this '{' is never closed"]),
    ('a: "x" y\n', ["1:8-9 something stands behind a value that has ended"]),
    ("  a: 1\nb: 2\n", ["2:1-5 this line is indented unlike the lines it belongs to"]),
    ("a:\n  b: 1\n c: 2\n", ["3:2-6 this line is indented unlike the lines it belongs to"]),
    ("a: - b\n", ["1:4-7 a list cannot start behind a key"]),
    ("a: >- foo\n  bar\n", ["1:7-10 text stands beside '>' or '|'"]),
    ("a: @x\n", ["1:4-6 text cannot start with '@'"]),
    ("a: *x y\n", ["1:4-6 aliases are not read"]),
    ("a: *\n", ["1:4-5 text cannot start with '*'"]),
    ("a: %x\n", ["1:4-6 text cannot start with '%'"]),
    ("a:\n\tb: 1\n", ["2:1-2 a tab stands at the start of this line"]),
    ('a: "\\p"\n', ["1:5-7 this backslash means nothing in double quotes"]),
    ("a: [b, , c]\n", ["1:8-9 ',' cannot stand here"]),
    (
        "- a\nb: c\n",
        [
            "1:1-4 the file does not hold keys and values",
            "2:1-5 this line is indented unlike the lines it belongs to",
        ],
    ),
    ("a:\n  - b\n  c: d\n", ["3:3-7 this line is indented unlike the lines it belongs to"]),
    ("a: ]\n", ["1:4-5 ']' cannot stand here"]),
    ("%FOO\n---\na: b\n", ["1:1-5 directives are not read"]),
    ("a: b\n...\nfoo\n", ["3:1-4 the file goes on behind its end"]),
    ("a: b\n--- \nfoo: x\n", ["2:1-4 a second document starts here"]),
    ("a: !x b\n", ["1:4-6 tags are not read"]),
    ("a: ! b\n", ["1:4-5 tags are not read"]),
    ("a: !<x b\n", ["1:4-7 text cannot start with '!'"]),
    ("a: !e!x b\n", ["1:4-8 text cannot start with '!'"]),
    ("a: x\n\ty\n", ["2:1-2 a tab stands at the start of this line"]),
    ("? [a]\n: b\n", ["1:3-6 a key is one word, not a list or mapping"]),
    ("a: '\n", ["1:4-5 this quotation mark is never closed"]),
    ("", ["1:1-2 the file is empty"]),
    ("# c\n", ["1:1-2 the file is empty"]),
    ("---\n", ["1:1-2 the file is empty"]),
    ("null\n", ["1:1-5 the file does not hold keys and values"]),
    ("- a\n", ["1:1-4 the file does not hold keys and values"]),
    ("text\n", ["1:1-5 the file does not hold keys and values"]),
    (
        "a: 1\nb: 2\na: 3\nc: &x 5\nd: *x\n<<: {}\ne: !!str x\n",
        [
            "3:1-2 key 'a' stands twice",
            "4:4-6 anchors are not read",
            "5:4-6 aliases are not read",
            "6:1-3 merge keys are not read",
            "7:4-9 tags are not read",
        ],
    ),
    (
        "a: 1\n<<<<<<< HEAD\nb: 1\n=======\nb: 2\n>>>>>>> x\n",
        ["2:1-8 a merge conflict is left here"],
    ),
    ("a: x\x85y\n", ["1:5-6 a line break of another kind (NEL) stands here"]),
    (
        "a: b\x00\x01 c\nd: e: f\n",
        ["1:5-7 a NUL character stands here", "2:5-6 a colon and a space inside a text"],
    ),
    ('{"a": 1, "a": 2}', ["1:10-13 key 'a' stands twice"]),
    (
        '{"a": "\\ud83d\\ude00", "b": "\\ud83d"}',
        ["1:28-36 an escape in this text is half a character or none"],
    ),
    ('{"a": NaN}', ["1:7-11 'NaN' is nothing JSON knows"]),
    ('{"a": 1,}', ["1:9-10 '}' stands where a key in double quotes is expected"]),
    ('{"a": [1 2]}', ["1:10-13 '2' stands where ',' or ']' is expected"]),
    ('{"a": "x', ["1:7-9 this quotation mark is not closed on its line"]),
    ("{a: 1}", ["1:2-7 'a' is nothing JSON knows"]),
    ('{"a": 1} x', ["1:10-11 'x' is nothing JSON knows"]),
    ('{"a": // x\n1}', ["1:7-11 JSON has no comments"]),
    ("[1]", ["1:1-4 the file does not hold keys and values"]),
    ("{'a': 1}", ["1:2-9 ''' cannot stand here in JSON"]),
    ('{"a": tru}', ["1:7-11 'tru' is nothing JSON knows"]),
    ('{"a" 1}', ["1:6-8 '1' stands where ':' is expected"]),
    ('{"a": "\\x"}', ["1:7-12 an escape in this text is none JSON knows"]),
    ("{", ["1:2-3 the file ends where a key in double quotes is expected"]),
    (
        "a: It's 'fine' x\nb: 'It's fine'\n",
        ["2:8-15 something stands behind a value that has ended"],
    ),
    ("not_in_reports: x: y\n", ["1:18-19 a colon and a space inside a text"]),
    ("a: {levl: x, not_in_reports: s, levl: y}\n", ["1:33-37 a key stands twice"]),
    ("a: b #c\n@d: e\n", ["2:1-4 text cannot start with '@'"]),
    ("a: [x, @y]\n", ["1:8-11 text cannot start with '@'"]),
    ("\ufeffa: b\ufeff\n", ["1:5-6 a byte order mark stands here"]),
    ("a:\n  b: c\n  - d\n", ["3:3-6 this line is indented unlike the lines it belongs to"]),
    ("a: |\n\tfoo\n", ["2:1-2 a tab stands at the start of this line"]),
    ("a: 'b\n\n", ["1:4-5 this quotation mark is never closed"]),
    ("é: 1\né: 2\n", ["2:1-2 key 'é' stands twice"]),
    ("a: - b: c\n", ["1:4-10 a list cannot start behind a key"]),
    ("key: value\nother value\n", ["2:1-12 this is neither a key nor part of the text above"]),
    ("a: {b: [c, d}\n", ["1:13-14 ',' or ']' is missing here"]),
    ("k: {a: b\n# c\n", ["1:4-5 this '{' is never closed"]),
    ("k: ? x\n", ["1:4-5 text cannot start with '?'"]),
    ("k: |\t\n  x\n", ["1:5-6 a tab stands here"]),
    ("k: |\n  \tx\n", ["2:3-4 a tab stands at the start of this line"]),
    ("k: !\n", ["1:4-5 tags are not read"]),
    ("a: b\n\n=======\nc: d\n", ["3:1-8 a merge conflict is left here"]),
    (
        "a: b\n<<<<<<< x\na: c\n||||||| base\na: d\n=======\na: e\n>>>>>>> y\n<<<<<<< z\n",
        ["2:1-8 a merge conflict is left here", "9:1-8 a merge conflict is left here"],
    ),
    ("a: x\ufffe\n", ["1:5-6 a control character (U+FFFE) stands here"]),
    ("a: x\u2029\n", ["1:5-6 a line break of another kind (PS) stands here"]),
    (
        "not_in_reports: {a: 1, a: 2}\nb: 1\nb: 2\n",
        ["1:24-25 a key stands twice", "3:1-2 key 'b' stands twice"],
    ),
    ('{"not_in_reports": secret}', ["1:20-27 this cannot stand here"]),
    ("a: b: c", ["1:5-6 a colon and a space inside a text"]),
    ("a: [b", ["1:4-5 this '[' is never closed"]),
    ('<<: 1\n"<<": 2\n', ["1:1-3 merge keys are not read", "2:1-5 key '<<' stands twice"]),
    ("- a: 1\n- a: 1\n", ["1:1-7 the file does not hold keys and values"]),
    ("a:\n  - b: 1\n    b: 2\n", ["3:5-6 key 'b' stands twice"]),
    ("*x\n", ["1:1-3 aliases are not read", "1:1-3 the file does not hold keys and values"]),
    ("a: b\n:c\n", ["2:1-3 this is neither a key nor part of the text above"]),
    ("? &x a\n: b\n", ["1:3-5 anchors are not read"]),
    ('{"a": "b\nc"}', ["1:7-9 this quotation mark is not closed on its line"]),
    ('{"a": /}', ["1:7-9 '/' cannot stand here in JSON"]),
    ('{"a":{},}', ["1:9-10 '}' stands where a key in double quotes is expected"]),
    (
        '["a"',
        [
            "1:1-5 the file does not hold keys and values",
            "1:5-6 the file ends where ',' or ']' is expected",
        ],
    ),
    ('{"a": 1e999}', ["1:7-12 this number is too large to be meant"]),
    ('{"a" "b"}', ["1:6-10 '\"b\"' stands where ':' is expected"]),
    ("{,}", ["1:2-4 ',' stands where a key in double quotes is expected"]),
    ('{"a"', ["1:5-6 the file ends where ':' is expected"]),
    ("a:\n- b\n c\n- d: e: f\n", ["4:7-8 a colon and a space inside a text"]),
    ("x: http:// a: b\n", ["1:13-14 a colon and a space inside a text"]),
    ('a: "b\\', ["1:6-8 this backslash means nothing in double quotes"]),
    ('a: "b\\\n', ["1:4-5 this quotation mark is never closed"]),
    ("a: '''\n", ["1:4-5 this quotation mark is never closed"]),
)

# The two parsers find the same fault, in another place of the same escape or sign.
BY_PARSER = (
    ('a: "\\ud83d\\ude00"\n', "an escape in this text is half a character or none"),
    ('a: "\\U00110000"\n', "an escape in this text is half a character or none"),
    ("k: >#1 in the list\n", "text stands beside '>' or '|'"),
)


@pytest.fixture(params=["CBaseLoader", "BaseLoader"])
def parser(request, monkeypatch):
    monkeypatch.setattr(yaml_events, "PARSER", getattr(yaml, request.param, yaml.BaseLoader))


def refusals(text):
    with pytest.raises(PeerreadyError) as caught:
        documents.parse(text.encode(), "f.yaml")
    return caught.value.problems


def told(problem):
    place = problem.location
    return f"{place.line}:{place.column}-{place.end_column} {problem.message}"


@pytest.mark.usefixtures("parser")
@pytest.mark.parametrize(("text", "expected"), CASES)
def test_a_text_that_is_not_plain_data_is_refused_with_every_reason(text, expected):
    assert [told(problem) for problem in refusals(text)] == expected


@pytest.mark.usefixtures("parser")
@pytest.mark.parametrize(("text", "expected"), BY_PARSER)
def test_a_fault_both_parsers_find_has_one_sentence(text, expected):
    assert {problem.message for problem in refusals(text)} == {expected}


@pytest.mark.usefixtures("parser")
def test_a_tab_is_refused_outside_quotes_blocks_and_comments():
    text = "a:\tb # x\ty\nf: 'a\tb'\ng: |\n  x\ty\n# \t\n"
    assert [told(problem) for problem in refusals(text)] == ["1:3-4 a tab stands here"]
    kept = documents.parse(text.replace(":\tb", ": b").encode(), "f.yaml").data
    assert kept == {"a": "b", "f": "a\tb", "g": "x\ty\n"}


@pytest.mark.usefixtures("parser")
def test_a_colon_at_the_edge_of_a_bracket_is_refused():
    assert [problem.location.line for problem in refusals("k: {a:}\n")] == [1]


def test_every_refusal_says_where_and_most_say_what_to_do():
    problems = [problem for text, _ in CASES for problem in refusals(text)]
    assert all(problem.location.path == "f.yaml" for problem in problems)
    assert all(not problem.message.endswith(".") for problem in problems)
    hints = {problem.hint for problem in problems if problem.message.startswith("a colon")}
    assert hints == {"put the text in quotes, or write it on the lines below '>-'"}


def test_a_duplicate_key_says_where_the_first_one_stands():
    (problem,) = refusals("a: 1\nb: 2\na: 3\n")
    assert problem.hint == "it stands first in line 1; keep one of them"
    assert problem.location.source == "a: 3"


@pytest.mark.parametrize(
    "text",
    [
        "a: 1\nnot_in_reports: se: cret\n",
        "a:\n  not_in_reports: >-\n    se\n\tcret: x\n  b: 2\n",
        "a: {not_in_reports: secret, secret: 1, secret: 2}\n",
        '{"a": {"not_in_reports": "secret", "secret": 1, "secret": 2}}',
        '{"not_in_reports": secret}',
        "not_in_reports:\n  not_in_reports: x\n  y: @secret\n",
    ],
)
def test_what_is_not_for_reports_is_never_quoted(text):
    for problem in refusals(text):
        assert problem.location.source is None
        assert "secret" not in problem.message + (problem.hint or "")


def test_the_lines_after_what_is_not_for_reports_are_shown_again():
    text = "a:\n  - not_in_reports: x\n    more: 1\n  - b\nc: @d\n"
    (problem,) = refusals(text)
    assert problem.location.source == "   @d"  # of what it is about


@pytest.mark.parametrize(
    "text",
    [
        "a: {level: largly, not_on_reports: secret}\n",
        "a: {nto_in_rports: secret, level: largly}\n",
        'a: {"not\\u005fin_reports": secret, level: largly}\n',
        'a: {"n\\x6ft_in_reports": secret}\nb: largly\n',
        'not_in_reports: "secret\nlevel: secret"\nb: largly\n',
        "not_in_reports: 'it''s\nsecret'\nb: largly\n",
        "a: {not_in_reports: {b:\nsecret}}\nb: largly\n",
        "? not_in_reports\n: secret\nb: largly\n",
        "reports: secret\nb: largly\n",
    ],
)
def test_no_fault_shows_what_may_be_private(text):
    document = documents.parse(text.encode(), "a.yaml")

    for route, at in routes(document.data):
        assert "secret" not in (document.locate(route, at).source or "")


@pytest.mark.parametrize("begun", ['"not_in_\\\n  ', '"not_in\n  ', "'not_on_\n  "])
def test_a_key_on_two_lines_shows_nothing_either(begun):
    quote = begun[0]
    for problem in refusals(f"a: {{{begun}reports{quote}: secret}}\nb: [@secret, secret, secret\n"):
        assert "secret" not in (problem.location.source or "")


def routes(data, above=()):
    """Every place of a document that something may be said of."""
    for key, value in data.items():
        yield from (((*above, key), "key"), ((*above, key), "value"))
        if isinstance(value, dict):
            yield from routes(value, (*above, key))


def test_beside_what_is_not_for_reports_a_place_still_shows_what_it_is_about():
    text = "not_in_reports: x\na: {level: largly, note: y}\nb: 'fully'\nc: it\u200bs\n"
    document = documents.parse(text.encode(), "a.yaml")

    assert document.locate(("a", "level")).source == "           largly"
    assert document.locate(("a", "note"), "key").source == "                   note"
    assert document.locate(("a",)).source == "a"
    assert document.locate(("b",)).source == "   'fully'"
    assert document.locate(("c",)).source is None


@pytest.mark.parametrize("key", ["report", "note", "not-yet", "levels", "wa.report-in-time"])
def test_other_words_are_shown_with_their_line(key):
    document = documents.parse(f"{key}: a thing\n".encode(), "a.yaml")

    assert document.locate((key,)).source == f"{key}: a thing"


def test_a_reason_no_one_foresaw_is_the_parsers_own():
    from peerready.reading.excerpts import Lines
    from peerready.reading.yaml_syntax import syntax_fault

    mark = yaml.Mark("f", 0, 0, 0, None, None)
    error = yaml.scanner.ScannerError(None, None, "something new", mark)
    fault = syntax_fault(error, Lines.of("f", "a"))
    assert (fault.message, fault.hint) == ("this cannot be read", "the parser says: something new")


def test_what_cannot_be_explained_is_still_refused(monkeypatch):
    monkeypatch.setattr("peerready.reading.yaml_events.DEEPEST", 1)
    with pytest.raises(PeerreadyError, match="this cannot be read"):
        documents.parse(b"a: {}", "f.yaml")


@pytest.mark.parametrize(
    "key", ["not_in_report", "not-in-reports", "Not_In_Reports", "no_in_reports"]
)
def test_a_misspelt_not_in_reports_does_not_betray_its_text(key):
    document = documents.parse(f"a: {{level: fully, {key}: SECRET}}\n".encode(), "a.yaml")

    location = document.locate(("a", key), "key")

    assert location.source is None
    assert location.line == 1


def test_a_parser_that_stops_at_a_depth_of_its_own_tells_ours():
    mark = SimpleNamespace(line=0, column=4)
    error = SimpleNamespace(
        context=None, context_mark=None, problem="exceeded maximum nesting depth", problem_mark=mark
    )
    fault = syntax_fault(error, Lines.of("f.yaml", "a: [[[["))

    assert (fault.column, fault.message) == (4, "this is more than 50 levels deep")
