import calendar
import os
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peerready.answers import Evidence
from peerready.evidence import Examiner, Shown, examine, examine_all, examine_path, months_after

TODAY = date(2026, 11, 3)
ENTRY = date(2026, 5, 1)
UNTIL = date(2028, 5, 1)


@pytest.fixture
def root(tmp_path):
    folder = tmp_path / "evidence"
    folder.mkdir()
    return folder


def write(root, name, content="Some text.\n"):
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def shown(root, path, entry_date=ENTRY, today=TODAY, valid_for=24):
    return examine_path(root, path, entry_date=entry_date, valid_for=valid_for, today=today)


def reason(root, path, **given):
    found = shown(root, path, **given)
    assert found.holds == (found.reason in ("in-date", "not-checked", "cannot-check"))
    return found.reason


# --- paths


def test_a_file_with_text_and_a_date_in_the_answers_holds(root):
    write(root, "policies/a.md")
    text = "holds through 1 May 2028, by its date in the answers"
    assert shown(root, "policies/a.md") == Shown(
        holds=True, reason="in-date", text=text, until=UNTIL, dated=ENTRY, dated_by="entry"
    )


def test_a_file_that_is_missing_is_named_with_a_likely_one(root):
    write(root, "policies/supervision.md")
    found = shown(root, "policies/supervison.md")
    assert (found.holds, found.reason) == (False, "missing")
    assert found.text == "no such file: did you mean 'supervision.md'?"


@pytest.mark.parametrize(
    "path",
    ["b.md", "nowhere/a.md", "a.md/b.md", "a.md/", "policies//a.md", "a\u200b.md"],
)
def test_a_path_that_names_no_entry_of_its_folder_is_missing(root, path):
    write(root, "a.md")
    write(root, "policies/a.md")
    assert reason(root, path) == "missing"


def test_a_root_that_is_missing_holds_no_file(root):
    assert reason(root / "none", "a.md") == "missing"


@pytest.mark.parametrize(
    "path",
    ["/etc/passwd", "../secret.md", "a/../../secret.md", "a\\b.md", "C:/a.md", "c:a.md", "//x/a.md",
     "a\0.md", "a\n.md", "", "#heading", "#/../secret.md#x"],
)  # fmt: skip
def test_a_path_that_could_lead_elsewhere_is_not_looked_for(root, path):
    write(root.parent, "secret.md")
    write(root, "a/b.md")
    assert reason(root, path) in ("outside-root", "missing")
    assert not shown(root, path).holds


@pytest.mark.parametrize("path", ["../secret.md", "/a.md", "a\\b.md", "C:/a.md"])
def test_an_absolute_or_climbing_path_is_outside_the_root(root, path):
    assert reason(root, path) == "outside-root"


@pytest.mark.parametrize("path", ["Policies/a.md", "policies/A.md", "policies/a.MD"])
def test_the_case_of_every_part_counts_on_every_system(root, path):
    write(root, "policies/a.md")
    found = shown(root, path)
    assert found.reason == "wrong-case"
    assert ("'a.md'" if path.startswith("p") else "'policies'") in found.text


def test_a_name_is_found_however_its_accents_are_stored(root):
    write(root, "Nga\u0304.md")
    assert reason(root, "Ngā.md") == "in-date"
    write(root, "Ngā.md", "")
    assert reason(root, "Ngā.md") == "empty"


def test_a_dot_in_a_path_is_the_same_folder(root):
    write(root, "policies/a.md")
    assert reason(root, "./policies/./a.md") == "in-date"


def test_the_anchor_begins_at_the_last_hash(root):
    write(root, "C#/a.md", "# One\n\ntext\n")
    assert reason(root, "C#/a.md#one") == "in-date"


def test_a_link_inside_the_root_is_followed(root):
    target = write(root, "real/a.md")
    (root / "link.md").symlink_to(target)
    (root / "folder").symlink_to(root / "real", target_is_directory=True)
    assert reason(root, "link.md") == reason(root, "folder/a.md") == "in-date"


