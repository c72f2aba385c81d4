"""Workbooks read back: each sheet's cells by row, and the files they are made of."""

import io
import re
import zipfile
from xml.etree import ElementTree as ET

SPACE = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def read(made):
    """Each sheet's cells by row, and all the files of the workbook."""
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        files = {name: archive.read(name).decode() for name in archive.namelist()}
    shared_strings = ET.fromstring(files["xl/sharedStrings.xml"])
    texts = ["".join(t.text or "" for t in si.iter(f"{SPACE}t")) for si in shared_strings]
    names = re.findall('<sheet name="([^"]*)"', files["xl/workbook.xml"])
    pages = {}
    for number, name in enumerate(names, 1):
        page = ET.fromstring(files[f"xl/worksheets/sheet{number}.xml"])
        pages[name] = [_row(row, texts) for row in page.iter(f"{SPACE}row")]
    return pages, files


def _row(row, texts):
    cells = []
    for cell in row:
        value = cell.find(f"{SPACE}v")
        found = None if value is None else value.text
        cells.append(texts[int(found)] if cell.get("t") == "s" else found and float(found))
    return cells


def texts_of(page):
    return [cell for row in page for cell in row if isinstance(cell, str)]
