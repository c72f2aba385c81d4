"""Which evidence holds, why, and through which day: file, heading, text, date."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Literal, NamedTuple
from urllib.parse import unquote

from peerready import days
from peerready.answers import path_fault
from peerready.errors import did_you_mean
from peerready.policies.markdown_documents import LAST_REVIEWED
from peerready.policies.policy_document import PolicyDocument, Section, nfc
from peerready.policies.policy_files import DoesNotHoldError, Fault, PolicyFile
from peerready.policies.policy_files import read as read_file

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping
    from pathlib import Path

    from peerready.answers import Evidence
    from peerready.policies.commit_dates import Commit

Held = Literal["in-date", "not-checked", "cannot-check"]
Reason = Literal[Held, Fault]
DatedBy = Literal["review-date", "last-reviewed", "entry", "properties", "git"]

_SHALLOW = "no date, and git has none in a shallow clone: fetch the whole history (fetch-depth: 0)"
_SAYS: dict[DatedBy, str] = {
    "review-date": "the document's review date",
    "last-reviewed": "the document's last review",
    "entry": "its date in the answers",
    "properties": "the document's properties",
    "git": "its last commit",
}


@dataclass(frozen=True, slots=True)
class Shown:
    """Whether a piece of evidence holds, why, and through which day; `text` says it to people.

    `until`, `dated`, `dated_by` stand wherever a date decided, also for evidence that has lapsed;
    `document_line` is the line of the policy document that is at fault.
    """

    holds: bool
    reason: Reason
    text: str
    until: date | None = None
    dated: date | None = None
    dated_by: DatedBy | None = None
    document_line: int | None = None


class _Dated(NamedTuple):
    """A date of evidence, what gives it, the last day it holds, its line in the document."""

    day: date
    by: DatedBy
    until: date
    line: int | None = None


@dataclass(frozen=True, slots=True)
class Examiner:
    """Examines the evidence of one folder; files and git are asked once each."""

    root: Path
    valid_for: int
    today: date
    files: dict[str, PolicyFile | DoesNotHoldError] = field(default_factory=dict, repr=False)
    commits: dict[Path, Commit] = field(default_factory=dict, repr=False)

    def ask_git(self, entries: Iterable[Evidence]) -> None:
        """Nothing; git is asked in one go for the files that only it can date.

        Not needed, but faster than one question for each of them.
        """
        self._ask_git(dict.fromkeys(self._undated(entries)))

    def examine(self, entry: Evidence) -> Shown:
        """Whether an entry of an answers file holds on the day."""
        if entry.path is not None:
            return self.examine_path(entry.path, entry_date=entry.date)
        return self._judged(self._entry_dates(entry.date), "not-checked", "not checked, ")

    def examine_path(self, path: str, *, entry_date: date | None) -> Shown:
        """Whether a cited file, and the heading after its last `#`, holds on the day."""
        try:
            name, anchor = _name_and_anchor(path)
            file = self._file(name)
            _require_text(file.content, anchor)
            dates = self._dates(file.content, entry_date) or self._git_dates(file)
        except DoesNotHoldError as fault:
            return _not_shown(fault)
        if file.content.checked:
            return self._judged(dates, "in-date")
        return self._judged(dates, "cannot-check", f"cannot check {file.content.what}, ")

    def _file(self, name: str) -> PolicyFile:
        if name not in self.files:
            try:
                self.files[name] = read_file(self.root, name)
            except DoesNotHoldError as fault:
                self.files[name] = fault
        known = self.files[name]
        if isinstance(known, DoesNotHoldError):
            raise DoesNotHoldError(known.reason, known.text, known.line)
        return known

    def _dates(self, content: PolicyDocument, entry_date: date | None) -> tuple[_Dated, ...]:
        """The dates of the document and of the entry, else of its properties; the first decides."""
        given = content.dates
        reviews = [
            _Dated(d.day, "review-date", d.day, d.line) for d in given if d.key != LAST_REVIEWED
        ]
        reviewed = [
            self._from("last-reviewed", d.day, d.line) for d in given if d.key == LAST_REVIEWED
        ]
        dates = (*sorted(reviews), *sorted(reviewed), *self._entry_dates(entry_date))
        if dates or not content.changed:
            return dates
        return (self._from("properties", content.changed),)

    def _entry_dates(self, entry_date: date | None) -> tuple[_Dated, ...]:
        return (self._from("entry", entry_date),) if entry_date else ()

    def _undated(self, entries: Iterable[Evidence]) -> Iterator[Path]:
        """The cited files that have no date of their own or of their entry."""
        for entry in entries:
            try:
                file = self._file(_name_and_anchor(entry.path or "")[0])
            except DoesNotHoldError:
                continue
            if file.path not in self.commits and not self._dates(file.content, entry.date):
                yield file.path

    def _ask_git(self, paths: Collection[Path]) -> None:
        if paths:
            from peerready.policies.commit_dates import (
                commit_dates,  # runs programs: only where needed
            )

            self.commits.update(commit_dates(paths))

    def _git_dates(self, file: PolicyFile) -> tuple[_Dated, ...]:
        if file.path not in self.commits:
            self._ask_git([file.path])
        match self.commits[file.path]:
            case None:
                return ()
            case date() as day:
                return (self._from("git", day),)
            case _:
                raise DoesNotHoldError("no-date", _SHALLOW)

    def _from(self, by: DatedBy, day: date, line: int | None = None) -> _Dated:
        return _Dated(day, by, months_after(day, self.valid_for), line)

    def _judged(self, dates: tuple[_Dated, ...], held: Held, but: str = "") -> Shown:
        if not dates:
            return _not_shown(
                DoesNotHoldError("no-date", "it has no date, so it may be out of date")
            )
        ahead = next(filter(self._is_ahead, dates), None)
        if ahead:
            text = f"{_SAYS[ahead.by]}, {days.day(ahead.day)}, is after {days.day(self.today)}"
            return _decided(ahead, "not-yet", text)
        first = dates[0]
        through = f"{days.day(first.until)}, by {_SAYS[first.by]}"
        if first.until < self.today:
            return _decided(first, "lapsed", f"held through {through}")
        text = f"{but}holds through {through}"
        return _decided(first, held, text, holds=True)

    def _is_ahead(self, dated: _Dated) -> bool:
        """Whether it lies after the day of judgement; what a clock wrote may be a time zone ahead."""
        if dated.by == "review-date":
            return False
        return (dated.day - self.today).days > (1 if dated.by in ("properties", "git") else 0)


def examine(entry: Evidence, root: Path, valid_for: int, today: date) -> Shown:
    """Whether one entry holds on the day."""
    return Examiner(root, valid_for, today).examine(entry)


def examine_path(
    root: Path, path: str, *, entry_date: date | None, valid_for: int, today: date
) -> Shown:
    """Whether one cited path holds on the day."""
    return Examiner(root, valid_for, today).examine_path(path, entry_date=entry_date)


def examine_all(
    entries: Iterable[Evidence], root: Path, valid_for: int, today: date
) -> tuple[Shown, ...]:
    """What each entry shows, in order; each file is read once."""
    examiner, entries = Examiner(root, valid_for, today), tuple(entries)
    examiner.ask_git(entries)
    return tuple(map(examiner.examine, entries))


def months_after(day: date, months: int) -> date:
    """The same day so many calendar months later, or the last of that month; at most date.max."""
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    if year > date.max.year:
        return date.max
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _name_and_anchor(path: str) -> tuple[str, str | None]:
    """The file and what follows the last `#`; a path the model refuses is refused here too."""
    refused = path_fault(path)
    if refused:
        raise DoesNotHoldError("outside-root", refused)
    name, hash_sign, anchor = path.rpartition("#")
    return (name, anchor) if hash_sign else (path, None)


def _require_text(content: PolicyDocument, anchor: str | None) -> None:
    """Nothing, if text stands where the path points or nobody can look; else DoesNotHoldError."""
    if anchor is not None:
        if content.sections is None:
            raise DoesNotHoldError("no-heading", f"cannot look for a heading in {content.what}")
        section = _section(content.sections, anchor)
        if not section.has_text:
            raise DoesNotHoldError("empty-heading", "no text under this heading", section.line)
    elif content.checked and not content.has_text:
        raise DoesNotHoldError("empty", "there is no text in the file")


def _section(sections: Mapping[str, Section], anchor: str) -> Section:
    """The section of an anchor, also of one copied from a browser with its percent signs."""
    names = (nfc(anchor), nfc(unquote(anchor)))
    found = next((sections[name] for name in names if name and name in sections), None)
    if found is None:
        near = did_you_mean(anchor, filter(None, sections))
        text = f"no heading '#{anchor}'"
        raise DoesNotHoldError("no-heading", f"{text}: {near}" if near else text)
    return found


def _not_shown(fault: DoesNotHoldError) -> Shown:
    return Shown(holds=False, reason=fault.reason, text=fault.text, document_line=fault.line)


def _decided(dated: _Dated, reason: Reason, text: str, *, holds: bool = False) -> Shown:
    line = None if holds else dated.line
    return Shown(holds, reason, text, dated.until, dated.day, dated.by, line)
