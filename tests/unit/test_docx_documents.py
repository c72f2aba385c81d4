import io
import zipfile
from contextlib import suppress
from datetime import UTC, date, datetime

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import office
from office import heading, paragraph, word
from peerready.policies import docx_documents, docx_parts
from peerready.policies.docx_documents import read
from peerready.policies.policy_document import PolicyDocument, UnreadableError


def anchors(body, **more):
    return {name: section.has_text for name, section in read(word(body, **more)).sections.items()}


def refused(raw):
    with pytest.raises(UnreadableError) as caught:
        read(raw)
    return str(caught.value)


# --- headings and text


def test_what_word_writes_is_read():
    document = docx.Document()
    document.add_heading("Supervision policy", 0)
    document.add_heading("Group supervision", 1)
    document.add_paragraph("Every month, with a peer supervisor.")
    document.add_heading("Nothing yet", 2)
    document.core_properties.modified = datetime(2026, 5, 1, tzinfo=UTC)
    raw = io.BytesIO()
    document.save(raw)
    found = read(raw.getvalue())
    assert {name: tuple(section) for name, section in found.sections.items()} == {
        "group-supervision": (None, True),
        "nothing-yet": (None, False),
    }
    assert (found.has_text, found.changed, found.what) == (True, date(2026, 5, 1), "a Word file")


def test_a_file_without_properties_has_no_day_of_its_own():
    parts = office.parts(paragraph("a"))
    parts["_rels/.rels"] = office.relations(officeDocument="word/document.xml")
    del parts["docProps/core.xml"]
    assert read(office.packed(parts)).changed is None


@pytest.mark.parametrize("style", ["H1", "berschrift2", "Own"])
def test_a_heading_is_known_by_its_style_in_every_language(style):
    assert anchors(heading("A B", style) + paragraph("text")) == {"a-b": True}


@pytest.mark.parametrize("style", ["", "Round", "Lost", "Nowhere", "Title", "TOC1", "TOCHeading"])
def test_other_paragraphs_are_no_headings(style):
    assert anchors(paragraph("A", style)) == {}


@pytest.mark.parametrize(("level", "is_one"), [("0", 1), ("8", 1), ("9", 0), ("x", 0), ("²", 0)])
def test_a_paragraph_may_have_an_outline_level_of_its_own(level, is_one):
    own = f'<w:pPr><w:outlineLvl w:val="{level}"/></w:pPr>'
    assert len(anchors(paragraph("A", more=own))) == is_one


def test_an_outline_level_takes_a_heading_style_back():
    plain = '<w:p><w:pPr><w:pStyle w:val="H1"/><w:outlineLvl w:val="9"/></w:pPr><w:r><w:t>A</w:t></w:r></w:p>'
    assert read(word(plain)).has_text


def test_text_counts_up_to_the_next_heading_of_the_same_or_a_higher_level():
    two = lambda name: heading(name, "berschrift2")  # noqa: E731
    body = heading("A") + two("B") + paragraph("text") + two("C") + heading("D") + heading("A")
    assert anchors(body) == {"a": True, "b": True, "c": False, "d": False, "a-1": False}


def test_an_empty_line_in_a_heading_style_ends_nothing():
    assert anchors(heading("A") + heading(" ") + paragraph("text")) == {"a": True}


@pytest.mark.parametrize("style", ["Title", "TOC1", "TOCHeading"])
def test_a_title_and_a_table_of_contents_are_no_text(style):
    found = read(word(paragraph("Words", style) + heading("A")))
    assert (found.has_text, found.checked) == (False, True)


RUN = "<w:r><w:t>text</w:t></w:r>"


@pytest.mark.parametrize(
    "body",
    [
        f"<w:p>{RUN}</w:p>",
        f"<w:tbl><w:tr><w:tc><w:p>{RUN}</w:p></w:tc></w:tr></w:tbl>",
        f"<w:sdt><w:sdtContent><w:p>{RUN}</w:p></w:sdtContent></w:sdt>",
        f"<w:p><w:ins>{RUN}</w:ins></w:p>",
        f"<w:p><w:hyperlink>{RUN}</w:hyperlink></w:p>",
        f"<w:p><w:r><w:txbxContent><w:p>{RUN}</w:p></w:txbxContent></w:r></w:p>",
        "<w:p><m:oMath><m:r><m:t>x</m:t></m:r></m:oMath></w:p>",
        '<w:p><w:r><w:drawing><wp:docPr descr="Who answers to whom"/></w:drawing></w:r></w:p>',
        '<w:p><w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>text</w:t></w:r></w:p>',
    ],
)
def test_text_in_any_form_stands_under_its_heading(body):
    assert anchors(heading("A") + body) == {"a": True}


