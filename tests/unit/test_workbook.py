"""Workbooks: text stays text, numbers and days are numbers and days, the same sheets give the same bytes."""

import io
import re
import zipfile
from datetime import date
from decimal import Decimal
from fractions import Fraction
from xml.etree import ElementTree as ET

import pytest

from hostile.corpus import HOSTILE
from peerready.screen import SYMBOLS
from peerready.sheets import Chart, Grid, Heat, Page, Percent, Prose, Running, Sheet, Step, Title
from peerready.sinks import xml
from peerready.workbook import MOST_IN_RUNNING, workbook
from peerready.workbook_cells import MOST_CHARACTERS, SIGNS

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


# --- numbers, colours, charts, what stands on each page


def part(content, name):
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return archive.read(f"xl/{name}.xml").decode()


def sheet(content):
    return part(content, "worksheets/sheet1")


def page(*blocks, widths=(20, 10, 10)):
    return workbook([Page("A page", widths, blocks)], "title", TODAY)


SHARES = (("x", Percent(40), Percent(50)),)


def chart(kind, *series, titles=("name", "a", "b"), rows=SHARES):
    grid = Grid(titles, rows, chart=Chart(kind, "A chart", "x is 40 %", series or (1, 2)))
    return page(grid)


def test_per_cent_is_a_share_that_says_when_it_may_be_more():
    content = one(Percent(31), Percent(31, more=True), Decimal("2.5"))
    cells, _ = opened(content)

    assert [cells[name] for name in ("A2", "B2", "C2")] == [0.31, 0.31, 2.5]
    formats = re.findall('formatCode="([^"]*)"', part(content, "styles"))
    assert formats == ["0 %_0", "0&quot;+&quot; %_0", "0.0_0"]


def test_a_level_is_a_number_that_says_when_it_is_shown():
    content = one(Step(2, shown=True), Step(1))
    cells, _ = opened(content)

    assert [cells[name] for name in ("A2", "B2")] == [2, 1]
    formats = re.findall('formatCode="([^"]*)"', part(content, "styles"))
    assert formats == ["0&quot;*&quot;_0", "0_0_0"]


def test_words_among_coloured_numbers_stand_at_the_right_too():
    rows = (("x", Step(0)), ("y", "?"))
    made = Sheet("S", ("name", "a"), rows, heat=Heat((1,), high=Fraction(3)))

    content = workbook([made], "t", TODAY)

    assert part(content, "styles").count('<alignment horizontal="right"') == 3


def test_a_table_keeps_its_titles_its_first_columns_and_the_widths_given():
    content = workbook([Sheet("S", ("a", "b"), (("x", "y"),), widths=(9, 30), kept=1)], "t", TODAY)

    assert '<pane xSplit="1" ySplit="1" topLeftCell="B2"' in sheet(content)
    assert '<autoFilter ref="A1:B2"/>' in sheet(content)
    assert [float(width) // 1 for width in re.findall('width="([0-9.]+)"', sheet(content))] == [
        9,
        30,
    ]
    assert "S!$1:$1" in part(content, "workbook")


def test_a_wrapped_row_is_as_high_as_its_longest_cell():
    words = "word " * 40

    content = workbook([Sheet("S", ("a",), ((words,), ("one line",)), widths=(22,))], "t", TODAY)

    heights = re.findall('<row r="([0-9])"[^>]* ht="([0-9.]+)"', sheet(content))
    assert dict(heights)["2"] == "150"
    assert "3" not in dict(heights)


def test_every_sign_is_coloured_by_a_rule_and_stays_in_words():
    content = workbook([Sheet("S", ("t",), (("✗ not yet",),), signed=(0,))], "t", TODAY)

    rules = re.findall('<cfRule type="beginsWith"[^>]* text="([^"]*)"', sheet(content))
    assert rules == list(SIGNS)
    assert set(SIGNS) == set(SYMBOLS.values()) - {SYMBOLS["none"]}
    assert "✗ not yet" in part(content, "sharedStrings")


def test_a_heat_map_colours_the_numbers_that_stand_in_its_cells():
    rows = (("x", Percent(0), Percent(100)), ("y", Percent(50), None))
    made = Sheet("S", ("name", "a", "b"), rows, heat=Heat((1, 2)))

    content = workbook([made], "t", TODAY)

    assert sheet(content).count('<cfRule type="colorScale"') == 2
    assert re.findall('<cfvo type="num" val="([^"]*)"', sheet(content))[:3] == ["0.0", "0.5", "1.0"]
    assert opened(content)[0]["C2"] == 1


