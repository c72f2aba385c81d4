import json

import pytest
from jsonschema import Draft202012Validator

from formats import samples
from peerready import __version__
from peerready.check_schema import check_schema
from peerready.finding import Check
from peerready.formats.findings import FORMATS

VALIDATOR = Draft202012Validator(check_schema())


def read(check):
    return json.loads(FORMATS["json"](check))


@pytest.mark.parametrize("name", samples.ALL)
def test_every_check_is_valid_by_its_schema(name):
    assert list(VALIDATOR.iter_errors(read(samples.ALL[name]))) == []


def test_the_schema_is_a_schema():
    Draft202012Validator.check_schema(check_schema())


def test_a_check_says_all_there_is():
    assert read(Check((samples.MISSING,), samples.FIGURES[:1], notes=("shallow",))) == {
        "format": "peerready/check/1",
        "peerready": __version__,
        "passed": False,
        "valid": True,
        "fail_on": "error",
        "counts": {"new": 1, "known": 0, "waived": 0, "failing": 1},
        "findings": [
            {
                "rule": "evidence-missing",
                "level": "error",
                "standing": "new",
                "fails": True,
                "message": "the cited file is missing",
                "hint": "was it renamed? cite the new name, or take the evidence out",
                "because": None,
                "location": {
                    "path": "assessments/answers.yaml",
                    "line": 12,
                    "column": 13,
                    "end_column": 39,
                },
                "answers": "assessments/answers.yaml",
                "framework": "ucl",
                "criterion": "ucl.a10",
                "subject": "policies/training plan.md",
                "fingerprint": samples.MISSING.fingerprint,
            }
        ],
        "frameworks": [
            {
                "answers": "assessments/answers.yaml",
                "organisation": "Millbrook Recovery",
                "framework": "ucl",
                "claimed": "56–61 % (40 of 43 answered)",
                "shown": "25 %",
                "verdicts": [
                    {"phase": "recruit", "verdict": "ready, by your own account: 3 of 7 shown"},
                    {"phase": "employ", "verdict": "cannot be said: treat as not yet"},
                ],
                "changes": ["shown was 27 %"],
            }
        ],
        "notes": ["shallow"],
    }


def test_known_and_waived_findings_do_not_fail():
    found = read(samples.FAILING)["findings"]

    assert [one["standing"] for one in found if not one["fails"]] == [
        "new",
        "new",
        "known",
        "waived",
    ]


def test_invalid_inputs_are_told_apart_from_a_gate_that_is_not_met():
    said = read(samples.BROKEN)

    assert (said["valid"], said["passed"], said["frameworks"]) == (False, False, [])
