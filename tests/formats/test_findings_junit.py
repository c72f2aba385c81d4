import xml.etree.ElementTree as ET

from formats import samples
from peerready.formats.findings import FORMATS

junit = FORMATS["junit"]


def suites(check):
    return ET.fromstring(junit(check))


def test_a_suite_is_a_framework_of_a_file_and_what_fails_the_gate_is_a_failure():
    assert (
        junit(samples.FAILING)
        == """\
<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="peerready" tests="6" failures="2" errors="0">
  <testsuite name="peerready assessments/answers.yaml ucl" tests="5" failures="2" errors="0" skipped="2">
    <testcase name="evidence-missing ucl.a10 policies/training plan.md" classname="peerready.ucl">
      <failure type="evidence-missing" message="ucl.a10: the cited file is missing (policies/training plan.md)">error: ucl.a10: the cited file is missing (policies/training plan.md)
at assessments/answers.yaml:12
= was it renamed? cite the new name, or take the evidence out</failure>
    </testcase>
    <testcase name="evidence-heading-empty ucl.a21 policies/supervision.md#interval-and-length" classname="peerready.ucl">
      <failure type="evidence-heading-empty" message="nothing stands under this heading, which ucl.a21 cites">error: nothing stands under this heading, which ucl.a21 cites
at policies/supervision.md:4</failure>
    </testcase>
    <testcase name="critical-open ucl.a3" classname="peerready.ucl">
      <system-out>warning: ucl.a3: a deciding criterion is not answered
at assessments/answers.yaml:20</system-out>
    </testcase>
    <testcase name="evidence-missing ucl.a10 policies/old.md" classname="peerready.ucl">
      <skipped type="evidence-missing" message="known: ucl.a10: the cited file is missing (policies/old.md)" />
    </testcase>
    <testcase name="evidence-heading-empty ucl.a21 policies/w.md#w" classname="peerready.ucl">
      <skipped type="evidence-heading-empty" message="waived: nothing stands under this heading, which ucl.a21 cites (policies/w.md#w) (until 2027-03-31: w)" />
    </testcase>
  </testsuite>
  <testsuite name="peerready assessments/answers.yaml wa" tests="1" failures="0" errors="0" skipped="0">
    <testcase name="to-confirm wa.i1" classname="peerready.wa">
      <system-out>note: wa.i1: an answer that was carried over is still to confirm
at assessments/answers.yaml:30</system-out>
    </testcase>
  </testsuite>
</testsuites>
"""  # noqa: E501  # as it is written
    )


def test_a_framework_without_findings_is_a_suite_that_passes():
    cases = [
        (suite.get("name"), [case.attrib for case in suite]) for suite in suites(samples.CLEAN)
    ]

    assert cases == [
        (
            f"peerready assessments/answers.yaml {framework}",
            [{"name": "no findings", "classname": f"peerready.{framework}"}],
        )
        for framework in ("ucl", "wa")
    ]


def test_a_check_of_nothing_is_still_a_suite_so_that_no_reader_takes_it_for_an_empty_file():
    root = suites(samples.BARE)

    assert root.attrib == {"name": "peerready", "tests": "1", "failures": "0", "errors": "0"}


def test_a_warning_is_a_failure_where_the_gate_fails_on_warnings():
    root = suites(samples.STRICT)

    assert [failure.get("type") for failure in root.iter("failure")] == ["critical-open"]


def test_invalid_inputs_are_failures_of_their_files():
    assert [(s.get("name"), s.get("failures")) for s in suites(samples.BROKEN)] == [
        ("peerready assessments/answers.yaml", "1"),
        ("peerready gone.yaml", "1"),
    ]
