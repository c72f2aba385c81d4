"""`peerready compare`: organisations side by side, or the dates of one, with what was left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from peerready.cli import compare_options, compare_sources, console, options, outputs, problems
from peerready.cli.compare_made import Form, Made, require, write
from peerready.cli.compare_sources import Reading, as_warnings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from peerready.comparison.ask import Ask
    from peerready.comparison.comparison import LeftOut
    from peerready.errors import Location, Problem, UsageError
    from peerready.project_file import Settings

ENDINGS: dict[str, Form] = {
    ".txt": "text",
    ".md": "markdown",
    ".html": "html",
    ".csv": "csv",
    ".json": "json",
    ".xlsx": "xlsx",
    ".docx": "docx",
    ".pdf": "pdf",
}
"""What a file's ending says about its format."""
NAMES: dict[Form, str] = {"docx": "a Word document", "pdf": "a PDF", "xlsx": "a workbook"}
"""What cannot go to standard output, as people call it."""
DETAILED: tuple[Form, ...] = ("html", "csv", "xlsx")
"""The formats that show each criterion unless told not to."""
MOST_NAMED = 20
"""How many files are named on standard error; outputs name them all."""
LEFT_OUT = 5
"""The exit code where valid files, or with --skip-invalid others, are not in the comparison."""


def compare(  # an option each
    paths: compare_options.Paths,
    *,
    framework: options.FrameworkFilter = None,
    common: compare_options.Common = False,
    anonymise: compare_options.Anonymise = False,
    pseudonyms: compare_options.PseudonymFile = None,
    by: compare_options.By = None,
    min_group: compare_options.MinGroup = None,
    order: compare_options.Order = False,
    criteria: compare_options.Criteria = None,
    template: compare_options.HouseDocument = None,
    skip_invalid: compare_options.SkipInvalid = False,
    data: compare_options.Data = None,
    jobs: compare_options.Jobs = None,
    scheduler: compare_options.Scheduler = None,
    form: options.CompareFormat = None,
    json: options.Json = False,
    output: options.Output = None,
    today: options.Today = None,
    quiet: options.Quiet = False,
    no_color: options.NoColor = False,  # noqa: ARG001  # read before parsing
) -> None:
    """Compare organisations, or the dates of one: heat map, spread, what all lack, who could help."""
    from pathlib import Path

    from peerready.comparison.ask import MIN_GROUP, Ask

    if pseudonyms and not anonymise:
        raise _usage("--pseudonyms without --anonymise", "add --anonymise, or leave it out")
    form = "json" if json else form
    expected = form or ENDINGS.get(Path(output or "").suffix.lower())
    if template and expected != "docx":
        raise _usage("--template is for Word alone", "write to a .docx, or leave --template out")
    ask = Ask(
        common=common,
        anonymous=anonymise,
        pseudonyms=_kept(pseudonyms),
        locate=_places(pseudonyms),
        by=by or "",
        min_group=MIN_GROUP if min_group is None else min_group,
        order=order,
        only=options.framework_ids(framework),
    )
    outputs.require_another(output, pseudonyms, data, template)
    outputs.require_another(pseudonyms, data, template)
    outputs.require_another(data, template)
    house = Path(template) if template else None
    require(expected, house)
    settings = _settings(paths, anonymous=anonymise)
    day = options.today(today)
    sources = options.sources(framework)
    reading = Reading(sources, day, skip_invalid, data, jobs, scheduler, quiet)
    compared, invalid = compare_sources.compared(paths, ask, reading, output)
    target, kind = _target(output, form)
    wanted = kind in DETAILED if criteria is None else criteria
    made = Made(compared, ask, settings, day, criteria=wanted, template=house)
    if target != outputs.STANDARD_OUTPUT:
        console.require_place(target)
    _keep(pseudonyms, compared.pseudonyms, ask.pseudonyms)  # first: without it, names are lost
    not_shown = write(made, target, kind)
    if not quiet:
        problems.show((*not_shown, *_remarks(compared.left_out, invalid, ask)))
    if compared.left_out.is_of_files:
        raise typer.Exit(LEFT_OUT)


def _kept(path: str | None) -> Mapping[str, str] | None:
    """The pseudonyms of earlier comparisons; the folder for new ones must be there."""
    from pathlib import Path

    from peerready import pseudonym_file

    if path is None:
        return None
    folder = Path(path).parent
    if not folder.is_dir():
        shown = folder.as_posix()
        raise _usage(f"no folder {shown}", f"make it first: mkdir {shown}")
    return pseudonym_file.read(Path(path), path)


def _places(path: str | None) -> Callable[[str], Location] | None:
    """Where a kept pseudonym stands."""
    from pathlib import Path

    from peerready import pseudonym_file

    return pseudonym_file.places(Path(path), path) if path else None


def _keep(
    path: str | None, found: Mapping[str, str] | None, kept: Mapping[str, str] | None
) -> None:
    """Write the pseudonyms down, for nobody else to read."""
    import os

    from peerready import pseudonym_file

    if path and found is not None and found != kept:
        usual = os.umask(0o077)
        try:
            console.write_file(path, pseudonym_file.text(found).encode())
        finally:
            os.umask(usual)


def _settings(paths: Sequence[str], *, anonymous: bool) -> Settings:
    """How documents are dressed, and words of one's own: of the first path's folder.

    Where names are replaced, only of a folder that holds all of them: another would tell a name.
    """
    from pathlib import Path

    from peerready import project_file

    folders = [path if path.is_dir() else path.parent for path in map(Path, paths)]
    found = project_file.settings(folders[0])
    if anonymous and len({project_file.find(folder) for folder in folders}) > 1:
        return project_file.Settings(found.folder)
    return found


def _target(output: str | None, form: Form | None) -> tuple[str, Form]:
    """Where the comparison goes, and in which format."""
    if output is None or output == outputs.STANDARD_OUTPUT:
        if form in NAMES:
            raise _usage(f"{NAMES[form]} goes to a file", f"name it: -o comparison.{form}")
        return outputs.STANDARD_OUTPUT, form or "text"
    return output, outputs.format_of(output, form, ENDINGS)


def _remarks(left_out: LeftOut, invalid: Iterable[Problem], ask: Ask) -> Iterator[Problem]:
    """What was left out, loudly; where names are replaced no file is named."""
    from peerready.errors import Problem
    from peerready.wording import count

    for some in left_out.counted:
        message = f"{count(some.number, some.noun)} left out: {some.why}"
        yield Problem(message, severity="warning")
    if ask.anonymous:
        out = len(left_out.files) + len(left_out.invalid) + len(left_out.earlier)
        if out:
            hint = "without --anonymise each is named"
            yield Problem(f"{count(out, 'file')} left out", hint=hint, severity="warning")
        return
    yield from as_warnings(invalid)
    if left_out.invalid:  # each is told above, with its place
        yield Problem(
            f"{count(len(left_out.invalid), 'file')} with faults left out", severity="warning"
        )
    older = [(path, f"older than {newer}") for path, newer in left_out.earlier]
    told = (
        (left_out.files, "left out that cannot be compared"),
        (older, "left out, older than another of the same organisation"),
    )
    for files, words in told:
        if files:
            named = "; ".join(f"{path}: {why}" for path, why in files[:MOST_NAMED])
            more = f"; and {len(files) - MOST_NAMED} more" if len(files) > MOST_NAMED else ""
            message = f"{count(len(files), 'file')} {words}"
            yield Problem(message, hint=named + more, severity="warning")


def _usage(message: str, hint: str) -> UsageError:
    from peerready.errors import Problem, UsageError

    return UsageError(Problem(message, hint=hint))
