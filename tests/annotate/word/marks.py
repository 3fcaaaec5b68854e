"""The comments of a Word file as its XML has them: the cell, and the words that they embrace."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass

from lxml import etree

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


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
    cells = _cells(tables)
    return [_mark(document, tables, cells, comment) for comment in comments]


def _mark(
    document: etree._Element,
    tables: list[etree._Element],
    cells: dict[etree._Element, tuple[int, int, int]],
    comment: etree._Element,
) -> Mark:
    identifier = comment.get(f"{_W}id")
    inside, words, before, holders = False, "", 0, []
    for node in document.iter():
        own = node.get(f"{_W}id") == identifier
        before += node in tables and not holders
        if node.tag in {
            f"{_W}{name}" for name in ("commentRangeStart", "commentRangeEnd", "commentReference")
        }:
            inside = node.tag == f"{_W}commentRangeStart" if own else inside
            holders += [node] if own else []
        elif inside and node.tag == f"{_W}t":
            words += node.text or ""
    assert len(holders) == 3, "a comment has a beginning, an end and a reference"
    found = {next(node.iterancestors(f"{_W}tc"), None) for node in holders}
    assert len(found) == 1, "a comment begins and ends in the same cell"
    cell = found.pop()
    around = cell if cell in cells else next(holders[0].iterancestors(f"{_W}p"))
    return Mark(
        "\n".join("".join(p.itertext(f"{_W}t")) for p in comment.iter(f"{_W}p")),
        cells.get(cell) if cell is not None else None,
        "".join(around.itertext(f"{_W}t")),
        words,
        before,
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
