"""An action is overdue

An action that is planned or started was due on a day that has passed. It is no promise any more, so a
phase that rested on it is not approaching. Do it and say so (`status: done`), or agree on a new day.

Fails:

```yaml
# answers.yaml
answers:
  ucl.a10:
    level: partly
    action: {do: Describe the career routes, owner: Head of HR, due: 2026-10-01}
```

Passes:

```yaml
# answers.yaml
answers:
  ucl.a10:
    level: partly
    action: {do: Describe the career routes, owner: Head of HR, due: 2027-03-31}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from peerready.rule import Found

if TYPE_CHECKING:
    from collections.abc import Iterator

    from peerready.rule import Judged

LIVE = ("planned", "started")


def found(one: Judged) -> Iterator[Found]:
    """A finding for each action whose day has passed, on that day."""
    for name, answer in one.answers():
        action = answer.action
        if action and action.status in LIVE and action.due and action.due < one.case.today:
            yield Found(
                f"this action was due on {action.due} and is not done",
                one.at("answers", name, "action", "due"),
                name,
                hint="do it and say so, or agree on a new day",
            )
