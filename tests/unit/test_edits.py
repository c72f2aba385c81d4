"""Saving by example: each kind of edit, what it refuses, and how the file is replaced."""

from __future__ import annotations

import json
import stat
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from peerready import documents
from peerready.edits import DELETE, Edit, edited, save
from peerready.errors import PeerreadyError

FILE = """\
# top
format: peerready/answers/1   # fmt
answers:
  # about i1
  wa.i1: fully                          # short
  wa.i3c:   # head
    level: partly   # lvl
    note: >-  # why
      Monthly, but
      two teams have none.

    # evidence follows
    evidence:
      - path: policies/a.md   # p
        # grade below
        grade: document
      -   # second
        note: x
        grade: said
      - plain
  wa.p5a: {level: unknown, note: 'Nobody asked'}   # flow
  wa.q: 'it''s'
  wa.d: "q"
  wa.z:   # empty
  wa.n: null
  wa.e: {}
  wa.l: []
  wa.far:
    # between
    fully   # beside
  wa.p: |+
    kept

# tail
voices:
- leadership
-
- hr
"""


def changed(route, value):
    """The lines an edit takes away and those it puts in their place."""
    after = edited(FILE.encode(), [Edit(route, value)]).decode().split("\n")
    before = FILE.split("\n")
    while before and after and before[0] == after[0]:
        del before[0], after[0]
    while before and after and before[-1] == after[-1]:
        del before[-1], after[-1]
    return before, after


I3C = ("answers", "wa.i3c")
EXAMPLES = [
    (("answers", "wa.i1"), "fully", [], []),
    (
        ("answers", "wa.i1"),
        "no",
        ["  wa.i1: fully                          # short"],
        ['  wa.i1: "no"                          # short'],
    ),
    (
        ("answers", "wa.i1"),
        {"level": "partly", "note": "a: b"},
        ["  wa.i1: fully                          # short"],
        ["  wa.i1:  # short", "    level: partly", '    note: "a: b"'],
    ),
    (
        (*I3C, "note"),
        "now short",
        ["      Monthly, but", "      two teams have none."],
        ["      now short"],
    ),
    (
        (*I3C, "note"),
        "two\nlines",
        ["    note: >-  # why", "      Monthly, but", "      two teams have none."],
        ["    note: |-  # why", "      two", "      lines"],
    ),
    (
        (*I3C, "note"),
        5,
        ["    note: >-  # why", "      Monthly, but", "      two teams have none."],
        ["    note: 5  # why"],
    ),
    (
        (*I3C, "note"),
        DELETE,
        ["    note: >-  # why", "      Monthly, but", "      two teams have none."],
        [],
    ),
    ((*I3C, "action", "do"), "x", [], ["    action:", "      do: x"]),
    (
        (*I3C, "evidence", 0, "path"),
        DELETE,
        ["      - path: policies/a.md   # p", "        # grade below"],
        ["      - # grade below"],
    ),
    ((*I3C, "evidence", 1, "note"), DELETE, ["        note: x"], []),
    (
        (*I3C, "evidence", 1),
        "why",
        ["      -   # second", "        note: x", "        grade: said"],
        ["      - why  # second"],
    ),
    (
        (*I3C, "evidence", 1),
        ["why", {}],
        ["      -   # second", "        note: x", "        grade: said"],
        ["      -  # second", "        - why", "        - {}"],
    ),
    ((*I3C, "evidence", 2), {"path": "b.md"}, ["      - plain"], ["      - path: b.md"]),
    ((*I3C, "evidence", 2), DELETE, ["      - plain"], []),
    (
        (*I3C, "evidence", 3),
        {"path": "b.md", "in": [["z"]]},
        [],
        ["      - path: b.md", "        in:", "          - [z]"],
    ),
    (
        ("answers", "wa.p5a", "to_confirm"),
        True,
        ["  wa.p5a: {level: unknown, note: 'Nobody asked'}   # flow"],
        ["  wa.p5a: {level: unknown, note: 'Nobody asked', to_confirm: true}   # flow"],
    ),
    (
        ("answers", "wa.p5a", "note"),
        "a 'b'",
        ["  wa.p5a: {level: unknown, note: 'Nobody asked'}   # flow"],
        ["  wa.p5a: {level: unknown, note: 'a ''b'''}   # flow"],
    ),
    (
        ("answers", "wa.p5a", "level"),
        DELETE,
        ["  wa.p5a: {level: unknown, note: 'Nobody asked'}   # flow"],
        ["  wa.p5a: {note: 'Nobody asked'}   # flow"],
    ),
    (
        ("answers", "wa.p5a"),
        "fully",
        ["  wa.p5a: {level: unknown, note: 'Nobody asked'}   # flow"],
        ["  wa.p5a: fully   # flow"],
    ),
    (("answers", "wa.q"), "you're", ["  wa.q: 'it''s'"], ["  wa.q: 'you''re'"]),
    (("answers", "wa.d"), 'a "b"', ['  wa.d: "q"'], ['  wa.d: "a \\"b\\""']),
    (("answers", "wa.z"), "fully", ["  wa.z:   # empty"], ["  wa.z: fully   # empty"]),
    (
        ("answers", "wa.z", "level"),
        "fully",
        ["  wa.z:   # empty"],
        ["  wa.z:  # empty", "    level: fully"],
    ),
    (("answers", "wa.n", "level"), "fully", ["  wa.n: null"], ["  wa.n:", "    level: fully"]),
    (("answers", "wa.e", "level"), "fully", ["  wa.e: {}"], ["  wa.e:", "    level: fully"]),
    (("answers", "wa.l", 0), "fully", ["  wa.l: []"], ["  wa.l: [fully]"]),
    (("answers", "wa.z", 0), {"a": 1}, ["  wa.z:   # empty"], ["  wa.z:  # empty", "    - a: 1"]),
    (("answers", "wa.far"), "partly", ["    fully   # beside"], ["    partly   # beside"]),
    (("answers", "wa.new"), None, [], ["  wa.new: null"]),
    (("voices",), ["leadership", None, "hr", "team"], [], ["- team"]),
    (("voices", 1), "team", ["-"], ["- team"]),
    (("voices",), [], ["voices:", "- leadership", "-", "- hr"], ["voices: []"]),
    (("voices",), ["hr"], ["voices:", "- leadership", "-", "- hr"], ["voices: [hr]"]),
    (("voices", 1), DELETE, ["-"], []),
    (("assessed_on",), date(2026, 11, 3), [], ["assessed_on: 2026-11-03"]),
    (("weight",), Decimal(2), [], ["weight: 2.0"]),
    (("weight",), "1e999", [], ['weight: "1e999"']),
    (("weight",), 0.25, [], ["weight: 0.25"]),
    (("gone",), DELETE, [], []),
]


