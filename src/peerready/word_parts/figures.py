"""Where the organisation is: counts, figures, and the charts that show them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from peerready import charts
from peerready.pictures import png
from peerready.word.blocks import Cell, Paragraph, Picture, Table, cell, run, strong
from peerready.word_parts.lines import caption, of_texts, part, said, shade_of
from peerready.wording import capital, sentence

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from peerready.content.model import FrameworkView, RangeLine
    from peerready.word.blocks import Block

COUNTS = ("Step", "At target", "Begun", "Not yet", "Open", "All")
RANGES = ("Claimed", "Shown", "Heard", "Answered")
BARS = "Shown within claimed within possible"
LEGEND = "Solid: shown. Lined: claimed. Dotted: if everything open turned out well."
HEAT = "The darker, the higher."
WHOLE_WIDTH, PART_WIDTH, SWATCH_WIDTH = 11.0, 4.4, 0.55
"""Of pictures, in centimetres."""
WHOLE_HEIGHT, BAR_HEIGHT = 36, 24
"""Of the bars, in the units of their drawing."""


def where(view: FrameworkView) -> Iterator[Block]:
    """Counts first, then what may be claimed and what is shown, of the whole and of its parts."""
    yield part("Where we are")
    aim = f"The level aimed for is {view.target}, unless a criterion says otherwise."
    yield said(f"Counts first. {aim}", "Report About")
    yield caption("Criteria by the step they belong to")
    yield _counts(view)
    for remark in (view.not_applicable, view.not_holding):
        if remark:
            yield said(sentence(remark), "Report Remark")
    if view.whole.low is None:
        claimed = f" {sentence(view.whole.claimed)}" if view.whole.claimed else ""
        yield said(f"{sentence(view.whole.answered)}{claimed}")
        return
    yield from _whole(view.whole)
    yield from _ranges("By step", "Step", view.by_phase, bars=True)
    yield from _ranges("By domain", "Domain", view.by_domain, bars=True)
    yield from _ranges("By theme", "Theme", view.by_theme)


def _counts(view: FrameworkView) -> Table:
    rows = [
        (
            capital(line.name),
            *map(str, (line.at_target, line.begun, line.not_yet, line.open, line.total)),
        )
        for line in view.counts
    ]
    about = "Criteria by the step they belong to"
    return of_texts(COUNTS, rows, about, (40, 12, 12, 12, 12, 12), right=(1, 2, 3, 4, 5))


def _whole(line: RangeLine) -> Iterator[Block]:
    """The figures of the whole and their bars, on one page."""
    rests = "from what is answered, to what it would be if everything open turned out well."
    shown = ": claims with evidence of the strength they need that holds today."
    heard = ": of what is answered, the share answered by at least one of the groups it is about."
    warning = "Not a measurement and not a mark. Do not rank, fund or appraise by these figures."
    yield Paragraph(run(f"{line.claimed} claimed"), "Report Big")
    yield Paragraph(run(f"with {line.answered}: {rests}"), keep=True)
    yield Paragraph((*strong(f"{line.shown} shown"), *run(shown)), keep=True)
    yield Paragraph((*strong(f"{line.heard} heard"), *run(heard)), keep=True)
    yield Paragraph(run(warning), "Report Small", keep=True)
    alt = f"Of 100 per cent: {line.evidenced} shown, {line.low} claimed, {line.high} possible."
    drawn = png(str(charts.bars(line, WHOLE_HEIGHT, ticks=True)))
    yield Paragraph((Picture(drawn, alt, WHOLE_WIDTH),), keep=True)
    for name, words in (
        ("shown", f"shown {line.evidenced} %"),
        ("claimed", f"claimed {line.low} %"),
        ("possible", f"possible, if everything open turned out well: {line.high} %"),
    ):
        picture = Picture(png(str(charts.swatch(name))), f"The bar of what is {name}", SWATCH_WIDTH)
        yield Paragraph((picture, *run(f"  {words}")), "Report Cell", keep=True)
    yield said("The whole bar is 100 per cent, with a tick at every quarter.", "Report Small")


def _ranges(
    title: str, first: str, lines: Sequence[RangeLine], *, bars: bool = False
) -> Iterator[Block]:
    """The figures of several parts, shaded by how high they are, with their bars where asked for."""
    if not lines:
        return
    yield caption(title)
    rows = tuple(_range(line, bars=bars) for line in lines)
    widths = (30, 28, 12, 9, 9, 12) if bars else (46, 16, 12, 12, 14)
    titles = (first, *([BARS] if bars else []), *RANGES)
    right = tuple(range(len(titles) - 4, len(titles)))
    yield Table(titles, rows, title, widths, right)
    yield said(f"{LEGEND} {HEAT}" if bars else HEAT, "Report Small")


def _range(line: RangeLine, *, bars: bool) -> tuple[Cell, ...]:
    name = capital(line.name)
    alt = f"{name}: {line.evidenced} per cent shown, {line.low} claimed, {line.high} possible."
    drawn = charts.bars(line, BAR_HEIGHT)
    picture = (Picture(png(str(drawn)), alt, PART_WIDTH),) if drawn else run("–")
    return (
        cell(name),
        *([cell(picture)] if bars else []),
        cell(line.claimed, shade=shade_of(line.low, 100), align="right"),
        cell(line.shown, shade=shade_of(line.evidenced, 100), align="right"),
        cell(line.heard, align="right"),
        cell(line.answered.replace(" answered", ""), align="right"),
    )
