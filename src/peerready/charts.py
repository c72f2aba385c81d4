"""Charts as SVG text: presentation attributes alone, so that Word and PDF draw them as browsers do.

Colours stand out on white and on black, and no chart needs them to be read: shapes, hatching and
words say the same. Whoever places a chart puts its numbers beside it.
"""

# ruff: noqa: S704  # what is marked as safe here is ours; texts from outside pass `svg.plain`
from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

from peerready.svg import drawing, image, label, moved, rectangle, text, tick

if TYPE_CHECKING:
    from collections.abc import Iterable

    from peerready.content.model import Mark, RangeLine

BLUE, DEEP, ORANGE, AMBER, GREY = "#3a84c4", "#2a75b8", "#cd5a1c", "#b4740a", "#748494"

BAR = 348
LABEL_LENGTH = 44

_SHAPES: dict[Mark, str] = {
    "met": f'<circle cx="8" cy="8" r="7.5" fill="{DEEP}"/>'
    '<path d="M4.3 8.4 7 11l4.8-5.6" fill="none" stroke="#fff" stroke-width="1.9"/>',
    "promised": f'<circle cx="8" cy="8" r="6.7" fill="none" stroke="{AMBER}" stroke-width="1.6"/>'
    f'<path d="M8 1.3a6.7 6.7 0 0 0 0 13.4z" fill="{AMBER}"/>',
    "stop": f'<path d="M5 .6h6L15.4 5v6L11 15.4H5L.6 11V5z" fill="{ORANGE}"/>'
    '<path d="m5.2 5.2 5.6 5.6m0-5.6-5.6 5.6" fill="none" stroke="#fff" stroke-width="1.9"/>',
    "open": f'<circle cx="8" cy="8" r="6.7" fill="none" stroke="{GREY}" stroke-width="1.6" stroke-dasharray="2.6 1.6"/>'
    f'<path d="M6 6.4c0-1.4 1-2 2-2s2 .7 2 1.8c0 1.5-2 1.6-2 3.1" fill="none" stroke="{GREY}" stroke-width="1.5"/>'
    f'<circle cx="8" cy="11.6" r="1" fill="{GREY}"/>',
    "none": f'<path d="M3 8h10" fill="none" stroke="{GREY}" stroke-width="2"/>',
}


def mark(name: Mark) -> Markup:
    """A small sign for how a line stands; words say it too, so it is hidden from screen readers."""
    return drawing(16, 16, Markup(_SHAPES[name]), 'aria-hidden="true" focusable="false"')


def nested(line: RangeLine, name: str) -> Markup:
    """Shown within claimed within possible, as three bars in one another on a scale of 0 to 100.

    `name` is the id of the chart, unique in its document and of letters, digits, dots and dashes.
    Nothing where there are no figures.
    """
    if line.low is None or line.high is None or line.evidenced is None:
        return Markup()
    words = (
        (f"shown {line.evidenced} %", _swatch("shown", name)),
        (f"claimed {line.low} %", _swatch("claimed", name)),
        (f"possible, if everything open turned out well: {line.high} %", _swatch("possible", name)),
    )
    legend = Markup().join(
        moved(6, 76 + 22 * row, sample + text(26, 11, said))
        for row, (said, sample) in enumerate(words)
    )
    scale = moved(6, 4, _bars(line.low, line.high, line.evidenced, name, 36) + _axis(36))
    said = f"Of 100 per cent: {line.evidenced} shown, {line.low} claimed, {line.high} possible."
    drawn = _patterns(name) + scale + legend
    return image(140, drawn, name, "Shown, claimed and possible", said)


def parts(lines: Iterable[RangeLine], name: str, title: str) -> Markup:
    """One row of nested bars for each part, such as a domain, with its range in words."""
    rows = [line for line in lines if line.low is not None]
    if not rows:
        return Markup()
    drawn = Markup().join(moved(6, 46 * row, _part(line, name)) for row, line in enumerate(rows))
    said = "; ".join(f"{line.name}: claimed {line.claimed}, shown {line.shown}" for line in rows)
    return image(46 * len(rows), _patterns(name) + drawn, name, title, f"{said}.")


def bars(line: RangeLine, height: int = 16, *, ticks: bool = False) -> Markup:
    """The bars of one part without a word, for a document that says the numbers in its own text.

    A tick at every quarter, where asked for. Nothing where there are no figures.
    """
    if line.low is None or line.high is None or line.evidenced is None:
        return Markup()
    drawn = _bars(line.low, line.high, line.evidenced, "bars", height)
    if ticks:
        quarters = (tick(_long(at), height, height + 5) for at in range(0, 101, 25))
        drawn += Markup().join(quarters)
    inside = _patterns("bars") + moved(1, 1, drawn)
    return drawing(BAR + 2, height + (7 if ticks else 2), inside, 'role="img"')


def swatch(what: str) -> Markup:
    """What stands for `shown`, `claimed` or `possible` in the bars, for a legend."""
    inside = _patterns("swatch") + moved(1, 1, _swatch(what, "swatch"))
    return drawing(20, 15, inside, 'aria-hidden="true"')


def _part(line: RangeLine, name: str) -> Markup:
    head = text(0, 14, label(line.name, LABEL_LENGTH)) + text(BAR, 14, line.claimed, "end")
    drawn = _bars(line.low or 0, line.high or 0, line.evidenced or 0, name, 16)
    return head + moved(0, 21, drawn)


def _bars(low: int, high: int, shown: int, name: str, height: int) -> Markup:
    """Possible in a dashed frame, claimed hatched within it, shown solid within that."""
    return (
        rectangle(0, 0, BAR, height, f'fill="{GREY}" fill-opacity="0.14"')
        + rectangle(0, 0, _long(high), height, _fill("possible", name))
        + rectangle(0, height / 6, _long(low), height * 2 / 3, _fill("claimed", name))
        + rectangle(0, height / 3, _long(shown), height / 3, _fill("shown", name))
    )


def _fill(what: str, name: str) -> str:
    return {
        "shown": f'fill="{DEEP}"',
        "claimed": f'fill="url(#{name}-lines)" stroke="{BLUE}"',
        "possible": f'fill="url(#{name}-dots)" stroke="{ORANGE}" stroke-dasharray="4 3"',
    }[what]


def _long(per_cent: int) -> float:
    return BAR * per_cent / 100


def _axis(top: int) -> Markup:
    anchors = {0: "start", 25: "middle", 50: "middle", 75: "middle", 100: "end"}
    marks = Markup().join(
        tick(_long(at), top, top + 5) + text(_long(at), top + 18, str(at), anchor, 11)
        for at, anchor in anchors.items()
    )
    return marks + text(BAR, top + 30, "per cent", "end", 11)


def _swatch(what: str, name: str) -> Markup:
    return rectangle(0, 0, 18, 13, _fill(what, name))


def _patterns(name: str) -> Markup:
    return Markup(
        f'<defs><pattern id="{name}-lines" width="5" height="5" patternUnits="userSpaceOnUse" '
        f'patternTransform="rotate(45)"><rect width="5" height="5" fill="{BLUE}" '
        f'fill-opacity="0.28"/><rect width="2" height="5" fill="{BLUE}"/></pattern>'
        f'<pattern id="{name}-dots" width="6" height="6" patternUnits="userSpaceOnUse">'
        f'<circle cx="3" cy="3" r="1.1" fill="{ORANGE}"/></pattern></defs>'
    )
