"""The data set kept beside a comparison: only changed files are read again, and nothing is believed too long."""

from __future__ import annotations

import os
import sys
from datetime import date
from pathlib import Path

import pytest

import scoring
from peerready import documents
from peerready.case import Sources
from peerready.errors import PeerreadyError, UsageError
from peerready.gathering import parquet
from peerready.gathering.gather import gather

pa = pytest.importorskip("pyarrow")
pq = pytest.importorskip("pyarrow.parquet")

TODAY = date(2026, 11, 21)
ANSWERS = """\
format: peerready/answers/1
frameworks: [{frameworks}]
organisation: {{name: {name}, country: AU}}
facts: {{size: small, peer_workers: none}}
assessed_on: 2026-11-03
voices: [team, hr]
answers:
"""
LINES = """\
  t.a: {level: fully, voices: [team], evidence: [{url: x, grade: record, date: 2026-11-02}]}
  t.o: partly
"""
FRAMEWORK = "a: {}\nb: {}\ng: {any_of: [o, p]}\no: {use: option}\np: {use: option}"


def answers(name, frameworks="t@1", lines=LINES):
    return ANSWERS.format(name=name, frameworks=frameworks) + lines


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "ours").mkdir()
    (tmp_path / "ours/t.yaml").write_bytes(scoring.text(FRAMEWORK))
    (tmp_path / "peerready.yaml").write_text("framework_folders: ours\n")
    (tmp_path / "all").mkdir()
    for name in "abcd":
        (tmp_path / f"all/{name}.yaml").write_text(answers(f"Service {name}"))
    (tmp_path / "all/e.yaml").write_text(answers("Service e", "t@1, wa@1"))
    return tmp_path


def gathered(folder, *, today=TODAY, **options):
    data = folder / "kept.parquet"
    found = gather(["all"], Sources(), today, dataset=data, **options)
    return [list(roster) for roster in found.rosters]


def fresh():
    """What comes out without a data set; the days of evidence are kept for the dates of one only."""
    rosters = gather(["all"], Sources(), TODAY).rosters
    return [[no_days(standing) for standing in roster] for roster in rosters]


def no_days(standing):
    return standing._replace(days=bytes(len(standing.days)))


def without_days(rosters):
    return [[no_days(standing) for standing in roster] for roster in rosters]


def names(rosters):
    return [standing.name[-1] for standing in rosters[0]]


def watched(monkeypatch):
    """From here on, what is read again is told; the names of these files."""
    read = []
    really = documents.read

    def told(path, shown, **options):
        if shown.startswith("all/"):
            read.append(shown[4:])
        return really(path, shown, **options)

    monkeypatch.setattr(documents, "read", told)
    return read


def test_what_is_kept_is_what_was_read(folder, monkeypatch):
    first = gathered(folder)
    content = (folder / "kept.parquet").read_bytes()
    read = watched(monkeypatch)

    assert first == gathered(folder)
    assert read == []
    assert (folder / "kept.parquet").read_bytes() == content
    assert without_days(first) == fresh()


def test_only_what_changed_is_read_again(folder, monkeypatch):
    gathered(folder)
    (folder / "all/b.yaml").write_text(answers("Service Bee B"))
    (folder / "all/c.yaml").unlink()
    (folder / "all/aa.yaml").write_text(answers("Service A"))
    read = watched(monkeypatch)

    found = gathered(folder)

    assert sorted(read) == ["aa.yaml", "b.yaml"]
    assert names(found) == ["a", "A", "B", "d", "e"]
    assert without_days(found) == fresh()
    assert pq.read_table(folder / "kept.parquet")["path"].to_pylist() == [
        *(f"all/{name}.yaml" for name in ("a", "aa", "b", "d", "e", "e")),
    ]


def test_a_file_with_the_same_size_and_another_time_is_read_again(folder, monkeypatch):
    gathered(folder)
    os.utime(folder / "all/b.yaml", ns=(1, 1))
    read = watched(monkeypatch)
    gathered(folder)

    assert read == ["b.yaml"]


def test_a_file_whose_evidence_is_a_file_is_always_read_again(folder, monkeypatch):
    lines = "  t.a: {level: fully, evidence: [{path: p.md, grade: document, date: 2026-11-01}]}\n"
    (folder / "all/b.yaml").write_text(answers("Service b", lines=lines))
    before = gathered(folder)
    (folder / "p.md").write_text("Text.\n")
    read = watched(monkeypatch)

    after = gathered(folder)

    assert read == ["b.yaml"]
    assert before[0][1].proved[0] == 0 < after[0][1].proved[0]


def test_another_day_is_looked_at_again_where_dates_may_lie_ahead(folder):
    gathered(folder)

    with pytest.raises(PeerreadyError, match="in the future"):
        gathered(folder, today=date(2026, 11, 1))


def test_another_framework_is_never_trusted(folder, monkeypatch):
    gathered(folder)
    (folder / "ours/t.yaml").write_bytes(scoring.text(FRAMEWORK.replace("b: {}", "b: {weight: 2}")))
    read = watched(monkeypatch)

    assert without_days(gathered(folder)) == fresh()
    assert len(read) == 10


