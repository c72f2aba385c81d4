"""A new answers file: valid as it stands, nothing but comments and empty answers, whatever the texts hold."""

from __future__ import annotations

import copy
from datetime import date

import pytest

from hostile.corpus import HOSTILE
from peerready import documents, scaffold, scaffold_answers
from peerready.answers import Answers
from peerready.catalog import load_shipped, shared, shipped_ids
from peerready.framework import Framework
from peerready.scaffold_start import Start

TODAY = date(2026, 11, 21)
WIDE = [(name, text) for name, text in HOSTILE if text.strip()]


def start(*frameworks, **more):
    return Start(frameworks, shared().facts, TODAY, **more)


def shipped(name, **more):
    return start(load_shipped(name).framework, **more)


def read(text):
    return documents.parse(text.encode(), "answers.yaml").data


def own(words=None):
    """A framework of two criteria, every text of it replaced by the words."""
    data = copy.deepcopy(documents.parse(scaffold.framework("ours", "Ours").encode(), "x").data)
    if words:
        data["title"] = words
        for domain in data["domains"]:
            domain["title"] = words
            for criterion in domain["criteria"]:
                criterion |= {
                    "title": words[:40] if words[:40].strip() else "x",
                    "text": words,
                    "question": words,
                    "look_for": [words],
                    "not_this": [words],
                    "levels": {level: f"{words} {level}" for level in criterion["levels"]},
                }
                if "critical" in criterion:
                    criterion["critical"]["why"] = words
    return Framework.model_validate(data, context=shared())


@pytest.mark.parametrize("framework", shipped_ids())
def test_a_fresh_file_holds_every_answerable_criterion_unanswered(framework):
    begun = shipped(framework, outcomes=True)
    data = read(scaffold_answers.text(begun))
    answerable = [one.id for one in begun.frameworks[0].criteria if not one.any_of]

    assert sorted(data["answers"]) == sorted(answerable)
    assert set(data["answers"].values()) == {None}


def test_a_fresh_file_is_valid_and_says_nothing_that_is_not_known():
    data = read(scaffold_answers.text(shipped("sgul")))
    answers = Answers.model_validate(data)

    assert answers.assessed_on == TODAY
    assert (answers.voices, answers.target, answers.facts) == ((), None, {})
    assert answers.organisation.name == "Our organisation"


def test_every_line_fits_and_every_remark_is_a_comment():
    text = scaffold_answers.text(shipped("tepou", outcomes=True))
    said = [line for line in text.splitlines() if line.strip().startswith("#")]

    assert max(map(len, said)) <= scaffold_answers.WIDTH


@pytest.mark.parametrize("words", [text for _, text in WIDE], ids=[name for name, _ in WIDE])
def test_no_text_of_a_framework_gets_out_of_its_comment(words):
    plain = scaffold_answers.text(start(own()))
    found = scaffold_answers.text(start(own(words), own={"ours": words}, schema="a", path=words))

    assert read(found) == read(plain)


@pytest.mark.parametrize("words", [text for _, text in WIDE], ids=[name for name, _ in WIDE])
def test_any_name_of_an_organisation_can_be_read_back(words):
    data = read(scaffold_answers.text(start(own(), name=words)))

    assert "\n" not in data["organisation"].pop("name")
    assert data["organisation"] == {}


def test_a_criterion_is_told_from_its_title_to_its_look_alikes():
    text = scaffold_answers.text(start(own()))

    assert (
        """\
  #: ours.i1 · Leaders say why
  #: STOP SIGN before the board commits: at least largely (or promised, by an action with an
  #: owner and a due date). Without a word from the top the first difficulty ends the attempt.
  #: The board and the senior managers have said in the open why the organisation wants peer
  #: workers.
  #: Ask leadership, team: “When did you last hear someone at the top say why we want peer
  #: workers?”
  #:   not-yet  One or two people want it. Nobody at the top has said anything about it.
  #:   partly   A leader has spoken for it in a meeting, but most staff have not heard the
  #:            reason.
  #:   largely  The reason is written down, was sent to all staff, and a named board member
  #:            answers for it.
  #:   fully    Staff asked at random can give the reason, and leaders repeated it when it was
  #:            doubted.
  #: Look for:
  #:   - a board paper or a letter to all staff that gives the reason
  #: Not this:
  #:   - a sentence in a funding application
  ours.i1:
"""
        in text
    )


