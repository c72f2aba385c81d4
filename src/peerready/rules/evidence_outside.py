"""Cited evidence lies outside the evidence folder

A link in the repository leads out of the evidence folder. What lies there is not part of the
repository: nobody sees when it changes, and another machine may not have it. Copy the document
into the repository, or cite it by its address (`url`).

A path that itself leaves the folder (`../policy.md`, `/srv/policy.md`) is no path of evidence at
all: it makes the file invalid (`invalid-file`).

Fails:

```yaml
# answers.yaml
answers:
  ucl.a1:
    level: largely
    evidence:
      - {path: policies/role.md, grade: document, date: 2026-09-01}
```

```sh
ln -s /srv/shared policies
```

Passes:

```yaml
# answers.yaml
answers:
  ucl.a1:
    level: largely
    evidence:
      - {path: policies/role.md, grade: document, date: 2026-09-01}
```

```markdown
<!-- policies/role.md -->
Peer workers decide how they use their own experience.
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from peerready.rule import Found, Judged


def found(one: Judged) -> Iterator[Found]:
    """A finding for each cited file outside the evidence folder, on the line that cites it."""
    for cited in one.cited("outside-root"):
        hint = "copy the document into the folder, or cite it by its address (url)"
        yield cited.in_answers("the cited file lies outside the evidence folder", hint)
