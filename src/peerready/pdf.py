"""PDFs for everyone (PDF/UA-1) from our own templates: the one door of typst.

Texts go in as JSON, never as markup, and nothing can be read but what is handed over. Only the
fonts that come with typst are used, so that the same input gives the same bytes everywhere. They
lack most of the world's scripts, and a PDF/UA must not hold what no font can draw: that is given
by its code, such as [U+1F600].
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import typst

from peerready import resources, sinks
from peerready.errors import PeerreadyError, Problem
from peerready.shades import LIGHT

ENDING = ".typ"
HOUSE = "pdf"
"""The folder of what every template imports."""
MOST_CODES = 8
"""So many codes in a row are given; a text of a script we lack would be nothing but codes."""
LONGEST_WORD = 20
ZERO_WIDTH_SPACE = "\u200b"
"""Where a long word may end its line."""

# What the fonts are known to draw, upright, bold, slanted and beside one another. A sign that is
# put on a letter is drawn only by a font that has both, hence the letters each group goes on.
_SHOWN = (
    # Latin, phonetic, Greek, Cyrillic, spaces and punctuation, currencies, each with accents
    "[\n -~\u00a0-\u02ff\u0370-\u0377\u037a-\u037f\u0384-\u038a\u038c\u038e-\u03a1\u03a3-\u0481"
    "\u048a-\u04ff\u1e00-\u1eff\u2000-\u200a\u2010-\u2027\u202f-\u2040\u2042\u2044-\u2052\u2054-\u205e"
    "\u20a0-\u20a4\u20a6-\u20bf\ufffd][\u0300-\u0331\u0338]*"
    # superscripts, letter-like signs, fractions, arrows, mathematics, numbers in circles, shapes
    "|[\u2070\u2071\u2074-\u208e\u2090-\u2094\u2100-\u211e\u2120\u2122\u2124\u2126-\u214f\u2153-\u2184\u2190-\u22ff"
    "\u2460-\u25ff\u2605\u2606\u2610-\u2612\u2639-\u263b\u2660-\u2667\u26a0\u2713\u2714\u2717\u2718\u2764]"
    # Armenian, Hebrew without points, Georgian
    "|[\u0531-\u0556\u0559-\u058a\u05d0-\u05ea\u05f3\u05f4\u10d0-\u10ff]"
    # Arabic and Persian with vowel signs, Devanagari with its signs
    "|[\u060c\u061b\u061f\u0621-\u063a\u0640-\u064a\u0660-\u066c\u067e\u0686\u0698\u06a9\u06af\u06cc"
    "\u06f0-\u06f9][\u064b-\u0652]*"
    "|[\u0904-\u0939\u0958-\u0961\u0964-\u0970][\u0901-\u0903\u093c-\u094d\u0962\u0963]*"
    "|[\u200c\u200d]"
)
_PIECES = re.compile(f"((?:{_SHOWN})+)|((?:(?!{_SHOWN}).)+)", re.DOTALL)
_LOOKS = re.compile("[\ufe00-\ufe0f]")
"""They choose between looks of a sign, such as a coloured one."""
_CODE = re.compile(r"\[U\+[^\]]*\]")
_LONG_WORD = re.compile(rf"\S{{{LONGEST_WORD + 1},}}")
_WORD_PART = re.compile(r"([/\\._#?&=:@-]+|\w{12}|[^\w\s]{12})(?=[\w!-~])")


def pdf(template: str, data: Mapping[str, object], pictures: Mapping[str, bytes]) -> bytes:
    """The PDF of a shipped template, such as `report/report.typ`; the same input gives the same bytes.

    The template finds the data in `/data.json`, parts with names as mappings and every text made
    `legible`, and each picture under its name; it sets the date of the document itself.
    """
    folder, _, _ = template.partition("/")
    files = {
        **_templates(HOUSE),
        **_templates(folder),
        "data.json": json.dumps(_told(data)).encode(),
        "shades.json": json.dumps(LIGHT.steps).encode(),
    }
    return _compiled({**files, "main": files[template]}, pictures)


def with_logo(logo: bytes | None) -> dict[str, bytes]:
    """The logo among the pictures of a document, where there is one; one that cannot be drawn is an error."""
    if logo is None:
        return {}
    if not drawable(logo):
        raise PeerreadyError(Problem("the logo cannot be drawn", hint="save it anew as a PNG"))
    return {"logo": logo}


def drawable(picture: bytes) -> bool:
    """Whether a PNG or JPEG can be drawn; its first bytes do not tell."""
    main = b'#set document(title: "t")\n#image(read("/it", encoding: none), alt: "it")'
    try:
        _compiled({"main": main}, {"it": picture})
    except typst.TypstError:
        return False
    return True


def legible(text: str) -> str:
    """Text that can be drawn and that wraps: what no font has by its code, long words divisible."""
    shown = _PIECES.sub(lambda found: found[1] or _codes(found[2]), _cleaned(text))
    wrapping = _LONG_WORD.sub(lambda word: _WORD_PART.sub(rf"\1{ZERO_WIDTH_SPACE}", word[0]), shown)
    if sinks.from_the_right(_CODE.sub("", wrapping)):  # kept from reordering what stands around it
        return f"\u2068{wrapping}\u2069"
    return sinks.in_order(wrapping)


def coded(part: object) -> str:
    """What of a text, or of those in a part, is given by its code, each sign once."""
    found = (piece[2] for text in _texts(part) for piece in _PIECES.finditer(_cleaned(text)))
    return "".join(dict.fromkeys("".join(filter(None, found))))


def _texts(part: object) -> Iterator[str]:
    if isinstance(part, str):
        yield part
    elif isinstance(part, (list, tuple)):
        for one in part:
            yield from _texts(one)


def _cleaned(text: str) -> str:
    return _LOOKS.sub("", sinks.xml(text))


def _codes(signs: str) -> str:
    codes = " ".join(f"U+{ord(sign):04X}" for sign in signs[:MOST_CODES])
    more = len(signs) - MOST_CODES
    return f"[{codes} and {more} more]" if more > 0 else f"[{codes}]"


def _told(value: object) -> object:
    if isinstance(value, str):
        return legible(value)
    if isinstance(value, Mapping):
        return {key: _told(one) for key, one in value.items()}
    if isinstance(value, (list, tuple)):
        names = getattr(value, "_fields", None)
        told = [_told(one) for one in value]
        return dict(zip(names, told, strict=True)) if names else told
    return value.isoformat() if isinstance(value, date) else value


def _templates(folder: str) -> dict[str, bytes]:
    files = resources.shipped("templates").joinpath(folder).iterdir()
    return {
        f"{folder}/{file.name}": file.read_bytes() for file in files if file.name.endswith(ENDING)
    }


def _compiled(files: Mapping[str, bytes], pictures: Mapping[str, bytes]) -> bytes:
    """What typst makes of these files, seeing nothing of the disk but a folder with the pictures.

    In memory it takes files of text alone.
    """
    with TemporaryDirectory() as folder:
        for name, picture in pictures.items():
            Path(folder, name).write_bytes(picture)
        made: bytes = typst.compile(  # type: ignore[call-overload]  # its types forget files in memory
            dict(files),
            root=folder,
            ignore_system_fonts=True,
            package_path=folder,
            package_cache_path=folder,
            format="pdf",
            pdf_standards="ua-1",
            timestamp=0,
        )
    return made
