"""What most programs would use, python-docx and openpyxl: every cell's words."""

from __future__ import annotations

from pathlib import Path


def library_docx(path: Path) -> None:
    import docx

    for table in docx.Document(str(path)).tables:
        for row in table.rows:
            _ = [cell.text for cell in row.cells]


def library_xlsx(path: Path) -> None:
    import openpyxl

    book = openpyxl.load_workbook(path)
    for sheet in book:
        _ = [[cell.value for cell in row] for row in sheet.iter_rows()]
