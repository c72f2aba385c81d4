"""A reader's remarks on a valid framework: what they are about, and where they stand."""

import pytest

from peerready.catalog import load_shipped, shared, shipped_ids
from peerready.framework import Framework
from peerready.framework_quality import remarks
from small import LEVELS, criterion, framework, group, option

HERE = ("domains", 0, "criteria", 0)


def found(*criteria, **changes):
    made = Framework.model_validate(framework(*criteria, **changes), context=shared())
    return [(one.severity, one.route, one.message) for one in remarks(made)]


def test_the_smallest_framework_needs_no_remark():
    assert found() == []


def test_a_framework_nobody_reviewed_is_noted():
    assert found(review={"lived_experience": "None"}) == [
        (
            "note",
            ("review", "lived_experience"),
            "nobody with lived experience has reviewed these texts yet",
        )
    ]


def test_a_text_too_long_to_be_said_is_a_warning():
    text = "The organisation " + "really " * 29 + "opens."
    assert found(criterion(text=text)) == [("warning", (*HERE, "text"), "this text has 32 words")]


def test_a_text_about_peer_workers_is_a_warning():
    text = "Peer Workers open the door."
    assert found(criterion(text=text)) == [
        ("warning", (*HERE, "text"), "this text begins with 'Peer workers'")
    ]


def test_an_and_is_noted_with_what_it_joins():
    text = "The role is written down and understood by all."
    assert found(criterion(text=text)) == [
        ("note", (*HERE, "text"), "'… written down and understood by …' may be two demands")
    ]


def test_what_enters_no_figure_may_say_and():
    assert found(criterion(text="This and that.", use="context")) == []


@pytest.mark.parametrize("key", ["question", "not_this"])
def test_a_scored_criterion_without_help_for_the_asker_is_a_warning(key):
    assert found(criterion(**{key: None})) == [
        ("warning", (*HERE, "id"), f"'tiny.a' has no '{key}'")
    ]


def test_a_group_and_its_options_need_no_question():
    assert found(group(), option(question=None, not_this=None)) == []


def test_level_texts_with_the_noun_swapped_are_a_warning():
    levels = {
        "not-yet": "Nothing is written down about the supervision of peer workers here.",
        "partly": "Some of it is there.",
        "largely": "All of it stands.",
        "fully": "They say so.",
    }
    other = {**levels, "not-yet": levels["not-yet"].replace("supervision", "training")}
    assert found(criterion(levels=levels), criterion(id="tiny.b", levels=other)) == [
        (
            "warning",
            ("domains", 0, "criteria", 1, "levels", "not-yet"),
            "'not-yet' of 'tiny.b' says almost the same as that of 'tiny.a'",
        )
    ]


def test_the_same_words_in_another_order_are_no_pattern():
    first = "one two three four five six seven eight nine ten"
    second = " ".join(reversed(first.split()))
    pair = [
        criterion(levels={**LEVELS, "fully": first}),
        criterion(
            id="tiny.b", levels={level: f"{level} b" for level in LEVELS} | {"fully": second}
        ),
    ]
    assert found(*pair) == []


@pytest.mark.parametrize(
    ("changes", "route"),
    [
        ({"why": "A patient waits."}, ("why",)),
        ({"look_for": ["a list", "an addict's word"]}, ("look_for", 1)),
        ({"levels": {**LEVELS, "fully": "Sufferers agree."}}, ("levels", "fully")),
    ],
)
def test_words_that_make_people_cases_are_a_warning(changes, route):
    ((severity, where, message),) = found(criterion(**changes))
    assert (severity, where) == ("warning", (*HERE, *route))
    assert message.endswith("is a word to avoid")


def test_titles_that_others_gave_are_left_alone():
    provenance = {**framework()["provenance"], "document": "The patient's handbook"}
    assert found(provenance=provenance) == []


@pytest.mark.parametrize("framework_id", shipped_ids())
def test_the_shipped_frameworks_draw_no_warning(framework_id):
    given = remarks(load_shipped(framework_id).framework)
    assert [one for one in given if one.severity == "warning"] == []