@pytest.mark.parametrize(("route", "value", "before", "after"), EXAMPLES)
def test_an_edit_changes_these_lines(route, value, before, after):
    assert changed(route, value) == (before, after)


def test_a_whole_mapping_is_changed_key_by_key():
    assert changed((), {**documents.parse(FILE.encode(), "f").data, "format": "x"}) == (
        ["format: peerready/answers/1   # fmt"],
        ["format: x   # fmt"],
    )


def test_the_last_entry_goes_and_leaves_its_comments():
    raw = b"a:  # head\n  # above\n  b: 1  # beside\n  # below\nc:\n- x\n"
    assert edited(raw, [Edit(("a", "b"), DELETE), Edit(("c", 0), DELETE)]) == (
        b"a: {}  # head\n  # above\n  # below\nc: []\n"
    )
    assert edited(
        b"a: {b: 1}\nc:\n- d: 1\n", [Edit(("a", "b"), DELETE), Edit(("c", 0, "d"), DELETE)]
    ) == (b"a: {}\nc:\n- {}\n")


def test_a_line_end_is_the_one_of_its_neighbours():
    assert edited(b"\xef\xbb\xbfa: 1\r\nb: 2", [Edit(("c",), [{"d": 1}])]) == (
        b"\xef\xbb\xbfa: 1\r\nb: 2\r\nc:\r\n  - d: 1"
    )
    assert edited(b"a: 1", [Edit(("b",), 2)]) == b"a: 1\nb: 2"


def test_flow_collections_over_several_lines_keep_their_form():
    raw = b"# yaml\n{a: [x, # first\n     y # second\n    ],\n b: , c: {d},}\n"
    found = edited(raw, [Edit(("a", 2), "z")])
    assert found == raw.replace(b"y # second", b"y,\n     z # second")
    assert edited(raw, [Edit(("a", 0), DELETE)]) == raw.replace(b"x, # first", b"# first")
    assert edited(raw, [Edit(("a", 1), DELETE)]) == raw.replace(
        b"x, # first\n     y", b"x # first\n     "
    )
    assert edited(raw, [Edit(("b",), "q"), Edit(("c", "d"), 1)]) == raw.replace(
        b"b: , c: {d}", b"b: q , c: {d: 1}"
    )
    assert edited(raw, [Edit(("c",), DELETE)]) == raw.replace(b" , c: {d}", b" ")
    assert edited(b"a: {b: }\n", [Edit(("a", "c"), 1)]) == b"a: {b: , c: 1 }\n"
    assert edited(b"a: {b:\n }\n", [Edit(("a", "c"), 1)]) == b"a: {b: , c: 1\n }\n"
    assert edited(b"# c\n{}\n", [Edit(("a",), "b")]) == b'# c\n{"a": "b"}\n'
    assert edited(b"a: [,]\n".replace(b",", b""), [Edit(("a", 0), {"b": 1})]) == b"a:\n  - b: 1\n"


def test_json_keeps_its_form():
    raw = b'{\n  "a": "x",\n  "b": {"c": 1}\n}\n'
    edits = [
        Edit(("a",), "\u2028\x1b"),
        Edit(("b", "d"), [Decimal("1.5")]),
        Edit(("e",), {"f": None}),
    ]
    assert edited(raw, edits) == (
        b'{\n  "a": "\\u2028\\u001b",\n  "b": {"c": 1, "d": [1.5]},\n  "e": {"f": null}\n}\n'
    )
    assert edited(raw, [Edit(("a",), DELETE)]) == b'{\n  "b": {"c": 1}\n}\n'
    assert edited(raw, [Edit(("b",), DELETE)]) == b'{\n  "a": "x"\n}\n'
    assert edited(b"{}", [Edit(("a", "b"), 1)]) == b'{"a": {"b": 1}}'


JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-9, 9) | st.sampled_from(["", "x", 'q"', "é\n"]),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from("abc"), inner, max_size=3)
    ),
    max_leaves=6,
)
FILES = st.dictionaries(st.sampled_from("abc"), JSON, min_size=1)


@given(FILES, FILES, st.sampled_from([None, 2, "\t"]))
@settings(deadline=None)
def test_any_json_can_be_made_any_other(before, after, indent):
    raw = json.dumps(before, indent=indent).encode()
    assert json.loads(edited(raw, [Edit((), after)])) == after


@given(FILES, FILES)
@settings(deadline=None)
def test_any_yaml_can_be_made_any_other(before, after):
    raw = edited(b"z: 1\n", [Edit((), {**before, "z": 1})])
    assert documents.parse(edited(raw, [Edit((), after)]), "f").data == after


@pytest.mark.parametrize(
    ("route", "value", "reason"),
    [
        (("answers", "wa.i1", "x"), "y", "there is no place for this in the file"),
        ((*I3C, "evidence", 9), "y", "there is no place for this in the file"),
        ((*I3C, "evidence", "x"), "y", "there is no place for this in the file"),
        (("answers", 0), "y", "there is no place for this in the file"),
        (("new", 1), "y", "there is no place for this in the file"),
        ((), "y", "the whole file cannot be replaced"),
        (("a",), "\ud800", "an escape in this text is half a character or none"),
        (("a",), 10**120, "this number is too large to be meant"),
        (("a",), "x" * 1_000_000, "this file is larger than 1 MB"),
    ],
)
def test_an_edit_that_cannot_be_made_is_refused(route, value, reason):
    with pytest.raises(PeerreadyError) as caught:
        edited(FILE.encode(), [Edit(route, value)], "answers.yaml")
    (problem,) = caught.value.problems
    assert problem.message == f"this change was not saved: {reason}"
    assert problem.location.path == "answers.yaml"


def test_a_value_that_no_file_can_hold_is_a_mistake_of_the_program():
    with pytest.raises(TypeError):
        edited(b"a: 1", [Edit(("a",), object())])


@pytest.mark.parametrize(
    "value", [Decimal("NaN"), Decimal("Infinity"), Decimal("-Infinity"), Decimal("1E+5")]
)
def test_every_decimal_reads_back(value):
    found = documents.parse(edited(b"a: 1\n", [Edit(("a",), value)]), "f").data["a"]
    assert str(found) == str(value)
    assert edited(b"a: .nan\n", [Edit(("a",), Decimal("NaN"))]) == b"a: .nan\n"


def test_a_change_that_would_reach_further_than_meant_is_refused():
    with pytest.raises(PeerreadyError, match="it would say something else"):
        edited(b"a:\n  b: |\n    x", [Edit(("a", "c"), 1)])
    with pytest.raises(PeerreadyError, match="question mark"):
        edited(b"? a\n: b\n", [Edit(("a",), [{}])])


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "answers.yaml"
    path.write_bytes(b"a: 1\nb: 2\n")
    path.chmod(0o640)
    return path


def test_a_file_is_replaced_whole_with_its_permissions_and_behind_its_link(file, tmp_path):
    link = tmp_path / "link.yaml"
    link.symlink_to(file.name)
    save(link, file.read_bytes(), [Edit(("a",), 3)])
    assert file.read_bytes() == b"a: 3\nb: 2\n"
    assert stat.S_IMODE(file.stat().st_mode) == 0o640
    assert link.is_symlink()
    assert sorted(entry.name for entry in tmp_path.iterdir()) == ["answers.yaml", "link.yaml"]


def written(file):
    """What tells that a file was written; to have been read is no change."""
    status = file.stat()
    return status.st_ino, status.st_mtime_ns, status.st_ctime_ns


def test_an_edit_that_changes_nothing_writes_nothing(file):
    before = written(file)
    save(file, file.read_bytes(), [Edit(("a",), 1)])
    assert written(file) == before


@pytest.mark.parametrize(
    ("spoil", "reason"),
    [
        (lambda file: file.write_bytes(b"a: 1\nb: 3\n"), "the file changed while you were working"),
        (lambda file: file.chmod(0o440), "the file is write-protected"),
        (lambda file: file.unlink(), "no such file or directory"),
    ],
)
def test_a_file_that_is_not_what_it_was_is_left_alone(file, spoil, reason):
    before = file.read_bytes()
    spoil(file)
    left = file.read_bytes() if file.exists() else None
    with pytest.raises(PeerreadyError, match=reason) as caught:
        save(file, before, [Edit(("a",), 3)], "answers.yaml")
    assert caught.value.problems[0].location.path == "answers.yaml"
    assert (file.read_bytes() if file.exists() else None) == left
    assert list(file.parent.iterdir()) == ([file] if left else [])
