"""A comparison as a PDF, to be sent and printed as it is; its layout is `templates/compare/comparison.typ`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from peerready import comparison_charts
from peerready.pdf import coded, pdf, with_logo

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from peerready.content.comparison_model import ComparisonView, FrameworkComparison, HeatRow

TEMPLATE = "compare/comparison.typ"


def content(view: ComparisonView, *, logo: bytes | None, today: date) -> bytes:
    """The comparison of organisations, or of one's dates; `today` is the day of the document."""
    shown = view._replace(frameworks=tuple(map(_with_short_heads, view.frameworks)))
    strips = dict(_strips(shown))
    data = {
        "view": shown,
        "date": (today.year, today.month, today.day),
        "strips": list(strips),
        "coded": coded(view) != "",
        "logo": logo is not None,
    }
    pictures = {f"{name}.svg": svg.encode() for name, svg in strips.items()}
    return pdf(TEMPLATE, data, pictures | with_logo(logo))


def _with_short_heads(view: FrameworkComparison) -> FrameworkComparison:
    """The same with numbers for names that no font can draw: codes would not fit above a column."""
    if not coded([column.short for column in view.columns]):
        return view
    numbered = enumerate(view.columns, start=1)
    return view._replace(
        columns=tuple(column._replace(short=str(number)) for number, column in numbered)
    )


def _strips(view: ComparisonView) -> Iterator[tuple[str, str]]:
    """A drawn line for each row that has figures, by the place of its framework and its own."""
    dates = view.kind == "dates"
    for place, framework in enumerate(view.frameworks):
        for number, row in enumerate(framework.heat):
            if _known(row, dates=dates):
                drawn = comparison_charts.strip(row, moved_to=dates)
                yield f"strip-{place}-{number}", str(drawn)


def _known(row: HeatRow, *, dates: bool) -> bool:
    """Whether there is something to draw."""
    return any(cell.low is not None for cell in row.cells) if dates else row.spread.n > 0
