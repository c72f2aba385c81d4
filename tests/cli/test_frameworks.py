"""`peerready frameworks`: list, show, trace, validate, diff, new, schema."""

import json
from pathlib import Path

import pytest

from small import criterion, framework

ROOT = Path(__file__).parents[2]
STATEMENTS = {
    "S1": {"heading": "Doors", "gist": "Doors are open."},
    "S2": {"heading": "Walls", "gist": "Walls stand."},
}


@pytest.fixture
def write(tmp_path):
    """Write a framework as the file of that name and give its path."""

    def written(given, name="tiny.yaml"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(json.dumps(given, indent=1), encoding="utf-8")
        return path

    return written


def test_without_a_command_the_frameworks_are_listed(run):
    named, bare = run("frameworks", "list"), run("frameworks")
    assert (bare.code, bare.out, bare.err) == (0, named.out, "")
    for name in ("imroc", "sgul", "tepou", "ucl", "wa"):
        assert f"\n{name}: " in f"\n{bare.out}"
    assert "Which framework answers which question" in bare.out


def test_the_list_holds_the_users_own_frameworks(run, write, tmp_path):
    write(framework(), "mine/tiny.yaml")
    found = run("frameworks", "list", "--json", PEERREADY_PATH=str(tmp_path / "mine"))
    listed = json.loads(found.out)["frameworks"]
    assert [(one["id"], one["own"]) for one in listed][-1] == ("tiny", True)


def test_the_list_holds_the_frameworks_of_the_project_file(run, write, tmp_path):
    write(framework(), "mine/tiny.yaml")
    (tmp_path / "peerready.yaml").write_text("framework_folders: mine\n", encoding="utf-8")
    assert "A tiny framework" in run("frameworks", "list").out
    assert run("frameworks", "show", "tiny.a").code == 0


def test_a_framework_is_shown_by_id_and_by_path(run, write):
    write(framework())
    for name in ("./tiny.yaml", "tiny.yaml"):
        found = run("frameworks", "show", name)
        assert (found.code, found.err) == (0, "")
        assert "published by  The door society" in found.out
    assert "status        the source has been superseded" in run("frameworks", "show", "wa").out


def test_a_criterion_is_shown_with_its_links_in_both_directions(run):
    first, second = run("frameworks", "show", "sgul.p1"), run("frameworks", "show", "tepou.cond.3")
    assert "- equivalent to tepou.cond.3 (" in first.out
    assert "- equivalent to sgul.p1 (" in second.out
    assert "Levels" in second.out


def test_a_criterion_of_an_own_framework_is_named_after_its_file(run, write):
    write(framework())
    found = run("frameworks", "show", "tiny.yaml", "tiny.a")
    assert found.out.startswith("A door that opens")
    assert "In other frameworks" not in found.out


def test_a_framework_and_a_criterion_are_there_for_machines(run):
    whole = json.loads(run("frameworks", "show", "wa", "--json").out)
    assert whole["framework"]["id"] == "wa"
    one = json.loads(run("frameworks", "show", "wa.p2", "--json").out)
    assert (one["criterion"]["id"], one["framework"]) == ("wa.p2", "wa")


@pytest.mark.parametrize(
    ("argv", "expected"),
    [
        (
            ("show", "wa.p99"),
            "error: no criterion 'wa.p99' in wa 1.0.0\n      = did you mean 'wa.p3'?\n",
        ),
        (
            ("show", "wa", "zzzzzz"),
            (
                "error: no criterion 'zzzzzz' in wa 1.0.0\n"
                "      = 'peerready frameworks show wa' lists them\n"
            ),
        ),
        (("show", "wo"), "error: no framework 'wo'\n"),
        (("trace", "tepuo"), "error: no framework 'tepuo'\n      = did you mean 'tepou'?\n"),
        (("diff", "wa", "sgul"), "error: these are different frameworks: 'wa' and 'sgul'\n"),
        (("schema", "project", "-f", "wa"), "error: --framework does not go with 'project'\n"),
        (("new", "Our Values"), "error: 'Our Values' cannot be an id\n"),
        (("new", "wa"), "error: 'wa' is taken\n"),
        (("new", "scales"), "error: 'scales' is taken\n"),
        (("new", "mine", "-o", "other.yaml"), "error: other.yaml is not named after 'mine'\n"),
        (("new", "mine", "-o", "no/mine.yaml"), "error: no folder no\n"),
        (("schema", "project", "-o", "no/p.json"), "error: no folder no\n"),
    ],
)
def test_wrong_usage_says_what_would_be_right(run, argv, expected):
    found = run("frameworks", *argv)
    assert (found.code, found.out) == (2, "")
    assert found.err.startswith(expected)


@pytest.mark.parametrize(
    "argv", [("show", "no.yaml"), ("trace", "no.yaml"), ("diff", "no.yaml", "wa")]
)
def test_a_missing_file_is_a_missing_input(run, argv):
    found = run("frameworks", *argv)
    assert (found.code, found.out) == (3, "")
    assert found.err.startswith("no.yaml: error: there is no such file\n")


def test_every_statement_is_traced(run):
    found = run("frameworks", "trace", "tepou")
    assert found.code == 0
    assert "left out: " in found.out
    assert " 0 gaps\n" in found.out


def test_a_gap_of_a_draft_is_a_finding(run, write):
    write(framework(statements=STATEMENTS))
    found = run("frameworks", "trace", "tiny.yaml")
    assert (found.code, found.err) == (1, "")
    assert found.out.endswith("2 statements: 1 asked, 0 left out with a reason, 1 gap\n")
    assert json.loads(run("frameworks", "trace", "tiny.yaml", "--json").out)["gaps"] == ["S2"]


def test_a_valid_framework_is_summed_up_in_one_line(run, write):
    write(framework())
    found = run("frameworks", "validate", "tiny.yaml")
    assert (found.code, found.err) == (0, "")
    assert found.out == "ok: tiny.yaml: 1 criterion (1 scored), 1 statement, all traced\n"


def test_the_shipped_frameworks_are_valid_with_notes_only(run):
    found = run("frameworks", "validate", "frameworks", cwd=ROOT)
    assert (found.code, found.err) == (0, "")
    assert found.out.count("\nok: frameworks/") == 5
    assert "note: nobody with lived experience has reviewed these texts yet" in found.out


def test_quiet_leaves_out_notes_and_summaries(run):
    found = run("frameworks", "validate", "-q", "frameworks", cwd=ROOT)
    assert (found.code, found.out) == (0, "")


def test_every_fault_of_a_framework_is_a_finding_with_its_place(run, tmp_path):
    text = json.dumps(framework(criterion(themes=["value"], phas="employ")), indent=1)
    (tmp_path / "tiny.yaml").write_text(text, encoding="utf-8")
    found = run("frameworks", "validate", "tiny.yaml")
    lines = text.splitlines()
    theme = next(n for n, line in enumerate(lines, 1) if '"value"' in line)
    key = next(n for n, line in enumerate(lines, 1) if '"phas"' in line)
    assert (found.code, found.err) == (1, "")
    assert f"tiny.yaml:{theme}:" in found.out
    assert f"tiny.yaml:{key}:" in found.out
    assert "did you mean 'values'?" in found.out
    assert "did you mean 'phase'?" in found.out
    assert found.out.endswith("2 problems in 1 file\n")


def test_a_warning_is_a_finding_beside_the_summary(run, write):
    write(framework(criterion(question=None)))
    found = run("frameworks", "validate", "tiny.yaml")
    assert found.code == 1
    assert "warning: 'tiny.a' has no 'question'" in found.out
    assert found.out.endswith("ok: tiny.yaml: 1 criterion (1 scored), 1 statement, all traced\n")


def test_a_syntax_error_is_a_finding_too(run, tmp_path):
    (tmp_path / "tiny.yaml").write_text("format: [\n", encoding="utf-8")
    found = run("frameworks", "validate", "tiny.yaml")
    assert (found.code, found.err) == (1, "")
    assert found.out.startswith("tiny.yaml:1:")


def test_one_file_that_cannot_be_read_leaves_standard_output_empty(run, write):
    write(framework(criterion(question=None)))
    found = run("frameworks", "validate", "tiny.yaml", "no.yaml", "nor.yaml")
    assert (found.code, found.out) == (3, "")
    assert found.err.endswith("2 problems in 2 files\n")


def test_an_own_framework_cannot_take_the_id_of_a_shipped_one(run, write):
    write(framework(criterion(id="wa.a"), id="wa"), "wa.yaml")
    found = run("frameworks", "validate", "wa.yaml")
    assert found.code == 1
    assert "error: 'wa' is the id of a shipped framework" in found.out
    assert "ok:" not in found.out


def test_a_framework_is_found_by_the_name_of_its_file(run, write):
    write(framework(), "doors.yaml")
    found = run("frameworks", "validate", "doors.yaml")
    assert found.code == 1
    assert "error: the framework's id is 'tiny', but its file is named 'doors'" in found.out
    assert "= name the file tiny.yaml" in found.out


def test_findings_are_there_for_machines(run, write):
    write(framework(criterion(question=None)))
    found = run("frameworks", "validate", "tiny.yaml", "--json")
    (one,) = json.loads(found.out)["findings"]
    assert (one["path"], one["severity"], found.code) == ("tiny.yaml", "warning", 1)
    assert one["message"] == "'tiny.a' has no 'question'"
    assert one["line"] > 1


def test_a_folder_without_frameworks_is_wrong_usage(run, tmp_path):
    (tmp_path / "empty").mkdir()
    found = run("frameworks", "validate", "empty")
    assert (found.code, found.out) == (2, "")
    assert found.err == "error: no framework in empty\n      = their names end in .yaml\n"


def test_a_file_named_twice_is_checked_once(run, write):
    write(framework())
    found = run("frameworks", "validate", "tiny.yaml", "./tiny.yaml", ".")
    assert found.out.count("ok:") == 1


def test_two_versions_are_compared_by_path_or_id(run, write):
    write(framework(), "old/tiny.yaml")
    write(framework(criterion(weight=2), version="1.0.1"), "tiny-new.yaml")
    found = run("frameworks", "diff", "old/tiny.yaml", "tiny-new.yaml")
    assert (found.code, found.err) == (0, "")
    assert "these changes ask for a major version, 2.0.0 or above: 1.0.1 is not enough" in found.out
    same = run("frameworks", "diff", "wa", "wa", "--json")
    assert json.loads(same.out)["changes"] == []


def test_a_version_that_is_invalid_is_not_compared(run, write):
    write(framework(criterion(themes=["value"])))
    found = run("frameworks", "diff", "tiny.yaml", "tiny.yaml")
    assert (found.code, found.out) == (3, "")
    assert "error: no theme 'value'" in found.err


def test_a_new_framework_is_valid_and_has_its_schema_beside_it(run, tmp_path):
    found = run("frameworks", "new", "mine", "--title", "Our values")
    assert (found.code, found.out) == (0, "")
    assert found.err == (
        "wrote mine.yaml and framework.schema.json\n"
        "edit it, then\n"
        "  peerready frameworks validate mine.yaml\n"
        "  peerready init -f ./mine.yaml\n"
    )
    printed = run("frameworks", "schema", "framework").out
    assert (tmp_path / "framework.schema.json").read_text(encoding="utf-8") == printed
    checked = run("frameworks", "validate", "mine.yaml")
    assert (checked.code, checked.out.rpartition("\n")[0].rpartition("\n")[2]) == (
        0,
        "ok: mine.yaml: 2 criteria (2 scored), 3 statements, all traced",
    )
    assert "Our values" in run("frameworks", "show", "mine.yaml").out


def test_a_second_framework_renews_the_schema_of_the_first(run, tmp_path):
    assert run("frameworks", "new", "mine").code == 0
    assert run("frameworks", "new", "ours", "-q").err == ""
    assert (tmp_path / "ours.yaml").exists()


def test_no_file_is_written_over_unasked(run, tmp_path):
    (tmp_path / "mine.yaml").write_text("kept", encoding="utf-8")
    (tmp_path / "framework.schema.json").write_text("kept", encoding="utf-8")
    found = run("frameworks", "new", "mine")
    assert (found.code, found.out) == (2, "")
    assert found.err == (
        "error: mine.yaml exists already\n      = use --force to write over it\n"
        "error: framework.schema.json exists already\n      = use --force to write over it\n"
        "2 problems\n"
    )
    assert (tmp_path / "mine.yaml").read_text(encoding="utf-8") == "kept"
    assert run("frameworks", "new", "mine", "--force").code == 0


def test_a_new_framework_goes_into_a_folder_or_to_standard_output(run, tmp_path):
    (tmp_path / "ours").mkdir()
    found = run("frameworks", "new", "mine", "-o", "ours")
    assert found.err.splitlines()[0] == "wrote ours/mine.yaml and ours/framework.schema.json"
    assert found.err.splitlines()[-1] == "  peerready init -f ours/mine.yaml"
    printed = run("frameworks", "new", "mine", "-o", "-")
    assert printed.out == (tmp_path / "ours" / "mine.yaml").read_text(encoding="utf-8")


def test_a_schema_is_printed_or_written(run, tmp_path):
    printed = run("frameworks", "schema", "answers", "-f", "wa", "-f", "sgul", "-f", "wa")
    assert json.loads(printed.out)["$id"] == "urn:peerready:answers:1:wa@1.0.0+sgul@1.0.0"
    written = run("frameworks", "schema", "answers", "-f", "wa", "-f", "sgul", "-o", "a.json")
    assert (written.code, written.out) == (0, "")
    assert (tmp_path / "a.json").read_text(encoding="utf-8") == printed.out


def test_a_schema_of_answers_takes_an_own_framework(run, write):
    write(framework())
    found = json.loads(run("frameworks", "schema", "answers", "-f", "./tiny.yaml").out)
    assert list(found["properties"]["answers"]["properties"]) == ["tiny.a"]


def test_an_unknown_format_is_wrong_usage(run):
    found = run("frameworks", "schema", "answer")
    assert (found.code, found.out) == (2, "")
