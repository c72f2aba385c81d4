"""`peerready check` on copies of the example repository: what fails, where, and what does not."""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import sys

import pytest

from branches import ANSWERS, BRANCHES, PROJECT, ROLE, SUPERVISION, TODAY, copy, edit, line_of

BASELINE = "peerready-baseline.json"
FORMATS = ("text", "github", "sarif", "junit", "gitlab", "json", "markdown")


@pytest.fixture
def repository(tmp_path):
    return copy(tmp_path / "repository")


@pytest.fixture
def check(run, repository):
    """Check the repository: `check("--strict") -> Ran(code, out, err)`."""

    def checked(*words, cwd=repository, today=TODAY, **more):
        return run("check", "--today", today, *words, cwd=cwd, **more)

    return checked


@pytest.fixture
def findings(check):
    """The findings of a check, as its JSON has them, and its exit code."""

    def found(*words, **more):
        ran = check("--json", *words, **more)
        return json.loads(ran.out)["findings"], ran.code

    return found


# --- what fails


def test_the_repository_as_it_is_passes_and_lists_what_is_known_and_waived(findings):
    found, code = findings()
    assert code == 0
    standings = {one["rule"]: one["standing"] for one in found if one["level"] == "error"}
    assert standings == {"evidence-heading-empty": "known", "evidence-lapsed": "waived"}
    assert all(one["standing"] != "new" for one in found)


@pytest.mark.parametrize("name", BRANCHES)
def test_no_branch_passes_and_each_has_its_finding_on_the_right_line(name, repository, findings):
    branch = BRANCHES[name]
    branch.change(repository)
    found, code = findings()
    assert code == branch.exit_code
    places = {
        (one["rule"], one["location"]["path"], one["location"]["line"])
        for one in found
        if one["fails"]
    }
    line = branch.at
    if isinstance(line, str):
        first = line.partition("\n")[0]
        text = (repository / branch.path).read_text("utf-8")
        line = text[: text.index(line)].count("\n") + 1
        assert "\n" in branch.at or line == line_of(repository, branch.path, first)
    assert (branch.rule, branch.path, line) in places


@pytest.mark.parametrize("name", BRANCHES)
def test_no_branch_passes_without_a_baseline_unless_only_the_baseline_could_tell(
    name, repository, findings
):
    branch = BRANCHES[name]
    branch.change(repository)
    (repository / BASELINE).unlink()
    edit(repository, "policies/pay-and-career.md", "<!--", "Written soon. <!--")
    found, code = findings()
    told = {one["rule"] for one in found if one["fails"]}
    if branch.rule == "regression" or name == "break the baseline":
        assert not told - {"gate-evidenced"}
    else:
        assert code == branch.exit_code
        assert branch.rule in told


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("name", ["delete a policy", "misspell a key"])
def test_every_format_has_the_same_exit_code(form, name, repository, check):
    BRANCHES[name].change(repository)
    ran = check("--format", form)
    assert ran.code == BRANCHES[name].exit_code
    assert bool(ran.out) == (form != "text" or ran.code == 1)


def test_an_invalid_file_is_told_to_people_on_standard_error_alone(repository, check):
    BRANCHES["misspell a key"].change(repository)
    ran = check()
    assert ran.out == ""
    assert f"{ANSWERS}:85:5: error: no key 'levle' here" in ran.err


