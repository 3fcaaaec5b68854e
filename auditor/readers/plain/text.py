"""Text and Markdown → Document: headings, paragraphs, and every shape that tables take in text."""

from __future__ import annotations

import csv
from io import StringIO
from itertools import groupby
from pathlib import Path

from auditor.errors import InputError
from auditor.expressions import expression
from auditor.model import Block, Cell, Document, Doubt, Location, Paragraph, Table
from auditor.office.words import blank, trimmed
from auditor.readers.decoding import decode
from auditor.readers.plain.rows import Item, TextDoubt, TextParagraph, TextRow
from auditor.readers.plain.scanning import Scanner
from auditor.readers.plain.shifts import slipped_rows
from auditor.readers.plain.twins import fold

_EMPTY = "请确认文件已保存完整，或重新导出后再审核"


def read_text(data: bytes, path: str | Path) -> Document:
    """A Document whose cells and paragraphs carry their ``line``. Raises InputError for bytes that are no
    text and for a file without a word."""
    text = decode(data, path)
    if blank(text):
        raise InputError(str(path), "文件里没有任何文字", _EMPTY)
    scanner = Scanner(text)
    items, doubts = fold(scanner.scan())
    found = sorted(
        [*scanner.doubts, *doubts, *slipped_rows(items), *_damage(text)], key=lambda doubt: doubt.line
    )
    return Document(
        source=str(path),
        format="text",
        blocks=tuple(_blocks(items)),
        doubts=tuple(Doubt(doubt.message, Location(line=doubt.line)) for doubt in found),
    )


def read_csv(data: bytes, path: str | Path) -> Document:
    """Comma-separated values (semicolons and tabs too, where the first line has those) as one table."""
    text = decode(data, path)
    if blank(text):
        raise InputError(str(path), "文件里没有任何文字", _EMPTY)
    head = text.lstrip("\r\n").partition("\n")[0]
    delimiter = max(",\t;", key=head.count)
    cells: list[Cell] = []
    before = 0
    reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter)
    try:
        for number, row in enumerate(reader, start=1):
            cells += [
                Cell(trimmed(value), number, column, Location(line=before + 1))
                for column, value in enumerate(row, start=1)
            ]
            before = reader.line_num
    except csv.Error as error:
        reason = f"第{before + 1}行不是正确的CSV格式"
        raise InputError(str(path), reason, "请用Excel或WPS打开并另存为.xlsx后再审核") from error
    doubts = tuple(Doubt(doubt.message, Location(line=doubt.line)) for doubt in _damage(text))
    return Document(str(path), "csv", (Table(tuple(cells), Location(line=1)),), doubts)


def _blocks(items: list[Item]) -> list[Block]:
    blocks: list[Block] = []
    for table, group in groupby(items, key=lambda item: item.table if isinstance(item, TextRow) else None):
        if table is None:
            blocks += [_paragraph(item) for item in group if isinstance(item, TextParagraph)]
        else:
            rows = [item for item in group if isinstance(item, TextRow)]
            if any(row.cells for row in rows):
                blocks.append(_table(rows))
    return blocks


def _paragraph(item: TextParagraph) -> Paragraph:
    return Paragraph(item.text, Location(line=item.line), item.level, item.indent)


def _table(rows: list[TextRow]) -> Table:
    cells = tuple(
        Cell(cell.text, number, cell.column, Location(line=cell.line), cell.row_span, cell.column_span)
        for number, row in enumerate(rows, start=1)
        for cell in row.cells
    )
    return Table(cells, Location(line=rows[0].line))


_REPLACEMENT = expression("\ufffd+")
_LINE_END = expression(r"\r\n|\r|\n")


def _damage(text: str) -> list[TextDoubt]:
    if "\ufffd" not in text:
        return []
    return [
        TextDoubt("这里有无法识别的字符（�），可能缺字，请对照原件", number)
        for number, line in enumerate(_LINE_END.split(text), start=1)
        if _REPLACEMENT.search(line)
    ]
