"""Where the shipped folders are: in the installed package, in a checkout, or in a zip of the package."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable


def shipped(folder: str) -> Traversable:
    """The shipped folder of that name; use only what every Traversable has."""
    for place in (Path(__file__).parent, Path(__file__).parents[2]):
        if (place / folder).is_dir():
            return place / folder
    from importlib.resources import files  # slow to import, and only a zip needs it

    return files("peerready") / folder
