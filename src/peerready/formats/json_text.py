"""JSON for machines that may also stand in a build's log."""

from __future__ import annotations

import json
import re
from typing import Any

# An escaped backslash and a pair of surrogates stay; half a pair, which strict readers refuse, and
# what a build server would take for a command (`##[group]`) do not.
_HARD = re.compile(
    r"(?P<kept>\\\\|\\ud[89ab][0-9a-f]{2}\\ud[c-f][0-9a-f]{2})"
    r"|(?P<half>\\ud[89a-f][0-9a-f]{2})|#(?=#)"
)


def text(value: Any) -> str:
    """A value as indented JSON in ASCII, which shows the same in every terminal and log."""
    return _HARD.sub(_safe, json.dumps(value, indent=2, allow_nan=False)) + "\n"


def _safe(match: re.Match[str]) -> str:
    if match["kept"]:
        return match["kept"]
    return r"\ufffd" if match["half"] else r"\u0023"
