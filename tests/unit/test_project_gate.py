"""What `peerready.yaml` may say of the gate, the rules and the waivers: every mistake at its place."""

from fractions import Fraction

import pytest

from peerready import documents, validation
from peerready.project import Project
from peerready.rule_codes import CODES

WAIVER = {
    "rule": "evidence-lapsed",
    "criterion": "wa.i1",
    "until": "2026-12-31",
    "reason": "The board meets in December",
    "approved_by": "Chief executive",
}


def read(text):
    """The project file, and its problems as `line:column: message (hint)`."""
    document = documents.parse(text.encode(), "peerready.yaml")
    project, problems = validation.validate(Project, document)
    return project, [
        f"{p.location.line}:{p.location.column}: {p.message}{f' ({p.hint})' if p.hint else ''}"
        for p in problems
    ]


def mistakes(text):
    project, problems = read(text)
    assert project is None
    return problems


def test_nothing_is_asked_for_where_nothing_is_said():
    project, _ = read("answers: answers.yaml")
    assert project.gate.fail_on == "error"
    assert project.gate.min_low is project.gate.phase is None
    assert (project.gate.frameworks, project.switches, project.waivers) == ({}, {}, ())


def test_thresholds_are_read_exactly():
    project, _ = read("gate: {min_low: 0.1, min_coverage: 1, min_evidenced: 2/3}")
    gate = project.gate
    assert (gate.min_low, gate.min_coverage) == (Fraction(1, 10), 1)
    assert gate.min_evidenced == Fraction(2, 3)


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("50", "a threshold lies between 0 and 1 (write 0.5 for 50 %)"),
        ("1.01", "a threshold lies between 0 and 1 (write 0.0101 for 1.01 %)"),
        ("101", "a threshold lies between 0 and 1 (such as 0.5 for half)"),
        ("-0.1", "a threshold lies between 0 and 1 (such as 0.5 for half)"),
        ("1/" + "9" * 5000, "a threshold is a number from 0 to 1 (such as 0.5 for half)"),
        ("half", "a threshold is a number from 0 to 1 (such as 0.5 for half)"),
        ("50%", "a threshold is a number from 0 to 1 (such as 0.5 for half)"),
        (".nan", "a threshold is a number from 0 to 1 (such as 0.5 for half)"),
        (".inf", "a threshold is a number from 0 to 1 (such as 0.5 for half)"),
        ("true", "a threshold is a number from 0 to 1 (such as 0.5 for half)"),
    ],
)
@pytest.mark.parametrize("key", ["min_low", "min_coverage", "min_evidenced"])
def test_an_impossible_threshold_is_an_error_at_its_place(key, value, said):
    where = len(f"gate: {{{key}: ") + 1
    assert mistakes(f"gate: {{{key}: {value}}}") == [f"1:{where}: {said}"]


def test_thresholds_of_parts_are_held_to_the_same():
    text = "gate:\n  frameworks:\n    wa:\n      domains: {i: {min_low: 2}}\n      themes: {x: {min_lo: 1}}\n"
    first, second = mistakes(text)
    assert first.startswith("4:30: a threshold lies between 0 and 1")
    assert second == "5:20: no key 'min_lo' here (did you mean 'min_low'?)"


@pytest.mark.parametrize(
    ("written", "phases"),
    [
        ("recruit", {"recruit": "ready"}),
        ("{recruit: approaching}", {"recruit": "approaching"}),
        ("{prepare: ready, employ: approaching}", {"prepare": "ready", "employ": "approaching"}),
    ],
)
def test_a_phase_alone_means_ready(written, phases):
    project, _ = read(f"gate: {{phase: {written}}}")
    assert project.gate.phase == phases


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("recrut", "1:15: no phase 'recrut' (did you mean 'recruit'?)"),
        (
            "whenever",
            "1:15: no phase 'whenever' (the phases are prepare, recruit, employ or develop)",
        ),
        (
            "{recruit: undecided}",
            "1:25: 'undecided' is not one of ready, approaching",
        ),
    ],
)
def test_a_phase_that_does_not_exist_is_an_error(written, said):
    (problem,) = mistakes(f"gate: {{phase: {written}}}")
    assert problem.startswith(said)


def test_a_list_is_no_phase():
    assert len(mistakes("gate: {phase: [recruit]}")) == 1


@pytest.mark.parametrize("level", ["error", "warning", "note", "off"])
def test_every_rule_but_one_can_be_switched(level):
    codes = CODES[1:]
    project, _ = read("rules:\n" + "".join(f"  {code}: {level}\n" for code in codes))
    assert project.switches == dict.fromkeys(codes, level)


def test_an_invalid_file_cannot_be_switched_off():
    hint = "a file that cannot be read is never passed over: leave this line out"
    assert mistakes("rules: {invalid-file: note}") == [
        f"1:9: 'invalid-file' cannot be switched ({hint})"
    ]


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("evidence-lapse: off", "no rule 'evidence-lapse' (did you mean 'evidence-lapsed'?)"),
        ("zzz: off", "no rule 'zzz' (docs/rules.md lists the rules)"),
    ],
)
def test_a_rule_that_does_not_exist_is_an_error(written, said):
    assert mistakes(f"rules: {{{written}}}") == [f"1:9: {said}"]


def test_a_level_that_does_not_exist_is_an_error():
    (problem,) = mistakes("rules: {evidence-lapsed: fatal}")
    assert problem.startswith("1:26: 'fatal' is not one of error, warning, note, off")


@pytest.mark.parametrize("key", WAIVER)
def test_a_waiver_needs_all_it_can_say(key):
    rest = ", ".join(f"{name}: {value}" for name, value in WAIVER.items() if name != key)
    assert mistakes(f"waivers:\n  - {{{rest}}}\n") == [f"2:5: '{key}' is missing"]


@pytest.mark.parametrize(
    ("key", "value", "said"),
    [
        ("rule", "evidence-laps", "no rule 'evidence-laps' (did you mean 'evidence-lapsed'?)"),
        ("rule", "3", "'3' is not one of"),
        ("until", "31/12/2026", "'31/12/2026' is not a date"),
        ("reason", '" "', "'reason' is empty"),
    ],
)
def test_a_waiver_says_it_rightly(key, value, said):
    whole = ", ".join(f"{name}: {value}" for name, value in {**WAIVER, key: value}.items())
    (problem,) = mistakes(f"waivers:\n  - {{{whole}}}\n")
    assert said in problem or key == "rule"
