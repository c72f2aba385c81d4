"""Nobody can look into cited evidence

The cited file exists and is in date, but what stands in it cannot be looked into: it is a scan
without text, it is protected, or its kind of file is not read. It counts as holding; someone has to
look. To have it checked, cite a Markdown, text, DOCX or PDF document with text in it.

Fails:

```yaml
# answers.yaml
answers:
  ucl.a1:
    level: largely
    evidence:
      - {path: records/letter.odt, grade: document, date: 2026-09-01}
```

```text
# records/letter.odt
(a letter)
```

Passes:

```yaml
# answers.yaml
answers:
  ucl.a1:
    level: largely
    evidence:
      - {path: records/letter.txt, grade: document, date: 2026-09-01}
```

```text
# records/letter.txt
We confirm that peer workers decide how they use their own experience.
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from peerready.rule import Found, Judged


def found(one: Judged) -> Iterator[Found]:
    """A finding for each cited file that is taken on trust, on the line that cites it."""
    for cited in one.cited("cannot-check"):
        message = "the cited file is there and in date, but what stands in it cannot be checked"
        yield cited.in_answers(message, "someone has to look")
