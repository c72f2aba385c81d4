"""`peerready report`: the gap report in Markdown and HTML, and in a user's own layout."""

import re

import pytest

ANSWERS = """\
format: peerready/answers/1
frameworks: [wa@1]
organisation: {name: Harbour <b>Recovery</b>}
facts: {size: small, peer_workers: none}
assessed_on: 2026-11-03
voices: [leadership, team]
answers:
  wa.i1: {level: largely, voices: [leadership]}
  wa.i3c: {level: partly, voices: [team], action: {do: Contract a supervisor, owner: CEO, due: 2027-06-30}}
"""


@pytest.fixture
def report(run, tmp_path):
    """Run the command on a small answers file, judged on a fixed day."""
    (tmp_path / "a.yaml").write_text(ANSWERS, encoding="utf-8")
    return lambda *argv: run("report", "a.yaml", "--today", "2026-11-21", *argv)


@pytest.mark.parametrize(
    ("name", "begins"), [("r.md", "# Harbour &lt;b&gt;"), ("r.HTML", "<!doctype html>")]
)
def test_the_ending_says_the_format(report, tmp_path, name, begins):
    ran = report("-q", "-o", name)

    assert (ran.code, ran.out, ran.err) == (0, "", "")
    assert (tmp_path / name).read_text(encoding="utf-8").startswith(begins)


def test_standard_output_gets_markdown_unless_html_is_asked_for(report):
    plain, page = report("-q", "-o", "-"), report("-q", "-o", "-", "--format", "html")

    assert plain.out.startswith("# Harbour")
    assert page.out.startswith("<!doctype html>")


def test_the_same_input_gives_the_same_bytes(report):
    assert report("-o", "-", "--format", "html") == report("-o", "-", "--format", "html")


def test_themes_it_is_silent_on_name_the_frameworks_that_ask(report):
    silent = report("-o", "-").out.partition("### What this framework does not ask about")[2]

    assert re.search(r"Recruitment and selection \(.*tepou asks? about it\)", silent)


@pytest.mark.parametrize(
    ("kind", "heading"), [("markdown", "### Every criterion\n"), ("html", ">Every criterion</h3>")]
)
def test_every_criterion_is_shown_at_length_when_asked_for(report, kind, heading):
    short, full = (report("-o", "-", "--format", kind, *more).out for more in ((), ("--full",)))

    assert heading not in short
    assert heading in full
    assert len(full) > 2 * len(short)


def test_a_template_of_one_s_own_gets_every_criterion(report, tmp_path):
    (tmp_path / "own.j2").write_text("{{ report.frameworks[0].domains|length }}\n")

    assert int(report("-q", "-o", "-", "--format", "html", "--template", "own.j2").out) > 1


def test_without_figures_there_is_no_percentage(report):
    for kind in ("markdown", "html"):
        text = report("-o", "-", "--format", kind, "--no-figures").out
        text = re.sub(r"<style>.*</style>", "", text, flags=re.DOTALL)

        assert not re.search(r"\d\s*%", text)
        assert "At target" in text


def test_a_framework_that_is_not_answered_cannot_be_asked_for(report):
    ran = report("-o", "-", "-f", "ucl")

    assert (ran.code, ran.out) == (2, "")
    assert "does not answer 'ucl'" in ran.err


def test_a_template_of_one_s_own_is_used_in_the_format_of_the_output(report, tmp_path):
    (tmp_path / "own.j2").write_text("{{ report.organisation }} on {{ report.today }}\n")

    page = report("-q", "-o", "-", "--format", "html", "--template", "own.j2")

    assert page.out == "Harbour &lt;b&gt;Recovery&lt;/b&gt; on 21 Nov 2026\n"


def test_a_fault_in_a_template_is_told_with_file_and_line(report, tmp_path):
    (tmp_path / "own.md").write_text("one\n{{ report.organization }}\n")

    ran = report("-o", "r.md", "--template", "own.md")

    assert (ran.code, ran.out) == (3, "")
    assert ran.err.startswith("own.md:2: error: in the template: ")
    assert not (tmp_path / "r.md").exists()


@pytest.mark.parametrize("target", ["-", "r.md"])
def test_half_a_character_from_a_template_is_an_error_of_output(report, tmp_path, target):
    (tmp_path / "own.md").write_text('{{ "\\ud800"|safe }}\n')

    ran = report("-o", target, "--template", "own.md")

    where = "standard output" if target == "-" else target
    assert (ran.code, ran.out) == (3, "")
    assert ran.err.startswith(f"error: {where} cannot be written: it would hold half a character")
    assert not (tmp_path / "r.md").exists()


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        ((), "-o is missing"),
        (("-o", "r.txt"), "known are .md, .html, .docx, .pdf and .xlsx"),
        (("-o", "report"), "'report' has no ending"),
        (("-o", "r.html", "--format", "markdown"), "'r.html' is html, but --format says markdown"),
        (("-o", "gone/r.md"), "no folder gone"),
        (("-o", "r.md", "--format", "text"), "--format"),
        (("-o", "r.md", "--today", "21/11/2026"), "2027-02-28"),
    ],
)
def test_wrong_usage_is_2_and_writes_nothing(report, tmp_path, argv, said):
    ran = report(*argv)

    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err
    assert [file.name for file in tmp_path.iterdir()] == ["a.yaml"]


def test_another_ending_will_do_where_the_format_is_given(report, tmp_path):
    assert report("-q", "-o", "r.txt", "--format", "markdown").code == 0
    assert (tmp_path / "r.txt").read_text(encoding="utf-8").startswith("# Harbour")


def test_inputs_are_read_before_outputs_are_judged(run):
    ran = run("report", "gone.yaml", "-o", "r.txt")

    assert (ran.code, ran.out) == (3, "")
    assert "gone.yaml" in ran.err


def test_a_report_that_cannot_be_written_is_3(report):
    ran = report("-q", "-o", "/dev/full", "--format", "markdown")

    assert (ran.code, ran.out) == (3, "")
    assert "/dev/full cannot be written" in ran.err


def test_remarks_on_the_answers_file_go_to_standard_error_unless_quiet(run, tmp_path):
    reason = "We do not employ peer workers yet"
    lines = "".join(
        f"  {name}: {{level: not-applicable, reason: {reason}}}\n" for name in ("wa.p1a", "wa.p1b")
    )
    (tmp_path / "a.yaml").write_text(ANSWERS + lines, encoding="utf-8")

    loud, quiet = run("report", "a.yaml", "-o", "-"), run("report", "a.yaml", "-o", "-", "-q")

    assert "warning" in loud.err
    assert quiet.err == ""
    assert loud.out == quiet.out
