"""Word documents (DOCX), ours or in the dress of a house document: with its neighbours the one door of python-docx."""

from __future__ import annotations

import io
import zipfile
from datetime import date, datetime, time
from typing import TYPE_CHECKING

from docx.shared import Emu

from peerready.sinks import terminal_line, xml
from peerready.word import house, styles
from peerready.word.elements import EMU_PER_TWIP, element, field, plain
from peerready.word.writer import Writer

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from docx.document import Document
    from docx.oxml.xmlchemy import BaseOxmlElement
    from docx.section import Section, _Footer, _Header

    from peerready.word.blocks import Block, Dress

LONGEST_PROPERTY = 255
"""What a property of a file holds."""
FIRST_ZIP_DAY = (1980, 1, 1, 0, 0, 0)


def document(
    blocks: Iterable[Block], dress: Dress, today: date, template: Path | None = None
) -> bytes:
    """The blocks as a file, after whatever the template holds; the same blocks give the same bytes."""
    made = house.opened(template) if template else house.own(dress.language)
    ids = styles.put(made.styles.element)
    whole = _whole(made.sections[-1])
    _continue(made)
    writer = Writer(made, ids, whole)
    end = made.element.body.get_or_add_sectPr()
    for one in writer.body(blocks):
        end.addprevious(one)
    _around(made.sections[-1], dress, ids, whole)
    _describe(made, dress, today)
    return _packed(made)


def _whole(section: Section) -> int:
    """The width between the margins, in twips."""
    wide = section.page_width or house.WIDE
    return (
        wide - (section.left_margin or Emu(0)) - (section.right_margin or Emu(0))
    ) // EMU_PER_TWIP


def _continue(made: Document) -> None:
    """Empty paragraphs at the end go; what else a template holds is a cover, and a new page follows."""
    body = made.element.body
    while (last := body.sectPr.getprevious()) is not None and _empty(last):
        body.remove(last)
    if last is not None:
        page = element("p", element("r", element("br", type="page")))
        body.sectPr.addprevious(page)


def _empty(one: BaseOxmlElement) -> bool:
    words = "w:r[*[not(self::w:rPr)]] | w:hyperlink | w:sdt | w:fldSimple | w:pPr/w:sectPr"
    return one.tag.endswith("}p") and not one.xpath(words)


# --- head and foot


def _around(section: Section, dress: Dress, ids: dict[str, str], whole: int) -> None:
    """Our head and foot where there are none; to a house's own only the line of confidence is added."""
    head, foot = section.header, section.footer
    if _blank(head):
        _fill(head, [_line(dress.head, ids["header"])])
    elif dress.head:
        _root(head).append(_line(dress.head, ids["header"]))
    if _blank(foot):
        pages = _pages(dress.pages)
        lines = [_line(dress.foot, ids["footer"], pages, whole)]
        lines += [_line(dress.head, ids["footer"])] if dress.head else []
        _fill(foot, lines)


def _root(part: _Header | _Footer) -> BaseOxmlElement:
    root: BaseOxmlElement = part.part.element
    return root


def _blank(part: _Header | _Footer) -> bool:
    return all(_empty(one) for one in _root(part))


def _fill(part: _Header | _Footer, lines: list[BaseOxmlElement]) -> None:
    _root(part)[:] = lines


def _line(
    said: str, style: str, more: Iterable[BaseOxmlElement] = (), tab: int = 0
) -> BaseOxmlElement:
    properties = element("pPr", element("pStyle", val=style))
    made = element("p", properties, plain(said))
    if tab:
        stops = element("tab", val="clear", pos=4536), element("tab", val="clear", pos=9072)
        properties.append(element("tabs", *stops, element("tab", val="right", pos=tab)))
        made.append(element("r", element("tab")))
    made.extend(more)
    return made


def _pages(pattern: str) -> Iterator[BaseOxmlElement]:
    before, _, rest = pattern.partition("{page}")
    between, _, after = rest.partition("{pages}")
    yield plain(before)
    yield from field("PAGE", [plain("1")])
    yield plain(between)
    yield from field("NUMPAGES", [plain("1")])
    if after:
        yield plain(after)


# --- the file


def _describe(made: Document, dress: Dress, today: date) -> None:
    moment = datetime.combine(today, time())  # a date of the file, not a moment
    about = made.core_properties
    about.title, about.author = _property(dress.title), _property(dress.author)
    about.last_modified_by, about.comments = about.author, ""
    about.created = about.modified = moment
    about.language, about.revision = dress.language, 1


def _property(text: str) -> str:
    return terminal_line(xml(text))[:LONGEST_PROPERTY]


def _packed(made: Document) -> bytes:
    """The file with its parts as of one fixed moment, which the library would take from the clock."""
    written, out = io.BytesIO(), io.BytesIO()
    made.save(written)
    with zipfile.ZipFile(written) as parts, zipfile.ZipFile(out, "w") as archive:
        for name in parts.namelist():
            entry = zipfile.ZipInfo(name, FIRST_ZIP_DAY)
            archive.writestr(entry, parts.read(name), zipfile.ZIP_DEFLATED)
    return out.getvalue()
