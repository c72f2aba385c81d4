"""The gate asks for a framework that nobody answers

`gate.frameworks` of the project file names a framework, and no answers file of the project answers it:
it was taken out of the answers, or never stood there. A gate that is met because nothing is looked at
is no gate. Answer the framework, or take it out of the gate.

It is not looked for where only some of the project's answers files are checked, or with `-f`.

Fails:

```yaml
# answers.yaml
answers:
  ucl.a1: largely
```

```yaml
# peerready.yaml
gate:
  frameworks:
    wa: {min_low: 0.5}
```

Passes:

```yaml
# answers.yaml
answers:
  ucl.a1: largely
```

```yaml
# peerready.yaml
gate:
  frameworks:
    ucl: {min_low: 0.01}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from peerready.rule import Found

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from peerready.documents import Document
    from peerready.project import Gate


def found(gate: Gate, document: Document, answered: Collection[str]) -> Iterator[Found]:
    """A finding for each framework of the gate that is not answered, on its line of the project file."""
    for name in gate.frameworks:
        if name not in answered:
            yield Found(
                f"the gate asks for {name}, and no answers file answers it",
                document.locate(("gate", "frameworks", name), "key"),
                subject=name,
                hint="answer it, or take it out of the gate",
            )
