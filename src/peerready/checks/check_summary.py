"""The figures beside the findings of a check, in words, and what moved since the baseline."""

from __future__ import annotations

from typing import TYPE_CHECKING

from peerready.content.readiness_lines import NAMES, phase_names
from peerready.finding import Summary
from peerready.wording import count, full_span, listed, percent, share

if TYPE_CHECKING:
    from collections.abc import Iterator
    from fractions import Fraction

    from peerready.baseline import State
    from peerready.rule import Judged


def summary(one: Judged, name: str, was: State | None) -> Summary:
    """One framework of an answers file, `name` as it is told."""
    figures = one.block.assessment.figures
    return Summary(
        answers=name,
        organisation=one.case.answered.answers.organisation.name,
        framework=one.framework_id,
        claimed=full_span(figures),
        shown=share(figures.evidenced),
        verdicts=phase_names(one.block),
        changes=tuple(_changes(was, one)) if was else (),
    )


def _changes(was: State, one: Judged) -> Iterator[str]:
    """A sentence for each thing that moved."""
    from peerready.baseline import state

    now = state(one)
    if (was.low, was.high) != (now.low, now.high):
        yield f"claimed was {_span(was)}, is {_span(now)}"
    if was.evidenced != now.evidenced:
        yield f"shown was {share(was.evidenced)}, is {share(now.evidenced)}"
    if was.coverage != now.coverage:
        yield f"answered was {share(was.coverage)}, is {share(now.coverage)}"
    for phase, verdict in now.verdicts.items():
        before = was.verdicts.get(phase, "not-assessed")
        if before != verdict:
            yield f"'{phase}' was {_verdict(before)}, is {_verdict(verdict)}"
    changed = [name for name, one in now.criteria.items() if was.criteria.get(name) != one]
    if changed:
        yield f"{count(len(changed), 'answer')} changed: {listed(changed)}"


def _verdict(name: str) -> str:
    return NAMES.get(name, "not assessed")


def _span(state: State) -> str:
    low, high = _percent(state.low), _percent(state.high)
    return f"{low} %" if low == high else f"{low}–{high} %"


def _percent(value: Fraction | None) -> str:
    return "–" if value is None else str(percent(value))
