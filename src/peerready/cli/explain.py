"""`peerready explain`: a criterion, a figure or a word; with a file, the sum behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from peerready.cli import console, options

if TYPE_CHECKING:
    from collections.abc import Iterable

    from peerready.assessment import Assessment, Part
    from peerready.case import Block, Case
    from peerready.errors import UsageError
    from peerready.screen import Block as Shown

What = Annotated[str, typer.Argument(help="A criterion's id, a figure, or a word.")]
File = Annotated[str | None, typer.Argument(help="An answers file: shows the sum behind it.")]
Of = Annotated[
    str | None, typer.Option("--of", help="A domain, kind or theme instead of the whole.")
]


def explain(
    what: What,
    file: File = None,
    *,
    of: Of = None,
    framework: options.FrameworkFilter = None,
    today: options.Today = None,
    no_color: options.NoColor = False,  # noqa: ARG001  # read before parsing
) -> None:
    """Explain a criterion, a figure or a word; with an answers file, the sum behind it."""
    from peerready.cli.showing import shown

    if file is None:
        blocks = _without_answers(what, framework)
    else:
        from peerready.case import cases

        sources, only = options.sources(framework), options.framework_ids(framework)
        (case,) = cases([file], options.today(today), sources, only)
        blocks = _with_answers(case, what, of)
    console.out(shown(blocks))


def _without_answers(what: str, framework: list[str] | None) -> tuple[Shown, ...]:
    from peerready import explain as say
    from peerready import glossary
    from peerready.catalog import Catalog

    if glossary.meaning(what):
        return say.word(what)
    sources = options.sources(framework)
    catalog = Catalog(sources.folders, sources.files)
    found = catalog.find(what.split(".", maxsplit=1)[0])
    if found is None or "." not in what:
        raise _nothing(what, glossary.known())
    one = next((c for c in found.framework.criteria if c.id == what), None)
    if one is None:
        raise _nothing(what, [c.id for c in found.framework.criteria])
    return say.criterion(found.framework, one)


def _with_answers(case: Case, what: str, of: str | None) -> tuple[Shown, ...]:
    from peerready import explain as say
    from peerready import glossary

    if what in say.NAMES:
        parts = [(block, _part(block.assessment, of)) for block in case.blocks]
        found = [
            say.figure(block.assessment, what, part) for block, part in parts if part or not of
        ]
        if not found:
            raise _nothing(of or "", _part_names(case))
        return tuple(shown for blocks in found for shown in blocks)
    for block in case.blocks:
        for result in block.assessment.results:
            if result.id == what:
                own = case.settings.words
                return say.result(block, result, own, case.today)
    if glossary.meaning(what):
        return say.word(what)
    raise _nothing(what, [*say.NAMES, *_criteria(case.blocks)])


def _part(assessment: Assessment, name: str | None) -> Part | None:
    parts = (*assessment.domains, *assessment.kinds, *assessment.themes)
    return next((part for part in parts if part.id == name), None)


def _part_names(case: Case) -> list[str]:
    return [
        part.id
        for block in case.blocks
        for part in (*block.assessment.domains, *block.assessment.kinds, *block.assessment.themes)
    ]


def _criteria(blocks: tuple[Block, ...]) -> list[str]:
    return [result.id for block in blocks for result in block.assessment.results]


def _nothing(what: str, known: Iterable[str]) -> UsageError:
    from peerready.errors import Problem, UsageError, did_you_mean

    hint = (
        did_you_mean(what, known) or "a criterion's id, a figure such as low, or a word such as gap"
    )
    return UsageError(Problem(f"nothing to explain under '{what[:60]}'", hint=hint))
