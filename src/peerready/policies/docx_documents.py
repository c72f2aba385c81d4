"""A Word document (.docx) as what can be cited in it: headings, where text stands, its own day."""

from __future__ import annotations

import posixpath
import struct
import zlib
from contextlib import contextmanager
from io import BytesIO
from typing import TYPE_CHECKING, NamedTuple
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile

from peerready.policies.docx_body import Body, Paragraph
from peerready.policies.docx_parts import core_days, relationships, styles, through
from peerready.policies.policy_document import (
    Mark,
    PolicyDocument,
    UnreadableError,
    has_text,
    sections,
    slug,
    unique,
)
from peerready.policies.property_dates import changed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from peerready.policies.docx_parts import Styles

ENTRIES = 5_000
UNPACKED = 100_000_000  # of all parts together
PART = 20_000_000  # of one part that is read
RATIO = 100  # unpacked to packed, beyond a size at which this says anything
_SAYS_SOMETHING = 10_000_000

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_NO_WORD = "this is no Word document, or its end is missing"
_PROTECTED = PolicyDocument(what="a protected or an old Word file", checked=False)
_PICTURES = "a Word file with pictures and no text"


class _Package(NamedTuple):
    """An opened file of parts, each of which may be read once it is asked for."""

    archive: ZipFile

    def part(self, name: str) -> bytes:
        """The unpacked part; its size is counted while unpacking, not believed."""
        with self.archive.open(name) as part:
            data = part.read(PART + 1)
        if len(data) > PART:
            raise UnreadableError("a part of it unpacks to more than 20 MB")
        return data

    def related(self, base: str, kind: str) -> str | None:
        """The name of the part that another one names as this kind."""
        folder, name = posixpath.split(base)
        relations = f"{folder}/_rels/{name}.rels".lstrip("/")
        if relations not in self.archive.NameToInfo:
            return None
        target = relationships(self.part(relations)).get(kind)
        return (
            posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/") if target else None
        )


def read(raw: bytes) -> PolicyDocument:
    """The document of a file's bytes; UnreadableError where it is none, or too much of one."""
    if raw.startswith(_OLE):
        return _PROTECTED
    with _opened(raw) as package:
        if any(info.flag_bits & 1 for info in package.archive.infolist()):
            return _PROTECTED
        _guard(package.archive, len(raw))
        return _document(package)


@contextmanager
def _opened(raw: bytes) -> Iterator[_Package]:
    """The package; whatever the zip reader trips over says that this is no Word document.

    Damage shows as any of these errors, depending on the byte that is wrong.
    """
    try:
        with ZipFile(BytesIO(raw)) as archive:
            yield _Package(archive)
    except (
        *(BadZipFile, EOFError, KeyError, NotImplementedError, OSError),
        *(OverflowError, RuntimeError, ValueError, struct.error, zlib.error),
    ):
        raise UnreadableError(_NO_WORD) from None


def _guard(archive: ZipFile, size: int) -> None:
    """Nothing, if it can be unpacked without harm; an archive within is a part nobody opens."""
    entries = archive.infolist()
    unpacked = sum(entry.file_size for entry in entries)
    if len(entries) > ENTRIES:
        raise UnreadableError(f"it is made of more than {ENTRIES} parts")
    if unpacked > UNPACKED:
        raise UnreadableError("it unpacks to more than 100 MB")
    if unpacked > max(_SAYS_SOMETHING, RATIO * size):
        raise UnreadableError(f"it unpacks to more than {RATIO} times its size")
    if len(archive.NameToInfo) < len(entries):
        raise UnreadableError("it holds two parts of the same name")
    if any(entry.compress_type not in (ZIP_STORED, ZIP_DEFLATED) for entry in entries):
        raise UnreadableError("its parts are packed in a way Word does not use")


def _document(package: _Package) -> PolicyDocument:
    main = package.related("", "officeDocument")
    if main is None:
        raise UnreadableError(_NO_WORD)
    body = Body()
    through(package.part(main), body)
    if not body.is_word:
        raise UnreadableError(_NO_WORD)
    core = package.related("", "core-properties")
    day = changed(*core_days(package.part(core))) if core else None
    if body.pictures and not any(has_text(paragraph.text) for paragraph in body.paragraphs):
        return PolicyDocument(changed=day, what=_PICTURES, checked=False)
    named = package.related(main, "styles")
    marks = tuple(_marks(body.paragraphs, styles(package.part(named)) if named else {}))
    text = any(mark.kind == "text" for mark in marks)
    return PolicyDocument(sections=sections(marks), has_text=text, changed=day, what="a Word file")


def _marks(paragraphs: list[Paragraph], styles: Styles) -> Iterator[Mark]:
    """The marks in the document's order; a heading without a letter is an empty line."""
    taken: dict[str, int] = {}
    for paragraph in paragraphs:
        if not has_text(paragraph.text):
            continue
        style = styles.get(paragraph.style)
        level = (
            paragraph.outline if paragraph.outline is not None else style and style.level(styles)
        )
        if level:
            yield Mark("heading", None, level, unique(slug(paragraph.text), taken))
        elif not (style and style.repeats):
            yield Mark("text")