def test_a_root_that_is_itself_a_link_is_the_folder_it_leads_to(root):
    write(root, "a.md")
    (root.parent / "link").symlink_to(root, target_is_directory=True)
    assert reason(root.parent / "link", "a.md") == "in-date"


def test_a_link_out_of_the_root_is_refused_whether_or_not_its_target_exists(root):
    write(root.parent, "secret/a.md")
    (root / "file.md").symlink_to(root.parent / "secret/a.md")
    (root / "nothing.md").symlink_to(root.parent / "secret/b.md")
    (root / "folder").symlink_to(root.parent / "secret", target_is_directory=True)
    (root / "neighbour").symlink_to(f"{root}-other", target_is_directory=True)
    paths = ("file.md", "nothing.md", "folder/a.md", "folder/A.md", "folder/b.md", "neighbour/a.md")
    assert {reason(root, path) for path in paths} == {"outside-root"}


def test_links_that_lead_nowhere_or_round_in_circles_are_missing_files(root):
    (root / "a.md").symlink_to(root / "b.md")
    (root / "b.md").symlink_to(root / "a.md")
    (root / "c.md").symlink_to(root / "gone.md")
    (root / "d").symlink_to(root / "d")
    assert {reason(root, path) for path in ("a.md", "c.md", "d/e.md")} == {"missing"}


def test_folders_pipes_and_devices_are_no_files(root):
    write(root, "folder.md/a.md")
    os.mkfifo(root / "pipe.md")
    (root / "pipe2.pdf").symlink_to(root / "pipe.md")
    found = {shown(root, path).text for path in ("folder.md", "pipe.md", "pipe2.pdf", ".")}
    assert found == {"this is a folder", "this is no regular file"}
    assert {reason(root, path) for path in ("folder.md", "pipe.md", ".")} == {"not-a-file"}


def test_a_file_or_folder_that_may_not_be_read_is_unreadable(root, monkeypatch):
    write(root, "policies/a.md")

    def refuse(*_):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "listdir", refuse)
    found = shown(root, "policies/a.md")
    assert found.reason == "unreadable"
    assert found.text == "the file cannot be read: permission denied"


# --- what stands in the file


@pytest.mark.parametrize("name", ["a.md", "a.MARKDOWN", "a.txt", "a.csv", "a.yaml", "a.json"])
def test_text_counts_in_every_kind_of_text_file(root, name):
    write(root, name, "\ufeffĀ\r\n")
    assert reason(root, name) == "in-date"


@pytest.mark.parametrize(
    "content", ["", "\n \t\n", "\ufeff", "---\n", "- \n- \n", "…", "\u200b\u00a0"]
)
@pytest.mark.parametrize("name", ["a.md", "a.txt"])
def test_a_file_without_a_letter_or_digit_is_empty(root, name, content):
    write(root, name, content)
    assert reason(root, name) == "empty"


@pytest.mark.parametrize("name", ["a.md", "a.txt"])
@pytest.mark.parametrize("content", [b"one\ntw\xf8", "one\ntwo".encode("utf-16"), b"one\nt\0w\0"])
def test_a_file_that_is_not_utf_8_is_unreadable(root, name, content):
    write(root, name, content)
    found = shown(root, name)
    assert found.reason == "unreadable"
    assert found.text == "the file is not UTF-8 text, save it as UTF-8"
    assert found.document_line == (1 if content[:1] != b"o" else 2)


@pytest.mark.parametrize(("kind", "limit"), [("txt", 10), ("md", 1)])
def test_a_text_file_above_its_limit_is_not_read(root, kind, limit):
    write(root, f"a.{kind}", b"a" * limit * 1_000_000)
    write(root, f"b.{kind}", b"a" * limit * 1_000_000 + b"a")
    assert reason(root, f"a.{kind}") == "in-date"
    assert shown(root, f"b.{kind}").reason == "unreadable"
    assert shown(root, f"b.{kind}").text == f"the file is larger than {limit} MB"