@pytest.mark.parametrize(
    "body",
    [
        "",
        "<w:p/>",
        "<w:p><w:r><w:t>…</w:t></w:r></w:p>",
        "<w:p><w:del><w:r><w:delText>gone</w:delText></w:r></w:del></w:p>",
        f"<w:p><w:moveFrom>{RUN}</w:moveFrom></w:p>",
        "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r></w:p>",
        "<w:p><w:r><w:instrText>PAGE</w:instrText></w:r></w:p>",
        f"<mc:Fallback><w:p>{RUN}</w:p></mc:Fallback>",
        "<w:p><w:r><w:drawing><wp:docPr/></w:drawing></w:r></w:p>",
        "words outside every paragraph",
        "<w:r><w:t>words outside every paragraph</w:t></w:r>",
    ],
)
def test_what_a_reader_does_not_see_as_text_is_none(body):
    assert anchors(heading("A") + body) == {"a": False}


def test_the_style_a_heading_had_before_does_not_count():
    before = '<w:pPrChange><w:pPr><w:pStyle w:val="H1"/></w:pPr></w:pPrChange>'
    assert anchors(f"<w:p><w:pPr>{before}</w:pPr><w:r><w:t>A</w:t></w:r></w:p>") == {}


def test_tabs_and_line_breaks_part_the_words_of_a_heading():
    pieces = "<w:r><w:t>A</w:t><w:tab/><w:t>B</w:t><w:br/><w:t>C</w:t></w:r>"
    styled = '<w:pPr><w:pStyle w:val="H1"/></w:pPr>'
    assert anchors(f"<w:p>{styled}{pieces}</w:p>") == {"a-b-c": False}


def test_both_kinds_of_office_open_xml_are_read():
    assert anchors(heading("A") + paragraph("text"), word=office.STRICT) == {"a": True}


def test_a_file_without_styles_has_no_headings():
    parts = office.parts(heading("A"))
    del parts["word/_rels/document.xml.rels"]
    found = read(office.packed(parts))
    assert (dict(found.sections), found.has_text) == ({}, True)


# --- what cannot be checked


@pytest.mark.parametrize("picture", ["drawing", "pict", "object", "altChunk"])
def test_pictures_without_text_cannot_be_checked(picture):
    found = read(word(f"<w:p><w:r><w:{picture}/></w:r></w:p>", modified="2026-05-01T00:00:00Z"))
    what = "a Word file with pictures and no text"
    assert found == PolicyDocument(changed=date(2026, 5, 1), what=what, checked=False)


def test_a_protected_or_old_file_cannot_be_checked():
    found = read(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 99)
    assert (found.checked, found.what) == (False, "a protected or an old Word file")


def test_a_file_whose_parts_are_encrypted_cannot_be_checked():
    raw = bytearray(word(paragraph("a")))
    raw[raw.index(b"PK\x01\x02") + 8] |= 1
    assert read(bytes(raw)).what == "a protected or an old Word file"


# --- dates


@pytest.mark.parametrize(
    ("modified", "created", "day"),
    [
        ("2026-05-01T23:30:00Z", "2020-01-01T00:00:00Z", date(2026, 5, 1)),
        ("", "2020-01-01T00:00:00+10:00", date(2020, 1, 1)),
        ("1601-01-01T00:00:00Z", "2020-01-01T00:00:00Z", date(2020, 1, 1)),
        ("2026-02-30T00:00:00Z", "", None),
        ("yesterday", "2026", None),
        ("1980-01-01", "", None),
        ("", "", None),
    ],
)
def test_the_day_is_that_of_the_last_change_else_of_its_making(modified, created, day):
    assert read(word(paragraph("a"), modified=modified, created=created)).changed == day


# --- what is no Word document


@pytest.mark.parametrize(
    "raw",
    [b"junk", b"PK\x03\x04", word(paragraph("a"))[:-30], word(paragraph("a"))[100:-100],
     office.packed({"a.txt": "text"}), office.packed({"_rels/.rels": office.relations()}),
     office.packed({"_rels/.rels": office.relations(officeDocument="gone.xml")}),
     office.packed(office.parts() | {"word/document.xml": "<workbook/>"})],
)  # fmt: skip
def test_what_is_no_word_document_or_was_cut_off_is_unreadable(raw):
    assert refused(raw) == "this is no Word document, or its end is missing"


