"""The formats of `check` before the validators of those who read them."""

import json
import subprocess
from pathlib import Path

import jsonschema
import pytest

from formats import samples
from hostile.corpus import HOSTILE
from peerready.finding import Check
from peerready.formats.findings import FORMATS

pytestmark = pytest.mark.documents

TOOLS = Path(__file__).parents[2] / "build" / "documents"
MICROSOFT = TOOLS / "node_modules" / "@microsoft"
MULTITOOL = MICROSOFT / "sarif-multitool-linux" / "Sarif.Multitool"
SARIF_SCHEMA = MICROSOFT / "jest-sarif" / "lib" / "schemas" / "sarif-2.1.0-rtm.5.json"
JUNIT_SCHEMA = TOOLS / "junit-10.xsd"
XSD = """
import sys
from lxml import etree
schema = etree.XMLSchema(etree.parse(sys.argv[1]))
for name in sys.argv[2:]:
    if not schema.validate(etree.parse(name)):
        print(name, schema.error_log)
"""
_HOSTILE = [samples.hostile(f"x {text}") for _, text in HOSTILE]
CHECKS = (
    *samples.ALL.values(),
    samples.many(300),
    Check(
        tuple(finding for check in _HOSTILE for finding in check.findings),
        tuple(summary for check in _HOSTILE for summary in check.summaries),
    ),
)
UNADDRESSED = "Warning_ProvideToolnformationUri"
"""Where to read about the tool; peerready has no public address yet."""


@pytest.fixture(scope="module")
def written(tmp_path_factory):
    """Every check in a format, as files: `written("sarif")`."""

    def made(form):
        folder = tmp_path_factory.mktemp(form)
        paths = []
        for number, check in enumerate(CHECKS):
            paths.append(folder / f"{number}.{form}")
            paths[-1].write_text(FORMATS[form](check), encoding="utf-8")
        return paths

    return made


def test_sarif_is_valid_by_the_official_schema(written):
    schema = json.loads(SARIF_SCHEMA.read_text(encoding="utf-8"))
    validator = jsonschema.Draft4Validator(schema)

    found = [
        (path.name, error.message)
        for path in written("sarif")
        for error in validator.iter_errors(json.loads(path.read_text(encoding="utf-8")))
    ]
    assert found == []


def complaints(paths, folder):
    """What the validator of code scanning says of files."""
    MULTITOOL.chmod(0o755)  # a blocked install script leaves it without
    log = folder / "log.sarif"
    options = ["--rule-kind", "Sarif;Ghas", "--level", "Error;Warning", "--kind", "Fail"]
    command = [MULTITOOL, "validate", *paths, *options, "--output", log]
    subprocess.run(command, check=True, capture_output=True)
    (run,) = json.loads(log.read_text(encoding="utf-8-sig"))["runs"]
    # it ends with 0 whatever it finds, so the log counts
    assert run["invocations"][0]["executionSuccessful"]
    told = [(one["ruleId"], *one["message"].values()) for one in run["results"]]
    return [one for one in told if UNADDRESSED not in one]


def test_sarif_keeps_the_rules_of_code_scanning(written, tmp_path):
    assert complaints(written("sarif"), tmp_path) == []


def test_the_validator_of_code_scanning_complains_of_a_result_without_a_place(tmp_path):
    document = json.loads(FORMATS["sarif"](Check((samples.MISSING,))))
    del document["runs"][1]["results"][0]["locations"]
    broken = tmp_path / "broken.sarif"
    broken.write_text(json.dumps(document), encoding="utf-8")

    assert {one[0] for one in complaints([broken], tmp_path)} != set()


def test_junit_is_valid_by_the_schema_of_its_dialect(written):
    command = [TOOLS / "tools" / "bin" / "python", "-c", XSD, JUNIT_SCHEMA, *written("junit")]
    ran = subprocess.run(command, check=True, capture_output=True, encoding="utf-8")

    assert ran.stdout == ""
