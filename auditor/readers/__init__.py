"""Files → Documents: paragraphs, tables and cells, each with its place; nothing is judged or guessed here.

The reader is chosen by a file's content, and loaded when a file needs it.
"""

from __future__ import annotations

from pathlib import Path

from auditor.errors import InputError
from auditor.model import Document
from auditor.readers.choosing import Container, container
from auditor.readers.finding import SUFFIXES, Found, find_documents

# A submission with hundreds of forms is a few MB; only pictures make it larger.
MAX_FILE_BYTES = 100 * 1024 * 1024

__all__ = ["SUFFIXES", "Found", "find_documents", "read_document"]


def read_document(path: str | Path) -> Document:
    """The file at ``path`` as a Document. Raises InputError, in words for a clerk, for a file that is
    missing, empty, damaged, encrypted, too large, or of a kind that is not read."""
    data = _content(Path(path), str(path))
    kind = container(data, path)
    if kind is Container.ZIP:
        return _office(data, str(path))
    from auditor.readers.text import read_csv, read_text

    return read_csv(data, path) if kind is Container.CSV else read_text(data, path)


def _office(data: bytes, path: str) -> Document:
    from auditor.readers.archive import Archive
    from auditor.readers.packages import Package, package

    archive = Archive(data, path)
    if package(archive) is Package.DOCX:
        from auditor.readers.docx import read_docx

        return read_docx(archive)
    from auditor.readers.xlsx import read_xlsx

    return read_xlsx(archive)


def _content(path: Path, name: str) -> bytes:
    try:
        size = path.stat().st_size
        if size > MAX_FILE_BYTES:
            reason = f"文件有{size // (1024 * 1024)}MB，超过{MAX_FILE_BYTES // (1024 * 1024)}MB的上限"
            raise InputError(name, reason, "请确认选对了文件，删去其中的图片或拆分后再审核")
        return path.read_bytes()
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
            name, f"文件无法读取（{error.strerror}）", "请检查路径和磁盘，或把文件复制到本机后重试"
        ) from error
