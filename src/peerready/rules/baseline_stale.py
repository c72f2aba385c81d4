"""The baseline is out of date

Findings that the baseline knows are gone, answers stand higher than it says, or it does not know of an
answer that is in scope. As long as it stays so, what was gained can be lost again unseen. Write it
anew with `--update-baseline`. With `--strict` this fails; without it is a note.

Fails:

```yaml
# answers.yaml, before
answers:
  ucl.a1: partly
```

```yaml
# answers.yaml
answers:
  ucl.a1: largely
```

Passes:

```yaml
# answers.yaml, before
answers:
  ucl.a1: largely
```

```yaml
# answers.yaml
answers:
  ucl.a1: largely
```
"""

from __future__ import annotations

from peerready.errors import Location
from peerready.rule import Found
from peerready.wording import count, listed


def found(path: str, settled: int, better: int) -> tuple[Found, ...]:
    """One finding where known findings are gone, or answers stand better or are not known."""
    said = [
        settled and f"{count(settled, 'finding')} it knows {'is' if settled == 1 else 'are'} gone",
        better and f"{count(better, 'answer')} stand{'s' if better == 1 else ''} better or anew",
    ]
    parts = [part for part in said if part]
    if not parts:
        return ()
    hint = "write it anew with --update-baseline"
    return (Found(f"the baseline is out of date: {listed(parts)}", Location(path), hint=hint),)
