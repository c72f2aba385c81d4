"""What a framework asks about, in numbers: the rows of `frameworks list`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from peerready.fields import PHASES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from peerready.catalog import Loaded
    from peerready.fields import Phase
    from peerready.framework import Theme


@dataclass(frozen=True, slots=True)
class Summary:
    """One framework at a glance."""

    id: str
    version: str
    title: str
    status: str
    own: bool
    scored: int
    """Criteria in the figures; a group of alternatives counts as one."""
    stop_signs: Mapping[Phase, int]
    """How many stop signs stand before each phase, all four phases in order."""
    silent: tuple[str, ...]
    """The shared themes about which it asks nothing that is scored."""

    @property
    def decides(self) -> tuple[Phase, ...]:
        """The phases it has a stop sign for: without one it cannot say whether to go on."""
        return tuple(phase for phase, count in self.stop_signs.items() if count)


def summary(loaded: Loaded, themes: Mapping[str, Theme]) -> Summary:
    """A framework at a glance."""
    framework = loaded.framework
    critical = [criterion.phase for criterion in framework.criteria if criterion.critical]
    return Summary(
        id=framework.id,
        version=framework.version,
        title=framework.title,
        status=framework.provenance.status,
        own=loaded.own,
        scored=sum(1 for criterion in framework.criteria if criterion.scored),
        stop_signs={phase: critical.count(phase) for phase in PHASES},
        silent=framework.silent_themes(themes),
    )
