"""What a gate asks for, waivers, switches, and which files a check is of."""

import os
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from peerready.case import Sources
from peerready.checks import checking
from peerready.checks.check_inputs import Asked
from peerready.errors import Location, PeerreadyError, Problem, UsageError
from peerready.gate import Flags

TODAY = date(2026, 11, 21)
HEAD = """\
format: peerready/answers/1
frameworks: [{}]
organisation: {{name: Saltbush}}
facts: {{size: small, peer_workers: none}}
assessed_on: 2026-11-02
answers:
"""
WAIVER = """\
waivers:
  - rule: {rule}
    criterion: {criterion}
    until: {until}
    reason: The board meets soon
    approved_by: Chief executive
"""


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(folder, project, answers="", frameworks="wa@1"):
    text = f"answers: answers.yaml\n{project}"
    (folder / "peerready.yaml").write_text(text, "utf-8")
    (folder / "answers.yaml").write_text(HEAD.format(frameworks) + answers, "utf-8")


def check(**more):
    return checking.check(Asked(TODAY, **more)).check


def failing(**more):
    return [(one.rule, one.framework, one.subject) for one in check(**more).failing]


def problems(**more):
    with pytest.raises(PeerreadyError) as raised:
        checking.check(Asked(TODAY, **more))
    return raised.value.problems


def test_a_reason_that_says_not_yet_is_a_finding_of_each_answer_it_is_given_for(folder):
    aside = "  {}: {{level: not-applicable, reason: Not yet}}\n"
    names = ("ucl.a18", "ucl.a19")
    write(folder, "", "".join(map(aside.format, names)), "ucl@1")
    found = [one for one in check().findings if one.rule == "not-applicable-reason"]
    said = "this reason says 'not yet'"
    assert [(one.criterion, one.message) for one in found] == [(name, said) for name in names]


# --- thresholds


def test_a_threshold_is_asked_of_every_framework_and_one_of_a_framework_comes_first(folder):
    gate = "gate: {min_coverage: 0.5, frameworks: {ucl: {min_coverage: 0}}}\n"
    write(folder, gate, frameworks="wa@1, ucl@1")
    assert failing() == [("gate-coverage", "wa", "")]


def test_a_flag_comes_before_both_and_leaves_the_parts_their_own(folder):
    write(
        folder,
        "gate: {min_low: 0.9, frameworks: {wa: {min_low: 0.8, domains: {principles: {min_low: 0.1}}, "
        "themes: {values: {min_low: 0.2}}}}}\n",
    )
    assert {subject for _, _, subject in failing()} == {"", "domain principles", "theme values"}
    flags = Flags(least={"low": Fraction(0)})
    assert [s for _, _, s in failing(flags=flags)] == ["domain principles", "theme values"]


def test_what_cannot_be_said_reaches_no_threshold_not_even_none(folder):
    write(folder, "gate: {min_low: 0}\n", frameworks="imroc@1")
    assert failing() == []
    ids = (r.id for r in _framework("imroc").criteria)
    answers = "".join(
        f"  {name}: {{level: not-applicable, reason: No {n}, approved_by: Board}}\n"
        for n, name in enumerate(ids)
        if name not in {o for r in _framework("imroc").criteria for o in [r.id] if r.any_of}
    )
    write(folder, "gate: {min_low: 0}\n", answers, "imroc@1")
    (finding,) = [one for one in check().failing if one.rule == "gate-low"]
    assert "is not to be said, and the gate asks for 0" in finding.message


def _framework(name):
    from peerready.catalog import load_shipped

    return load_shipped(name).framework


def test_figures_are_compared_exactly_and_said_as_they_are(folder):
    scored = [c.id for c in _framework("ucl").criteria if c.scored]
    answers = "".join(f"  {name}: partly\n" for name in scored)
    write(folder, "gate: {min_low: 1/3}\n", answers, "ucl@1")
    assert failing() == []
    write(folder, "gate: {min_low: 0.33333334}\n", answers, "ucl@1")
    (finding,) = check().failing
    assert finding.message.startswith("what is claimed (low) of ucl is 1/3 (33 %)")
    write(folder, "gate: {min_low: 2/3}\n", answers, "ucl@1")
    assert check().failing[0].message.endswith("and the gate asks for 2/3")


@pytest.mark.parametrize(
    ("gate", "said", "hint"),
    [
        ("frameworks: {imroq: {}}", "no framework 'imroq'", "did you mean 'imroc'?"),
        (
            "frameworks: {wa: {domains: {principle: {}}}}",
            "wa has no domain 'principle'",
            "did you mean 'principles'?",
        ),
        ("frameworks: {wa: {themes: {zzz: {}}}}", "wa has no theme 'zzz'", "there are "),
    ],
)
def test_an_id_of_the_gate_that_does_not_exist_is_an_error_at_its_place(gate, said, hint, folder):
    write(folder, f"gate: {{{gate}}}\n")
    (problem,) = problems()
    assert problem.message == said
    assert problem.hint.startswith(hint)
    assert (problem.location.path, problem.location.line) == ("peerready.yaml", 2)


