import io
import subprocess
import sys
from contextlib import suppress
from datetime import date

import pypdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from office import flated, pdf, stream, writes
from peerready.policies import pdf_documents
from peerready.policies.pdf_documents import read
from peerready.policies.policy_document import PolicyDocument, UnreadableError

SCAN = "a PDF without text, such as a scan"
PICTURE = "q 595 0 0 842 0 0 cm /P Do Q"
DAYS = "/ModDate(D:20260501233000+10'00')/CreationDate(D:20200101000000Z)"


def refused(raw):
    with pytest.raises(UnreadableError) as caught:
        read(raw)
    return str(caught.value)


def test_a_pdf_with_text_has_text_and_no_headings():
    assert read(pdf(writes("Supervision"))) == PolicyDocument(has_text=True, what="a PDF")


def test_what_another_program_writes_is_read():
    writer = pypdf.PdfWriter()
    writer.append(io.BytesIO(pdf(writes("Supervision"))))
    writer.add_metadata({"/ModDate": "D:20260501"})
    writer.compress_identical_objects()
    raw = io.BytesIO()
    writer.write(raw)
    found = read(raw.getvalue())
    assert (found.has_text, found.changed) == (True, date(2026, 5, 1))


def test_text_on_any_of_the_first_pages_counts(monkeypatch):
    monkeypatch.setattr(pdf_documents, "PAGES", 3)
    assert read(pdf(PICTURE, "", writes("text"))).has_text
    late = read(pdf(PICTURE, "", "", writes("text")))
    assert (late.checked, late.what) == (False, SCAN)


# --- what cannot be checked


@pytest.mark.parametrize(
    "content",
    [
        PICTURE,
        "0 0 9 9 re f",
        "0 0 m 9 9 l S",
        f"{PICTURE} {writes(' ')}",
        writes("..."),
        writes(""),
    ],
)
def test_a_page_with_something_on_it_but_no_text_cannot_be_checked(content):
    found = read(pdf(content, info=DAYS))
    assert found == PolicyDocument(changed=date(2026, 5, 1), what=SCAN, checked=False)


def test_a_page_with_notes_cannot_be_checked():
    assert not read(pdf("", page="/Annots[]")).checked


@pytest.mark.parametrize("contents", [[], [""], ["q Q", writes("   ")], ["", "0 0 9 9 re n"]])
def test_blank_pages_are_empty(contents):
    found = read(pdf(*contents))
    assert (found.checked, found.has_text) == (True, False)


def test_many_blank_pages_are_not_all_looked_at(monkeypatch):
    monkeypatch.setattr(pdf_documents, "PAGES", 1)
    assert not read(pdf("", "")).checked


def test_a_page_without_contents_is_blank():
    raw = pdf("").replace(b"/Contents 5 0 R", b"               ")
    assert read(raw).checked


@pytest.mark.parametrize("password", ["", "secret"])
def test_a_protected_pdf_cannot_be_checked(password):
    writer = pypdf.PdfWriter()
    writer.append(io.BytesIO(pdf(writes("text"), info=DAYS)))
    writer.encrypt(password, "owner", algorithm="RC4-128")
    raw = io.BytesIO()
    writer.write(raw)
    assert read(raw.getvalue()) == PolicyDocument(what="a protected PDF", checked=False)


def test_a_pdf_protected_by_what_nobody_here_can_open_cannot_be_checked():
    key = "00" * 48
    encryption = (
        f"/Encrypt<</Filter/Standard/V 5/R 6/Length 256/O<{key}>/U<{key}>/OE<{key[:64]}>"
        f"/UE<{key[:64]}>/Perms<{key[:32]}>/P -4/StmF/StdCF/StrF/StdCF"
        "/CF<</StdCF<</CFM/AESV3/AuthEvent/DocOpen/Length 32>>>>>>"
    )
    assert read(pdf(writes("text"), trailer=encryption)).what == "a protected PDF"


