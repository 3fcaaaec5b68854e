"""Old Office and WPS files (OLE2 containers: .doc, .wps, .xls, .et), told apart by the streams they hold."""

from __future__ import annotations

from dataclasses import replace
from enum import Enum

from auditor.errors import InputError
from auditor.model import Document, Doubt, Location
from auditor.office.words import blank
from auditor.readers.limits import Limits

_RESAVE = "请用Word、Excel或WPS打开，另存为.docx或.xlsx后再审核"
_NOTE = "旧版格式，已由LibreOffice转换后读取；表、行、列的位置以转换后的文件为准"
_LIMITS = "文本框和自动编号没有读取，修订中删去的文字没有去掉，请对照原件"
_LOST = f"旧版格式，LibreOffice转换时丢了表格，改为直接读取；{_LIMITS}"
_DIRECT = f"旧版格式，没有经过转换，直接读取；{_LIMITS}"
_KEPT = 0.9  # of the cells with words; a conversion loses whole tables or nothing


class Ole2(Enum):
    """What an OLE2 file is; the value is a stream's name as its directory holds it."""

    ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
    WORD = "WordDocument".encode("utf-16-le")
    WORKBOOK = "Workbook".encode("utf-16-le")
    OLD_WORKBOOK = "Book\0".encode("utf-16-le")
    SLIDES = "PowerPoint Document".encode("utf-16-le")


def read_ole2(data: bytes, path: str, limits: Limits) -> Document:
    """Workbooks are read directly, Word files through LibreOffice or, failing that, directly too. Raises
    InputError where a file is encrypted or damaged."""
    kind = kind_of(data)
    if kind is Ole2.ENCRYPTED:
        advice = "请在Word、Excel或WPS中取消密码（文件—信息—保护文档）并保存后再审核"
        raise InputError(path, "文件设了打开密码", advice)
    if kind in (Ole2.WORKBOOK, Ole2.OLD_WORKBOOK):
        from auditor.readers.excel.xls import read_xls

        return read_xls(data, path)
    if kind is Ole2.WORD:
        return _word(data, path, limits)
    if kind is Ole2.SLIDES:
        raise InputError(path, "这是演示文稿（PPT），不能审核", "请提供Word或Excel格式的申报表")
    raise InputError(path, "这是旧版Office格式或已加密的文件，看不出里面是什么", _RESAVE)


def kind_of(data: bytes) -> Ole2 | None:
    """The kind of an OLE2 file by the streams that its directory names."""
    return next((kind for kind in Ole2 if kind.value in data), None)


def _word(data: bytes, path: str, limits: Limits) -> Document:
    """What LibreOffice makes of a file; where there is none or it loses tables, the file's own text."""
    from auditor.readers.word.doc import read_doc

    direct = read_doc(data, path)
    try:
        converted = _converted(data, path, limits)
    except InputError:
        if direct is None:
            raise
        return _told(direct, _DIRECT)
    if direct is not None and _filled(converted) < _KEPT * _filled(direct):
        return _told(direct, _LOST)
    return _told(converted, _NOTE)


def _converted(data: bytes, path: str, limits: Limits) -> Document:
    from auditor.office.archive import Archive
    from auditor.readers.word.docx import read_docx
    from auditor.readers.word.libreoffice import convert

    converted = convert(data, path, source="doc", target="docx", seconds=limits.convert_seconds)
    return replace(read_docx(Archive(converted, path)), format="doc")


def _told(document: Document, note: str) -> Document:
    return replace(document, doubts=(Doubt(note, Location()), *document.doubts))


def _filled(document: Document) -> int:
    return sum(not blank(cell.text) for table in document.tables() for cell in table.cells)
