"""Charts as SVG text: presentation attributes alone, so that Word and PDF draw them as browsers do.

Colours are of one orange-to-blue ramp that stands out on white and on black; no chart needs them
to be read: shapes, hatching and words say the same. Whoever places a chart puts its numbers beside it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup, escape

if TYPE_CHECKING:
    from collections.abc import Iterable

    from peerready.content.model import Mark, RangeLine

BLUE, DEEP, ORANGE, AMBER, GREY = "#3a84c4", "#2a75b8", "#cd5a1c", "#b4740a", "#748494"

WIDTH = 360
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
    return _svg(16, 16, Markup(_SHAPES[name]), 'aria-hidden="true" focusable="false"')


def nested(line: RangeLine, name: str) -> Markup:
    """Shown within claimed within possible, as three bars in one another on a scale of 0 to 100.

    `name` is the id of the chart, unique in its document. Nothing where there are no figures.
    """
    if line.low is None or line.high is None or line.evidenced is None:
        return Markup()
    words = (
        (f"shown {line.evidenced} %", _swatch("shown", name)),
        (f"claimed {line.low} %", _swatch("claimed", name)),
        (f"possible, if everything open turned out well: {line.high} %", _swatch("possible", name)),
    )
    legend = Markup().join(
        _moved(6, 76 + 22 * row, swatch + _text(26, 11, said)) for row, (said, swatch) in enumerate(words)
    )
    bars = _moved(6, 4, _bars(line.low, line.high, line.evidenced, name, 36) + _axis(36))
    return _image(
        WIDTH, 140, _patterns(name) + bars + legend, name,
        "Shown, claimed and possible",
        f"Of 100 per cent: {line.evidenced} shown, {line.low} claimed, {line.high} possible.",
    )  # fmt: skip


def parts(lines: Iterable[RangeLine], name: str, title: str) -> Markup:
    """One row of nested bars for each part, such as a domain, with its range in words."""
    rows = [line for line in lines if line.low is not None]
    if not rows:
        return Markup()
    drawn = Markup().join(_moved(6, 46 * row, _part(line, name)) for row, line in enumerate(rows))
    said = "; ".join(f"{line.name}: claimed {line.claimed}, shown {line.shown}" for line in rows)
    return _image(WIDTH, 46 * len(rows), _patterns(name) + drawn, name, title, f"{said}.")


def _part(line: RangeLine, name: str) -> Markup:
    label = _text(0, 14, _cut(line.name)) + _text(BAR, 14, line.claimed, anchor="end")
    bars = _bars(line.low or 0, line.high or 0, line.evidenced or 0, name, 16)
    return label + _moved(0, 21, bars)


def _cut(label: str) -> str:
    return label if len(label) <= LABEL_LENGTH else f"{label[: LABEL_LENGTH - 1].rstrip()}…"


def _bars(low: int, high: int, shown: int, name: str, height: int) -> Markup:
    """Possible in a dashed frame, claimed hatched within it, shown solid within that."""
    return (
        _rectangle(0, 0, BAR, height, f'fill="{GREY}" fill-opacity="0.14"')
        + _rectangle(0, 0, _long(high), height, f'fill="url(#{escape(name)}-dots)" stroke="{ORANGE}" stroke-dasharray="4 3"')
        + _rectangle(0, height / 6, _long(low), height * 2 / 3, f'fill="url(#{escape(name)}-lines)" stroke="{BLUE}"')
        + _rectangle(0, height / 3, _long(shown), height / 3, f'fill="{DEEP}"')
    )  # fmt: skip


def _long(per_cent: int) -> float:
    return BAR * per_cent / 100


def _axis(top: int) -> Markup:
    marks = Markup().join(
        _line(_long(at), top, top + 5)
        + _text(_long(at), top + 18, str(at), anchor={0: "start", 100: "end"}.get(at, "middle"), size=11)
        for at in (0, 25, 50, 75, 100)
    )
    return marks + _text(BAR, top + 30, "per cent", anchor="end", size=11)


def _swatch(what: str, name: str) -> Markup:
    style = {
        "shown": f'fill="{DEEP}"',
        "claimed": f'fill="url(#{escape(name)}-lines)" stroke="{BLUE}"',
        "possible": f'fill="url(#{escape(name)}-dots)" stroke="{ORANGE}" stroke-dasharray="4 3"',
    }[what]
    return _rectangle(0, 0, 18, 13, style)


def _patterns(name: str) -> Markup:
    return Markup(
        "<defs>"
        f'<pattern id="{escape(name)}-lines" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
        f'<rect width="5" height="5" fill="{BLUE}" fill-opacity="0.28"/><rect width="2" height="5" fill="{BLUE}"/></pattern>'
        f'<pattern id="{escape(name)}-dots" width="6" height="6" patternUnits="userSpaceOnUse">'
        f'<circle cx="3" cy="3" r="1.1" fill="{ORANGE}"/></pattern>'
        "</defs>"
    )


def _image(width: int, height: int, drawn: Markup, name: str, title: str, said: str) -> Markup:
    head = Markup('<title id="{0}-title">{1}</title><desc id="{0}-desc">{2}</desc>').format(name, title, said)
    labels = Markup('role="img" aria-labelledby="{0}-title" aria-describedby="{0}-desc"').format(name)
    return _svg(width, height, head + drawn, labels)


def _svg(width: int, height: int, drawn: Markup, attributes: str) -> Markup:
    return Markup(
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" '
        f'width="{width}" height="{height}" {attributes}>{drawn}</svg>'
    )


def _moved(x: int, y: int, drawn: Markup) -> Markup:
    return Markup(f'<g transform="translate({x} {y})">{drawn}</g>')


def _rectangle(x: float, y: float, width: float, height: float, style: str) -> Markup:
    if not width:
        return Markup()
    return Markup(f'<rect x="{x:g}" y="{y:g}" width="{width:g}" height="{height:g}" {style}/>')


def _line(x: float, top: float, bottom: float) -> Markup:
    return Markup(f'<path d="M{x:g} {top:g}V{bottom:g}" stroke="currentColor" stroke-opacity="0.6"/>')


def _text(x: float, y: float, said: str, *, anchor: str = "start", size: int = 12) -> Markup:
    attributes = f'font-family="sans-serif" font-size="{size}" fill="currentColor" text-anchor="{anchor}"'
    return Markup(f'<text x="{x:g}" y="{y:g}" {attributes}>{{}}</text>').format(said)
