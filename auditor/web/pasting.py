"""A table pasted from a spreadsheet, as a workbook, so that it can be mended and given back."""

from __future__ import annotations

import csv
import io

_MOST_ROWS, _MOST_COLUMNS = 2_000, 60


def workbook(words: str) -> bytes:
    """One sheet with the pasted rows as text; cells over several lines come in quotation marks."""
    from xlsxwriter import Workbook

    buffer = io.BytesIO()
    with Workbook(buffer, {"in_memory": True, "strings_to_formulas": False}) as book:
        sheet = book.add_worksheet("粘贴的表格")
        for number, row in enumerate(_rows(words)):
            for column, cell in enumerate(row[:_MOST_COLUMNS]):
                sheet.write_string(number, column, cell)
    return buffer.getvalue()


def _rows(words: str) -> list[list[str]]:
    words = words.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")
    try:
        return list(csv.reader(io.StringIO(words, newline=""), dialect="excel-tab"))[:_MOST_ROWS]
    except csv.Error:  # a cell larger than the reader takes, or a stray quotation mark
        return [line.split("\t") for line in words.split("\n")][:_MOST_ROWS]
