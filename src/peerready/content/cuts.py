"""A report with parts left out: without every criterion at length, without a percentage."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from peerready.content.model import FrameworkView, RangeLine, ReportView


def without_criteria(view: ReportView) -> ReportView:
    """The report a meeting reads: all but the part that shows every criterion at length."""
    return view._replace(frameworks=tuple(f._replace(domains=()) for f in view.frameworks))


def without_figures(view: ReportView) -> ReportView:
    """The same report without a percentage; what is counted stays."""
    return view._replace(frameworks=tuple(map(_without_figures, view.frameworks)))


def _without_figures(view: FrameworkView) -> FrameworkView:
    return view._replace(
        whole=_blank(view.whole),
        by_phase=tuple(map(_blank, view.by_phase)),
        by_domain=tuple(map(_blank, view.by_domain)),
        by_theme=tuple(map(_blank, view.by_theme)),
        start_now=tuple(step._replace(gain="") for step in view.start_now),
        steps=tuple(step._replace(gain="") for step in view.steps),
        domains=tuple(domain._replace(range=_blank(domain.range)) for domain in view.domains),
        arithmetic=(),
    )


def _blank(line: RangeLine) -> RangeLine:
    return line._replace(claimed="", shown="", heard="", low=None, high=None, evidenced=None)