# --- phases


READY = "  wa.i1: fully\n  wa.i6: fully\n"


@pytest.mark.parametrize(
    ("asked", "verdict"),
    [
        ("phase: recruit", "not assessed, which counts as not yet"),
        ("phase: employ", "undecided, which counts as not yet"),
        ("phase: {employ: approaching}", "undecided, which counts as not yet"),
    ],
)
def test_a_phase_nobody_can_judge_does_not_pass(asked, verdict, folder):
    write(folder, f"gate: {{{asked}}}\n")
    (finding,) = check().failing
    assert verdict in finding.message


def test_a_promise_is_enough_only_where_the_gate_says_so(folder):
    action = "{do: See to it, owner: Lead, due: 2027-01-31}"
    promise = f"  wa.i1: fully\n  wa.i6: {{level: not-yet, action: {action}}}\n"
    write(folder, "gate: {phase: prepare}\n", promise)
    (finding,) = check().failing
    assert "is approaching, and the gate asks for ready" in finding.message
    assert finding.hint == "because of wa.i6"
    assert finding.location.line == 8
    write(folder, "gate: {phase: {prepare: approaching}}\n", promise)
    assert failing() == []
    write(
        folder,
        "gate: {phase: {prepare: approaching}}\n",
        promise.replace("2027-01-31", "2026-11-20"),
    )
    assert [rule for rule, _, _ in failing()] == ["gate-phase"]


def test_a_phase_of_one_framework_or_of_the_flags_comes_first(folder):
    write(folder, "gate: {phase: employ, frameworks: {wa: {phase: prepare}}}\n", READY)
    assert failing() == []
    assert failing(flags=Flags(phases={"employ": "ready"})) == [("gate-phase", "wa", "employ")]


def test_a_warning_fails_where_the_gate_says_so_and_a_flag_comes_first(folder):
    write(folder, "gate: {fail_on: warning}\n")
    assert {rule for rule, _, _ in failing()} == {"critical-open"}
    assert failing(flags=Flags("error")) == []


# --- stop signs


def test_a_right_below_its_floor_has_no_promise_and_a_preparation_has(folder):
    answers = (
        "  wa.p2: {level: not-yet, action: {do: See to it, owner: Lead, due: 2027-01-31}}\n"
        "  wa.i6: {level: not-yet, action: {do: See to it, owner: Lead, due: 2027-01-31}}\n"
        "  wa.i3c: partly\n"
    )
    write(folder, "", answers)
    hints = {o.criterion: o.hint for o in check().findings if o.rule == "critical-below-floor"}
    assert hints["wa.i6"] == "promised by 2027-01-31"
    assert hints["wa.p2"] == "it is a right: no promise stands in for it"
    assert hints["wa.i3c"] == "promise it: an action with an owner and a day"


# --- waivers


def waiver(rule="to-confirm", criterion="wa.i1", until="2026-11-21"):
    return WAIVER.format(rule=rule, criterion=criterion, until=until)


CONFIRM = "  wa.i1: {level: fully, to_confirm: true}\n"


def of(rule):
    return [one for one in check().findings if one.rule == rule]


def test_a_waiver_holds_through_its_last_day_and_says_why(folder):
    write(folder, "rules: {to-confirm: error}\n" + waiver(), CONFIRM)
    (finding,) = of("to-confirm")
    assert finding.standing == "waived"
    assert finding.because == (
        "The board meets soon (until 2026-11-21, approved by Chief executive)"
    )
    assert failing() == []


def test_an_expired_waiver_fails_with_what_it_accepted(folder):
    write(folder, "rules: {to-confirm: error}\n" + waiver(until="2026-11-20"), CONFIRM)
    assert [rule for rule, _, _ in failing()] == ["to-confirm", "waiver-expired"]


def test_a_waiver_is_of_one_rule_and_one_criterion(folder):
    write(folder, waiver(criterion="wa.i2a"), CONFIRM)
    assert of("to-confirm")[0].standing == "new"
    assert [one.level for one in of("waiver-unused")] == ["note"]


def test_a_waiver_of_a_framework_that_is_not_checked_is_left_alone(folder):
    write(folder, waiver(criterion="ucl.a1"))
    assert of("waiver-unused") == []


def test_a_waiver_of_a_criterion_that_does_not_exist_is_an_error(folder):
    write(folder, waiver(criterion="wa.i1x"))
    (problem,) = problems()
    assert problem.message == "no criterion 'wa.i1x' in wa"
    assert (problem.location.path, problem.location.line) == ("peerready.yaml", 4)