def test_one_bad_file_among_several_leaves_only_its_problems(repository, check):
    (repository / "assessments" / "more.yaml").write_text("format: peerready/answers/1\n")
    ran = check("--json")
    told = json.loads(ran.out)
    assert ran.code == 3
    assert {one["rule"] for one in told["findings"]} == {"invalid-file"}
    assert {one["location"]["path"] for one in told["findings"]} == {"assessments/more.yaml"}
    assert told["frameworks"] == []


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--min-low", "1.5"], "--min-low: '1.5' is no number from 0 to 1"),
        (["--min-low", "1/" + "9" * 5000], f"--min-low: '1/{'9' * 38}' is no number from 0 to 1"),
        (["--min-low", "0." + "9" * 5000], f"--min-low: '0.{'9' * 38}' is no number from 0 to 1"),
        (["--min-low=-1"], "--min-low: '-1' is no number from 0 to 1"),
        (["--min-coverage", "nan"], "--min-coverage: 'nan' is no number"),
        (["--min-evidenced", "50%"], "--min-evidenced: '50%' is no number"),
        (["--phase", "recrut"], "did you mean 'recruit'?"),
        (["--phase", "somewhere"], "the phases are prepare, recruit, employ or develop"),
        (["--phase", "recruit=undecided"], "--phase: 'undecided' is not asked for"),
        (["--fail-on", "warnings"], "warnings"),
        (["--format", "html"], "html"),
        (["-f", "wa"], "does not answer 'wa'"),
        (["--update-baseline", "-f", "ucl"], "a baseline is of the whole project"),
        (["-o", "nowhere/out.json"], "no folder nowhere"),
    ],
)
def test_what_cannot_be_asked_for_is_wrong_usage(words, said, check):
    ran = check(*words)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err


def test_nothing_to_check_is_wrong_usage(run, tmp_path):
    ran = run("check", cwd=tmp_path)
    assert (ran.code, ran.out) == (2, "")
    assert "nothing to check" in ran.err


def test_a_project_file_without_answers_is_nothing_to_check(run, tmp_path):
    (tmp_path / PROJECT).write_text("root: .\n")
    assert run("check", cwd=tmp_path).code == 2


def test_a_named_file_that_is_missing_is_an_input_error(check):
    ran = check("assessments/answer.yaml")
    assert ran.code == 3
    assert "there is no such file" in ran.err
    assert "did you mean 'answers.yaml'?" in ran.err


def test_files_of_different_projects_are_checked_one_at_a_time(check, tmp_path):
    other = copy(tmp_path / "other")
    ran = check(ANSWERS, other / ANSWERS)
    assert ran.code == 2
    assert "different project files" in ran.err


# --- gates by flag


@pytest.mark.parametrize(
    ("words", "rules"),
    [
        (["--min-low", "0.56"], set()),
        (["--min-low", "59/105"], set()),
        (["--min-low", "0.562"], {"gate-low"}),
        (["--min-coverage", "1"], {"gate-coverage"}),
        (["--min-evidenced", ".3"], {"gate-evidenced"}),
        (["--min-low", "0", "--min-coverage", "0"], set()),
        (["--phase", "employ"], set()),
        (["--phase", "develop"], {"gate-phase"}),
        (["--phase", "recruit=approaching", "--phase", "prepare"], set()),
        (["--fail-on", "warning"], set()),
    ],
)
def test_a_gate_given_on_the_command_line_is_held_exactly(words, rules, findings):
    found, code = findings(*words)
    assert {one["rule"] for one in found if one["fails"]} == rules
    assert code == bool(rules)


def test_a_flag_wins_over_the_project_file(repository, findings):
    BRANCHES["raise the gate"].change(repository)
    assert findings()[1] == 1
    assert findings("--min-low", "0.5")[1] == 0


def test_warnings_fail_where_they_are_asked_to(repository, findings):
    (repository / BASELINE).unlink()
    found, code = findings("--fail-on", "warning")
    assert code == 1
    assert {"evidence-weak", "evidence-heading-empty"} == {o["rule"] for o in found if o["fails"]}


def test_only_the_frameworks_asked_for_are_checked(check):
    ran = check("--json", "-f", "ucl")
    told = json.loads(ran.out)
    assert ran.code == 0
    assert [one["framework"] for one in told["frameworks"]] == ["ucl"]
    (note,) = told["notes"]
    assert note.startswith("only a part of the project is checked")


# --- the baseline


def test_known_findings_pass_and_new_ones_fail(repository, findings):
    edit(repository, "policies/training.md", "## Teams\n", "## Teams of the service\n")
    found, code = findings()
    assert code == 1
    assert [(one["rule"], one["criterion"]) for one in found if one["fails"]] == [
        ("evidence-heading-gone", "ucl.a5")
    ]


