import os
import shutil
import stat
import subprocess
from datetime import date, timedelta

import pytest

from peerready.answers import Evidence
from peerready.evidence import Examiner, examine_all, examine_path
from peerready.policies.commit_dates import commit_dates

COMMITTED = date(2025, 6, 1)
TODAY = date(2026, 11, 3)

pytestmark = pytest.mark.usefixtures("clean_git")


@pytest.fixture
def clean_git(monkeypatch, tmp_path):
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")


def git(folder, *arguments, day=COMMITTED):
    stamp = f"{day}T12:00:00+00:00"
    identity = {
        key: value
        for who in ("AUTHOR", "COMMITTER")
        for key, value in (
            (f"GIT_{who}_NAME", "a"),
            (f"GIT_{who}_EMAIL", "a@example.org"),
            (f"GIT_{who}_DATE", stamp),
        )
    }
    command = ["git", "-c", "init.defaultBranch=main", "-c", "protocol.file.allow=always"]
    subprocess.run(
        [*command, *arguments], cwd=folder, env={**os.environ, **identity}, check=True,
        capture_output=True,
    )  # fmt: skip


def commit(folder, day=COMMITTED):
    git(folder, "add", "-A")
    git(folder, "commit", "-m", "x", day=day)


@pytest.fixture
def repository(tmp_path):
    folder = tmp_path / "repository"
    (folder / "policies").mkdir(parents=True)
    (folder / "policies/a.md").write_text("Text.\n" * 20)
    git(folder, "init")
    commit(folder)
    return folder


def shown(root, path="policies/a.md", entry_date=None, today=TODAY):
    return examine_path(root, path, entry_date=entry_date, valid_for=24, today=today)


def test_the_last_commit_dates_a_file_that_has_no_other_date(repository):
    found = shown(repository)
    assert (found.holds, found.dated, found.dated_by) == (True, COMMITTED, "git")
    assert found.text == "holds through 1 Jun 2027, by its last commit"
    assert shown(repository / "policies", "a.md") == found


def test_git_is_asked_once_for_each_file(repository):
    examiner = Examiner(repository, 24, TODAY)
    before = examiner.examine_path("policies/a.md", entry_date=None)
    shutil.rmtree(repository / ".git")
    assert examiner.examine_path("policies/a.md", entry_date=None) == before


def test_many_files_of_several_repositories_are_dated_together(repository, tmp_path):
    other = repository / "other"
    other.mkdir()
    git(other, "init")
    for place, day in ((other, 4), (repository / "policies", 2), (repository, 3)):
        (place / "b.md").write_text(f"Text {day}.")
        commit(repository if place != other else other, day=date(2026, 6, day))
    (repository / "new.md").write_text("Text.")
    (tmp_path / "outside.md").write_text("Text.")
    paths = ["a.md", "b.md", "../b.md", "../other/b.md", "../new.md", "../../outside.md"]
    files = [(repository / "policies" / path).resolve() for path in paths]
    days = [COMMITTED, *(date(2026, 6, day) for day in (2, 3, 4)), None, None]
    assert commit_dates(files) == dict(zip(files, days, strict=True))


def test_evidence_is_dated_together_as_it_is_one_by_one(repository):
    (repository / "b.md").write_text("---\nreview_date: 2027-01-01\n---\nText.")
    entries = [
        Evidence(path=path, grade="document") for path in ("policies/a.md", "b.md", "gone.md")
    ]
    together = examine_all(entries, repository, 24, TODAY)
    assert together == tuple(shown(repository, entry.path) for entry in entries)
    assert [one.dated_by for one in together] == ["git", "review-date", None]


def test_what_both_sides_of_a_merge_changed_is_dated_by_the_merge(repository):
    path = repository / "policies/a.md"
    git(repository, "checkout", "-b", "side")
    path.write_text("One.\n" * 20)
    commit(repository, day=date(2025, 7, 1))
    git(repository, "checkout", "main")
    path.write_text("Two.\n" * 20)
    commit(repository, day=date(2025, 8, 1))
    git(repository, "merge", "-s", "ours", "--no-commit", "side", day=date(2025, 9, 1))
    assert shown(repository).dated == date(2025, 8, 1)
    path.write_text("Three.\n" * 20)
    commit(repository, day=date(2025, 9, 1))
    assert shown(repository).dated == date(2025, 9, 1)


def test_a_renamed_file_is_dated_by_its_renaming(repository):
    git(repository, "mv", "policies/a.md", "policies/c.md")
    commit(repository, day=date(2025, 9, 1))
    assert shown(repository, "policies/c.md").dated == date(2025, 9, 1)


def test_a_long_history_is_read_to_the_end(repository):
    for number in range(900):
        (repository / f"a rather long name of a file, number {number}.md").write_text("Text.")
    commit(repository, day=date(2026, 1, 1))
    assert shown(repository).dated == COMMITTED


