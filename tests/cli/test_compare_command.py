"""`peerready compare`: organisations and dates, to the letter for two examples; what is refused or left out."""

from __future__ import annotations

import csv
import importlib.util
import io
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from peerready.cli import console
from peerready.columns import width_of
from word_files import house, lines, repacked

SNAPSHOTS = Path(__file__).parents[1] / "snapshots" / "compare"
spec = importlib.util.spec_from_file_location("renew_comparisons", SNAPSHOTS / "renew.py")
renew = importlib.util.module_from_spec(spec)
spec.loader.exec_module(renew)

LEVELS = ("not-yet", "partly", "largely", "fully")
IDS = ("imroc.p1", "imroc.p2", "imroc.p3", "imroc.p4a", "imroc.p4b", "imroc.p4c")


def answers(
    name, levels, *, key="", day="2026-10-05", voices="leadership, team", framework="imroc"
):
    """An answers file: one level for each of the first criteria."""
    told = "".join(f"  {one}: {LEVELS[int(n)]}\n" for one, n in zip(IDS, levels, strict=False))
    ident = f", id: {key}" if key else ""
    return (
        f"format: peerready/answers/1\nframeworks: [{framework}@1]\n"
        f"organisation: {{name: {name}{ident}}}\nassessed_on: {day}\nvoices: [{voices}]\n"
        + (f"answers:\n{told}" if framework == "imroc" else "answers:\n")
    )


@pytest.fixture
def folder(tmp_path):
    """Six organisations, each a file of a folder."""
    place = tmp_path / "region"
    place.mkdir()
    for n, name in enumerate(("Ash", "Birch", "Cedar", "Dune", "Elm", "Fern")):
        text = answers(name, f"{n % 4}" * 6)
        (place / f"{name.lower()}.yaml").write_text(text, encoding="utf-8")
    return place


@pytest.fixture
def compare(run, folder):
    """Run the command on a fixed day, in the folder of `region`, in one process."""
    return lambda *argv, **more: run(
        "compare", *argv, "--today", "2026-11-21", "--jobs", "1", cwd=folder.parent, **more
    )


@pytest.mark.parametrize("name", renew.LINES)
def test_what_is_compared_of_an_example_is_as_it_was(name):
    assert renew.shown(name) == (SNAPSHOTS / name).read_bytes().decode()


@pytest.mark.parametrize("name", [name for name in renew.LINES if name.endswith(".txt")])
def test_no_line_of_a_comparison_is_too_wide(name):
    lines = (SNAPSHOTS / name).read_text(encoding="utf-8").split("\n")

    assert max(map(width_of, lines)) <= int(name.split(".")[1])


def test_no_snapshot_of_a_comparison_is_left_over():
    kept = {one.name for one in SNAPSHOTS.iterdir() if one.is_file()} - {"renew.py"}

    assert kept == set(renew.LINES)


def test_a_folder_is_compared(compare):
    ran = compare("region")

    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("Six organisations")
    assert "Alphabetical: this is not a ranking." in ran.out


def test_each_criterion_is_shown_where_asked_for(compare):
    assert "Every criterion" not in compare("region").out
    assert "Every criterion" in compare("region", "--criteria").out
    assert "Every criterion" not in compare("region", "--format", "html", "--no-criteria").out


@pytest.mark.parametrize("ending", ["txt", "md", "html", "csv", "json", "xlsx", "docx", "pdf"])
def test_a_comparison_is_written_to_a_file_by_its_ending(compare, folder, ending):
    file = folder.parent / f"out.{ending}"
    ran = compare("region", "-o", file)

    assert (ran.code, ran.out, ran.err) == (0, "", "")
    assert file.stat().st_size > 1000


def test_what_is_written_is_the_same_every_time(compare, folder):
    def written(ending, *argv):
        file = folder.parent / f"out.{ending}"
        compare("region", "-o", file, *argv)
        return file.read_bytes()

    for ending in ("csv", "json", "html", "xlsx", "docx", "pdf"):
        assert written(ending, "--anonymise") == written(ending, "--anonymise")