def test_a_known_finding_that_became_worse_fails(repository, findings):
    (repository / "policies" / "pay-and-career.md").unlink()
    found, _ = findings()
    failing = {(one["rule"], one["criterion"]) for one in found if one["fails"]}
    assert ("evidence-missing", "ucl.a10") in failing


def test_a_known_warning_that_is_an_error_now_fails(repository, findings):
    edit(repository, PROJECT, "rules:\n", "rules:\n  evidence-weak: error\n")
    found, code = findings()
    assert code == 1
    assert {one["rule"] for one in found if one["fails"]} == {"evidence-weak"}


ONE_ANSWER = "  ucl.f4: {level: largely, voices: [service-users]}\n"
HARMLESS = {
    "a paragraph": lambda f: edit(
        f, SUPERVISION, "## Group supervision\n", "## Group supervision\n\nIt is in the diary.\n"
    ),
    "a section": lambda f: edit(
        f,
        SUPERVISION,
        "## Group supervision\n",
        "## Cover\n\nIt is paid.\n\n## Group supervision\n",
    ),
    "an unrelated file": lambda f: (f / "policies" / "holidays.md").write_text("# Holidays\n"),
    "line ends": lambda f: [
        file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
        for file in f.rglob("*")
        if file.is_file()
    ],
    "a comment and lines above": lambda f: edit(
        f, ANSWERS, "answers:\n", "# one\n# two\nanswers:\n\n"
    ),
    "the order of answers": lambda f: (
        edit(f, ANSWERS, ONE_ANSWER, ""),
        edit(f, ANSWERS, "answers:\n", f"answers:\n{ONE_ANSWER}"),
    ),
    "a note": lambda f: edit(
        f, ANSWERS, "ucl.f4: {level: largely, ", "ucl.f4: {level: largely, note: Since May, "
    ),
}


@pytest.mark.parametrize("name", HARMLESS)
def test_what_harms_nothing_makes_no_finding(name, repository, findings):
    def keys(found):
        return sorted((one["rule"], one["criterion"], one["subject"] or "") for one in found)

    before, _ = findings("--strict")
    HARMLESS[name](repository)
    after, code = findings("--strict")
    assert code == 0
    assert keys(after) == keys(before)


def test_the_baseline_written_anew_is_the_same_and_has_no_line_or_day_of_the_run(repository, check):
    before = (repository / BASELINE).read_bytes()
    HARMLESS["a comment and lines above"](repository)
    HARMLESS["line ends"](repository)
    ran = check("--update-baseline", today="2026-11-22")
    assert ran.code == 0
    assert ran.err == "wrote peerready-baseline.json (9 known findings)\n"
    assert (repository / BASELINE).read_bytes() == before
    assert b'"line"' not in before
    assert b"2026-11-2" not in before


def test_what_an_update_accepts_is_known_afterwards(repository, check):
    BRANCHES["delete a policy"].change(repository)
    assert check().code == 1
    assert check("--update-baseline", "-q").err == ""
    ran = check()
    assert (ran.code, "known, in the baseline" in ran.out) == (0, True)


def test_a_baseline_accepts_no_gate(repository, findings):
    BRANCHES["raise the gate"].change(repository)
    found, code = findings("--update-baseline")
    assert code == 1
    assert {one["rule"] for one in found if one["fails"]} == {"gate-low"}
    assert "gate-low" not in (repository / BASELINE).read_text()


def test_a_baseline_is_never_written_where_ci_is_set(repository, check):
    (repository / BASELINE).unlink()
    ran = check("--update-baseline", CI="true")
    assert (ran.code, ran.out) == (2, "")
    assert "where CI is set" in ran.err
    assert not (repository / BASELINE).exists()


def test_no_check_writes_anything_unasked(repository, check):
    def files():
        return {file: file.read_bytes() for file in repository.rglob("*") if file.is_file()}

    before = files()
    for form in FORMATS:
        check("--format", form)
    assert files() == before


