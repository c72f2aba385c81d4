"""A plan as CSV: one row a step, with where it stands afterwards; formula-like cells are defused."""

from __future__ import annotations

import csv
import io
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING

from peerready.content import plan_tables
from peerready.formats.assessment_csv import BYTE_ORDER_MARK
from peerready.sinks import csv_cell

if TYPE_CHECKING:
    from peerready.content.plan_tables import Cell
    from peerready.content.plan_view import PlanView

AFTER = tuple(f"{name}_after" for name in plan_tables.STATES[3:])


def text(view: PlanView) -> str:
    """Every step of every plan, in order, under one header row."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(("file", "organisation", *plan_tables.STEPS, *AFTER))
    head = (view.path, view.organisation)
    for state, row in plan_tables.steps(view):
        writer.writerow(map(_cell, (*head, *row, *plan_tables.figures(state))))
    return BYTE_ORDER_MARK + out.getvalue()


def _cell(value: Cell) -> str:
    match value:
        case None:
            return ""
        case Fraction():
            return str(float(value))
        case date():
            return value.isoformat()
    return csv_cell(str(value))
