"""What a rule looks at, and what it finds."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from peerready.errors import Location

if TYPE_CHECKING:
    from collections.abc import Iterator

    from peerready.answers import Answer, Evidence
    from peerready.case import Block, Case
    from peerready.documents import At
    from peerready.evidence import Reason, Shown
    from peerready.result import Result


class Found(NamedTuple):
    """What a rule found: a sentence of ours and where; the gate makes a finding of it."""

    message: str
    location: Location
    criterion: str = ""
    subject: str = ""
    hint: str = ""


class Cited(NamedTuple):
    """A piece of evidence of one answer, and whether it holds."""

    one: Judged
    criterion: str
    number: int
    entry: Evidence
    shown: Shown

    @property
    def subject(self) -> str:
        """What tells it apart, whatever its line: no free text of the answers."""
        if self.entry.path or self.entry.url:
            return self.entry.path or self.entry.url or ""
        by = f" by {self.entry.by}" if self.entry.by else ""
        of = f" of {self.entry.date}" if self.entry.date else ""
        return f"{self.entry.grade} evidence{by}{of}"

    def in_answers(self, message: str, hint: str = "", key: str = "path") -> Found:
        """A finding on the answer's line that cites it."""
        route = ("answers", self.criterion, "evidence", self.number)
        keys = (key, "path", "url", "note")
        known = next((name for name in keys if getattr(self.entry, name) is not None), key)
        where = self.one.at(*route, known)
        return Found(message, where, self.criterion, self.subject, hint)

    def in_document(self, message: str, hint: str = "") -> Found:
        """A finding on the policy document, since that is where it can be mended."""
        name = (self.entry.path or "").rpartition("#")[0] or self.entry.path or ""
        where = Location(
            (self.one.case.settings.root / name).as_posix(), self.shown.document_line or 1
        )
        return Found(message, where, self.criterion, self.subject, hint)


class Judged(NamedTuple):
    """One framework of one answers file with its outcome: what most rules look at."""

    case: Case
    block: Block

    @property
    def results(self) -> tuple[Result, ...]:
        """The outcome of every criterion that is answered itself; groups are not."""
        return tuple(r for r in self.block.assessment.results if not r.criterion.any_of)

    @property
    def framework_id(self) -> str:
        return self.block.loaded.framework.id

    def at(self, *route: str | int, at: At = "value") -> Location:
        """Where a part of the answers file stands, or the nearest part above it that does."""
        return self.case.answered.document.locate(route, at)

    def at_answer(self, result: Result) -> Location:
        """The line of an answer's level; of a group that of the option it is shown by."""
        given = self.case.answered.answers.answers
        options = (result.option, *result.criterion.any_of) if result.criterion.any_of else ()
        name = next((option for option in options if option in given), result.id)
        return self.at("answers", name, "level")

    def at_framework(self) -> Location:
        """Where the answers file names the framework."""
        names = [loaded.framework.id for loaded in self.case.answered.frameworks]
        return self.at("frameworks", names.index(self.framework_id))

    def answers(self) -> Iterator[tuple[str, Answer]]:
        """The answers to this framework's criteria, in its order."""
        given = self.case.answered.answers.answers
        for criterion in self.block.loaded.framework.criteria:
            if criterion.id in given:
                yield criterion.id, given[criterion.id]

    def cited(self, *reasons: Reason) -> Iterator[Cited]:
        """The evidence whose outcome has one of these reasons."""
        for result in self.results:
            pairs = zip(result.answer.evidence, result.shown, strict=True)
            for number, (entry, shown) in enumerate(pairs):
                if shown.reason in reasons:
                    yield Cited(self, result.id, number, entry, shown)


def suggestion(text: str) -> str:
    """The hint of what was meant, from what is said of evidence that does not hold."""
    _, found, name = text.partition("did you mean ")
    return found + name