def test_a_stale_baseline_is_a_note_and_fails_under_strict(repository, findings):
    edit(repository, ANSWERS, "ucl.f3:\n    level: partly", "ucl.f3:\n    level: fully")
    found, code = findings()
    stale = [one for one in found if one["rule"] == "baseline-stale"]
    assert (code, [one["level"] for one in stale]) == (0, ["note"])
    assert stale[0]["message"] == "the baseline is out of date: 1 answer stands better or anew"
    assert stale[0]["location"]["path"] == BASELINE
    assert findings("--strict")[1] == 1


def test_a_finding_that_is_gone_makes_the_baseline_stale(repository, findings):
    edit(repository, "policies/pay-and-career.md", "<!--", "Written soon. <!--")
    found, code = findings("--strict")
    (stale,) = [one for one in found if one["rule"] == "baseline-stale"]
    assert code == 1
    assert "1 finding it knows is gone" in stale["message"]


def test_strict_fails_where_there_is_no_baseline(repository, check):
    (repository / BASELINE).unlink()
    ran = check("--strict")
    assert ran.code == 3
    assert "peerready-baseline.json: error: there is no such file" in ran.err


def test_a_baseline_may_be_elsewhere(repository, check, tmp_path):
    shutil.move(repository / BASELINE, tmp_path / "known.json")
    assert check("--baseline", tmp_path / "known.json").code == 0
    assert check("--baseline", tmp_path / "unknown.json").code == 3


def test_a_framework_taken_out_of_the_answers_is_a_regression(repository, findings):
    text = (repository / ANSWERS).read_text("utf-8").partition("answers:\n")[0]
    new = text.replace("[ucl@1]", "[imroc@1]") + "answers:\n"
    (repository / ANSWERS).write_text(new, "utf-8")
    found, code = findings()
    failing = {
        (one["rule"], one["framework"], one["location"]["line"]) for one in found if one["fails"]
    }
    assert code == 1
    assert ("regression", "ucl", line_of(repository, ANSWERS, "frameworks:")) in failing
    assert ("gate-unanswered", None, line_of(repository, PROJECT, "    ucl:")) in failing


def test_an_answers_file_that_is_gone_is_a_regression(repository, check, findings):
    shutil.copy(repository / ANSWERS, repository / "assessments" / "site.yaml")
    assert check("--update-baseline").code == 0
    (repository / "assessments" / "site.yaml").unlink()
    found, code = findings()
    (gone,) = [one for one in found if one["fails"]]
    assert (code, gone["rule"], gone["subject"]) == (1, "regression", "assessments/site.yaml")
    assert gone["location"]["line"] == line_of(repository, PROJECT, "answers: ")


def test_the_change_since_the_baseline_is_said(repository, check):
    edit(repository, ANSWERS, "ucl.a3:\n    level: fully", "ucl.a3:\n    level: not-yet")
    (framework,) = json.loads(check("--json").out)["frameworks"]
    assert framework["changes"] == [
        "claimed was 56–61 %, is 53–59 %",
        "shown was 25 %, is 22 %",
        "1 answer changed: ucl.a3",
    ]


# --- the same bytes


@pytest.mark.parametrize("form", FORMATS)
def test_a_check_is_the_same_from_any_folder(form, repository, check, tmp_path):
    BRANCHES["truncate a policy"].change(repository)
    first = check("--format", form)
    (tmp_path / "away").mkdir()
    for folder in (repository / "policies", repository / "assessments"):
        again = check("--format", form, cwd=folder)
        assert (again.code, again.out) == (first.code, first.out)
    named = check("--format", form, repository / ANSWERS, cwd=tmp_path / "away")
    assert (named.code, named.out) == (first.code, first.out)
    assert str(tmp_path) not in first.out


@pytest.mark.parametrize("form", FORMATS)
def test_problems_of_inputs_are_the_same_from_any_folder(form, repository, check):
    BRANCHES["misspell a key"].change(repository)
    first = check("--format", form)
    again = check("--format", form, cwd=repository / "policies")
    assert (again.code, again.out, again.err) == (first.code, first.out, first.err)


