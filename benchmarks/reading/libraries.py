"""What most programs would use: the words of every cell. Not all of them need be installed."""

from __future__ import annotations

from collections.abc import Callable
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


def library_calamine(path: Path) -> None:
    import python_calamine

    book = python_calamine.CalamineWorkbook.from_path(str(path))
    for name in book.sheet_names:
        _ = book.get_sheet_by_name(name).to_python()


def library_pdf(path: Path) -> None:
    import pdfplumber

    with pdfplumber.open(path) as pages:
        for page in pages.pages:
            _ = page.extract_tables()


LIBRARIES: dict[str, dict[str, Callable[[Path], None]]] = {
    ".docx": {"python-docx": library_docx},
    ".xlsx": {"openpyxl": library_xlsx, "python-calamine": library_calamine},
    ".pdf": {"pdfplumber": library_pdf},
}
