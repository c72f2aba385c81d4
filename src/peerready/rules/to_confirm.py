"""An answer waits to be confirmed

An answer is marked `to_confirm`: it was carried over from another framework or year, is disputed, or
was combined from several. Whatever its level, it counts as open until somebody confirms it. Confirm
it by taking the mark away.

Fails:

```yaml
# answers.yaml
answers:
  ucl.a9: {level: largely, to_confirm: true}
```

Passes:

```yaml
# answers.yaml
answers:
  ucl.a9: {level: largely}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from peerready.rule import Found

if TYPE_CHECKING:
    from collections.abc import Iterator

    from peerready.rule import Judged


def found(one: Judged) -> Iterator[Found]:
    """A finding for each answer still to confirm, on its mark."""
    for result in one.results:
        if result.status == "to-confirm":
            yield Found(
                "this answer waits to be confirmed and counts as open",
                one.at("answers", result.id, "to_confirm"),
                result.id,
                hint="where it is right, take 'to_confirm' away",
            )