def test_a_page_has_titles_paragraphs_and_tables_one_below_the_other():
    content = page(
        Title("Head", 1),
        Prose("Words", strong=True),
        Grid((), (("name", "beside"),), spans=(1, 2)),
        Title("Next"),
        Prose("More"),
    )
    cells, _ = opened(content)

    assert cells == {
        "A1": "Head",
        "A2": "Words",
        "A3": "name",
        "B3": "beside",
        "A5": "Next",
        "A6": "More",
    }
    merged = re.findall('<mergeCell ref="([^"]*)"', sheet(content))
    assert merged == ["A1:C1", "A2:C2", "B3:C3", "A5:C5", "A6:C6"]


def test_a_page_of_one_column_merges_nothing():
    assert "mergeCell" not in sheet(page(Title("Head"), Prose("Words"), widths=(50,)))


def test_a_chart_is_drawn_from_the_cells_says_what_it_shows_and_stands_below_them():
    content = chart("stack")

    drawn = part(content, "charts/chart1")
    assert "<c:f>'A page'!$B$2</c:f>" in drawn
    assert "<c:f>'A page'!$A$2</c:f>" in drawn
    assert '<c:grouping val="stacked"/>' in drawn
    assert '<c:max val="1"/>' in drawn
    assert 'descr="x is 40 %"' in part(content, "drawings/drawing1")
    assert "<xdr:row>3</xdr:row>" in part(content, "drawings/drawing1")


@pytest.mark.parametrize(
    ("kind", "drawn"),
    [("bars", "<c:barChart>"), ("stack", "<c:barChart>"), ("radar", "<c:radarChart>")],
)
def test_series_are_told_apart_by_more_than_colour(kind, drawn):
    titles = ("name", *"abcdefg")
    rows = (("x", *[number * 10 for number in range(7)]),)

    xml_of = part(chart(kind, *range(1, 8), titles=titles, rows=rows), "charts/chart1")

    assert drawn in xml_of
    assert xml_of.count("<c:ser>") == 7
    assert "<c:max" not in xml_of
    told = r"<c:symbol val=\"(\w+)\"" if kind == "radar" else r"<a:pattFill prst=\"(\w+)\""
    assert len(set(re.findall(told, xml_of))) == (6 if kind == "radar" else 4)


def test_layers_are_told_by_a_note_and_hide_what_lies_before_the_least():
    rows = (("x", *map(Percent, (90, 70, 50, 30, 10))),)
    note = "where the shade changes!"
    drawing = Chart("layers", "t", "alt", (1, 2, 3, 4, 5), note=note)

    content = page(Grid(("n", *"abcde"), rows, chart=drawing))

    drawn = part(content, "charts/chart1")
    assert re.findall('<c:spPr><a:solidFill><a:srgbClr val="([0-9A-F]*)"', drawn)[-1] == "FFFFFF"
    assert '<c:overlap val="100"/>' in drawn
    assert "<c:legend>" not in drawn
    assert note in drawn


def test_lines_run_from_nothing_to_a_hundred_per_cent():
    drawn = part(chart("lines"), "charts/chart1")

    assert "<c:lineChart>" in drawn
    assert len(set(re.findall(r'<c:symbol val="(\w+)"', drawn))) == 2
    assert '<c:max val="1"/>' in drawn


def test_what_follows_a_chart_stands_below_it():
    grid = Grid(("n", "a"), (("x", 1),), chart=Chart("radar", "t", "alt", (1,)))

    cells, _ = opened(page(grid, Prose("after")))

    assert cells["A29"] == "after"


def test_a_table_without_rows_has_no_chart():
    content = page(Grid(("n", "a"), (), chart=Chart("bars", "t", "alt", (1,))))

    assert not [name for name in opened(content)[1] if "chart" in name]


LOOKS_LIKE_A_CELL = ("=A!B1", "A page!$A$1", "&G&[Picture]&8")


