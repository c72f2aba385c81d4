"""Free text in every place of a check, through every format: no command, no markup, no link comes out."""

import json
import re
import unicodedata
import xml.etree.ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from markdown_it import MarkdownIt

from formats import samples
from formats.test_findings_sarif import complaints
from hostile.corpus import HOSTILE
from peerready.check_schema import check_schema
from peerready.errors import Location
from peerready.finding import Check
from peerready.formats.findings import FORMATS
from peerready.formats.findings_github import summary

TEXTS = (*HOSTILE, ("half a pair", "a\udcffb"), ("half at the end", "\\\ud800"))
NAMES = [name for name, _ in TEXTS]
ANY = st.one_of(
    st.text(st.characters(), max_size=20),
    st.lists(st.sampled_from([text for _, text in TEXTS if len(text) < 50]), max_size=3).map(
        "".join
    ),
)
EVERY = {**FORMATS, "summary": summary}
SEVERAL = settings(max_examples=60, deadline=None)

EMPHASIS = {"strong_open", "strong_close"}  # ours, of the word error
LINK = re.compile(r"https?://|www\.|\]\(|@[a-z]", re.IGNORECASE)


def every_text(test):
    return pytest.mark.parametrize("text", [text for _, text in TEXTS], ids=NAMES)(test)


def lines_that_are_commands(shown):
    """The lines that a runner obeys: behind spaces, and the old form anywhere in a line."""
    return [
        line
        for line in re.split("[\r\n\x0b\x0c\x1c-\x1e\x85\u2028\u2029]", shown)
        if line.lstrip().startswith("::") or re.search(r"##(\[|vso\[)", line)
    ]


def all_seen(shown):
    """Whether it holds no control, no half of a pair, nothing that turns text round."""
    return not any(
        unicodedata.category(one) in ("Cc", "Cs") or "\u202a" <= one <= "\u202e"
        for one in shown.replace("\n", "")
    )


@pytest.mark.parametrize("name", EVERY)
def test_no_format_lets_a_command_or_a_control_through(name):
    ours = ["::error title=peerready", "::warning title=peerready"] if name == "github" else []

    broken = []
    for called, text in TEXTS:
        shown = EVERY[name](samples.hostile(text))
        commands = [" ".join(line.split()[:2]) for line in lines_that_are_commands(shown)]
        broken += [] if commands == ours and all_seen(shown) else [called]
    assert broken == []


@pytest.mark.parametrize("name", EVERY)
@SEVERAL
@given(text=ANY)
def test_no_format_lets_a_command_of_any_text_through(name, text):
    shown = EVERY[name](samples.hostile(text))

    assert len(lines_that_are_commands(shown)) == (2 if name == "github" else 0)
    assert all_seen(shown)


@every_text
def test_a_log_command_has_our_properties_alone(text):
    shown = FORMATS["github"](samples.hostile(text)).splitlines()

    for line in shown[:2]:
        properties, message = re.fullmatch(r"::(?:error|warning) (.*?)::(.*)", line).groups()
        assert [one.split("=")[0] for one in properties.split(",")] == [
            *("title", "file", "line", "endLine", "col", "endColumn")
        ]
        assert not LINK.search(message)


def blocks(text):
    """The blocks of a rendered comment, and what stands in them."""
    parser = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    found = parser.parse(summary(samples.hostile(text)))  # the comment, in more room
    shape = [one.type for one in found if not one.type.startswith(("inline", "paragraph"))]
    inner = [child for one in found for child in one.children or ()]
    return shape, inner


@every_text
def test_a_comment_keeps_its_shape_whatever_stands_in_it(text):
    shape, inner = blocks(text)

    assert shape == blocks("plain")[0]
    assert {one.type for one in inner} <= {
        "text",
        "text_special",
        "softbreak",
        "html_inline",
        *EMPHASIS,
    }
    tags = {one.content for one in inner if one.type == "html_inline"}
    assert tags <= {"<br>", "<!-- -->"}


@every_text
def test_no_bare_link_or_mention_stands_in_a_comment(text):
    _, inner = blocks(text)

    runs = [one.content for one in inner if one.type == "text"]
    assert [run for run in runs if re.search(r"https?://|www\.[a-z]|@[a-z]", run)] == []


@every_text
def test_the_xml_keeps_its_shape(text):
    def shape(check):
        return [
            (one.tag, sorted(one.attrib)) for one in ET.fromstring(FORMATS["junit"](check)).iter()
        ]

    root = ET.fromstring(FORMATS["junit"](samples.hostile(text)))
    texts = [part for one in root.iter() for part in (one.text or "", *one.attrib.values())]

    assert shape(samples.hostile(text)) == shape(samples.hostile("plain"))
    assert [part for part in texts if LINK.search(part)] == []


@every_text
def test_sarif_has_no_link_and_stays_complete(text):
    document = json.loads(FORMATS["sarif"](samples.hostile(text)))

    found = [one for run in document["runs"] for one in run["results"]]
    said = [one["message"]["text"] for one in found]
    said += [two["justification"] for one in found for two in one["suppressions"]]
    assert [one for one in said if LINK.search(one) or re.search(r"\{[0-9]", one)] == []
    # a finding always has a message and a path; this text may be neither
    wanted = set() if all(said) else {"message"}
    assert set(complaints(document)) == wanted


@every_text
def test_gitlab_has_one_line_without_markup(text):
    issues = json.loads(FORMATS["gitlab"](samples.hostile(text)))

    said = [one["description"] for one in issues]
    assert [one for one in said if re.search("[\n<>`]", one) or LINK.search(one)] == []


@every_text
def test_json_gives_the_text_back_as_it_is(text):
    said = json.loads(FORMATS["json"](samples.hostile(text)))

    kept = re.sub("[\ud800-\udfff]", "\ufffd", text)
    assert list(Draft202012Validator(check_schema()).iter_errors(said)) == []
    assert said["findings"][1]["message"] == kept
    assert said["frameworks"][0]["organisation"] == kept
    assert said["notes"] == [kept]


@SEVERAL
@given(text=ANY)
def test_json_gives_any_text_back(text):
    said = json.loads(FORMATS["json"](samples.hostile(text)))

    assert said["notes"] == [re.sub("[\ud800-\udfff]", "\ufffd", text)]


@pytest.mark.parametrize("name", EVERY)
def test_no_format_names_a_folder_of_the_machine(name):
    path = "/home/someone/policies/answers.yaml"
    where = Location(path, 1, 1, 2, "x")
    found = samples.MISSING._replace(location=where, answers=path)
    known = found._replace(standing="known")
    figures = samples.FIGURES[0]._replace(answers=path)

    assert "someone" not in EVERY[name](Check((found, known), (figures,)))


@pytest.mark.parametrize("name", EVERY)
@pytest.mark.parametrize("check", samples.ALL)
def test_the_same_check_is_the_same_text_whose_lines_all_end(name, check):
    shown = EVERY[name](samples.ALL[check])

    assert shown == EVERY[name](samples.ALL[check])
    assert re.fullmatch(r"([^\r]*[^\r\n]\n)?", shown)
