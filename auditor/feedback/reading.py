"""Reads the sheets of a large workbook row by row: neither its rows nor its shared texts lie in memory."""

from __future__ import annotations

import tempfile
from array import array
from collections.abc import Container, Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from types import TracebackType
from typing import IO, Any, Self

from lxml import etree

from auditor.errors import InputError
from auditor.office.archive import BREAKS, Archive
from auditor.office.book import rich_text, unescaped
from auditor.office.packages import Relationships, main_part
from auditor.opening import open_file, why
from auditor.readers.excel.sheet import position

_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_DAMAGED = "请用Excel或WPS打开后另存为 .xlsx 再试"

RawCell = str | int
"""The words of a cell, or the number of the shared text that holds them."""


class StreamedWorkbook:
    """A workbook as a context manager. Raises InputError for a file that is none or is damaged."""

    def __init__(self, path: Path) -> None:
        try:
            stream = open_file(path)
        except OSError as error:
            raise InputError(
                str(path), f"不能读取（{why(error)}）", "请检查文件名，并关闭打开它的程序"
            ) from error
        self._path = str(path)
        self._archive = Archive(stream, self._path)
        part = main_part(self._archive, "xl/workbook.xml")
        related = Relationships(self._archive, part)
        self.sheets = {
            sheet.get("name", ""): related.targets.get(sheet.get(_ID, ""), "")
            for sheet in self._archive.xml(part).iter(f"{_MAIN}sheet")
        }
        self._texts = _SharedTexts()
        self.text = lru_cache(4_096)(self._text)
        strings = related.kinds.get("sharedStrings", "")
        if strings in self._archive.names:
            for item in self._elements(strings, "si"):
                self._texts.add(rich_text(item))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._texts.close()
        self._archive.__exit__(kind, error, trace)

    def rows(
        self, sheet: str, columns: Container[int] | None = None
    ) -> Iterator[tuple[int, Mapping[int, RawCell]]]:
        """The rows of a sheet with their numbers: 1-based column → what ``text`` resolves; only ``columns``
        where they are named."""
        part, last = self.sheets[sheet], 0
        for row in self._elements(part, "row") if part in self._archive.names else ():
            stated = row.get("r", "")
            last = int(stated) if stated.isdecimal() else last + 1
            yield last, _cells(row, columns)

    def _text(self, value: RawCell) -> str:
        """The words of a cell without white space around them."""
        return (self._texts[value] if isinstance(value, int) else value).strip()

    def _elements(self, part: str, tag: str) -> Iterator[etree._Element]:
        """The elements of a part, each gone from memory when the next one comes; the namespace is the
        ordinary one in all of them."""
        try:
            with self._archive.stream(part) as stream:
                yield from _parsed(stream, tag)
        except (etree.XMLSyntaxError, *BREAKS) as error:
            raise InputError(self._path, f"文件已损坏，“{part}”的内容不完整", _DAMAGED) from error


class _SharedTexts:
    """Texts in a temporary file, by number."""

    def __init__(self) -> None:
        self._file: IO[bytes] = tempfile.TemporaryFile()  # noqa: SIM115
        self._ends = array("Q", [0])

    def add(self, text: str) -> None:
        self._file.write(text.encode("utf-8", "replace"))
        self._ends.append(self._file.tell())

    def __getitem__(self, number: int) -> str:
        if not 0 <= number < len(self._ends) - 1:
            return ""
        self._file.seek(self._ends[number])
        return self._file.read(self._ends[number + 1] - self._ends[number]).decode()

    def close(self) -> None:
        self._file.close()


def _parsed(stream: IO[bytes], tag: str) -> Iterator[etree._Element]:
    safe: dict[str, Any] = {"resolve_entities": False, "no_network": True, "load_dtd": False}
    for _, element in etree.iterparse(
        stream, events=("end",), tag=f"{{*}}{tag}", remove_comments=True, **safe
    ):
        if not element.tag.startswith(_MAIN):  # ISO strict files differ in this only
            for each in element.iter("{*}*"):
                each.tag = _MAIN + etree.QName(each).localname
        yield element
        parent = element.getparent()
        element.clear()
        while parent is not None and parent[0] is not element:
            del parent[0]


def _cells(row: etree._Element, columns: Container[int] | None) -> dict[int, RawCell]:
    found: dict[int, RawCell] = {}
    column = 0
    for cell in row.iterchildren(f"{_MAIN}c"):
        column = _column(cell.get("r", "").rstrip("0123456789")) or column + 1
        value = _value(cell) if columns is None or column in columns else ""
        if value != "":
            found[column] = value
    return found


@lru_cache
def _column(letters: str) -> int:
    """1 for A; 0 for what names no column."""
    place = position(f"{letters}1")
    return place[1] if place else 0


def _value(cell: etree._Element) -> RawCell:
    if cell.get("t") == "inlineStr":
        inline = cell.find(f"{_MAIN}is")
        return rich_text(inline) if inline is not None else ""
    raw = cell.findtext(f"{_MAIN}v") or ""
    if cell.get("t") == "s":
        return int(raw) if raw.strip().isdecimal() else ""
    return unescaped(raw)
