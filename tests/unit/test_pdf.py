"""PDFs: what is handed over comes through legible, inert and the same; nothing else can be read."""

import io
import json

import pikepdf
import pypdf
import pytest
import typst
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import pdf_ua
from hostile.corpus import HOSTILE
from peerready import pdf as made
from peerready import resources
from peerready.pdf import coded, drawable, legible
from peerready.shades import LIGHT

hostile = pytest.mark.parametrize(
    "text", [text for _, text in HOSTILE], ids=[name for name, _ in HOSTILE]
)
PAGE = """\
#import "/pdf/house.typ": *
#show: house.with(title: "A page", date: (2026, 11, 21), foot: "foot")
#masthead(name: "A page")
#let given = json("/data.json")
"""


def page(body, data=None, **pictures):
    """A document of these lines in the house look."""
    house = resources.shipped("templates").joinpath("pdf", "house.typ").read_bytes()
    told = json.dumps(made._told(data)).encode()
    shades = json.dumps(LIGHT.steps).encode()
    files = {"pdf/house.typ": house, "data.json": told, "shades.json": shades}
    files["main"] = (PAGE + body).encode()
    return made._compiled(files, pictures)


def words(content):
    with pypdf.PdfReader(io.BytesIO(content)) as reader:
        return " ".join(one.extract_text() for one in reader.pages)


@hostile
def test_hostile_text_is_shown_and_does_nothing(text):
    content = page("#given.text", {"text": f"before {text} after"})

    assert pdf_ua.faults(content) == []
    shown = words(content)
    assert "before" in shown
    assert "after" in shown


def test_all_hostile_texts_come_through_upright_bold_and_slanted_in_narrow_cells():
    body = "#words-table(given.titles, given.rows)#for (it, _) in given.rows [#strong(it) #emph(it) #code(it)]"

    content = page(body, {"titles": ["a", "b"], "rows": [[text, text] for _, text in HOSTILE]})

    assert pdf_ua.faults(content) == []


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.text(max_size=12), max_size=20))
def test_any_text_can_be_shown(texts):
    body = '#for it in json("/data.json") [#it #strong(it) #emph(it) #raw(it)\n\n]'
    head = b'#set document(title: "t")\n#set page(width: 6cm)\n'

    files = {"main": head + body.encode(), "data.json": json.dumps(made._told(texts)).encode()}

    assert made._compiled(files, {}).startswith(b"%PDF")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Kōwhai – Ngā Wāhine, ʻokina, naïve, Łódź, Việt Nam", None),
        ("Nga\u0304 Wa\u0304hine", None),
        ("Ελληνικά, Українська, Հայերեն, ქართული", None),
        ("क्षत्रिय हिन्दी", None),
        ("½ × 2 ≥ 1 → ✓ ✗ ◐ ☐ €", None),
        ("ok 👍🏽", "ok [U+1F44D U+1F3FD]"),
        ("❤\ufe0f", "❤"),
        ("同伴支持", "[U+540C U+4F34 U+652F U+6301]"),
        ("ก" * 12, f"[{' '.join(['U+0E01'] * 8)} and 4 more]"),
        ("＝1", "[U+FF1D]1"),
        ("ש\u05b8", "\u2068ש[U+05B8]\u2069"),
        ("שלום", "\u2068שלום\u2069"),
        ("a\u064b", "a[U+064B]"),
        ("To ask: שלום 3", "To ask: שלום\u200e 3"),
        ("שלום עליכם, and 5", "\u2068שלום עליכם, and 5\u2069"),
    ],
)
def test_what_the_fonts_have_is_shown_and_the_rest_is_given_by_its_code(text, shown):
    assert legible(text) == (text if shown is None else shown)
    assert bool(coded([text])) == ("[U+" in legible(text))


@hostile
def test_legible_text_stays_as_it_is(text):
    assert legible(legible(text)) == legible(text)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("policies/supervision.md#group-supervision", ["policies/", "supervision.", "md#", "group-", "supervision"]),
        ("a" * 30, ["a" * 12, "a" * 12, "a" * 6]),
        ("[" * 30, ["[" * 12, "[" * 12, "[" * 6]),
        ("responsibilities as ever", ["responsibilities as ever"]),
    ],
)  # fmt: skip
def test_a_long_word_can_end_its_line(text, parts):
    assert legible(text).split(made.ZERO_WIDTH_SPACE) == parts


def test_a_very_long_word_stays_within_the_page():
    row = ["w" * 5000] * 3
    content = page("#words-table(given.titles, given.rows)", {"titles": list("abc"), "rows": [row]})
    ends = []

    with pypdf.PdfReader(io.BytesIO(content)) as reader:
        for one in reader.pages:
            one.extract_text(visitor_text=lambda *drawn: ends.append(drawn[2][4]))
        assert max(ends) < reader.pages[0].mediabox.right


def test_nothing_outside_of_what_is_handed_over_can_be_read(tmp_path):
    (tmp_path / "secret.txt").write_text("secret")

    for place in ("/secret.txt", "/../secret.txt", f"{tmp_path}/secret.txt", "/etc/hostname"):
        with pytest.raises(typst.TypstError):
            made._compiled({"main": f'#read("{place}")'.encode()}, {})


