"""What a file says, and where each part of it stands."""

from __future__ import annotations

import hashlib
import json
import os
from decimal import Decimal

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from peerready import documents
from peerready.errors import Location, PeerreadyError
from peerready.reading import yaml_events


@pytest.fixture(params=["CBaseLoader", "BaseLoader"])
def parser(request, monkeypatch):
    monkeypatch.setattr(yaml_events, "PARSER", getattr(yaml, request.param, yaml.BaseLoader))


def data(text):
    return documents.parse(text.encode(), "f.yaml").data


def problems(raw, **options):
    with pytest.raises(PeerreadyError) as caught:
        documents.parse(raw, "f.yaml", **options)
    return caught.value.problems


WORDS = {
    "": None,
    "~": None,
    "null": None,
    "NULL": None,
    "true": True,
    "True": True,
    "FALSE": False,
    "no": "no",
    "yes": "yes",
    "on": "on",
    "12": 12,
    "-3": -3,
    "+3": 3,
    "012": 12,
    "0o14": 12,
    "0x1F": 31,
    "1_000": "1_000",
    "12:30": "12:30",
    "2026-05-01": "2026-05-01",
    "1.50": Decimal("1.50"),
    ".5": Decimal("0.5"),
    "1.": Decimal(1),
    "-1e3": Decimal("-1e3"),
    ".inf": Decimal("Infinity"),
    "-.INF": Decimal("-Infinity"),
    "1/3": "1/3",
    "none": "none",
    "'12'": "12",
    '"true"': "true",
    "http://x.org/a#b": "http://x.org/a#b",
    "nothing": "nothing",
    "0b1": "0b1",
    "-": "-",
}


@pytest.mark.usefixtures("parser")
@pytest.mark.parametrize(("word", "value"), [pair for pair in WORDS.items() if pair[0] != "-"])
def test_a_word_means_what_yaml_1_2_says(word, value):
    found = data(f"a: {word}\nb: [{word}]\n" if word else "a:\n")["a"]
    assert (type(found), found) == (type(value), value)


@pytest.mark.usefixtures("parser")
def test_nan_is_a_decimal():
    assert data("a: .nan")["a"].is_nan()


@pytest.mark.usefixtures("parser")
def test_block_text_is_always_text_and_keys_keep_their_words():
    text = "1: |\n  12\nno: >-\n  a\n  b\nnull: x\n1.50: y\n? z\n: w\n"
    assert data(text) == {"1": "12\n", "no": "a b", "null": "x", "1.50": "y", "z": "w"}


@pytest.mark.usefixtures("parser")
def test_text_is_composed_also_where_an_escape_made_it():
    assert data('e\u0301: e\u0301\nb: ["e\\u0301", 1]\n') == {"é": "é", "b": ["é", 1]}


def test_an_escape_may_not_make_a_second_key():
    (problem,) = problems('"e\\u0301": 1\né: 2\n'.encode())
    assert problem.message == "key 'é' stands twice"


@pytest.mark.parametrize("text", ["---\na: 1\n", "a: 1\n...\n", "\r\n# c\r\na: 1\r\n", "a: 1"])
def test_document_markers_and_line_ends_do_not_change_what_is_read(text):
    assert data(text) == {"a": 1}


def test_signs_that_only_look_suspicious_are_let_pass():
    text = 'a: "!" # ! x\nb: oh ! well\nc: |\n  =======\nd: "<<<<<<< x"\ne: n\u2010x\nf: \uff01\n'
    assert data(text)["b"] == "oh ! well"


def test_a_byte_order_mark_is_accepted_and_kept():
    document = documents.parse(b"\xef\xbb\xbfa: b", "f.yaml")
    assert (document.data, document.raw[:3], document.text) == ({"a": "b"}, b"\xef\xbb\xbf", "a: b")
    assert document.locate(("a",)).column == 4


def test_the_digest_does_not_depend_on_line_ends():
    found = {documents.parse(raw, "f").sha256 for raw in (b"a: 1\nb: 2\n", b"a: 1\r\nb: 2\r\n")}
    assert found == {hashlib.sha256(b"a: 1\nb: 2\n").hexdigest()}


JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(10**9), 10**9)
    | st.text(st.characters(codec="utf-8")),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3)
    ),
    max_leaves=8,
)


@given(st.dictionaries(st.text(max_size=5), JSON), st.booleans(), st.sampled_from([None, 2, "\t"]))
def test_json_means_what_the_standard_library_reads(value, is_ascii, indent):
    text = json.dumps(value, ensure_ascii=is_ascii, indent=indent)
    try:
        document = documents.parse(text.encode(), "f.json")
    except PeerreadyError as error:
        told = " ".join(problem.message for problem in error.problems)
        assert "character" in told or "mark" in told or "break" in told or "twice" in told
    else:
        assert document.data == documents._composed(value)


def test_json_numbers_are_exact_and_surrogate_pairs_are_one_character():
    text = ' \n{"a": "\\ud83d\\ude00\\n", "b": 1.10, "c": [-0, 1E2, true, null, []], "d": {}}'
    expected = {"a": "😀\n", "b": Decimal("1.10"), "c": [0, Decimal(100), True, None, []], "d": {}}
    assert data(text) == expected


TEXT = """\
# one
a: plain  # beside
b:
  - x
  - k: "quoted"
    l: >-
      folded
  -
c: {d: 1, e: , 'f': [g]}
🙂e\u0301: 😀 x
multi: one
  two
empty:
"""

