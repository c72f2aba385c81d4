"""Frameworks as people and as machines read them."""

import json
from unicodedata import category

import pytest

from hostile.corpus import HOSTILE
from peerready import documents, framework_json, framework_text
from peerready.catalog import Loaded, shared
from peerready.criterion_text import criterion_text
from peerready.crosswalk import Linked, linked
from peerready.framework import Framework, Link
from peerready.framework_diff import difference
from peerready.framework_summary import summary
from peerready.ledger import ledger
from peerready.plain import render
from small import LEVELS, criterion, framework, group, option

CRITICAL = {"kind": "right", "floor": "largely", "why": "a closed door stays closed"}
LINKS = (
    Link.model_validate(
        {"from": "tiny.a", "to": "b.x", "relation": "narrower", "why": "Only doors."}
    ),
    Link.model_validate({"from": "c.y", "to": "tiny.a", "relation": "broader", "why": "Houses."}),
    Link.model_validate({"from": "c.y", "to": "b.x", "relation": "related", "why": "Both."}),
)


def loaded(given, *, own=True):
    raw = json.dumps(given, ensure_ascii=False).encode()
    document = documents.parse(raw, "tiny.yaml")
    made = Framework.model_validate(document.data, context=shared())
    return Loaded(made, document, own=own)


def shown(blocks, width=80):
    return render(blocks, width)


def test_links_are_seen_from_the_criterion_in_both_directions():
    assert linked("tiny.a", LINKS) == (
        Linked("b.x", "narrower", "Only doors."),
        Linked("c.y", "narrower", "Houses."),
    )
    assert linked("b.x", LINKS) == (
        Linked("tiny.a", "broader", "Only doors."),
        Linked("c.y", "related", "Both."),
    )


def test_the_list_tells_what_each_framework_decides_and_leaves_out():
    given = framework(criterion(critical=CRITICAL, themes=list(shared().themes)[1:]))
    one = summary(loaded(given), shared().themes)
    assert (one.scored, one.decides, one.silent, one.own) == (1, ("employ",), ("values",), True)
    assert shown(framework_text.listing([one], shared().themes)) == (
        "tiny: A tiny framework                                           1.0.0, your own\n"
        "  1 scored criterion; 1 stop sign; the source is current\n"
        "  does not ask about: values of the peer relationship\n"
        "\n"
        "Which framework answers which question                         by its stop signs\n"
        "  may we commit to employing peer workers?  none\n"
        "  may we advertise the post?                none\n"
        "  may we have someone start?                tiny (1)\n"
        "  may we call the posts settled?            none\n"
    )


def test_a_framework_silent_on_nothing_says_so_by_saying_nothing():
    given = framework(criterion(themes=list(shared().themes)))
    one = summary(loaded(given, own=False), shared().themes)
    text = shown(framework_text.listing([one], shared().themes))
    assert "does not ask about" not in text
    assert "your own" not in text


def test_a_framework_is_shown_with_its_origin_and_limits_before_its_criteria():
    provenance = {
        **framework()["provenance"],
        "published": 2014,
        "derived_from": "A summary",
        "url": "door.example",
        "status": "superseded",
        "superseded_by": "On gates",
        "limits": ["Windows are not covered."],
    }
    given = framework(
        criterion(critical=CRITICAL),
        group(),
        option(),
        criterion(id="tiny.c", use="context", when={"size": "small"}),
        provenance=provenance,
        facts=["size"],
        review={"lived_experience": "none"},
    )
    text = shown(framework_text.one_framework(loaded(given).framework, shared().themes), 100)
    for line in (
        "A tiny framework",
        "source        On doors",
        "published by  The door society, 2014",
        "read from     A summary",
        "status        the source has been superseded, by On gates",
        "reviewed      not yet by people with lived experience",
        "levels        Not yet, Partly, Largely, Fully; good enough unless you say otherwise: Largely",
        "facts         size",
        "What the source does not cover",
        "- Windows are not covered.",
    ):
        assert line in text
    folded = " ".join(text.split())
    assert "[stop sign before the first working day]" in folded
    assert "[any one of tiny.o]" in folded
    assert "[option]" in folded
    assert "[context, not scored]" in folded


def test_a_framework_without_limits_or_values_leaves_those_lines_out():
    levels = {"nothing-yet": "No.", "discussed-only": "Maybe.", "described": "Yes."}
    given = framework(criterion(levels=levels), scale="narrative")
    text = shown(framework_text.one_framework(loaded(given).framework, shared().themes))
    assert "does not cover" not in text
    assert "good enough" not in text
    assert "by people with lived experience: The door group, May 2026" in " ".join(text.split())


