"""A comparison as JSON, format `peerready/comparison/1`: numbers are the nearest doubles, unrounded."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Any, Final

from peerready import __version__
from peerready.comparison.standing import HEARD, MET, NOT_APPLICABLE, OPEN, OUT_OF_SCOPE, SHOWN
from peerready.formats import json_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from fractions import Fraction

    from peerready.comparison.across import Across, Status
    from peerready.comparison.ask import Ask
    from peerready.comparison.compare import Compared
    from peerready.comparison.comparison import (
        Cell,
        Change,
        Column,
        Comparison,
        Five,
        Group,
        GroupTally,
        Joined,
        LeftOut,
        Mentor,
        Order,
        Pair,
        Place,
        Row,
        Spread,
        Tally,
        Turned,
    )
    from peerready.comparison.table import Line
    from peerready.framework import Framework

MOST_COLUMNS: Final = 1_000
"""More are left to CSV."""
Json = dict[str, Any]


def text(compared: Compared, ask: Ask) -> str:
    """Everything that was compared; an order only where one is asked for."""
    kinds = {one.kind for one in (*compared.comparisons, compared.across) if one}
    return json_text.text(
        {
            "format": "peerready/comparison/1",
            "peerready": __version__,
            "kind": "organisations" if "organisations" in kinds else "dates",
            "anonymous": ask.anonymous,
            "min_group": ask.min_group,
            "kept": compared.kept,
            "frameworks": [_framework(one, ranked=ask.order) for one in compared.comparisons],
            "across": _across(compared.across) if compared.across else None,
            "left_out": _left_out(compared.left_out, anonymous=ask.anonymous),
        }
    )


def _across(across: Across) -> Json:
    return {
        "count": across.count,
        "columns": [column._asdict() for column in across.columns],
        "frameworks": [
            {"id": one.id, "version": one.version, "title": one.title, "count": one.count}
            for one in across.frameworks
        ],
        "themes": [
            {
                "id": theme.id,
                "title": theme.title,
                "cells": list(map(_status, theme.cells)),
                "totals": list(map(_status, theme.totals)),
            }
            for theme in across.themes
        ],
    }


def _status(status: Status | None) -> Json | None:
    return status and status._asdict()


def _framework(one: Comparison, *, ranked: bool) -> Json:
    framework, lines = one.framework, _lines(one)
    return {
        "id": framework.id,
        "version": framework.version,
        "title": framework.title,
        "sha256": one.framework_sha256,
        "scale": [
            {"id": level.id, "label": level.label, "value": _number(level.value)}
            for level in framework.scale.levels
        ],
        "rollup": framework.rollup,
        "criteria": list(one.criteria),
        "left_out": list(one.left_out.criteria),
        "joined": _joined(one.joined) if one.joined else None,
        "first": one.first.isoformat() if one.first else None,
        "last": one.last.isoformat() if one.last else None,
        "count": one.count,
        "organisations": one.organisations,
        "managers_only": one.managers_only,
        "columns": [_column(one, line.column) for line in lines],
        "columns_left_to_csv": len(one.table) - len(lines) if one.table else 0,
        "rows": [_row(row, number, lines) for number, row in enumerate(one.rows)],
        "tallies": [_tally(framework, tally) for tally in one.tallies],
        "order": _order(one.order) if ranked and one.order else None,
        "mentors": list(map(_mentor, one.mentors)),
        "turns": [_turned(framework, turned) for turned in one.turns],
        "by": one.by or None,
        "groups": [_group(one, group) for group in one.groups],
    }


def _joined(joined: Joined) -> Json:
    counts = [{"version": one.version, "count": one.count} for one in joined.editions]
    return {"editions": counts or None}


def _lines(one: Comparison) -> list[Line]:
    """The columns one by one, as many as a reader of JSON may want."""
    return list(islice(one.table.lines(), MOST_COLUMNS)) if one.table else []


def _column(one: Comparison, column: Column) -> Json:
    places = {criterion.id: number for number, criterion in enumerate(one.framework.criteria)}
    signs = {name: column.signs[places[name]] for name in one.criteria}
    marks = {name: column.marks[places[name]] for name in one.criteria}
    levels = one.framework.scale.ids
    return {
        "label": column.label,
        **_source(column),
        "assessed_on": column.assessed_on.isoformat() if column.assessed_on else None,
        "voices": list(column.voices),
        "managers_only": column.managers_only,
        "levels": [levels[sign] if sign < OUT_OF_SCOPE else None for sign in signs.values()],
        "open": _those(signs, lambda sign: sign in OPEN),
        "not_applicable": _those(signs, lambda sign: sign == NOT_APPLICABLE),
        "met": _those(marks, lambda mark: bool(mark & MET)),
        "shown": _those(marks, lambda mark: bool(mark & SHOWN)),
        "heard": _those(marks, lambda mark: bool(mark & HEARD)),
    }


def _source(column: Column) -> Json:
    """Whose answers these are; nothing of it where names are replaced."""
    standing = column.standing
    if standing is None:
        return dict.fromkeys(("name", "id", "country", "facts", "path", "sha256"))
    return {
        "name": standing.name,
        "id": standing.id or None,
        "country": standing.country or None,
        "facts": dict(standing.facts),
        "path": standing.path,
        "sha256": standing.sha256,
    }


def _those(bytes_: Mapping[str, int], wanted: Callable[[int], bool]) -> list[str]:
    return [name for name, byte in bytes_.items() if wanted(byte)]


def _row(row: Row, number: int, lines: Sequence[Line]) -> Json:
    return {
        "id": row.id,
        "title": row.title,
        "kind": row.kind,
        "criteria": list(row.criteria),
        "spread": _spread(row.spread),
        "cells": [_cell(line.cells[number]) for line in lines],
        "places": [_place(line.places[number]) for line in lines],
    }


def _cell(cell: Cell) -> Json:
    return {
        "low": _number(cell.low),
        "high": _number(cell.high),
        "evidenced": _number(cell.evidenced),
        "criteria": cell.criteria,
        "answered": cell.answered,
    }


def _place(place: Place | None) -> Json | None:
    return place and {"least": _number(place.least), "most": _number(place.most)}


def _spread(spread: Spread) -> Json:
    return {
        "n": spread.n,
        "low": _five(spread.low),
        "high": _five(spread.high),
        "open": spread.open,
    }


def _five(five: Five | None) -> Json | None:
    return five and {name: _number(value) for name, value in five._asdict().items()}


def _tally(framework: Framework, tally: Tally | GroupTally) -> Json:
    return {
        "id": tally.id,
        "levels": dict(zip(framework.scale.ids, tally.levels, strict=True)),
        "open": tally.open,
        "not_applicable": tally.not_applicable,
        "met": tally.met,
        "shown": tally.shown,
        "heard": tally.heard,
    }


def _order(order: Order) -> Json:
    return {
        "told_apart": _pairs(order.told_apart),
        "steady": _pairs(order.steady),
        "ranks": [{"first": first, "last": last} for first, last in order.ranks],
    }


def _pairs(pairs: Iterable[Pair]) -> list[Json]:
    return [{"higher": pair.higher, "lower": pair.lower} for pair in pairs]


def _mentor(mentor: Mentor) -> Json:
    return {
        "row": mentor.row,
        "kind": mentor.kind,
        "column": mentor.column,
        "criteria": list(mentor.criteria),
        "confirmed": list(mentor.confirmed),
        "weak": list(mentor.weak),
    }


def _turned(framework: Framework, turned: Turned) -> Json:
    return {
        "earlier": turned.earlier,
        "later": turned.later,
        "asked_more": list(turned.asked_more),
        "asked_less": list(turned.asked_less),
        "changes": [_change(framework, change) for change in turned.changes],
    }


def _change(framework: Framework, change: Change) -> Json:
    levels = framework.scale.ids
    before, after = (
        levels[sign] if sign < OUT_OF_SCOPE else None for sign in (change.before, change.after)
    )
    return {
        "id": change.id,
        "turn": change.turn,
        "before": before,
        "after": after,
        "shown_before": change.shown_before,
        "shown_after": change.shown_after,
        "heard_before": change.heard_before,
        "heard_after": change.heard_after,
        "cited_after": change.cited_after,
        "promised_after": change.promised_after,
    }


def _group(one: Comparison, group: Group) -> Json:
    """The spreads parallel to the rows, the tallies to the criteria; null where held back."""
    return {
        "kind": group.kind,
        "name": group.name,
        "count": group.count,
        "spreads": [spread and _spread(spread) for spread in group.spreads],
        "tallies": [tally and _tally(one.framework, tally) for tally in group.tallies],
    }


def _left_out(left_out: LeftOut, *, anonymous: bool) -> Json:
    """Frameworks and files with the reason; where names are replaced, each file without either."""
    frameworks = [{"id": name, "why": why} for name, why in left_out.frameworks]
    files = {
        "files": left_out.files,
        "invalid": left_out.invalid,
        "earlier": left_out.earlier,
    }
    return {
        "frameworks": frameworks,
        "counted": [some._asdict() for some in left_out.counted],
        **{name: [_file(one, hidden=anonymous) for one in rows] for name, rows in files.items()},
    }


def _file(pair: tuple[str, str], *, hidden: bool) -> Json:
    path, why = pair
    return {"path": None if hidden else path, "why": None if hidden else why or None}


def _number(value: Fraction | None) -> float | None:
    return None if value is None else float(value)
