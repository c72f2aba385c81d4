"""The parts of a report: plain words and numbers, in the order in which they are read.

Named tuples, since every command that shows something makes these classes anew, and twenty
dataclasses of this size take as long to make as all the rest of such a command's own work.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from datetime import date

    from peerready.readiness import Verdict

Mark = Literal["met", "promised", "stop", "open", "none"]
"""How a line stands: in place, promised, a stop without a plan, open, or not asked."""
NO_VALUE = "no value"
"""What stands for the value of a level that has none."""


class PhaseLine(NamedTuple):
    """What can be said of one phase."""

    phase: str
    before: str
    """When the phase asks: before the advert."""
    verdict: Verdict
    mark: Mark
    name: str
    """The verdict in a word or two: not ready."""
    words: str
    """The verdict as a sentence: not yet: 1 stop sign without a plan."""
    support: str
    """How much of it is shown and heard, or nothing where no stop sign decides it."""


class StopSign(NamedTuple):
    """A critical criterion: where it stands, what is enough, and what is promised."""

    id: str
    title: str
    text: str
    phase: str
    mark: Mark
    right: bool
    today: str
    enough: str
    promise: str
    """By when and by whom, why the promise does not count, or that there is none."""
    why: str


class VoiceLine(NamedTuple):
    """What one group has said: of all answers, and of those it knows best."""

    who: str
    gave: int
    answers: int
    heard: int
    about: int
    """How many criteria in scope are best answered by this group."""
    remark: str = ""


class CountLine(NamedTuple):
    """How many criteria of one phase stand where."""

    name: str
    total: int
    at_target: int
    begun: int
    not_yet: int
    open: int


class RangeLine(NamedTuple):
    """The figures of the whole or of one part; `low`, `high` and `shown` in whole per cent."""

    name: str
    claimed: str
    shown: str
    heard: str
    answered: str
    low: int | None
    high: int | None
    evidenced: int | None


class Step(NamedTuple):
    """Something to do: a gap with its next step or the action already set."""

    number: int
    id: str
    title: str
    stop_sign: bool
    phase: str
    today: str
    aim: str
    do: str
    who: str
    """Owner and due date of the action, or nothing."""
    planned: bool
    """Whether `do` is the organisation's own action and not our proposal."""
    status: str
    """How far that action is: planned, started; overdue, and since when."""
    earlier: str
    """That an earlier action was dropped, or nothing."""
    effort: str
    requires: tuple[str, ...]
    """What must be in place first and is not yet."""
    gain: str
    """What `claimed` of the whole gains, such as 3 points."""
    owner: str
    due: date | None
    """Of the organisation's own action; `who` says the same in words."""


class Asking(NamedTuple):
    """A group that has not been asked, and what it would know best."""

    who: str
    about: int
    examples: tuple[str, ...]
    how: str


class EvidenceLine(NamedTuple):
    """One entry of evidence, and whether it holds."""

    what: str
    grade: str
    holds: bool
    standing: str
    """Holds, does not hold, or is in date and was not opened or was taken at its word."""
    remark: str


class CriterionView(NamedTuple):
    """One criterion as it stands, for the reader who wants to know."""

    id: str
    title: str
    text: str
    why: str
    phase: str
    use: str
    stop_sign: bool
    status: str
    mark: Mark
    level: str
    level_text: str
    """What the level given looks like for this criterion."""
    target: str
    target_text: str
    next_step: str
    question: str
    ask: str
    look_for: tuple[str, ...]
    not_this: tuple[str, ...]
    note: str
    """The framework's note: tensions between sources, what is ours."""
    said_by: str
    answer_note: str
    evidence: tuple[EvidenceLine, ...]
    needed: str
    evidenced: bool
    heard: bool
    heard_by: str
    """Heard, not heard, or which of those who are best placed to say were."""
    action: str
    dissent: tuple[str, ...]
    options: tuple[str, ...]
    """Of a group: how each option was answered."""
    cites: tuple[str, ...]