def test_markup_in_data_is_text():
    content = page("#given.text", {"text": '#read("/data.json") *b* $x$ = head @ref <lab> // c'})

    assert '#read("/data.json") *b* $x$ = head @ref <lab> // c' in words(content).replace("\n", " ")


def test_only_bundled_fonts_are_used_and_embedded():
    content = page("#given.text #digest(given.text)", {"text": "Kōwhai שלום مرحبا ✓"})

    with pikepdf.open(io.BytesIO(content)) as pdf:
        names = {
            str(one.BaseFont).partition("+")[2]
            for one in pdf.objects
            if isinstance(one, pikepdf.Dictionary) and one.get("/Subtype") == "/Type0"
        }
    assert {name[:5] for name in names} <= {"Liber", "DejaV", "NewCM"}


def test_a_heat_map_has_its_numbers_its_head_and_its_open_cells():
    cells = [
        {"text": "31+", "low": 31, "open": True},
        {"text": "100", "low": 100, "open": False},
        {"text": "–", "low": None, "open": False},
    ]
    data = {"lines": [["Pay", cells], ["Supervision", cells]]}

    content = page('#heat-map("Domain", ("Acac", "Bank", "Cass"), given.lines)', data)

    assert pdf_ua.faults(content) == []
    assert all(one in words(content) for one in ("Acac", "Supervision", "31+", "100", "–"))


SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><path d="M0 0h9v9z"/></svg>'
RICH = """
#section(1, "One", at: "one")
#goto("one", "there")
#words-table(("a", "b"), (("c", "d"),))
#chart("/p.svg", "a picture")
#section(2, "Two")
"""


def untouched(pdf):
    assert pdf.Root


def without_alt(pdf):
    for one in pdf.objects:
        if isinstance(one, pikepdf.Dictionary) and "/Alt" in one:
            del one["/Alt"]


def without_scope(pdf):
    for one in pdf.objects:
        if isinstance(one, pikepdf.Dictionary) and one.get("/S") == "/TH":
            del one["/A"]


def without_link_words(pdf):
    for one in pdf.pages[0].Annots:
        del one["/Contents"]


def leaping(pdf):
    for one in pdf.objects:
        if isinstance(one, pikepdf.Dictionary) and one.get("/S") == "/H2":
            one.S = pikepdf.Name.H3


def untagged(pdf):
    page = pdf.pages[0]
    page.contents_add(b"0 0 9 9 re f")


def without_font(pdf):
    for one in pdf.objects:
        if isinstance(one, pikepdf.Dictionary) and "/FontFile3" in one:
            del one["/FontFile3"]


@pytest.mark.parametrize(
    ("harm", "fault"),
    [
        (untouched, None),
        (lambda pdf: pdf.Root.__delitem__("/Lang"), "11-006"),
        (lambda pdf: pdf.Root.__delitem__("/MarkInfo"), "06-001"),
        (lambda pdf: pdf.Root.__delitem__("/StructTreeRoot"), "01-005"),
        (lambda pdf: pdf.Root.__delitem__("/ViewerPreferences"), "07-002"),
        (without_alt, "13-004"),
        (without_scope, "15-003"),
        (without_link_words, "28-012"),
        (leaping, "14-003"),
        (untagged, "01-003"),
        (without_font, "31-009"),
    ],
)
def test_our_checker_sees_what_is_wrong(harm, fault):
    with pikepdf.open(io.BytesIO(page(RICH, **{"p.svg": SVG}))) as pdf:
        harm(pdf)
        out = io.BytesIO()
        pdf.save(out)

    found = pdf_ua.faults(out.getvalue())

    assert [one for one in found if fault and one.startswith(fault)] or (
        fault is None and not found
    )


def test_a_picture_that_cannot_be_drawn_is_told():
    whole = typst.compile(b"#set page(width: 9pt, height: 9pt, margin: 0pt)\n#rect()", format="png")

    assert drawable(whole)
    assert not drawable(whole[: len(whole) // 2])
    assert not drawable(b"\x89PNG\r\n\x1a\n" + b"x" * 99)


@pytest.mark.parametrize(
    "body",
    [
        "#rows(given.titles, given.rows)",
        "#words-table(given.titles, given.rows)",
        "#step(none, par(given.rows.at(0).at(0)))",
        '#question("Who?", par(given.rows.at(0).at(0)))',
        "#record(par(given.rows.at(0).at(0)))",
    ],
)
def test_what_is_longer_than_a_page_goes_on_on_the_next(body):
    lines = "\n".join(f"line{number}" for number in range(250))

    content = page(body, {"titles": ["a", "b"], "rows": [[lines, "b"]]})

    with pypdf.PdfReader(io.BytesIO(content)) as reader:
        assert len(reader.pages) > 2
        assert "line249" in reader.pages[-1].extract_text()
    assert pdf_ua.faults(content) == []
