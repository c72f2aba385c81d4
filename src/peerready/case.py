"""One organisation's file from the path to its outcome: read, resolved, evidence looked at, assessed."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from peerready import documents, project_file
from peerready.assessment import assess
from peerready.catalog import Catalog
from peerready.errors import PeerreadyError, Problem, UsageError
from peerready.gap import gaps
from peerready.readiness import readiness
from peerready.resolution import resolve

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from peerready.answers import Evidence
    from peerready.assessment import Assessment
    from peerready.catalog import Loaded
    from peerready.evidence import Shown
    from peerready.gap import Gap
    from peerready.project_file import Settings
    from peerready.readiness import Readiness
    from peerready.resolution import Answered


@dataclass(frozen=True, slots=True)
class Block:
    """The outcome against one framework."""

    loaded: Loaded
    assessment: Assessment
    readiness: tuple[Readiness, ...]
    gaps: tuple[Gap, ...]


@dataclass(frozen=True, slots=True)
class Case:
    """One organisation's answers with the outcome against each framework, judged on one day."""

    answered: Answered
    settings: Settings
    blocks: tuple[Block, ...]
    today: date


@dataclass(frozen=True, slots=True)
class Sources:
    """Where frameworks may come from besides the shipped ones."""

    folders: tuple[Path, ...] = ()
    files: tuple[Path, ...] = ()


def cases(
    paths: Sequence[str], today: date, sources: Sources, only: Sequence[str] = ()
) -> tuple[Case, ...]:
    """The case of each file, in order; the problems of all files are raised together.

    `only` limits the blocks to these framework ids; one that a file does not answer is an error.
    """
    found: list[Case] = []
    problems: list[Problem] = []
    for path in paths:
        try:
            found.append(case(path, today, sources))
        except PeerreadyError as error:
            problems += error.problems
    if problems:
        raise PeerreadyError(*dict.fromkeys(problems))
    if not only:
        return tuple(found)
    missing = [problem for one in found for problem in _not_answered(one, only)]
    if missing:
        raise UsageError(*missing)
    return tuple(_limited(one, only) for one in found)


def case(path: str, today: date, sources: Sources) -> Case:
    """The case of one answers file; `path` is as the user gave it."""
    file = Path(path)
    document = documents.read(file, file.as_posix())
    settings = project_file.settings(file.parent)
    catalog = Catalog((*sources.folders, *settings.framework_folders), sources.files)
    answered = resolve(document, catalog, today)
    blocks = tuple(_block(loaded, answered, settings, today) for loaded in answered.frameworks)
    return Case(answered, settings, blocks, today)


def _block(loaded: Loaded, answered: Answered, settings: Settings, today: date) -> Block:
    framework = loaded.framework
    cited = {
        criterion.id: answer.evidence
        for criterion in framework.criteria
        if (answer := answered.answers.answers.get(criterion.id)) and answer.evidence
    }
    shown = _shown(cited, settings.root, framework.valid_for, today) if cited else {}
    assessment = assess(framework, answered.answers, shown)
    return Block(loaded, assessment, readiness(assessment, today), gaps(assessment))


def _shown(
    cited: Mapping[str, Iterable[Evidence]], root: Path, valid_for: int, today: date
) -> dict[str, tuple[Shown, ...]]:
    """What the evidence of each criterion shows."""
    from peerready.evidence import Examiner  # reads documents: only where some are cited

    examiner = Examiner(root, valid_for, today)
    examiner.ask_git(entry for entries in cited.values() for entry in entries)
    return {name: tuple(map(examiner.examine, entries)) for name, entries in cited.items()}


def _limited(one: Case, only: Sequence[str]) -> Case:
    blocks = tuple(block for block in one.blocks if block.loaded.framework.id in only)
    return Case(one.answered, one.settings, blocks, one.today)


def _not_answered(one: Case, only: Sequence[str]) -> list[Problem]:
    answered = [block.loaded.framework.id for block in one.blocks]
    path, hint = one.answered.document.path, f"it answers {', '.join(answered)}"
    return [
        Problem(f"{path} does not answer '{name}'", hint=hint)
        for name in only
        if name not in answered
    ]