# --- switches


@pytest.mark.parametrize(("switch", "levels"), [("off", []), ("error", ["error"])])
def test_a_rule_is_switched(switch, levels, folder):
    write(folder, f"rules: {{to-confirm: {switch}}}\n", CONFIRM)
    assert [one.level for one in of("to-confirm")] == levels


# --- what is found once


def test_evidence_by_word_of_mouth_is_told_apart_without_its_text(folder):
    note = "{{note: Dr {} said so, grade: confirmed, by: {}, date: 2020-01-01}}"
    entries = ", ".join(
        [note.format("A", "carers"), note.format("B", "hr"), note.format("C", "hr")]
    )
    write(folder, "", f"  wa.i1: {{level: fully, voices: [team], evidence: [{entries}]}}\n")
    found = of("evidence-lapsed")
    assert [one.subject for one in found] == [
        "confirmed evidence by carers of 2020-01-01",
        "confirmed evidence by hr of 2020-01-01",
    ]
    assert {one.message for one in found} == {"this evidence held through 2022-01-01"}
    assert "Dr" not in repr([(one.message, one.subject, one.hint) for one in found])


def test_an_undated_word_and_an_address_are_told_apart(folder):
    entries = "{note: So they say, grade: said}, {url: https://wa.example/a, grade: document}"
    write(folder, "", f"  wa.i1: {{level: fully, evidence: [{entries}]}}\n")
    assert [one.subject for one in of("evidence-no-date")] == [
        "said evidence",
        "https://wa.example/a",
    ]


def test_what_may_lead_to_a_person_is_told_once_a_file_and_never_repeated(folder):
    head = HEAD.format("wa@1, ucl@1").replace("Saltbush", "Saltbush 0412 345 678")
    note = "{level: partly, note: a@wa.example or 0412 345 678}"
    write(folder, "", f"  wa.i1: {note}\n  ucl.a1: {note}\n", "wa@1, ucl@1")
    text = (folder / "answers.yaml").read_text("utf-8").partition("answers:\n")[2]
    (folder / "answers.yaml").write_text(head + text, "utf-8")
    found = of("personal-data")
    assert [(one.framework, one.criterion, one.subject) for one in found] == [
        ("wa", "", "organisation name: a phone number"),
        ("wa", "wa.i1", "note: a phone number"),
        ("wa", "wa.i1", "note: an e-mail address"),
        ("ucl", "ucl.a1", "note: a phone number"),
        ("ucl", "ucl.a1", "note: an e-mail address"),
    ]
    assert "0412" not in repr([(one.message, one.hint, one.subject) for one in found])


def test_a_reason_that_is_given_again_and_again_is_told_of_each(folder):
    reason = "{level: not-applicable, reason: Our funder does it}"
    write(folder, "", "".join(f"  wa.{one}: {reason}\n" for one in ("i2a", "i2b", "i2c")), "wa@1")
    found = of("not-applicable-reason")
    assert [one.criterion for one in found] == ["wa.i2a", "wa.i2b", "wa.i2c"]
    assert all("3 times" in one.message for one in found)


def test_a_reason_that_is_none_is_told_of_its_own_framework(folder):
    reason = "{level: not-applicable, reason: Not yet}"
    write(folder, "", f"  wa.i2a: {reason}\n  ucl.f6: {reason}\n", "wa@1, ucl@1")
    found = of("not-applicable-reason")
    assert [(one.framework, one.criterion) for one in found] == [
        ("wa", "wa.i2a"),
        ("ucl", "ucl.f6"),
    ]


# --- the files


def test_without_a_project_file_the_named_files_are_checked(folder):
    write(folder, "", CONFIRM)
    (folder / "peerready.yaml").unlink()
    made = check(files=("answers.yaml",))
    assert [one.framework for one in made.summaries] == ["wa"]
    assert made.notes == ()


def test_files_of_several_folders_are_named_from_the_one_that_holds_them(folder):
    for name in ("a", "b"):
        (folder / name).mkdir()
        (folder / name / "answers.yaml").write_text(HEAD.format("wa@1") + CONFIRM, "utf-8")
    made = check(files=("a/answers.yaml", str(folder / "b" / "answers.yaml")))
    assert {one.location.path for one in made.findings} == {"a/answers.yaml", "b/answers.yaml"}


def test_a_part_of_the_project_is_said_to_be_one(folder):
    write(folder, "")
    (folder / "more.yaml").write_bytes((folder / "answers.yaml").read_bytes())
    (folder / "peerready.yaml").write_text("answers: '*s.yaml'\ngate: {frameworks: {ucl: {}}}\n")
    (folder / "mores.yaml").write_bytes((folder / "answers.yaml").read_bytes())
    part = check(files=("answers.yaml",))
    assert len(part.notes) == 1
    assert part.failing == ()
    whole = check(files=("./answers.yaml", "mores.yaml"))
    assert whole.notes == ()
    assert [one.rule for one in whole.failing] == ["gate-unanswered"]