PLACES = [
    (("a",), "value", (2, 4, 9)),
    (("a",), "key", (2, 1, 2)),
    (("b",), "value", (3, 1, 2)),
    (("b", 0), "value", (4, 5, 6)),
    (("b", 0), "key", (4, 5, 6)),
    (("b", 1), "value", (5, 5, 16)),
    (("b", 1, "k"), "value", (5, 8, 16)),
    (("b", 1, "l"), "value", (6, 8, 10)),
    (("b", 1, "zz", "y"), "value", (5, 5, 16)),
    (("b", 2), "value", (8, 4, 5)),
    (("c",), "value", (9, 1, 2)),
    (("c", "d"), "value", (9, 8, 9)),
    (("c", "e"), "value", (9, 11, 12)),
    (("c", "f"), "key", (9, 16, 19)),
    (("c", "f", 0), "value", (9, 22, 23)),
    (("c", "zz"), "key", (9, 1, 2)),
    (("🙂é",), "value", (10, 6, 9)),
    (("multi",), "value", (11, 8, 11)),
    (("empty",), "value", (13, 1, 6)),
    (("a", "level"), "value", (2, 4, 9)),
    (("a", "level"), "key", (2, 1, 2)),
    (("zz",), "key", (2, 1, 19)),
    ((), "value", (2, 1, 19)),
]


@pytest.mark.usefixtures("parser")
@pytest.mark.parametrize(("route", "at", "place"), PLACES)
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_a_route_leads_to_its_place(route, at, place, newline):
    raw = TEXT.replace("\n", newline).encode()
    for keep_places in (True, False):
        found = documents.parse(raw, "f.yaml", keep_places=keep_places).locate(route, at)
        line = TEXT.split("\n")[place[0] - 1]
        assert found == Location("f.yaml", *place, line)


def test_routes_lead_through_json_too():
    document = documents.parse(b'{"a": [1,\n {"b": "c"}]}', "f.json")
    assert document.locate(("a", 1, "b")) == Location("f.json", 2, 8, 11, ' {"b": "c"}]}')
    assert document.locate(("a", 1)) == Location("f.json", 2, 2, 12, ' {"b": "c"}]}')


@pytest.mark.parametrize("route", [("not_in_reports",), ("b",), ("c", "d")])
def test_a_line_that_is_not_for_reports_has_no_source(route):
    document = documents.parse(
        b"a: {b: 1}\nb: {x: 1, not_in_reports: y}\nc:\n  not_in_reports:\n    - q\n  d: 1\nnot_in_reports: z\n",
        "f",
    )
    assert (document.locate(route).source is None) == (route != ("c", "d"))
    assert document.locate(("c", "not_in_reports", 0)).source is None


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        (b"a: \xff\n", (1, 4, "this is not UTF-8 text")),
        (b"\xef\xbb\xbf\xc3\xa9: 1\r\nb: \xe9t\n", (2, 4, "this is not UTF-8 text")),
        ("a: b".encode("utf-16"), (1, 1, "this is UTF-16 text")),
        ("a: b".encode("utf-16-le"), (1, 1, "this is UTF-16 text")),
        ("a: b".encode("utf-16-be"), (1, 1, "this is UTF-16 text")),
        ("a: b".encode("utf-32"), (1, 1, "this is UTF-32 text")),
        (b"PK\x03\x04...", (1, 1, "this is an office document or a zip file")),
        (b"%PDF-1.7", (1, 1, "this is a PDF document")),
    ],
)
def test_another_encoding_is_named(raw, expected):
    (problem,) = problems(raw)
    place = problem.location
    assert (place.line, place.column, problem.message) == expected
    assert problem.hint == "save the file as plain text in UTF-8"


def test_too_much_is_refused_before_it_is_read(tmp_path):
    (problem,) = problems(b"a: " + b"x" * 1_000_000)
    assert problem.message == "this file is larger than 1 MB"
    file = tmp_path / "a.yaml"
    file.write_bytes(b"a: " + b"x" * 1_000_000)
    with pytest.raises(PeerreadyError, match="larger than 1 MB"):
        documents.read(file, "a.yaml")
    assert documents.read(file, "a.yaml", limit=4_000_000).path == "a.yaml"


def test_a_large_file_of_brackets_or_keys_is_refused_quickly():
    assert problems(b"a: " + b"[" * 900_000)[0].message == "this is more than 50 levels deep"
    assert problems(b'{"a":' * 150_000)[0].message == "this is more than 50 levels deep"
    with pytest.raises(PeerreadyError, match="this is more than 50 levels deep"):
        documents.parse(b'{"a":' * 150_000, "f.yaml", keep_places=True)
    assert data("a: " + "[" * 49 + "]" * 49)["a"]


def test_what_is_no_readable_file_is_named(tmp_path):
    (tmp_path / "answers.yaml").write_text("a: 1")
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "loop").symlink_to("loop")
    told = []
    for name in ("answer.yaml", "answers.yaml/x", ".", "pipe", "loop", "a\0b", "no/where"):
        with pytest.raises(PeerreadyError) as caught:
            documents.read(tmp_path / name, name)
        (problem,) = caught.value.problems
        told.append((problem.location, problem.message, problem.hint))
    assert told == [
        (Location("answer.yaml"), "there is no such file", "did you mean 'answers.yaml'?"),
        (Location("answers.yaml/x"), "there is no such file", None),
        (Location("."), "this is a folder", "name a file in it"),
        (Location("pipe"), "this is not an ordinary file", None),
        (Location("loop"), "this file cannot be read: too many levels of symbolic links", None),
        (Location("a\0b"), "this file cannot be read: embedded null byte", None),
        (Location("no/where"), "there is no such file", None),
    ]
