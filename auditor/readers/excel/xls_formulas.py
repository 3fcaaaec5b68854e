"""Shares that were typed into an old workbook with an equals sign (=100%): the library that reads it drops
the text of formulas."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

from auditor.office.number_formats import plain_number

if TYPE_CHECKING:
    from xlrd.book import Book

# MS-XLS: types of records, and the tokens of a formula
_FORMULA, _END, _SHEET = 0x0006, 0x000A, 0x0085
_WORKSHEET = 0
_BIFF8 = 80
_HEAD = 22  # bytes of a formula's record in front of its tokens, whose length the last two tell
_INTEGER, _NUMBER, _PERCENT = 0x1E, 0x1F, 0x14


def typed_shares(book: Book, index: int) -> dict[tuple[int, int], str]:
    """The shares of a worksheet by row and column, counted from 0, as they were typed: «100%»."""
    if book.biff_version != _BIFF8:
        return {}
    stream = bytes(book.mem[book.base : book.base + book.stream_len])
    starts = [
        int.from_bytes(body[:4], "little")
        for kind, body in _records(stream, 0)
        if kind == _SHEET and len(body) > 5 and body[5] == _WORKSHEET
    ]
    if index >= len(starts):
        return {}
    return dict(_shares(stream, starts[index]))


def _shares(stream: bytes, start: int) -> Iterator[tuple[tuple[int, int], str]]:
    for kind, body in _records(stream, start):
        if kind == _FORMULA and len(body) > _HEAD:
            row, column, length = struct.unpack_from("<HH16xH", body)
            number = _share(body[_HEAD : _HEAD + length])
            if number is not None:
                yield (row, column), f"{plain_number(number)}%"


def _records(stream: bytes, start: int) -> Iterator[tuple[int, bytes]]:
    """Type and content of the records from a place to the end of its part of the workbook."""
    while start + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, start)
        if kind == _END:
            return
        yield kind, stream[start + 4 : start + 4 + length]
        start += 4 + length


def _share(tokens: bytes) -> Decimal | None:
    """The number in front of the only sign of per cent, ``None`` where a formula is anything else."""
    if not tokens or tokens[-1] != _PERCENT:
        return None
    if tokens[0] == _INTEGER and len(tokens) == 4:
        return Decimal(struct.unpack_from("<H", tokens, 1)[0])
    if tokens[0] == _NUMBER and len(tokens) == 10:
        return Decimal(repr(struct.unpack_from("<d", tokens, 1)[0]))
    return None
