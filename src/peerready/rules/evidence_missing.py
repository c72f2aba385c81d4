"""Cited evidence is missing

An answer cites a file that does not exist in the evidence folder: it was deleted, moved or renamed,
or its name is written in another case. What rested on it is claimed and no longer shown. Put the
file back, or cite the one that took its place.

Paths start at the folder of `peerready.yaml` (or at its `root`), and names count exactly, also
where a computer does not tell `Policy.md` from `policy.md`.

Fails:

```yaml
# answers.yaml
answers:
  ucl.a1:
    level: largely
    evidence:
      - {path: policies/role.md, grade: document}
```

```markdown
<!-- policies/the-role.md -->
---
review_date: 2027-06-30
---

Peer workers decide how they use their own experience.
```

Passes:

```yaml
# answers.yaml
answers:
  ucl.a1:
    level: largely
    evidence:
      - {path: policies/the-role.md, grade: document}
```

```markdown
<!-- policies/the-role.md -->
---
review_date: 2027-06-30
---

Peer workers decide how they use their own experience.
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from peerready.rule import suggestion

if TYPE_CHECKING:
    from collections.abc import Iterator

    from peerready.rule import Found, Judged

PUT_BACK = "put the file back, or cite the one that took its place"


def found(one: Judged) -> Iterator[Found]:
    """A finding for each cited file that is not there, on the line that cites it."""
    for cited in one.cited("missing", "wrong-case"):
        if cited.shown.reason == "wrong-case":
            yield cited.in_answers("the cited file's name stands in another case", cited.shown.text)
        else:
            hint = suggestion(cited.shown.text) or PUT_BACK
            yield cited.in_answers("the cited file does not exist", hint)
