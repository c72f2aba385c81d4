"""The JSON Schemas say what the loader says about structure, and nothing else."""

import json

import pytest
from jsonschema import Draft202012Validator, FormatChecker
from pydantic import BaseModel

from peerready import schema
from peerready.answers import Answers
from peerready.catalog import load_shipped, shared, shipped_ids
from peerready.fields import Phase, Text
from peerready.framework import Framework
from peerready.model_schema import definitions, descriptions, nullable, parts, schema_of
from peerready.project import Project
from small import criterion, framework, group, option

FRAMEWORK = Draft202012Validator(schema.framework_schema())
PROJECT = Draft202012Validator(schema.project_schema())


def made(**changes):
    given = framework(**changes)
    return Framework.model_validate(given, context=shared())


def answers(answered, **more):
    """An answers file with these answers."""
    return {
        "format": "peerready/answers/1",
        "frameworks": ["wa@1"],
        "organisation": {"name": "Harbour"},
        "facts": {"size": "small"},
        "assessed_on": "2026-11-03",
        "answers": answered,
        **more,
    }


def for_wa(**more):
    return schema.answers_schema([load_shipped("wa").framework], **more)


def accepts(of, instance):
    return Draft202012Validator(of, format_checker=FormatChecker()).is_valid(instance)


@pytest.mark.parametrize("name", schema.SCHEMAS)
def test_every_schema_is_a_valid_one_with_a_name_of_its_own(name):
    found = schema.SCHEMAS[name](())
    Draft202012Validator.check_schema(found)
    assert found["$id"] == f"urn:peerready:{name}:1"


@pytest.mark.parametrize("name", schema.SCHEMAS)
def test_no_schema_holds_an_address_but_the_name_of_the_dialect(name):
    text = schema.text(schema.SCHEMAS[name](()))
    assert text.count("http") == 1
    assert text.endswith("}\n")


@pytest.mark.parametrize("name", ["framework", "answers", "project"])
def test_every_part_of_a_file_is_closed_and_every_key_described(name):
    found = schema.SCHEMAS[name](())
    for part in (found, *found["$defs"].values()):
        assert part["additionalProperties"] is False
        assert all(value["description"] for value in part["properties"].values())
    assert '"title": "' not in schema.text(found)


@pytest.mark.parametrize("framework_id", shipped_ids())
def test_the_shipped_frameworks_fit_the_schema(framework_id):
    data = json.loads(json.dumps(load_shipped(framework_id).document.data, default=float))
    assert [error.message for error in FRAMEWORK.iter_errors(data)] == []


def test_a_framework_that_the_loader_takes_fits_the_schema():
    scale = {"levels": [{"id": "a", "label": "A", "value": 0, "means": "No."}]}
    scale["levels"].append({"id": "b", "label": "B", "value": 1, "means": "Yes."})
    two = criterion(
        levels={"a": "No.", "b": "Yes."}, when={"size": ["small"]}, weight="1/3", note=None
    )
    given = framework(two, scale=scale, facts=["size"], rollup="domains")
    given["domains"][0]["criteria"][0]["note"] = None
    assert Framework.model_validate(given, context=shared())
    assert FRAMEWORK.is_valid(given)
    assert FRAMEWORK.is_valid(framework(group(), option()))


@pytest.mark.parametrize(
    "wrong",
    [
        {"version": "1.0"},
        {"scale": "achievment"},
        {"facts": ["sizes"]},
        {"extra": 1},
        {"id": "Tiny"},
        {"valid_for": 0},
        {"domains": []},
    ],
)
def test_a_framework_that_the_loader_refuses_for_its_structure_does_not_fit(wrong):
    assert not FRAMEWORK.is_valid(framework(**wrong))


@pytest.mark.parametrize(
    "wrong",
    [
        {"themes": ["value"]},
        {"title": "x" * 41},
        {"effort": 4},
        {"when": {"sizes": "small"}},
        {"when": {"size": "tiny"}},
        {"phase": "later"},
        {"ask": ["managers"]},
        {"text": "  "},
        {"weight": "half"},
        {"levels": {"Not Yet": "No."}},
    ],
)
def test_a_criterion_that_the_loader_refuses_for_its_structure_does_not_fit(wrong):
    assert not FRAMEWORK.is_valid(framework(criterion(**wrong)))


def test_answers_for_any_framework_are_named_by_criterion():
    found = schema.answers_schema(())
    assert accepts(found, answers({"wa.p2": "whatever", "x.y": {"level": "z"}, "a.b": None}))
    assert accepts(found, answers(None))
    assert not accepts(found, answers({"wa p2": "fully"}))


@pytest.mark.parametrize(
    "answer",
    [
        None,
        "fully",
        "unknown",
        {},
        {"level": "partly", "target": "fully", "note": None},
        {"level": "not-applicable", "reason": "We have no building."},
        {"level": "largely", "evidence": [{"note": "x", "grade": "said"}], "to_confirm": True},
        {"level": "partly", "dissent": [{"by": "peer-workers", "level": "unknown"}]},
        {"level": "partly", "action": {"do": "x", "due": "2027-03-31"}, "voices": ["team"]},
    ],
)
def test_answers_of_one_framework_may_be_short_or_long(answer):
    given = answers({"wa.p2": answer})
    assert Answers.model_validate(given)
    assert accepts(for_wa(), given)


