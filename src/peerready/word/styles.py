"""How a Word document looks: every style it uses, as one table, put into a file where it is missing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from docx.oxml.ns import nsdecls, qn
from docx.oxml.parser import parse_xml

if TYPE_CHECKING:
    from docx.oxml.xmlchemy import BaseOxmlElement

FONT, SIGNS, OTHER_SCRIPTS = "Calibri", "Segoe UI Symbol", "Arial"
INK, SOFT, ACCENT, STOP, LINE, PANEL = "1C2530", "4A5765", "1D5D99", "A5430C", "C9D1D9", "F1F4F7"
FONTS = (
    (FONT, "Carlito", "020F0502020204030204"),
    (SIGNS, "DejaVu Sans", "020B0502040204020203"),
    (OTHER_SCRIPTS, "Liberation Sans", "020B0604020202020204"),
)
"""Each font with the one to take where it is missing, and its shape for the choice of others."""


class Style(NamedTuple):
    """A style by the name that is the same in every language of Word."""

    name: str
    paragraph: str = ""
    letters: str = ""
    kind: Literal["paragraph", "character", "table", "numbering"] = "paragraph"
    based_on: str = "Normal"
    then: bool = False
    """Whether plain text follows."""
    table: str = ""

    @property
    def id(self) -> str:
        """The id where no style has it yet."""
        return self.name.title().replace(" ", "")


def _letters(size: float = 0, colour: str = "", *, bold: bool = False) -> str:
    """The look of letters; the order of these elements is laid down."""
    return (
        ("<w:b/><w:bCs/>" if bold else "")
        + (f'<w:color w:val="{colour}"/>' if colour else "")
        + (f'<w:sz w:val="{size * 2:g}"/><w:szCs w:val="{size * 2:g}"/>' if size else "")
    )


def _space(before: int, after: int, line: int = 0) -> str:
    """Space around a paragraph in twentieths of a point, and between its lines in 240ths."""
    lines = f' w:line="{line}" w:lineRule="auto"' if line else ""
    return f'<w:spacing w:before="{before}" w:after="{after}"{lines}/>'


KEEP = "<w:keepNext/><w:keepLines/>"
_BOX = "".join(
    f'<w:{side} w:val="single" w:sz="8" w:space="3" w:color="{STOP}"/>'
    for side in ("top", "left", "bottom", "right")
)
_EDGE = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="5" w:color="{PANEL}"/>'
    for side in ("top", "left", "bottom", "right")
)
_BAR = f'<w:pBdr><w:left w:val="single" w:sz="24" w:space="8" w:color="{ACCENT}"/></w:pBdr>'
_PANEL = f'<w:shd w:val="clear" w:color="auto" w:fill="{PANEL}"/>'
_NONE = '<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>{}</w:tblCellMar></w:tblPr>'
_MARGINS = "".join(
    f'<w:{side} w:w="{wide}" w:type="dxa"/>'
    for side, wide in (("top", 45), ("left", 85), ("bottom", 45), ("right", 85))
)
_LINES = (
    f'<w:tblBorders><w:top w:val="single" w:sz="8" w:space="0" w:color="{SOFT}"/>'
    f'<w:bottom w:val="single" w:sz="8" w:space="0" w:color="{SOFT}"/>'
    f'<w:insideH w:val="single" w:sz="4" w:space="0" w:color="{LINE}"/></w:tblBorders>'
)
_HEAD_ROW = (
    '<w:tblStylePr w:type="firstRow"><w:tcPr><w:tcBorders>'
    f'<w:bottom w:val="single" w:sz="8" w:space="0" w:color="{SOFT}"/></w:tcBorders>'
    f"{_PANEL}</w:tcPr></w:tblStylePr>"
)

DEFAULTS = f"""\
<w:docDefaults {nsdecls("w")}><w:rPrDefault><w:rPr>
<w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:eastAsia="{FONT}" w:cs="{OTHER_SCRIPTS}"/>
<w:color w:val="{INK}"/><w:sz w:val="21"/><w:szCs w:val="21"/>
<w:lang w:val="en-GB" w:eastAsia="en-GB" w:bidi="ar-SA"/>
</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>
<w:spacing w:after="110" w:line="264" w:lineRule="auto"/>
</w:pPr></w:pPrDefault></w:docDefaults>"""

STYLES = (
    Style("Normal", based_on=""),
    Style("Default Paragraph Font", kind="character", based_on=""),
    Style("Normal Table", kind="table", based_on="", table=_NONE.format(_MARGINS)),
    Style("No List", kind="numbering", based_on=""),
    Style("Title", KEEP + _space(60, 40, 240), _letters(27, INK, bold=True), then=True),
    Style("Subtitle", KEEP + _space(0, 160), _letters(14, SOFT), then=True),
    *(
        Style(
            f"heading {level}",
            f'{KEEP}{_space(before, after, 240)}<w:outlineLvl w:val="{level - 1}"/>',
            _letters(size, colour, bold=True),
            then=True,
        )
        for level, before, after, size, colour in (
            (1, 400, 120, 17, ACCENT),
            (2, 320, 80, 13.5, INK),
            (3, 220, 60, 11.5, INK),
            (4, 200, 40, 10.5, INK),
        )
    ),
    Style("TOC Heading", KEEP + _space(240, 60), _letters(11.5, INK, bold=True), then=True),
    Style("toc 1", _space(50, 0, 240), _letters(10, bold=True)),
    Style("toc 2", _space(0, 0, 240) + '<w:ind w:left="284"/>', _letters(10)),
    Style("Caption", KEEP + _space(160, 60), _letters(10, INK, bold=True)),
    Style("List Bullet", "<w:keepLines/>" + _space(0, 60)),
    Style("List Number", "<w:keepLines/>" + _space(0, 90)),
    Style("header", _space(0, 0, 240), _letters(9, SOFT)),
    Style("footer", _space(0, 0, 240), _letters(9, SOFT)),
    Style("Hyperlink", letters=_letters(colour=ACCENT), kind="character", based_on=""),
    Style("Strong", letters=_letters(bold=True), kind="character", based_on=""),
    Style("Emphasis", letters="<w:i/><w:iCs/>", kind="character", based_on=""),
    Style("Report Kicker", KEEP + _space(0, 60), _letters(11, SOFT)),
    Style(
        "Report Confidential",
        f"{KEEP}<w:pBdr>{_BOX}</w:pBdr>{_space(60, 120)}",
        _letters(10, STOP, bold=True),
    ),
    Style(
        "Report Lead",
        f'<w:pBdr>{_EDGE}</w:pBdr>{_PANEL}{_space(0, 80)}<w:ind w:left="140" w:right="140"/>',
        _letters(12),
    ),
    Style("Report Big", KEEP + _space(240, 40), _letters(15, bold=True)),
    Style("Report Remark", _BAR + _space(60, 120), _letters(bold=True)),
    Style("Report About", "<w:keepNext/>" + _space(0, 100), _letters(10, SOFT)),
    Style("Report Small", _space(40, 80), _letters(9, SOFT)),
    Style("Report Cell", _space(0, 20, 240), _letters(9)),
    Style("Report Cell Head", "<w:keepNext/>" + _space(0, 20, 240), _letters(8.5, SOFT, bold=True)),
    Style("Report Cell Small", _space(0, 20, 240), _letters(8, SOFT)),
    Style("Report Soft", letters=_letters(9, SOFT), kind="character", based_on=""),
    Style("Report Id", letters=_letters(8, SOFT), kind="character", based_on=""),
    Style("Report Tag", letters=_letters(8.5, STOP, bold=True), kind="character", based_on=""),
    Style(
        "Report Sign",
        letters=f'<w:rFonts w:ascii="{SIGNS}" w:hAnsi="{SIGNS}" w:eastAsia="{SIGNS}" w:cs="{SIGNS}"/>',
        kind="character",
        based_on="",
    ),
    Style(
        "Report Table",
        kind="table",
        based_on="Normal Table",
        table=f"<w:tblPr>{_LINES}<w:tblCellMar>{_MARGINS}</w:tblCellMar></w:tblPr>{_HEAD_ROW}",
    ),
    Style(
        "Report Facts",
        kind="table",
        based_on="Normal Table",
        table=_NONE.format(_MARGINS.replace('"85"', '"0"', 1).replace('"45"', '"15"')),
    ),
)
_DEFAULT = {"Normal", "Default Paragraph Font", "Normal Table", "No List"}


def put(styles: BaseOxmlElement) -> dict[str, str]:
    """The id of each style by its name, after those that the file lacks were added."""
    ids = _ids(styles)
    for style in STYLES:
        if style.name.lower() not in ids:
            ids[style.name.lower()] = _free(style.id, set(ids.values()))
            styles.append(_made(style, ids))
    return {style.name: ids[style.name.lower()] for style in STYLES}


def _ids(styles: BaseOxmlElement) -> dict[str, str]:
    return {
        str(style.xpath("string(w:name/@w:val)")).lower(): str(style.xpath("string(@w:styleId)"))
        for style in styles.xpath("w:style")
    }


def _free(wanted: str, taken: set[str]) -> str:
    while wanted in taken:
        wanted += "X"
    return wanted


def _made(style: Style, ids: dict[str, str]) -> BaseOxmlElement:
    """The element; what a style is based on stands before it in the table."""
    marks = ' w:default="1"' if style.name in _DEFAULT else ""
    marks += ' w:customStyle="1"' if style.name.startswith("Report") else ""
    based_on = f'<w:basedOn w:val="{ids[style.based_on.lower()]}"/>' if style.based_on else ""
    then = f'<w:next w:val="{ids["normal"]}"/>' if style.then else ""
    shown = "<w:qFormat/>" if style.kind == "paragraph" else ""
    return parse_xml(
        f'<w:style {nsdecls("w")} w:type="{style.kind}"{marks} '
        f'w:styleId="{ids[style.name.lower()]}"><w:name w:val="{style.name}"/>'
        f"{based_on}{then}{shown}"
        + (f"<w:pPr>{style.paragraph}</w:pPr>" if style.paragraph else "")
        + (f"<w:rPr>{style.letters}</w:rPr>" if style.letters else "")
        + f"{style.table}</w:style>"
    )


def defaults(language: str) -> BaseOxmlElement:
    """What holds where no style says otherwise."""
    made = parse_xml(DEFAULTS)
    for one in made.iter(qn("w:lang")):
        for name in ("val", "eastAsia"):
            one.set(qn(f"w:{name}"), language)
    return made


def fonts() -> bytes:
    """The table of fonts, which says what to take where one is missing."""
    rows = "".join(
        f'<w:font w:name="{name}"><w:altName w:val="{other}"/><w:panose1 w:val="{shape}"/>'
        '<w:family w:val="swiss"/><w:pitch w:val="variable"/></w:font>'
        for name, other, shape in FONTS
    )
    return f"<w:fonts {nsdecls('w')}>{rows}</w:fonts>".encode()
