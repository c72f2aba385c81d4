"""A reason for "not applicable" is none

The reason says that something is not there yet, or the same reason is given three times or more.
`not-applicable` is for what could never apply to you; what is not there yet is the lowest level.

Fails:

```yaml
# answers.yaml
answers:
  ucl.f6: {level: not-applicable, reason: We have not looked into it yet}
```

Passes:

```yaml
# answers.yaml
answers:
  ucl.f6: {level: not-yet, note: We have not looked into it yet}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from peerready.cautions import no_reasons
from peerready.fields import mapping
from peerready.rule import Found

if TYPE_CHECKING:
    from collections.abc import Iterator

    from peerready.rule import Judged


def found(one: Judged) -> Iterator[Found]:
    """A finding for each reason that is none, on the reason."""
    asked = {result.id for result in one.results}
    given = mapping(mapping(one.case.answered.document.data).get("answers"))
    for fault in no_reasons(given):
        name = str(fault.route[1])
        if name in asked:
            yield Found(fault.message, one.at(*fault.route), name, hint=fault.hint or "")