@pytest.mark.parametrize("name", ["a.doc", "a.odt", "a.png", "LICENCE", "a.html"])
def test_a_kind_of_file_nobody_reads_holds_by_date_and_says_so(root, name):
    write(root, name, b"\0\xff")
    found = shown(root, name)
    text = "cannot check this kind of file, holds through 1 May 2028, by its date in the answers"
    assert (found.holds, found.reason, found.text) == (True, "cannot-check", text)
    assert reason(root, name, entry_date=None) == "no-date"


@pytest.mark.parametrize("name", ["a.png", "a.pdf", "a.docx"])
def test_a_file_nobody_reads_must_not_be_empty(root, name):
    write(root, name, "")
    assert reason(root, name) == "empty"


@pytest.mark.parametrize("name", ["a.odt", "a.txt", "a.rst"])
def test_a_heading_is_not_taken_on_trust_where_nobody_can_look(root, name):
    write(root, name, "# one\n\ntext")
    found = shown(root, f"{name}#one")
    assert (found.holds, found.reason) == (False, "no-heading")
    assert found.text == "cannot look for a heading in this kind of file"


@pytest.mark.parametrize(
    ("anchor", "found", "text"),
    [
        ("group-supervision", "in-date", "holds through 1 May 2028, by its date in the answers"),
        ("k%C4%81wanatanga", "in-date", "holds through 1 May 2028, by its date in the answers"),
        ("Ka\u0304wanatanga".lower(), "in-date", "holds through 1 May 2028, by its date in the answers"),
        ("group-supervison", "no-heading", "no heading '#group-supervison': did you mean 'group-supervision'?"),
        ("Group supervision", "no-heading", "no heading '#Group supervision': did you mean 'group-supervision'?"),
        ("zzz", "no-heading", "no heading '#zzz'"),
        ("", "no-heading", "no heading '#'"),
        ("nothing-here", "empty-heading", "no text under this heading"),
    ],
)  # fmt: skip
def test_a_heading_must_exist_and_have_text_under_it(root, anchor, found, text):
    write(
        root,
        "a.md",
        "# Group supervision\n\nText.\n\n# Kāwanatanga\n\nx\n\n# Nothing here\n\n#\n\nx\n",
    )
    it = shown(root, f"a.md#{anchor}")
    assert (it.reason, it.text) == (found, text)
    assert it.document_line == (9 if found == "empty-heading" else None)


# --- dates


def test_months_are_calendar_months_and_the_last_day_counts(root):
    write(root, "a.md")
    held = {
        day: reason(root, "a.md", entry_date=date(2025, 8, 31), valid_for=6, today=day)
        for day in (date(2026, 2, 28), date(2026, 3, 1))
    }
    assert held == {date(2026, 2, 28): "in-date", date(2026, 3, 1): "lapsed"}


def test_evidence_that_lapsed_says_since_when_and_by_what(root):
    write(root, "a.md")
    found = shown(root, "a.md", entry_date=date(2024, 1, 31))
    assert found == Shown(
        holds=False,
        reason="lapsed",
        text="held through 31 Jan 2026, by its date in the answers",
        until=date(2026, 1, 31),
        dated=date(2024, 1, 31),
        dated_by="entry",
    )


def test_an_entry_of_the_day_itself_holds_and_one_of_the_next_day_not_yet(root):
    write(root, "a.md")
    tomorrow = TODAY + timedelta(days=1)
    assert reason(root, "a.md", entry_date=TODAY) == "in-date"
    assert reason(root, "a.md", entry_date=tomorrow) == "not-yet"
    assert (
        shown(root, "a.md", entry_date=tomorrow).text
        == "its date in the answers, 4 Nov 2026, is after 3 Nov 2026"
    )


