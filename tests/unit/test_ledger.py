"""The ledger accounts for every statement of a source, also in a draft."""

from peerready.ledger import Entry, ledger
from small import criterion, framework

STATEMENTS = {
    "S1": {"heading": "Doors", "gist": "Doors are open."},
    "S2": {"heading": "Walls", "gist": "Walls\n  stand."},
    "S3": {"heading": "Roofs", "gist": "Roofs hold."},
}


def test_each_statement_is_cited_omitted_or_a_gap():
    second = criterion(id="tiny.b", cites=["S1"])
    found = ledger(
        framework(criterion(), second, statements=STATEMENTS, omitted={"S2": "Not ours."})
    )
    assert found.entries == (
        Entry("S1", "Doors", "Doors are open.", ("tiny.a", "tiny.b"), None),
        Entry("S2", "Walls", "Walls stand.", (), "Not ours."),
        Entry("S3", "Roofs", "Roofs hold.", (), None),
    )
    assert [entry.id for entry in found.gaps] == ["S3"]
    assert (found.cited, found.omitted, found.is_complete) == (1, 1, False)


def test_a_ledger_without_a_gap_is_complete():
    found = ledger(framework())
    assert found.is_complete
    assert (found.id, found.version, found.title) == ("tiny", "1.0.0", "A tiny framework")


def test_a_citation_of_no_statement_is_told():
    found = ledger(framework(criterion(cites=["S1", "S9", "S9"])))
    assert found.astray == (("tiny.a", "S9"),)
    assert not found.is_complete


def test_a_statement_cited_and_omitted_counts_as_cited():
    found = ledger(framework(omitted={"S1": "Why not."}))
    assert (found.cited, found.omitted) == (1, 0)


def test_an_unfinished_draft_has_a_ledger_as_far_as_it_goes():
    found = ledger({"statements": {"S1": "text", "S2": None}, "domains": [None, {"criteria": [3]}]})
    assert [(entry.id, entry.gist, entry.is_gap) for entry in found.entries] == [
        ("S1", "", True),
        ("S2", "", True),
    ]
    assert found.title == ""