def test_json_and_csv_go_to_standard_output(compare):
    made = json.loads(compare("region", "--json").out)
    rows = list(csv.DictReader(io.StringIO(compare("region", "--format", "csv").out)))

    assert made["format"] == "peerready/comparison/1"
    assert {row["\ufeffframework"] for row in rows} == {"imroc"}


def test_a_workbook_goes_to_a_file(compare):
    ran = compare("region", "--format", "xlsx")

    assert (ran.code, ran.out) == (2, "")
    assert "a workbook goes to a file" in ran.err


def test_names_are_replaced_and_kept_for_the_next_time(compare, folder):
    file = folder.parent / "who.yaml"
    first = compare("region", "--anonymise", "--pseudonyms", file)
    kept = yaml.safe_load(file.read_text(encoding="utf-8"))["pseudonyms"]
    again = compare("region", "--anonymise", "--pseudonyms", file)

    assert (first.code, first.err) == (0, "")
    assert set(kept) == {"Ash", "Birch", "Cedar", "Dune", "Elm", "Fern"}
    assert first.out == again.out
    assert not any(name in first.out for name in ("Ash ", "Birch", "Dune"))
    assert all(name in first.out for name in kept.values())


def test_a_new_organisation_gets_a_pseudonym_of_its_own(compare, folder):
    file = folder.parent / "who.yaml"
    compare("region", "--anonymise", "--pseudonyms", file)
    before = yaml.safe_load(file.read_text(encoding="utf-8"))["pseudonyms"]
    (folder / "gorse.yaml").write_text(answers('"Gorse: a #1"', "2" * 6), encoding="utf-8")
    compare("region", "--anonymise", "--pseudonyms", file)
    after = yaml.safe_load(file.read_text(encoding="utf-8"))["pseudonyms"]

    assert {key: after[key] for key in before} == before
    assert set(after) - set(before) == {"Gorse: a #1"}


def test_pseudonyms_are_not_written_where_the_run_fails(compare, folder):
    file = folder.parent / "who.yaml"
    (folder / "bad.yaml").write_text("format: peerready/answers/1\n", encoding="utf-8")
    assert compare("region", "--anonymise", "--pseudonyms", file).code == 3
    assert not file.exists()

    (folder / "bad.yaml").unlink()
    out = folder.parent / "gone" / "x.html"
    assert compare("region", "--anonymise", "--pseudonyms", file, "-o", out).code == 2
    assert not file.exists()


def test_a_file_of_pseudonyms_may_be_wrong(compare, folder):
    file = folder.parent / "who.yaml"
    file.write_text("format: peerready/pseudonyms/1\npseudonyms: [a]\n", encoding="utf-8")
    ran = compare("region", "--anonymise", "--pseudonyms", file)

    assert (ran.code, ran.out) == (3, "")
    assert "who.yaml:2" in ran.err


def test_files_read_with_two_editions_of_an_own_framework_are_compared_and_it_is_said(
    compare, folder
):
    imroc = (renew.EXAMPLES.parent / "frameworks" / "imroc.yaml").read_text(encoding="utf-8")
    for part, version, names in (("old", "1.0.0", "AB"), ("new", "1.1.0", "CDE")):
        place = folder.parent / part
        (place / "frameworks").mkdir(parents=True)
        text = imroc.replace("imroc", "ours").replace("version: 1.0.0", f"version: {version}", 1)
        (place / "frameworks" / "ours.yaml").write_text(text, encoding="utf-8")
        (place / "peerready.yaml").write_text("framework_folders: [frameworks]\n", encoding="utf-8")
        (place / "answers").mkdir()
        for name in names:
            said = answers(name, "123012").replace("imroc", "ours")
            (place / "answers" / f"{name}.yaml").write_text(said, encoding="utf-8")
    ran = compare("old/answers", "new/answers")
    table = compare("old/answers", "new/answers", "--format", "csv").out.splitlines()
    hidden = compare("old/answers", "new/answers", "--anonymise", "--format", "markdown").out

    assert (ran.code, ran.err) == (0, "")
    assert (
        "compared as of 1.1.0, which\n    gives the words and weights: 3 files with 1.1.0"
        in ran.out
    )
    assert [line.rstrip(",") for line in table[-2:]] == [
        f"ours,1.1.0,,,,,edition,{version},{many} files{',' * 13}compared as 1.1.0"
        for version, many in (("1.1.0", 3), ("1.0.0", 2))
    ]
    assert "how many with each is held back" in hidden
    assert "2 files" not in hidden


