"""Rows of tab-separated text: one row a line, or one cell a line as text exports of Word have it."""

from __future__ import annotations

import re
from dataclasses import replace

from auditor.expressions import expression
from auditor.office.words import blank, comparable, trimmed
from auditor.readers.plain.lines import Chunk, Line
from auditor.readers.plain.markup import GridCell, HtmlTable, has_table, parse, plain
from auditor.readers.plain.rows import TextDoubt, TextRow

_TABLE_OR_TAB = expression(r"<(/?)table(?=[\s/>])|\t", re.IGNORECASE)
_SAME_LINE_MISMATCH = "同一行中HTML表格与其后的文字不一致，都已保留，请对照原件"


def is_cell_per_line(chunk: Chunk) -> bool:
    """Whether each line with a tab is one cell: the only tab is its first character."""
    tabbed = [line.text for line in chunk.lines if "\t" in line.text]
    return bool(tabbed) and all(text.startswith("\t") and text.count("\t") == 1 for text in tabbed)


def cell_row(lines: list[Line], table: int) -> TextRow:
    """One row from lines with a cell each; a line without a tab goes on with the cell before it."""
    cells: list[GridCell] = []
    for line in lines:
        text = tidy(line.text)
        if line.text.startswith("\t"):
            cells.append(GridCell(text, len(cells) + 1, line.number))
        elif text:
            last = cells[-1]
            cells[-1] = replace(last, text=f"{last.text}\n{text}" if last.text else text)
    return TextRow(tuple(cells), lines[0].number, table)


def tab_rows(line: Line, table: int, fragment: int) -> tuple[list[TextRow], list[TextDoubt]]:
    """The rows of one line: one for text, more where cells hold an HTML table (numbered ``fragment``, …)."""
    pieces = _pieces(line)
    if not any(has_table(text) for text, _ in pieces):
        cells = tuple(
            GridCell(tidy(text), column, number) for column, (text, number) in enumerate(pieces, start=1)
        )
        cells = _without_trailing_blanks(cells)
        return ([TextRow(cells, line.number, table)] if cells else []), []
    unfolding = _Unfolding(line.number, table, fragment)
    for column, (text, number) in enumerate(pieces, start=1):
        unfolding.piece(text, column, number)
    return unfolding.finish()


def tidy(text: str) -> str:
    """A cell's or paragraph's words: markup resolved, outer white space gone."""
    return trimmed(plain(text))


def _pieces(line: Line) -> list[tuple[str, int]]:
    """The texts between tabs with their lines; tabs inside an HTML table do not separate."""
    if "<" not in line.text and "\n" not in line.text:
        return [(text, line.number) for text in line.text.split("\t")]
    pieces: list[tuple[str, int]] = []
    depth = start = 0
    number = line.number
    for match in _TABLE_OR_TAB.finditer(line.text):
        if match[0] != "\t":
            depth = max(0, depth + (-1 if match[1] else 1))
        elif depth == 0:
            text = line.text[start : match.start()]
            pieces.append((text, number))
            number += text.count("\n")
            start = match.end()
    rest = line.text[start:]
    if depth:  # a table that never ends must not swallow the cells after it
        return pieces + [(text, number) for text in rest.split("\t")]
    return [*pieces, (rest, number)]


def _without_trailing_blanks(cells: tuple[GridCell, ...]) -> tuple[GridCell, ...]:
    end = len(cells)
    while end and not cells[end - 1].text:
        end -= 1
    return cells[:end]


def _free(cells: list[GridCell], column: int) -> int:
    """The column itself, or the first one right of the cells where words beside a table took it."""
    return max(column, cells[-1].column + 1) if cells else column


class _Unfolding:
    """Turns a line whose cells hold HTML tables into rows: cells left of a table are the label of its first
    row, cells right of it are either its copy as text, which is left out, or go on with the first row."""

    def __init__(self, number: int, table: int, fragment: int) -> None:
        self.number, self.table, self.fragment = number, table, fragment
        self.label: list[GridCell] = []
        self.rows: list[TextRow] = []
        self.rest: list[GridCell] = []
        self.doubts: list[TextDoubt] = []

    def piece(self, text: str, column: int, number: int) -> None:
        if not has_table(text):
            self._words(tidy(text), column, number)
            return
        for part in parse(text, number):
            if isinstance(part, str):
                self._words(trimmed(part), column, number)
            else:
                self._settle()
                self._table(part, _free(self.label, column))

    def _words(self, text: str, column: int, number: int) -> None:
        cells = self.rest if self.rows else self.label
        cells.append(GridCell(text, _free(cells, column), number))

    def finish(self) -> tuple[list[TextRow], list[TextDoubt]]:
        self._settle()
        if self.label:
            self.rows.append(TextRow(tuple(self.label), self.number, self.table))
        return [row for row in self.rows if row.cells or row.fragment is not None], self.doubts

    def _table(self, html: HtmlTable, column: int) -> None:
        for index, row in enumerate(html.rows):
            moved = tuple(replace(cell, column=cell.column + column - 1) for cell in row)
            label = self.label if index == 0 else []
            line = moved[0].line if moved else self.number
            self.rows.append(TextRow((*label, *moved), line, self.table, self.fragment, label=len(label)))
        self.label = []
        self.fragment += 1

    def _settle(self) -> None:
        """Judges the cells right of the last table."""
        rest = _without_trailing_blanks(tuple(self.rest))
        self.rest = []
        if not rest or not self.rows:
            return
        fragment = self.rows[-1].fragment
        words = [row.keys(labels=False) for row in self.rows if row.fragment == fragment]
        said = tuple(key for cell in rest if (key := comparable(cell.text)))
        copied = _copied(said, words)
        if copied:
            self.rows = [replace(row, twinned=True) if row.fragment == fragment else row for row in self.rows]
            rest = _after(rest, copied)
        elif said[:1] == words[0][:1]:
            self.doubts.append(TextDoubt(_SAME_LINE_MISMATCH, self.number))
        if rest:
            self.rows.append(TextRow(rest, self.number, self.table))


def _after(cells: tuple[GridCell, ...], filled: int) -> tuple[GridCell, ...]:
    """The cells after the first ``filled`` ones that are not blank."""
    seen = 0
    for index, cell in enumerate(cells):
        if seen == filled:
            return cells[index:]
        seen += not blank(cell.text)
    return ()


def _copied(said: tuple[str, ...], rows: list[tuple[str, ...]]) -> int:
    """How many cells, from the first, repeat the rows of an HTML table: all of them, or only its first rows
    where nothing else follows; 0 where they are no copy."""
    joined: tuple[str, ...] = ()
    for row in rows:
        joined += row
        if said == joined:
            return len(joined)
    return len(joined) if joined and said[: len(joined)] == joined else 0
