"""Where the shipped folders are: in the installed package, in a zip of it, or in a checkout."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable


def shipped(folder: str) -> Traversable:
    """The shipped folder of that name; use only what every Traversable has."""
    inside = files("peerready") / folder
    return inside if inside.is_dir() else Path(__file__).parents[2] / folder
