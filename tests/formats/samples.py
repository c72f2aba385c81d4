"""Checks to be written in every format."""

from peerready.errors import Location
from peerready.finding import Check, Finding, Summary

ANSWERS = "assessments/answers.yaml"
POLICY = "policies/supervision.md"

MISSING = Finding(
    "evidence-missing",
    "error",
    "the cited file is missing",
    Location(ANSWERS, 12, 13, 39, "    - {path: policies/training plan.md, grade: document}"),
    ANSWERS,
    "ucl",
    "ucl.a10",
    "policies/training plan.md",
    "was it renamed? cite the new name, or take the evidence out",
)
EMPTY = Finding(
    "evidence-heading-empty",
    "error",
    "nothing stands under this heading, which ucl.a21 cites",
    Location(POLICY, 4, 1, 25, "## Interval and length  "),
    ANSWERS,
    "ucl",
    "ucl.a21",
    "policies/supervision.md#interval-and-length",
)
OPEN = Finding(
    "critical-open",
    "warning",
    "a deciding criterion is not answered",
    Location(ANSWERS, 20, 3, 9, "  ucl.a3:"),
    ANSWERS,
    "ucl",
    "ucl.a3",
)
CONFIRM = Finding(
    "to-confirm",
    "note",
    "an answer that was carried over is still to confirm",
    Location(ANSWERS, 30, 11, 18, "    level: largely"),
    ANSWERS,
    "wa",
    "wa.i1",
)
KNOWN = MISSING._replace(subject="policies/old.md", standing="known")
WAIVED = EMPTY._replace(subject="policies/w.md#w", standing="waived", because="until 2027-03-31: w")
INVALID = Finding(
    "invalid-file",
    "error",
    "no criterion 'ucl.zz' in ucl 1.0.0",
    Location(ANSWERS, 9, 3, 9, "  ucl.zz: fully"),
    ANSWERS,
    hint="did you mean 'ucl.a2'?",
)
UNPLACED = Finding("invalid-file", "error", "no such file", Location("gone.yaml"), "gone.yaml")

FIGURES = (
    Summary(
        ANSWERS,
        "Millbrook Recovery",
        "ucl",
        "56–61 % (40 of 43 answered)",
        "25 %",
        (
            ("recruit", "ready, by your own account: 3 of 7 shown"),
            ("employ", "cannot be said: treat as not yet"),
        ),
        ("shown was 27 %",),
    ),
    Summary(ANSWERS, "Millbrook Recovery", "wa", "40 %", "none", (), ()),
)

CLEAN = Check((), FIGURES)
BARE = Check(())
FAILING = Check(
    (MISSING, EMPTY, OPEN, CONFIRM, KNOWN, WAIVED),
    FIGURES,
    notes=("the clone is shallow: no file has a date of git",),
)
PASSING = Check((OPEN, CONFIRM, KNOWN, WAIVED), FIGURES)
STRICT = Check((OPEN, CONFIRM), FIGURES, fail_on="warning")
BROKEN = Check((INVALID, UNPLACED))

ALL = {
    "clean": CLEAN,
    "bare": BARE,
    "failing": FAILING,
    "passing": PASSING,
    "strict": STRICT,
    "broken": BROKEN,
}


def many(number, level="error"):
    """A check of so many findings of one level."""
    return Check(tuple(MISSING._replace(level=level, subject=f"p/{n}.md") for n in range(number)))


def hostile(text):
    """A check whose every free text is this one."""
    path = f"p/{text}.md"
    where = Location(path, 3, 1, 5, f"    {text}")
    new = Finding(
        "evidence-missing", "error", f"it says {text}", where, path, "ucl", text, text, text
    )
    bare = Location(text, 1, 1, 2, text)
    plain = Finding("evidence-missing", "warning", text, bare, text, "wa", text, text, text)
    others = (
        new._replace(standing="known", subject=f"{text}k"),
        plain._replace(standing="waived", because=text),
    )
    summary = Summary(path, text, "ucl", text, text, ((text, text),), (text,))
    return Check((new, plain, *others), (summary,), notes=(text,))
