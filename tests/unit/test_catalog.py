"""Which frameworks exist: the shipped ones, and an organisation's own in folders and files."""

from __future__ import annotations

import pytest

import scoring
from peerready.catalog import Catalog, links, load, load_shipped, shared, shipped_ids
from peerready.errors import PeerreadyError

SHIPPED = ("imroc", "sgul", "tepou", "ucl", "wa")


@pytest.fixture
def own(tmp_path):
    file = tmp_path / "ours.yaml"
    file.write_bytes(scoring.text("a: {}", "ours"))
    return file


def told(act):
    with pytest.raises(PeerreadyError) as raised:
        act()
    return [(problem.message, problem.hint) for problem in raised.value.problems]


def test_the_shipped_frameworks_are_listed_first_then_an_organisation_s_own(own):
    assert shipped_ids() == SHIPPED
    assert Catalog((own.parent,)).ids() == (*SHIPPED, "ours")
    assert Catalog(files=(own,)).ids() == (*SHIPPED, "ours")


def test_a_shipped_framework_is_found_with_its_digest():
    found = Catalog().find("wa")

    assert (found.framework.id, found.own, len(found.sha256)) == ("wa", False, 64)
    assert found is load_shipped("wa")


def test_an_own_framework_is_found_in_a_folder_or_by_its_file(own):
    for catalog in (Catalog((own.parent,)), Catalog(files=(own,))):
        found = catalog.find("ours")
        assert (found.framework.id, found.own) == ("ours", True)


def test_vocabularies_in_a_folder_are_no_frameworks(own):
    (own.parent / "themes.yaml").write_text("", encoding="utf-8")

    assert Catalog((own.parent,)).ids() == (*SHIPPED, "ours")


def test_other_files_and_folders_beside_it_are_no_frameworks(own):
    answers = "format: peerready/answers/1\nframeworks: [ours@1]\n"
    (own.parent / "answers.yaml").write_text(answers, encoding="utf-8")
    (own.parent / "empty.yaml").write_text("", encoding="utf-8")
    (own.parent / "folder.yaml").mkdir()

    assert Catalog((own.parent,)).ids() == (*SHIPPED, "ours")


def test_an_unknown_framework_is_nothing_or_an_error_that_names_the_nearest():
    assert Catalog().find("zzz") is None
    assert told(lambda: Catalog().must_find("tepo")) == [
        ("no framework 'tepo'", "did you mean 'tepou'?")
    ]
    assert told(lambda: Catalog().must_find("zzz")) == [
        ("no framework 'zzz'", "there are imroc, sgul, tepou, ucl, wa")
    ]


def test_a_known_framework_must_be_found():
    assert Catalog().must_find("wa").framework.id == "wa"


def test_an_own_framework_does_not_take_the_name_of_a_shipped_one(own):
    other = own.rename(own.with_name("wa.yaml"))
    ((message, hint),) = told(lambda: Catalog(files=(other,)).find("wa"))

    assert message.endswith("wa.yaml: 'wa' is the id of a shipped framework")
    assert hint == "give your own framework another id, and its file the same name"


def test_a_folder_that_is_not_there_is_told(tmp_path):
    ((message, hint),) = told(Catalog((tmp_path / "none",)).ids)

    assert message.endswith("/none")
    assert hint == "it should hold your own frameworks"


def test_a_file_is_named_for_the_framework_it_holds(own):
    other = own.rename(own.with_name("theirs.yaml"))

    assert told(lambda: load(other)) == [
        ("the framework's id is 'ours', but its file is named 'theirs'", "name the file ours.yaml")
    ]


def test_every_problem_of_an_own_framework_is_raised(own):
    own.write_text("format: peerready/framework/1\nid: ours\n", encoding="utf-8")

    assert len(told(lambda: load(own))) > 5


def test_the_vocabularies_are_read_once():
    assert shared() is shared()
    assert {"achievement", "anchored", "yes-no", "narrative"} == set(shared().scales)
    assert {"size", "peer_workers"} == set(shared().facts)
    assert all(link.why for link in links())
