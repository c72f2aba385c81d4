"""The table of what the shipped frameworks ask about: `python -m peerready.asked_source` writes it.

A report names, for a theme its own framework is silent on, those that ask about it; to read them
all for that would take longer than everything else a report does.
"""

from __future__ import annotations

import sys

from peerready.catalog import load_shipped, shared, shipped_ids

HEAD = '''"""Of each shared theme, the shipped frameworks that ask about it; made by `peerready.asked_source`."""

# fmt: off
ASKED: dict[str, tuple[str, ...]] = {
'''


def asked() -> dict[str, tuple[str, ...]]:
    """Of each shared theme, the shipped frameworks with a scored criterion on it."""
    themes = shared().themes
    silent = {name: load_shipped(name).framework.silent_themes(themes) for name in shipped_ids()}
    return {
        theme: tuple(name for name, missing in silent.items() if theme not in missing)
        for theme in themes
    }


def text() -> str:
    """The module `asked_table`, as it should be."""
    rows = (f'    "{theme}": {_tuple(names)},\n' for theme, names in asked().items())
    return f"{HEAD}{''.join(rows)}}}\n"


def _tuple(names: tuple[str, ...]) -> str:
    inner = ", ".join(f'"{name}"' for name in names)
    return f"({inner},)" if len(names) == 1 else f"({inner})"


if __name__ == "__main__":
    sys.stdout.write(text())