def test_a_pdf_that_takes_too_long_cannot_be_checked(monkeypatch):
    monkeypatch.setattr(pdf_documents, "STEPS", 1000)
    found = read(pdf(writes("text")))
    assert (found.checked, found.what) == (False, "a PDF that takes too long to read")
    assert sys.getprofile() is None


def test_steps_are_not_counted_for_somebody_who_measures(monkeypatch):
    monkeypatch.setattr(pdf_documents, "STEPS", 1000)

    def measure(*_):
        pass

    sys.setprofile(measure)
    try:
        assert read(pdf(writes("text"))).has_text
        assert sys.getprofile() is measure
    finally:
        sys.setprofile(None)


@pytest.mark.parametrize(
    "objects",
    [
        [stream(flated(30_000_000), "/Filter/FlateDecode")],
        [stream("text", "/Filter/JBIG2Decode")],
        [stream("text", "/Filter/NoSuchThing")],
        [stream("text", "/Filter[" + "/ASCIIHexDecode" * 99 + "]")],
    ],
)
def test_a_page_the_library_refuses_cannot_be_checked(objects):
    raw = pdf("", objects=objects).replace(b"/Contents 5 0 R", b"/Contents 6 0 R")
    assert read(raw).what == SCAN


# --- dates


@pytest.mark.parametrize(
    ("info", "day"),
    [
        (DAYS, date(2026, 5, 1)),
        ("/CreationDate(D:20200101000000Z)", date(2020, 1, 1)),
        ("/ModDate(D:19700101)/CreationDate(D:20200101)", date(2020, 1, 1)),
        ("/ModDate(2026-05-01)", date(2026, 5, 1)),
        ("/ModDate(D:2026)", None),
        ("/ModDate(D:20261301)", None),
        ("/ModDate 7", None),
        ("", None),
    ],
)
def test_the_day_is_that_of_the_last_change_else_of_its_making(info, day):
    assert read(pdf(writes("text"), info=info)).changed == day


def test_a_pdf_without_properties_has_no_day_of_its_own():
    raw = pdf(writes("text")).replace(b"/Info 3 0 R", b"           ")
    assert read(raw).changed is None


# --- what is no PDF


@pytest.mark.parametrize("cut", [1, 7, 40, 300])
def test_a_pdf_that_was_cut_off_is_unreadable(cut):
    raw = pdf(writes("text" * 700), writes("text" * 700))
    whole = raw[: raw.rindex(b"%%EOF")]
    assert refused(whole[:-cut]) == "this is no PDF, or its end is missing"


@pytest.mark.parametrize("raw", [b"junk", b"%PDF-1.7", b"x" * 2000 + pdf(""), b"%%EOF"])
def test_what_is_no_pdf_is_unreadable(raw):
    assert refused(raw) == "this is no PDF, or its end is missing"


@pytest.mark.parametrize("raw", [b"%PDF-1.7\n%%EOF", b"%PDF-1.7\njunk\nstartxref\n9\n%%EOF"])
def test_a_damaged_pdf_is_unreadable(raw):
    assert refused(raw) == "this is no PDF that can be read, it is damaged"


VALID = pdf(writes("Supervision"), info=DAYS)


@settings(max_examples=300, deadline=None)
@given(st.lists(st.tuples(st.integers(0, len(VALID) - 1), st.integers(0, 255)), max_size=6))
def test_a_damaged_file_is_read_or_unreadable(changes):
    raw = bytearray(VALID)
    for place, byte in changes:
        raw[place] = byte
    with suppress(UnreadableError):
        assert isinstance(read(bytes(raw)), PolicyDocument)


def test_the_library_is_imported_when_a_pdf_is_read_and_says_nothing(tmp_path):
    (tmp_path / "a.pdf").write_bytes(pdf(writes("text")).replace(b"xref\n0", b"xref\n1"))
    code = (
        "import sys, peerready.evidence as evidence, peerready.policies.pdf_documents as pdf; "
        "assert 'pypdf' not in sys.modules; "
        f"print(pdf.read(open({str(tmp_path / 'a.pdf')!r}, 'rb').read()).has_text)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert (done.stdout, done.stderr) == ("True\n", "")
