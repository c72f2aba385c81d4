"""What the bytes of an image say, and what they only pretend."""

import pytest

from drawings import jpeg, png
from peerready.images import Image, image


@pytest.mark.parametrize(
    "raw",
    [jpeg(), jpeg(frame=0xC2), jpeg(before=b"\xff\xe1\x00\x08Exif\0\0"), jpeg(before=b"\xff")],
    ids=["plain", "progressive", "of a camera", "filled up before a mark"],
)
def test_a_jpeg_says_its_size(raw):
    assert image(raw) == Image("jpeg", 30, 20)


def test_a_png_says_its_size():
    assert image(png()) == Image("png", 30, 20)


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"<svg/>",
        b"GIF89a",
        png()[:-20],
        jpeg()[:-20],
        png().replace(b"IHDR", b"IHDX"),
        b"\xff\xd8\xff\xd9",
        b"\xff\xd8\xff\xe0\x00\x02no mark follows here\xff\xd9",
        png(0, 20),
    ],
    ids=["empty", "svg", "gif", "cut png", "cut jpeg", "no head", "end", "no frame", "no size"],
)
def test_what_cannot_be_shown_is_no_image(raw):
    assert image(raw) is None
