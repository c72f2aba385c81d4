"""A stop sign is open

A critical criterion is not answered, would have to be asked about, or waits to be confirmed. Until it
is settled nobody can say whether its phase may begin. It is a warning until a gate asks for the phase.
Ask those who can answer it.

Fails:

```yaml
# answers.yaml
answers:
  ucl.a1: largely
  ucl.a4: partly
  ucl.a12: unknown
  ucl.a16: largely
  ucl.a22: partly
```

Passes:

```yaml
# answers.yaml
answers:
  ucl.a1: largely
  ucl.a4: partly
  ucl.a12: largely
  ucl.a16: largely
  ucl.a22: partly
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from peerready.readiness import critical_results, standing
from peerready.rule import Found
from peerready.wording import BEFORE, STATUS_WORDS, voices

if TYPE_CHECKING:
    from collections.abc import Iterator

    from peerready.rule import Judged


def found(one: Judged) -> Iterator[Found]:
    """A finding for each critical criterion that is open, on its answer or where the answers begin."""
    assessment = one.block.assessment
    for result in critical_results(assessment):
        if standing(assessment, result) == "open":
            before = BEFORE[result.criterion.phase]
            yield Found(
                f"the stop sign {result.id} must be in place {before}, and it is open: "
                f"{STATUS_WORDS[result.status]}",
                one.at_answer(result),
                result.id,
                hint=_whom(result.criterion.ask),
            )


def _whom(ask: tuple[str, ...]) -> str:
    return f"best asked of {voices(ask, {})}" if ask else "ask those who know"
