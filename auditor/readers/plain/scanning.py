"""Walks through the chunks of a text and decides which lines are paragraphs, rows, or go on with a cell."""

from __future__ import annotations

import re
from typing import Literal

from auditor.chinese.stops import SIGNS, STOPS
from auditor.expressions import expression
from auditor.office.words import blank, comparable, indent_of, trimmed
from auditor.readers.plain.lines import Chunk, Line, chunks, logical_lines
from auditor.readers.plain.markup import HtmlTable, has_table, parse, plain
from auditor.readers.plain.pipes import pipe_rows, pipe_run
from auditor.readers.plain.rows import Item, TextDoubt, TextParagraph, TextRow, appended
from auditor.readers.plain.tabs import cell_row, is_cell_per_line, tab_rows, tidy

_HEADING = expression(r" {0,3}(#{1,6})[ \t\u3000]+(.*?)[ \t]*#*[ \t]*")
# Bold opens at the start or after white space or punctuation: “开展**次” is a blank that nobody filled in.
_BOLD = expression(rf"(?:(?<=^)|(?<=[\s（({SIGNS}“>|]))(\*\*|__)(?=\S)([^*_\n]+?)(?<=\S)\1")
_STOP = expression(f"[{STOPS}]")
_SYMBOLS = expression(r"[≥≤＞＜>＜<=＝≧≦≠\d.,，%％‰]+")
_PROSE = 20  # a cell of more characters is running text, which may have a further paragraph
_LONGEST = 50_000  # no cell of a form has more; keeps a long text without tabs from piling up in one cell
_TITLE = 40  # a line of fewer characters without a full stop may be a title between two tables

Shape = Literal["rows", "cells"]


class Scanner:
    """One pass over a text. ``doubts`` fills while scanning."""

    def __init__(self, text: str) -> None:
        self._lines = logical_lines(text)
        self._items: list[Item] = []
        self._open: Shape | None = None  # how the table that further rows may join is written
        self._table = 0
        self._fragment = 0
        self.doubts: list[TextDoubt] = []

    def scan(self) -> list[Item]:
        for chunk in chunks(self._lines):
            self._chunk(chunk)
        return self._items

    def _chunk(self, chunk: Chunk) -> None:
        if chunk.gap > 1 and not self._goes_on(chunk):
            self._open = None
        if is_cell_per_line(chunk) and self._open != "rows":
            self._cells(chunk)
        elif not self._continued_cell(chunk):
            self._mixed(chunk)

    # one cell a line

    def _cells(self, chunk: Chunk) -> None:
        first = next(index for index, line in enumerate(chunk.lines) if "\t" in line.text)
        before = chunk.lines[:first]
        if before and not self._continued_cell(Chunk(before, chunk.gap)):
            self._paragraphs(before)
        self._start("cells")
        self._items.append(cell_row(chunk.lines[first:], self._table))

    def _continued_cell(self, chunk: Chunk) -> bool:
        """Takes a chunk without tabs for a further paragraph of the cell above, where it reads like one."""
        last = self._items[-1] if self._items else None
        if self._open != "cells" or chunk.gap > 1 or not isinstance(last, TextRow):
            return False
        if any("\t" in line.text or has_table(line.text) or _heading(line) for line in chunk.lines):
            return False
        cell, text = last.cells[-1].text, "\n".join(tidy(line.text) for line in chunk.lines)
        symbol = not cell and bool(_SYMBOLS.fullmatch(comparable(text)))
        prose = _PROSE < len(cell) < _LONGEST and (len(text) > _TITLE or bool(_STOP.search(text)))
        if symbol or prose:
            self._items[-1] = appended(last, text)
        return symbol or prose

    def _goes_on(self, chunk: Chunk) -> bool:
        """Whether a table goes on after several blank lines: never, in a text with a cell a line."""
        return self._open == "rows" and chunk.gap <= 2 and "\t" in chunk.lines[0].text

    # one row a line, and everything else

    def _mixed(self, chunk: Chunk) -> None:
        lines = chunk.lines
        tabbed = any("\t" in line.text for line in lines)
        index = 0
        while index < len(lines):
            end = pipe_run(lines, index)
            if end > index:
                self._pipes(lines[index:end])
                index = end
                continue
            following = lines[index + 1] if index + 1 < len(lines) else None
            self._line(lines[index], following, first=index == 0, tabbed=tabbed)
            index += 1

    def _line(self, line: Line, following: Line | None, *, first: bool, tabbed: bool) -> None:
        if "\t" in line.text or (tabbed and has_table(line.text)):
            self._start("rows")
            rows, doubts = tab_rows(line, self._table, self._fragment + 1)
            self._items += rows
            self.doubts += doubts
            self._fragment = max([self._fragment, *(row.fragment or 0 for row in rows)])
        elif has_table(line.text):
            self._html(line)
        elif self._open == "rows" and not first and following is not None and "\t" in following.text:
            self._inside(line)
        else:
            self._paragraphs([line])

    def _inside(self, line: Line) -> None:
        """A line without a tab between rows: a further line of a long cell, or a row with a single cell."""
        last = self._items[-1]
        text = tidy(line.text)
        if isinstance(last, TextRow) and last.cells and _PROSE < len(last.cells[-1].text) < _LONGEST:
            self._items[-1] = appended(last, text)
        else:
            self._items += tab_rows(line, self._table, self._fragment + 1)[0]

    def _html(self, line: Line) -> None:
        for piece in parse(line.text, line.number):
            if isinstance(piece, HtmlTable):
                self._fragment += 1
                self._table += 1
                self._items += [
                    TextRow(tuple(row), row[0].line if row else line.number, self._table, self._fragment)
                    for row in piece.rows
                ]
            else:
                self._words(piece, line.number)
        self._open = None

    def _pipes(self, lines: list[Line]) -> None:
        self._open = None
        self._table += 1
        self._items += pipe_rows(lines, self._table)

    def _paragraphs(self, lines: list[Line]) -> None:
        self._open = None
        for line in lines:
            heading = _heading(line)
            if heading:
                self._items.append(TextParagraph(_unbold(trimmed(heading[2])), line.number, len(heading[1])))
            else:
                self._words(plain(line.text), line.number)

    def _words(self, text: str, number: int) -> None:
        for part in text.split("\n"):
            if not blank(part):
                self._items.append(TextParagraph(_unbold(trimmed(part)), number, indent=indent_of(part)))

    def _start(self, shape: Shape) -> None:
        if self._open != shape:
            self._open = shape
            self._table += 1


def _heading(line: Line) -> re.Match[str] | None:
    return _HEADING.fullmatch(line.text)


def _unbold(text: str) -> str:
    return _BOLD.sub(lambda match: match[2], text) if "**" in text or "__" in text else text
