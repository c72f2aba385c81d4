"""What a comparison is made of: answers files, or data sets that earlier runs kept of them."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from peerready.cli import console, outputs

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from peerready.case import Sources
    from peerready.comparison.ask import Ask
    from peerready.comparison.compare import Compared
    from peerready.comparison.comparison import LeftOut
    from peerready.errors import Problem
    from peerready.gathering.gather import Gathered
    from peerready.gathering.progress import Progress

DATA_SET = ".parquet"


@dataclass(frozen=True, slots=True)
class Reading:
    """How what is named is read; a data set takes the first two alone."""

    sources: Sources
    today: date
    skip_invalid: bool
    data: str | None
    jobs: int | None
    scheduler: str | None
    quiet: bool


Found = tuple["Compared", tuple["Problem", ...]]
"""What was compared, and every problem of the files that were passed over."""


def compared(paths: Sequence[str], ask: Ask, reading: Reading, output: str | None) -> Found:
    """The comparison of what the paths name; `output` must be none of it."""
    data_sets = [path for path in paths if path.lower().endswith(DATA_SET)]
    if not data_sets:
        return _of_files(paths, ask, reading, output)
    _require_alone(data_sets, paths, reading)
    outputs.require_another(output, *data_sets)
    from peerready.gathering.data_sets import asked

    return asked(data_sets, reading.sources, reading.today, ask), ()


def _require_alone(data_sets: Sequence[str], paths: Sequence[str], reading: Reading) -> None:
    """Nothing, if only data sets are named, and no option that is about reading answers files."""
    from peerready.errors import Problem, UsageError

    problems = []
    if len(data_sets) < len(paths):
        hint = "--data keeps what is read of answers files; afterwards name the data set by itself"
        problems.append(Problem("data sets and answers files are not compared together", hint=hint))
    given = (
        ("--data", reading.data is not None),
        ("--scheduler", reading.scheduler is not None),
        ("--jobs", reading.jobs is not None),
        ("--skip-invalid", reading.skip_invalid),
    )
    problems += (
        Problem(
            f"{option} is about answers files, and a data set is named", hint=f"leave out {option}"
        )
        for option, is_given in given
        if is_given
    )
    if problems:
        raise UsageError(*problems)


def _of_files(paths: Sequence[str], ask: Ask, reading: Reading, output: str | None) -> Found:
    from pathlib import Path

    from peerready.comparison.compare import compare
    from peerready.errors import PeerreadyError
    from peerready.gathering.gather import gather

    with _progress(quiet=reading.quiet) as progress:
        gathered = gather(
            paths,
            reading.sources,
            reading.today,
            only=ask.only,
            skip_invalid=reading.skip_invalid,
            jobs=reading.jobs,
            dataset=Path(reading.data) if reading.data else None,
            scheduler=reading.scheduler,
            progress=progress,
            meanwhile=_ready,
        )
    outputs.require_another(output, *_alike(output, gathered))
    try:
        found = compare(gathered.rosters, gathered.frameworks, ask, _not_here(gathered))
    except PeerreadyError as error:  # what was passed over is named, whatever comes after
        passed_over = () if ask.anonymous else gathered.invalid
        raise type(error)(*error.problems, *as_warnings(passed_over)) from error
    return found, gathered.invalid


def _ready() -> None:
    """Have at hand what comes after reading: to import it takes time that others spend reading."""
    from peerready.compare_screen import blocks  # noqa: F401
    from peerready.content import comparison_view  # noqa: F401


def as_warnings(found: Iterable[Problem]) -> Iterator[Problem]:
    return (replace(problem, severity="warning") for problem in found)


def _alike(output: str | None, gathered: Gathered) -> Iterator[str]:
    """The files that were read under the name that the output has."""
    from pathlib import Path

    name = Path(output or "").name
    for roster in gathered.rosters:
        paths = map(roster.path, range(len(roster)))
        yield from (path for path in paths if path.endswith(name))


@contextmanager
def _progress(*, quiet: bool) -> Iterator[Progress | None]:
    """How far it is, where somebody watches or it takes long."""
    import sys

    from peerready.gathering.progress import Meter

    if quiet or sys.stderr is None:
        yield None
        return
    width = console.width() if sys.stderr.isatty() else None
    meter = Meter(console.err_part, width=width)
    try:
        yield meter
    finally:
        meter.end()


def _not_here(gathered: Gathered) -> LeftOut:
    from peerready.comparison.comparison import LeftOut

    return LeftOut(
        files=gathered.unanswered,
        invalid=tuple((path, _first_fault(problem)) for path, problem in gathered.bad),
    )


def _first_fault(problem: Problem) -> str:
    """A file's first problem, with its line and column where it is in one."""
    place = problem.location
    if not place or not place.line:
        return problem.message
    return f"line {place.line}, column {place.column}: {problem.message}"
