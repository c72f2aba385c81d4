"""The options of `peerready compare` that no other command has."""

from __future__ import annotations

from typing import Annotated

import typer

Paths = Annotated[
    list[str],
    typer.Argument(
        metavar="PATH",
        help="Answers files, folders with answers files, or data sets (.parquet).",
        show_default=False,
    ),
]
Common = Annotated[
    bool,
    typer.Option(
        "--common",
        help="Compare only what all share, and say what was left out.",
        show_default=False,
    ),
]
Anonymise = Annotated[
    bool,
    typer.Option(
        "--anonymise",
        help="Replace names by pseudonyms; leave out countries, facts, dates and paths.",
        show_default=False,
    ),
]
PseudonymFile = Annotated[
    str | None,
    typer.Option(
        "--pseudonyms",
        metavar="FILE",
        help="Keep the pseudonyms in this file, for the next comparison; it says who is who.",
        show_default=False,
    ),
]
By = Annotated[
    str | None,
    typer.Option(
        "--by",
        metavar="FACT",
        help="Groups by a fact such as size, by country or by year; no single organisation.",
        show_default=False,
    ),
]
MinGroup = Annotated[
    int | None,
    typer.Option(
        "--min-group",
        metavar="N",
        help="The least size of a group that is shown; 5 unless given, never below 3.",
        show_default=False,
    ),
]
Order = Annotated[
    bool,
    typer.Option(
        "--order",
        help="Show an order by what is claimed, with its uncertainty.",
        show_default=False,
    ),
]
Criteria = Annotated[
    bool | None,
    typer.Option(
        "--criteria/--no-criteria",
        help="Show each criterion; html, csv and xlsx do unless told not to.",
        show_default=False,
    ),
]
HouseDocument = Annotated[
    str | None,
    typer.Option(
        "--template",
        metavar="FILE",
        help="A house document (.docx) for Word, whose styles, head and foot are used.",
        show_default=False,
    ),
]
SkipInvalid = Annotated[
    bool,
    typer.Option(
        "--skip-invalid",
        help="Go on without files that have faults: each is named, and the exit code is 5.",
        show_default=False,
    ),
]
Data = Annotated[
    str | None,
    typer.Option(
        "--data",
        metavar="FILE",
        help="Keep the data in this Parquet file: the next time only changed files are read.",
        show_default=False,
    ),
]
Jobs = Annotated[
    int | None,
    typer.Option(
        "--jobs",
        metavar="N",
        min=1,
        help="Use so many processes; as many as there are processors unless given.",
        show_default=False,
    ),
]
Scheduler = Annotated[
    str | None,
    typer.Option(
        "--scheduler",
        metavar="ADDRESS",
        help="Hand the work to the Dask cluster at this address.",
        show_default=False,
    ),
]
