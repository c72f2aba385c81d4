"""A PDF as what can be known of it: whether it has text, and the day in its properties."""

from __future__ import annotations

import logging
import struct
import sys
import zlib
from contextlib import contextmanager
from io import BytesIO
from typing import TYPE_CHECKING

from peerready.policies.policy_document import PolicyDocument, UnreadableError, has_text
from peerready.policies.property_dates import changed

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from pypdf import PageObject, PdfReader

PAGES = 20  # so many are looked at for text
STEPS = 10_000_000  # calls while reading, some seconds; a count is the same on every machine
UNPACKED = 20_000_000  # bytes of one stream

_SCAN = "a PDF without text, such as a scan"
_PROTECTED = PolicyDocument(what="a protected PDF", checked=False)
_TOO_LONG = PolicyDocument(what="a PDF that takes too long to read", checked=False)
_ENDS = 2048  # bytes at the end, in which the mark of the end stands
_PAINTS = frozenset(
    [b"Do", b"INLINE IMAGE", b"sh", b"S", b"s", b"f", b"F", b"f*", b"B", b"B*", b"b", b"b*"]
)
_WRITES = frozenset([b"Tj", b"TJ", b"'", b'"'])
_ANYTHING = (
    *(ArithmeticError, AssertionError, AttributeError, EOFError, LookupError, MemoryError),
    *(OSError, RuntimeError, TypeError, ValueError, struct.error, zlib.error),
)
"""What damage shows as in a library that reads what it finds, depending on the byte that is wrong."""


class _TooLongError(BaseException):
    """The steps are used up; a base exception, since the library survives every ordinary one."""


def read(raw: bytes) -> PolicyDocument:
    """The document of a file's bytes; UnreadableError where it is none, or cut off."""
    if b"%PDF-" not in raw[:1024] or b"%%EOF" not in raw[-_ENDS:]:
        raise UnreadableError("this is no PDF, or its end is missing")
    from pypdf import PdfReader, apply_configuration
    from pypdf.errors import DependencyError, PyPdfError

    logging.getLogger("pypdf").addHandler(logging.NullHandler())  # its remarks are not ours
    try:
        # no program of the machine is asked for a picture: what it says would differ, or do harm
        with (
            apply_configuration(jbig2dec_binary=None, zlib_maximum_output_length=UNPACKED),
            _steps(),
        ):
            return _document(PdfReader(BytesIO(raw)))
    except _TooLongError:
        return _TOO_LONG
    except DependencyError:  # of encryption, before any page is looked at
        return _PROTECTED
    except (PyPdfError, *_ANYTHING):
        raise UnreadableError("this is no PDF that can be read, it is damaged") from None


def _document(reader: PdfReader) -> PolicyDocument:
    if reader.is_encrypted:  # also where an empty password would do: that needs further libraries
        return _PROTECTED
    pages = len(reader.pages)
    blank = pages <= PAGES
    for page in (reader.pages[number] for number in range(min(pages, PAGES))):
        text = _text(page)
        if has_text(text or ""):
            return PolicyDocument(has_text=True, changed=_changed(reader), what="a PDF")
        blank = blank and text is not None and _is_blank(page, text)
    if blank:
        return PolicyDocument(what="a PDF")
    return PolicyDocument(changed=_changed(reader), what=_SCAN, checked=False)


def _changed(reader: PdfReader) -> date | None:
    """The day in the properties, as written there."""
    given = reader.metadata
    if given is None:
        return None
    return changed(str(given.get("/ModDate", "")), str(given.get("/CreationDate", "")))


def _text(page: PageObject) -> str | None:
    """The text of a page; None where the library does not understand it."""
    from pypdf.errors import DependencyError, PyPdfError

    try:
        return page.extract_text()
    except (DependencyError, PyPdfError, *_ANYTHING):
        return None


def _is_blank(page: PageObject, text: str) -> bool:
    """Whether nothing is on it: no picture, no line, no note, and of letters at most spaces."""
    if "/Annots" in page:
        return False
    contents = page.get_contents()
    if contents is None:
        return True
    operators = {operator for _, operator in contents.operations}
    if operators & _PAINTS:
        return False
    return not operators & _WRITES or (bool(text) and text.isspace())


@contextmanager
def _steps() -> Iterator[None]:
    """Ends what stands within after so many calls: a hostile PDF may lead in circles for hours.

    One call that takes long is not ended; the library bounds what it unpacks and parses in one.
    """
    if sys.getprofile():  # somebody is measuring this run, and wants to measure this too
        yield
        return
    left = STEPS

    def count(*_: object) -> None:  # pragma: no cover  # nothing is traced while a profiler runs
        nonlocal left
        left -= 1
        if left < 0:
            raise _TooLongError

    sys.setprofile(count)
    try:
        yield
    finally:
        sys.setprofile(None)
