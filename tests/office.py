"""Word files and PDFs as small as they can be, to be changed by a test."""

import io
import struct
import zipfile
import zlib

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
STYLES = """
<w:style w:styleId="H1"><w:name w:val="heading 1"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>
<w:style w:styleId="berschrift2"><w:name w:val="heading 2"/></w:style>
<w:style w:styleId="Own"><w:name w:val="Our heading"/><w:basedOn w:val="berschrift2"/></w:style>
<w:style w:styleId="Round"><w:name w:val="round"/><w:basedOn w:val="Round"/></w:style>
<w:style w:styleId="Lost"><w:name w:val="lost"/><w:basedOn w:val="Nowhere"/></w:style>
<w:style w:styleId="Title"><w:name w:val="Title"/></w:style>
<w:style w:styleId="TOC1"><w:name w:val="toc 1"/></w:style>
<w:style w:styleId="TOCHeading"><w:name w:val="TOC Heading"/><w:basedOn w:val="H1"/>
  <w:pPr><w:outlineLvl w:val="9"/></w:pPr></w:style>
"""


def paragraph(text, style="", more=""):
    styled = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{styled}{more}<w:r><w:t>{text}</w:t></w:r></w:p>"


def heading(text, style="H1"):
    return paragraph(text, style)


def core(modified="", created=""):
    days = "".join(
        f"<t:{name}> {day} </t:{name}>"
        for name, day in (("created", created), ("modified", modified))
        if day
    )
    return f'<c:coreProperties xmlns:c="{PACKAGE}/metadata/core-properties" xmlns:t="http://purl.org/dc/terms/">{days}</c:coreProperties>'


def relations(**targets):
    rows = "".join(
        f'<Relationship Id="{kind}" Type="{OFFICE}/{kind.replace("_", "-")}" Target="{target}"/>'
        for kind, target in targets.items()
    )
    return f'<Relationships xmlns="{PACKAGE}/relationships">{rows}</Relationships>'


def parts(body="", *, modified="", created="", word=WORD, styles=STYLES):
    """The parts of a Word file, by their names."""
    spaces = (
        f'xmlns:w="{word}" xmlns:mc="mc" xmlns:wp="wp" '
        'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
    )
    return {
        "_rels/.rels": relations(
            officeDocument="word/document.xml", core_properties="docProps/core.xml"
        ),
        "word/_rels/document.xml.rels": relations(styles="styles.xml"),
        "word/document.xml": f"<w:document {spaces}><w:body>{body}</w:body></w:document>",
        "word/styles.xml": f"<w:styles {spaces}>{styles}</w:styles>",
        "docProps/core.xml": core(modified, created),
    }


def packed(parts, method=zipfile.ZIP_DEFLATED):
    raw = io.BytesIO()
    with zipfile.ZipFile(raw, "w", method) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return raw.getvalue()


def word(body="", **more):
    """The bytes of a Word file with this body."""
    return packed(parts(body, **more))


# --- PDF


def pdf(*pages, info="", trailer="", page="", objects=()):
    """The bytes of a PDF; each page is its content stream, and may show picture /P."""
    numbers = [4 + 2 * place for place in range(len(pages))]
    kids = " ".join(f"{number} 0 R" for number in numbers)
    found = [
        "<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Kids[{kids}]/Count {len(pages)}>>",
        f"<<{info}>>",
    ]
    for number, content in zip(numbers, pages, strict=True):
        found.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents {number + 1} 0 R{page}"
            "/Resources<</Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>>>"
        )
        found.append(stream(content))
    return _file([*found, *objects], trailer)


def stream(content, more=""):
    return f"<</Length {len(content)}{more}>>stream\n{content}\nendstream"


def writes(text):
    """A content stream that writes this."""
    return f"BT /F 12 Tf 72 720 Td ({text}) Tj ET"


def _file(objects, trailer):
    raw = bytearray(b"%PDF-1.7\n")
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(raw))
        raw += f"{number} 0 obj{content}endobj\n".encode("latin-1")
    start = len(raw)
    rows = "".join(f"{place:010} 00000 n \n" for place in places)
    raw += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{rows}".encode()
    size = f"/Size {len(objects) + 1}/Root 1 0 R/Info 3 0 R{trailer}"
    return bytes(raw + f"trailer<<{size}>>\nstartxref\n{start}\n%%EOF\n".encode())


def flated(size):
    """Zeros, packed; as the text of a stream."""
    return zlib.compress(b"\0" * size, 9).decode("latin-1")


def lying(raw, size):
    """The bytes of a Word file whose directory claims this size for its first part."""
    place = raw.index(b"PK\x01\x02")
    return raw[: place + 24] + struct.pack("<I", size) + raw[place + 28 :]
