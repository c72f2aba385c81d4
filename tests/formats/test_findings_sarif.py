import json
import re

import pytest

from formats import samples
from peerready.errors import Location
from peerready.finding import Check
from peerready.formats.findings import FORMATS
from peerready.formats.findings_sarif import SCHEMA
from peerready.rules import RULES


def read(check):
    return json.loads(FORMATS["sarif"](check))


def results(check):
    return [one for run in read(check)["runs"] for one in run["results"]]


def complaints(log):
    """What code scanning's list of required properties, and the limits it states, find wrong."""
    found = [] if (log["$schema"], log["version"]) == (SCHEMA, "2.1.0") else ["head"]
    runs = log["runs"]
    categories = [run["automationDetails"]["id"] for run in runs]
    found += [] if len({*categories}) == len(categories) <= 20 else ["categories"]
    found += [one for one in categories if not re.fullmatch(r"peerready/[\w.%-]+/", one)]
    for run in runs:
        driver, rules = run["tool"]["driver"], run["tool"]["driver"]["rules"]
        found += [] if driver["name"] == "peerready" else ["name"]
        found += [problem for rule in rules for problem in rule_complaints(rule)]
        marks = [one["partialFingerprints"]["primaryLocationLineHash"] for one in run["results"]]
        found += [] if len({*marks}) == len(marks) else ["fingerprints"]
        found += [] if run["columnKind"] == "unicodeCodePoints" else ["columns"]
        for result in run["results"]:
            found += [] if rules[result["ruleIndex"]]["id"] == result["ruleId"] else ["index"]
            found += result_complaints(result)
    return found


def rule_complaints(rule):
    texts = [rule["shortDescription"]["text"], rule["help"]["text"], rule["help"]["markdown"]]
    if not all(texts) or not 0 < len(rule["fullDescription"]["text"]) <= 1024:
        yield "texts"
    if rule["defaultConfiguration"]["level"] not in {"error", "warning", "note"}:
        yield "level"
    if rule["properties"]["problem.severity"] not in {"error", "warning", "recommendation"}:
        yield "severity"
    if len(rule["properties"]["tags"]) > 10 or not rule["properties"]["precision"]:
        yield "properties"


def result_complaints(result):
    (location,) = result["locations"]
    region = location["physicalLocation"]["region"]
    uri = location["physicalLocation"]["artifactLocation"]["uri"]
    if not result["message"]["text"]:
        yield "message"
    if not re.fullmatch(r"(?!/|\./)(?:[A-Za-z0-9/._~-]|%[0-9A-F]{2})+", uri):
        yield f"uri {uri}"
    if region["startLine"] != region["endLine"] or region["startLine"] < 1:
        yield "lines"
    if not 1 <= region["startColumn"] < region["endColumn"]:
        yield "columns"
    if any(set(one) != {"kind", "status", "justification"} for one in result["suppressions"]):
        yield "suppressions"


@pytest.mark.parametrize("name", samples.ALL)
def test_every_check_has_what_code_scanning_requires(name):
    assert complaints(read(samples.ALL[name])) == []


def test_a_result_is_one_line_of_a_file_in_the_repository():
    assert results(Check((samples.MISSING,))) == [
        {
            "ruleId": "evidence-missing",
            "ruleIndex": 0,
            "level": "error",
            "message": {"text": "ucl.a10: the cited file is missing (policies/training plan.md)"},
            "locations": [
                {
                    "physicalLocation": {
                        "artifactLocation": {
                            "uri": "assessments/answers.yaml",
                            "uriBaseId": "%SRCROOT%",
                        },
                        "region": {
                            "startLine": 12,
                            "startColumn": 13,
                            "endLine": 12,
                            "endColumn": 39,
                        },
                    }
                }
            ],
            "partialFingerprints": {"primaryLocationLineHash": f"{samples.MISSING.fingerprint}:1"},
            "suppressions": [],
        }
    ]


def test_there_is_a_category_for_each_framework_and_always_one_for_the_rest():
    def categories(check):
        return [run["automationDetails"]["id"] for run in read(check)["runs"]]

    assert categories(samples.BARE) == ["peerready/check/"]
    assert categories(samples.BROKEN) == ["peerready/check/"]
    assert categories(samples.CLEAN) == ["peerready/check/", "peerready/ucl/", "peerready/wa/"]
    assert categories(Check((samples.MISSING,))) == ["peerready/check/", "peerready/ucl/"]


def test_what_is_known_or_waived_is_suppressed_with_its_reason():
    known, waived = results(Check((samples.KNOWN, samples.WAIVED)))

    assert [known["suppressions"], waived["suppressions"]] == [
        [{"kind": "external", "status": "accepted", "justification": reason}]
        for reason in ("It is known: it stands in the baseline.", "until 2027-03-31: w")
    ]


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("my answers.yaml", "my%20answers.yaml"),
        ("kāwanatanga/a#b?c.md", "k%C4%81wanatanga/a%23b%3Fc.md"),
        ("./a/./b.md", "a/b.md"),
        ("/home/someone/a.md", "a.md"),
        ("C:/Users/someone/a.md", "a.md"),
        ("C:\\Users\\someone\\a.md", "a.md"),
        ("a:b.md", "a%3Ab.md"),
        ("../a.md", "../a.md"),
    ],
)
def test_a_path_is_a_relative_uri_and_no_folder_of_the_machine_shows(path, uri):
    placed = samples.MISSING._replace(location=Location(path, 1))

    location = results(Check((placed,)))[0]["locations"][0]["physicalLocation"]

    assert location["artifactLocation"]["uri"] == uri


@pytest.mark.parametrize(
    ("where", "columns"),
    [
        (Location("a", None), (1, 2)),
        (Location("a", 3), (1, 2)),
        (Location("a", 3, 7), (7, 8)),
        (Location("a", 3, 7, 9), (7, 9)),
    ],
)
def test_a_region_is_never_empty(where, columns):
    region = results(Check((samples.MISSING._replace(location=where),)))[0]["locations"][0][
        "physicalLocation"
    ]["region"]

    assert (region["startColumn"], region["endColumn"]) == columns


def test_findings_alike_have_fingerprints_of_their_own_which_do_not_hang_on_lines():
    moved = samples.MISSING._replace(location=Location(samples.ANSWERS, 99, 1, 2))

    def marks(check):
        return [one["partialFingerprints"]["primaryLocationLineHash"] for one in results(check)]

    assert marks(Check((samples.MISSING, samples.MISSING))) == marks(Check((moved, moved)))
    assert len({*marks(Check((moved,) * 4))}) == 4


@pytest.mark.parametrize("code", RULES)
def test_every_rule_can_stand_in_a_document(code):
    document = read(Check((samples.MISSING._replace(rule=code),)))

    assert complaints(document) == []
    assert document["runs"][1]["tool"]["driver"]["rules"][0]["id"] == code
