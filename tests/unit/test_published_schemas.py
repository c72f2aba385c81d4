"""The schemas in docs, to which the frameworks' first lines point, are up to date."""

from pathlib import Path

import pytest

from peerready import schema

DOCS = Path(__file__).parents[2] / "docs" / "schemas"


@pytest.mark.parametrize("name", schema.SCHEMAS)
def test_the_schema_in_docs_is_up_to_date(name):
    written = (DOCS / f"{name}-1.json").read_text(encoding="utf-8")
    assert written == schema.text(schema.SCHEMAS[name](())), "run: make docs"
