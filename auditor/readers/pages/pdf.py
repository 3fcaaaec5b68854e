"""PDF files → Document; tables from ruled lines, every cell with its page and box."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from auditor.errors import InputError, installing
from auditor.model import Document
from auditor.readers.limits import DEFAULT_LIMITS, Limits
from auditor.readers.pages.document import Pages
from auditor.readers.pages.pdf_drawing import check_drawing

MAX_CHARACTERS = 5_000_000
_RESAVE = "请用WPS或Word打开原文件，重新导出PDF，或直接提供Word（.docx）文件"
_SCAN = f"请运行 {installing('ocr')} 装上文字识别后再审核，或提供可编辑的Word（.docx）、Excel（.xlsx）文件"
_UNCLEAR = "请确认扫描清楚、方向正确，或提供可编辑的Word（.docx）、Excel（.xlsx）文件"
_PASSWORD_ERROR = 4


# (open file, numbers from 0 of the pages that are pictures, pages, limits) → what completes the document
ReadScans = Callable[[Any, Sequence[int], Pages, Limits], Callable[[Document], Document]]


def read_pdf(
    data: bytes, path: str, limits: Limits = DEFAULT_LIMITS, read_scans: ReadScans | None = None
) -> Document:
    """A Document whose cells and paragraphs carry page and box; ``read_scans`` reads pages that are pictures.
    Raises InputError where the file is damaged, encrypted, too long or without text, and where the extra
    «pdf» is not installed."""
    pdfium = _library(path)
    try:
        opened = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        raise _unopened(error, path) from error
    try:
        limits.check_pages(len(opened), path)
        check_drawing(data, path)
        return _read(opened, path, limits, read_scans)
    finally:
        opened.close()


def _library(path: str) -> Any:
    try:
        import pypdf  # noqa: F401
        import pypdfium2
    except ImportError as error:
        raise InputError(
            path,
            "读取PDF要另装组件pypdf和pypdfium2",
            f"请运行 {installing('pdf')}，或另存为Word（.docx）后再审核",
        ) from error
    return pypdfium2


def _unopened(error: Exception, path: str) -> InputError:
    if getattr(error, "err_code", None) == _PASSWORD_ERROR:
        return InputError(path, "PDF设了打开密码", "请取消密码后再审核")
    return InputError(path, "PDF已损坏或没有保存完整", _RESAVE)


def _read(opened: Any, path: str, limits: Limits, read_scans: ReadScans | None) -> Document:
    pages = Pages()
    scans: list[int] = []
    for index in range(len(opened)):
        if _page(opened, index, pages, leave_scans=read_scans is not None):
            scans.append(index)
        if pages.characters > MAX_CHARACTERS:
            raise InputError(path, f"文字超过{MAX_CHARACTERS // 10_000}万字的上限", "请拆分后再审核")
    complete = read_scans(opened, scans, pages, limits) if read_scans and scans else None
    if not pages.characters:
        unread = "PDF里没有识别出文字" if complete else "PDF里没有文字，可能是扫描件"
        raise InputError(path, unread, _UNCLEAR if complete else _SCAN)
    document = pages.document(path, "pdf")
    return complete(document) if complete else document


def _page(opened: Any, index: int, pages: Pages, *, leave_scans: bool) -> bool:
    """Adds a page; whether it is a scan that is left."""
    from pypdfium2 import PdfiumError

    from auditor.readers.pages.pdf_marks import page_marks
    from auditor.readers.pages.pdf_space import TooMuchError

    try:
        page = opened[index]
        try:
            marks = page_marks(page, index + 1)
        finally:
            page.close()
        if leave_scans and marks.is_scan():
            return True
        pages.add(marks)
    except PdfiumError:
        pages.skip(index + 1, "已损坏")
    except TooMuchError:
        pages.skip(index + 1, "的文字或线条多得不合常理")
    return False
