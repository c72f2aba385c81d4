"""Small images, made without a library."""

import struct
import zlib


def png(width=30, height=20):
    """A red PNG."""
    rows = (b"\0" + b"\xff\0\0" * width) * height
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"IDAT", zlib.compress(rows)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(kind, data) for kind, data in chunks)


def _chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def jpeg(width=30, height=20, *, frame=0xC0, before=b"\xff\xe0\x00\x10JFIF\0" + b"\0" * 9):
    """The marks of a JPEG, with a table before its frame and nothing drawn."""
    table = b"\xff\xc4\x00\x04\0\0"
    size = struct.pack(">BHH", 8, height, width)
    return b"\xff\xd8" + before + table + bytes((0xFF, frame, 0, 11)) + size + b"\1\1\x11\0\xff\xd9"
