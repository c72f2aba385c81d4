"""How the figures of a framework are made, and what was read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from peerready.word_parts.lines import caption, of_texts, part, said
from peerready.wording import capital

if TYPE_CHECKING:
    from collections.abc import Iterator

    from peerready.content.model import Arithmetic, FrameworkView
    from peerready.word.blocks import Block

WORDS = 2
"""The columns of terms that hold words; the others hold numbers."""


def sums(view: FrameworkView) -> Iterator[Block]:
    """What each level means, the terms of the figures, and the quotients they make."""
    yield part("How the figures are made")
    about = "What each level means"
    yield caption(about)
    yield of_texts(("Level", "Value", "Means"), view.scale, about, (18, 12, 70))
    for one in view.arithmetic:
        yield from _terms(one) if one.rows else ()
    if not view.arithmetic:
        yield said("This report gives no percentages.")
    yield said(f"Framework {view.id} {view.version}, sha256 {view.sha256}", "Report Small")


def _terms(one: Arithmetic) -> Iterator[Block]:
    yield caption(one.title)
    right = tuple(range(WORDS, len(one.columns)))
    yield of_texts(one.columns, one.rows, one.title, right=right)
    title = f"{one.title}: the quotients"
    yield caption(title)
    rows = [(capital(q.name), q.formula, q.sums, q.shown) for q in one.quotients]
    yield of_texts(("Figure", "Formula", "Sums", "Printed as"), rows, title, (22, 40, 24, 14))
