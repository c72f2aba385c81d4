"""Word documents: what a block becomes, that text stays text, that the same blocks give the same bytes."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date

import docx
import pytest

from drawings import jpeg, png
from hostile.corpus import HOSTILE
from peerready import charts
from peerready.pictures import png as drawn
from peerready.sinks import xml
from peerready.word.blocks import (
    Cell,
    Contents,
    Dress,
    Heading,
    Items,
    PageBreak,
    Paragraph,
    Picture,
    Run,
    Table,
    cell,
    run,
    strong,
)
from peerready.word.document import document
from word_files import WORD, house, lines, opened, parts, repacked, text_of, unchanged

TODAY = date(2026, 11, 21)
PAGE = 9638
"""Between the margins, in twips."""
DRESS = Dress("A title", "An author", "en-GB", "In confidence", "Us · 21 Nov 2026")


def made(*blocks, dress=DRESS, template=None):
    return document(blocks, dress, TODAY, template)


def body(content):
    return opened(content).element.body


def said(content):
    return [words for _, words in lines(content)]


# --- paragraphs


def test_words_stand_in_the_style_and_look_they_ask_for():
    content = made(
        Paragraph((*run("plain "), *strong("strong", "AA0000"), *run("")), "Report Remark"),
        Paragraph(run("right"), keep=True, align="right"),
    )

    assert lines(content) == [("Report Remark", "plain strong"), ("Normal", "right")]
    second = opened(content).paragraphs[0].runs[1]
    assert (second.style.name, second.bold, str(second.font.color.rgb)) == (
        "Strong",
        None,
        "AA0000",
    )
    assert opened(content).paragraphs[1].paragraph_format.keep_with_next


def test_headings_are_word_s_own_and_keep_with_what_follows():
    content = made(*(Heading(run(f"Level {n}"), n) for n in (1, 2, 3, 4)))

    assert [style for style, _ in lines(content)] == [f"Heading {n}" for n in (1, 2, 3, 4)]
    for paragraph in opened(content).paragraphs:
        assert paragraph.style.paragraph_format.keep_with_next
        assert paragraph.style.element.xpath("w:pPr/w:outlineLvl")


def test_a_heading_may_begin_a_page_and_so_may_what_follows_a_break():
    content = made(Heading(run("A"), 1, new_page=True), PageBreak(), Paragraph(run("b")))

    (first, *_) = opened(content).paragraphs
    assert first.paragraph_format.page_break_before
    assert body(content).xpath("count(.//w:br[@w:type='page'])") == 1


def test_lists_have_bullets_or_numbers_that_begin_anew():
    content = made(
        Items((run("a"), run("b"))), Items((run("c"),), numbered=True), Items((run("d"),), numbered=True)
    )  # fmt: skip

    assert [style for style, _ in lines(content)] == ["List Bullet"] * 2 + ["List Number"] * 2
    numbers = [int(n) for n in body(content).xpath(".//w:numId/@w:val")]
    assert numbers[0] == numbers[1]
    assert len(set(numbers)) == 3
    root = opened(content).part.numbering_part.element
    assert root.xpath("w:abstractNum/w:lvl/w:numFmt/@w:val") == ["bullet", "decimal"]
    assert root.xpath("count(w:num/w:lvlOverride/w:startOverride[@w:val='1'])") == 2
    assert [one.tag.rpartition("}")[2] for one in root] == ["abstractNum"] * 2 + ["num"] * 3


# --- contents


def test_the_contents_are_there_before_word_updates_them():
    content = made(
        Contents("In this report"),
        Heading((*run("One "), *run("wa", "Report Id")), 1),
        Heading(run("Two"), 2),
        Heading(run("Three"), 3),
    )

    assert lines(content)[:3] == [("TOC Heading", "In this report"), ("toc 1", "One wa"), ("toc 2", "Two")]  # fmt: skip
    root = body(content)
    assert root.xpath(".//w:hyperlink/@w:anchor") == root.xpath(".//w:bookmarkStart/@w:name")
    kinds = root.xpath(".//w:sdt//w:fldChar/@w:fldCharType")
    assert kinds == ["begin", "separate", "end"]
    assert 'TOC \\o "1-2"' in "".join(root.itertext(f"{WORD}instrText"))


def test_nobody_is_asked_whether_to_update_fields():
    assert b"updateFields" not in b"".join(parts(made(Contents("In here"))).values())
    assert b"w:dirty" not in parts(made(Contents("In here")))["word/document.xml"]


def test_contents_of_nothing_are_a_title_without_a_field():
    content = made(Contents("In here"))

    assert said(content) == ["In here"]
    assert not body(content).xpath(".//w:fldChar")


# --- tables


ROWS = ((cell("a"), cell("1")),)


def table(rows=ROWS, **more):
    return Table(("Words", "Number"), rows, "A table", **more)


def test_a_table_repeats_its_titles_and_keeps_its_rows_whole():
    (found,) = opened(made(table(right=(1,)))).tables

    assert [[c.text for c in row.cells] for row in found.rows] == [["Words", "Number"], ["a", "1"]]
    assert len(found._tbl.xpath("w:tr/w:trPr/w:cantSplit")) == 2
    assert len(found._tbl.xpath("w:tr[1]/w:trPr/w:tblHeader")) == 1
    assert not found._tbl.xpath("w:tr[2]/w:trPr/w:tblHeader")
    assert found.style.name == "Report Table"
    assert found._tbl.xpath("w:tblPr/w:tblCaption/@w:val") == ["A table"]
    assert found._tbl.xpath("w:tr[1]//w:jc/@w:val") == ["right"]


def test_a_row_that_fills_a_page_may_be_split():
    long = cell("word " * 2000)
    (found,) = opened(made(table(((long, cell("1")), (cell("x\n" * 50), cell("2")))))).tables

    assert not found._tbl.xpath("w:tr[position() > 1]/w:trPr/w:cantSplit")


def test_columns_are_as_wide_in_the_grid_as_in_the_cells_and_fill_the_page():
    (found,) = opened(made(table(widths=(2, 1)))).tables

    grid = [int(one) for one in found._tbl.xpath("w:tblGrid/w:gridCol/@w:w")]
    cells = [int(one) for one in found._tbl.xpath("w:tr[2]/w:tc/w:tcPr/w:tcW/@w:w")]
    assert grid == cells
    assert sum(grid) == PAGE  # A4 less two margins of 2 cm
    assert grid[0] == pytest.approx(2 * grid[1], abs=2)


def test_without_widths_each_column_gets_what_its_words_need():
    rows = ((cell("wa.i1"), cell("A sentence that goes on for a while, as sentences do")),)
    picture = Cell((Paragraph((Picture(png(), "red", 3.0),)),))
    (words, drawing) = opened(made(table(rows), table(((cell("a"), picture),)))).tables

    small, large = (int(one) for one in words._tbl.xpath("w:tblGrid/w:gridCol/@w:w"))
    assert large > 3 * small
    _, drawn_in = (int(one) for one in drawing._tbl.xpath("w:tblGrid/w:gridCol/@w:w"))
    assert drawn_in > 3 * 567


def test_a_table_of_many_long_words_still_fits_the_page():
    titles = tuple("unbreakable" + "e" * 9 for _ in range(12))
    (found,) = opened(made(Table(titles, (tuple(cell("y" * 40) for _ in titles),), "Wide"))).tables

    assert sum(int(one) for one in found._tbl.xpath("w:tblGrid/w:gridCol/@w:w")) == PAGE


def test_no_width_that_is_asked_for_breaks_a_word_while_another_column_has_room():
    rows = ((cell("Evidence of everything"), cell("promised"), cell("on")),)
    asked = Table(("What is asked", "Enough", "A"), rows, "Wide", widths=(80, 4, 16))
    (found,) = opened(made(asked)).tables

    first, second, third = (column.width for column in found.columns)
    assert second.cm > 1.7
    assert first > third > second


def test_widths_that_cannot_all_hold_their_words_still_fit_the_page():
    rows = (tuple(cell("incomprehensible") for _ in range(9)),)
    (found,) = opened(made(Table(("",) * 9, rows, "Wide", widths=(1,) * 9))).tables

    assert sum(int(one) for one in found._tbl.xpath("w:tblGrid/w:gridCol/@w:w")) == PAGE


def test_a_small_table_stays_on_one_page_and_a_long_one_does_not():
    def kept(count):
        rows = ((cell("a"), cell("b")),) * count
        (found,) = opened(made(table(rows))).tables
        return ["keepNext" in row._tr.xml for row in found.rows]

    assert kept(3) == [True, True, True, False]
    assert kept(40) == [True, True] + [False] * 37 + [True, False]


def test_a_high_row_is_not_moved_for_the_one_after_it():
    rows = ((cell("word " * 200), cell("b")),) * 3
    (found,) = opened(made(table(rows))).tables

    assert ["keepNext" in row._tr.xml for row in found.rows] == [True, False, False, False]


def test_a_number_keeps_its_per_cent_sign_beside_it():
    raw = parts(made(Paragraph(run("Wind 66 %, 5 % off")), Paragraph(run("a % of"))))

    assert "Wind 66\u00a0%, 5\u00a0% off" in raw["word/document.xml"].decode()
    assert "a % of" in raw["word/document.xml"].decode()


def test_a_shade_stands_behind_the_words_of_its_cell_alone():
    (found,) = opened(made(table(((cell("a", shade="E4EEF7"), Cell(())),)))).tables

    assert found._tbl.xpath("w:tr[2]/w:tc[1]/w:tcPr/w:shd/@w:fill") == ["E4EEF7"]
    assert not found._tbl.xpath("w:tr[2]/w:tc[2]/w:tcPr/w:shd")
    assert len(found._tbl.xpath("w:tr[2]/w:tc[2]/w:p")) == 1  # no cell is without one


def test_two_tables_in_a_row_stay_two_and_none_ends_a_document():
    content = made(table(), table(), Paragraph(run("between")), table())

    kinds = [one.tag.rpartition("}")[2] for one in body(content)]
    assert kinds == ["tbl", "p", "tbl", "p", "tbl", "p", "sectPr"]


def test_a_table_without_titles_has_no_row_for_them():
    (found,) = opened(made(Table((), ((cell("a"), cell("b")),), "Facts", (1, 3)))).tables

    assert len(found.rows) == 1


# --- pictures


def test_a_picture_says_what_it_shows_and_is_kept_once():
    red, blue = Picture(png(), "a red bar", 3.0), Picture(jpeg(40, 10), "a photograph", 2.0)
    content = made(Paragraph((red, blue, red)))

    shapes = opened(content).inline_shapes
    assert [one._inline.docPr.get("descr") for one in shapes] == [red.alt, blue.alt, red.alt]
    assert len({one._inline.docPr.get("id") for one in shapes}) == 3
    assert [round(one.width.cm, 2) for one in shapes] == [3, 2, 3]
    assert [round(one.height.cm, 2) for one in shapes] == [2, 0.5, 2]
    media = [name for name in parts(content) if "/media/" in name]
    assert media == ["word/media/report1.png", "word/media/report2.jpeg"]


def test_a_picture_is_no_wider_than_its_room():
    wide = Picture(png(), "wide", 90.0)
    content = made(Paragraph((wide,)), table(((cell("a"), Cell((Paragraph((wide,)),))),)))

    page, inside = opened(content).inline_shapes
    assert page.width.cm == pytest.approx(17, abs=0.01)
    assert inside.width.cm < 17


def test_a_chart_is_drawn_alike_everywhere_and_needs_no_font():
    one = drawn(str(charts.swatch("claimed")))

    assert one.startswith(b"\x89PNG")
    assert one == drawn(str(charts.swatch("claimed")))
    assert one != drawn(str(charts.swatch("possible")))


# --- the file


def test_head_and_foot_stand_on_every_page():
    section = opened(made(Paragraph(run("a")))).sections[0]

    assert [p.text for p in section.header.paragraphs] == ["In confidence"]
    assert [p.text for p in section.footer.paragraphs] == [
        "Us · 21 Nov 2026\tpage 1 of 1",
        "In confidence",
    ]
    codes = [one.text for one in section.footer._element.iter(f"{WORD}instrText")]
    assert codes == [" PAGE ", " NUMPAGES "]


def test_without_a_line_of_confidence_the_head_is_empty_and_pages_are_in_any_words():
    dress = Dress("t", "a", "da", "", "Os", "{page}/{pages} sider")
    section = opened(made(dress=dress)).sections[0]

    assert [p.text for p in section.header.paragraphs] == [""]
    assert section.footer.paragraphs[0].text.endswith("1/1 sider")


def test_the_file_says_who_made_it_and_of_which_day_it_is():
    content = made(dress=Dress("T\nitle" + "e" * 300, "An\x07 author", "mi-NZ", "", ""))

    about = opened(content).core_properties
    assert (about.author, about.last_modified_by) == ("An author", "An author")
    assert about.title == ("T itle" + "e" * 300)[:255]
    assert about.created == about.modified
    assert (about.created.date(), about.created.time().isoformat()) == (TODAY, "00:00:00")
    assert (about.language, about.comments) == ("mi-NZ", "")
    everything = b"".join(parts(content).values())
    assert b"python-docx" not in everything
    assert b"2013" not in everything
    assert opened(content).styles.element.xpath("//w:lang/@w:val") == ["mi-NZ"]


def test_pages_are_a4():
    section = opened(made()).sections[0]

    assert (round(section.page_width.cm, 1), round(section.page_height.cm, 1)) == (21.0, 29.7)


def test_nothing_of_another_program_is_left():
    names = {name for name in parts(made()) if not name.endswith((".rels", "[Content_Types].xml"))}

    assert names == {
        *(f"word/{name}.xml" for name in ("document", "styles", "numbering", "settings")),
        *(f"word/{name}.xml" for name in ("fontTable", "header1", "footer1")),
        "docProps/core.xml",
    }


def test_every_style_used_is_defined_and_fonts_have_a_stand_in():
    content = made(Paragraph((Run("✓", "Report Sign"),)), table())
    files = parts(content)

    used = set(re.findall(rb'<w:(?:p|r|tbl)Style w:val="(\w+)"', b"".join(files.values())))
    defined = set(re.findall(rb'w:styleId="(\w+)"', files["word/styles.xml"]))
    assert used <= defined
    based = set(re.findall(rb'<w:(?:basedOn|next|link) w:val="(\w+)"', files["word/styles.xml"]))
    assert based <= defined
    assert b'w:name="Calibri"><w:altName w:val="Carlito"' in files["word/fontTable.xml"]


def test_the_same_blocks_give_the_same_bytes():
    blocks = (Contents("c"), Heading(run("h"), 1), table(), Paragraph((Picture(png(), "x", 1.0),)))

    assert made(*blocks) == made(*blocks)
    with zipfile.ZipFile(io.BytesIO(made(*blocks))) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


@pytest.mark.parametrize("text", [t for _, t in HOSTILE], ids=[name for name, _ in HOSTILE])
def test_hostile_text_is_shown_as_text_and_nothing_else(text):
    content = made(
        Heading(run(text), 1),
        Contents(text),
        Paragraph((*run(text), Picture(png(), text, 1.0))),
        Items((run(text),)),
        Table((f"t{text}",), ((cell(text),),), text),
        dress=Dress(text, text, "en", text, text),
    )

    shown = xml(text)
    flat = shown.replace("\n", " ")
    assert [words for _, words in lines(content)] == [
        *(shown, flat, flat),  # the heading, the title of the contents, and the heading in them
        *(shown, shown, xml(f"t{text}"), shown, ""),
    ]
    root = body(content)
    assert set(root.xpath(".//wp:docPr/@descr")) == {xml(text)}
    codes = ["".join(one.itertext()) for one in root.iter(f"{WORD}instrText")]
    assert codes == [' TOC \\o "1-2" \\h \\z \\u ']
    kinds = {name.rpartition("/")[2] for name in re.findall(r'Type="([^"]+)"', _relations(content))}
    assert not kinds & {"hyperlink", "attachedTemplate", "oleObject", "frame", "subDocument"}


def _relations(content):
    return "".join(raw.decode() for name, raw in parts(content).items() if name.endswith(".rels"))


# --- a house document


@pytest.fixture
def dressed(tmp_path):
    """The blocks in the dress of a house document, changed as a test wants it."""

    def given(*blocks, change=unchanged, dress=DRESS):
        (tmp_path / "house.docx").write_bytes(house(change))
        return made(*blocks, dress=dress, template=tmp_path / "house.docx")

    return given


def test_a_house_document_keeps_its_cover_styles_head_and_foot(dressed):
    content = dressed(Heading(run("Ours"), 1), Paragraph(run("big"), "Report Big"))

    assert said(content) == ["A cover", "\n", "Ours", "big"]
    assert body(content).xpath("count(.//w:br[@w:type='page'])") == 1
    document = opened(content)
    theirs = docx.Document().styles["Heading 1"].font.color.rgb
    assert document.styles["Heading 1"].font.color.rgb == theirs
    section = document.sections[0]
    assert [p.text for p in section.header.paragraphs] == ["House of Example", "In confidence"]
    assert [p.text for p in section.footer.paragraphs] == ["Example Street 1"]
    assert section.page_width.inches == 8.5
    assert document.core_properties.title == "A title"


def test_a_head_of_a_house_stays_alone_where_nothing_is_confidential(dressed):
    content = dressed(dress=Dress("t", "a", "en", "", "f"))

    assert [p.text for p in opened(content).sections[0].header.paragraphs] == ["House of Example"]


def test_a_house_document_without_a_cover_adds_no_page(dressed):
    def bare(document):
        for one in list(document.element.body)[:-1]:
            document.element.body.remove(one)

    content = dressed(Paragraph(run("a")), change=bare)

    assert said(content) == ["a"]


def test_a_house_s_table_at_the_end_is_a_cover(dressed):
    content = dressed(
        Paragraph(run("a")), change=lambda document: document.add_table(1, 1).cell(0, 0)
    )

    assert len(opened(content).tables) == 1
    assert said(content)[-1] == "a"


def test_a_house_s_bullets_are_its_own_and_missing_ones_are_ours(dressed):
    theirs = dressed(Items((run("a"),)))
    ours = dressed(
        Items((run("a"),)),
        change=lambda document: (
            document.styles["List Bullet"]
            .element.getparent()
            .remove(document.styles["List Bullet"].element)
        ),
    )

    assert not body(theirs).xpath(".//w:body/w:p[last()]/w:pPr/w:numPr | w:p[last()]/w:pPr/w:numPr")
    assert body(ours).xpath("w:p[last()]/w:pPr/w:numPr")
    assert [style for style, _ in lines(ours)][-1] == "List Bullet"


def test_styles_of_a_house_that_have_our_ids_stay_what_they_are(dressed):
    def named_alike(document):
        document.styles.add_style("Odd", 1).element.set(f"{WORD}styleId", "ReportBig")

    content = dressed(Paragraph(run("big"), "Report Big"), change=named_alike)

    styles = {style.name: style.style_id for style in opened(content).styles}
    assert (styles["Odd"], styles["Report Big"]) == ("ReportBig", "ReportBigX")
    assert lines(content)[-1] == ("Report Big", "big")


def test_lists_of_a_house_stay_beside_ours_and_a_house_without_any_gets_a_part(tmp_path):
    file = tmp_path / "house.docx"
    raw = house()
    theirs = len(opened(raw).part.numbering_part.element.xpath("w:num"))
    relations = parts(raw)["word/_rels/document.xml.rels"]
    bare = re.sub(rb'<Relationship [^>]*numbering.xml"[^>]*/>', b"", relations)
    ours = {}
    for name, content in (
        ("some", raw),
        ("none", repacked(raw, {"word/_rels/document.xml.rels": bare, "word/numbering.xml": None})),
    ):
        file.write_bytes(content)
        made_of_it = made(Items((run("a"),), numbered=True), template=file)
        ours[name] = len(opened(made_of_it).part.numbering_part.element.xpath("w:num"))

    assert ours == {"some": theirs + 2, "none": 2}


def test_the_place_a_house_document_was_made_from_is_not_passed_on(dressed):
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate"

    def attached(document):
        settings = document.part._settings_part
        key = settings.relate_to("file:///C:/Users/somebody/house.dotm", kind, is_external=True)
        root = settings.element
        root.append(root.makeelement(f"{WORD}attachedTemplate", {f"{WORD}id": key}))

    everything = b"".join(parts(dressed(change=attached)).values())

    assert b"somebody" not in everything
    assert b"attachedTemplate" not in everything


def test_text_of_a_cell_is_read_back_in_order():
    (found,) = opened(made(table(((cell("one\ntwo", "three"), cell("b")),)))).tables

    assert text_of(found._tbl.tr_lst[1]) == "one\ntwothreeb"
