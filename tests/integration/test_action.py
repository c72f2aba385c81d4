"""The steps of `action.yml` and the script of the GitLab snippet, run on a repository of policies."""

import json
import re
import shutil
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
import yaml

from integration import hosts

SCRIPTS = Path(sys.executable).parent
pytestmark = pytest.mark.skipif(not shutil.which("bash"), reason="bash is not installed")


@pytest.fixture
def policies(tmp_path):
    return hosts.repository(tmp_path / "policies")


@pytest.fixture
def act(policies, tmp_path):
    """Run the check of the action: `act(strict="true") -> (completed, outputs, summary)`."""

    def acted(**inputs):
        step = hosts.step("Check")
        given = {**hosts.defaults(), **inputs}
        variables = {
            name: given[re.fullmatch(r"\$\{\{ inputs\.([a-z-]+) \}\}", value)[1]]
            for name, value in step["env"].items()
        }
        temporary = tmp_path / "runner"
        (temporary / "peerready").mkdir(parents=True, exist_ok=True)
        if not (temporary / "peerready" / "bin").exists():
            (temporary / "peerready" / "bin").symlink_to(SCRIPTS)
        outputs, summary = tmp_path / "outputs", tmp_path / "summary"
        for file in (outputs, summary):
            file.write_text("", encoding="utf-8")
        ran = hosts.bash(
            step["run"],
            policies / given["working-directory"],
            RUNNER_TEMP=str(temporary),
            GITHUB_OUTPUT=str(outputs),
            GITHUB_STEP_SUMMARY=str(summary),
            CI="true",
            **variables,
        )
        return ran, outputs.read_text(encoding="utf-8"), summary.read_text(encoding="utf-8")

    return acted


def test_the_example_passes(act):
    ran, outputs, summary = act()

    assert (ran.returncode, outputs) == (0, "exit-code=0\n")
    assert ran.stdout == ""
    assert summary.startswith("## peerready: the gate is met\n")


def test_a_deleted_policy_is_annotated_and_fails_the_job(act, policies):
    (policies / "policies" / "supervision.md").unlink()

    ran, outputs, summary = act()

    assert (ran.returncode, outputs) == (1, "exit-code=1\n")
    assert ran.stdout.startswith(
        "::error title=peerready evidence-missing,file=assessments/answers.yaml,line="
    )
    assert summary.startswith("## peerready: the gate is not met: ")


def test_the_files_that_were_asked_for_are_written_though_the_gate_is_not_met(act, policies):
    (policies / "policies" / "supervision.md").unlink()

    ran, _, _ = act(sarif="out.sarif", junit="out.xml", markdown="out.md")

    assert ran.returncode == 1
    assert json.loads((policies / "out.sarif").read_text(encoding="utf-8"))["version"] == "2.1.0"
    assert ET.parse(policies / "out.xml").getroot().get("failures") != "0"
    assert (
        (policies / "out.md").read_text(encoding="utf-8").startswith("<!-- peerready:check -->\n")
    )


def test_invalid_answers_are_written_down_and_fail_the_job_with_3(act, policies):
    (policies / "assessments" / "answers.yaml").write_text("answers: {", encoding="utf-8")

    ran, outputs, _ = act(sarif="out.sarif")

    (run,) = json.loads((policies / "out.sarif").read_text(encoding="utf-8"))["runs"]
    assert (ran.returncode, outputs) == (3, "exit-code=3\n")
    assert {one["ruleId"] for one in run["results"]} == {"invalid-file"}


def test_wrong_usage_stops_before_anything_is_written(act):
    ran, outputs, _ = act(sarif="no/such/folder/out.sarif")

    assert (ran.returncode, outputs) == (2, "")


@pytest.mark.parametrize("strict", ["yes", "", "true; touch owned"])
def test_strict_is_true_or_false(act, policies, strict):
    ran, _, _ = act(strict=strict)

    assert ran.returncode == 2
    assert "the input 'strict' is neither true nor false" in ran.stderr
    assert not (policies / "owned").exists()


def test_strict_is_passed_on(act, policies):
    (policies / "peerready-baseline.json").unlink()

    # what the baseline knew fails without it; strictly, that there is none is an error of its own
    assert [act(strict=said)[0].returncode for said in ("false", "true")] == [1, 3]


def test_files_are_given_a_line_each_and_no_text_of_them_is_run(act, policies):
    answers = policies / "assessments"
    shutil.copy(answers / "answers.yaml", answers / "$(touch owned) second.yaml")

    ran, _, _ = act(files="assessments/answers.yaml\r\nassessments/$(touch owned) second.yaml\n")
    wrong, _, _ = act(files="--strict")

    assert ran.returncode in {0, 1}
    assert ran.stderr.count("error:") == 0
    assert wrong.returncode == 3
    assert not (policies / "owned").exists()


def test_the_action_puts_no_input_into_a_script_and_uses_nothing_from_elsewhere():
    action = yaml.safe_load((hosts.ROOT / "action.yml").read_text(encoding="utf-8"))

    steps = action["runs"]["steps"]
    assert [one for one in steps if "${{" in one["run"] or "uses" in one] == []
    used = {
        name
        for one in steps
        for value in one["env"].values()
        for name in re.findall(r"inputs\.([\w-]+)", value)
    }
    assert used | {"working-directory"} == set(action["inputs"])


def test_the_gitlab_snippet_writes_its_reports_and_its_last_line_decides(policies):
    job = yaml.safe_load(hosts.snippet(".gitlab-ci.yml"))["policies"]
    script = "\n".join(line for line in job["script"] if not line.startswith("pip "))
    path = f"{SCRIPTS}:/usr/bin:/bin"

    passed = hosts.bash(script, policies, PATH=path, CI="true")
    (policies / "policies" / "supervision.md").unlink()
    failed = hosts.bash(script, policies, PATH=path, CI="true")

    reports = job["artifacts"]["reports"]
    issues = json.loads((policies / reports["codequality"]).read_text(encoding="utf-8"))
    assert (passed.returncode, failed.returncode) == (0, 1)
    assert "evidence-missing" in {one["check_name"] for one in issues}
    assert ET.parse(policies / reports["junit"]).getroot().get("failures") != "0"


def test_every_format_stands_in_the_guide():
    from peerready.formats.findings import FORMATS

    guide = (hosts.ROOT / "docs" / "ci.md").read_text(encoding="utf-8")

    assert [name for name in FORMATS if f"| `{name}` |" not in guide] == []
