"""docs/commands.md: every command and option, from the same table as shell completion."""

from __future__ import annotations

import sys
from itertools import groupby
from typing import TYPE_CHECKING

from peerready.completion_table import TABLE
from peerready.sinks import markdown

if TYPE_CHECKING:
    from collections.abc import Iterator

HEAD = """\
# Commands

Every command with its options, as `--help` tells them; made by `make docs`. What a command shows goes
to standard output, everything else to standard error; the exit codes stand in the README.
"""


def page() -> str:
    """The page as it should be."""
    return HEAD + "".join(_sections())


def _sections() -> Iterator[str]:
    for path, rows in TABLE.items():
        name = f"peerready {path}".strip()
        line = _line(path)
        yield f"\n## `{name}`\n" + (f"\n{markdown(line)}\n" if line else "")
        yield "\n| word | means |\n| --- | --- |\n"
        for (means, values), same in groupby(rows, key=lambda row: row[1:]):
            words = [word for word, _, _ in same if word]
            if words:
                yield _row(words, means, values)


def _line(path: str) -> str:
    above, _, name = path.rpartition(" ")
    return next((help_ for word, help_, _ in TABLE.get(above, ()) if word == name), "")


def _row(words: list[str], means: str, values: tuple[str, ...] | None) -> str:
    choices = f" One of {', '.join(values)}." if values else ""
    return f"| {', '.join(f'`{word}`' for word in words)} | {markdown(means + choices)} |\n"


if __name__ == "__main__":
    sys.stdout.write(page())