def test_pseudonyms_that_tell_a_name_are_told_with_their_place(compare, folder):
    file = folder.parent / "who.yaml"
    file.write_text(
        "format: peerready/pseudonyms/1\npseudonyms:\n  Ash: Old Birch\n  Birch: Ashgrove\n"
        "  Dune: ashgrove\n",
        encoding="utf-8",
    )
    ran = compare("region", "--anonymise", "--pseudonyms", "who.yaml")

    assert (ran.code, ran.out) == (3, "")
    assert [line for line in ran.err.splitlines() if "error:" in line] == [
        "who.yaml:3:8: error: the pseudonym 'Old Birch' tells an organisation's name or id",
        "who.yaml:5:9: error: the pseudonym 'Ashgrove' is given to Birch and Dune",
    ]


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        (("--pseudonyms", "who.yaml"), "--pseudonyms without --anonymise"),
        (("--anonymise", "--pseudonyms", "gone/who.yaml"), "no folder gone"),
        (("--min-group", "2"), "hides nobody"),
        (("--by", "shoe-size"), "no organisation says its 'shoe-size'"),
        (("-f", "sgul"), "none of these files answers 'sgul'"),
        (("-o", "x.odt"), "'.odt' is not an ending that says a format"),
        (("--template", "house.docx"), "--template is for Word alone"),
        (("-o", "x.html", "--template", "own.html.j2"), "--template is for Word alone"),
        (("-o", "x.pdf", "--template", "house.docx"), "--template is for Word alone"),
        (("-o", "x.docx", "--template", "x.docx"), "'x.docx' is named twice"),
        (("-o", "x.docx", "--template", "h.docx", "--data", "h.docx"), "'h.docx' is named twice"),
    ],
)
def test_what_does_not_go_together_is_a_usage_error(compare, argv, said):
    ran = compare("region", *argv)

    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err


def test_an_invalid_file_stops_the_run_and_nothing_is_printed(compare, folder):
    (folder / "bad.yaml").write_text(answers("Bad", "2").replace("largely", "lrgely"), "utf-8")
    ran = compare("region")

    assert (ran.code, ran.out) == (3, "")
    assert "region/bad.yaml:7" in ran.err


def test_invalid_files_are_left_out_loudly_where_asked_for(compare, folder):
    (folder / "bad.yaml").write_text(answers("Bad", "2").replace("largely", "lrgely"), "utf-8")
    ran = compare("region", "--skip-invalid")

    assert ran.code == 5
    assert ran.out.startswith("Six organisations")
    assert "Files left out" in ran.out
    assert "region/bad.yaml line 7, column 13:" in " ".join(ran.out.split())
    assert re.search(r"region/bad\.yaml:7:13: warning: ", ran.err)
    assert "error" not in ran.err
    assert "1 file with faults left out" in ran.err
    assert compare("region", "--skip-invalid", "-q").err == ""
    assert compare("region", "--skip-invalid", "-q").code == 5


def test_where_names_are_replaced_warnings_name_no_file(compare, folder):
    (folder / "bad.yaml").write_text(answers("Bad", "2").replace("largely", "lrgely"), "utf-8")
    ran = compare("region", "--skip-invalid", "--anonymise")

    assert ran.code == 5
    assert "1 file left out" in ran.err
    assert "bad" not in ran.err + ran.out