@pytest.mark.parametrize(
    ("front_matter", "today", "held", "by"),
    [
        ("review_date: 2026-11-03", TODAY, True, "review-date"),
        ("review_date: 2026-11-02", TODAY, False, "review-date"),
        ("next_review: 2027-01-01", TODAY, True, "review-date"),
        ("review_by: 2026-01-01", TODAY, False, "review-date"),
        ("expires: 2026-11-03", TODAY, True, "review-date"),
        ("expires: 2027-01-01\nreview_date: 2026-11-02", TODAY, False, "review-date"),
        ("'review_date': '2027-01-01'", TODAY, True, "review-date"),
        ("Review-Date: 2026-01-01", TODAY, False, "review-date"),
        ("last_reviewed: 2024-11-03", TODAY, True, "last-reviewed"),
        ("last_reviewed: 2024-11-02", TODAY, False, "last-reviewed"),
        ("last_reviewed: 2020-01-01\nreview_date: 2027-01-01", TODAY, True, "review-date"),
        ("last_reviewed: 2026-11-01\nreview_date: 2026-11-02", TODAY, False, "review-date"),
        ("last_reviewed: 2026-11-03", TODAY, True, "last-reviewed"),
        ("title: A policy", TODAY, True, "entry"),
        ("# review_date: 2020-01-01\n", TODAY, True, "entry"),
        ("policy: {review_date: 2020-01-01}", TODAY, True, "entry"),
    ],
)
def test_the_date_in_the_document_comes_before_the_one_in_the_answers(
    root, front_matter, today, held, by
):
    write(root, "a.md", f"---\n{front_matter}\n---\n\nText.\n")
    found = shown(root, "a.md", today=today)
    assert (found.holds, found.dated_by) == (held, by)


def test_a_review_date_that_passed_names_its_line(root):
    write(root, "a.md", "---\ntitle: A\nexpires: 2027-01-01\nreview_by: 2026-01-01\n---\nText.\n")
    assert shown(root, "a.md") == Shown(
        holds=False,
        reason="lapsed",
        text="held through 1 Jan 2026, by the document's review date",
        until=date(2026, 1, 1),
        dated=date(2026, 1, 1),
        dated_by="review-date",
        document_line=4,
    )


@pytest.mark.parametrize("other", ["", "review_date: 2028-01-01\n"])
def test_a_last_review_after_the_day_of_judgement_does_not_hold(root, other):
    write(root, "a.md", f"---\n{other}last_reviewed: 2026-11-04\n---\nText.\n")
    found = shown(root, "a.md")
    assert (found.holds, found.reason, found.dated_by) == (False, "not-yet", "last-reviewed")
    assert found.document_line == other.count("\n") + 2


def test_an_entry_dated_after_the_day_of_judgement_does_not_hold_whatever_the_document_says(root):
    write(root, "a.md", "---\nreview_date: 2028-01-01\n---\nText.\n")
    assert reason(root, "a.md", entry_date=date(2026, 11, 4)) == "not-yet"


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("28/2/2027", "says '28/2/2027'"),
        ("2027-2-28", "says '2027-2-28'"),
        ("2027-02-30", "says '2027-02-30'"),
        ("20270228", "says '20270228'"),
        ("2027-02-28T00:00:00", "says '2027-02-28T00:00:00'"),
        ("February 2027", "says 'February 2027'"),
        ("2027", "says '2027'"),
        ("2027.5", "says '2027.5'"),
        ("true", "holds no date"),
        ("[2027-02-28]", "holds no date"),
        ("", "is empty"),
        ('""', "is empty"),
        ("x" * 99, f"says '{'x' * 40}'"),
        ("２０２７-02-28", "says '２０２７-02-28'"),
    ],
)
def test_a_date_of_another_form_does_not_hold_and_the_form_wanted_is_shown(root, value, said):
    write(root, "a.md", f"---\nreview_date: 2029-01-01\nnext_review: {value}\n---\nText.\n")
    found = shown(root, "a.md")
    assert (found.holds, found.reason, found.document_line) == (False, "unreadable", 3)
    assert found.text == f"front matter: next_review {said} (write a date as 2027-02-28)"


