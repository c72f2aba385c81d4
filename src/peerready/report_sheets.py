"""The tables of a report's workbook: what to do, every criterion, the registers; one row each, to filter by."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from peerready.days import day_of
from peerready.screen import SYMBOLS
from peerready.sheets import Cell, Sheet
from peerready.wording import capital

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from peerready.content.model import CriterionView, FrameworkView, ReportView, Step

    Row = tuple[Cell, ...]

GAPS = (
    ("No.", 6),
    ("Criterion", 14),
    ("Title", 22),
    ("Stop sign", 8),
    ("Step", 9),
    ("Today", 12),
    ("Aim", 11),
    ("What to do", 48),
    ("Whose words", 10),
    ("Who", 16),
    ("Due", 12),
    ("Status", 14),
    ("Effort", 9),
    ("Needs first", 14),
    ("Points to gain", 11),
)
STEPS, EVERY, NOT_COUNTED = "Things to do", "Every criterion", "Context and outcomes"
STANDING = "Standing"
CRITERIA = (
    ("Criterion", 14),
    ("Title", 22),
    ("Domain", 17),
    ("What is true when it is in place", 38),
    ("Step", 9),
    ("Stop sign", 8),
    (STANDING, 13),
    ("Answer", 12),
    ("Aim", 12),
    ("In their words", 32),
    ("Said by", 15),
    ("Heard", 20),
    ("Shown", 8),
    ("Action", 24),
    ("Dissent", 20),
)
ASIDE = (
    ("Criterion", 14),
    ("Title", 24),
    ("Kind", 10),
    ("What is true when it is in place", 46),
    ("Answer", 12),
    ("In their words", 40),
    ("Said by", 18),
)
REGISTERS = {
    "evidence": ("Evidence and confirmations", (14, 50, 24, 12, 14, 40)),
    "not-applicable": ("Set aside as not applicable", (14, 30, 60, 24)),
    "lowered-targets": ("Lowered targets", (14, 34, 18, 18, 60)),
    "dissent": ("Dissent", (14, 30, 16, 22, 18, 60)),
    "to-confirm": ("Still to confirm", (14, 30, 18, 70)),
    "actions": ("Actions", (14, 30, 50, 12, 50)),
    "out-of-scope": ("Answers that do not count", (14, 40, 20)),
}
"""Each register's sheet and the widths of its columns, in the order of the sheets."""
DAYS = {"dated"}
"""The columns of registers that hold days."""
HEARD = {"heard": "yes", "not heard": "no"}
"""What stands under “heard” where all or none of those best placed to say answered."""
FRAMEWORK = ("Framework", 13)
"""The first column where more than one is answered."""


def sheets(view: ReportView) -> tuple[Sheet, ...]:
    """The tables that have rows."""
    found = (_gaps(view), _criteria(view), *_registers(view), _aside(view))
    return tuple(sheet for sheet in found if sheet.rows)


def _gaps(view: ReportView) -> Sheet:
    return _sheet(view, STEPS, GAPS, lambda one: map(_gap, one.steps), kept=3)


def _criteria(view: ReportView) -> Sheet:
    standing = next(place for place, (title, _) in enumerate(CRITERIA) if title == STANDING)
    return _sheet(view, EVERY, CRITERIA, _criterion_rows, kept=2, signed=(standing,))


def _registers(view: ReportView) -> Iterator[Sheet]:
    return (_register(view, name) for name in REGISTERS)


def _register(view: ReportView, name: str) -> Sheet:
    lists = [
        [one for one in framework.registers if one.id == name] for framework in view.frameworks
    ]
    title, widths = REGISTERS[name]
    columns = next((one.columns for found in lists for one in found), ("",) * len(widths))
    pairs = tuple(zip(map(capital, columns), widths, strict=True))
    return _sheet(view, title, pairs, lambda one: _entries(one, name))


def _aside(view: ReportView) -> Sheet:
    return _sheet(view, NOT_COUNTED, ASIDE, lambda one: map(_information, one.aside), kept=2)


def _sheet(
    view: ReportView,
    name: str,
    columns: tuple[tuple[str, int], ...],
    rows: Callable[[FrameworkView], Iterable[Row]],
    *,
    kept: int = 1,
    signed: tuple[int, ...] = (),
) -> Sheet:
    """The rows of every framework; a first column says which where there are several."""
    several = len(view.frameworks) > 1
    titles, widths = zip(*((FRAMEWORK, *columns) if several else columns), strict=True)
    return Sheet(
        name,
        titles,
        tuple((one.id, *row) if several else row for one in view.frameworks for row in rows(one)),
        widths,
        kept + several,
        tuple(place + several for place in signed),
    )


def _gap(step: Step) -> Row:
    return (
        step.number,
        step.id,
        step.title,
        _yes(holds=step.stop_sign),
        step.phase,
        step.today,
        step.aim,
        step.do,
        "own action" if step.planned else "proposal",
        step.owner,
        step.due,
        capital(step.status or step.earlier),
        step.effort,
        ", ".join(step.requires),
        _points(step.gain),
    )


def _points(gain: str) -> Cell:
    """A number to sort by, unless it is less than what is shown."""
    return Decimal(gain) if gain[:1].isdigit() else gain


def _yes(*, holds: bool) -> str:
    return "yes" if holds else "no"


def _criterion_rows(framework: FrameworkView) -> Iterator[Row]:
    for domain in framework.domains:
        for criterion in domain.criteria:
            yield _criterion(criterion, domain.title)


def _criterion(one: CriterionView, domain: str) -> Row:
    counts = one.mark != "none"
    return (
        one.id,
        one.title,
        domain,
        one.text,
        one.phase,
        _yes(holds=one.stop_sign),
        f"{SYMBOLS[one.mark]} {one.status}",
        one.level,
        one.target if counts else "",
        one.answer_note,
        one.said_by,
        HEARD.get(one.heard_by, one.heard_by) if counts else "",
        _yes(holds=one.evidenced) if counts else "",
        one.action,
        "\n".join(one.dissent),
    )


def _information(one: CriterionView) -> Row:
    return (one.id, one.title, one.use, one.text, one.level, one.answer_note, one.said_by)


def _entries(framework: FrameworkView, name: str) -> Iterator[Row]:
    """The rows of a register with their days as days."""
    for register in framework.registers:
        for row in register.rows if register.id == name else ():
            pairs = zip(register.columns, row, strict=True)
            yield tuple(day_of(cell) if column in DAYS else cell for column, cell in pairs)
