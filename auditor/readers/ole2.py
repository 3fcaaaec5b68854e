"""Old Office and WPS files (OLE2 containers: .doc, .wps, .xls, .et), told apart by the streams they hold."""

from __future__ import annotations

from dataclasses import replace
from enum import Enum

from auditor.errors import InputError
from auditor.model import Document, Doubt, Location
from auditor.readers.limits import Limits

_RESAVE = "请用Word、Excel或WPS打开，另存为.docx或.xlsx后再审核"
_NOTE = "旧版格式，已由LibreOffice转换后读取；表、行、列的位置以转换后的文件为准"


class Ole2(Enum):
    """What an OLE2 file is; the value is a stream's name as its directory holds it."""

    ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
    WORD = "WordDocument".encode("utf-16-le")
    WORKBOOK = "Workbook".encode("utf-16-le")
    OLD_WORKBOOK = "Book\0".encode("utf-16-le")
    SLIDES = "PowerPoint Document".encode("utf-16-le")


def read_ole2(data: bytes, path: str, limits: Limits) -> Document:
    """Workbooks are read directly, Word files through LibreOffice. Raises InputError where a file is
    encrypted or damaged, or where there is no LibreOffice."""
    kind = kind_of(data)
    if kind is Ole2.ENCRYPTED:
        advice = "请在Word、Excel或WPS中取消密码（文件—信息—保护文档）并保存后再审核"
        raise InputError(path, "文件设了打开密码", advice)
    if kind in (Ole2.WORKBOOK, Ole2.OLD_WORKBOOK):
        from auditor.readers.xls import read_xls

        return read_xls(data, path)
    if kind is Ole2.WORD:
        return _converted(data, path, limits)
    if kind is Ole2.SLIDES:
        raise InputError(path, "这是演示文稿（PPT），不能审核", "请提供Word或Excel格式的申报表")
    raise InputError(path, "这是旧版Office格式或已加密的文件，看不出里面是什么", _RESAVE)


def kind_of(data: bytes) -> Ole2 | None:
    """The kind of an OLE2 file by the streams that its directory names."""
    return next((kind for kind in Ole2 if kind.value in data), None)


def _converted(data: bytes, path: str, limits: Limits) -> Document:
    from auditor.readers.archive import Archive
    from auditor.readers.docx import read_docx
    from auditor.readers.libreoffice import convert

    converted = convert(data, path, source="doc", target="docx", seconds=limits.convert_seconds)
    document = read_docx(Archive(converted, path))
    return replace(document, format="doc", doubts=(Doubt(_NOTE, Location()), *document.doubts))
