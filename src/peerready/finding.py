"""A finding: a located message for machines, and the outcome of a check that carries them.

Named tuples, here and beside it, since every check makes these classes anew, and to make a dataclass
takes several times as long.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from peerready.errors import Location

Level = Literal["error", "warning", "note"]
LEVELS: tuple[Level, ...] = ("error", "warning", "note")

Standing = Literal["new", "known", "waived"]
"""Whether a finding counts: known ones stand in the baseline, waived ones have a waiver in force."""


class Finding(NamedTuple):
    """One thing a rule has to say: what, where, about which criterion."""

    rule: str
    """The code of the rule, such as `evidence-missing`."""
    level: Level
    message: str
    """A whole sentence, without free text of the answers in it."""
    location: Location
    """The answer it is about or, where the fault is in a policy document, that document."""
    answers: str
    """The answers file, as given."""
    framework: str = ""
    criterion: str = ""
    subject: str = ""
    """What tells two findings of one rule on one criterion apart, such as the cited path; never a line."""
    hint: str = ""
    standing: Standing = "new"
    because: str = ""
    """Of a waived finding: the reason given, and until when."""

    @property
    def key(self) -> tuple[str, str, str, str, str]:
        """What stays the same when lines move: how a baseline and a fingerprint know it again."""
        return (self.rule, self.answers, self.framework, self.criterion, self.subject)

    @property
    def fingerprint(self) -> str:
        """A digest of the key, 16 hexadecimal digits."""
        return hashlib.sha256("\x00".join(self.key).encode(errors="surrogatepass")).hexdigest()[:16]


class Summary(NamedTuple):
    """One framework of one answers file in a check, for the figures beside the findings.

    The figures are shown texts (`48–63 % (29 of 36 answered)`); `changes` says what moved since the
    baseline, a sentence each, and is empty without one.
    """

    answers: str
    organisation: str
    framework: str
    claimed: str
    shown: str
    verdicts: tuple[tuple[str, str], ...]
    """Each phase with its verdict in words."""
    changes: tuple[str, ...] = ()


class Check(NamedTuple):
    """Everything a check says: the findings in order, the figures, and whether the gate is met."""

    findings: tuple[Finding, ...]
    summaries: tuple[Summary, ...] = ()
    fail_on: Level = "error"
    notes: tuple[str, ...] = ()
    """What a reader should know of the check itself, such as a shallow clone."""

    @property
    def failing(self) -> tuple[Finding, ...]:
        """The new findings at or above the level at which the gate fails."""
        worst = LEVELS[: LEVELS.index(self.fail_on) + 1]
        return tuple(f for f in self.findings if f.standing == "new" and f.level in worst)

    @property
    def passed(self) -> bool:
        return not self.failing
