"""The text of formulas in old workbooks, record by record."""

from __future__ import annotations

import struct
from types import SimpleNamespace

from auditor.readers.excel.xls_formulas import typed_shares

END = struct.pack("<HH", 0x0A, 0)
INTEGER_SHARE = struct.pack("<BHB", 0x1E, 100, 0x14)
NUMBER_SHARE = struct.pack("<BdB", 0x1F, 98.5, 0x14)
SUM = struct.pack("<BHBHB", 0x1E, 1, 0x1E, 2, 0x03)


def record(kind: int, body: bytes) -> bytes:
    return struct.pack("<HH", kind, len(body)) + body


def formula(row: int, column: int, tokens: bytes) -> bytes:
    return record(0x06, struct.pack("<HHH8xHIH", row, column, 15, 0, 0, len(tokens)) + tokens)


def stream(*sheets: bytes) -> bytes:
    """A workbook with a chart before its sheets."""
    entries = [(0x02, END), *((0x00, sheet + END) for sheet in sheets)]
    place = len(entries) * (4 + 8) + len(END)
    globals_ = b""
    for kind, part in entries:
        globals_ += record(0x85, struct.pack("<IBBH", place, 0, kind, 0))
        place += len(part)
    return globals_ + END + b"".join(part for _, part in entries)


def book(data: bytes, version: int = 80) -> SimpleNamespace:
    return SimpleNamespace(mem=b"head" + data, base=4, stream_len=len(data), biff_version=version)


def test_shares_are_found_on_their_own_sheet_and_other_formulas_are_not() -> None:
    first = formula(1, 3, INTEGER_SHARE) + formula(2, 3, SUM) + formula(3, 3, NUMBER_SHARE)
    data = stream(first, formula(0, 0, NUMBER_SHARE))
    assert typed_shares(book(data), 0) == {(1, 3): "100%", (3, 3): "98.5%"}
    assert typed_shares(book(data), 1) == {(0, 0): "98.5%"}
    assert typed_shares(book(data), 2) == {}


def test_older_workbooks_and_damaged_ones_tell_nothing() -> None:
    data = stream(formula(1, 3, INTEGER_SHARE))
    assert typed_shares(book(data, version=50), 0) == {}
    assert typed_shares(book(data[: -len(END) - 3]), 0) == {}
