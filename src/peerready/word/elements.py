"""The smallest parts of a Word file: elements, words, fields, pictures."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, cast

from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement

from peerready.sinks import in_order, xml

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from docx.oxml.xmlchemy import BaseOxmlElement

    from peerready.word.blocks import Run

EMU_PER_CM, EMU_PER_TWIP = 360_000, 635
TWIPS_PER_CM = 567
PER_CENT = re.compile(r"(?<=\d) %")
"""A number keeps its sign beside it."""
PRESERVED = "{http://www.w3.org/XML/1998/namespace}space"


def element(name: str, /, *children: BaseOxmlElement, **attributes: str | int) -> BaseOxmlElement:
    """An element of Word's; its attributes too are Word's."""
    made = cast("BaseOxmlElement", OxmlElement(f"w:{name}"))
    for key, value in attributes.items():
        made.set(qn(f"w:{key.rstrip('_')}"), str(value))
    made.extend(children)
    return made


def words(run: Run, style: str) -> BaseOxmlElement:
    """A run: harmless text, its line breaks kept, in the character style of this id."""
    properties = element("rPr")
    if style:
        properties.append(element("rStyle", val=style))
    if run.colour:
        properties.append(element("color", val=run.colour))
    made = element("r", *([properties] if len(properties) else []))
    for place, line in enumerate(_shown(run.text).split("\n")):
        if place:
            made.append(element("br"))
        made.append(text(line))
    return made


def _shown(said: str) -> str:
    return in_order(PER_CENT.sub("\u00a0%", xml(said)))


def text(line: str, name: str = "t") -> BaseOxmlElement:
    made = element(name)
    made.set(PRESERVED, "preserve")
    made.text = line
    return made


def field(code: str, shown: Iterable[BaseOxmlElement]) -> Iterator[BaseOxmlElement]:
    """A field with what is shown until it is updated."""
    yield element("r", element("fldChar", fldCharType="begin"))
    yield element("r", text(f" {code} ", "instrText"))
    yield element("r", element("fldChar", fldCharType="separate"))
    yield from shown
    yield element("r", element("fldChar", fldCharType="end"))


def plain(said: str) -> BaseOxmlElement:
    """A run of our own words, or of a user's, in the look of its paragraph."""
    return element("r", text(_shown(said).replace("\n", " ")))