@pytest.mark.parametrize(
    "answer",
    [
        "largly",
        "not-applicable",
        True,
        ["fully"],
        {"level": "largly"},
        {"level": "not-applicable"},
        {"level": "partly", "target": "unknown"},
        {"level": "partly", "dissent": [{"by": "peer-workers", "level": "not-applicable"}]},
        {"level": "partly", "evidense": []},
        {"level": "partly", "evidence": [{"note": "x", "grade": "sworn"}]},
        {"level": "partly", "action": {"do": "x", "due": "31/03/2027"}},
    ],
)
def test_an_answer_that_no_level_fits_does_not_fit(answer):
    assert not accepts(for_wa(), answers({"wa.p2": answer}))


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ({"frameworks": ["wa@1.0.0"]}, True),
        ({"frameworks": ["wa@2"]}, False),
        ({"frameworks": ["sgul@1"]}, False),
        ({"facts": {"size": "small", "peer_workers": "none"}}, True),
        ({"facts": {"size": "tiny"}}, False),
        ({"facts": {}}, False),
        ({"target": "partly"}, True),
        ({"target": {"wa": "fully"}}, True),
        ({"target": "some"}, False),
        ({"target": {"sgul": "fully"}}, False),
        ({"voices": ["board"]}, False),
        ({"organisation": {"name": "x", "phone": "1"}}, False),
        ({"assessed_on": "3/11/2026"}, False),
    ],
)
def test_the_head_of_an_answers_file_fits_its_frameworks(more, expected):
    assert accepts(for_wa(), answers({}, **more)) is expected


def test_exactly_the_criteria_of_the_frameworks_are_offered_with_their_words():
    wa = load_shipped("wa").framework
    offered = for_wa()["properties"]["answers"]["properties"]
    assert list(offered) == [one.id for one in wa.criteria if not one.any_of]
    one = wa.criteria[0]
    assert offered[one.id]["description"] == f"{one.title}: {' '.join(one.text.split())}"


def test_a_group_is_answered_through_its_options_only():
    assert not accepts(for_wa(), answers({"wa.small": "fully"}))


def test_frameworks_of_the_same_scale_share_its_definitions():
    found = schema.answers_schema([load_shipped(name).framework for name in ("wa", "tepou")])
    assert [name for name in found["$defs"] if "." in name] == [
        "wa.answer",
        "wa.mapping",
        "wa.dissent",
    ]
    assert found["$id"] == "urn:peerready:answers:1:wa@1.0.0+tepou@1.0.0"


def test_frameworks_of_different_scales_have_levels_of_their_own():
    levels = {"not-in-place": "It is closed.", "in-place": "It is open."}
    tiny = Framework.model_validate(
        framework(criterion(levels=levels), scale="yes-no"), context=shared()
    )
    found = schema.answers_schema([tiny, load_shipped("sgul").framework])
    given = answers({"tiny.a": "in-place"}, frameworks=["tiny@1", "sgul@1"], facts={})
    assert accepts(found, given)
    assert not accepts(found, given | {"answers": {"sgul.p1": "in-place"}})
    assert not accepts(found, given | {"target": "largely"})
    assert "required" not in found["properties"]["facts"]
    assert "facts" not in found["required"]


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({}, True),
        (
            {"answers": "answers/*.yaml", "root": None, "words": {"service-users": "consumers"}},
            True,
        ),
        ({"answers": ["a.yaml"], "report": {"narrative": "x"}}, True),
        ({"words": {"services": "x"}}, False),
        ({"answer": "a.yaml"}, False),
    ],
)
def test_a_project_file_fits_as_the_loader_takes_it(given, expected):
    assert PROJECT.is_valid(given) is expected


def test_what_several_files_come_to_fits_the_assessment_schema():
    many = {"format": "peerready/assessments/1", "assessments": [], "new": "key"}
    assert accepts(schema.SCHEMAS["assessment"](()), many)
    assert not accepts(schema.SCHEMAS["assessment"](()), {"format": "peerready/assessments/1"})


@pytest.mark.parametrize("model", [Framework, Answers, Project])
def test_every_key_people_write_has_its_description_under_it(model):
    missing = {
        f"{part.__name__}.{name}"
        for part in parts(model)
        for name in part.model_fields
        if name not in descriptions(part)
    }
    assert missing == set()


def test_a_key_by_another_name_is_described_by_that_name():
    from peerready.framework import Link

    found = definitions(Link)["Link"]["properties"]
    assert list(found) == ["from", "to", "relation", "why"]


class Other(BaseModel):
    """A model of this test."""

    plain: str
    flag: bool = True
    kinds: Phase | None = None
    one: "Other | None" = None


Other.model_rebuild()


def test_a_model_without_descriptions_has_a_schema_too():
    found = definitions(Other)["Other"]
    assert found["properties"]["plain"] == {"type": "string"}
    assert found["properties"]["flag"] == {"type": "boolean", "default": True}
    assert found["properties"]["one"] == {"anyOf": [{"$ref": "#/$defs/Other"}, {"type": "null"}]}
    assert found["properties"]["kinds"]["enum"][-1] is None


def test_null_is_taken_beside_any_kind_of_value():
    assert nullable({"const": 1}) == {"enum": [1, None]}
    assert nullable({"anyOf": [{"type": "string"}]}) == {
        "anyOf": [{"type": "string"}, {"type": "null"}]
    }
    assert schema_of(Text | None) == {"type": ["string", "null"], "pattern": r"\S"}
