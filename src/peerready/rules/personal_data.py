"""A text may lead to a person

A note or another text of the answers holds what looks like an e-mail address or a phone number. The
answers are about an organisation; they are read, sent on and kept. Name a role instead. The finding
does not repeat what it found.

Fails:

```yaml
# answers.yaml
answers:
  ucl.a18: {level: largely, note: Ask m.frame@millbrook.example for the rota}
```

Passes:

```yaml
# answers.yaml
answers:
  ucl.a18: {level: largely, note: Ask the peer lead for the rota}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from peerready.cautions import personal
from peerready.rule import Found

if TYPE_CHECKING:
    from collections.abc import Iterator

    from peerready.errors import Route
    from peerready.rule import Judged


def found(one: Judged) -> Iterator[Found]:
    """A finding for each text that may lead to a person; what is of no framework goes to the first."""
    asked = {result.id for result in one.results}
    is_first = one.block is one.case.blocks[0]
    for fault in personal(one.case.answered.document.data):
        name = str(fault.route[1]) if fault.route[0] == "answers" else ""
        if name in asked or (is_first and not name):
            where = one.at(*fault.route)
            what = fault.message.removeprefix("this looks like ")
            subject = f"{_keys(fault.route)}: {what}"
            yield Found(fault.message, where, name, subject, fault.hint or "")


def _keys(route: Route) -> str:
    """The keys that lead there, without places in lists, which move."""
    keys = route[2:] if route[0] == "answers" else route
    return " ".join(key for key in keys if isinstance(key, str))
