"""One sheet of the worklist: header, filter, drop-down, print set-up, and its rows one after the other."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING

from auditor.reports.workbook.layout import DECISION, DECISIONS, Column, Layout, Part
from auditor.reports.workbook.styles import Styles
from auditor.words.visible import visible

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

MOST_LINKS = 65_000  # a worksheet holds 65,530
_LONGEST = 32_000  # characters; a cell holds 32,767
_LINE, _TALLEST = 13.5, 405.0  # points; a row is at most 409 high
_ASIDE = 3  # lines that a column which is not printed makes a row high for
_DIGIT, _HALF = 7.0, 6.67  # pixels: the unit of a column's width, half a Chinese character of 10 points
_A4 = 9


@dataclass(frozen=True, slots=True)
class Link:
    """Words with what a click on them opens: a ``file`` by its relative path, this workbook where it is
    blank, and there the cell at ``place``."""

    text: str
    file: str = ""
    place: str = ""

    @property
    def target(self) -> str:
        """The address as XlsxWriter takes it."""
        place = f"#{self.place}" if self.place else ""
        return f"external:{self.file}{place}" if self.file else f"internal:{self.place}"


@dataclass(frozen=True, slots=True)
class Formula:
    """A sum that the program works out again when a cell changes; ``{title}`` stands for the cell of a column
    in the same row, ``value`` is what it comes to now."""

    text: str
    value: Decimal

    def at(self, row: int, columns: Mapping[str, int]) -> str:
        """The formula for the 0-based ``row``; ``columns`` are the columns by their titles."""
        cells = {title: f"{_letters(index)}{row + 1}" for title, index in columns.items()}
        return f"={self.text.format_map(cells)}"


Value = str | int | Decimal | Link | Formula | None
Row = Mapping[str, Value]


class Sheets:
    """The sheets that hold the rows of one layout. They are added at once, so that several layouts can be
    filled row by row in turn."""

    def __init__(
        self, book: Workbook, parts: Iterable[Part], styles: Styles, *, most_links: int = MOST_LINKS
    ) -> None:
        self._styles, self._most_links = styles, most_links
        self._left = [(book.add_worksheet(part.name), part) for part in parts]
        self._cells: _Cells | None = None
        self._rows = self._number = 0

    def resized(self, rows: int) -> None:
        """For a single sheet whose number of rows is known only now."""
        [(sheet, part)] = self._left
        self._left = [(sheet, replace(part, rows=rows))]

    def write(self, row: Row) -> None:
        """The next row, by column titles; what is not named stays blank, and links beyond ``most_links`` of
        a sheet become plain words."""
        cells = self._cells
        if cells is None or self._number >= self._rows:
            cells = self._begin()
        self._number += 1
        cells.write(self._number, row)

    def end(self) -> None:
        """Sheets without rows have a header all the same."""
        while self._left:
            self._begin()

    def _begin(self) -> _Cells:
        sheet, part = self._left.pop(0)
        _set_up(sheet, part, self._styles)
        self._cells = _Cells(sheet, part.layout, self._styles, self._most_links)
        self._rows, self._number = part.rows, 0
        return self._cells


class _Cells:
    def __init__(self, sheet: Worksheet, layout: Layout, styles: Styles, most_links: int) -> None:
        self._sheet, self._link, self._links_left = sheet, styles.link, most_links
        columns, self._printed = layout.columns, layout.printed or len(layout.columns)
        self._columns = [
            (
                index,
                column.title,
                styles.words[column.kind],
                styles.figures[column.kind],
                0 if column.hidden else _room(column),
            )
            for index, column in enumerate(columns)
        ]
        self._places = {column.title: index for index, column in enumerate(columns)}

    def write(self, number: int, row: Row) -> None:
        """Row ``number``, 0-based; a row must be written as a whole before the next."""
        sheet, most = self._sheet, 1
        for index, title, words, figures, room in self._columns:
            value = row.get(title)
            if text := _text(value):
                lines = _lines(text, room)
                most = max(most, lines if index < self._printed else min(lines, _ASIDE))
                if isinstance(value, Link) and self._links_left > 0:
                    self._links_left -= 1
                    sheet.write_url(number, index, value.target, self._link, text)
                else:
                    sheet.write_string(number, index, text, words)
            elif isinstance(value, int | Decimal):
                sheet.write_number(number, index, float(value), figures)
            elif isinstance(value, Formula):
                formula = value.at(number, self._places)
                sheet.write_formula(number, index, formula, figures, float(value.value))
            else:
                sheet.write_blank(number, index, None, figures)
        sheet.set_row(number, min(_TALLEST, most * _LINE + 4))


def _letters(index: int) -> str:
    """The name of a 0-based column: A … Z, AA …"""
    from xlsxwriter.utility import xl_col_to_name

    return str(xl_col_to_name(index))


def _room(column: Column) -> int:
    """Half-width characters in a line of a column."""
    return max(1, int(column.width * _DIGIT / _HALF))


def _text(value: Value) -> str:
    """The words of a cell, inert and short enough; blank for a number."""
    if value is None:
        return ""
    words = value.text if isinstance(value, Link) else value
    if not isinstance(words, str):
        return ""
    shown = visible(words.replace("\r\n", "\n"))
    return shown if len(shown) <= _LONGEST else f"{shown[:_LONGEST]}…"


def _lines(text: str, room: int) -> int:
    """The lines that a text takes: programs do not all measure wrapped text when they open a file."""
    if not room or (len(text) * 2 <= room and "\n" not in text):
        return 1
    # In the Chinese fonts of spreadsheets exactly the characters of two bytes take two columns.
    return sum(max(1, -(-len(line.encode("gbk", "replace")) // room)) for line in text.split("\n"))


def _set_up(sheet: Worksheet, part: Part, styles: Styles) -> None:
    layout, last = part.layout, max(part.rows, 1)
    sheet.set_row(0, 30)
    for index, column in enumerate(layout.columns):
        sheet.set_column(index, index, column.width, None, {"hidden": 1} if column.hidden else {})
        heading = styles.entry_heading if column.kind == "entry" else styles.heading
        sheet.write_string(0, index, column.title, heading)
    sheet.freeze_panes(1, layout.frozen)
    sheet.autofilter(0, 0, last, len(layout.columns) - 1)
    if layout.colours is not None:
        coloured = layout.index(layout.colours)
        for word, form in styles.colours.items():
            rule = {"type": "cell", "criteria": "==", "value": f'"{word}"', "format": form}
            sheet.conditional_format(1, coloured, last, coloured, rule)
    if DECISION in (column.title for column in layout.columns):
        _decide(sheet, layout.index(DECISION), last)
    _for_print(sheet)
    if layout.printed:
        sheet.print_area(0, 0, last, layout.printed - 1)


def _decide(sheet: Worksheet, column: int, last: int) -> None:
    """The drop-down for the reviewer's decision."""
    options = {
        "validate": "list",
        "source": list(DECISIONS),
        "input_title": "处理结果",
        "input_message": "采纳、不采纳或待核实；不采纳的请在右边写明理由。序号相同的几行，只填一行即可。",
        "error_title": "处理结果",
        "error_message": "请从下拉列表中选择：采纳、不采纳、待核实。",
    }
    sheet.data_validation(1, column, last, column, options)


def _for_print(sheet: Worksheet) -> None:
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    sheet.set_header("&L绩效目标审核工作底稿")
    sheet.set_footer("&L&A&C第 &P 页，共 &N 页")
