"""Blocks as the elements of a Word file."""

from __future__ import annotations

from dataclasses import replace
from itertools import count, zip_longest
from typing import TYPE_CHECKING, assert_never

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.ns import nsdecls
from docx.oxml.parser import parse_xml
from docx.oxml.shape import CT_Inline

from peerready.images import image
from peerready.sinks import xml
from peerready.word.blocks import (
    Cell,
    Contents,
    Heading,
    Items,
    PageBreak,
    Paragraph,
    Picture,
    Run,
    Table,
)
from peerready.word.elements import EMU_PER_CM, EMU_PER_TWIP, element, field, plain, words
from peerready.word.numbering import Numbering
from peerready.word.widths import MARGIN, lines, widths

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from docx.document import Document
    from docx.oxml.xmlchemy import BaseOxmlElement

    from peerready.word.blocks import Align, Block, Words

FIRST = 10_000
"""Where our numbers for bookmarks and pictures begin; a house document has its own below."""
TALLEST_ROW = 40
"""Lines of a row that may still be kept on one page; a taller one would be cut off."""
SMALL_TABLE = 30
"""Lines of a table that stays on one page; a longer one goes on under its titles."""
LOW_ROW = 8
"""Lines of a row that may be moved to the next page for the row after it."""
IN_CONTENTS = 2


Apart = Paragraph | Heading | Items | Contents | PageBreak
"""What keeps a table apart from the next one, which would become part of it, and from the end."""