def test_a_criterion_is_shown_whole():
    one = criterion(
        critical=CRITICAL,
        note="Ours alone.",
        weight="1/4",
        effort=2,
        requires=["tiny.b"],
        when={"size": ["small", "large"]},
    )
    given = loaded(framework(one, criterion(id="tiny.b"), facts=["size"])).framework
    blocks = criterion_text(given, given.criteria[0], linked("tiny.a", LINKS), {"b.x": "A gate"})
    assert shown(blocks) == (
        "A door that opens                                                         tiny.a\n"
        "  The organisation keeps its front door open to people who come without an\n"
        "  appointment.\n"
        "  A tiny framework, 1.0.0\n"
        "  why           A closed door is an answer.\n"
        "  stop sign     'Largely' is enough to go on. It is a right: no plan makes it\n"
        "                all right to go on without it. A closed door stays closed\n"
        "  phase         employ (before the first working day)\n"
        "  ask           people using the service\n"
        "  question      Could you come in today?\n"
        "  next step     The team lead unlocks the door for one afternoon this month.\n"
        "  takes         weeks\n"
        "  shown by      a document (document)\n"
        "  comes after   tiny.b\n"
        "  applies when  size is small or large\n"
        "  weight        1/4\n"
        "  domain        Doors (practice)\n"
        "  themes        values\n"
        "  note          Ours alone.\n"
        "\n"
        "Levels\n"
        "  Not yet  Nobody has raised it.\n"
        "  Partly   It was raised at one meeting.\n"
        "  Largely  It is agreed, and a named person answers for it.\n"
        "  Fully    Those it is for say that it works.\n"
        "\n"
        "What could show it\n"
        "  - the opening hours\n"
        "\n"
        "Not this\n"
        "  - a bell that nobody answers\n"
        "\n"
        "Rests on\n"
        "  S1  Doors: Doors are open.\n"
        "\n"
        "In other frameworks\n"
        "  - narrower than b.x (A gate): Only doors.\n"
        "  - narrower than c.y: Houses.\n"
    )


def test_a_group_and_its_option_name_each_other():
    given = loaded(framework(group(), option())).framework
    of_group, of_option = (
        " ".join(shown(criterion_text(given, one, (), {})).split()) for one in given.criteria
    )
    assert "any one of tiny.o" in of_group
    assert "shown by" not in of_group
    assert "Levels" not in of_group
    assert "In other frameworks" not in of_group
    assert "option of tiny.g (A door that opens)" in of_option
    assert "one of several ways" in of_option


def test_a_ledger_is_shown_with_its_counts():
    statements = {
        name: {"heading": name.upper(), "gist": "Something."} for name in ("s1", "s2", "s3")
    }
    given = framework(
        criterion(cites=["s1", "s9"]), statements=statements, omitted={"s2": "Not ours."}
    )
    assert shown(framework_text.trace(ledger(given))) == (
        "A tiny framework                                                      tiny 1.0.0\n"
        "\n"
        "s1: S1\n"
        "  Something.\n"
        "  asked in tiny.a\n"
        "\n"
        "s2: S2\n"
        "  Something.\n"
        "  left out: Not ours.\n"
        "\n"
        "s3: S3\n"
        "  Something.\n"
        "  a gap: neither cited nor omitted\n"
        "  'tiny.a' cites 's9', which is no statement\n"
        "\n"
        "3 statements: 1 asked, 1 left out with a reason, 1 gap, 1 citation of no\n"
        "statement\n"
    )


def between(old, new):
    return difference(loaded(old).framework, loaded(new).framework)


def test_changes_are_shown_by_kind_with_the_version_they_ask_for():
    found = between(
        framework(),
        framework(criterion(title="A gate", weight=2), criterion(id="tiny.b"), version="1.1.0"),
    )
    assert shown(framework_text.changes(found)) == (
        "tiny: 1.0.0 to 1.1.0\n"
        "\n"
        "Added\n"
        "  tiny.b\n"
        "      + A door that opens\n"
        "\n"
        "Rescaled\n"
        "  tiny.a\n"
        "    weight\n"
        "      - 1\n"
        "      + 2\n"
        "\n"
        "Reworded\n"
        "  tiny.a\n"
        "    title\n"
        "      - A door that opens\n"
        "      + A gate\n"
        "\n"
        "Version\n"
        "  these changes ask for a major version, 2.0.0 or above: 1.1.0 is not enough\n"
    )