def test_a_check_is_the_same_in_any_locale_and_process(repository, environ):
    BRANCHES["truncate a policy"].change(repository)
    argv = [sys.executable, "-m", "peerready", "check", "--today", TODAY, "--format"]
    settings = [
        {"LC_ALL": "C", "PYTHONHASHSEED": "1", "TZ": "Pacific/Auckland"},
        {"LC_ALL": "tr_TR.UTF-8", "PYTHONHASHSEED": "2", "PYTHONUTF8": "0"},
    ]
    for form in ("text", "sarif", "markdown"):
        ran = [
            subprocess.run(
                [*argv, form], cwd=repository, env=environ(**more), capture_output=True, check=False
            )
            for more in settings
        ]
        assert [one.returncode for one in ran] == [1, 1]
        assert ran[0].stdout == ran[1].stdout


def test_a_check_opens_no_connection(check, monkeypatch):
    expected = check("--json")

    def refused(*_):
        raise AssertionError

    monkeypatch.setattr(socket, "socket", refused)
    monkeypatch.setattr(socket, "create_connection", refused)
    assert check("--json") == expected


def test_places_are_named_from_the_repository_where_the_project_lies_below_it(repository, findings):
    (repository.parent / ".git").mkdir()
    BRANCHES["let a policy lapse"].change(repository)
    found, code = findings()
    lapsed = {one["location"]["path"] for one in found if one["fails"]}
    assert code == 1
    assert lapsed == {f"repository/{SUPERVISION}"}


# --- git


def git(folder, *words):
    identity = ["-c", "user.name=A tester", "-c", "user.email=tester@millbrook.example"]
    subprocess.run(["git", *identity, *words], cwd=folder, check=True, capture_output=True)


@pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
def test_a_shallow_clone_says_so_and_dates_nothing(repository, check, tmp_path):
    edit(repository, ROLE, "last_reviewed: 2026-04-14\n", "")
    git(repository, "init")
    git(repository, "add", ".")
    git(repository, "commit", "-m", "one", "--date=2026-11-01T12:00:00")
    git(repository, "commit", "-m", "two", "--allow-empty")
    clone = tmp_path / "clone"
    git(tmp_path, "clone", "--depth=1", repository.as_uri(), str(clone))
    ran = check("--json", cwd=clone)
    told = json.loads(ran.out)
    undated = [one for one in told["findings"] if one["rule"] == "evidence-no-date"]
    assert ran.code == 1  # what was shown is not shown now: the baseline tells
    assert {one["level"] for one in undated} == {"warning"}
    assert "fetch-depth: 0" in undated[0]["hint"]
    assert told["notes"][0].startswith("this is a shallow clone")


# --- outputs


def test_the_result_goes_into_a_file_and_the_verdict_into_the_log(repository, check):
    BRANCHES["delete a policy"].change(repository)
    ran = check("--format", "sarif", "-o", "out.sarif")
    assert (ran.code, ran.out) == (1, "")
    assert "the gate is not met: 3 findings fail" in ran.err
    assert json.loads((repository / "out.sarif").read_text("utf-8"))["version"] == "2.1.0"
    assert check("--format", "sarif", "-o", "out.sarif", "-q").err == ""


def test_the_summary_of_a_github_step_is_added_to_its_file(repository, check):
    summary = repository.parent / "summary.md"
    summary.write_text("before\n")
    BRANCHES["delete a policy"].change(repository)
    ran = check("--format", "github", GITHUB_STEP_SUMMARY=str(summary))
    assert ran.out.startswith("::error ")
    assert summary.read_text("utf-8").startswith("before\n")
    assert "the gate is not met" in summary.read_text("utf-8")
    again = check("--format", "github", GITHUB_STEP_SUMMARY=str(repository / "no" / "file"))
    assert again.code == 3


def test_a_check_that_passes_has_a_short_text_and_no_words_on_standard_error(check):
    ran = check()
    assert ran.err == ""
    assert ran.out.endswith("9 known, 1 waived\nthe gate is met\n")


@pytest.mark.skipif(os.name == "nt", reason="no pipes of this kind")
def test_a_named_pipe_cited_is_no_file(repository, findings):
    (repository / SUPERVISION).unlink()
    os.mkfifo(repository / SUPERVISION)
    found, code = findings()
    assert code == 1
    assert "evidence-not-a-file" in {one["rule"] for one in found if one["fails"]}
