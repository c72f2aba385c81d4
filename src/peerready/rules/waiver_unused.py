"""A waiver matches nothing

A waiver that is in force accepts a finding that does not exist (any more). Perhaps the matter is
settled: then take it out, so that it does not hide the same finding later. Perhaps its rule or its
criterion is not the one that was meant.

Fails:

```yaml
# answers.yaml
answers:
  ucl.a9: {level: largely}
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
    from collections.abc import Iterable, Iterator

    from peerready.documents import Document
    from peerready.project import Waiver


def found(unused: Iterable[tuple[int, Waiver]], document: Document) -> Iterator[Found]:
    """A finding for each waiver in force without a finding, on its line of the project file."""
    for number, waiver in unused:
        yield Found(
            f"this waiver of {waiver.rule} for {waiver.criterion} matches no finding",
            document.locate(("waivers", number, "rule")),
            waiver.criterion,
            waiver.rule,
            "where the matter is settled, take it out",
        )
