"""The settings of a folder of answers: found upward, or the defaults where there are none."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from peerready.errors import PeerreadyError
from peerready.project import Project
from peerready.project_file import Settings, find, settings

TEXT = """
root: evidence
framework_folders: [ours]
words: {service-users: consumers}
report: {prepared_for: the board}
"""


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A folder below a project file, within a home of its own."""
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    for name in ("evidence", "ours", "deep/down"):
        (tmp_path / "work" / name).mkdir(parents=True)
    (tmp_path / "work" / "peerready.yaml").write_text(TEXT, encoding="utf-8")
    return tmp_path / "work"


def test_the_nearest_project_file_upward_is_the_folder_s(folder):
    found = settings(folder / "deep" / "down")

    assert (found.folder, found.file) == (folder, folder / "peerready.yaml")
    assert found.root == folder / "evidence"
    assert [one.resolve() for one in found.framework_folders] == [folder / "ours"]
    assert found.words == {"service-users": "consumers"}
    assert found.report.prepared_for == "the board"
    assert found.document.path.endswith("peerready.yaml")


def test_folders_of_frameworks_are_named_as_seen_from_here(folder, monkeypatch):
    monkeypatch.chdir(folder / "deep")

    assert settings(Path("down")).framework_folders == (Path("../ours"),)


def test_without_one_everything_is_as_it_comes(folder):
    (folder / "peerready.yaml").unlink()
    found = settings(folder / "deep")

    assert found == Settings(folder / "deep")
    assert (found.root, found.framework_folders, found.words, found.report) == (
        folder / "deep", (), {}, None,
    )  # fmt: skip


def test_the_search_ends_at_a_repository_and_at_the_home_folder(folder):
    assert find(folder / "deep") == folder / "peerready.yaml"

    (folder / "deep" / ".git").write_text("", encoding="utf-8")
    assert find(folder / "deep" / "down") is None

    (folder.parent / "peerready.yaml").write_text("", encoding="utf-8")
    (folder / "peerready.yaml").unlink()
    assert find(folder) == folder.parent / "peerready.yaml"
    (folder.parent / "peerready.yaml").unlink()
    assert find(folder) is None


def test_the_search_ends_at_the_top_where_there_is_no_home(folder, monkeypatch):
    monkeypatch.delenv("HOME")
    monkeypatch.delenv("USERPROFILE")
    monkeypatch.setattr(os.path, "expanduser", lambda path: path)

    assert find(folder / "deep") == folder / "peerready.yaml"
    (folder / "peerready.yaml").unlink()
    assert find(folder) is None


def test_an_empty_project_file_is_one_that_says_nothing(folder):
    (folder / "peerready.yaml").write_text("format: peerready/project/1\n", encoding="utf-8")

    found = settings(folder)

    assert (found.root, found.framework_folders, found.words) == (folder, (), {})


@pytest.mark.parametrize("where", [".", "deep"])
def test_problems_name_the_file_as_seen_from_here(folder, monkeypatch, where):
    (folder / "peerready.yaml").write_text("roots: x\n", encoding="utf-8")
    monkeypatch.chdir(folder / where)

    with pytest.raises(PeerreadyError) as raised:
        settings(folder)

    expected = "peerready.yaml" if where == "." else "../peerready.yaml"
    assert [problem.location.path for problem in raised.value.problems] == [expected]


def test_where_there_is_no_way_from_here_the_file_is_named_in_full(folder, monkeypatch):
    def no_way(path):
        raise ValueError(path)

    monkeypatch.setattr(os.path, "relpath", no_way)
    (folder / "peerready.yaml").write_text("roots: x\n", encoding="utf-8")

    with pytest.raises(PeerreadyError) as raised:
        settings(folder)

    assert raised.value.problems[0].location.path == (folder / "peerready.yaml").as_posix()


def test_folders_that_are_not_there_are_told_where_they_stand(folder):
    (folder / "peerready.yaml").write_text(
        "root: none\nframework_folders: theirs\n", encoding="utf-8"
    )

    with pytest.raises(PeerreadyError) as raised:
        settings(folder)

    assert [(p.message, p.location.line) for p in raised.value.problems] == [
        ("no folder 'theirs'", 2),
        ("no folder 'none'", 1),
    ]


@pytest.mark.parametrize("name", ["..", "../beside", "/", "linked", "inside/../../beside"])
def test_a_folder_that_leads_out_of_the_project_is_refused_where_it_stands(folder, name):
    for made in ("inside", "../beside"):
        (folder / made).mkdir()
    (folder / "linked").symlink_to(folder.parent / "beside")
    (folder / "peerready.yaml").write_text(
        f"root: {name}\nframework_folders: [inside, {name}]\n", encoding="utf-8"
    )

    with pytest.raises(PeerreadyError) as raised:
        settings(folder)

    said = "this leads out of the folder of peerready.yaml"
    assert [(p.message, p.location.line, p.location.column) for p in raised.value.problems] == [
        (said, 2, 29),
        (said, 1, 7),
    ]
    assert all(problem.hint for problem in raised.value.problems)


def test_a_link_inside_the_project_is_followed(folder):
    (folder / "inside").mkdir()
    (folder / "linked").symlink_to("inside")
    (folder / "peerready.yaml").write_text("root: linked\n", encoding="utf-8")

    assert settings(folder).root == folder / "linked"


def test_a_folder_of_a_name_no_system_has_is_not_there(folder):
    (folder / "peerready.yaml").write_text('root: "a\\0b"\n', encoding="utf-8")

    with pytest.raises(PeerreadyError, match="no folder 'a"):
        settings(folder)


@pytest.mark.parametrize("beside", [True, False])
def test_a_project_file_with_another_ending_is_not_passed_over(folder, monkeypatch, beside):
    monkeypatch.chdir(folder)
    (folder / "peerready.yml").write_text("root: .\n", encoding="utf-8")
    if beside:
        (folder / "peerready.yaml").write_text("root: .\n", encoding="utf-8")

    with pytest.raises(PeerreadyError, match=r"a project file is named peerready\.yaml") as raised:
        settings(folder / "deeper")

    assert raised.value.problems[0].location.path == "peerready.yml"


def test_one_path_or_a_list_of_them():
    one, many = Project(answers="a.yaml"), Project(answers=["a.yaml", "b.yaml"])

    assert (one.answers, many.answers) == (("a.yaml",), ("a.yaml", "b.yaml"))


def test_a_project_file_that_leads_nowhere_is_an_error_and_not_absence(tmp_path):
    import pytest

    from peerready.errors import PeerreadyError
    from peerready.project_file import settings

    (tmp_path / "peerready.yaml").symlink_to(tmp_path / "gone.yaml")

    with pytest.raises(PeerreadyError):
        settings(tmp_path)
