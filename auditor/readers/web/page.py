"""Web pages (.html, and .mht as browsers and Word save them) → Document."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from auditor.errors import InputError
from auditor.expressions import expression
from auditor.model import Block, Cell, Document, Doubt, Location, Paragraph, Table
from auditor.office.words import blank
from auditor.readers.decoding import MAX_TEXT_BYTES, decode
from auditor.readers.web.table import BLOCKS, grid_cells, inner_tables, is_shown, lines_of

if TYPE_CHECKING:
    from lxml import etree

_CHARSET = expression(
    rb"""<(?:meta|\?xml)[^>]{0,300}?(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_\-:]{2,40})""", re.I
)
_CONDITIONAL = expression(r"<!\[[^<>]*\]>")  # Word's conditions outside of comments
_ENTITIES = expression(r"<!ENTITY|<!ELEMENT", re.IGNORECASE)
_ADVICE = "请用浏览器或WPS打开检查，另存为.docx、.xlsx后再审核"
_CHINESE = frozenset({"gb2312", "gbk", "gb_2312-80", "x-gbk", "cp936", "gb18030", "hz-gb-2312"})
# what the site prints around a form and not in it: the way to the page, tools and the pages beside it
_FURNITURE = expression(
    r"扫一扫.{0,6}(?:手机|微信|移动).{0,12}|(?:微信)?扫码(?:打开|查看|分享).{0,10}|【?(?:打印|关闭|收藏|返回顶部)(?:本页|页面|窗口|本文)?】?"
    r"|[【\[]?字体[:：].{0,12}|分享(?:到|至)?[:：]?.{0,12}|[上下]一[篇条][:：].{0,60}|(?:浏览|阅读|点击)(?:次数|量)[:：]?\s*\d*次?"
    r"|(?:您)?(?:当前|现在|所在)的?(?:位置)(?:是)?[:：].{0,80}"
)


def read_html(data: bytes, path: str, charset: str = "") -> Document:
    """A Document whose cells carry table, row and column; ``charset`` is what a mail part says of itself.
    Raises InputError for a file without a word."""
    from lxml import etree

    text = _text(data, path, charset)
    if _ENTITIES.search(text[:4096]):
        raise InputError(path, "网页含有实体声明，出于安全不予读取", _ADVICE)
    parser = etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True)
    try:
        shown = _CONDITIONAL.sub("", text).encode("utf-8", "replace")
        root = etree.fromstring(shown, parser)
    except etree.XMLSyntaxError as error:
        raise InputError(path, "网页里没有任何文字", _ADVICE) from error
    if root is None:
        raise InputError(path, "网页里没有任何文字", _ADVICE)
    reading = _Reading()
    reading.read(root)
    if not reading.blocks:
        raise InputError(path, "网页里没有任何文字", _ADVICE)
    return Document(path, "html", tuple(reading.blocks), tuple(_doubts(text)))


def read_mhtml(data: bytes, path: str) -> Document:
    """The page inside a web archive (.mht). Raises InputError where it holds none."""
    import email

    if len(data) > 5 * MAX_TEXT_BYTES:
        raise InputError(path, "网页归档文件过大，超过100MB的上限", _ADVICE)
    for part in email.message_from_bytes(data).walk():
        if part.get_content_type() == "text/html":
            payload = part.get_payload(decode=True)
            if isinstance(payload, bytes):
                return read_html(payload, path, _stated(part))
    raise InputError(path, "网页归档（.mht）里没有网页正文", _ADVICE)


def _stated(part: object) -> str:
    get = getattr(part, "get_content_charset", None)
    try:
        return str(get() or "") if get else ""
    except (LookupError, UnicodeError, ValueError):
        return ""


def _text(data: bytes, path: str, charset: str) -> str:
    """The characters of a page: by its byte order mark, what it says of itself, or what fits."""
    if data.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return decode(data, path)
    match = _CHARSET.search(data[:8192])
    for name in (match[1].decode("ascii") if match else "", charset):
        decoded = _decoded(data, name.lower())
        if decoded is not None:
            return decoded.replace("\x00", "")
    return decode(data, path)


def _decoded(data: bytes, name: str) -> str | None:
    """The text in an encoding, ``None`` where it is not known or does not fit."""
    if not name or len(data) > MAX_TEXT_BYTES:
        return None
    try:
        return data.decode("gb18030" if name in _CHINESE else name)
    except (LookupError, UnicodeError, ValueError):
        return None


def _doubts(text: str) -> Iterator[Doubt]:
    if "\ufffd" in text:
        yield Doubt("网页里有无法识别的字符（�），可能缺字，请对照原件", Location())
    if re.search(r"<i?frame\b", text, re.IGNORECASE):
        yield Doubt("网页里嵌有其他网页，其内容没有读取，请核对", Location())


class _Reading:
    """One walk through the page; words between blocks gather into paragraphs."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self._tables = 0
        self._words: list[str] = []

    def read(self, root: etree._Element) -> None:
        self._walk(root)
        self._flush(None)

    def _walk(self, root: etree._Element) -> None:
        """Goes down without recursion: damaged pages nest thousands of tags."""
        stack: list[tuple[etree._Element, bool]] = [(root, False)]
        while stack:
            element, left = stack.pop()
            if left:
                self._leave(element)
                continue
            if not is_shown(element):
                self._words.append(element.tail or "")
                continue
            tag = str(element.tag)
            if tag == "table":
                self._flush(None)
                self._table(element)
                self._words.append(element.tail or "")
                continue
            if tag in BLOCKS:
                self._flush(None)
            self._words.append(element.text or "")
            stack.append((element, True))
            stack += [(child, False) for child in reversed(element)]

    def _leave(self, element: etree._Element) -> None:
        tag = str(element.tag)
        if tag in BLOCKS:
            self._flush(int(tag[1]) if len(tag) == 2 and tag[0] == "h" and tag[1].isdecimal() else None)
        self._words.append(element.tail or "")

    def _flush(self, level: int | None) -> None:
        for line in lines_of("".join(self._words)):
            if not blank(line) and _FURNITURE.fullmatch(line.strip()) is None:
                self.blocks.append(Paragraph(line, Location(), level))
        self._words = []

    def _table(self, table: etree._Element) -> None:
        self._tables += 1
        number = self._tables
        cells = tuple(
            Cell(
                cell.text, cell.row, cell.column, Location(table=number, row=cell.row, column=cell.column),
                cell.row_span, cell.column_span,
            )
            for cell in grid_cells(table)
        )  # fmt: skip
        if any(not blank(cell.text) for cell in cells):
            self.blocks.append(Table(cells, Location(table=number)))
        else:
            self._tables -= 1
        for inner in inner_tables(table):
            self._table(inner)
