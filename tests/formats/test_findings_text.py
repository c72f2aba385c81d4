from formats import samples
from peerready.errors import Location
from peerready.finding import Check, Finding
from peerready.formats.findings import FORMATS

text = FORMATS["text"]


def test_a_check_reads_like_our_other_messages_file_by_file_with_what_passes_at_the_end():
    assert (
        text(samples.FAILING)
        == """\
assessments/answers.yaml:12:13: error: ucl.a10: the cited file is missing (policies/training plan.md) [evidence-missing]
   12 |     - {path: policies/training plan.md, grade: document}
      |             ^^^^^^^^^^^^^^^^^^^^^^^^^^
      = was it renamed? cite the new name, or take the evidence out
assessments/answers.yaml:20:3: warning: ucl.a3: a deciding criterion is not answered [critical-open]
   20 |   ucl.a3:
      |   ^^^^^^
assessments/answers.yaml:30:11: note: wa.i1: an answer that was carried over is still to confirm [to-confirm]
   30 |     level: largely
      |           ^^^^^^^

policies/supervision.md:4:1: error: nothing stands under this heading, which ucl.a21 cites [evidence-heading-empty]
    4 | ## Interval and length
      | ^^^^^^^^^^^^^^^^^^^^^^^^

known, in the baseline:
  assessments/answers.yaml:12: ucl.a10: the cited file is missing (policies/old.md) [evidence-missing]

waived:
  policies/supervision.md:4: nothing stands under this heading, which ucl.a21 cites (policies/w.md#w) [evidence-heading-empty]: until 2027-03-31: w

Millbrook Recovery, ucl (assessments/answers.yaml)
  claimed 56–61 % (40 of 43 answered), shown 25 %
  recruit: ready, by your own account: 3 of 7 shown
  employ: cannot be said: treat as not yet
  since the baseline: shown was 27 %

Millbrook Recovery, wa (assessments/answers.yaml)
  claimed 40 %, shown none

note: the clone is shallow: no file has a date of git

2 errors, 1 warning, 1 note; 1 known, 1 waived
the gate is not met: 2 findings fail
"""  # noqa: E501  # as it is shown
    )


def test_a_check_without_a_finding_says_so():
    assert text(samples.BARE) == "no findings\nthe gate is met\n"


def test_what_passes_is_counted_though_nothing_is_new():
    known_alone = Check((samples.KNOWN,))

    assert text(known_alone).endswith("\n\n1 known\nthe gate is met\n")


def test_an_invalid_input_is_no_verdict():
    shown = text(samples.BROKEN)

    assert shown.endswith("\n2 errors\nthe gate cannot be judged: an input is not valid\n")
    assert "\ngone.yaml: error: no such file [invalid-file]\n" in shown


def test_one_failing_finding_fails_in_the_singular():
    one = Check((samples.OPEN,), fail_on="warning")

    assert text(one).endswith("1 warning\nthe gate is not met: 1 finding fails\n")


def test_findings_of_one_file_stand_in_the_order_of_its_lines():
    later, sooner = (
        Finding("critical-open", "error", f"m{line}", Location("a.yaml", line), "a.yaml")
        for line in (9, 2)
    )

    assert text(Check((later, sooner))).startswith("a.yaml:2: error: m2 [critical-open]\na.yaml:9:")
