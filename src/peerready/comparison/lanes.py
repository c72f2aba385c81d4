"""Sums over many organisations at once: every organisation has a lane in one long integer."""

from __future__ import annotations

import sys
from array import array
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

CODES = {1: "B", 2: "H", 4: "I", 8: "Q"}


def lane_sums(
    columns: Iterable[bytes], tables: Sequence[Sequence[int]], count: int
) -> Sequence[int]:
    """Of each organisation the sum of what its byte in each column counts, by the column's table.

    A table says what each of the 256 bytes counts, in whole numbers from 0. The bytes are put into
    lanes wide enough for the largest sum, so that adding two long integers adds all lanes at once
    and none runs over: exact, and a hundred times as fast as a loop. Columns are taken one by one.
    """
    width = _width(sum(map(max, tables)))
    together = 0
    for column, table in zip(columns, tables, strict=True):
        room = bytearray(count * width)
        for place in range((max(table).bit_length() + 7) // 8):
            plane = bytes(value >> 8 * place & 255 for value in table)
            room[_offset(place, width) :: width] = column.translate(plane)
        together += int.from_bytes(room, sys.byteorder)
    return _numbers(together.to_bytes(count * width, sys.byteorder), width)


def _width(most: int) -> int:
    """How many bytes a lane needs; a number the machine knows, as long as there is one."""
    needed = (most.bit_length() + 7) // 8 or 1
    return next((width for width in CODES if width >= needed), needed)


def _offset(place: int, width: int) -> int:
    return place if sys.byteorder == "little" else width - 1 - place


def _numbers(lanes: bytes, width: int) -> Sequence[int]:
    if width in CODES:
        return array(CODES[width], lanes)
    starts = range(0, len(lanes), width)
    return [int.from_bytes(lanes[start : start + width], sys.byteorder) for start in starts]
