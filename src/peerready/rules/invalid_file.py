"""A file is not valid

An answers file, a framework, the project file or the baseline is missing, cannot be read, or says
something that it cannot say: a misspelt key, level or criterion, a framework that does not exist or is
installed in another major version, a path that leaves the evidence folder, a threshold outside 0 to 1,
a pattern under `answers` that matches no file. Then there is nothing to judge: every problem is told,
nothing else, and the exit code is 3. This rule cannot be switched off, waived, or known to a baseline.

Fails:

```yaml
# answers.yaml
answers:
  ucl.a1: mostly
```

Passes:

```yaml
# answers.yaml
answers:
  ucl.a1: largely
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from peerready.errors import Location
from peerready.rule import Found

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from peerready.errors import Problem


def found(problems: Iterable[Problem], otherwise: str) -> Iterator[Found]:
    """A finding for each problem, where it stands; `otherwise` names the file of one without a place."""
    for problem in problems:
        where = problem.location or Location(otherwise)
        yield Found(problem.message, where, subject=problem.message, hint=problem.hint or "")
