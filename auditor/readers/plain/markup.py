"""HTML inside text: tables with rowspan and colspan, paragraphs, breaks, entities.

Only tags of tables and of running text are markup here; ``<中国青年报>`` or ``<5%`` are words and stay.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field

from auditor.expressions import expression
from auditor.office.words import trimmed

_TAG = expression(
    r"<(/?)(table|thead|tbody|tfoot|tr|td|th|caption|colgroup|col|p|div|br|hr|li|ul|ol|b|strong|i|em|u|s|del|"
    r"ins|small|center|span|font|a|sup|sub|h[1-6]|img|o:p)(?=[\s/>])([^<>]*)>",
    re.IGNORECASE,
)
_SPAN = expression(r"\b(row|col)span\s*=\s*[\"']?\s*(\d{1,6})", re.IGNORECASE)
_BLOCKS = frozenset(
    {"p", "div", "br", "hr", "li", "ul", "ol", "caption", *(f"h{level}" for level in range(1, 7))}
)
_ROW_ENDS = frozenset({"tr", "thead", "tbody", "tfoot", "table"})
_MAX_COLUMN_SPAN = 200  # wider than any form; keeps a mistyped span from blowing up the grid
_MAX_DEPTH = 20  # the words of nested tables are repeated in each table around them
_BLANK_LINES = expression(r"(?<![ \t])[ \t]*+\n\s*")


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell before its table is numbered: 1-based grid ``column`` and ``line`` of the file."""

    text: str
    column: int
    line: int
    row_span: int = 1
    column_span: int = 1


HtmlRow = list[GridCell]


@dataclass(frozen=True, slots=True)
class HtmlTable:
    """The rows of a ``<table>``; a row that only continues merged cells is empty."""

    rows: list[HtmlRow]


def has_table(text: str) -> bool:
    """Whether a text holds a table of HTML."""
    return "<table" in text.lower()


def plain(text: str) -> str:
    """The words of HTML without tables: tags dropped, blocks on lines of their own, entities resolved."""
    if "<" not in text and "&" not in text:
        return text
    parts: list[str] = []
    position = 0
    for match in _TAG.finditer(text):
        parts.append(text[position : match.start()])
        if match[2].lower() in _BLOCKS:
            parts.append("\n")
        position = match.end()
    parts.append(text[position:])
    joined = html.unescape("".join(parts))
    return _BLANK_LINES.sub("\n", trimmed(joined)) if len(parts) > 1 else joined


def parse(text: str, line: int) -> list[str | HtmlTable]:
    """The pieces of a text in order: words (markup resolved) and tables, nested ones after their parent.

    ``line`` is the line of the file on which the text begins.
    """
    parser = _Parser(line)
    position = 0
    for match in _TAG.finditer(text):
        parser.words(text[position : match.start()])
        parser.tag(match)
        position = match.end()
    parser.words(text[position:])
    return parser.finish()


@dataclass(slots=True)
class _OpenTable:
    rows: list[HtmlRow] = field(default_factory=list)
    taken: dict[int, int] = field(default_factory=dict)  # column → rows below that a merged cell still covers
    row_open: bool = False
    cell: list[str] | None = None
    cell_line: int = 0
    spans: tuple[int, int] = (1, 1)

    def start_row(self) -> None:
        self.end_row()
        self.rows.append([])
        self.row_open = True

    def end_row(self) -> None:
        self.end_cell()
        if self.row_open:
            self.taken = {column: left - 1 for column, left in self.taken.items() if left > 1}
        self.row_open = False

    def start_cell(self, attributes: str, line: int) -> None:
        self.end_cell()
        if not self.row_open:
            self.start_row()
        spans = {match[1].lower(): int(match[2]) for match in _SPAN.finditer(attributes)}
        self.spans = max(1, spans.get("row", 1)), min(max(1, spans.get("col", 1)), _MAX_COLUMN_SPAN)
        self.cell, self.cell_line = [], line

    def end_cell(self) -> None:
        if self.cell is None:
            return
        text = plain("".join(self.cell))
        row_span, column_span = self.spans
        row = self.rows[-1]
        column = row[-1].column + row[-1].column_span if row else 1
        while column in self.taken and self.taken[column] > 0:
            column += 1
        row.append(GridCell(trimmed(text), column, self.cell_line, row_span, column_span))
        self.pending(column, column_span, row_span)
        self.cell = None

    def pending(self, column: int, column_span: int, row_span: int) -> None:
        for covered in range(column, column + column_span):
            if row_span > 1:
                self.taken[covered] = row_span  # counts this row too: end_row takes one off

    def finish(self) -> HtmlTable:
        self.end_row()
        height = len(self.rows)
        clamped = [
            [_with_row_span(cell, min(cell.row_span, height - index)) for cell in row]
            for index, row in enumerate(self.rows)
        ]
        return HtmlTable(clamped)


def _with_row_span(cell: GridCell, row_span: int) -> GridCell:
    if cell.row_span == row_span:
        return cell
    return GridCell(cell.text, cell.column, cell.line, row_span, cell.column_span)


class _Parser:
    def __init__(self, line: int) -> None:
        self.line = line
        self.stack: list[_OpenTable] = []
        self.outside: list[str] = []
        self.pieces: list[str | HtmlTable] = []
        self.nested: list[HtmlTable] = []

    def words(self, text: str) -> None:
        if text:
            self._sink().append(text)
            self.line += text.count("\n")

    def tag(self, match: re.Match[str]) -> None:
        closing, name = bool(match[1]), match[2].lower()
        line, self.line = self.line, self.line + match[0].count("\n")
        if name == "table":
            self._close_table() if closing else self._open_table()
        elif self.stack and name in _ROW_ENDS:
            self.stack[-1].end_row() if closing or name != "tr" else self.stack[-1].start_row()
        elif self.stack and name in {"td", "th"}:
            self.stack[-1].end_cell() if closing else self.stack[-1].start_cell(match[3], line)
        else:
            self._sink().append(match[0])

    def finish(self) -> list[str | HtmlTable]:
        while self.stack:
            self._close_table()
        self._flush()
        return self.pieces

    def _sink(self) -> list[str]:
        """Where words go: the open cell, else outside; words between cells are no cell of the table."""
        for table in reversed(self.stack):
            if table.cell is not None:
                return table.cell
        return self.outside

    def _open_table(self) -> None:
        if not self.stack:
            self._flush()
        if len(self.stack) < _MAX_DEPTH:
            self.stack.append(_OpenTable())

    def _close_table(self) -> None:
        if not self.stack:
            return
        table = self.stack.pop().finish()
        if not self.stack:
            self.pieces += [piece for piece in (table, *self.nested) if piece.rows]
            self.nested = []
            self._flush()
            return
        self.nested.append(table)
        lines = ["\t".join(cell.text for cell in row) for row in table.rows]
        self._sink().append("<br>" + html.escape("\n".join(lines), quote=False) + "<br>")

    def _flush(self) -> None:
        text = "".join(self.outside)
        if trimmed(text):
            self.pieces.append(plain(text))
        self.outside = []
