"""The README's picture: `python docs/picture.py` writes docs/assess.svg from an example."""

from __future__ import annotations

import io
import re
from datetime import date
from html import escape
from pathlib import Path

from rich.console import Console
from rich.terminal_theme import TerminalTheme

from peerready.case import Sources, case
from peerready.catalog import shared
from peerready.content.build import report_view
from peerready.screen import blocks
from peerready.tables import show

ROOT = Path(__file__).parents[1]
EXAMPLE = "examples/saltbush/answers.yaml"
COMMAND = f"peerready assess {EXAMPLE}"
WIDTH = 88
LAST = "Where we are"
"""The picture ends before this heading: what comes first is what matters."""
THEME = TerminalTheme(
    (250, 250, 248),
    (40, 44, 52),
    [
        (40, 44, 52),
        (176, 42, 32),
        (26, 115, 60),
        (146, 94, 0),
        (0, 82, 155),
        (118, 56, 140),
        (0, 96, 110),
        (90, 96, 104),
    ],
)


def picture() -> str:
    """The beginning of what `assess` shows of the example, as an SVG that loads nothing."""
    one = case(str(ROOT / EXAMPLE), date(2026, 11, 21), Sources())
    found = list(blocks(report_view(one, shared())))
    end = next(n for n, block in enumerate(found) if getattr(block, "text", "") == LAST)
    console = Console(
        record=True,
        width=WIDTH,
        file=io.StringIO(),
        force_terminal=True,
        color_system="truecolor",
        highlight=False,
        emoji=False,
        markup=False,
        legacy_windows=False,
    )
    show(console, found[:end], WIDTH)
    svg = console.export_svg(title=COMMAND, unique_id="peerready", theme=THEME)
    svg = re.sub(r"@font-face \{.*?\}\s*", "", svg, flags=re.DOTALL)
    told = f"<title>{escape(COMMAND)}: stop signs first, then who says so</title>"
    svg = re.sub(r"<!--.*?-->\s*", "", svg, flags=re.DOTALL)
    return re.sub(r"(<svg[^>]*>)", rf"\1{told}", svg, count=1) + "\n"


if __name__ == "__main__":
    (ROOT / "docs" / "assess.svg").write_text(picture(), encoding="utf-8")