def test_the_options_of_a_group_follow_it_and_the_group_takes_no_answer():
    text = scaffold_answers.text(shipped("wa"))
    places = [text.index(f"#: {name} · ") for name in ("wa.small", "wa.s1", "wa.s6")]

    assert places == sorted(places)
    assert "#: Only where size is small." in text
    assert (
        "#: Answer wa.s1, wa.s2, wa.s3, wa.s4, wa.s5 or wa.s6 below; one of them is enough." in text
    )
    assert "wa.small:" not in text


def test_what_is_known_to_be_out_of_scope_is_left_out_and_named():
    begun = shipped("wa", facts={"size": "large"})
    text = scaffold_answers.text(begun)

    assert "  size: large\n" in text
    assert "wa.s1:" not in text
    assert "# Left out, since they do not apply to you then: wa.small.\n" in text
    assert begun.open_facts == ()


def test_what_is_known_to_be_in_scope_stays():
    text = scaffold_answers.text(shipped("wa", facts={"size": "small", "peer_workers": "none"}))

    assert "wa.s1:" in text
    assert "  peer_workers: none\n" in text
    assert "they do not apply to you" not in text


def test_a_fact_nobody_gave_is_asked_for():
    begun = shipped("wa")

    assert begun.open_facts == ("size",)
    assert "\n  size:\n" in scaffold_answers.text(begun)


def test_the_short_form_holds_the_stop_signs_and_nothing_else():
    begun = shipped("wa", critical=True)

    assert all(one.critical for one in begun.questions())
    assert begun.stop_signs() == len(begun.questions()) > 0


def test_context_is_in_the_file_and_outcomes_only_when_asked():
    every = [
        name
        for name in shipped_ids()
        if any(one.use == "outcome" for one in load_shipped(name).framework.criteria)
    ]
    name = every[0]

    assert "shown apart, and never counted" not in scaffold_answers.text(shipped(name))
    assert "shown apart, and never counted" in scaffold_answers.text(shipped(name, outcomes=True))
    assert "it is shown, and never counted" in scaffold_answers.text(shipped("wa"))


def test_a_scale_is_told_once_for_all_who_use_it():
    wa, sgul = load_shipped("wa").framework, load_shipped("sgul").framework
    told = scaffold_answers.text(start(wa, sgul)).count(wa.scale.levels[0].means[:20])

    assert (wa.scale == sgul.scale, told) == (True, 1)


def test_each_scale_is_told_for_those_who_use_it():
    other = own().model_copy(update={"scale": shared().scales["anchored"]})
    text = scaffold_answers.text(start(load_shipped("wa").framework, other))

    assert "# The answers to wa.\n" in text
    assert "# The answers to ours.\n" in text


def test_the_example_of_a_longer_answer_is_a_valid_one():
    text = scaffold_answers.text(shipped("wa"))
    example = text.partition("says more:\n")[2].partition("# Evidence is")[0]
    data = read(scaffold_answers.text(shipped("sgul")))
    data["answers"] = read(example.replace("#   ", ""))

    assert Answers.model_validate(data).answers["wa.p1a"].action.owner == "Team lead"


def test_an_example_is_given_where_nothing_is_counted_too():
    context = own()
    domain = context.domains[0].model_copy(
        update={"criteria": (context.criteria[0].model_copy(update={"use": "context"}),)}
    )
    text = scaffold_answers.text(start(context.model_copy(update={"domains": (domain,)})))

    assert "#   ours.p1:\n" in text


def test_a_criterion_without_a_question_or_levels_is_told_without_them():
    framework = own()
    bare = framework.criteria[0].model_copy(
        update={"question": None, "ask": (), "levels": None, "look_for": (), "not_this": ()}
    )
    domain = framework.domains[0].model_copy(update={"criteria": (bare,)})
    text = scaffold_answers.text(start(framework.model_copy(update={"domains": (domain,)})))

    assert "Ask" not in text.partition("answers:")[2]
    assert "Look for" not in text


def test_a_question_without_anyone_to_ask_is_asked():
    framework = own()
    asked = framework.criteria[0].model_copy(update={"ask": ()})
    domain = framework.domains[0].model_copy(update={"criteria": (asked,)})
    text = scaffold_answers.text(start(framework.model_copy(update={"domains": (domain,)})))

    assert "  #: “What happens here" in text
