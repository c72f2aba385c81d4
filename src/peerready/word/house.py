"""The file a Word document is written into: our own, or a house document whose look it takes."""

from __future__ import annotations

import io
import stat
import zipfile
import zlib
from typing import TYPE_CHECKING

import docx
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.exceptions import OpcError
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.ns import nsdecls
from docx.oxml.parser import parse_xml
from docx.shared import Cm

from peerready.errors import Location, PeerreadyError, Problem
from peerready.word import styles

if TYPE_CHECKING:
    from pathlib import Path

    from docx.document import Document

LARGEST = 20_000_000
"""Of a house document, in bytes; a cover may hold pictures."""
LARGEST_OPENED = 100_000_000
MOST_PARTS = 1_000
FAULTS = (
    *(LookupError, ValueError, TypeError, AttributeError, RuntimeError, NotImplementedError),
    *(EOFError, SyntaxError, OSError, zipfile.BadZipFile, zlib.error, OpcError),
)
"""What the libraries run into where a file is damaged; broken XML is a syntax error to them."""
ATTACHED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate"
LINKS = (RELATIONSHIP_TYPE.HYPERLINK, ATTACHED)
"""What may lead out of a file: neither loads anything by itself once the second is cut."""
_NOT_OURS = (
    RELATIONSHIP_TYPE.EXTENDED_PROPERTIES,
    RELATIONSHIP_TYPE.THUMBNAIL,
    RELATIONSHIP_TYPE.CUSTOM_XML,
    RELATIONSHIP_TYPE.FONT_TABLE,
    RELATIONSHIP_TYPE.THEME,
    RELATIONSHIP_TYPE.WEB_SETTINGS,
    "http://schemas.microsoft.com/office/2007/relationships/stylesWithEffects",
)
"""What the library's own empty document brings along: another program's traces."""
SETTINGS = f"""\
<w:settings {nsdecls("w")}><w:zoom w:percent="100"/><w:defaultTabStop w:val="567"/>
<w:characterSpacingControl w:val="doNotCompress"/><w:compat><w:compatSetting
w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>
<w:decimalSymbol w:val="."/><w:listSeparator w:val=","/></w:settings>"""
WIDE, HIGH, MARGIN = Cm(21), Cm(29.7), Cm(2)


def own(language: str) -> Document:
    """An empty document of A4 pages with nothing in it but our styles."""
    document = docx.Document()
    for rels in (document.part.package.rels, document.part.rels):
        for key in [key for key, rel in rels.items() if rel.reltype in _NOT_OURS]:
            del rels[key]
    fonts = Part(
        PackURI("/word/fontTable.xml"),
        CONTENT_TYPE.WML_FONT_TABLE,
        styles.fonts(),
        document.part.package,
    )
    document.part.relate_to(fonts, RELATIONSHIP_TYPE.FONT_TABLE)
    root = document.styles.element
    root[:] = [styles.defaults(language)]
    document.part.numbering_part.element[:] = []
    settings = document.settings.element
    settings[:] = parse_xml(SETTINGS)[:]
    section = document.sections[0]
    section.page_width, section.page_height = WIDE, HIGH
    section.left_margin = section.right_margin = section.bottom_margin = MARGIN
    section.top_margin = Cm(2.2)
    section.header_distance = section.footer_distance = Cm(1)
    return document


def opened(path: Path) -> Document:
    """The house document with all it holds; PeerreadyError where it is none that can be used."""
    shown = path.as_posix()
    raw = _bytes(path, shown)
    _require_a_document(raw, shown)
    try:
        document = docx.Document(io.BytesIO(raw))
        _require_all_inside(document, shown)
        _without_its_own(document)
        _ = document.sections[-1].page_width, document.styles.element
    except FAULTS as error:
        raise _unfit(
            shown, "this Word document is damaged", "open it in Word and save it"
        ) from error
    return document


def _bytes(path: Path, shown: str) -> bytes:
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise _unfit(shown, "this is no file", "name a Word document (.docx)")
        if status.st_size > LARGEST:
            raise _unfit(shown, f"this file is larger than {LARGEST // 1_000_000} MB")
        return path.read_bytes()
    except FileNotFoundError:
        raise _unfit(shown, "there is no such file", "--template names a .docx for Word") from None
    except (OSError, ValueError) as error:
        reason = (getattr(error, "strerror", None) or str(error)).lower()
        raise _unfit(shown, f"this file cannot be read: {reason}") from None


def _require_a_document(raw: bytes, shown: str) -> None:
    """Nothing, where the bytes are a Word document without macros and of a bearable size."""
    hint = "save it in Word as a document (.docx)"
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            entries = archive.infolist()
            if len(entries) > MOST_PARTS or sum(e.file_size for e in entries) > LARGEST_OPENED:
                raise _unfit(shown, "this file unpacks to more than a document holds")
            kinds = archive.read("[Content_Types].xml")
            names = {entry.filename.lower() for entry in entries}
    except (zipfile.BadZipFile, KeyError, *FAULTS) as error:
        raise _unfit(shown, "this is no Word document", hint) from error
    if b"macroEnabled" in kinds or any(name.endswith("vbaproject.bin") for name in names):
        raise _unfit(shown, "this document has macros", f"{hint}, which has none")
    if b"wordprocessingml.template.main" in kinds:
        raise _unfit(shown, "this is a Word template (.dotx)", hint)
    if CONTENT_TYPE.WML_DOCUMENT_MAIN.encode() not in kinds:
        raise _unfit(shown, "this is no Word document", hint)


def _require_all_inside(document: Document, shown: str) -> None:
    """Nothing; whoever opens the report must not load a picture or a part from elsewhere."""
    for rel in document.part.package.iter_rels():
        if rel.is_external and rel.reltype not in LINKS:
            kind = rel.reltype.rpartition("/")[2]
            message = f"this document loads something from elsewhere ({kind[:40]})"
            raise _unfit(shown, message, "put it into the document instead of linking to it")


def _without_its_own(document: Document) -> None:
    """Nothing; the template a house document was made from is a place on somebody's machine."""
    attached = document.settings.element.xpath("w:attachedTemplate")
    for one in attached:
        one.getparent().remove(one)
    if attached:
        rels = document.part.part_related_by(RELATIONSHIP_TYPE.SETTINGS).rels
        for key in [key for key, rel in rels.items() if rel.reltype == ATTACHED]:
            del rels[key]


def _unfit(shown: str, message: str, hint: str | None = None) -> PeerreadyError:
    return PeerreadyError(Problem(message, Location(shown), hint))
