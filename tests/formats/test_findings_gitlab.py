import dataclasses
import json

from formats import samples
from peerready.finding import Check
from peerready.formats.findings import FORMATS


def issues(check):
    return json.loads(FORMATS["gitlab"](check))


def test_an_issue_has_the_keys_the_host_documents_and_no_other():
    assert issues(Check((samples.MISSING,))) == [
        {
            "description": "evidence-missing: ucl.a10: the cited file is missing (policies/training plan.md)",
            "check_name": "evidence-missing",
            "fingerprint": samples.MISSING.fingerprint,
            "severity": "major",
            "location": {"path": "assessments/answers.yaml", "lines": {"begin": 12}},
        }
    ]


def test_levels_are_severities_and_what_is_waived_is_left_out():
    found = [(one["check_name"], one["severity"]) for one in issues(samples.FAILING)]

    assert found == [
        ("evidence-missing", "major"),
        ("evidence-heading-empty", "major"),
        ("critical-open", "minor"),
        ("to-confirm", "info"),
        ("evidence-missing", "major"),
    ]


def test_no_two_issues_have_one_fingerprint():
    alike = Check((samples.MISSING,) * 3)

    fingerprints = {one["fingerprint"] for one in issues(alike)}

    assert len(fingerprints) == 3
    assert samples.MISSING.fingerprint in fingerprints


def test_a_path_stands_without_a_dot_in_front_and_a_finding_without_a_line_on_the_first():
    dotted = samples.UNPLACED._replace(
        location=dataclasses.replace(samples.UNPLACED.location, path="./a/b.md")
    )

    assert issues(Check((dotted,)))[0]["location"] == {"path": "a/b.md", "lines": {"begin": 1}}


def test_a_check_without_findings_is_an_empty_list():
    assert FORMATS["gitlab"](samples.CLEAN) == "[]\n"
