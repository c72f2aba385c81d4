from formats import samples
from peerready.errors import Location
from peerready.finding import Check, Finding
from peerready.formats.findings import FORMATS
from peerready.formats.findings_github import LARGEST_SUMMARY, summary

annotations = FORMATS["github"]


def commands(shown):
    return [line for line in shown.splitlines() if line.startswith("::")]


def test_the_new_findings_are_log_commands_the_worst_first():
    assert annotations(samples.FAILING).splitlines() == [
        (
            "::error title=peerready evidence-missing,file=assessments/answers.yaml,line=12,endLine=12,"
            "col=13,endColumn=39::ucl.a10: the cited file is missing (policies/training plan.md)%0Awas it "
            "renamed? cite the new name, or take the evidence out"
        ),
        (
            "::error title=peerready evidence-heading-empty,file=policies/supervision.md,line=4,"
            "endLine=4,col=1,endColumn=25::nothing stands under this heading, which ucl.a21 cites"
        ),
        (
            "::warning title=peerready critical-open,file=assessments/answers.yaml,line=20,endLine=20,"
            "col=3,endColumn=9::ucl.a3: a deciding criterion is not answered"
        ),
        (
            "::notice title=peerready to-confirm,file=assessments/answers.yaml,line=30,endLine=30,"
            "col=11,endColumn=18::wa.i1: an answer that was carried over is still to confirm"
        ),
    ]


def test_a_finding_without_a_line_names_the_file_alone():
    shown = annotations(samples.BROKEN)

    assert "::error title=peerready invalid-file,file=gone.yaml::no such file\n" in shown


def test_a_finding_without_an_end_marks_one_character_and_one_without_a_column_the_line():
    whole = Finding("to-confirm", "note", "m", Location("a.yaml", 3), "a.yaml")
    point = Finding("to-confirm", "note", "m", Location("a.yaml", 3, 4), "a.yaml")

    assert commands(annotations(Check((whole, point)))) == [
        "::notice title=peerready to-confirm,file=a.yaml,line=3,endLine=3::m",
        "::notice title=peerready to-confirm,file=a.yaml,line=3,endLine=3,col=4,endColumn=5::m",
    ]


def test_no_more_are_written_than_the_host_shows_and_the_rest_is_counted():
    levels = ("note", "warning", "error")
    findings = tuple(f for level in levels for f in samples.many(12, level).findings)

    shown = annotations(Check(findings))

    assert [line.split(" ")[0] for line in commands(shown)] == (
        ["::error"] * 10 + ["::warning"] * 10 + ["::notice"] * 10
    )
    assert "\n+6 more in the summary: at most 10 of a level are annotated\n" in shown


def test_known_and_waived_findings_are_not_annotated():
    assert annotations(Check((samples.KNOWN, samples.WAIVED))) == ""


def test_the_summary_holds_every_finding_without_the_mark_of_a_comment():
    shown = summary(samples.many(40))

    assert shown.startswith("## peerready: the gate is not met: 40 findings fail\n")
    assert shown.count("| **error** |") == 40


def test_the_summary_is_cut_to_what_the_host_takes():
    shown = summary(samples.many(9000))

    assert len(shown.encode()) <= LARGEST_SUMMARY
    assert "more, left out here for length\n" in shown