def test_front_matter_that_is_no_yaml_does_not_hold_and_names_its_line(root):
    write(root, "a.md", "---\ntitle: one\ntitle: two\n---\nText.\n")
    found = shown(root, "a.md")
    assert (found.holds, found.reason, found.document_line) == (False, "unreadable", 3)
    assert found.text.startswith("front matter: ")


def test_without_any_date_nothing_holds(root):
    write(root, "a.md")
    assert shown(root, "a.md", entry_date=None) == Shown(
        holds=False, reason="no-date", text="it has no date, so it may be out of date"
    )


@given(st.dates(), st.integers(0, 2000))
def test_months_after_a_day_are_that_day_or_the_end_of_its_month(day, months):
    later = months_after(day, months)
    index = day.year * 12 + day.month - 1 + months
    if index >= 10_000 * 12:
        assert later == date.max
    else:
        last = calendar.monthrange(index // 12, index % 12 + 1)[1]
        assert later == date(index // 12, index % 12 + 1, min(day.day, last))


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2023, 12, 31), 2, date(2024, 2, 29)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2024, 2, 29), 48, date(2028, 2, 29)),
        (date(2026, 11, 3), 0, date(2026, 11, 3)),
        (date(9999, 12, 1), 1, date.max),
        (date(2026, 1, 1), 10**12, date.max),
    ],
)
def test_months_after_known_days(day, months, later):
    assert months_after(day, months) == later


# --- entries


def entry(**given):
    return Evidence(grade="said" if "note" in given else "document", **given)


@pytest.mark.parametrize("what", [{"url": "https://example.org/x"}, {"note": "Seen at the forum"}])
def test_an_address_or_a_note_holds_by_its_date_and_is_marked_not_checked(root, what):
    found = examine(entry(**what, date=ENTRY), root, 24, TODAY)
    assert found == Shown(
        holds=True,
        reason="not-checked",
        text="not checked, holds through 1 May 2028, by its date in the answers",
        until=UNTIL,
        dated=ENTRY,
        dated_by="entry",
    )


def test_an_address_or_a_note_without_a_date_or_out_of_date_does_not_hold(root):
    entries = [
        entry(url="https://example.org"),
        entry(note="x", date=date(2024, 11, 2)),
        entry(note="x", date=date(2026, 11, 4)),
    ]
    found = examine_all(entries, root, 24, TODAY)
    assert [(s.holds, s.reason) for s in found] == [
        (False, "no-date"),
        (False, "lapsed"),
        (False, "not-yet"),
    ]


def test_all_entries_are_examined_in_order_and_each_file_is_read_once(root, monkeypatch):
    write(root, "a.md", "# One\n\ntext\n\n# Two\n")
    opened = []
    listdir = os.listdir
    monkeypatch.setattr(os, "listdir", lambda path: opened.append(path) or listdir(path))
    entries = [
        entry(path=path, date=ENTRY) for path in ("a.md#one", "a.md#two", "b.md", "a.md", "b.md")
    ]

    found = examine_all(entries, root, 24, TODAY)

    assert [s.reason for s in found] == [
        "in-date",
        "empty-heading",
        "missing",
        "in-date",
        "missing",
    ]
    assert len(opened) == 2


def test_an_examiner_for_another_validity_shares_what_was_read(root):
    write(root, "a.md")
    examiner = Examiner(root, 24, TODAY)
    before = examiner.examine_path("a.md", entry_date=date(2025, 1, 1))
    Path(root / "a.md").unlink()
    after = replace(examiner, valid_for=12).examine_path("a.md", entry_date=date(2025, 1, 1))
    assert (before.reason, after.reason) == ("in-date", "lapsed")
