from formats import samples
from peerready.finding import Check
from peerready.formats.findings import FORMATS
from peerready.formats.findings_markdown import LARGEST_COMMENT, MARK

markdown = FORMATS["markdown"]


def test_a_comment_has_its_mark_the_verdict_what_counts_the_figures_and_what_passes():
    assert (
        markdown(samples.FAILING)
        == """\
<!-- peerready:check -->
## peerready: the gate is not met: 2 findings fail

2 errors, 1 warning, 1 note; 1 known, 1 waived

| level | finding | criterion | where |
| --- | --- | --- | --- |
| **error** | the cited file is missing (policies/training plan.md)<br>was it renamed? cite the new name, or take the evidence out (evidence-missing) | ucl.a10 | assessments/answers.yaml:12 |
| **error** | nothing stands under this heading, which ucl.a21 cites (evidence-heading-empty) | ucl.a21 | policies/supervision.md:4 |
| warning | a deciding criterion is not answered (critical-open) | ucl.a3 | assessments/answers.yaml:20 |
| note | an answer that was carried over is still to confirm (to-confirm) | wa.i1 | assessments/answers.yaml:30 |

### Figures

- Millbrook Recovery, ucl: claimed 56–61 % (40 of 43 answered), shown 25 %
  - recruit: ready, by your own account: 3 of 7 shown
  - employ: cannot be said: treat as not yet
  - since the baseline: shown was 27 %
- Millbrook Recovery, wa: claimed 40 %, shown none

### Notes

- the clone is shallow: no file has a date of git

<details>
<summary>1 known, in the baseline</summary>

| level | finding | criterion | where |
| --- | --- | --- | --- |
| **error** | the cited file is missing (policies/old.md)<br>was it renamed? cite the new name, or take the evidence out (evidence-missing) | ucl.a10 | assessments/answers.yaml:12 |

</details>

<details>
<summary>1 waived</summary>

| level | finding | criterion | where |
| --- | --- | --- | --- |
| **error** | nothing stands under this heading, which ucl.a21 cites (policies/w.md#w)<br>until 2027-03-31: w (evidence-heading-empty) | ucl.a21 | policies/supervision.md:4 |

</details>
"""  # noqa: E501  # as it is shown
    )


def test_a_check_without_anything_to_say_is_a_verdict():
    assert markdown(samples.BARE) == f"{MARK}\n## peerready: the gate is met\n\nno findings\n"


def test_the_worst_findings_stand_first_whatever_their_file():
    mild_first = Check((samples.CONFIRM, samples.OPEN, samples.MISSING))

    levels = [line.split("|")[1].strip() for line in markdown(mild_first).splitlines()[7:10]]

    assert levels == ["**error**", "warning", "note"]


def test_a_long_comment_is_cut_where_hosts_cut_and_says_how_much_is_left_out():
    found = samples.many(1000).findings
    long = Check(found + tuple(one._replace(standing="known") for one in found), samples.FIGURES)

    shown = markdown(long)

    rows = shown.count("\n| **error** |")
    assert len(shown.encode()) <= LARGEST_COMMENT + len(MARK) + 1
    assert 100 < rows < 1000
    assert f"\n+{1000 - rows} more, left out here for length\n" in shown
    assert "\n+2 more, left out here for length\n" in shown
    assert "\n+1000 more, left out here for length\n\n</details>\n" in shown
