"""`peerready frameworks schema`: the JSON Schema of a file format, for editors."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

import typer

from peerready.cli import console, framework_given, options
from peerready.errors import Problem, UsageError

if TYPE_CHECKING:
    from peerready.framework import Framework

Of = Annotated[
    Literal["framework", "answers", "assessment", "project", "check", "plan", "comparison"],
    typer.Argument(
        metavar="FORMAT",
        help="framework, answers, assessment, project, check, plan or comparison.",
    ),
]


def schema(
    form: Of,
    *,
    framework: options.FrameworkFilter = None,
    output: options.Output = None,
) -> None:
    """Print the JSON Schema of a format; for answers with -f, of exactly those criteria and levels."""
    from peerready import schema as schemas

    if framework and form != "answers":
        hint = "leave it out, or ask for the schema of answers: only that depends on frameworks"
        raise UsageError(Problem(f"--framework does not go with '{form}'", hint=hint))
    text = schemas.text(schemas.SCHEMAS[form](_frameworks(framework)))
    if output in {None, "-"}:
        console.out(text)
    else:
        console.write_file(output, text.encode())


def _frameworks(given: list[str] | None) -> list[Framework]:
    return [framework_given.loaded(name).framework for name in dict.fromkeys(given or ())]