class Writer:
    """Writes blocks for one file: what they say becomes elements, pictures become parts of it."""

    def __init__(self, document: Document, ids: Mapping[str, str], whole: int) -> None:
        self._part = document.part
        self._ids = ids
        self._whole = whole
        self._numbering = Numbering(document)
        self._pictures: dict[bytes, str] = {}
        self._marks, self._shapes = count(FIRST), count(FIRST)
        self._own_bullets = not _numbered(document, ids["List Bullet"])

    def body(self, blocks: Iterable[Block]) -> Iterator[BaseOxmlElement]:
        """The elements of the blocks, in order."""
        blocks = tuple(blocks)
        headings = [b for b in blocks if isinstance(b, Heading) and b.level <= IN_CONTENTS]
        for block, following in zip_longest(blocks, blocks[1:]):
            yield from self._block(block, headings)
            if isinstance(block, Table) and not isinstance(following, Apart):
                yield self._paragraph(Paragraph((), "Report Cell Small"))

    def _block(self, block: Block, headings: list[Heading]) -> Iterator[BaseOxmlElement]:
        match block:
            case Paragraph():
                yield self._paragraph(block)
            case Heading():
                yield self._heading(block, headings)
            case Items():
                yield from self._items(block)
            case Table():
                yield self._table(block)
            case Contents():
                yield self._contents(block, headings)
            case PageBreak():
                yield element("p", element("r", element("br", type="page")))
            case _:
                assert_never(block)

    # --- paragraphs

    def _paragraph(self, paragraph: Paragraph, room: int = 0) -> BaseOxmlElement:
        style = self._ids[paragraph.look] if paragraph.look != "Normal" else ""
        properties = element("pPr", *([element("pStyle", val=style)] if style else []))
        if paragraph.keep:
            properties.append(element("keepNext"))
        if paragraph.align != "left":
            properties.append(element("jc", val=paragraph.align))
        return element("p", properties, *self._runs(paragraph.words, room))

    def _heading(self, heading: Heading, headings: list[Heading]) -> BaseOxmlElement:
        properties = element("pPr", element("pStyle", val=self._ids[f"heading {heading.level}"]))
        if heading.new_page:
            properties.append(element("pageBreakBefore"))
        runs = [*self._runs(heading.words)]
        name = next((_mark(n) for n, one in enumerate(headings) if one is heading), "")
        if name:
            number = next(self._marks)
            start = element("bookmarkStart", id=number, name=name)
            runs = [start, *runs, element("bookmarkEnd", id=number)]
        return element("p", properties, *runs)

    def _items(self, items: Items) -> Iterator[BaseOxmlElement]:
        style = self._ids["List Number" if items.numbered else "List Bullet"]
        number = self._numbering.numbers() if items.numbered else self._numbering.bullets
        for item in items.items:
            properties = element("pPr", element("pStyle", val=style))
            if items.numbered or self._own_bullets:
                level = (element("ilvl", val=0), element("numId", val=number))
                properties.append(element("numPr", *level))
            yield element("p", properties, *self._runs(item))

    def _runs(self, said: Words, room: int = 0) -> Iterator[BaseOxmlElement]:
        for one in said:
            if isinstance(one, Picture):
                yield element("r", element("drawing", self._picture(one, room or self._whole)))
            else:
                yield words(one, self._ids[one.look] if one.look else "")

    # --- pictures

    def _picture(self, picture: Picture, room: int) -> CT_Inline:
        """The picture as wide as it should be, or as there is room for, in twips."""
        found = image(picture.image)
        assert found  # drawn by us, or checked where it was read
        if picture.image not in self._pictures:
            self._pictures[picture.image] = self._added(picture.image, found.kind)
        wide = min(int(picture.width * EMU_PER_CM), room * EMU_PER_TWIP)
        number = next(self._shapes)
        made = CT_Inline.new_pic_inline(
            number,
            self._pictures[picture.image],
            f"picture-{number}.{found.kind}",
            wide,  # type: ignore[arg-type]  # a length is a whole number
            wide * found.height // found.width,  # type: ignore[arg-type]  # the same
        )
        made.docPr.set("descr", xml(picture.alt))
        for side in ("distT", "distB", "distL", "distR"):
            made.set(side, "0")  # else some readers leave room around it
        return made

    def _added(self, raw: bytes, kind: str) -> str:
        taken = {
            str(part.partname) for part in self._part.package.iter_parts()
        }  # a house has its own
        names = (f"/word/media/report{number}.{kind}" for number in count(len(self._pictures) + 1))
        name = PackURI(next(one for one in names if one not in taken))
        part = Part(name, f"image/{kind}", raw, self._part.package)
        return self._part.relate_to(part, RELATIONSHIP_TYPE.IMAGE)

    # --- tables

    def _table(self, table: Table) -> BaseOxmlElement:
        wide = widths(table, self._whole)
        look = {"firstRow": int(bool(table.titles)), "lastRow": 0, "firstColumn": 1}
        properties = element(
            "tblPr",
            element("tblStyle", val=self._ids[table.look]),
            element("tblW", w=sum(wide), type="dxa"),
            element("tblLayout", type="fixed"),
            element("tblLook", val="04A0", **look, lastColumn=0, noHBand=1, noVBand=1),
            element("tblCaption", val=xml(table.about)),
        )
        made = element(
            "tbl", properties, element("tblGrid", *(element("gridCol", w=w) for w in wide))
        )
        if any(table.titles):
            made.append(self._titles(table, wide))
        high = [max(map(lines, row, wide)) for row in table.rows]
        kept = _kept_rows(high)
        made.extend(
            self._row(_kept(row) if number in kept else row, wide, high[number])
            for number, row in enumerate(table.rows)
        )
        return made

    def _titles(self, table: Table, wide: list[int]) -> BaseOxmlElement:
        cells = [
            Cell(
                (
                    Paragraph(
                        (Run(title),),
                        "Report Cell Head",
                        keep=True,
                        align=_align(table, number),
                    ),
                )
            )
            for number, title in enumerate(table.titles)
        ]
        kept = element("trPr", element("cantSplit"), element("tblHeader"))
        return element("tr", kept, *map(self._cell, cells, wide))

    def _row(self, row: tuple[Cell, ...], wide: list[int], high: int) -> BaseOxmlElement:
        kept = [element("trPr", element("cantSplit"))] if high <= TALLEST_ROW else []
        return element("tr", *kept, *map(self._cell, row, wide))

    def _cell(self, cell: Cell, wide: int) -> BaseOxmlElement:
        properties = element("tcPr", element("tcW", w=wide, type="dxa"))
        if cell.shade:
            properties.append(element("shd", val="clear", color="auto", fill=cell.shade))
        paragraphs = cell.paragraphs or (Paragraph((), "Report Cell"),)
        inside = max(wide - MARGIN, MARGIN)
        return element("tc", properties, *(self._paragraph(p, inside) for p in paragraphs))

    # --- contents

    def _contents(self, contents: Contents, headings: list[Heading]) -> BaseOxmlElement:
        """The field, its entries already in it: Word adds the pages when it is updated."""
        title = element("p", element("pPr", element("pStyle", val=self._ids["TOC Heading"])))
        title.append(plain(contents.title))
        entries = [self._entry(number, heading) for number, heading in enumerate(headings)]
        if entries:
            begin, code, separate, end = field(f'TOC \\o "1-{IN_CONTENTS}" \\h \\z \\u', ())
            for place, one in enumerate((begin, code, separate), 1):
                entries[0].insert(place, one)
            entries[-1].append(end)
        gallery = parse_xml(
            f'<w:sdtPr {nsdecls("w")}><w:docPartObj><w:docPartGallery w:val="Table of Contents"/>'
            "<w:docPartUnique/></w:docPartObj></w:sdtPr>"
        )
        return element("sdt", gallery, element("sdtContent", title, *entries))

    def _entry(self, number: int, heading: Heading) -> BaseOxmlElement:
        said = "".join(one.text for one in heading.words if isinstance(one, Run))
        link = element("hyperlink", plain(said), anchor=_mark(number), history=1)
        style = element("pStyle", val=self._ids[f"toc {heading.level}"])
        return element("p", element("pPr", style), link)


def _mark(number: int) -> str:
    """The bookmark of a heading, of the kind that Word makes for its contents itself."""
    return f"_Toc{9_000_001 + number:09}"


def _align(table: Table, column: int) -> Align:
    if column in table.right:
        return "right"
    return "center" if column in table.centred else "left"


def _kept_rows(high: list[int]) -> set[int]:
    """The rows that stay with the next one: all of a small table; of a longer one, that no row is alone."""
    last = len(high) - 1
    if sum(high) <= SMALL_TABLE:
        return set(range(last))
    return {row for row in (0, last - 1) if 0 <= row < last and high[row] <= LOW_ROW}


def _kept(row: tuple[Cell, ...]) -> tuple[Cell, ...]:
    """A row that stays on the page of the next one."""
    return tuple(
        replace(cell, paragraphs=tuple(replace(one, keep=True) for one in cell.paragraphs))
        for cell in row
    )


def _numbered(document: Document, style: str) -> bool:
    """Whether a style brings bullets of its own."""
    return bool(document.styles.element.xpath(f"w:style[@w:styleId='{style}']/w:pPr/w:numPr"))