def test_a_framework_that_is_broken_now_is_told_of(folder):
    gathered(folder)
    (folder / "ours/t.yaml").write_text("format: peerready/framework/1\nid: [\n")

    with pytest.raises(PeerreadyError, match="cannot stand here"):
        gathered(folder)


@pytest.mark.parametrize(
    ("name", "value"), [("FORMAT", "peerready/standings/0"), ("__version__", "0")]
)
def test_a_data_set_of_another_format_or_version_is_made_anew(folder, monkeypatch, name, value):
    with monkeypatch.context() as patch:
        patch.setattr(parquet, name, value)
        first = gathered(folder)
    read = watched(monkeypatch)

    assert gathered(folder) == first
    assert len(read) == 5
    assert gathered(folder) == first
    assert len(read) == 5


def test_it_serves_every_question_about_frameworks(folder, monkeypatch):
    gathered(folder, only=["wa"])
    read = watched(monkeypatch)
    found = gather(["all"], Sources(), TODAY, dataset=folder / "kept.parquet", only=["wa"])
    options = {"dataset": folder / "kept.parquet", "only": ["tepou"]}

    assert [[one.path for one in roster] for roster in found.rosters] == [["all/e.yaml"]]
    assert found.unanswered == tuple((f"all/{name}.yaml", "it answers t") for name in "abcd")
    assert read == []
    with pytest.raises(UsageError, match="none of these files answers 'tepou'"):
        gather(["all"], Sources(), TODAY, **options)


def test_bad_files_are_not_in_it(folder, monkeypatch):
    (folder / "all/b.yaml").write_text(answers("b", lines="  t.a: fuly\n"))
    with pytest.raises(PeerreadyError):
        gathered(folder)
    read = watched(monkeypatch)

    assert names(gathered(folder, skip_invalid=True)) == ["a", "c", "d", "e"]
    assert read == ["b.yaml"]


def test_a_file_that_is_gone_meanwhile_is_an_error(folder):
    gathered(folder)
    (folder / "all/b.yaml").unlink()

    with pytest.raises(PeerreadyError, match="there is no such file"):
        gather(["all/b.yaml", "all"], Sources(), TODAY, dataset=folder / "kept.parquet")


@pytest.mark.parametrize("damage", ["text", "cut", "page", "column", "width", "null"])
def test_a_damaged_file_is_an_error_and_is_not_written_over(folder, damage):
    file = folder / "kept.parquet"
    gathered(folder)
    raw = file.read_bytes()
    match damage:
        case "text":
            file.write_text("format: peerready/answers/1\n")
        case "cut":
            file.write_bytes(raw[: len(raw) // 2])
        case "page":
            file.write_bytes(raw[:4] + bytes(2000) + raw[2004:])
        case _:
            table = pq.read_table(file)
            number = table.schema.get_field_index("least")
            if damage == "column":
                table = table.drop_columns(["days"])
            elif damage == "width":
                table = table.set_column(number, table.field("least"), [[b"x"] * len(table)])
            else:
                number = table.schema.get_field_index("t.a")
                table = table.set_column(
                    number, table.field("t.a"), pa.nulls(len(table), pa.uint8())
                )
            pq.write_table(table, file, row_group_size=5)
    damaged = file.read_bytes()

    with pytest.raises(PeerreadyError) as raised:
        gathered(folder)

    (problem,) = raised.value.problems
    assert problem.message == "this is no data set of 'peerready compare', or it is damaged"
    assert problem.hint == "delete it, and it is made anew; or name another file"
    assert problem.location.path.endswith("kept.parquet")
    assert file.read_bytes() == damaged


def test_a_parquet_file_of_somebody_else_is_not_written_over(folder):
    pq.write_table(pa.table({"a": [1]}), folder / "kept.parquet")

    with pytest.raises(PeerreadyError, match="this is no data set"):
        gathered(folder)


def test_without_the_library_one_sentence_says_so(folder, monkeypatch):
    monkeypatch.setitem(sys.modules, "pyarrow", None)

    with pytest.raises(UsageError) as raised:
        gathered(folder)

    (problem,) = raised.value.problems
    assert problem.message == "data sets need an extra: pip install 'peerready[data]'"


@pytest.mark.usefixtures("folder")
def test_a_missing_folder_is_wrong_usage_before_anything_is_read():
    with pytest.raises(UsageError, match="no folder nowhere"):
        gather(["all"], Sources(), TODAY, dataset=Path("nowhere/kept.parquet"))


@pytest.mark.parametrize("nameless", [True, False])
def test_it_is_written_whole_or_not_at_all(folder, monkeypatch, nameless):
    if not nameless:
        monkeypatch.delattr(os, "O_TMPFILE", raising=False)
    gathered(folder)
    file = folder / "kept.parquet"
    file.chmod(0o640)
    content = file.read_bytes()
    (folder / "all/f.yaml").write_text(answers("Service f"))

    def full(*_):
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", full)
        with pytest.raises(PeerreadyError, match="cannot be written: no space left on device"):
            gathered(folder)

    assert file.read_bytes() == content
    assert sorted(one.name for one in folder.iterdir()) == [
        "all",
        "kept.parquet",
        "ours",
        "peerready.yaml",
    ]
    gathered(folder)
    assert file.read_bytes() != content
    assert file.stat().st_mode & 0o777 == 0o640
