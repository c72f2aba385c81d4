"""A check held against its baseline: what stands worse, what is known, and whether it is out of date.

Imported only where there is a baseline, or one is to be written.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from peerready import baseline
from peerready.baseline import moved, state
from peerready.checks.check_findings import findings_of
from peerready.errors import Location
from peerready.finding import LEVELS
from peerready.rules import RULES, baseline_stale, regression

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from peerready.baseline import Baseline
    from peerready.checks.check_inputs import Inputs, Name
    from peerready.finding import Finding, Level

LASTING = frozenset(code for code, rule in RULES.items() if rule.lasting)


def regressions(inputs: Inputs, found: Iterable[Finding]) -> Iterator[Finding]:
    """What stands worse than in the baseline and is not told by a failing finding already."""
    if inputs.before is None:
        return
    told = {
        (finding.criterion, finding.subject)
        for finding in found
        if finding.level == "error" and finding.rule.startswith("evidence-")
    }
    for name, one in inputs.judged.items():
        was = inputs.was(name)
        if was:
            yield from findings_of(inputs, "regression", regression.found(one, was, told), name)
    for name in _gone(inputs, inputs.before):
        gone = regression.gone(*name, _where_gone(inputs, name))
        yield from findings_of(inputs, "regression", [gone], name)


def _gone(inputs: Inputs, before: Baseline) -> Iterator[Name]:
    """What stands in the baseline and was not judged, of the files that were looked at."""
    files = {name for name, _ in inputs.judged}
    for name, frameworks in sorted(before.answers.items()):
        for framework in sorted(frameworks):
            is_looked_for = inputs.is_whole or (name in files and not inputs.asked.only)
            if is_looked_for and (name, framework) not in inputs.judged:
                yield name, framework


def _where_gone(inputs: Inputs, name: Name) -> Location:
    """The frameworks of the answers file; where that is gone too, the project file's list of files."""
    same = (one for (file, _), one in inputs.judged.items() if file == name[0])
    one = next(same, None)
    if one:
        return one.at("frameworks", at="key")
    document = inputs.settings.document
    return document.locate(("answers",)) if document else Location(inputs.path.as_posix())


def stale(inputs: Inputs, found: Sequence[Finding]) -> Iterator[Finding]:
    """Whether the baseline knows what is gone, or does not know what is there.

    A finding that gave way to a graver one of the same criterion is not gone.
    """
    if inputs.before is None:
        return
    standing = {finding.key for finding in found}
    worse = {one.criterion for one in found if one.standing == "new" and one.level == "error"}
    settled = [
        known
        for known in inputs.before.findings
        if known.key not in standing
        and known.criterion not in worse
        and (known.answers, known.framework) in inputs.judged
    ]
    path = inputs.path.as_posix()
    told = baseline_stale.found(path, len(settled), len(_better(inputs) - worse))
    yield from findings_of(inputs, "baseline-stale", told, (inputs.scope.name(path), ""))


def _better(inputs: Inputs) -> frozenset[str]:
    found: frozenset[str] = frozenset()
    for name, one in inputs.judged.items():
        was, now = inputs.was(name), state(one)
        found |= moved(was, now) if was else frozenset(now.criteria)
    return found


def written(inputs: Inputs, found: Iterable[Finding]) -> Baseline | None:
    """The baseline to write, where one is asked for."""
    return baseline.of(inputs.judged, filter(_may_be_known, found)) if inputs.asked.update else None


def _may_be_known(finding: Finding) -> bool:
    """Whether a baseline may take a finding in."""
    return finding.standing == "new" and finding.rule in LASTING


def marked(found: Iterable[Finding], before: Baseline | None) -> tuple[Finding, ...]:
    """The findings, those marked that a baseline knows no less grave than they are now."""
    known = {one.key: one.level for one in reversed(before.findings)} if before else {}
    return tuple(
        finding._replace(standing="known")
        if _may_be_known(finding) and _is_no_graver(finding.level, known.get(finding.key))
        else finding
        for finding in found
    )


def _is_no_graver(level: Level, known: Level | None) -> bool:
    return known is not None and LEVELS.index(level) >= LEVELS.index(known)