def test_the_newest_file_of_each_organisation_stands(compare, folder):
    (folder / "old.yaml").write_text(answers("Ash", "0" * 6, day="2025-01-05"), encoding="utf-8")
    ran = compare("region")

    assert ran.code == 5
    assert "left out, older than another of the same organisation" in ran.err
    assert "= region/old.yaml: older than region/ash.yaml\n" in ran.err
    assert "region/old.yaml" in ran.out


def test_files_of_another_framework_are_refused_or_left_out(compare, folder):
    (folder / "wa.yaml").write_text(answers("Wattle", "", framework="tepou"), encoding="utf-8")
    refused = compare("region")
    common = compare("region", "--common", "-f", "imroc")

    assert (refused.code, refused.out) == (3, "")
    assert "--common" in refused.err
    assert common.code == 5
    assert "1 file left out that cannot be compared" in common.err


def test_many_files_left_out_are_named_up_to_a_number(compare, folder):
    for n in range(23):
        old = answers("Ash", "0" * 6, day=f"2025-01-{n + 1:02}")
        (folder / f"old{n}.yaml").write_text(old, encoding="utf-8")

    assert "and 3 more" in compare("region").err


def test_one_organisation_at_several_dates_is_told_over_time(compare, folder):
    for n, levels in enumerate(("000000", "222222")):
        text = answers("Rainbow", levels, key="rainbow", day=f"202{n + 4}-03-01")
        (folder.parent / f"{n}.yaml").write_text(text, encoding="utf-8")
    ran = compare("0.yaml", "1.yaml")

    assert ran.code == 0
    assert ran.out.startswith("Rainbow, two dates")
    assert "6 improved" in ran.out


def test_one_file_has_nothing_to_be_compared_with(compare):
    ran = compare("region/ash.yaml")

    assert (ran.code, ran.out) == (2, "")
    assert "there is nothing to compare with" in ran.err


def test_documents_are_dressed_as_the_first_folder_says(compare, folder):
    text = (
        "report: {prepared_for: the region, confidentiality: For us alone}\nwords: {team: crew}\n"
    )
    (folder / "peerready.yaml").write_text(text, encoding="utf-8")

    assert "For us alone" in compare("region", "--format", "html").out
    assert "crew" in compare("region/ash.yaml", "region/birch.yaml").out


def test_a_chart_of_an_order_needs_to_be_asked_for(compare):
    assert "order asked for" in compare("region", "--order").out


def test_text_in_a_file_is_eighty_columns_wide(compare, folder):
    file = folder.parent / "out.txt"
    compare("region", "-o", file, COLUMNS="200")

    assert max(map(width_of, file.read_text(encoding="utf-8").split("\n"))) <= 80


def test_a_long_run_says_how_far_it_is(compare, monkeypatch):
    from peerready.gathering import progress

    monkeypatch.setattr(progress, "EVERY_LINE", 0.0)

    assert " files, " in compare("region").err
    assert compare("region", "-q").err == ""


def test_without_a_standard_error_nobody_is_told(monkeypatch):
    monkeypatch.setattr(sys, "stderr", None)

    console.err_part("x")


def test_an_output_never_falls_onto_what_is_read_or_kept(compare, folder):
    name = next(folder.iterdir()).name
    before = (folder / name).read_bytes()
    assert compare("region", "-o", folder / name, "--format", "json").code == 2
    assert (folder / name).read_bytes() == before
    both = folder.parent / "both.md"
    assert compare("region", "--anonymise", "--pseudonyms", both, "-o", both).code == 2
    assert not both.exists()


