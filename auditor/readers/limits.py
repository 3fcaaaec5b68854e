"""How much of a machine one file may take; whoever hits a limit gets one Chinese line, never a crash."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from auditor.errors import InputError

if TYPE_CHECKING:
    from auditor.model import Document, Table

MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """``seconds`` for the whole audit of a file, ``file_mb`` its size on disk, ``pages`` of a PDF or OFD,
    ``cells`` of all its tables together (merged ones count as often as they cover), ``memory_mb`` beyond what
    the program itself takes, ``convert_seconds`` for LibreOffice, ``page_seconds`` for the recognition of a
    scanned page; ``seconds`` count anew from each page that is recognised.

    Of a zip with many files: ``package_mb`` its size, ``members`` it may hold, ``depth`` of zips inside zips.
    Of a folder: ``files`` that it may hold, ``folder_depth`` of folders inside folders.
    """

    seconds: int = 120
    file_mb: int = 100
    pages: int = 1_000
    cells: int = 500_000
    memory_mb: int = 2_048
    convert_seconds: int = 60
    page_seconds: int = 60
    package_mb: int = 1_024
    members: int = 5_000
    depth: int = 3
    files: int = 100_000
    folder_depth: int = 64

    def check_size(self, size: int, path: str) -> None:
        """Raises InputError where a file of ``size`` bytes is too large to be read."""
        if size > self.file_mb * MEGABYTE:
            raise InputError(
                path,
                f"文件有{size // MEGABYTE}MB，超过{self.file_mb}MB的上限",
                "请确认选对了文件，删去其中的图片或拆分后再审核；确需审核的，可用 --max-mb 放宽",
            )

    def check_pages(self, pages: int, path: str) -> None:
        """Raises InputError where a document has more pages than may be read."""
        if pages > self.pages:
            raise InputError(
                path,
                f"文件有{pages}页，超过{self.pages}页的上限",
                "请只保留绩效目标表所在的页再审核；确需审核的，可用 --max-pages 放宽",
            )

    def check_cells(self, document: Document) -> None:
        """Raises InputError where the tables of a document are too large to be recognised."""
        cells = sum(_area(table) for table in document.tables())
        if cells > self.cells:
            raise self.too_many_cells(cells, document.source)

    def too_many_cells(self, cells: int, path: str) -> InputError:
        """What is said of a file whose tables have more than ``cells``."""
        return InputError(
            path,
            f"表格共有{cells}个单元格，超过{self.cells}个的上限",
            "请删除与申报无关的工作表和多余的行列后再审核；确需审核的，可用 --max-cells 放宽",
        )

    def too_slow(self, path: str) -> InputError:
        """What is said of a file whose audit takes longer than ``seconds``."""
        advice = "请拆分文件，或另存为.docx、.xlsx后再审核；确需审核的，可用 --max-seconds 放宽"
        return InputError(path, f"审核超过{self.seconds}秒仍未完成，已停止", advice)

    def too_big(self, path: str) -> InputError:
        """What is said of a file whose audit takes more than ``memory_mb``."""
        advice = "请拆分文件，或另存为.docx、.xlsx后再审核；确需审核的，可用 --max-memory 放宽"
        return InputError(path, f"审核所需内存超过{self.memory_mb}MB的上限，已停止", advice)


def _area(table: Table) -> int:
    """Grid positions that a table takes, also where its cells are few and far apart."""
    height = max((cell.row + cell.row_span - 1 for cell in table.cells), default=0)
    width = max((cell.column + cell.column_span - 1 for cell in table.cells), default=0)
    return height * width


DEFAULT_LIMITS = Limits()
