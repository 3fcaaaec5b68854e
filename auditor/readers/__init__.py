"""Files → Documents: paragraphs, tables and cells, each with its place; nothing is judged or guessed here.

The reader is chosen by a file's content, and loaded when a file needs it.
"""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from auditor.errors import InputError, OwnOutputError
from auditor.model import Document
from auditor.opening import read_file, there, why
from auditor.readers.choosing import Container, container
from auditor.readers.folders.alike import once_each
from auditor.readers.folders.gathered import COPY
from auditor.readers.folders.gathering import SUFFIXES, Found, find_documents
from auditor.readers.limits import DEFAULT_LIMITS, MEGABYTE, Limits
from auditor.readers.own import copied_pdf, is_report_page, own_output, refuse_own

if TYPE_CHECKING:
    from auditor.office.archive import Archive

__all__ = [
    "COPY",
    "DEFAULT_LIMITS",
    "SUFFIXES",
    "Found",
    "Limits",
    "content_digest",
    "content_of",
    "find_documents",
    "is_own_output",
    "is_report_page",
    "once_each",
    "package_of",
    "read_document",
]


_TEXTS = frozenset(
    {Container.HTML, Container.MHTML, Container.JSON, Container.CSV, Container.TEXT, Container.SPREADSHEET}
)


def read_document(path: str | Path, limits: Limits = DEFAULT_LIMITS) -> Document:
    """The file at ``path`` (or in a zip: «包.zip/目录/文件.docx») as a Document.

    Raises InputError, in words for a clerk, for a file that is missing, empty, damaged, encrypted, larger
    than ``limits``, or of a kind that is not read.
    """
    data = _content(Path(path), str(path), limits)
    try:
        document = _read(data, path, limits)
    except RecursionError as error:
        reason = "内容一层套一层，套得太深"
        raise InputError(str(path), reason, "这不像正常的申报材料，请重新导出或另存后再审核") from error
    limits.check_cells(document)
    return document


def is_own_output(path: Path, limits: Limits = DEFAULT_LIMITS) -> bool:
    """Whether a file is a report that this program wrote, as an earlier run leaves it among submissions."""
    try:
        read_document(path, limits)
    except OwnOutputError:
        return True
    except InputError:
        return False
    return False


def content_of(path: Path, limits: Limits = DEFAULT_LIMITS) -> bytes:
    """The bytes of a file, also of one in a package. Raises InputError as read_document does."""
    return _content(path, str(path), limits)


def content_digest(path: Path, limits: Limits = DEFAULT_LIMITS) -> str:
    """What tells one file's content from another's: SHA-256 over the ending of its name, which may decide how
    it is read, and its bytes. Raises InputError as read_document does."""
    data = content_of(path, limits)
    return hashlib.sha256(path.suffix.lower().encode("utf-8", "surrogateescape") + b"\0" + data).hexdigest()


def _read(data: bytes, path: str | Path, limits: Limits) -> Document:
    kind = container(data, path)
    if kind in _TEXTS:
        refuse_own(data, str(path))
    if kind is Container.OLE2:
        from auditor.readers.ole2 import read_ole2

        return read_ole2(data, str(path), limits)
    if kind is Container.JSON:
        from auditor.readers.exports import read_export

        return read_export(data, path)
    if kind is Container.PDF:
        return replace(_pdf(data, str(path), limits), copy_of=copied_pdf(data))
    if kind is Container.PICTURE:
        from auditor.readers.images.pictures import read_picture

        return read_picture(data, str(path), limits)
    if kind is Container.RTF:
        from auditor.readers.word.rtf import read_rtf

        return read_rtf(data, str(path))
    if kind in (Container.HTML, Container.MHTML):
        from auditor.readers.web.page import read_html, read_mhtml

        return (read_html if kind is Container.HTML else read_mhtml)(data, str(path))
    if kind is Container.SPREADSHEET:
        from auditor.readers.excel.xml2003 import read_spreadsheet

        return read_spreadsheet(data, str(path))
    if kind is Container.ZIP:
        return _office(data, str(path), limits)
    from auditor.readers.plain.text import read_csv, read_text

    return read_csv(data, path) if kind is Container.CSV else read_text(data, path)


def _pdf(data: bytes, path: str, limits: Limits) -> Document:
    from auditor.readers.images.engine import available
    from auditor.readers.pages.pdf import read_pdf

    if not available():
        return read_pdf(data, path, limits)
    from auditor.readers.images.pdf_scans import read_scans

    return read_pdf(data, path, limits, read_scans)


def _office(data: bytes, path: str, limits: Limits) -> Document:
    from auditor.office.archive import Archive
    from auditor.office.stamping import stamp_in
    from auditor.stamps import Kind

    archive = Archive(data, path)
    stamp = stamp_in(archive)
    if stamp is not None and stamp.kind is not Kind.COPY:
        raise own_output(stamp, path)
    document = _packaged(archive, limits)
    return replace(document, copy_of=stamp.source) if stamp else document


def _packaged(archive: Archive, limits: Limits) -> Document:
    from auditor.office.packages import Package, package, with_remarks

    kind = package(archive)
    if kind is Package.OFD:
        from auditor.readers.pages.ofd import read_ofd

        return read_ofd(archive, limits)
    if kind is Package.ODS:
        from auditor.readers.excel.ods import read_ods

        return read_ods(archive, limits)
    if kind is Package.ODT:
        from auditor.readers.word.odt import read_odt

        return read_odt(archive, limits)
    if kind is Package.DOCX:
        from auditor.readers.word.docx import read_docx

        return with_remarks(read_docx(archive), archive)
    from auditor.readers.excel.xlsx import read_xlsx

    return with_remarks(read_xlsx(archive), archive)


def package_of(path: Path) -> tuple[Path, str] | None:
    """The zip and the name in it of «包.zip/目录/文件.docx», ``None`` for an ordinary file."""
    from auditor.readers.folders.zipped import member_of

    return member_of(path)


def _packed(path: Path, limits: Limits) -> bytes | None:
    """The content of a file in a package, ``None`` where the path is none of that kind."""
    from auditor.readers.folders.zipped import read_member

    member = package_of(path)
    return read_member(*member, limits) if member else None


def _content(path: Path, name: str, limits: Limits) -> bytes:
    try:
        if not there(path) and (content := _packed(path, limits)) is not None:
            return content
        limits.check_size(path.stat().st_size, name)
        data = read_file(path, limits.file_mb * MEGABYTE + 1)
    except FileNotFoundError as error:
        raise InputError(name, "找不到这个文件", "请检查路径是否写对、文件是否已移动或改名") from error
    except IsADirectoryError as error:
        raise InputError(
            name, "这是文件夹，不是文件", "请给出文件夹里的文件，或直接审核整个文件夹"
        ) from error
    except PermissionError as error:
        raise InputError(
            name, "没有读取权限，或文件正被其他程序打开", "请关闭打开它的程序，或检查文件权限后重试"
        ) from error
    except OSError as error:
        raise InputError(
            name, f"文件无法读取（{why(error)}）", "请检查路径和磁盘，或把文件复制到本机后重试"
        ) from error
    limits.check_size(len(data), name)
    return data
