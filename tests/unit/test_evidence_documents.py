import os
import subprocess
import sys
from datetime import date, timedelta

import pytest

from office import heading, paragraph, pdf, word, writes
from peerready.evidence import Shown, examine_path

TODAY = date(2026, 11, 3)
ENTRY = date(2026, 5, 1)
PICTURE = "q 595 0 0 842 0 0 cm /P Do Q"
BODY = heading("Group supervision") + paragraph("text") + heading("Nothing here")


def shown(root, path, entry_date=ENTRY, today=TODAY):
    return examine_path(root, path, entry_date=entry_date, valid_for=24, today=today)


def modified(day):
    return f"/ModDate(D:{day:%Y%m%d}120000Z)"


# --- the text


@pytest.mark.parametrize(
    ("name", "content"), [("a.docx", word(paragraph("text"))), ("a.PDF", pdf(writes("text")))]
)
def test_a_document_with_text_holds(tmp_path, name, content):
    (tmp_path / name).write_bytes(content)
    assert shown(tmp_path, name) == Shown(
        holds=True,
        reason="in-date",
        text="holds through 1 May 2028, by its date in the answers",
        until=date(2028, 5, 1),
        dated=ENTRY,
        dated_by="entry",
    )


@pytest.mark.parametrize(
    ("name", "content"), [("a.docx", word(heading("Heading"))), ("a.pdf", pdf("")), ("a.docx", b"")]
)
def test_a_document_without_text_is_empty(tmp_path, name, content):
    (tmp_path / name).write_bytes(content)
    assert shown(tmp_path, name).reason == "empty"


@pytest.mark.parametrize(
    ("name", "content", "text"),
    [
        ("a.docx", b"junk", "this is no Word document, or its end is missing"),
        ("a.docx", word(paragraph("text"))[:-40], "this is no Word document, or its end is missing"),
        ("a.docx", pdf(writes("text")), "this is no Word document, or its end is missing"),
        ("a.pdf", b"junk", "this is no PDF, or its end is missing"),
        ("a.pdf", pdf(writes("text"))[:-40], "this is no PDF, or its end is missing"),
        ("~$policy.docx", b"\x05Reviewer", "this is the mark of a document that is open, cite the document"),
        ("a.pdf", b"version https://git-lfs.github.com/spec/v1\noid sha256:00\n",
         "git left a pointer in its place, fetch it with 'git lfs pull'"),
    ],
)  # fmt: skip
def test_what_is_not_the_document_it_should_be_is_unreadable(tmp_path, name, content, text):
    (tmp_path / name).write_bytes(content)
    found = shown(tmp_path, name)
    assert (found.holds, found.reason, found.text) == (False, "unreadable", text)


@pytest.mark.parametrize(
    ("name", "content", "what"),
    [
        ("a.pdf", pdf(PICTURE), "a PDF without text, such as a scan"),
        ("a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "a protected or an old Word file"),
        ("a.pdf", b"%PDF-" + b"\0" * 10_000_000, "a file of more than 10 MB"),
        ("a.docx", b"\0" * 10_000_001, "a file of more than 10 MB"),
    ],
)
def test_what_nobody_can_look_into_holds_by_date_but_not_with_a_heading(
    tmp_path, name, content, what
):
    (tmp_path / name).write_bytes(content)
    found = shown(tmp_path, name)
    assert (found.holds, found.reason) == (True, "cannot-check")
    assert (
        found.text == f"cannot check {what}, holds through 1 May 2028, by its date in the answers"
    )
    cited = shown(tmp_path, f"{name}#one")
    assert (cited.holds, cited.reason) == (False, "no-heading")
    assert cited.text == f"cannot look for a heading in {what}"


# --- headings


@pytest.mark.parametrize(
    ("anchor", "reason", "text"),
    [
        ("group-supervision", "in-date", "holds through 1 May 2028, by its date in the answers"),
        ("nothing-here", "empty-heading", "no text under this heading"),
        ("group-supervison", "no-heading",
         "no heading '#group-supervison': did you mean 'group-supervision'?"),
    ],
)  # fmt: skip
def test_a_heading_of_a_word_file_must_exist_and_have_text_under_it(tmp_path, anchor, reason, text):
    (tmp_path / "a.docx").write_bytes(word(BODY))
    found = shown(tmp_path, f"a.docx#{anchor}")
    assert (found.reason, found.text, found.document_line) == (reason, text, None)


def test_a_heading_of_a_pdf_does_not_hold(tmp_path):
    (tmp_path / "a.pdf").write_bytes(pdf(writes("One")))
    found = shown(tmp_path, "a.pdf#one")
    assert (found.reason, found.text) == ("no-heading", "cannot look for a heading in a PDF")


# --- dates


def both(root, day):
    (root / "a.docx").write_bytes(word(paragraph("text"), modified=f"{day}T12:00:00Z"))
    (root / "a.pdf").write_bytes(pdf(writes("text"), info=modified(day)))
    return ("a.docx", "a.pdf")


def test_properties_date_what_has_no_other_date(tmp_path):
    for name in both(tmp_path, date(2025, 6, 1)):
        found = shown(tmp_path, name, entry_date=None)
        assert (found.holds, found.dated, found.dated_by) == (True, date(2025, 6, 1), "properties")
        assert found.text == "holds through 1 Jun 2027, by the document's properties"


def test_the_date_in_the_answers_comes_before_properties(tmp_path):
    for name in both(tmp_path, date(2030, 1, 1)):
        assert shown(tmp_path, name).dated_by == "entry"


def test_properties_lapse_too(tmp_path):
    for name in both(tmp_path, date(2024, 11, 2)):
        assert shown(tmp_path, name, entry_date=None).reason == "lapsed"


@pytest.mark.parametrize(("ahead", "reason"), [(1, "in-date"), (2, "not-yet")])
def test_properties_may_be_a_time_zone_ahead_but_no_more(tmp_path, ahead, reason):
    for name in both(tmp_path, TODAY + timedelta(days=ahead)):
        assert shown(tmp_path, name, entry_date=None).reason == reason


def test_properties_come_before_git_and_git_after_them(tmp_path):
    (tmp_path / "dated.pdf").write_bytes(pdf(writes("text"), info=modified(date(2025, 6, 1))))
    (tmp_path / "undated.pdf").write_bytes(pdf(writes("text")))
    who = {
        f"GIT_{role}_{part}": value
        for role in ("AUTHOR", "COMMITTER")
        for part, value in (("NAME", "a"), ("EMAIL", "a@b.c"), ("DATE", "2026-01-01T12:00:00Z"))
    }
    for command in (["init"], ["add", "-A"], ["commit", "-m", "x"]):
        subprocess.run(
            ["git", *command], cwd=tmp_path, env=os.environ | who, check=True, capture_output=True
        )
    assert shown(tmp_path, "dated.pdf", entry_date=None).dated == date(2025, 6, 1)
    found = shown(tmp_path, "undated.pdf", entry_date=None)
    assert (found.dated, found.dated_by) == (date(2026, 1, 1), "git")


def test_libraries_are_imported_only_where_such_a_file_is_cited(tmp_path):
    (tmp_path / "a.md").write_text("text")
    code = (
        "import sys; from datetime import date; from pathlib import Path; "
        "from peerready.evidence import examine_path; day = date(2026, 5, 1); "
        f"examine_path(Path({str(tmp_path)!r}), 'a.md', entry_date=day, valid_for=24, today=day); "
        "print([name for name in ('pypdf', 'zipfile', 'xml', 'subprocess') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
