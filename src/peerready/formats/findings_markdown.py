"""A check as Markdown: a comment on a pull request, which knows its own again by a hidden mark."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from peerready.finding import LEVELS
from peerready.formats.check_words import (
    counts,
    known,
    new,
    place,
    sentence_beside_criterion,
    verdict,
    waived,
)
from peerready.sinks import markdown

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from peerready.finding import Check, Finding, Summary

MARK = "<!-- peerready:check -->"
"""How the next run finds the comment it replaces."""
LARGEST_COMMENT = 60_000
"""Bytes; hosts refuse a comment above 65,536 characters."""
_TITLES = "| level | finding | criterion | where |\n| --- | --- | --- | --- |\n"


@dataclass(frozen=True, slots=True)
class _Part:
    """Rows between what opens and what closes them; rows may be left out, the others not."""

    head: str
    rows: tuple[str, ...] = ()
    tail: str = ""


def text(check: Check) -> str:
    """The comment, cut to what hosts take."""
    return f"{MARK}\n{body(check, LARGEST_COMMENT)}"


def body(check: Check, largest: int) -> str:
    """The same without the mark, in at most so many bytes; what was left out is counted."""
    parts = tuple(_parts(check))
    left = largest - sum(_size(part.head) + _size(part.tail) + 100 for part in parts)
    made = []
    for part in parts:
        rows = _fitting(part.rows, left)
        left -= sum(map(_size, rows))
        made.append(part.head + "".join(rows) + _more(len(part.rows) - len(rows)) + part.tail)
    return "\n".join(made)


def _parts(check: Check) -> Iterator[_Part]:
    yield _Part(f"## peerready: {verdict(check)}\n\n{counts(check)}\n")
    if new(check):
        worst_first = sorted(new(check), key=lambda finding: LEVELS.index(finding.level))
        yield _Part(_TITLES, tuple(map(_row, worst_first)))
    if check.summaries:
        yield _Part("### Figures\n\n", tuple(map(_figures, check.summaries)))
    if check.notes:
        yield _Part("### Notes\n\n", tuple(f"- {markdown(note)}\n" for note in check.notes))
    yield from _folded("known, in the baseline", known(check))
    yield from _folded("waived", waived(check))


def _folded(title: str, findings: Sequence[Finding]) -> Iterator[_Part]:
    if findings:
        head = f"<details>\n<summary>{len(findings)} {title}</summary>\n\n{_TITLES}"
        yield _Part(head, tuple(map(_row, findings)), "\n</details>\n")


def _row(finding: Finding) -> str:
    what = sentence_beside_criterion(finding)
    said = [markdown(part) for part in (what, finding.hint, finding.because) if part]
    level = f"**{finding.level}**" if finding.level == "error" else finding.level
    cells = (
        level,
        f"{'<br>'.join(said)} ({markdown(finding.rule)})",
        markdown(finding.criterion),
        markdown(place(finding)),
    )
    return f"| {' | '.join(cells)} |\n"


def _figures(summary: Summary) -> str:
    lines = [
        (
            f"- {markdown(summary.organisation)}, {markdown(summary.framework)}: "
            f"claimed {markdown(summary.claimed)}, shown {markdown(summary.shown)}"
        ),
        *(f"  - {markdown(phase)}: {markdown(said)}" for phase, said in summary.verdicts),
        *(f"  - since the baseline: {markdown(change)}" for change in summary.changes),
    ]
    return "".join(f"{line}\n" for line in lines)


def _fitting(rows: tuple[str, ...], room: int) -> tuple[str, ...]:
    """The first rows that fit together."""
    for number, row in enumerate(rows):
        room -= _size(row)
        if room < 0:
            return rows[:number]
    return rows


def _more(number: int) -> str:
    return f"\n+{number} more, left out here for length\n" if number else ""


def _size(text: str) -> int:
    return len(text.encode())
