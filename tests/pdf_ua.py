"""What a machine can check of PDF/UA-1 (the Matterhorn protocol), read with pikepdf: `faults(pdf)` is empty.

The numbers in front of the faults are those of the protocol's checkpoints.
"""

from __future__ import annotations

import io
import itertools
import re

import pikepdf
from pikepdf import Array, Dictionary, Name

HEADINGS = {f"/H{level}": level for level in range(1, 7)}
STANDARD = {
    *HEADINGS,
    *("/Document", "/Part", "/Art", "/Sect", "/Div", "/BlockQuote", "/Caption", "/TOC", "/TOCI"),
    *("/Index", "/NonStruct", "/P", "/L", "/LI", "/Lbl", "/LBody", "/Table", "/TR", "/TH", "/TD"),
    *("/THead", "/TBody", "/TFoot", "/Span", "/Quote", "/Note", "/Reference", "/Code", "/Link"),
    *("/Annot", "/Figure", "/Formula", "/Form"),
}
INSIDE = {
    "/TR": {"/Table", "/THead", "/TBody", "/TFoot"},
    "/TH": {"/TR"},
    "/TD": {"/TR"},
    "/THead": {"/Table"},
    "/TBody": {"/Table"},
    "/LI": {"/L"},
    "/LBody": {"/LI"},
    "/TOCI": {"/TOC"},
}
SHOWS = {"Tj", "TJ", "'", '"', "S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "sh", "Do", "BI"}
"""Operators that put something on the page."""


def faults(content: bytes) -> list[str]:
    """Each fault in a line."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        found = Tree(pdf)
        return [*document(pdf), *found.faults(), *pages(pdf, found), *fonts(pdf)]


def document(pdf):
    root = pdf.Root
    if pdf.is_encrypted:
        yield "26-001: it is encrypted"
    if not bool(root.get("/MarkInfo", {}).get("/Marked", False)):
        yield "06-001: it does not say that it is tagged"
    if bool(root.get("/MarkInfo", {}).get("/Suspects", False)):
        yield "06-002: it has suspects"
    if not re.fullmatch(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*", str(root.get("/Lang", ""))):
        yield "11-006: it has no language"
    if not bool(root.get("/ViewerPreferences", {}).get("/DisplayDocTitle", False)):
        yield "07-002: its title is not displayed"
    if "/Names" in root and {"/EmbeddedFiles", "/JavaScript"} & {*root.Names.keys()}:
        yield "21-001: it holds files or scripts"
    if "/AA" in root or "/OpenAction" in root:
        yield "29-001: it acts when it is opened"
    with pdf.open_metadata() as meta:
        if meta.get("pdfuaid:part") != "1":
            yield "06-002: it does not say that it is PDF/UA-1"
        if not meta.get("dc:title"):
            yield "06-003: it has no title"


class Tree:
    """The elements of the structure tree in reading order, with their parents."""

    def __init__(self, pdf):
        self.root = pdf.Root.get("/StructTreeRoot")
        self.roles = dict(self.root.get("/RoleMap", {})) if self.root else {}
        self.elements, self.marked, self.objects = [], set(), set()
        if self.root:
            self.walk(self.root.get("/K"), None, None)

    def walk(self, kid, parent, page):
        if isinstance(kid, Array):
            for one in kid:
                self.walk(one, parent, page)
        elif isinstance(kid, Dictionary):
            page = kid.get("/Pg", page)
            if kid.get("/Type") == Name.MCR:
                self.marked.add((page.objgen, int(kid.MCID)))
            elif kid.get("/Type") == Name.OBJR:
                self.objects.add(kid.Obj.objgen)
            else:
                self.elements.append((kid, parent))
                self.walk(kid.get("/K"), kid, page)
        elif kid is not None:
            self.marked.add((page.objgen, int(kid)))

    def role(self, element):
        tag = str(element.S)
        return str(self.roles.get(tag, tag))

    def of(self, *roles):
        return [one for one, _ in self.elements if self.role(one) in roles]

    def faults(self):
        if not self.root:
            yield "01-005: it has no structure tree"
            return
        tops = [self.role(one) for one, parent in self.elements if parent is None]
        if tops != ["/Document"]:
            yield f"01-005: its top is {tops}"
        for one, parent in self.elements:
            role = self.role(one)
            if role not in STANDARD:
                yield f"02-001: {role} is no standard tag"
            if role in INSIDE and (parent is None or self.role(parent) not in INSIDE[role]):
                yield f"09-004: {role} stands in {parent and self.role(parent)}"
        yield from self.figures()
        yield from self.headings()
        yield from self.tables()

    def figures(self):
        for one in self.of("/Figure", "/Formula"):
            if not str(one.get("/Alt", "")).strip():
                yield "13-004: a figure says nothing to those who do not see it"

    def headings(self):
        levels = [HEADINGS[self.role(one)] for one in self.of(*HEADINGS)]
        if levels and levels[0] != 1:
            yield "14-002: the first heading is not of the first level"
        for before, after in itertools.pairwise(levels):
            if after > before + 1:
                yield f"14-003: a heading leaps from {before} to {after}"

    def tables(self):
        for one in self.of("/TH"):
            if scope(one) not in {"/Column", "/Row", "/Both"}:
                yield "15-003: a header cell has no scope"
        for table in self.of("/Table"):
            rows = [
                row for row, _ in self.elements if self.role(row) == "/TR" and within(row, table)
            ]
            widths = {sum(span(cell) for cell in array(row.K)) for row in rows}
            if len(widths) != 1:
                yield f"15-002: the rows of a table are {sorted(widths)} wide"
            if "/TH" not in {self.role(cell) for cell in array(rows[0].K)}:
                yield "15-001: a table has no head"


def array(value):
    return list(value) if isinstance(value, Array) else [value]


def attributes(element):
    return [one for one in array(element.get("/A", Array())) if isinstance(one, Dictionary)]


def scope(element):
    return next((str(one["/Scope"]) for one in attributes(element) if "/Scope" in one), None)


def span(cell):
    return next((int(one["/ColSpan"]) for one in attributes(cell) if "/ColSpan" in one), 1)


def within(element, ancestor):
    while element is not None and element.get("/S") is not None:
        if element.objgen == ancestor.objgen:
            return True
        element = element.get("/P")
    return False


def pages(pdf, tree):
    """Everything drawn is tagged or an artifact; every link says where it leads, within the document."""
    for number, page in enumerate(pdf.pages, start=1):
        if page.get("/Tabs") != Name.S and "/Annots" in page:
            yield f"28-008: page {number} has no tab order"
        if "/StructParents" not in page:
            yield f"01-006: page {number} leads to no structure"
        ids = set()
        for fault in content(page, ids):
            yield f"{fault} on page {number}"
        known = {mcid for where, mcid in tree.marked if where == page.objgen}
        if ids != known:
            yield f"01-004: page {number}: marked and tagged differ by {sorted(ids ^ known)[:5]}"
        for one in page.get("/Annots", Array()):
            if one.objgen not in tree.objects:
                yield f"28-002: an annotation of page {number} is not tagged"
            if one.Subtype == Name.Link and not str(one.get("/Contents", "")).strip():
                yield f"28-012: a link of page {number} does not say where it leads"
            if "/URI" in one.get("/A", {}) or one.Subtype != Name.Link:
                yield f"a link of page {number} leads out of the document"


def content(page, ids):
    depth = []
    for operands, operator in pikepdf.parse_content_stream(page):
        name = str(operator)
        if name in {"BDC", "BMC"}:
            tag = str(operands[0])
            mcid = (
                operands[1].get("/MCID")
                if name == "BDC" and isinstance(operands[1], Dictionary)
                else None
            )
            if tag == "/Artifact" and any(inside != "/Artifact" for inside in depth):
                yield "01-001: an artifact stands in tagged content"
            if mcid is not None:
                if "/Artifact" in depth:
                    yield "01-002: tagged content stands in an artifact"
                ids.add(int(mcid))
            depth.append("/Artifact" if tag == "/Artifact" else f"{mcid}")
        elif name == "EMC":
            depth.pop()
        elif name in SHOWS and not any(one != "None" for one in depth):
            yield f"01-003: {name} draws what is neither tagged nor an artifact"


def fonts(pdf):
    for one in pdf.objects:
        if not isinstance(one, Dictionary) or one.get("/Type") != Name.Font:
            continue
        if one.get("/Subtype") == Name.Type0 and "/ToUnicode" not in one:
            yield f"10-001: {one.BaseFont} does not say which characters it draws"
        if "/FontDescriptor" in one and not {"/FontFile", "/FontFile2", "/FontFile3"} & {
            *one.FontDescriptor.keys()
        }:
            yield f"31-009: {one.BaseFont} is not embedded"
        if one.get("/Subtype") not in {
            Name.Type0,
            Name.CIDFontType0,
            Name.CIDFontType2,
            Name.Type3,
        }:
            yield f"31-001: {one.get('/BaseFont')} is a font of another kind"
