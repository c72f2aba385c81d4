"""A new framework file: valid as it stands, every key explained, whatever it is called."""

from __future__ import annotations

import pytest

from hostile.corpus import HOSTILE
from peerready import documents, scaffold, validation
from peerready.catalog import shared
from peerready.framework import (
    Criterion,
    Critical,
    Domain,
    Framework,
    Provenance,
    Review,
    Statement,
)

MODELS = (Framework, Provenance, Review, Statement, Domain, Criterion, Critical)


def read(text):
    return documents.parse(text.encode(), "ours.yaml")


def test_a_new_framework_is_valid_as_it_stands():
    document = read(scaffold.framework("ours", "Our own framework"))
    made, problems = validation.validate(Framework, document, context=shared())

    assert problems == []
    assert (made.id, made.title, len(made.criteria)) == ("ours", "Our own framework", 2)


def test_a_new_framework_names_every_key_there_is():
    text = scaffold.framework("ours", "Our own framework")
    keys = {key for model in MODELS for key in model.model_fields}

    assert {key for key in keys if f"{key}:" not in text} == set()


def test_a_new_framework_fits_a_screen():
    text = scaffold.framework("ours", "Our own framework")

    assert max(map(len, text.splitlines())) <= 100
    assert text.endswith("\n")


@pytest.mark.parametrize("title", [text for _, text in HOSTILE], ids=[name for name, _ in HOSTILE])
def test_a_title_changes_nothing_but_the_title(title):
    plain = read(scaffold.framework("ours", "x")).data
    found = read(scaffold.framework("ours", title)).data

    assert {**found, "title": "x"} == plain
    assert "\n" not in found["title"]


def test_a_title_that_looks_like_a_place_in_the_text_is_a_title():
    text = scaffold.framework("ours", "<id> and <schema>")

    assert read(text).data["title"] == "<id> and <schema>"
