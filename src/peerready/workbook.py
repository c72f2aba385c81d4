"""Workbooks for a spreadsheet (XLSX): the one door of XlsxWriter. Text is always text, never a formula or a link."""

from __future__ import annotations

import io
from dataclasses import dataclass
from datetime import date, datetime, time
from fractions import Fraction
from typing import TYPE_CHECKING

import xlsxwriter

from peerready.columns import width_of
from peerready.sinks import xml

if TYPE_CHECKING:
    from collections.abc import Sequence

    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

Cell = str | int | Fraction | date | None
"""Words, a count, a share in [0, 1] shown in per cent, a day, or nothing."""
MOST_CHARACTERS = 32_767
"""What a cell holds."""
WIDEST = 60
FIRST_EXCEL_DAY = date(1900, 3, 1)
"""Before it spreadsheets disagree about the calendar."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table under its titles, which stay in view and can be filtered by."""

    name: str
    titles: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


def workbook(sheets: Sequence[Sheet], title: str, today: date) -> bytes:
    """The sheets as a file; the same sheets give the same bytes."""
    out = io.BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_numbers": False,
        "strings_to_urls": False,
    }
    with xlsxwriter.Workbook(out, options) as book:
        made = datetime.combine(today, time())  # a date of the file, not a moment
        book.set_properties({"title": xml(title), "created": made})
        look = _Look(
            head=book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1}),
            text=book.add_format({"text_wrap": True, "valign": "top"}),
            day=book.add_format({"num_format": "yyyy-mm-dd", "valign": "top"}),
            share=book.add_format({"num_format": "0.0%", "valign": "top"}),
        )
        for sheet in sheets:
            _fill(book.add_worksheet(sheet.name), sheet, look)
    return out.getvalue()


@dataclass(frozen=True, slots=True)
class _Look:
    head: Format
    text: Format
    day: Format
    share: Format


def _fill(page: Worksheet, sheet: Sheet, look: _Look) -> None:
    for column, title in enumerate(sheet.titles):
        page.write_string(0, column, title, look.head)
    for number, row in enumerate(sheet.rows, start=1):
        for column, cell in enumerate(row):
            _write(page, number, column, cell, look)
    for column in range(len(sheet.titles)):
        page.set_column(column, column, _width(sheet, column))
    page.freeze_panes(1, 0)
    page.autofilter(0, 0, len(sheet.rows), len(sheet.titles) - 1)
    page.set_landscape()
    page.repeat_rows(0)
    page.fit_to_pages(1, 0)


def _write(page: Worksheet, row: int, column: int, cell: Cell, look: _Look) -> None:
    match cell:
        case None | "":
            page.write_blank(row, column, None, look.text)
        case int():
            page.write_number(row, column, cell, look.text)
        case Fraction():
            page.write_number(row, column, float(cell), look.share)
        case date() if cell >= FIRST_EXCEL_DAY:
            page.write_datetime(row, column, cell, look.day)
        case _:
            page.write_string(row, column, _text(cell), look.text)


def _text(cell: str | date) -> str:
    return xml(str(cell))[:MOST_CHARACTERS]


def _width(sheet: Sheet, column: int) -> int:
    """Wide enough for the title and the longest line, within reason."""
    texts = (sheet.titles[column], *(str(row[column] or "") for row in sheet.rows))
    return min(WIDEST, 2 + max(width_of(xml(text)) for text in texts))