@pytest.mark.parametrize(
    "xml",
    ["", "<w:document>", "<a>\ufffe</a>", '<?xml version="1.0" encoding="klingon"?><a/>',
     '<?xml version="1.0" encoding="base64"?><a/>', "<a><b></a>"],
)  # fmt: skip
def test_damaged_text_is_unreadable(xml):
    assert refused(office.packed(office.parts() | {"word/document.xml": xml})) == (
        "the text in it is damaged"
    )


@pytest.mark.parametrize(
    "part", ["_rels/.rels", "word/document.xml", "word/styles.xml", "docProps/core.xml"]
)
def test_no_part_may_declare_entities(part, tmp_path):
    (tmp_path / "secret").write_text("secret")
    parts = office.parts(paragraph("a"))
    doctype = f'<!DOCTYPE a [<!ENTITY e SYSTEM "file://{tmp_path}/secret">]>'
    raw = office.packed(parts | {part: doctype + parts[part]})
    assert refused(raw) == "it declares what no Word document does"


def test_an_external_relation_is_not_followed():
    away = office.relations(officeDocument="http://x.example/a").replace(
        " Target=", ' TargetMode="External" Target='
    )
    assert "no Word document" in refused(office.packed({"_rels/.rels": away}))


def test_a_target_never_leads_out_of_the_package(tmp_path):
    (tmp_path / "document.xml").write_text(office.parts(paragraph("a"))["word/document.xml"])
    away = office.relations(officeDocument=f"../../..{tmp_path}/document.xml")
    assert "no Word document" in refused(office.packed({"_rels/.rels": away}))


# --- bombs


def test_a_part_that_unpacks_to_too_much_is_not_unpacked_further():
    body = paragraph("a" * docx_documents.PART)
    raw = office.packed(office.parts(body), zipfile.ZIP_STORED)
    assert refused(raw) == "a part of it unpacks to more than 20 MB"


def test_a_file_that_unpacks_to_a_hundred_times_its_size_is_refused():
    raw = office.packed(office.parts(paragraph("a")) | {"b": b"\0" * 11_000_000})
    assert refused(raw) == "it unpacks to more than 100 times its size"


def test_a_file_that_claims_to_unpack_to_too_much_is_refused():
    raw = office.lying(word(paragraph("a")), docx_documents.UNPACKED)
    assert refused(raw) == "it unpacks to more than 100 MB"


def test_a_file_of_too_many_parts_is_refused(monkeypatch):
    monkeypatch.setattr(docx_documents, "ENTRIES", 4)
    assert refused(word(paragraph("a"))) == "it is made of more than 4 parts"


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_two_parts_of_one_name_are_refused():
    raw = io.BytesIO(word(paragraph("a")))
    with zipfile.ZipFile(raw, "a") as archive:
        archive.writestr("word/document.xml", "<a/>")
    assert refused(raw.getvalue()) == "it holds two parts of the same name"


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_parts_packed_otherwise_are_refused(method):
    raw = office.packed(office.parts(paragraph("a")), method)
    assert refused(raw) == "its parts are packed in a way Word does not use"


def test_an_archive_within_is_not_opened():
    inner = office.packed({"deep": b"\0" * 9_000_000})
    assert read(office.packed(office.parts(paragraph("a")) | {"inner.zip": inner})).has_text


def test_styles_based_on_each_other_in_a_circle_come_to_an_end():
    style = docx_parts.Style("a", "a")
    assert style.level({"a": style}) == 0


# --- anything


VALID = word(heading("A") + paragraph("text"), modified="2026-05-01T00:00:00Z")


@settings(max_examples=300, deadline=None)
@given(st.lists(st.tuples(st.integers(0, len(VALID) - 1), st.integers(0, 255)), max_size=6))
def test_a_damaged_file_is_read_or_unreadable(changes):
    raw = bytearray(VALID)
    for place, byte in changes:
        raw[place] = byte
    with suppress(UnreadableError):
        assert isinstance(read(bytes(raw)), PolicyDocument)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(
    ["<w:p>", "</w:p>", "<w:r>", "</w:r>", "<w:t>", "</w:t>", "a", "<w:del>", "</w:del>",
     "<w:pPr>", "</w:pPr>", '<w:pStyle w:val="H1"/>', "<w:vanish/>", "<mc:Fallback>"])).map("".join))  # fmt: skip
def test_any_body_is_read_or_unreadable(body):
    try:
        found = read(word(body))
    except UnreadableError:
        return
    assert found.has_text >= any(section.has_text for section in found.sections.values())
