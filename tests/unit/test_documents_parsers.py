"""libyaml and PyYAML's own parser read the same files alike and refuse the same files."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from peerready import documents
from peerready.errors import PeerreadyError
from peerready.reading import yaml_events

PIECES = st.sampled_from(
    [
        "a",
        "b: ",
        "k: ",
        "- ",
        "-",
        ":",
        ": ",
        ",",
        "[",
        "]",
        "{",
        "}",
        "#",
        " # c",
        "&x ",
        "*x",
        "!",
        "!t ",
        "|",
        "|-\n  ",
        ">",
        "'",
        '"',
        "%",
        "@",
        "`",
        " ",
        "  ",
        "\n",
        "\n",
        "\n  ",
        "\n    ",
        "\t",
        "12",
        "null",
        "~",
        "<<: ",
        "---",
        "...",
        "\\",
        "é",
        "e\u0301",
        "\r\n",
        "=",
        "\x07",
        "\u2028",
        "\ufeff",
        "'q'",
        "://",
    ]
)
TEXTS = st.builds(
    lambda start, pieces: start + "".join(pieces),
    st.sampled_from(["", "k: ", "a:\n  - "]),
    st.lists(PIECES, max_size=14),
)


def outcome(text):
    try:
        return repr(documents.parse(text.encode(), "f.yaml").data)
    except PeerreadyError as error:
        assert all(problem.message != "this cannot be read" for problem in error.problems)  # noqa: PT017
        return "refused"


@given(TEXTS)
@settings(max_examples=400, deadline=None)
def test_both_parsers_come_to_the_same_outcome(text):
    found = []
    for parser in (getattr(yaml, "CBaseLoader", yaml.BaseLoader), yaml.BaseLoader):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(yaml_events, "PARSER", parser)
            found.append(outcome(text))
    assert found[0] == found[1]


@pytest.mark.parametrize(
    "text", ["a: >#lost\n", "a: |\n  \tx\n", "a: [b:]\n", "a:\tb\n", "a: b\tc\n", "k: |\t\n"]
)
def test_what_they_see_differently_is_refused(text):
    assert outcome(text) == "refused"
