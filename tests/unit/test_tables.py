"""Blocks in colour: the same text as without, and no text of a user's turns into markup."""

from __future__ import annotations

import re

import pytest
from rich.cells import cell_len

import scoring
from hostile.corpus import HOSTILE
from peerready.plain import render
from peerready.screen import Cell, Grid, Heading, Paragraph, blocks
from peerready.tables import STYLES, render_colour

COLOUR = re.compile(r"\x1b\[[0-9;]*m")
PLAN = "critical: {kind: preparation, floor: largely, why: so}"


def without_colour(text):
    return COLOUR.sub("", text)


@pytest.mark.parametrize("width", [30, 50, 60, 80, 120])
def test_colour_changes_no_word_and_no_layout(width):
    view = scoring.view(f"a: {{{PLAN}}}\nb: {{phase: prepare}}\nc: {{}}", "{a: partly, b: unknown}")

    coloured = without_colour(render_colour(blocks(view), width))

    def tidied(text):
        return [line.rstrip() for line in text.split("\n")]

    assert tidied(coloured) == tidied(render(blocks(view), width))


def test_each_style_has_its_colour():
    some = [Paragraph(style, style) for style in STYLES]
    text = render_colour(some, 40)

    assert "\x1b[1;31m  stop\x1b[0m" in text
    assert "\x1b[32m  met\x1b[0m" in text


def test_a_table_without_rows_is_nothing():
    assert (
        without_colour(render_colour([Paragraph("a"), Grid((), wrap=0, titles=("x",))], 80)).strip()
        == "a"
    )


@pytest.mark.parametrize("width", [30, 50, 80])
@pytest.mark.parametrize("text", [text for _, text in HOSTILE], ids=[name for name, _ in HOSTILE])
def test_no_text_recolours_links_or_widens_the_screen(text, width):
    some = (
        Heading(text, text),
        Paragraph(text, "stop", sign="→"),
        Grid(((Cell(text, "met"), Cell(text)),), wrap=1, right=(0,), titles=("", "open")),
        Grid(((Cell("a"), Cell(text)),), wrap=1),
    )
    bare = without_colour(render_colour(some, width))

    assert "\x1b" not in bare
    assert all(cell_len(line) <= width for line in bare.split("\n"))
