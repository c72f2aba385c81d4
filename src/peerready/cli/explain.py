"""`peerready explain`: a criterion, a figure, a rule or a word; with a file, the sum behind it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

import typer

from peerready.cli import console, options

if TYPE_CHECKING:
    from collections.abc import Iterable

    from peerready.case import Case
    from peerready.errors import UsageError
    from peerready.explanation import FigureName
    from peerready.screen import Block as Shown

What = Annotated[
    str, typer.Argument(help="A criterion's id, a figure, a rule of check, or a word.")
]
File = Annotated[str | None, typer.Argument(help="An answers file: shows the sum behind it.")]
Of = Annotated[
    str | None, typer.Option("--of", help="A domain, kind, theme or step instead of the whole.")
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
    """Explain a criterion, a figure, a rule or a word; with an answers file, the sum behind it."""
    from peerready.cli.showing import shown

    if file is None:
        blocks = _without_answers(what, of, framework)
    else:
        from peerready.case import cases

        sources, only = options.sources(framework), options.framework_ids(framework)
        (case,) = cases([file], options.today(today), sources, only)
        blocks = _with_answers(case, what, of)
    console.out(shown(blocks))


def _without_answers(what: str, of: str | None, framework: list[str] | None) -> tuple[Shown, ...]:
    from peerready.cli import framework_given
    from peerready.cli.frameworks_show import criterion_blocks

    if of:
        raise _usage("--of needs an answers file", f"peerready explain low FILE --of {of[:60]}")
    said = _said(what)
    if said:
        return said
    known = replace(framework_given.catalog(), files=options.sources(framework).files)
    found = known.find(what.partition(".")[0]) if "." in what else None
    if found is None:
        raise _nothing(what, _known())
    return criterion_blocks(found, framework_given.criterion(found.framework, what))


def _with_answers(case: Case, what: str, of: str | None) -> tuple[Shown, ...]:
    from peerready import explain as say

    spoken = say.SPOKEN.get(what.casefold(), what.casefold())
    name = next((name for name in say.NAMES if name == spoken), None)
    if name:
        return _figure(case, name, of)
    if of:
        hint = f"the figures are {', '.join(say.NAMES)}"
        raise _usage(f"--of goes with a figure, not with '{what[:60]}'", hint)
    own = case.settings.words
    for block in case.blocks:
        for result in block.assessment.results:
            if result.id == what:
                return say.result(block, result, own, case.today)
    said = _said(what)
    if said is None:
        raise _nothing(what, [*_known(), *_criteria(case)])
    return said


def _said(what: str) -> tuple[Shown, ...] | None:
    """A word, a figure or a rule, without answers; None where it is none of them."""
    from peerready import explain as say
    from peerready import rules_page

    return say.word(what) or rules_page.explained(what)


def _known() -> tuple[str, ...]:
    from peerready import glossary
    from peerready.rule_codes import CODES

    return (*glossary.known(), *CODES)


def _figure(case: Case, name: FigureName, of: str | None) -> tuple[Shown, ...]:
    """A figure of each framework, or of each that has the part asked for."""
    from peerready import explain as say

    assessments = [block.assessment for block in case.blocks]
    if of is None:
        found = [say.figure(assessment, name) for assessment in assessments]
    else:
        parts = [(a, part) for a in assessments for part in say.parts(a) if part.id == of]
        found = [say.figure(assessment, name, part) for assessment, part in parts]
        if not found:
            raise _no_part(of, dict.fromkeys(p.id for a in assessments for p in say.parts(a)))
    return tuple(shown for blocks in found for shown in blocks)


def _criteria(case: Case) -> list[str]:
    return [result.id for block in case.blocks for result in block.assessment.results]


def _nothing(what: str, known: Iterable[str]) -> UsageError:
    from peerready.errors import did_you_mean

    hint = did_you_mean(what, known)
    return _usage(
        f"nothing to explain under '{what[:60]}'",
        hint or "give a criterion's id, a figure such as low, or a word such as gap",
    )


def _no_part(of: str, known: Iterable[str]) -> UsageError:
    from peerready.errors import did_you_mean

    hint = did_you_mean(of, known) or f"there are {', '.join(known)}"
    return _usage(f"no domain, kind or theme '{of[:60]}' in these answers", hint)


def _usage(message: str, hint: str) -> UsageError:
    from peerready.errors import Problem, UsageError

    return UsageError(Problem(message, hint=hint))
