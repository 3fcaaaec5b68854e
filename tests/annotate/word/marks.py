"""The comments of a Word file as its XML has them: the cell, and the words that they embrace."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass, field

from lxml import etree

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_HOLDERS = tuple(f"{_W}comment{name}" for name in ("RangeStart", "RangeEnd", "Reference"))


@dataclass(frozen=True, slots=True)
class Mark:
    """A comment: its text, its cell as (table, row, column of the grid), ``None`` outside tables, the text of
    that cell or paragraph, and the embraced words. Tables are those without another one in them, in order;
    ``tables`` of them begin before the comment."""

    text: str
    cell: tuple[int, int, int] | None
    around: str
    words: str
    tables: int


def marks(data: bytes) -> list[Mark]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        document = etree.fromstring(archive.read("word/document.xml"))
        comments = etree.fromstring(archive.read("word/comments.xml"))
    tables = [each for each in document.iter(f"{_W}tbl") if each.find(f".//{_W}tbl") is None]
    cells, ranges = _cells(tables), _ranges(document, frozenset(tables))
    return [_mark(ranges[comment.get(f"{_W}id")], cells, comment) for comment in comments]


@dataclass(slots=True)
class _Range:
    """What a comment embraces: its beginning, end and reference, the words, the tables that begin before."""

    tables: int
    holders: list[etree._Element] = field(default_factory=list)
    words: str = ""


def _ranges(document: etree._Element, tables: frozenset[etree._Element]) -> dict[str | None, _Range]:
    """The ranges of all comments by their numbers, in one walk through the document."""
    found: dict[str | None, _Range] = {}
    inside: dict[str | None, _Range] = {}
    begun = 0
    for node in document.iter(f"{_W}t", f"{_W}tbl", *_HOLDERS):
        if node.tag == f"{_W}tbl":
            begun += node in tables
        elif node.tag == f"{_W}t":
            for each in inside.values():
                each.words += node.text or ""
        else:
            number = node.get(f"{_W}id")
            own = found.setdefault(number, _Range(begun))
            own.holders.append(node)
            inside.pop(number, None)
            if node.tag == _HOLDERS[0]:
                inside[number] = own
    return found


def _mark(own: _Range, cells: dict[etree._Element, tuple[int, int, int]], comment: etree._Element) -> Mark:
    assert len(own.holders) == 3, "a comment has a beginning, an end and a reference"
    found = {next(node.iterancestors(f"{_W}tc"), None) for node in own.holders}
    assert len(found) == 1, "a comment begins and ends in the same cell"
    cell = found.pop()
    around = cell if cell in cells else next(own.holders[0].iterancestors(f"{_W}p"))
    return Mark(
        "\n".join("".join(p.itertext(f"{_W}t")) for p in comment.iter(f"{_W}p")),
        cells.get(cell) if cell is not None else None,
        "".join(around.itertext(f"{_W}t")),
        own.words,
        own.tables,
    )


def _cells(tables: list[etree._Element]) -> dict[etree._Element, tuple[int, int, int]]:
    """Every cell's place in its table; of a cell that goes on downwards, that of its first row."""
    places: dict[etree._Element, tuple[int, int, int]] = {}
    for number, table in enumerate(tables, start=1):
        open_above: dict[int, int] = {}
        for row, line in enumerate(table.findall(f"{_W}tr"), start=1):
            column = 1
            for cell in line.findall(f"{_W}tc"):
                merge = cell.find(f"{_W}tcPr/{_W}vMerge")
                goes_on = merge is not None and merge.get(f"{_W}val") != "restart"
                if not goes_on:
                    open_above[column] = row
                places[cell] = number, open_above[column], column
                span = cell.find(f"{_W}tcPr/{_W}gridSpan")
                column += int(span.get(f"{_W}val", "1")) if span is not None else 1
    return places
