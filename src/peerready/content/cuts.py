"""A report with parts left out: for a meeting, or without a percentage."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from peerready.content.model import (
        CriterionView,
        FrameworkView,
        Question,
        RangeLine,
        ReportView,
        Step,
    )


REGISTERS = ("not-applicable", "lowered-targets", "dissent", "to-confirm", "out-of-scope")
"""What a meeting must see whole; evidence and actions stand beside what they are about."""
MORE = (
    "This is the report for a meeting. 'peerready report --full' adds every criterion at length, "
    "the figures of themes, the registers of evidence and actions, and the sum behind each figure, "
    "which 'peerready explain' shows too; the workbook (.xlsx) has the lists."
)


def without_criteria(view: ReportView) -> ReportView:
    """The report a meeting reads: nothing at length, and nothing that another part says too."""
    said: set[Question] = set()
    frameworks = []
    for one in view.frameworks:
        left = tuple(q for q in one.questions if not q.elsewhere and q not in said)
        said.update(left)
        frameworks.append(_short(one)._replace(questions=left))
    return view._replace(frameworks=tuple(frameworks), notices=(*view.notices, MORE))


def _short(view: FrameworkView) -> FrameworkView:
    return view._replace(
        domains=(),
        by_theme=(),
        start_now=tuple(map(_pointer, view.start_now)),
        registers=tuple(one for one in view.registers if one.id in REGISTERS),
        aside=tuple(map(_answer_alone, view.aside)),
        arithmetic=tuple(one._replace(rows=(), quotients=()) for one in view.arithmetic),
    )


def _pointer(step: Step) -> Step:
    """Where among the things to do it stands: it is told at length there."""
    return step._replace(do=f"Number {step.number} of the things to do.", gain="")


def _answer_alone(view: CriterionView) -> CriterionView:
    """What was answered aside, without what the framework says of it."""
    return view._replace(
        why="", question="", look_for=(), not_this=(), note="", cites=(), next_step="",
        level_text="", target_text="",
    )  # fmt: skip


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
