"""Nobody owns an action

An action that is planned or started names no owner. What is everybody's task is nobody's, and without
an owner it is no promise. Name a role, not a person.

Fails:

```yaml
# answers.yaml
answers:
  ucl.a10:
    level: partly
    action: {do: Describe the career routes, due: 2027-03-31}
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
from peerready.rules.action_overdue import LIVE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from peerready.rule import Judged


def found(one: Judged) -> Iterator[Found]:
    """A finding for each action without an owner, on the action."""
    for name, answer in one.answers():
        if answer.action and answer.action.status in LIVE and answer.action.owner is None:
            yield Found(
                "nobody owns this action",
                one.at("answers", name, "action"),
                name,
                hint="name the role that sees to it: 'owner: Team lead'",
            )
