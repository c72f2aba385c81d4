"""The lock tells of every shipped file that changed, and most of all where its version did not."""

import runpy
import sys

import pytest
import yaml

from peerready import catalog, documents, lock
from peerready.errors import PeerreadyError
from peerready.lock import Entry

ONE, OTHER = "1" * 64, "2" * 64


def test_every_shipped_file_has_its_entry():
    found = lock.present()
    assert list(found) == [*catalog.shipped_ids(), "crosswalk", "facts", "scales", "themes"]
    assert found["wa"].version == catalog.load_shipped("wa").framework.version
    assert found["wa"].sha256 == catalog.load_shipped("wa").sha256
    assert found["themes"].version is None


@pytest.mark.parametrize(
    ("before", "now", "expected"),
    [
        ({"a": Entry("1.0.0", ONE)}, {"a": Entry("1.0.0", ONE)}, ()),
        (
            {"a": Entry("1.0.0", ONE)},
            {"a": Entry("1.0.0", OTHER)},
            ("'a' has changed but is still version 1.0.0: raise its version",),
        ),
        (
            {"a": Entry("1.0.0", ONE)},
            {"a": Entry("1.0.1", OTHER)},
            ("'a' is locked as 1.0.0 and is now 1.0.1",),
        ),
        (
            {"a": Entry(None, ONE)},
            {"a": Entry(None, OTHER)},
            ("'a' has changed since it was locked",),
        ),
        ({}, {"a": Entry("1.0.0", ONE)}, ("'a' is not locked yet",)),
        (
            {"b": Entry("1.0.0", ONE), "a": Entry(None, ONE)},
            {},
            (
                "'a' is locked but no longer there; an id is never reused",
                "'b' is locked but no longer there; an id is never reused",
            ),
        ),
    ],
)
def test_differences_are_told_in_sentences(before, now, expected):
    assert lock.differences(before, now) == expected


def test_what_is_written_is_read_back(monkeypatch):
    entries = {
        "b": Entry("1.0.0", ONE),
        "a": Entry("2.1.0", "12e45" + "0" * 59),
        "c": Entry(None, OTHER),
    }
    text = lock.text(entries)
    parsed = documents.parse(text.encode(), "frameworks.lock")
    monkeypatch.setattr(lock, "_read", lambda _: parsed)
    assert lock.locked() == entries
    assert list(yaml.safe_load(text)["frameworks"]) == ["a", "b"]


def test_a_lock_that_is_malformed_is_a_problem(monkeypatch):
    parsed = documents.parse(b"format: peerready/lock/1\nframeworks: {}\n", "frameworks.lock")
    monkeypatch.setattr(lock, "_read", lambda _: parsed)
    with pytest.raises(PeerreadyError) as caught:
        lock.locked()
    assert [problem.message for problem in caught.value.problems] == ["'vocabularies' is missing"]


def test_a_renewed_lock_agrees_with_the_shipped_files(tmp_path, monkeypatch):
    (tmp_path / "frameworks").mkdir()
    monkeypatch.chdir(tmp_path)
    monkeypatch.delitem(sys.modules, "peerready.lock")
    runpy.run_module("peerready.lock", run_name="__main__")
    written = (tmp_path / "frameworks" / lock.NAME).read_bytes()
    assert written == lock.text(lock.present()).encode()
    assert b"\r" not in written
