"""One sheet of the worklist, written from top to bottom."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from math import ceil
from typing import TYPE_CHECKING

from auditor.reports.plain_text import visible
from auditor.reports.workbook_layout import Column, Kind, Layout
from auditor.reports.wrap import width

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

_LONGEST = 32_000  # characters; a cell holds 32,767
_A4 = 9
_LINE, _TALLEST = 15, 405  # points; a row is at most 409 high
_MEASURED = 10_000  # rows; the heights of all rows stay in memory, and Excel measures the rest when it opens
_FONT = "宋体"
_COLOURS = {
    "必须修改": ("#9C0006", "#F8CBAD"),
    "建议修改": ("#7F6000", "#FFE699"),
    "请核实": ("#1F4E79", "#BDD7EE"),
    "优": ("#375623", "#C6E0B4"),
    "差": ("#9C0006", "#F8CBAD"),
}
_NUMBERS: Mapping[Kind, str] = {"number": "General", "score": "0.0", "money": "#,##0.00", "share": "0%"}


@dataclass(frozen=True, slots=True)
class Link:
    """Words with what a click on them opens."""

    text: str
    target: str


Value = str | int | Decimal | Link | None


class Styles:
    """The cell formats of a workbook."""

    def __init__(self, book: Workbook) -> None:
        base = {"font_name": _FONT, "font_size": 11, "valign": "top", "border": 1, "border_color": "#D0D0D0"}
        # The quote prefix keeps «=…» text even when somebody edits the cell.
        text = {**base, "text_wrap": True, "quote_prefix": True, "num_format": "@"}
        self.of: dict[Kind, Format] = {
            "text": book.add_format(text),
            "centre": book.add_format({**text, "align": "center"}),
            **{
                kind: book.add_format({**base, "num_format": code, "align": "right"})
                for kind, code in _NUMBERS.items()
            },
        }
        self.link = book.add_format({**text, "font_color": "#0563C1", "underline": 1})
        heading = {"bold": True, "align": "center", "valign": "vcenter", "bg_color": "#D9E2F3"}
        self.heading = book.add_format({**text, **heading})
        self.coloured = {
            word: book.add_format({"font_color": ink, "bg_color": paper})
            for word, (ink, paper) in _COLOURS.items()
        }


class SheetWriter:
    """``row`` is the index of the next row; rows cannot be changed once written."""

    def __init__(self, sheet: Worksheet, styles: Styles, layout: Layout) -> None:
        self.sheet, self.row = sheet, 1
        self._styles, self._layout = styles, layout
        for index, column in enumerate(layout.columns):
            sheet.set_column(index, index, column.width, None, {"hidden": 1} if column.hidden else {})
        sheet.set_row(0, 30)
        for index, column in enumerate(layout.columns):
            sheet.write_string(0, index, column.title, styles.heading)
        _for_print(sheet)
        sheet.freeze_panes(1, layout.frozen)

    def write(self, row: Mapping[str, Value], *, links: Mapping[str, str | None] | None = None) -> None:
        """Writes a row by column titles; what is not named stays blank."""
        if self.row <= _MEASURED:
            self.sheet.set_row(self.row, _height(row, self._layout.columns))
        for index, column in enumerate(self._layout.columns):
            value = row.get(column.title)
            target = (links or {}).get(column.title)
            if target and isinstance(value, str):
                value = Link(value, target)
            self._cell(index, value, column.kind)
        self.row += 1

    def finish(self) -> None:
        """Filters and colours over what was written."""
        last = max(self.row - 1, 1)
        self.sheet.autofilter(0, 0, last, len(self._layout.columns) - 1)
        if self._layout.colours is None:
            return
        column = self._layout.index(self._layout.colours)
        for word, form in self._styles.coloured.items():
            rule = {"type": "cell", "criteria": "==", "value": f'"{word}"', "format": form}
            self.sheet.conditional_format(1, column, last, column, rule)

    def _cell(self, index: int, value: Value, kind: Kind) -> None:
        if isinstance(value, Link):
            words = _clipped(value.text)
            self.sheet.write_url(self.row, index, value.target, self._styles.link, words)
        elif value is None or value == "":
            self.sheet.write_blank(self.row, index, None, self._styles.of[kind])
        elif isinstance(value, str):
            form = self._styles.of["text" if kind in _NUMBERS else kind]
            self.sheet.write_string(self.row, index, _clipped(value), form)
        else:
            form = self._styles.of["number" if kind == "text" else kind]
            self.sheet.write_number(self.row, index, float(value), form)


def _height(row: Mapping[str, Value], columns: tuple[Column, ...]) -> float:
    """Points for the tallest cell: programs do not all measure wrapped text when they open a file."""
    lines = [_lines(row.get(column.title), column.width) for column in columns if not column.hidden]
    return min(_TALLEST, max(lines) * _LINE + 3)


def _lines(value: Value, columns: float) -> int:
    text = value.text if isinstance(value, Link) else value
    if not isinstance(text, str):
        return 1
    return sum(max(1, ceil(width(line) / (columns - 1))) for line in text.split("\n"))


def _clipped(text: str) -> str:
    shown = visible(text)
    return shown if len(shown) <= _LONGEST else f"{shown[:_LONGEST]}…"


def _for_print(sheet: Worksheet) -> None:
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    sheet.set_footer("&L&A&C第 &P 页，共 &N 页")
