"""The page of keys says what the models say, and the one in docs is up to date."""

import runpy
import sys
from pathlib import Path

import pytest

from peerready import fields_page
from peerready.model_schema import definitions

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("model", [file[0] for file in fields_page.FILES])
def test_every_key_of_every_file_stands_on_the_page(model):
    text = fields_page.page()
    for name, part in definitions(model).items():
        assert name == model.__name__ or f"### {name}\n" in text
        assert all(f"| `{key}` |" in text for key in part["properties"])


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ({"const": "x/1"}, "`x/1`"),
        ({"enum": ["a", "b", None]}, "`a` or `b`"),
        ({"$ref": "#/$defs/Level"}, "[Level](#level)"),
        (
            {"anyOf": [{"type": "integer"}, {"type": "string"}, {"type": "null"}]},
            "whole number or text",
        ),
        ({"type": "array", "items": {"type": "string"}}, "list of text"),
        ({"type": "object", "additionalProperties": {"type": "string"}}, "names, each with text"),
        ({"type": ["string", "null"], "format": "date"}, "date"),
        ({"type": "integer", "minimum": 1, "maximum": 3}, "whole number, 1 to 3"),
        ({"type": "string", "maxLength": 40}, "text, at most 40 characters"),
        ({"type": "boolean"}, "`true` or `false`"),
        ({"type": "number"}, "number"),
    ],
)
def test_how_a_value_is_written_is_said_in_a_few_words(value, expected):
    assert fields_page.written(value, "names") == expected


def test_the_page_is_printed_for_the_makefile(monkeypatch, capsys):
    monkeypatch.delitem(sys.modules, "peerready.fields_page")
    runpy.run_module("peerready.fields_page", run_name="__main__")
    assert capsys.readouterr().out == fields_page.page()


def test_the_page_in_docs_is_up_to_date():
    written = (ROOT / "docs" / "frameworks.md").read_text(encoding="utf-8")
    assert written == fields_page.page(), "run: make docs"