def test_hostile_text_is_text_in_titles_charts_and_running_heads():
    texts = [text for _, text in HOSTILE if text] + [*LOOKS_LIKE_A_CELL]
    pages = [
        Page(
            f"Page {number}",
            (9, 9),
            (Grid((text, "a"), ((text, 1),), chart=Chart("bars", text, text, (1,))), Title(text)),
        )
        for number, text in enumerate(texts)
    ]

    content = workbook(pages, "t", TODAY)

    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        read = {name: archive.read(name).decode() for name in archive.namelist()}
    for text in read.values():
        ET.fromstring(text)
    for number in range(len(texts)):
        drawn = read[f"xl/charts/chart{number + 1}.xml"]
        name = f"'Page {number}'!"
        assert re.findall("<c:f>([^<]*)</c:f>", drawn) == [
            f"{name}$B$1",
            f"{name}$A$2",
            f"{name}$B$2",
        ]
        assert "<f>" not in read[f"xl/worksheets/sheet{number + 1}.xml"]


@pytest.mark.parametrize("text", [text for _, text in HOSTILE] + [*LOOKS_LIKE_A_CELL])
def test_hostile_text_is_cut_text_at_the_head_of_a_page(text):
    content = workbook([Sheet("S", ("t",), ())], text, TODAY, Running(text * 9, text * 9, text * 9))

    ET.fromstring(sheet(content))
    (head,) = re.findall("<oddHeader>(.*)</oddHeader>", sheet(content))
    codes = re.findall("&amp;(?!&amp;)(.?)", head.replace("&amp;&amp;", ""))
    assert codes == ["L", "R"]


def test_the_head_and_foot_of_a_page_show_a_name_as_it_is():
    running = Running("Rest & Recreation R&D", "Board\nonly", "foot")

    content = workbook([Sheet("S", ("t",), ())], "t", TODAY, running)

    assert "&amp;LRest &amp;&amp; Recreation R&amp;&amp;D&amp;RBoard only" in sheet(content)
    assert "&amp;Lfoot&amp;RPage &amp;P of &amp;N" in sheet(content)


def test_a_name_too_long_for_the_head_of_a_page_is_cut():
    content = workbook([Sheet("S", ("t",), ())], "t", TODAY, Running("&" * 300, "🙂" * 300))

    (head,) = re.findall("<oddHeader>(.*)</oddHeader>", sheet(content))
    assert 230 <= len(head.replace("&amp;", "&").encode("utf-16-le")) / 2 <= 2 * MOST_IN_RUNNING + 4


# --- on paper


def breaks_of(content):
    return [int(row) for row in re.findall(r'<brk id="(\d+)"', sheet(content))]


def test_a_chart_stays_on_the_page_of_its_table_and_titles_on_that_of_what_they_begin():
    grid = Grid(
        ("name", "a", "b"), SHARES * 8, chart=Chart("lines", "A chart", "x is 40 %", (1, 2))
    )

    content = page(Title("First"), grid, Title("Second"), Prose("Told of it"), grid)

    first = 1 + 9 + 1 + 16
    assert breaks_of(content) == [first + 1]
    assert 'fitToHeight="0"' in sheet(content)


def test_a_table_too_long_for_its_chart_is_told_first():
    grid = Grid(("name", "a", "b"), SHARES * 20, chart=Chart("lines", "A chart", "x", (1, 2)))

    assert breaks_of(page(grid)) == [22]


def test_no_chart_is_higher_than_a_printed_page():
    drawing = part(chart("bars", rows=SHARES * 100), "drawings/drawing1")

    first, last = map(int, re.findall(r"<xdr:row>(\d+)</xdr:row>", drawing))
    assert 20 < last - first < 487 / 15


def test_a_table_too_wide_for_a_page_goes_on_beside_it_under_its_first_columns():
    titles = tuple(f"t{number}" for number in range(40))
    wide = Sheet("Wide", titles, (("x",) * 40,), (20, *(10,) * 39), kept=2)
    narrow = Sheet("Narrow", titles[:3], (("x",) * 3,), (20, 10, 10), kept=1)

    content = workbook([wide, narrow], "title", TODAY, author="Consultants")

    book = part(content, "workbook")
    assert "Wide!$A:$B,Wide!$1:$1" in book
    assert ">Narrow!$1:$1<" in book
    assert 'fitToWidth="3"' in sheet(content)
    assert "fitToWidth" not in part(content, "worksheets/sheet2")


def test_the_file_says_what_it_is_who_made_it_and_of_which_day():
    with zipfile.ZipFile(io.BytesIO(workbook([], "Us & them", TODAY, author="A <b>"))) as archive:
        about = archive.read("docProps/core.xml").decode()

    assert "<dc:title>Us &amp; them</dc:title>" in about
    assert "<dc:creator>A &lt;b&gt;</dc:creator>" in about
    assert set(re.findall(r">(\d{4}-[^<]*)<", about)) == {"2026-11-21T00:00:00Z"}
