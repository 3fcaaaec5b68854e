"""What a workbook says of itself: its sheets, its shared texts, its number formats and its calendar."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from auditor.errors import InputError
from auditor.expressions import expression
from auditor.office.archive import Archive
from auditor.office.elements import whole
from auditor.office.number_formats import NumberFormat, built_in, number_format
from auditor.office.packages import Relationships, main_part

if TYPE_CHECKING:
    from lxml import etree

S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_TEXT, _RUN = f"{S}t", f"{S}r"
_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_ESCAPED = expression("_x([0-9A-Fa-f]{4})_")
_PLAIN = NumberFormat()


@dataclass(frozen=True, slots=True)
class Sheet:
    """A worksheet: its name, and its part in the package."""

    name: str
    part: str
    hidden: bool


@dataclass(frozen=True, slots=True)
class Workbook:
    """``texts`` are the shared strings, ``formats`` the number format of each cell style."""

    sheets: tuple[Sheet, ...]
    texts: tuple[str, ...]
    formats: tuple[NumberFormat, ...]
    from_1904: bool

    def format_of(self, style: str | None) -> NumberFormat:
        index = whole(style, 0)
        return self.formats[index] if index < len(self.formats) else _PLAIN


def workbook(archive: Archive) -> Workbook:
    """Raises InputError for a workbook without a worksheet."""
    part = main_part(archive, "xl/workbook.xml")
    root = archive.xml(part)
    related = Relationships(archive, part)
    sheets = tuple(
        Sheet(item.get("name", ""), target, item.get("state", "visible") != "visible")
        for item in root.iter(f"{S}sheet")
        if (target := related.targets.get(item.get(_ID, ""), "")) in archive.names
        and "chartsheet" not in target
    )
    if not sheets:
        raise InputError(archive.path, "工作簿里没有工作表", "请用Excel或WPS打开检查并另存后再审核")
    strings, styles = related.kinds.get("sharedStrings", ""), related.kinds.get("styles", "")
    properties = root.find(f"{S}workbookPr")
    return Workbook(
        sheets,
        _shared_texts(archive.xml(strings)) if strings in archive.names else (),
        _formats(archive.xml(styles)) if styles in archive.names else (),
        properties is not None and properties.get("date1904", "0") in {"1", "true"},
    )


def rich_text(element: etree._Element) -> str:
    """The words of a text with runs, without the reading aid (``rPh``) that East Asian texts may carry."""
    pieces: list[str] = []
    for each in element:
        tag = each.tag
        if tag == _TEXT:
            pieces.append(each.text or "")
        elif tag == _RUN:
            pieces += [part.text or "" for part in each.iter(_TEXT)]
    return unescaped("".join(pieces))


def unescaped(text: str) -> str:
    """Resolves ``_x000D_`` and its like, and makes line ends line feeds."""
    if "_x" in text:
        text = _ESCAPED.sub(lambda match: _character(int(match[1], 16)), text)
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def _character(code: int) -> str:
    is_surrogate = 0xD800 <= code <= 0xDFFF
    return "\ufffd" if is_surrogate else "" if code == 0 else chr(code)


def _shared_texts(root: etree._Element) -> tuple[str, ...]:
    return tuple(rich_text(item) for item in root.iterchildren(f"{S}si"))


def _formats(root: etree._Element) -> tuple[NumberFormat, ...]:
    codes = {item.get("numFmtId", ""): item.get("formatCode", "") for item in root.iter(f"{S}numFmt")}
    styles = root.find(f"{S}cellXfs")
    if styles is None:
        return ()
    return tuple(_format(style.get("numFmtId", "0"), codes) for style in styles.iterchildren(f"{S}xf"))


def _format(identifier: str, codes: dict[str, str]) -> NumberFormat:
    code = codes.get(identifier)
    return number_format(built_in(whole(identifier, 0)) if code is None else code)
