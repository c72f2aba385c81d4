"""What changed between two versions of a framework, and the version number that asks for."""

import pytest

from peerready.catalog import shared
from peerready.framework import Framework
from peerready.framework_diff import Change, difference
from small import LEVELS, criterion, framework, group, option

CRITICAL = {"kind": "right", "floor": "largely", "why": "It cannot wait."}


def read(given):
    return Framework.model_validate(given, context=shared())


def between(old, new):
    return difference(read(old), read(new))


def changed(**changes):
    """The difference that a changed criterion makes."""
    return between(framework(), framework(criterion(**changes)))


def test_nothing_differs_between_a_framework_and_itself():
    found = between(framework(), framework())
    assert (found.changes, found.needed, found.given, found.fits) == ((), "none", "none", True)
    assert found.least == "1.0.0"


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("title", "Another door"),
        ("text", "The organisation keeps its back door open."),
        ("why", "An open door is an answer."),
        ("question", "Could you come at night?"),
        ("look_for", ["the key"]),
        ("not_this", ["a window"]),
        ("next_step", "Someone unlocks it."),
        ("note", "Ours."),
        ("effort", 2),
    ],
)
def test_other_words_ask_for_a_patch(key, value):
    found = changed(**{key: value})
    assert [(change.what, change.key, change.bump) for change in found.changes] == [
        ("reworded", key, "patch")
    ]
    assert found.least == "1.0.1"


def test_text_folded_at_another_column_is_no_change():
    text = criterion()["text"].replace(" door ", "\n   door ")
    assert changed(text=text).changes == ()


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("weight", 2),
        ("phase", "recruit"),
        ("ask", ["peer-workers"]),
        ("themes", ["role"]),
        ("evidence_needed", "confirmed"),
        ("use", "context"),
    ],
)
def test_what_a_figure_is_made_of_asks_for_a_major_version(key, value):
    found = changed(**{key: value})
    assert [(change.what, change.key, change.bump) for change in found.changes] == [
        ("rescaled", key, "major")
    ]
    assert found.least == "2.0.0"


def test_the_condition_of_a_criterion_asks_for_a_major_version():
    old = framework(facts=["size"])
    new = framework(criterion(when={"size": ["small", "large"]}), facts=["size"])
    assert between(old, new).changes == (
        Change("tiny.a", "rescaled", "major", "when", None, "size: small; large"),
    )


def test_the_same_groups_asked_in_another_order_ask_for_a_patch():
    old = framework(criterion(ask=["team", "hr"]))
    found = between(old, framework(criterion(ask=["hr", "team"])))
    assert found.changes == (Change("tiny.a", "reworded", "patch", "ask", "team; hr", "hr; team"),)


def test_each_level_is_compared_for_itself():
    levels = {**LEVELS, "partly": "Someone said so."}
    assert changed(levels=levels).changes == (
        Change(
            "tiny.a", "reworded", "patch", "levels.partly", LEVELS["partly"], "Someone said so."
        ),
    )


def test_a_new_stop_sign_asks_for_a_major_version():
    assert changed(critical=CRITICAL).changes == (
        Change("tiny.a", "rescaled", "major", "critical.kind", None, "right"),
        Change("tiny.a", "rescaled", "major", "critical.floor", None, "largely"),
    )


def test_a_floor_that_moved_is_told_from_its_reason():
    old = framework(criterion(critical=CRITICAL))
    new = framework(criterion(critical={**CRITICAL, "floor": "partly", "why": "It really cannot."}))
    assert between(old, new).changes == (
        Change("tiny.a", "rescaled", "major", "critical.floor", "largely", "partly"),
        Change(
            "tiny.a",
            "reworded",
            "patch",
            "critical.why",
            "It cannot wait.",
            "It really cannot.",
        ),
    )


def test_a_criterion_that_came_asks_for_a_minor_version():
    found = between(framework(), framework(criterion(), criterion(id="tiny.b")))
    assert found.changes == (Change("tiny.b", "added", "minor", after="A door that opens"),)
    assert found.least == "1.1.0"


def test_a_criterion_that_went_asks_for_a_major_version():
    found = between(framework(criterion(), criterion(id="tiny.b")), framework())
    assert found.changes == (Change("tiny.b", "removed", "major", before="A door that opens"),)


def test_a_new_option_is_a_new_criterion():
    old = framework(group(), option())
    new = framework(group(any_of=["tiny.o", "tiny.p"]), option(), option(id="tiny.p"))
    assert [(change.subject, change.what, change.bump) for change in between(old, new).changes] == [
        ("tiny.g", "rescaled", "minor"),
        ("tiny.p", "added", "minor"),
    ]


def test_an_option_that_went_changes_its_group():
    old = framework(group(any_of=["tiny.o", "tiny.p"]), option(), option(id="tiny.p"))
    assert between(old, framework(group(), option())).needed == "major"


