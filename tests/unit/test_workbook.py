"""Workbooks: text stays text, numbers and days are numbers and days, the same sheets give the same bytes."""

import io
import zipfile
from datetime import date
from fractions import Fraction
from xml.etree import ElementTree as ET

from hostile.corpus import HOSTILE
from peerready.sinks import xml
from peerready.workbook import MOST_CHARACTERS, Sheet, workbook

TODAY = date(2026, 11, 21)
NS = {"x": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}


def opened(content):
    """The values of the first sheet's cells, by reference, and the names in the file."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        names = archive.namelist()
        page = ET.fromstring(archive.read("xl/worksheets/sheet1.xml"))
        shared = ET.fromstring(archive.read("xl/sharedStrings.xml"))
    texts = ["".join(t.text or "" for t in si.iter(f"{{{NS['x']}}}t")) for si in shared]
    cells = {}
    for cell in page.iterfind(".//x:c", NS):
        assert cell.find("x:f", NS) is None
        value = cell.find("x:v", NS)
        if value is not None:
            text = value.text
            cells[cell.get("r")] = texts[int(text)] if cell.get("t") == "s" else float(text)
    return cells, names


def one(*cells):
    titles = tuple(f"t{number}" for number in range(len(cells)))
    return workbook([Sheet("Sheet", titles, (cells,))], "title", TODAY)


def test_each_kind_of_cell_is_what_it_is():
    cells, _ = opened(one("words", 3, Fraction(1, 4), date(2026, 11, 21), None, ""))

    assert cells == {
        **{f"{column}1": f"t{number}" for number, column in enumerate("ABCDEF")},
        "A2": "words",
        "B2": 3,
        "C2": 0.25,
        "D2": 46347,
    }


def test_a_day_spreadsheets_do_not_know_is_text():
    cells, _ = opened(one(date(1900, 1, 1)))

    assert cells["A2"] == "1900-01-01"


def test_hostile_text_is_shown_as_text_and_nothing_else():
    texts = [text for _, text in HOSTILE]

    cells, names = opened(workbook([Sheet("S", ("t",), tuple((t,) for t in texts))], "t", TODAY))

    shown = [cells.get(f"A{number}", "") for number in range(2, len(texts) + 2)]
    assert shown == [xml(text) for text in texts]
    assert not [name for name in names if "hyperlink" in name or "externalLink" in name]


def test_a_text_too_long_for_a_cell_is_cut():
    cells, _ = opened(one("ā" * 40_000))

    assert len(cells["A2"]) == MOST_CHARACTERS


def test_the_same_sheets_give_the_same_bytes():
    assert one("a", 1) == one("a", 1)


def test_a_sheet_without_rows_has_its_titles():
    cells, _ = opened(workbook([Sheet("S", ("a", "b"), ())], "t", TODAY))

    assert cells == {"A1": "a", "B1": "b"}
