"""`peerready check`: the gate for continuous integration."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from peerready.cli import console, options

if TYPE_CHECKING:
    from collections.abc import Mapping
    from fractions import Fraction

    from peerready.checks.check_inputs import Asked
    from peerready.checks.checking import Outcome
    from peerready.errors import UsageError
    from peerready.fields import Phase
    from peerready.finding import Check
    from peerready.gate import Figure
    from peerready.project import LeastVerdict

Form = Literal["text", "github", "sarif", "junit", "gitlab", "json", "markdown"]
Least = Annotated[
    str | None,
    typer.Option("--min-low", metavar="N", help="The least that may be claimed, from 0 to 1."),
]
LeastCoverage = Annotated[
    str | None,
    typer.Option("--min-coverage", metavar="N", help="The least that may be answered, 0 to 1."),
]
LeastEvidenced = Annotated[
    str | None,
    typer.Option("--min-evidenced", metavar="N", help="The least that may be shown, 0 to 1."),
]
Files = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="FILE",
        help="Answers files; without any, those that peerready.yaml lists.",
        show_default=False,
    ),
]
Format = Annotated[Form, typer.Option("--format", help="How the findings are written.")]
FailOn = Annotated[
    Literal["error", "warning", "note"] | None,
    typer.Option("--fail-on", help="The least grave finding that fails.", show_default=False),
]
AskedPhase = Annotated[
    list[str] | None,
    typer.Option(
        "--phase",
        metavar="PHASE[=approaching]",
        help="A phase that must be ready, or approaching; may be given several times.",
        show_default=False,
    ),
]
Baseline = Annotated[
    str | None,
    typer.Option(
        "--baseline",
        metavar="FILE",
        help="What is known; peerready-baseline.json beside peerready.yaml, if it is there.",
        show_default=False,
    ),
]
Update = Annotated[
    bool,
    typer.Option(
        "--update-baseline",
        help="Take what stands now as known; never where CI is set.",
        show_default=False,
    ),
]
Strict = Annotated[
    bool,
    typer.Option(
        "--strict", help="Fail without a baseline, and with a stale one.", show_default=False
    ),
]

NOT_MET = 1
SUMMARY = "GITHUB_STEP_SUMMARY"
STANDARD_OUTPUT = (None, "-")


def check(
    files: Files = None,
    *,
    framework: options.FrameworkFilter = None,
    form: Format = "text",
    json: options.Json = False,
    output: options.Output = None,
    fail_on: FailOn = None,
    min_low: Least = None,
    min_coverage: LeastCoverage = None,
    min_evidenced: LeastEvidenced = None,
    phase: AskedPhase = None,
    baseline: Baseline = None,
    update_baseline: Update = False,
    strict: Strict = False,
    today: options.Today = None,
    quiet: options.Quiet = False,
    no_color: options.NoColor = False,  # noqa: ARG001  # read before parsing
) -> None:
    """Fail a change that breaks a policy the answers rely on, or the gate of peerready.yaml.

    Exit codes: 0 the gate is met, 1 it is not, 2 wrong usage, 3 an input is missing or not valid.
    """
    from peerready.checks.check_inputs import Asked
    from peerready.gate import Flags

    least: dict[Figure, str | None] = {
        "low": min_low,
        "coverage": min_coverage,
        "evidenced": min_evidenced,
    }
    asked = Asked(
        today=options.today(today),
        files=tuple(files or ()),
        only=options.framework_ids(framework),
        sources=options.sources(framework),
        flags=Flags(fail_on, _thresholds(least), _phases(phase)),
        baseline=baseline,
        update=_updating(update_baseline),
        strict=strict,
    )
    _run(asked, "json" if json else form, output, quiet=quiet)


def _updating(asked: bool) -> bool:  # noqa: FBT001  # the value of the option
    """Whether to write the baseline: never where nobody could look at it first."""
    if asked and os.environ.get("CI"):
        hint = "write it where you work, and commit it with the change it accepts"
        raise _usage("--update-baseline is refused where CI is set", hint)
    return asked


def _run(asked: Asked, form: Form, output: str | None, *, quiet: bool) -> None:
    """Write the outcome; of inputs that are not valid only the problems, as findings for machines."""
    from peerready.checks import checking
    from peerready.errors import PeerreadyError, UsageError

    try:
        outcome = checking.check(asked)
    except UsageError:
        raise
    except PeerreadyError as error:
        if form != "text":
            _write(checking.invalid(error.problems), form, output)
        raise
    if outcome.written:
        _keep(outcome, quiet=quiet)
    _write(outcome.check, form, output)
    if not quiet and (form != "text" or output not in STANDARD_OUTPUT):
        _tell(outcome.check)
    if not outcome.check.passed:
        raise typer.Exit(NOT_MET)


def _write(check: Check, form: Form, output: str | None) -> None:
    from peerready.formats.findings import FORMATS

    text = FORMATS[form](check)
    if output in STANDARD_OUTPUT:
        console.out(text)
    else:
        console.write_file(output, console.encoded(text, output))
    summary = os.environ.get(SUMMARY)
    if form == "github" and summary:
        from peerready.formats.findings_github import summary as summarised

        console.append_file(summary, summarised(check).encode())


def _keep(outcome: Outcome, *, quiet: bool) -> None:
    """Write the baseline; an unchanged one stays as it is."""
    from peerready.wording import count

    assert outcome.written is not None  # asked for
    path = outcome.path.as_posix()
    console.write_file(path, console.encoded(outcome.written.text(), path))
    if not quiet:
        known = count(len(outcome.written.findings), "known finding")
        console.err(f"wrote {path} ({known})")


def _tell(check: Check) -> None:
    """The verdict for the log, where the findings themselves go to a machine."""
    from peerready.formats.check_words import counts, verdict

    console.err(f"{counts(check)}\n{verdict(check)}")


def _thresholds(given: Mapping[Figure, str | None]) -> dict[Figure, Fraction]:
    return {figure: _threshold(figure, text) for figure, text in given.items() if text is not None}


def _threshold(figure: Figure, text: str) -> Fraction:
    """A threshold read from its digits, exactly; from 0 to 1."""
    import re
    from fractions import Fraction

    is_number = re.fullmatch(
        r"\d{1,40}(\.\d{1,40})?|\.\d{1,40}|\d{1,40}/[1-9]\d{0,39}", text, re.ASCII
    )
    found = Fraction(text) if is_number else None
    if found is None or found > 1:
        raise _usage(f"--min-{figure}: '{text[:40]}' is no number from 0 to 1", "such as 0.5")
    return found


def _phases(given: list[str] | None) -> dict[Phase, LeastVerdict] | None:
    return dict(map(_phase, given)) if given else None


def _phase(text: str) -> tuple[Phase, LeastVerdict]:
    from peerready.errors import did_you_mean
    from peerready.fields import PHASES, words

    name, _, least = text.partition("=")
    phase = next((phase for phase in PHASES if phase == name), None)
    if phase is None:
        hint = did_you_mean(name, PHASES) or f"the phases are {words(PHASES)}"
        raise _usage(f"--phase: no phase '{name[:40]}'", hint)
    match least or "ready":
        case "ready" | "approaching" as enough:
            return phase, enough
    hint = f"write --phase {phase} or --phase {phase}=approaching"
    raise _usage(f"--phase: '{least[:40]}' is not asked for", hint)


def _usage(message: str, hint: str) -> UsageError:
    from peerready.errors import Problem, UsageError

    return UsageError(Problem(message, hint=hint))