def test_the_dress_of_one_organisation_is_left_off_where_names_are_replaced(compare, folder):
    some = sorted(folder.iterdir())
    for number, file in enumerate(some):
        place = folder / f"own{number}"
        place.mkdir()
        file.rename(place / file.name)
    text = "report:\n  prepared_for: Board of Somewhere\n"
    (folder / "own0" / "peerready.yaml").write_text(text, encoding="utf-8")
    paths = sorted(str(one.relative_to(folder.parent)) for one in folder.iterdir())

    named = compare(*paths, "--format", "html")
    replaced = compare(*paths, "--format", "html", "--anonymise", "--min-group", "3")

    assert "Board of Somewhere" in named.out
    assert (replaced.code, "Board of Somewhere" in replaced.out) == (0, False)


def test_a_house_document_dresses_the_comparison(compare, folder):
    (folder.parent / "house.docx").write_bytes(house())

    ran = compare("region", "-o", "x.docx", "--template", "house.docx")

    assert (ran.code, ran.out, ran.err) == (0, "", "")
    said = [words for _, words in lines((folder.parent / "x.docx").read_bytes())]
    assert said[0] == "A cover"
    assert {"Six organisations", "Short answer", "Who answered"} <= set(said)


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (b"{{ view }}", "this is no Word document"),
        (repacked(house(), {"word/vbaProject.bin": b"x"}), "this document has macros"),
        (repacked(house(), {"word/document.xml": b"<w:document"}), "this Word document is damaged"),
        (None, "there is no such file"),
    ],
)
def test_an_unfit_house_document_is_told_before_anything_is_read_or_written(
    compare, folder, raw, said
):
    if raw is not None:
        (folder.parent / "house.docx").write_bytes(raw)
    (folder / "bad.yaml").write_text("format: peerready/answers/1\n", encoding="utf-8")
    key, out = folder.parent / "who.yaml", folder.parent / "x.docx"

    ran = compare(
        "region", "-o", out, "--template", "house.docx", "--anonymise", "--pseudonyms", key
    )

    assert (ran.code, ran.out) == (3, "")
    assert ran.err.startswith(f"house.docx: error: {said}\n")
    assert "bad.yaml" not in ran.err
    assert not out.exists()
    assert not key.exists()


@pytest.mark.parametrize(
    ("module", "name", "said"),
    [
        ("docx", "x.docx", "Word documents need an extra: pip install 'peerready[word]'"),
        ("resvg_py", "x.docx", "Word documents need an extra: pip install 'peerready[word]'"),
        ("typst", "x.pdf", "PDFs need an extra: pip install 'peerready[pdf]'"),
    ],
)
def test_a_library_that_is_missing_is_one_sentence(folder, environ, module, name, said):
    script = f"""
import sys
sys.modules["{module}"] = None
from peerready.__main__ import main
sys.exit(main(["compare", "region", "-o", "{name}", "--jobs", "1"]))
"""
    command = [sys.executable, "-c", script]
    ran = subprocess.run(
        command, cwd=folder.parent, env=environ(), capture_output=True, text=True, check=False
    )

    assert (ran.returncode, ran.stdout, ran.stderr) == (2, "", f"error: {said}\n")
    assert not (folder.parent / name).exists()


def test_what_a_pdf_cannot_show_of_a_comparison_is_told(compare, folder):
    (folder / "kai.yaml").write_text(answers("回復センター", "2" * 6), encoding="utf-8")

    ran = compare("region", "-o", "x.pdf")

    assert (ran.code, ran.out) == (0, "")
    assert "warning: the fonts of the PDF lack 6 characters: 回 復 セ ン タ ー\n" in ran.err
    assert compare("region", "-o", "x.pdf", "-q").err == ""
    assert compare("region", "-o", "x.docx").err == ""


def test_a_file_that_is_not_there_has_no_line(compare):
    ran = compare("region", "region/gone.yaml", "--skip-invalid")

    assert ran.code == 5
    assert "region/gone.yaml there is no such file" in " ".join(ran.out.split())


def test_what_comes_after_reading_is_at_hand_once_it_is_asked_for():
    from peerready.cli import compare_sources

    compare_sources._ready()

    assert "peerready.content.comparison_view" in sys.modules
