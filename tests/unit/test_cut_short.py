"""Words that YAML takes for a comment are told; what is meant as one is left alone."""

import pytest

import scoring
from peerready import documents
from peerready.resolution import resolve

MESSAGE = "this text ends where ' #' begins a comment"
HEAD = """\
format: peerready/answers/1
frameworks: [t@1]
organisation: {name: Harbour Recovery}
assessed_on: 2026-11-03
answers:
"""


def warned(lines):
    """The line, column and message of each warning."""
    document = documents.parse(f"{HEAD}{lines}\n".encode(), "answers.yaml")
    loaded = scoring.Only(scoring.framework("a: {}\nb: {}"))
    found = resolve(document, loaded, scoring.TODAY).warnings
    return [(w.location.line, w.location.column, w.message) for w in found]


@pytest.mark.parametrize(
    ("lines", "places"),
    [
        ("  t.a: {level: fully, note: we are no # 1\n  }", [(6, 29)]),
        ("  t.a:\n    level: fully\n    note: we are no #1 in this", [(8, 11)]),
        ("  t.a:\n    level: fully\n    action: {do: see item #3\n    , owner: Lead #2\n    }", [(8, 18), (9, 14)]),
        ("  t.a:\r\n    level: fully\r\n    note: no # 1\r\n  t.b: {level: fully}", [(8, 11)]),
        ("  t.a:\n    level: not-applicable\n    reason: no # 1", [(8, 13)]),
    ],
)  # fmt: skip
def test_a_text_cut_by_a_comment_is_told_where_it_stands(lines, places):
    assert warned(lines) == [(*place, MESSAGE) for place in places]


@pytest.mark.parametrize(
    "lines",
    [
        "  t.a: fully # agreed on Monday",
        "  t.a: {level: fully, note: we are}  # 1",
        '  t.a: {level: fully, note: "we are no # 1"}',
        "  t.a: {level: fully, note: 'we are'} # 1",
        "  t.a:\n    note: 'we are' # 1",
        "  t.a:\n    note: >- # 1\n      we are",
        "  t.a:\n    note: we are   # a remark, set apart",
        "  t.a:\n    note: C#1 and\n      more words # 1",
        "  # note: we are no # 1\n  t.a: {level: fully, note: fine}",
        "  t.a:\n    not_in_reports: note # 1\n    note: x",
    ],
)
def test_a_comment_that_is_meant_is_left_alone(lines):
    assert warned(lines) == []


def test_json_has_no_comments():
    raw = documents.parse(
        b'{"format": "peerready/answers/1", "frameworks": ["t@1"], "organisation": {"name": "H"},'
        b' "assessed_on": "2026-11-03", "answers": {"t.a": {"level": "fully", "note": "x # 1"}}}',
        "a.json",
    )

    assert resolve(raw, scoring.Only(scoring.framework("a: {}")), scoring.TODAY).warnings == ()
