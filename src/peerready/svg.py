"""The pieces that charts are drawn with: SVG text of presentation attributes alone."""

# ruff: noqa: S704  # what is marked as safe here is ours; texts from outside pass `plain`
from __future__ import annotations

from markupsafe import Markup

from peerready import sinks

WIDTH = 360


def image(
    height: int, drawn: Markup, name: str, title: str, said: str, *, width: int = WIDTH
) -> Markup:
    """A whole picture that says its title and its numbers to those who cannot see it."""
    head = (
        f'<title id="{name}-title">{plain(title)}</title>'
        f'<desc id="{name}-desc">{plain(said)}</desc>'
    )
    labels = f'role="img" aria-labelledby="{name}-title" aria-describedby="{name}-desc"'
    return drawing(width, height, Markup(head) + drawn, labels)


def drawing(width: int, height: int, inside: Markup, attributes: str) -> Markup:
    return Markup(
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" '
        f'width="{width}" height="{height}" {attributes}>{inside}</svg>'
    )


def moved(x: int, y: int, drawn: Markup) -> Markup:
    return Markup(f'<g transform="translate({x} {y})">{drawn}</g>')


def rectangle(x: float, y: float, width: float, height: float, style: str) -> Markup:
    if not width:
        return Markup()
    return Markup(f'<rect x="{x:g}" y="{y:g}" width="{width:g}" height="{height:g}" {style}/>')


def tick(x: float, top: float, bottom: float) -> Markup:
    return Markup(
        f'<path d="M{x:g} {top:g}V{bottom:g}" stroke="currentColor" stroke-opacity="0.6"/>'
    )


def label(text: str, most: int) -> str:
    """A label cut to what there is room for."""
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"


def text(x: float, y: float, said: str, anchor: str = "start", size: int = 12) -> Markup:
    look = f'font-family="sans-serif" font-size="{size}" fill="currentColor"'
    return Markup(f'<text x="{x:g}" y="{y:g}" {look} text-anchor="{anchor}">{plain(said)}</text>')


def plain(text: str) -> str:
    """Text from outside, harmless in SVG, which is XML."""
    return sinks.html(sinks.xml(text))
