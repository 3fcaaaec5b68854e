"""What a file is, by its content; its suffix only helps where the content leaves it open."""

from __future__ import annotations

import codecs
import re
from enum import StrEnum
from pathlib import Path

from auditor.errors import InputError
from auditor.expressions import expression

_WORD_SUFFIXES = frozenset({".docx", ".docm", ".doc", ".wps"})
_SHEET_SUFFIXES = frozenset({".xlsx", ".xlsm", ".xls", ".et"})
_OLE2 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_WEB_SUFFIXES = frozenset({".html", ".htm", ".xhtml", ".shtml"})
_PLAIN_SUFFIXES = frozenset({".txt", ".md", ".markdown", ".csv", ".tsv", ".json"})
_HTML = expression(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*|<!--.*?-->\s*)*<(?:!doctype\s+html|html)\b", re.I | re.S
)
_MHTML = expression(rb"(?:\A|\n)(?:MIME-Version|Content-Type:\s*multipart/related)", re.I)
_SPREADSHEET = expression(
    rb"<(?:\w{1,20}:)?Workbook\b[^>]{0,2000}urn:schemas-microsoft-com:office:spreadsheet", re.S
)
_WORD_XML = expression(rb"<(?:\w{1,20}:)?(?:wordDocument|package)\b[^>]{0,2000}(?:wordml|xmlPackage)", re.S)
_JSON = expression(rb"(?:\xef\xbb\xbf)?\s*(?:\[\s*)?\{\s*\"")
_CONTROL = expression(rb"[\x00-\x08\x0e-\x1f]")
_FEWEST_ROWS = 3  # with a separator, for a text to be a table
PICTURES = frozenset({".jpg", ".jpeg", ".png", ".tif", ".tiff", ".bmp", ".gif"})
RARE_PICTURES = frozenset({".webp", ".heic"})  # which are not read under their own name either
_IMAGES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*")


class Container(StrEnum):
    """What a file is by its first bytes."""

    ZIP = "zip"
    TEXT = "text"
    CSV = "csv"
    OLE2 = "ole2"
    JSON = "json"
    PDF = "pdf"
    RTF = "rtf"
    HTML = "html"
    MHTML = "mhtml"
    SPREADSHEET = "xml"
    PICTURE = "picture"


def container(data: bytes, path: str | Path) -> Container:
    """The container a file's bytes are in. Raises InputError for what no reader here reads, with advice."""
    if not data:
        raise InputError(str(path), "文件是空的（0字节）", "请确认文件已保存完整，或重新导出后再审核")
    if data.startswith(_ZIP):
        return Container.ZIP
    if data.startswith(_OLE2):
        return Container.OLE2
    if data[:1024].lstrip(b"\x00\r\n\t ").startswith(b"%PDF-"):
        return Container.PDF
    if data.startswith(b"{\\rtf"):
        return Container.RTF
    suffix = Path(path).suffix.lower()
    if data.startswith(_IMAGES) or (suffix == ".bmp" and data.startswith(b"BM")):
        return Container.PICTURE
    _refuse_binary(data, str(path))
    if _office_xml(data, str(path)):
        return Container.SPREADSHEET
    if web := _web(data, suffix):
        return web
    if suffix == ".json" or _JSON.match(data):
        return Container.JSON
    if suffix in _SHEET_SUFFIXES and (separated := _separated(data)):
        return separated
    if suffix in _WORD_SUFFIXES:
        raise InputError(
            str(path), "内容不是Word文档，只是改了扩展名，或文件已损坏", _resave("Word", ".docx", data)
        )
    if suffix in _SHEET_SUFFIXES:
        raise InputError(
            str(path), "内容不是Excel工作簿，只是改了扩展名，或文件已损坏", _resave("Excel", ".xlsx", data)
        )
    _refuse_picture(data, suffix, str(path))
    return Container.CSV if suffix == ".csv" else Container.TEXT


def _beginning(data: bytes, length: int) -> bytes:
    """The first bytes, in UTF-8 where a byte order mark says that they are UTF-16."""
    start = data[:length]
    if start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return start.decode("utf-16", errors="replace").encode()
    return start


def _office_xml(data: bytes, path: str) -> bool:
    """Whether bytes are XML Spreadsheet 2003, whatever its suffix; Word's XML is refused with advice."""
    start = _beginning(data, 4096)
    if not start.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        return False
    if _WORD_XML.search(start):
        raise InputError(path, "这是Word的XML格式（.xml）", "请用Word或WPS打开，另存为.docx后再审核")
    return bool(_SPREADSHEET.search(start))


def _web(data: bytes, suffix: str) -> Container | None:
    """Whether bytes are a web page, also one that a budget system calls .xls or .doc."""
    start = _beginning(data, 2048)
    if suffix not in _PLAIN_SUFFIXES and _MHTML.search(start):
        return Container.MHTML
    named = suffix in _WEB_SUFFIXES
    table = suffix in (_WORD_SUFFIXES | _SHEET_SUFFIXES) and b"<table" in data[:65536].lower()
    return Container.HTML if named or table or _HTML.match(start) else None


def _separated(data: bytes) -> Container | None:
    """Whether bytes are text in columns, which budget systems call .xls since Excel opens it."""
    start = _beginning(data, 65536)
    if _CONTROL.search(start):
        return None
    lines = start.splitlines()
    if sum(b"\t" in line for line in lines) >= _FEWEST_ROWS:
        return Container.TEXT
    return Container.CSV if sum(b"," in line for line in lines) >= _FEWEST_ROWS else None


def _refuse_binary(data: bytes, path: str) -> None:
    if data.startswith((b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b")):
        raise InputError(path, "这是压缩包", "请解压后再审核里面的文件")


def _refuse_picture(data: bytes, suffix: str, path: str) -> None:
    """Raises InputError for what is called a picture and is neither text nor a picture that is read."""
    if not _CONTROL.search(data[:4096]):
        return
    if suffix in RARE_PICTURES:
        raise InputError(path, f"{suffix} 图片不能读取", "请另存为 .jpg，或转成Word、Excel后再审核")
    if suffix in PICTURES:
        raise InputError(
            path,
            "图片打不开，文件已损坏，或不是图片",
            "请用看图软件打开检查，重新拍照或扫描，或提供Word、Excel文件",
        )


def _resave(program: str, suffix: str, data: bytes) -> str:
    advice = f"请用{program}或WPS打开，另存为{suffix}后再审核"
    is_text = b"\x00" not in data[:4096] or data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    return f"{advice}；若本来是文本文件，请把扩展名改回.txt" if is_text else advice
