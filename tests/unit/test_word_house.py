"""House documents that cannot be used: each is told at its place, and nothing is written."""

from __future__ import annotations

import io
import os
import zipfile
from datetime import date

import pytest

from office import lying
from peerready.errors import PeerreadyError
from peerready.word.blocks import Dress
from peerready.word.document import document
from peerready.word.house import LARGEST, MOST_PARTS
from word_files import house, parts, repacked

DRESS = Dress("t", "a", "en", "", "")
KINDS = "[Content_Types].xml"
BODY = "word/document.xml"


def tried(path):
    return document((), DRESS, date(2026, 11, 21), path)


def packed(**files):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, raw in files.items():
            archive.writestr(name, raw)
    return out.getvalue()


def kinds_with(old, new):
    return {KINDS: parts(house())[KINDS].replace(old, new)}


def loading(kind):
    """A house document with a relation of this kind that leads out of it."""

    def change(made):
        made.part.relate_to("https://e.example/x.png", f"http://e.example/{kind}", is_external=True)

    return house(change)


def body(xml):
    return repacked(house(), {BODY: xml})


DAMAGED = "this Word document is damaged"
NONE = "this is no Word document"
CASES = {
    "empty": (b"", NONE),
    "text": (b"{{ report.organisation }}", NONE),
    "a zip": (packed(a=b"b"), NONE),
    "a workbook": (
        repacked(house(), kinds_with(b"wordprocessingml.document.main", b"sheet")),
        NONE,
    ),
    "macros": (
        repacked(
            house(),
            kinds_with(
                b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
                b"application/vnd.ms-word.document.macroEnabled.main+xml",
            ),
        ),
        "this document has macros",
    ),
    "a macro in it": (
        repacked(house(), {"word/vbaProject.bin": b"x"}),
        "this document has macros",
    ),
    "a template": (
        repacked(
            house(),
            kinds_with(b"wordprocessingml.document.main", b"wordprocessingml.template.main"),
        ),
        "this is a Word template (.dotx)",
    ),
    "no body": (repacked(house(), {BODY: None}), DAMAGED),
    "cut short": (house()[:-500], NONE),
    "broken text": (body(b"<w:document"), DAMAGED),
    "other text": (body(b"<html/>"), DAMAGED),
    "a part that lies about its size": (lying(house(), 10), NONE),
    "too many parts": (
        packed(**{f"a{n}": b"" for n in range(MOST_PARTS + 1)}),
        "this file unpacks to more than a document holds",
    ),
    "a bomb": (
        repacked(house(), {"word/media/x.png": b"\0" * 101_000_000}),
        "this file unpacks to more than a document holds",
    ),
    "a picture of elsewhere": (
        loading("image"),
        "this document loads something from elsewhere (image)",
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_what_is_no_usable_document_is_told_with_its_name(tmp_path, name):
    raw, message = CASES[name]
    (tmp_path / "house.docx").write_bytes(raw)

    with pytest.raises(PeerreadyError) as caught:
        tried(tmp_path / "house.docx")

    (problem,) = caught.value.problems
    assert problem.message == message
    assert problem.location.path.endswith("house.docx")
    assert caught.value.exit_code == 3


def test_declared_entities_are_not_unfolded(tmp_path):
    text = parts(house())[BODY].decode()
    bomb = '<!DOCTYPE d [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
    head, _, rest = text.partition("?>")
    rest = rest.replace("A cover", "A &b;cover")
    (tmp_path / "house.docx").write_bytes(body(f"{head}?>{bomb}{rest}".encode()))

    made = tried(tmp_path / "house.docx")

    assert b"aaaaaaaaaa" not in parts(made)[BODY]
    assert b"DOCTYPE" not in parts(made)[BODY]


def test_a_file_too_large_missing_or_no_file_is_told(tmp_path):
    (tmp_path / "large.docx").write_bytes(b"\0" * (LARGEST + 1))
    said = {}
    for name in ("large.docx", "gone.docx", ".", "a" * 300):
        with pytest.raises(PeerreadyError) as caught:
            tried(tmp_path / name)
        said[name] = caught.value.problems[0].message

    assert said["large.docx"] == "this file is larger than 20 MB"
    assert said["gone.docx"] == "there is no such file"
    assert said["."] == "this is no file"
    assert said["a" * 300].startswith("this file cannot be read: ")


def test_a_pipe_is_no_document(tmp_path):
    os.mkfifo(tmp_path / "pipe.docx")

    with pytest.raises(PeerreadyError, match="no file"):
        tried(tmp_path / "pipe.docx")


def test_a_link_of_a_house_is_kept(tmp_path):
    def linked(made):
        kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
        made.part.relate_to("https://house.example/", kind, is_external=True)

    (tmp_path / "house.docx").write_bytes(house(linked))

    assert b"house.example" in parts(tried(tmp_path / "house.docx"))["word/_rels/document.xml.rels"]
