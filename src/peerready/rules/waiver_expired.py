"""A waiver has expired

A waiver accepts one rule's findings on one criterion for a time. Its last day (`until`) has passed, so
what it accepted counts again, and the waiver itself fails the check: what was put off is due. Settle
the matter and take the waiver out, or have it approved anew with another day.

Fails:

```yaml
# answers.yaml
answers:
  ucl.a9: {level: largely, to_confirm: true}
```

```yaml
# peerready.yaml
waivers:
  - rule: to-confirm
    criterion: ucl.a9
    until: 2026-10-31
    reason: The pay round is decided in October
    approved_by: Chief executive
```

Passes:

```yaml
# answers.yaml
answers:
  ucl.a9: {level: largely, to_confirm: true}
```

```yaml
# peerready.yaml
waivers:
  - rule: to-confirm
    criterion: ucl.a9
    until: 2027-01-31
    reason: The pay round is decided in January
    approved_by: Chief executive
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from peerready.rule import Found

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from peerready.documents import Document
    from peerready.project import Waiver


def found(waivers: Sequence[Waiver], document: Document, today: date) -> Iterator[Found]:
    """A finding for each waiver whose last day has passed, on that day."""
    for number, waiver in enumerate(waivers):
        if waiver.until < today:
            yield Found(
                f"this waiver of {waiver.rule} for {waiver.criterion} ended on {waiver.until}",
                document.locate(("waivers", number, "until")),
                waiver.criterion,
                waiver.rule,
                "settle the matter and take the waiver out, or have it approved anew",
            )
