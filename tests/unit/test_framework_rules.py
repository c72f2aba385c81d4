"""Every rule between the keys of a framework file, each with the place and message of its fault."""

import json

import pytest

from peerready import documents, validation
from peerready.catalog import shared
from peerready.errors import PeerreadyError
from peerready.framework import Framework, Scale
from peerready.framework_rules import framework_faults, level_ids, scale_faults
from small import LEVELS, criterion, framework, group, option

HERE = ("domains", 0, "criteria", 0)


def faults(*criteria, **changes):
    """The message and hint of every problem of a framework, in the order of its file."""
    raw = json.dumps(framework(*criteria, **changes), ensure_ascii=False).encode()
    document = documents.parse(raw, "tiny.yaml")
    _, problems = validation.validate(Framework, document, context=shared())
    return [(problem.message, problem.hint) for problem in problems]


def test_the_smallest_framework_breaks_no_rule():
    assert faults() == []


def test_a_group_with_its_option_breaks_no_rule():
    assert faults(group(), option()) == []


@pytest.mark.parametrize("key", ["why", "ask", "look_for", "levels", "next_step"])
def test_a_scored_criterion_needs_each_of_its_texts(key):
    assert faults(criterion(**{key: None})) == [
        (f"'{key}' is missing", "a scored criterion needs it")
    ]


@pytest.mark.parametrize("key", ["why", "next_step"])
def test_a_group_needs_a_reason_and_a_next_step(key):
    assert faults(group(**{key: None}), option()) == [
        (f"'{key}' is missing", "a group of alternatives needs it")
    ]


@pytest.mark.parametrize("key", ["why", "ask", "levels"])
def test_an_option_needs_what_it_is_answered_by(key):
    assert faults(group(), option(**{key: None})) == [(f"'{key}' is missing", "an option needs it")]


@pytest.mark.parametrize("use", ["context", "outcome"])
def test_what_enters_no_figure_needs_no_levels(use):
    away = dict.fromkeys(("why", "ask", "look_for", "levels", "next_step"))
    assert faults(criterion(), criterion(id="tiny.b", use=use, **away)) == []


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("levels", LEVELS),
        ("ask", ["team"]),
        ("look_for", ["a paper"]),
        ("question", "Which one?"),
        ("evidence_needed", "record"),
    ],
)
def test_a_group_leaves_to_its_options_what_is_answered(key, value):
    assert faults(group(**{key: value}), option()) == [
        (f"a group has no '{key}'", "it is answered through its options")
    ]


def test_a_group_is_always_scored():
    assert faults(group(use="context"), option()) == [
        ("a group of alternatives is always scored", "leave out 'use'")
    ]


@pytest.mark.parametrize("use", ["context", "outcome"])
def test_only_what_is_scored_can_be_critical(use):
    critical = {"kind": "right", "floor": "largely", "why": "It cannot wait."}
    assert faults(criterion(use=use, critical=critical)) == [
        ("only a scored criterion or a group can be critical", None)
    ]


def test_a_group_may_be_critical():
    critical = {"kind": "preparation", "floor": "partly", "why": "It cannot wait."}
    assert faults(group(critical=critical), option()) == []


@pytest.mark.parametrize("weight", [0, -1, -0.25])
def test_a_criterions_weight_is_above_zero(weight):
    assert faults(criterion(weight=weight)) == [("a weight is above 0", None)]


def test_a_domains_weight_is_above_zero():
    domains = [{**framework()["domains"][0], "weight": 0}]
    assert faults(domains=domains) == [("a weight is above 0", None)]


def test_a_weight_that_is_no_number_is_reported_once():
    assert faults(criterion(weight="much")) == [
        ("not a number", "write a number such as 0.5, or a fraction such as 1/3")
    ]


@pytest.mark.parametrize(
    ("key", "value"), [("cites", "S1"), ("themes", "values"), ("ask", "service-users")]
)
def test_nothing_stands_twice_in_a_list(key, value):
    assert faults(criterion(**{key: [value, value]})) == [(f"'{value}' stands twice", None)]


def test_a_theme_is_one_of_the_shared_ones():
    assert faults(criterion(themes=["value"])) == [("no theme 'value'", "did you mean 'values'?")]


def test_a_domain_and_a_criterion_have_an_id_of_their_own():
    domain = framework()["domains"][0]
    assert faults(domains=[domain, domain]) == [
        ("domain 'doors' stands twice", "an id is never used again"),
        ("criterion 'tiny.a' stands twice", "an id is never used again"),
    ]


def test_a_criterions_id_begins_with_the_frameworks():
    assert faults(criterion(id="other.a")) == [
        ("'other.a' has another prefix", "every id of this framework begins with 'tiny.'")
    ]


def test_a_statement_is_cited_or_omitted():
    statements = {**framework()["statements"], "S2": {"heading": "Walls", "gist": "Walls stand."}}
    hint = "cite it in a criterion, or give the reason under 'omitted'"
    assert faults(statements=statements) == [("statement 'S2' is neither cited nor omitted", hint)]
    assert faults(statements=statements, omitted={"S2": "Walls are not ours."}) == []


