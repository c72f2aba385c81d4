"""What every format says of a check alike: its verdict, its counts, where a finding stands."""

from __future__ import annotations

import hashlib
from pathlib import PurePosixPath, PureWindowsPath
from typing import TYPE_CHECKING

from peerready.finding import LEVELS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from peerready.finding import Check, Finding, Standing

INVALID = "invalid-file"
"""The rule of an input that cannot be read: there is nothing to judge then."""


def verdict(check: Check) -> str:
    """Whether the gate is met, and what stands in its way."""
    if any(finding.rule == INVALID for finding in check.findings):
        return "the gate cannot be judged: an input is not valid"
    if check.passed:
        return "the gate is met"
    failing = len(check.failing)
    return (
        f"the gate is not met: {counted(failing, 'finding')} {'fails' if failing == 1 else 'fail'}"
    )


def counts(check: Check) -> str:
    """How many findings there are of each level, and how many are known or waived."""
    new = _standing(check, "new")
    levels = [(level, sum(finding.level == level for finding in new)) for level in LEVELS]
    said = [counted(number, level) for level, number in levels if number]
    passing = [
        f"{len(found)} {word}"
        for word, found in (("known", _standing(check, "known")), ("waived", waived(check)))
        if found
    ]
    return "; ".join(", ".join(part) for part in (said, passing) if part) or "no findings"


def counted(number: int, word: str) -> str:
    """A number with its word, in the plural where it needs one."""
    return f"{number} {word}{'' if number == 1 else 's'}"


def new(check: Check) -> tuple[Finding, ...]:
    """The findings that count."""
    return _standing(check, "new")


def known(check: Check) -> tuple[Finding, ...]:
    """The findings that stand in the baseline."""
    return _standing(check, "known")


def waived(check: Check) -> tuple[Finding, ...]:
    """The findings with a waiver in force."""
    return _standing(check, "waived")


def _standing(check: Check, standing: Standing) -> tuple[Finding, ...]:
    return tuple(finding for finding in check.findings if finding.standing == standing)


def path(given: str) -> str:
    """A path for a report: forward slashes, no `./` in front; of an absolute one its last part alone."""
    # where a folder of this machine stands is nobody's business, and no host could find it
    for kind in (PurePosixPath(given), PureWindowsPath(given)):
        if kind.is_absolute():
            return kind.name or "."
    return PurePosixPath(given).as_posix()


def sentence(finding: Finding) -> str:
    """The message with the criterion and what it is about, where neither it nor its place names them."""
    named = finding.criterion and finding.criterion not in finding.message
    about = f"{finding.criterion}: " if named else ""
    return about + sentence_beside_criterion(finding)


def sentence_beside_criterion(finding: Finding) -> str:
    """The same where the criterion stands beside it."""
    told = not finding.subject or finding.subject in finding.message
    there = path(finding.location.path).endswith(finding.subject.partition("#")[0] or "#")
    return finding.message if told or there else f"{finding.message} ({finding.subject})"


def place(finding: Finding) -> str:
    """The path, with the line where there is one."""
    where = finding.location
    return path(where.path) if where.line is None else f"{path(where.path)}:{where.line}"


def fingerprints(findings: Iterable[Finding]) -> Iterator[str]:
    """The fingerprint of each finding in order; where two would be alike the later one is salted."""
    met: dict[str, int] = {}
    for finding in findings:
        own = finding.fingerprint
        met[own] = met.get(own, 0) + 1
        again = f"{own}:{met[own]}".encode()
        yield own if met[own] == 1 else hashlib.sha256(again).hexdigest()[: len(own)]
