"""Charts as pictures, for documents that cannot hold SVG: the one door of resvg.

No font is looked for, since each machine has others: words in a chart would be left out, so that
whoever places one says its words and numbers in text beside it.
"""

from __future__ import annotations

from functools import cache

import resvg_py

ZOOM = 3
"""Pixels a unit of the drawing: sharp on paper."""


@cache
def png(svg: str) -> bytes:
    """The drawing as a PNG; the same drawing gives the same bytes."""
    return resvg_py.svg_to_bytes(svg_string=svg, zoom=ZOOM, skip_system_fonts=True)
