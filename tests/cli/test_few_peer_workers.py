"""The words of peer workers who differ: shown where they are five or more, held back from every output else."""

from __future__ import annotations

import io
import zipfile

import pypdf
import pytest

from peerready.answers import HELD_BACK

WORDS = "Wombats were dropped twice"
OTHER = "Numbats were counted"
REPORTS = ("md", "html", "docx", "pdf", "xlsx")
COMMANDS = (
    ("assess", "a.yaml", "--format", "text"),
    ("assess", "a.yaml", "--format", "json"),
    ("assess", "a.yaml", "--format", "csv"),
    ("assess", "a.yaml", "--format", "markdown"),
    ("explain", "wa.i1", "a.yaml"),
    ("compare", "a.yaml", "b.yaml", "--format", "json"),
    ("plan", "a.yaml", "--to", "employ", "--format", "json"),
    ("check", "a.yaml", "--format", "json"),
    ("check", "a.yaml", "--format", "text"),
)
TELLING = {("assess", "json"), ("assess", "csv"), ("explain", "a.yaml")}
"""The commands, with the last word, that show what a group says which differs."""


@pytest.fixture
def files(tmp_path):
    """Write the answers of an organisation with so many peer workers, and of another one."""

    def written(peer_workers):
        fact = f", peer_workers: {peer_workers}" if peer_workers else ""
        for name in "ab":
            text = (
                "format: peerready/answers/1\nframeworks: [wa@1]\n"
                f"organisation: {{name: {name.upper()}}}\nfacts: {{size: small{fact}}}\n"
                "assessed_on: 2026-11-03\nvoices: [leadership]\nanswers:\n"
                "  wa.i1:\n    level: largely\n    dissent:\n"
                f"      - {{by: peer-workers, level: partly, note: {WORDS}}}\n"
                f"      - {{by: service-users, note: {OTHER}}}\n"
            )
            (tmp_path / f"{name}.yaml").write_text(text, encoding="utf-8")

    return written


def text_of(content):
    """All words of a file, whatever its format."""
    if content.startswith(b"%PDF"):
        with pypdf.PdfReader(io.BytesIO(content)) as reader:
            return " ".join(" ".join(page.extract_text() for page in reader.pages).split())
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            return " ".join(
                packed.read(name).decode(errors="replace") for name in packed.namelist()
            )
    return content.decode()


@pytest.mark.parametrize("full", [(), ("--full",)], ids=["short", "full"])
@pytest.mark.parametrize("ending", REPORTS)
def test_a_report_shows_that_few_peer_workers_differ_and_not_their_words(
    run, files, tmp_path, ending, full
):
    files("few")

    ran = run("report", "a.yaml", "-q", *full, "-o", f"r.{ending}", "--today", "2026-11-21")

    shown = text_of((tmp_path / f"r.{ending}").read_bytes())
    assert ran.code == 0
    assert WORDS not in shown
    assert OTHER in shown
    assert HELD_BACK in shown
    assert "peer workers" in shown


@pytest.mark.parametrize("ending", REPORTS)
def test_a_report_shows_the_words_of_several(run, files, tmp_path, ending):
    files("several")

    run("report", "a.yaml", "-q", "-o", f"r.{ending}", "--today", "2026-11-21")

    shown = text_of((tmp_path / f"r.{ending}").read_bytes())
    assert WORDS in shown
    assert HELD_BACK not in shown


@pytest.mark.parametrize("peer_workers", ["none", "few", ""])
@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_no_output_has_their_words_unless_they_are_surely_several(
    run, files, command, peer_workers
):
    files(peer_workers)

    ran = run(*command, "--today", "2026-11-21")

    assert WORDS not in ran.out
    assert WORDS not in ran.err
    if (command[0], command[-1]) in TELLING:
        assert HELD_BACK in " ".join(ran.out.split())
        assert OTHER in ran.out


@pytest.mark.parametrize("command", [one for one in COMMANDS if (one[0], one[-1]) in TELLING])
def test_several_are_heard_in_their_own_words(run, files, command):
    files("several")

    assert WORDS in run(*command, "--today", "2026-11-21").out


@pytest.mark.parametrize(
    "command", [("assess", "a.yaml"), ("report", "a.yaml", "-o", "r.md")], ids=["assess", "report"]
)
def test_whoever_writes_them_down_is_told(run, files, command):
    files("few")

    ran = run(*command, "--today", "2026-11-21")

    assert "a.yaml:11:49: warning: these words are held back" in ran.err
    assert "can stand in the note of the answer" in ran.err


def test_where_they_are_several_nobody_is_warned(run, files):
    files("several")

    assert "held back" not in run("assess", "a.yaml").err
