"""`docs/rules.md`: the rules of `check`, from the docstrings of their modules; and what `explain` says of one."""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING

from peerready.rule_codes import CODES
from peerready.rules import RULES
from peerready.screen import Heading, Paragraph

if TYPE_CHECKING:
    from collections.abc import Iterator

    from peerready.rules import Rule
    from peerready.screen import Block

_HEAD = """\
# The rules of `peerready check`

Each rule has a code, which stays the same, and says how grave its findings are: an error fails, a
warning and a note do not, unless `gate: {fail_on: warning}` says so. What fails without a gate is what
nobody has to judge: an invalid file; cited evidence that is missing, elsewhere, empty, unreadable or
out of date; a heading that is gone or has nothing under it; an expired waiver; an answer worse than in
the baseline. A project file switches a rule:

```yaml
rules:
  evidence-weak: error          # error, warning, note or off
  evidence-cannot-check: off
```

and accepts one rule's findings on one criterion for a time, with a reason and someone who answers for
it:

```yaml
waivers:
  - rule: evidence-lapsed
    criterion: ucl.a21
    until: 2026-12-31
    reason: The plan for 2027 to 2029 goes to the board on 16 December
    approved_by: Chief executive
```

The examples below leave out the head of the answers file (`format`, `frameworks: [ucl@1]`,
`organisation`, `facts`, `assessed_on`) and `answers: answers.yaml` of the project file. They are judged
on 2026-11-21, and they are the rules' tests. `peerready explain` with a code shows the same page.

This page is generated from the program; `make docs` renews it.
"""
_TITLES = ("| code | unless switched | finds that |", "|---|---|---|")
_FENCE = re.compile(r"^(```\w*\n.*?^```)$", re.DOTALL | re.MULTILINE)


def page() -> str:
    """The page in Markdown, ended by a newline."""
    parts = [_HEAD, *_table(), "", *map(_section, RULES.values())]
    return "\n".join(parts).rstrip() + "\n"


def _table() -> Iterator[str]:
    yield from _TITLES
    for code, rule in RULES.items():
        yield f"| [`{code}`](#{code}) | {rule.level} | {rule.title[:1].lower()}{rule.title[1:]} |"


def _section(rule: Rule) -> str:
    return f"## {rule.code}\n\n**{rule.title}** ({rule.level})\n\n{rule.text}\n"


def explained(code: str) -> tuple[Block, ...] | None:
    """The page of one rule for a terminal; None where no rule has this code."""
    name = code.casefold()
    if name not in CODES:
        return None
    rule = RULES[name]
    return (Heading(rule.title, f"{rule.code} ({rule.level})"), *_blocks(rule.text))


def _blocks(text: str) -> Iterator[Block]:
    """Paragraphs wrap; the lines of an example stand as they are."""
    for part in _FENCE.split(text):
        if part.startswith("```"):
            for line in part.splitlines()[1:-1]:
                indent = len(line) - len(line.lstrip())
                yield Paragraph(line.strip(), indent=6 + indent)
            continue
        for paragraph in re.split(r"\n{2,}", part.strip()):
            if paragraph:
                yield Paragraph(" ".join(paragraph.split()), indent=2)


if __name__ == "__main__":
    sys.stdout.write(page())
