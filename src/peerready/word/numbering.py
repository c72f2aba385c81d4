"""The lists of a Word document: bullets, and numbers that begin at 1 in each list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part, XmlPart
from docx.oxml.ns import nsdecls
from docx.oxml.parser import parse_xml

from peerready.word.elements import element

if TYPE_CHECKING:
    from docx.document import Document
    from docx.oxml.xmlchemy import BaseOxmlElement

_KINDS = {"bullet": "•", "decimal": "%1."}


class Numbering:
    """The numbering of one file; every list of numbers gets its own."""

    def __init__(self, document: Document) -> None:
        self._root = _root(document)
        self._abstract = {kind: self._added(kind, text) for kind, text in _KINDS.items()}
        self.bullets = self._list("bullet")

    def numbers(self) -> int:
        """A new list that begins at 1."""
        return self._list("decimal")

    def _added(self, kind: str, text: str) -> int:
        number = self._next("w:abstractNum/@w:abstractNumId")
        made = parse_xml(
            f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{number}">'
            '<w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/>'
            f'<w:numFmt w:val="{kind}"/><w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/>'
            '<w:pPr><w:ind w:left="425" w:hanging="425"/></w:pPr></w:lvl></w:abstractNum>'
        )
        before = self._root.xpath("count(w:abstractNum)")
        self._root.insert(int(str(before).partition(".")[0]), made)
        return number

    def _list(self, kind: str) -> int:
        number = self._next("w:num/@w:numId")
        made = element("num", element("abstractNumId", val=self._abstract[kind]), numId=number)
        if kind == "decimal":
            start = element("startOverride", val=1)
            made.append(element("lvlOverride", start, ilvl=0))
        last = self._root.xpath("w:num[last()] | w:abstractNum[last()]")[-1]
        last.addnext(made)
        return number

    def _next(self, ids: str) -> int:
        return 1 + max((int(one) for one in self._root.xpath(ids)), default=0)


def _root(document: Document) -> BaseOxmlElement:
    part = document.part
    try:
        found: Part = part.part_related_by(RELATIONSHIP_TYPE.NUMBERING)
    except KeyError:
        empty = parse_xml(f"<w:numbering {nsdecls('w')}/>")
        name = PackURI("/word/numbering.xml")
        found = XmlPart(name, CONTENT_TYPE.WML_NUMBERING, empty, part.package)
        part.relate_to(found, RELATIONSHIP_TYPE.NUMBERING)
    assert isinstance(found, XmlPart)  # the library reads it as one by its kind
    root: BaseOxmlElement = found.element
    return root