def test_a_file_named_twice_is_checked_once(folder):
    write(folder, "")
    assert len(check(files=("answers.yaml", "./answers.yaml")).summaries) == 1


@pytest.mark.parametrize(
    "pattern", ["answers.yaml", "**/*.yaml", "./answers.yaml", "ans[w]ers.yaml"]
)
def test_answers_are_found_by_name_and_pattern(pattern, folder):
    write(folder, "")
    (folder / "peerready.yaml").rename(folder / "settings")
    (folder / "peerready.yaml").write_text(f'answers: ["{pattern}"]\nframework_folders: []\n')
    if pattern == "**/*.yaml":
        assert {one.location.path for one in problems()} == {"peerready.yaml"}
    else:
        assert len(check().summaries) == 1


def test_a_file_whose_name_looks_like_a_pattern_is_found(folder):
    write(folder, "")
    (folder / "answers.yaml").rename(folder / "a[1].yaml")
    (folder / "peerready.yaml").write_text("answers: 'a[1].yaml'\n")
    assert len(check().summaries) == 1


def test_every_pattern_that_matches_nothing_is_an_error_at_its_place(folder):
    write(folder, "")
    (folder / "peerready.yaml").write_text("answers:\n  - answers.yaml\n  - a/*.yaml\n  - b.yaml\n")
    assert [(one.message, one.location.line) for one in problems()] == [
        ("no answers file is found here", 3),
        ("no answers file is found here", 4),
    ]


@pytest.mark.parametrize(
    "pattern",
    ["../*.yaml", "/etc/*", "../more.yaml", "linked/*.yaml", "**/*.yaml", "linked/a.yaml"],
)
@pytest.mark.parametrize("files", [(), ("answers.yaml",)])
def test_answers_outside_the_project_are_refused_where_they_are_listed(folder, pattern, files):
    project, outside = folder / "project", folder / "outside"
    project.mkdir()
    outside.mkdir()
    write(project, "")
    for file in (outside / "a.yaml", folder / "more.yaml"):
        file.write_text(HEAD.format("wa@1"), "utf-8")
    (project / "linked").symlink_to(outside)
    (project / "b").mkdir()
    (project / "b" / "a.yaml").symlink_to(outside / "a.yaml")
    (project / "peerready.yaml").write_text(f'answers: ["{pattern}", answers.yaml]\n', "utf-8")

    os.chdir(project)

    (problem,) = problems(files=files)
    assert problem.message == "this leads out of the folder of peerready.yaml"
    assert (problem.location.line, problem.location.column) == (1, 11)
    assert problem.hint


def test_a_single_pattern_that_matches_nothing_is_an_error_at_its_place(folder):
    write(folder, "")
    (folder / "answers.yaml").unlink()
    (problem,) = problems()
    assert (problem.location.line, problem.location.column) == (1, 10)


def test_a_folder_is_no_answers_file(folder):
    write(folder, "")
    (folder / "answers.yaml").unlink()
    (folder / "answers.yaml").mkdir()
    assert problems()[0].message == "no answers file is found here"


@pytest.mark.usefixtures("folder")
def test_nothing_to_check_is_wrong_usage():
    with pytest.raises(UsageError, match="nothing to check"):
        checking.check(Asked(TODAY))


def test_own_frameworks_that_are_missing_are_told_without_a_folder_of_this_machine(folder):
    write(folder, "framework_folders: own\n")
    (problem,) = problems()
    assert problem.message == "no folder 'own'"
    (finding,) = checking.invalid([problem]).findings
    assert finding.location.path == "peerready.yaml"


def test_sources_of_frameworks_are_heard_for_the_gate(folder):
    write(folder, "gate: {frameworks: {tiny: {}}}\n")
    (folder / "own").mkdir()
    (folder / "own" / "tiny.yaml").write_text("format: peerready/framework/1\n")
    with pytest.raises(PeerreadyError):
        checking.check(Asked(TODAY, sources=Sources(folders=(folder / "own",))))


@pytest.mark.usefixtures("folder")
def test_on_another_drive_a_place_is_named_by_its_last_part(monkeypatch):
    from peerready.checks.check_files import scope

    where = scope(())

    def no_way(*_):
        raise ValueError

    monkeypatch.setattr(os.path, "relpath", no_way)
    assert where.location(Location("/d/answers.yaml")).path == "answers.yaml"
    assert where.problem(Problem("m", hint=f"in {Path.cwd()}/a")).hint == "in a"
