"""Findings accepted for a time: which waiver is in force for which finding."""

from __future__ import annotations

from typing import TYPE_CHECKING

from peerready.errors import Problem, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence
    from datetime import date

    from peerready.documents import Document
    from peerready.finding import Finding
    from peerready.project import Waiver


def waived(
    findings: Iterable[Finding], waivers: Sequence[Waiver], today: date
) -> tuple[tuple[Finding, ...], frozenset[int]]:
    """The findings, those accepted marked so; and the numbers of the waivers that matched one."""
    found: list[Finding] = []
    used: set[int] = set()
    for finding in findings:
        matching = {n for n, waiver in enumerate(waivers) if _matches(waiver, finding, today)}
        used |= matching
        found.append(_accepted(finding, waivers[min(matching)]) if matching else finding)
    return tuple(found), frozenset(used)


def _matches(waiver: Waiver, finding: Finding, today: date) -> bool:
    return (
        waiver.until >= today
        and waiver.rule == finding.rule
        and waiver.criterion == finding.criterion
    )


def _accepted(finding: Finding, waiver: Waiver) -> Finding:
    because = f"{waiver.reason} (until {waiver.until}, approved by {waiver.approved_by})"
    return finding._replace(standing="waived", because=because)


def unused(
    waivers: Sequence[Waiver], used: Collection[int], today: date, frameworks: Collection[str]
) -> Iterator[tuple[int, Waiver]]:
    """The waivers in force that match nothing of the frameworks checked, each with its number."""
    for number, waiver in enumerate(waivers):
        is_checked = waiver.criterion.partition(".")[0] in frameworks
        if number not in used and waiver.until >= today and is_checked:
            yield number, waiver


def faults(
    waivers: Sequence[Waiver], document: Document, known: Collection[str]
) -> Iterator[Problem]:
    """The criteria of waivers that a framework checked does not have; `known` are those they have."""
    frameworks = {name.partition(".")[0] for name in known}
    for number, waiver in enumerate(waivers):
        framework = waiver.criterion.partition(".")[0]
        if waiver.criterion not in known and framework in frameworks:
            where = document.locate(("waivers", number, "criterion"))
            hint = did_you_mean(waiver.criterion, known)
            yield Problem(f"no criterion '{waiver.criterion[:60]}' in {framework}", where, hint)