def test_a_criterion_in_another_domain_has_moved():
    first, second = framework()["domains"][0], {"id": "more", "title": "More", "kind": "practice"}
    one, other = criterion(), criterion(id="tiny.b")
    old = framework(domains=[{**first, "criteria": [one, other]}])
    new = framework(domains=[{**first, "criteria": [one]}, {**second, "criteria": [other]}])
    assert between(old, new).changes == (
        Change("domain more", "added", "minor"),
        Change("tiny.b", "moved", "major", "domain", "doors", "more"),
    )
    assert between(new, old).changes == (
        Change("domain more", "removed", "major"),
        Change("tiny.b", "moved", "major", "domain", "more", "doors"),
    )


@pytest.mark.parametrize(
    ("change", "rollup", "expected"),
    [
        ({"title": "Gates"}, "criteria", ("title", "reworded", "patch")),
        ({"kind": "principle"}, "criteria", ("kind", "rescaled", "major")),
        ({"weight": 3}, "criteria", ("weight", "rescaled", "patch")),
        ({"weight": 3}, "domains", ("weight", "rescaled", "major")),
    ],
)
def test_a_domain_is_compared_by_what_enters_the_figures(change, rollup, expected):
    domain = framework()["domains"][0]
    old, new = (framework(domains=[one], rollup=rollup) for one in (domain, {**domain, **change}))
    (found,) = between(old, new).changes
    assert (found.key, found.what, found.bump) == expected


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"title": "Another"}, ("title", "reworded", "patch")),
        ({"review": {"lived_experience": "none"}}, ("review", "reworded", "patch")),
        ({"rollup": "domains"}, ("rollup", "rescaled", "major")),
        ({"valid_for": 12}, ("valid_for", "rescaled", "major")),
        ({"evidence_needed": {"practice": "said"}}, ("evidence_needed", "rescaled", "major")),
        ({"facts": ["size"]}, ("facts", "rescaled", "major")),
    ],
)
def test_the_head_is_compared_by_what_enters_the_figures(changes, expected):
    (found,) = between(framework(), framework(**changes)).changes
    assert (found.subject, found.key, found.what, found.bump) == ("framework", *expected)


def test_the_provenance_is_compared_as_a_whole():
    given = {**framework()["provenance"], "published": 2014, "limits": ["Windows"]}
    (found,) = between(framework(), framework(provenance=given)).changes
    assert (found.key, found.bump) == ("provenance", "patch")
    assert "published: 2014; rights: None are known.; limits: Windows" in found.after.replace(
        "status: current; ", ""
    )


def scale(target="b", last="Last", middle="1/2"):
    return {
        "target": target,
        "levels": [
            {"id": "a", "label": "First", "value": 0, "means": "No."},
            {"id": "b", "label": "Middle", "value": middle, "means": "Some."},
            {"id": "c", "label": last, "value": 1, "means": "All."},
        ],
    }


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        (scale(last="Top"), [("scale", "patch")]),
        (scale(target="c"), [("scale target", "major")]),
        (scale(middle="1/3"), [("scale", "major")]),
        (
            scale(middle="1/3", target="c", last="Top"),
            [("scale", "major"), ("scale target", "major")],
        ),
    ],
)
def test_a_scale_is_compared_by_its_values_and_its_words(other, expected):
    one = criterion(levels={"a": "No.", "b": "Some.", "c": "All."})
    found = between(framework(one, scale=scale()), framework(one, scale=other))
    assert [(change.key, change.bump) for change in found.changes] == expected


def test_statements_are_compared_one_by_one():
    old = {
        "S1": {"heading": "Doors", "gist": "Open."},
        "S2": {"heading": "Walls", "gist": "Stand."},
    }
    new = {
        "S1": {"heading": "Doors", "gist": "Open wide."},
        "S3": {"heading": "Roofs", "gist": "Hold."},
    }
    found = between(
        framework(statements=old, omitted={"S2": "Not ours."}),
        framework(statements=new, omitted={"S3": "Nor this."}),
    )
    assert found.changes[1:] == (
        Change("S2", "removed", "patch", "statement", "Stand."),
        Change("S3", "added", "patch", "statement", None, "Hold."),
        Change("S2", "reworded", "patch", "omitted", "Not ours.", None),
        Change("S3", "reworded", "patch", "omitted", None, "Nor this."),
    )
    assert found.changes[0].key == "gist"
    assert found.needed == "patch"


def test_another_id_is_another_framework():
    other = framework(criterion(id="tine.a"), id="tine")
    found = between(framework(), other)
    assert found.changes[0] == Change("framework", "rescaled", "major", "id", "tiny", "tine")


@pytest.mark.parametrize(
    ("version", "given", "fits"),
    [
        ("1.0.0", "none", False),
        ("1.0.1", "patch", False),
        ("1.1.0", "minor", True),
        ("2.0.0", "major", True),
        ("0.9.0", None, False),
    ],
)
def test_a_version_fits_that_is_at_least_what_the_changes_ask_for(version, given, fits):
    found = between(framework(), framework(criterion(), criterion(id="tiny.b"), version=version))
    assert (found.given, found.fits) == (given, fits)


def test_a_reason_for_omitting_that_stays_is_no_change():
    statements = {**framework()["statements"], "S2": {"heading": "Walls", "gist": "Stand."}}
    given = framework(statements=statements, omitted={"S2": "Not ours."})
    assert between(given, given).changes == ()
