"""A check as JUnit's XML in the dialect of Jenkins and pytest: a suite for each framework of a file."""

from __future__ import annotations

import xml.etree.ElementTree as ET  # it writes; nothing is parsed here
from typing import TYPE_CHECKING

from peerready.formats.check_words import path, place, sentence
from peerready.sinks import alert, xml

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from peerready.finding import Check, Finding

Suite = tuple[str, str]
"""An answers file and a framework; both may be empty."""


def text(check: Check) -> str:
    """Failing findings are failures, known and waived ones are skipped, the others pass."""
    failing = set(map(id, check.failing))
    root = ET.Element("testsuites", name="peerready")
    for suite, findings in _suites(check).items():
        root.append(_testsuite(suite, findings, failing))
    for count in ("tests", "failures", "errors"):
        root.set(count, str(sum(int(suite.get(count, "0")) for suite in root)))
    ET.indent(root)
    written = ET.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{written}\n'


def _suites(check: Check) -> Mapping[Suite, list[Finding]]:
    """The findings of each suite; one without findings is there too, and there is always one."""
    suites: dict[Suite, list[Finding]] = {
        (summary.answers, summary.framework): [] for summary in check.summaries
    }
    for finding in check.findings:
        suites.setdefault((finding.answers, finding.framework), []).append(finding)
    return suites or {("", ""): []}


def _testsuite(suite: Suite, findings: Iterable[Finding], failing: set[int]) -> ET.Element:
    answers, framework = suite
    named = ["peerready", path(answers) if answers else "", framework]
    element = ET.Element("testsuite", name=_line(" ".join(filter(None, named))))
    group = _line(f"peerready.{framework or 'check'}")
    for finding in findings:
        element.append(_testcase(finding, group, fails=id(finding) in failing))
    if not len(element):
        ET.SubElement(element, "testcase", name="no findings", classname=group)
    failures, skipped = (len(element.findall(f"*/{kind}")) for kind in ("failure", "skipped"))
    element.set("tests", str(len(element)))
    element.set("failures", str(failures))
    element.set("errors", "0")
    element.set("skipped", str(skipped))
    return element


def _testcase(finding: Finding, group: str, *, fails: bool) -> ET.Element:
    parts = (finding.rule, finding.criterion, finding.subject)
    case = ET.Element("testcase", name=_line(" ".join(filter(None, parts))), classname=group)
    message = _line(sentence(finding))
    if fails:
        failure = ET.SubElement(case, "failure", type=_line(finding.rule), message=message)
        failure.text = _told(finding)
    elif finding.standing == "new":
        ET.SubElement(case, "system-out").text = _told(finding)
    else:
        because = f" ({_line(finding.because)})" if finding.because else ""
        reason = f"{finding.standing}: {message}{because}"
        ET.SubElement(case, "skipped", type=_line(finding.rule), message=reason)
    return case


def _told(finding: Finding) -> str:
    """Level and message, the place and what to do, each on a line that begins with a word of ours."""
    lines = [f"{finding.level}: {_line(sentence(finding))}", f"at {_line(place(finding))}"]
    return "\n".join([*lines, f"= {_line(finding.hint)}"] if finding.hint else lines)


def _line(text: str) -> str:
    return xml(alert(text))