@pytest.mark.parametrize(
    ("version", "verdict"),
    [("1.0.1", "1.0.1 fits"), ("0.9.9", "0.9.9 goes back"), ("1.0.0", "1.0.0 is not enough")],
)
def test_reworded_texts_are_to_be_read_through(version, verdict):
    found = between(framework(), framework(criterion(title="A gate"), version=version))
    text = " ".join(shown(framework_text.changes(found)).split())
    assert verdict in text
    assert "no program can see that" in text


def test_what_only_came_or_went_needs_no_reading_through():
    old = framework(criterion(note="Ours."), criterion(id="tiny.b"))
    grown = framework(*old["domains"][0]["criteria"], criterion(id="tiny.c"), version="1.1.0")
    text = " ".join(shown(framework_text.changes(between(old, grown))).split())
    assert "1.1.0 fits" in text
    assert "no program" not in text


def test_what_went_is_shown_without_what_came_after():
    text = shown(framework_text.changes(between(framework(criterion(note="Ours.")), framework())))
    assert "    note\n      - Ours.\n\nVersion" in text


def test_no_change_is_said_to_be_none():
    text = shown(framework_text.changes(between(framework(), framework())))
    assert text == "tiny: 1.0.0 to 1.0.0\n  no criterion, statement or setting differs\n"


def test_the_list_is_there_for_machines():
    one = summary(loaded(framework()), shared().themes)
    (found,) = json.loads(framework_json.list_json([one]))["frameworks"]
    assert found["id"] == "tiny"
    assert found["stop_signs"] == {"prepare": 0, "recruit": 0, "employ": 0, "develop": 0}
    assert found["decides"] == []


def test_a_framework_is_there_for_machines_as_its_file_says_it():
    given = framework(criterion(weight=0.25))
    found = json.loads(framework_json.framework_json(loaded(given), shared().themes))
    assert found["framework"] == given
    assert found["scale"][1]["value"] == pytest.approx(1 / 3)
    assert found["target"] == "largely"


def test_a_criterion_is_there_for_machines_with_what_it_rests_on():
    given = loaded(framework(criterion(id="tiny.b"), criterion()))
    one = given.framework.criteria[1]
    found = json.loads(framework_json.criterion_json(given, one, linked("tiny.a", LINKS)))
    assert found["criterion"] == criterion()
    assert (found["domain"], found["kind"], found["evidence_needed"]) == (
        "doors",
        "practice",
        "document",
    )
    assert found["statements"] == {"S1": {"heading": "Doors", "gist": "Doors are open."}}
    assert found["links"][0] == {"to": "b.x", "relation": "narrower", "why": "Only doors."}


def test_a_group_for_machines_needs_no_evidence_of_its_own():
    given = loaded(framework(group(), option()))
    found = json.loads(framework_json.criterion_json(given, given.framework.criteria[0], ()))
    assert found["evidence_needed"] is None


def test_a_scale_without_values_has_none_for_machines():
    levels = {"nothing-yet": "No.", "discussed-only": "Maybe.", "described": "Yes."}
    given = loaded(framework(criterion(levels=levels), scale="narrative"))
    found = json.loads(framework_json.framework_json(given, shared().themes))
    assert [level["value"] for level in found["scale"]] == [None, None, None]


def test_the_ledger_and_the_changes_are_there_for_machines():
    traced = json.loads(framework_json.trace_json(ledger(framework(criterion(cites=["S1", "S9"])))))
    assert traced["astray"] == [{"criterion": "tiny.a", "cites": "S9"}]
    assert traced["gaps"] == []
    changed = json.loads(framework_json.diff_json(between(framework(), framework(version="1.0.1"))))
    assert (changed["needed"], changed["given"], changed["least"], changed["fits"]) == (
        "none",
        "patch",
        "1.0.0",
        True,
    )


@pytest.mark.parametrize(("name", "text"), HOSTILE)
def test_hostile_texts_reach_the_terminal_harmless(name, text):  # noqa: ARG001  # names the case
    one = criterion(why=text + "x", levels={**LEVELS, "fully": text + "!"}, note=text + "y")
    given = Framework.model_validate(framework(one, title=text + "z"), context=shared())
    blocks = (
        *criterion_text(given, given.criteria[0], (), {}),
        *framework_text.one_framework(given, shared().themes),
    )
    unseen = {one for one in shown(blocks) if category(one) in {"Cc", "Cf"}}
    assert unseen == {"\n"}
