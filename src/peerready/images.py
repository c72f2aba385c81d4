"""What the bytes of a PNG or JPEG say of the image: its kind and its size, without drawing it."""

from __future__ import annotations

from typing import Literal, NamedTuple

PNG = b"\x89PNG\r\n\x1a\n"
PNG_END = b"IEND\xaeB`\x82"
JPEG = b"\xff\xd8\xff"
JPEG_END = b"\xff\xd9"
_NO_SIZE = {0xC4, 0xC8, 0xCC}
"""What lies among the marks of a JPEG's frame, and is none."""


class Image(NamedTuple):
    """The kind of an image and its size in pixels."""

    kind: Literal["png", "jpeg"]
    width: int
    height: int


def image(raw: bytes) -> Image | None:
    """What the image is; nothing where it is neither PNG nor JPEG, or is damaged or cut short."""
    if raw.startswith(PNG):
        found = _png(raw)
    elif raw.startswith(JPEG):
        found = _jpeg(raw)
    else:
        return None
    return found if found and found.width and found.height else None


def _png(raw: bytes) -> Image | None:
    if raw[12:16] != b"IHDR" or PNG_END not in raw[-64:]:
        return None
    return Image("png", _number(raw[16:20]), _number(raw[20:24]))


def _jpeg(raw: bytes) -> Image | None:
    """The size stands in the frame; the segments before it are skipped by their lengths."""
    if JPEG_END not in raw[-64:]:
        return None
    place = 2
    while place + 9 <= len(raw) and raw[place] == 0xFF:
        mark = raw[place + 1]
        if 0xC0 <= mark <= 0xCF and mark not in _NO_SIZE:
            return Image(
                "jpeg", _number(raw[place + 7 : place + 9]), _number(raw[place + 5 : place + 7])
            )
        place += 1 if mark == 0xFF else 2 + _number(raw[place + 2 : place + 4])
    return None


def _number(raw: bytes) -> int:
    return int.from_bytes(raw, "big")