def test_a_criterion_cites_what_the_source_says():
    assert faults(criterion(cites=["S1", "S11"])) == [("no statement 'S11'", "did you mean 'S1'?")]


def test_only_statements_of_the_source_are_omitted():
    assert faults(omitted={"Z": "Why not."}) == [("no statement 'Z'", None)]


def test_what_is_cited_is_not_omitted():
    assert faults(omitted={"S1": "Why not."}) == [("statement 'S1' is cited", None)]


def test_a_group_lists_options_that_are_there():
    assert faults(group(any_of=["tiny.o", "tiny.oo"]), option()) == [
        ("no criterion 'tiny.oo'", "did you mean 'tiny.o'?")
    ]


def test_a_group_lists_only_options():
    assert faults(group(any_of=["tiny.o", "tiny.a"]), option(), criterion()) == [
        ("'tiny.a' is not an option", "give it 'use: option'")
    ]


def test_an_option_belongs_to_one_group():
    assert faults(group(), group(id="tiny.h"), option()) == [
        ("'tiny.o' already belongs to 'tiny.g'", None)
    ]


def test_an_option_belongs_to_a_group():
    assert faults(criterion(), option()) == [
        ("option 'tiny.o' belongs to no group", "list it under the 'any_of' of a group")
    ]


def test_a_prerequisite_is_a_criterion_of_the_framework():
    assert faults(criterion(requires=["tiny.aa"])) == [
        ("no criterion 'tiny.aa'", "did you mean 'tiny.a'?")
    ]


def test_prerequisites_never_lead_back():
    first = criterion(requires=["tiny.b"])
    second = criterion(id="tiny.b", requires=["tiny.c"])
    third = criterion(id="tiny.c", requires=["tiny.a", "tiny.b"])
    assert faults(first, second, third) == [
        (f"'{name}' requires itself, through its prerequisites", None)
        for name in ("tiny.a", "tiny.b", "tiny.c")
    ]


def test_two_ways_to_the_same_prerequisite_are_no_circle():
    first = criterion(requires=["tiny.b", "tiny.c"])
    second = criterion(id="tiny.b", requires=["tiny.c"])
    assert faults(first, second, criterion(id="tiny.c")) == []


def test_a_level_is_one_of_the_scale():
    assert faults(criterion(levels={**LEVELS, "fuly": "Nearly."})) == [
        ("no level 'fuly'", "did you mean 'fully'?")
    ]


def test_a_level_unlike_any_other_names_the_scale():
    assert faults(criterion(levels={**LEVELS, "xyz": "Nearly."})) == [
        ("no level 'xyz'", "the scale has not-yet, partly, largely or fully")
    ]


def test_each_level_of_the_scale_has_its_text():
    levels = {level: text for level, text in LEVELS.items() if level != "partly"}
    assert faults(criterion(levels=levels)) == [("the text of level 'partly' is missing", None)]


def test_no_two_levels_say_the_same():
    levels = {**LEVELS, "fully": LEVELS["partly"].upper()}
    assert faults(criterion(levels=levels)) == [("'fully' says the same as 'partly'", None)]


@pytest.mark.parametrize("floor", ["not-yet", "fully"])
def test_a_floor_leaves_room_on_both_sides(floor):
    critical = {"kind": "right", "floor": floor, "why": "It cannot wait."}
    assert faults(criterion(critical=critical)) == [
        (f"'{floor}' cannot be a floor", "use partly or largely")
    ]


def test_a_floor_is_a_level_of_the_scale():
    critical = {"kind": "right", "floor": "largly", "why": "It cannot wait."}
    assert faults(criterion(critical=critical)) == [
        ("no level 'largly'", "did you mean 'largely'?")
    ]


def test_two_levels_leave_no_room_for_a_floor():
    levels = {"not-in-place": "It is closed.", "in-place": "It is open."}
    critical = {"kind": "right", "floor": "in-place", "why": "It cannot wait."}
    assert faults(criterion(levels=levels, critical=critical), scale="yes-no") == [
        ("'in-place' cannot be a floor", "this scale has no level in between")
    ]


def test_nothing_is_critical_on_a_scale_without_values():
    levels = {"nothing-yet": "No.", "discussed-only": "Maybe.", "described": "Yes."}
    critical = {"kind": "right", "floor": "discussed-only", "why": "It cannot wait."}
    message = "a scale without values decides no readiness, so nothing can be critical"
    told = criterion(levels=levels, critical=critical)
    assert faults(told, scale="narrative") == [(message, None)]


def test_a_scale_written_out_without_values_decides_nothing_either():
    scale = {"levels": [{"id": name, "label": name, "means": name} for name in ("a", "b", "c")]}
    levels = {"a": "No.", "b": "Maybe.", "c": "Yes."}
    critical = {"kind": "right", "floor": "b", "why": "It cannot wait."}
    message = "a scale without values decides no readiness, so nothing can be critical"
    assert faults(criterion(levels=levels, critical=critical), scale=scale) == [(message, None)]


