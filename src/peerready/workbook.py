"""Workbooks for a spreadsheet (XLSX): the one door of XlsxWriter. Text is always text, never a formula or a link."""

from __future__ import annotations

import io
import re
from datetime import date, datetime, time
from typing import TYPE_CHECKING

import xlsxwriter

from peerready.cell_sizes import column_width
from peerready.printed_pages import across
from peerready.sheets import Page, Running, Sheet
from peerready.sinks import xml
from peerready.workbook_cells import Pen, looks_of, set_widths, shown, write_table
from peerready.workbook_pages import lay_out

if TYPE_CHECKING:
    from collections.abc import Sequence

    from xlsxwriter.worksheet import Worksheet

MOST_IN_RUNNING = 115
"""Of each text at the head or foot of a page: its two texts with their codes may have 255."""
A4 = 9


def workbook(
    sheets: Sequence[Sheet | Page],
    title: str,
    today: date,
    running: Running | None = None,
    author: str = "",
) -> bytes:
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
        about = {"title": xml(title), "author": xml(author), "created": made}
        book.set_properties(about)
        look = looks_of(book)
        for sheet in sheets:
            page = book.add_worksheet(sheet.name)
            _set_up(page, running or Running(title))
            if isinstance(sheet, Sheet):
                _fill(Pen(page, look, sheet.widths or _measured(sheet)), sheet)
            else:
                lay_out(Pen(page, look, sheet.widths), sheet, book)
    return out.getvalue()


def _set_up(page: Worksheet, running: Running) -> None:
    """On A4, as wide as the paper, with what stands on each printed page."""
    page.set_landscape()
    page.set_paper(A4)
    page.fit_to_pages(1, 0)
    page.set_margins(left=0.4, right=0.4, top=0.8, bottom=0.7)
    page.set_header(f"&L{_running(running.head)}&R{_running(running.aside)}")
    page.set_footer(f"&L{_running(running.foot)}&RPage &P of &N")
    page.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})  # text is meant


def _running(text: str) -> str:
    """One line for the head or foot of a page, in which no `&` begins a code."""
    line = re.sub(r"&(?=[G\[])", "& ", " ".join(xml(text).split()))[:MOST_IN_RUNNING]
    while len(line.replace("&", "&&").encode("utf-16-le")) > 2 * MOST_IN_RUNNING:
        line = line[:-1]
    return line.replace("&", "&&")


def _fill(pen: Pen, sheet: Sheet) -> None:
    last = len(sheet.titles) - 1
    set_widths(pen)
    end = write_table(pen, 0, sheet, [(column, column) for column in range(last + 1)])
    pen.page.freeze_panes(1, sheet.kept)
    pen.page.autofilter(0, 0, end - 1, last)
    pen.page.repeat_rows(0)
    pages = across(pen.widths, sheet.kept)
    if pages > 1:
        pen.page.fit_to_pages(pages, 0)
        pen.page.repeat_columns(0, max(0, sheet.kept - 1))


def _measured(sheet: Sheet) -> tuple[int, ...]:
    return tuple(
        column_width(title, (shown(row[column]) for row in sheet.rows))
        for column, title in enumerate(sheet.titles)
    )
