"""`peerready report` as a document to hand over: Word, with a logo, in a house's dress."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from drawings import png
from word_files import house, lines, opened, parts

EXAMPLES = Path(__file__).parents[2] / "examples"
ANSWERS = """\
format: peerready/answers/1
frameworks: [wa@1]
organisation: {name: Harbour <b>Recovery</b>}
facts: {size: small, peer_workers: none}
assessed_on: 2026-11-03
voices: [leadership, team]
answers:
  wa.i1: {level: largely, voices: [leadership]}
"""
PROJECT = "report: {logo: art/logo.png, confidentiality: Between us, prepared_by: Consultants}\n"


@pytest.fixture
def report(run, tmp_path):
    """Run the command on a small answers file, judged on a fixed day."""
    (tmp_path / "a.yaml").write_text(ANSWERS, encoding="utf-8")
    return lambda *argv, **more: run("report", "a.yaml", "--today", "2026-11-21", *argv, **more)


@pytest.fixture
def project(tmp_path):
    (tmp_path / "peerready.yaml").write_text(PROJECT, encoding="utf-8")
    (tmp_path / "art").mkdir()
    (tmp_path / "art" / "logo.png").write_bytes(png(60, 20))


@pytest.mark.parametrize("name", ["r.docx", "r.DOCX"])
def test_the_ending_asks_for_a_word_document(report, tmp_path, name):
    ran = report("-q", "-o", name)

    assert (ran.code, ran.out, ran.err) == (0, "", "")
    document = opened((tmp_path / name).read_bytes())
    assert document.core_properties.title == "Harbour <b>Recovery</b> – gap report – 21 Nov 2026"
    assert document.core_properties.created.date().isoformat() == "2026-11-21"


def test_the_same_input_gives_the_same_bytes(report, tmp_path):
    report("-o", "one.docx")
    report("-o", "two.docx")

    assert (tmp_path / "one.docx").read_bytes() == (tmp_path / "two.docx").read_bytes()


@pytest.mark.parametrize(("name", "begins"), [("r.pdf", b"%PDF-"), ("r.xlsx", b"PK")])
@pytest.mark.usefixtures("project")
def test_pdf_and_workbook_are_asked_for_by_their_endings(report, tmp_path, name, begins):
    ran = report("-q", "-o", name)

    assert (ran.code, ran.out, ran.err) == (0, "", "")
    assert (tmp_path / name).read_bytes().startswith(begins)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("回復", "the fonts of the PDF lack 2 characters: 回 復\n"),
        ("".join(map(chr, range(0x4E00, 0x4E20))), "lack 32 characters: 一 丁 丂"),
    ],
)
def test_what_a_pdf_cannot_show_is_told_with_where_it_is_shown(report, tmp_path, name, said):
    (tmp_path / "a.yaml").write_text(ANSWERS.replace("Harbour", name), encoding="utf-8")

    ran = report("-o", "r.pdf")

    assert (ran.code, ran.out) == (0, "")
    assert said in ran.err
    assert "each is given by its code" in ran.err
    assert ".docx and .html show them" in ran.err.replace("\n       ", "")
    assert "fonts" not in report("-o", "r.pdf", "--full", "-q").err
    assert "fonts" not in report("-o", "r.docx").err


@pytest.mark.parametrize(
    ("form", "said"),
    [
        ("docx", "a Word document goes to a file"),
        ("pdf", "a PDF goes to a file"),
        ("xlsx", "a workbook goes to a file"),
    ],
)
def test_a_document_does_not_go_to_standard_output(report, form, said):
    ran = report("-o", "-", "--format", form)

    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err
    assert f"-o report.{form}" in ran.err


@pytest.mark.parametrize("name", ["r.pdf", "r.xlsx"])
def test_a_template_is_no_matter_of_pdf_or_workbooks(report, name):
    ran = report("-o", name, "--template", "own.j2")

    assert (ran.code, ran.out) == (2, "")
    assert "--template is for Markdown, HTML and Word" in ran.err


def test_a_house_document_dresses_the_report(report, tmp_path):
    (tmp_path / "house.docx").write_bytes(house())

    ran = report("-q", "-o", "r.docx", "--template", "house.docx")

    assert (ran.code, ran.err) == (0, "")
    said = [words for _, words in lines((tmp_path / "r.docx").read_bytes())]
    assert said[0] == "A cover"
    assert "Short answer" in said


@pytest.mark.parametrize("name", ["house.docx", "a.yaml"])
def test_a_report_never_falls_onto_the_house_document_or_the_answers(report, tmp_path, name):
    (tmp_path / "house.docx").write_bytes(house())
    before = (tmp_path / name).read_bytes()

    ran = report("-o", name, "--format", "docx", "--template", "house.docx")

    assert (ran.code, ran.out) == (2, "")
    assert f"'{name}' is named twice" in ran.err
    assert (tmp_path / name).read_bytes() == before


def test_a_template_that_is_no_document_is_3_and_writes_nothing(report, tmp_path):
    (tmp_path / "own.md.j2").write_text("{{ report.organisation }}\n")

    ran = report("-o", "r.docx", "--template", "own.md.j2")

    assert (ran.code, ran.out) == (3, "")
    assert ran.err.startswith("own.md.j2: error: this is no Word document\n")
    assert not (tmp_path / "r.docx").exists()


@pytest.mark.usefixtures("project")
def test_the_logo_is_in_the_word_document_and_in_the_page(report, tmp_path):
    report("-q", "-o", "r.docx")
    page = report("-q", "-o", "-", "--format", "html").out

    made = (tmp_path / "r.docx").read_bytes()
    assert opened(made).inline_shapes[0]._inline.docPr.get("descr") == "Logo"
    assert png(60, 20) in parts(made).values()
    assert re.search(r'<img class="logo" src="data:image/png;base64,[\w+/=]+" alt="Logo">', page)
    assert "img-src data:;" in page


def test_without_a_logo_the_page_has_none(report):
    assert "<img" not in report("-q", "-o", "-", "--format", "html").out


@pytest.mark.usefixtures("project")
def test_a_logo_that_is_not_there_is_3_at_its_place(report, tmp_path):
    (tmp_path / "art" / "logo.png").unlink()

    ran = report("-o", "r.html")

    assert (ran.code, ran.out) == (3, "")
    assert ran.err.startswith("peerready.yaml:1:16: error: there is no such file\n")


@pytest.mark.usefixtures("project")
def test_a_template_of_one_s_own_can_show_the_logo(report, tmp_path):
    (tmp_path / "own.j2").write_text("{{ logo[:21] }}\n")

    assert report("-q", "-o", "-", "--template", "own.j2").out == "data:image/png;base64\n"


@pytest.mark.parametrize(
    ("module", "name", "said"),
    [
        ("docx", "r.docx", "Word documents need an extra: pip install 'peerready[word]'"),
        ("resvg_py", "r.docx", "Word documents need an extra: pip install 'peerready[word]'"),
        ("typst", "r.pdf", "PDFs need an extra: pip install 'peerready[pdf]'"),
    ],
)
def test_a_library_that_is_missing_is_one_sentence(tmp_path, environ, module, name, said):
    (tmp_path / "a.yaml").write_text(ANSWERS, encoding="utf-8")
    script = f"""