def test_a_scale_has_a_known_name():
    assert ("no scale 'achievment'", "did you mean 'achievement'?") in faults(scale="achievment")


def test_a_fact_is_known_and_stands_once():
    assert faults(facts=["size", "sizes", "size"]) == [
        ("no fact 'sizes'", "did you mean 'size'?"),
        ("'size' stands twice", None),
    ]


def test_a_condition_uses_a_fact_that_is_declared():
    assert faults(criterion(when={"size": "small"})) == [
        ("fact 'size' is not declared by this framework", "list it under 'facts'")
    ]


def test_a_condition_uses_values_that_are_known():
    assert faults(criterion(when={"size": ["small", "larg"]}), facts=["size"]) == [
        ("no value 'larg' of size", "did you mean 'large'?")
    ]
    assert faults(criterion(when={"size": "small"}), facts=["size"]) == []


def levels(*values):
    return [
        {"id": f"l{place}", "value": value} if value is not None else {"id": f"l{place}"}
        for place, value in enumerate(values)
    ]


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ((0, "1/2", 1), []),
        ((None, None), []),
        ((0, "1/2", "1/2", 1), [("levels", 2, "value")]),
        ((0, "2/3", "1/3", 1), [("levels", 2, "value")]),
        (("1/3", 1), [("levels", 0, "value")]),
        ((0, "1/3"), [("levels", 1, "value")]),
        ((0, None, 1), [("levels", 1)]),
        ((0, "half", 1), []),
        (("low", 1), []),
    ],
)
def test_a_scales_values_ascend_from_zero_to_one_or_are_all_missing(values, expected):
    assert [fault.route for fault in scale_faults({"levels": levels(*values)})] == expected


def test_the_faults_of_a_scale_say_what_is_wrong():
    given = [{"id": "a", "value": "1/3"}, {"id": "a", "value": "1/4"}, {"id": "b"}]
    assert [fault.message for fault in scale_faults({"target": "aa", "levels": given})] == [
        "level 'a' stands twice",
        "no level 'aa' in this scale",
        "the values of the levels do not ascend",
        "this level has no value, but others have one",
        "the lowest level's value is not 0",
    ]
    top = scale_faults({"levels": levels(0, "1/2")})
    assert [fault.message for fault in top] == ["the highest level's value is not 1"]


def test_the_levels_of_a_scale_are_known_however_it_is_given():
    scale = {"levels": [{"id": "a"}, {"id": "b"}]}
    made = shared().scales["yes-no"]
    assert level_ids("yes-no", shared()) == ("not-in-place", "in-place")
    assert level_ids("yes-no", None) == ()
    assert level_ids(scale, None) == ("a", "b")
    assert level_ids(made, None) == ("not-in-place", "in-place")
    assert level_ids(None, None) == ()


def test_rules_without_vocabularies_take_names_as_they_are():
    given = framework(criterion(themes=["x"], when={"mood": "good"}), facts=["mood"])
    assert list(framework_faults(given, None)) == []


def test_a_framework_that_was_read_is_not_judged_again():
    made = Framework.model_validate(framework(), context=shared())
    assert Framework.model_validate(made, context=shared()) == made
    assert list(framework_faults({"domains": made.domains}, shared())) == []
    assert isinstance(made.scale, Scale)


@pytest.mark.parametrize("wrong", [None, 3, "text", [], {}, ["a", ["b"], {"c": 1}], {"d": ["e"]}])
@pytest.mark.parametrize(
    "key",
    [
        *("id", "use", "cites", "themes", "ask", "levels", "critical", "requires", "any_of"),
        *("when", "weight", "phase"),
    ],
)
def test_a_malformed_criterion_is_a_problem_and_no_crash(key, wrong):
    found = faults({**criterion(), key: wrong}, group(), option())
    assert all(isinstance(message, str) for message, _ in found)


@pytest.mark.parametrize("wrong", [None, 3, "text", [], {}, ["a", ["b"], {"c": 1}], {"d": ["e"]}])
@pytest.mark.parametrize("key", ["id", "scale", "statements", "omitted", "facts", "domains"])
def test_a_malformed_framework_is_a_problem_and_no_crash(key, wrong):
    assert all(isinstance(message, str) for message, _ in faults(**{key: wrong}))


def test_a_framework_that_is_no_mapping_is_refused():
    with pytest.raises(PeerreadyError):
        documents.parse(b"- a\n", "tiny.yaml")


def test_what_says_that_there_is_no_level_is_no_level():
    from peerready.framework_rules import scale_faults

    found = list(
        scale_faults({"levels": [{"id": "unknown", "value": 0}, {"id": "yes", "value": 1}]})
    )

    assert [(one.route, one.message) for one in found] == [
        (("levels", 0, "id"), "'unknown' is no level: it says that there is none")
    ]