class DomainView(NamedTuple):
    """A domain with its figures and its criteria."""

    id: str
    title: str
    kind: str
    range: RangeLine
    criteria: tuple[CriterionView, ...]


class Register(NamedTuple):
    """A list that must be complete: what was set aside, lowered, disputed, confirmed, shown."""

    id: str
    title: str
    about: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    empty: str


class Question(NamedTuple):
    """What a meeting may ask, and what the report can and cannot say to it."""

    asked: str
    answer: str
    answered: bool
    elsewhere: bool = False
    """Whether another part of the report says it too."""


class Quotient(NamedTuple):
    """One figure as the quotient it is: its name, its formula, its two sums, and what is shown."""

    name: str
    formula: str
    sums: str
    shown: str


class Arithmetic(NamedTuple):
    """The terms of the figures, one row a criterion or domain, and the quotients they make."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    quotients: tuple[Quotient, ...]


class FrameworkView(NamedTuple):
    """The outcome against one framework, from the short answer to the arithmetic."""

    id: str
    title: str
    version: str
    source: str
    """What the source is: title, publisher, year, and whether it still stands."""
    origin: str
    """The same in a few words."""
    short_answer: tuple[str, ...]
    lowered: str
    """That the target of the whole framework was lowered, or nothing."""
    notices: tuple[str, ...]
    phases: tuple[PhaseLine, ...]
    stop_signs: tuple[StopSign, ...]
    voices: tuple[VoiceLine, ...]
    voice_remark: str
    decisions: tuple[str, ...]
    start_now: tuple[Step, ...]
    start_more: str
    """How many more can start now, or nothing."""
    counts: tuple[CountLine, ...]
    whole: RangeLine
    target: str
    not_applicable: str
    """The notice on not-applicable answers, or nothing."""
    not_holding: str
    """Which evidence does not hold, or nothing."""
    option: str
    """What a command needs beside the file: ` -f ours.yaml` for a framework of one's own."""
    by_phase: tuple[RangeLine, ...]
    by_domain: tuple[RangeLine, ...]
    by_theme: tuple[RangeLine, ...]
    steps: tuple[Step, ...]
    asking: tuple[Asking, ...]
    silent: tuple[str, ...]
    """The shared themes it does not ask about, with the frameworks that do."""
    limits: tuple[str, ...]
    registers: tuple[Register, ...]
    questions: tuple[Question, ...]
    domains: tuple[DomainView, ...]
    aside: tuple[CriterionView, ...]
    """Context and outcome criteria: shown, never counted."""
    scale: tuple[tuple[str, str, str], ...]
    """Each level's label, value and meaning."""
    arithmetic: tuple[Arithmetic, ...]
    """Nothing on a scale without values."""
    sha256: str

    @property
    def scored(self) -> bool:
        """Whether it is answered in figures; else in words, without a score on purpose."""
        return any(value != NO_VALUE for _, value, _ in self.scale)

    @property
    def no_steps(self) -> str:
        """What to say where there is nothing to do."""
        if not self.scored:
            return "it is told in words: nothing in it is ranked"
        if self.whole.low is None:
            return "nothing is left to assess: every criterion is set aside or does not apply"
        return "nothing is below what you aim for"


class ReportView(NamedTuple):
    """One organisation's report."""

    organisation: str
    country: str
    facts: tuple[str, ...]
    assessed_on: str
    today: str
    answered_by: str
    question: str
    prepared_for: str
    prepared_by: str
    narrative: str
    confidentiality: str
    notices: tuple[str, ...]
    """Before you read on: what these figures are and are not."""
    across: str
    """What to go by where several frameworks differ, or nothing."""
    frameworks: tuple[FrameworkView, ...]
    warnings: tuple[str, ...]
    path: str
    sha256: str
    tool: str
    language: str