def test_settings_of_the_repository_do_not_change_what_is_found(repository):
    for key, value in (
        ("diff.relative", "true"), ("diff.renames", "copies"), ("log.follow", "true"),
        ("log.date", "relative"), ("core.quotePath", "true"), ("log.diffMerges", "off"),
        ("diff.noprefix", "true"), ("color.ui", "always"), ("format.pretty", "fuller"),
        ("log.showRoot", "false"),
    ):  # fmt: skip
        git(repository, "config", key, value)
    assert shown(repository).dated == COMMITTED


def test_a_commit_lapses_too(repository):
    assert shown(repository, today=date(2027, 6, 2)).reason == "lapsed"


def test_a_date_in_the_answers_comes_before_git(repository):
    assert shown(repository, entry_date=date(2024, 1, 1)).dated_by == "entry"


def test_a_change_of_another_file_is_no_change_of_this_one(repository):
    (repository / "b.md").write_text("Text.")
    commit(repository, day=date(2026, 6, 1))
    assert shown(repository).dated == COMMITTED
    assert shown(repository, "b.md").dated == date(2026, 6, 1)


def test_a_commit_may_be_a_time_zone_ahead_but_no_more(repository):
    assert shown(repository, today=COMMITTED - timedelta(days=1)).reason == "in-date"
    assert shown(repository, today=COMMITTED - timedelta(days=2)).reason == "not-yet"


@pytest.mark.parametrize("name", ["*.md", ":(top)a.md", "-p.md", "a b.md", "ā.md"])
def test_a_name_means_nothing_special_to_git(repository, name):
    (repository / name).write_text("Text.")
    assert shown(repository, name).reason == "no-date"
    commit(repository, day=date(2026, 6, 1))
    assert shown(repository, name).dated == date(2026, 6, 1)


def test_a_link_may_lead_to_a_name_that_is_not_utf_8(repository):
    name = os.fsdecode(b"policies/caf\xe9.md")
    try:
        (repository / name).write_text("Text.\n" * 20)
    except OSError:
        pytest.skip("this file system has no such names")
    (repository / "policies/b.md").symlink_to(name.rpartition("/")[2])
    commit(repository, date(2026, 2, 3))

    assert shown(repository, "policies/b.md").dated == date(2026, 2, 3)


def test_a_file_that_is_not_committed_has_no_date(repository):
    (repository / "b.md").write_text("Text.")
    assert shown(repository, "b.md").reason == "no-date"


def test_a_repository_without_a_commit_dates_nothing(tmp_path):
    git(tmp_path, "init")
    (tmp_path / "a.md").write_text("Text.")
    assert shown(tmp_path, "a.md").reason == "no-date"


def test_outside_a_repository_git_dates_nothing(tmp_path):
    (tmp_path / "a.md").write_text("Text.")
    assert shown(tmp_path, "a.md").reason == "no-date"


def test_a_shallow_clone_dates_nothing_and_says_what_to_do(repository, tmp_path):
    git(tmp_path, "clone", "--depth=1", f"file://{repository}", "shallow")
    found = shown(tmp_path / "shallow")
    assert (found.holds, found.reason) == (False, "no-date")
    assert "fetch-depth: 0" in found.text


def test_without_git_there_is_no_date(repository, monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path / "nothing"))
    assert shown(repository).reason == "no-date"


def program(path, text="exit 0"):
    path.write_text(f"#!/bin/sh\n{text}\n")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)


def test_a_git_of_the_current_folder_is_not_run(repository, monkeypatch, tmp_path):
    program(repository / "git", f"touch {tmp_path}/owned; echo false")
    monkeypatch.chdir(repository)
    monkeypatch.setenv("PATH", ".")
    assert shown(repository).reason == "no-date"
    assert not (tmp_path / "owned").exists()


@pytest.mark.parametrize(
    "answer", ["exit 1", "echo true; exit 1", "echo false", "echo false; echo 2"]
)
def test_a_git_that_fails_or_answers_something_else_gives_no_date(
    repository, monkeypatch, tmp_path, answer
):
    (tmp_path / "bin").mkdir()
    program(tmp_path / "bin/git", answer)
    monkeypatch.setenv("PATH", f"{tmp_path}/bin")
    assert shown(repository).reason == "no-date"


def test_the_environment_of_a_hook_does_not_lead_to_another_repository(repository, monkeypatch):
    monkeypatch.setenv("GIT_DIR", "/nowhere")
    monkeypatch.setenv("GIT_INDEX_FILE", "/nowhere/index")
    assert shown(repository).dated == COMMITTED


def test_no_program_of_the_repository_is_run(repository, tmp_path):
    owned = tmp_path / "owned"
    program(tmp_path / "own", f"touch {owned}; cat")
    for key in (
        "core.fsmonitor",
        "core.pager",
        "pager.log",
        "gpg.program",
        "diff.external",
        "diff.own.textconv",
        "diff.own.command",
        "core.sshCommand",
        "alias.log",
    ):
        git(repository, "config", key, str(tmp_path / "own"))
    git(repository, "config", "log.showSignature", "true")
    (repository / ".gitattributes").write_text("* diff=own\n")
    shutil.copy(tmp_path / "own", repository / ".git/hooks/post-index-change")

    assert shown(repository).dated == COMMITTED
    assert not owned.exists()