import sys
sys.modules["{module}"] = None
from peerready.__main__ import main
sys.exit(main(["report", "a.yaml", "-o", "{name}"]))
"""
    command = [sys.executable, "-c", script]
    ran = subprocess.run(
        command, cwd=tmp_path, env=environ(), capture_output=True, text=True, check=False
    )

    assert (ran.returncode, ran.stdout) == (2, "")
    assert ran.stderr.strip().split("\n") == [f"error: {said}"]
    assert not (tmp_path / name).exists()


def test_a_part_of_a_library_is_missing_as_the_library_is_but_a_module_of_ours_is_our_fault():
    from peerready.cli.extras import extra
    from peerready.errors import UsageError

    with pytest.raises(UsageError, match=r"peerready\[word\]"), extra("word"):
        raise ModuleNotFoundError(name="docx.shared")
    with pytest.raises(ModuleNotFoundError), extra("word"):
        raise ModuleNotFoundError(name="peerready.word")


ANSWERS_FILES = sorted(EXAMPLES.glob("**/answers.yaml"))


@pytest.mark.parametrize("more", [(), ("--full",), ("--no-figures",)], ids=" ".join)
@pytest.mark.parametrize(
    "file", ANSWERS_FILES, ids=[f.relative_to(EXAMPLES).parts[0] for f in ANSWERS_FILES]
)
def test_every_example_is_a_whole_document(run, tmp_path, file, more):
    ran = run("report", file, "--today", "2026-11-21", "-q", "-o", "r.docx", *more)

    assert (ran.code, ran.err) == (0, "")
    made = (tmp_path / "r.docx").read_bytes()
    said = [words for _, words in lines(made)]
    assert "Before you read on" in said
    assert ("Every criterion" in said) == ("--full" in more)
    assert bool(opened(made).inline_shapes) == ("--no-figures" not in more)


@pytest.mark.skipif(not shutil.which("soffice"), reason="needs an office program")
@pytest.mark.documents
def test_an_office_program_opens_it_and_finds_its_pages(run, tmp_path):
    file = EXAMPLES / "harbour" / "answers.yaml"
    run("report", file, "--today", "2026-11-21", "-q", "-o", "r.docx")
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "r.docx"]
    subprocess.run(command, cwd=tmp_path, capture_output=True, check=True, timeout=120)

    from pypdf import PdfReader

    pages = PdfReader(tmp_path / "r.pdf").pages
    assert 6 < len(pages) < 20
    assert f"page 2 of {len(pages)}" in pages[1].extract_text()
