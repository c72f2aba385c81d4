"""A phase is not as ready as the gate asks for

The gate asks for a phase (`phase: recruit`, `--phase recruit`), and its verdict is not `ready`. With
`phase: {recruit: approaching}` (`--phase recruit=approaching`) promises that are not overdue are
enough. What is undecided or was never assessed does not pass: a gate that nobody can judge is closed.

The finding stands on the answer of the first criterion that decides it. A baseline never accepts it.

Fails:

```yaml
# answers.yaml
answers:
  ucl.a1: largely
  ucl.a12: partly
  ucl.a22: partly
```

```yaml
# peerready.yaml
gate: {phase: recruit}
```

Passes:

```yaml
# answers.yaml
answers:
  ucl.a1: largely
  ucl.a12: largely
  ucl.a22: partly
```

```yaml
# peerready.yaml
gate: {phase: recruit}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from peerready.rule import Found

if TYPE_CHECKING:
    from collections.abc import Iterator

    from peerready.gate import Demands
    from peerready.readiness import Readiness
    from peerready.rule import Judged

ENOUGH = {"ready": ("ready",), "approaching": ("ready", "approaching")}
"""The verdicts that pass, by what is asked for."""
WORDS = {
    "not-ready": "not ready",
    "undecided": "undecided, which counts as not yet",
    "not-assessed": "not assessed, which counts as not yet",
}


def found(one: Judged, demands: Demands) -> Iterator[Found]:
    """A finding for each phase whose verdict is not enough, on the first answer that decides it."""
    asked = demands.phases(one.framework_id)
    for row in one.block.readiness:
        least = asked.get(row.phase)
        if least and row.verdict not in ENOUGH[least]:
            where = one.at_answer(row.because[0]) if row.because else one.at_framework()
            message = (
                f"'{row.phase}' of {one.framework_id} is {WORDS.get(row.verdict, row.verdict)}, "
                f"and the gate asks for {least}"
            )
            yield Found(message, where, subject=row.phase, hint=_because(row))


def _because(row: Readiness) -> str:
    if not row.because:
        return "no stop sign of this framework decides it: ask for another phase or framework"
    return f"because of {', '.join(result.id for result in row.because)}"
