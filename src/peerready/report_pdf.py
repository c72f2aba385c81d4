"""The gap report as a PDF, to be sent and printed as it is; its layout is `templates/report/report.typ`."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING, TypeVar, get_args

from peerready import charts
from peerready.content import cuts
from peerready.content.model import Mark
from peerready.days import day_of
from peerready.pdf import coded, legible, pdf, with_logo

if TYPE_CHECKING:
    from collections.abc import Iterator

    from peerready.content.model import FrameworkView, ReportView

TEMPLATE = "report/report.typ"
_SAID = re.compile(r"<title[^>]*>(.*?)</title><desc[^>]*>(.*?)</desc>", re.DOTALL)

Part = TypeVar("Part")


def content(view: ReportView, *, full: bool, figures: bool, logo: bytes | None) -> bytes:
    """The report of one organisation; `full` adds every criterion, without `figures` no percentage."""
    cut = view if full else cuts.without_criteria(view)
    shown = _legible(cut if figures else cuts.without_figures(cut))
    drawn = {name: svg for one in shown.frameworks for name, svg in _charts(one)}
    day = day_of(view.today)
    assert day  # every report is judged as of one
    data = {
        "report": shown,
        "date": (day.year, day.month, day.day),
        "charts": {name: _alt(svg) for name, svg in drawn.items()},
        "coded": coded(cut) != "",
        "logo": logo is not None,
    }
    signs = {f"mark-{name}": str(charts.mark(name)) for name in get_args(Mark)}
    pictures = {f"{name}.svg": svg.encode() for name, svg in (signs | drawn).items()}
    return pdf(TEMPLATE, data, pictures | with_logo(logo))


def _charts(view: FrameworkView) -> Iterator[tuple[str, str]]:
    """The charts there are figures for, by name."""
    whole, domains = f"{view.id}-whole", f"{view.id}-domains"
    title = "Shown, claimed and possible in each domain"
    made = {
        whole: charts.nested(view.whole, whole),
        domains: charts.parts(view.by_domain, domains, title),
    }
    return ((name, str(svg)) for name, svg in made.items() if svg)


def _alt(svg: str) -> str:
    """What a chart says to those who do not see it."""
    said = _SAID.search(svg)
    assert said  # every chart has both
    return html.unescape(f"{said[1]}: {said[2]}")


def _legible(part: Part) -> Part:
    """The same part of a report with texts a PDF can show."""
    if isinstance(part, str):
        return legible(part)  # type: ignore[return-value]  # a text for a text
    if isinstance(part, tuple):
        made = tuple(map(_legible, part))
        return type(part)(*made) if hasattr(part, "_fields") else made  # type: ignore[return-value]  # the same
    return part
