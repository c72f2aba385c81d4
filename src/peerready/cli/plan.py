"""`peerready plan`: the way to a phase or to a score, in order, with what each step changes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from peerready.cli import options, outputs, problems

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from fractions import Fraction

    from peerready.case import Case
    from peerready.content.plan_view import PlanView
    from peerready.errors import Problem, UsageError
    from peerready.fields import Phase
    from peerready.planning.plan import Goal
    from peerready.planning.schedule import Pace, Period, Planned

Form = Literal["text", "markdown", "csv", "ics", "json", "xlsx"]
ENDINGS: dict[str, Form] = {
    ".txt": "text",
    ".md": "markdown",
    ".csv": "csv",
    ".ics": "ics",
    ".json": "json",
    ".xlsx": "xlsx",
}
"""What a file's ending says about its format."""
FILE_WIDTH = 80
DECIMAL = re.compile(r"[0-9]{0,3}(\.[0-9]{1,15})?")

To = Annotated[
    Literal["prepare", "recruit", "employ", "develop"] | None,
    typer.Option("--to", help="The step to be ready for.", show_default=False),
]
Score = Annotated[
    str | None,
    typer.Option(
        "--score",
        metavar="SHARE",
        help="Plan instead for what is claimed of the whole to reach this share, such as 0.7.",
        show_default=False,
    ),
]
PerPeriod = Annotated[
    int | None,
    typer.Option(
        "--per-period",
        metavar="N",
        min=1,
        help="Lay the plan out with at most N things to do in each period.",
        show_default=False,
    ),
]
PeriodOption = Annotated[
    Literal["month", "quarter"] | None,
    typer.Option("--period", help="The period of --per-period; month unless given."),
]


def plan(
    file: options.File,
    *,
    to: To = None,
    score: Score = None,
    per_period: PerPeriod = None,
    period: PeriodOption = None,
    framework: options.FrameworkFilter = None,
    form: options.PlanFormat = None,
    json: options.Json = False,
    output: options.Output = None,
    today: options.Today = None,
    quiet: options.Quiet = False,
    no_color: options.NoColor = False,  # noqa: ARG001  # read before parsing
) -> None:
    """The fewest things to do for a step, in order, with owners and dates as the answers have them."""
    from peerready.case import cases
    from peerready.planning.schedule import planned

    goal, pace = _goal(to, score), _pace(per_period, period)
    sources, only = options.sources(framework), options.framework_ids(framework)
    (case,) = cases([file], options.today(today), sources, only)
    target, kind = _target(output, "json" if json else form)
    outputs.require_another(target, file)
    plans = planned(case, goal, pace)
    outputs.write(target, _content(case, goal, pace, plans, kind=kind, target=target))
    if not quiet:
        problems.show([*case.answered.warnings, *_remarks(plans, kind)])


def _goal(to: Phase | None, score: str | None) -> Goal:
    if to and score:
        raise _usage("--to and --score are two different plans", "give one of them")
    if to:
        return to
    if score is None:
        raise _usage("where to?", "give --to with a step such as employ, or --score")
    return _share(score)


def _share(text: str) -> Fraction:
    from fractions import Fraction

    found = Fraction(text) if text.strip(".") and DECIMAL.fullmatch(text) else Fraction(0)
    if not 0 < found <= 1:
        hint = "write it above 0 and up to 1: 0.7 is 70 %"
        raise _usage(f"--score: '{text[:40]}' is not a share", hint)
    return found


def _pace(steps: int | None, period: Period | None) -> Pace | None:
    from peerready.planning.schedule import Pace

    if steps is None:
        if period:
            raise _usage("--period without --per-period", "say how many fit in: --per-period 3")
        return None
    return Pace(steps, period or "month")


def _target(output: str | None, form: Form | None) -> tuple[str, Form]:
    """Where the plan goes, and in which format."""
    if output is None or output == outputs.STANDARD_OUTPUT:
        if form == "xlsx":
            raise _usage("a workbook goes to a file", "name it: -o plan.xlsx")
        return outputs.STANDARD_OUTPUT, form or "text"
    return output, outputs.format_of(output, form, ENDINGS)


def _content(
    case: Case,
    goal: Goal,
    pace: Pace | None,
    plans: Sequence[Planned],
    *,
    kind: Form,
    target: str,
) -> str | bytes:
    from peerready.content.plan_view import plan_view

    view = plan_view(case, goal, plans, pace.period if pace else "")
    _require_a_plan(view)
    match kind:
        case "json":
            from peerready.formats import plan_json

            return plan_json.text(case, goal, pace, plans)
        case "csv":
            from peerready.formats import plan_csv

            return plan_csv.text(view)
        case "ics":
            from peerready.formats import plan_ics

            return plan_ics.text(view)
        case "xlsx":
            from peerready import plan_workbook

            return plan_workbook.content(view)
        case _:
            return _shown(view, kind, target)


def _require_a_plan(view: PlanView) -> None:
    """Refuse where no framework can answer: an empty plan would read as nothing to do."""
    from peerready.errors import Problem, UsageError

    if all(one.outcome in {"cannot-say", "out-of-reach"} for one in view.frameworks):
        raise UsageError(
            *(
                Problem(f"no plan for {one.goal} in {one.id}", hint=one.answer.rstrip("."))
                for one in view.frameworks
            )
        )


def _shown(view: PlanView, kind: Form, target: str) -> str:
    from peerready.plan_screen import blocks

    if kind == "markdown":
        from peerready.formats import assessment_markdown

        return assessment_markdown.text([blocks(view)])
    if target == outputs.STANDARD_OUTPUT:
        from peerready.cli.showing import shown

        return shown(blocks(view))
    from peerready.plain import render

    return render(blocks(view), FILE_WIDTH)


def _remarks(plans: Sequence[Planned], kind: Form) -> Iterator[Problem]:
    """What a table of steps or a calendar cannot say."""
    from peerready.errors import Problem
    from peerready.wording import count

    if kind == "csv":
        for one in plans:
            if one.plan.outcome != "planned":
                name, outcome = one.plan.assessment.framework.id, one.plan.outcome
                message = f"{name} has no steps in this table: {outcome.replace('-', ' ')}"
                yield Problem(message, hint="--format text says why", severity="note")
    undated = sum(slot.due is None for one in plans for slot in one.slots)
    if kind == "ics" and undated:
        tasks = count(undated, "step without a date is a task", "steps without a date are tasks")
        hint = "some calendars leave tasks out; --per-period proposes dates"
        yield Problem(f"{tasks} of the calendar", hint=hint, severity="note")


def _usage(message: str, hint: str) -> UsageError:
    from peerready.errors import Problem, UsageError

    return UsageError(Problem(message, hint=hint))
