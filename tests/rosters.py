"""Rosters for tests of the comparison: from the lines of `scoring`, or from signs alone."""

from __future__ import annotations

from datetime import date
from hashlib import sha256

import scoring
from peerready.comparison.ask import Ask
from peerready.comparison.compare import compare
from peerready.comparison.roster import Roster
from peerready.comparison.standing import MET, Source, Standing, standing

DAY = date(2026, 11, 3)


def kept(loaded, answered, assessment, name, **changes):
    """What is kept of an assessed file, under a name of its own."""
    digest = sha256(name.encode()).hexdigest()
    source = Source(f"{name}.yaml", digest, loaded.sha256)
    made = standing(answered.answers, assessment, source)
    return made._replace(**{"name": name, "id": "", **changes})


def of_lines(lines, answers, **more):
    """A framework of some lines, and the roster of those who answered; `answers` by name."""
    loaded = scoring.framework(lines, **more)
    roster = Roster(loaded, keep_days=True)
    for name, given in answers.items():
        text, changes = (given, {}) if isinstance(given, str) else given
        case = scoring.case(lines, text, framework_header=more)
        block = case.blocks[0]
        roster.add(kept(loaded, case.answered, block.assessment, name, **changes))
    return loaded, roster


def compared(lines, answers, ask=None, **more):
    """The comparison in the one framework."""
    loaded, roster = of_lines(lines, answers, **more)
    return compare([roster], [loaded], ask or Ask()).comparisons[0]


def of_signs(loaded, rows, **changes):
    """A roster of organisations by their signs; met from the third level on, as target largely says."""
    roster = Roster(loaded, keep_days=True)
    for number, row in enumerate(rows):
        given = dict(row) if isinstance(row, dict) else {"signs": row}
        signs = bytes(given.pop("signs"))
        marks = bytes(MET * (2 <= sign < 250) for sign in signs)
        least = bytes(sign + 1 if 0 < sign < 250 else 0 for sign in signs)
        made = Standing(
            path=f"{number:05}.yaml",
            sha256=sha256(f"{number}".encode()).hexdigest(),
            name=f"Organisation {number:05}",
            id="",
            country="",
            facts=(),
            assessed_on=DAY,
            voices=(),
            framework=loaded.framework.id,
            version=loaded.framework.version,
            framework_sha256=loaded.sha256,
            signs=signs,
            least=least,
            proved=bytes(len(signs)),
            marks=marks,
            days=bytes(2 * len(signs)),
        )
        roster.add(made._replace(**{**changes, **given}))
    return roster
