"""The worklist without its rows: sheets, styles, filters, drop-downs, print set-up, by XlsxWriter."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from auditor.reports.workbook_layout import DECISION, DECISIONS, Column, Kind, Part

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

_A4 = 9
_FONT = "宋体"
_COLOURS = {
    "必须修改": ("#9C0006", "#F8CBAD"),
    "建议修改": ("#7F6000", "#FFE699"),
    "请核实": ("#1F4E79", "#BDD7EE"),
    "优": ("#375623", "#C6E0B4"),
    "差": ("#9C0006", "#F8CBAD"),
}
_NUMBERS: Mapping[Kind, str] = {"number": "General", "score": "0.0", "money": "#,##0.00", "share": "0%"}
_SAMPLES = re.compile(rb'<row r="2".*?</row>')
_SIZE = re.compile(rb"<dimension [^>]*>")
_STYLE = re.compile(rb' s="(\d+)"')


@dataclass(frozen=True, slots=True)
class Frame:
    """``archive`` is a workbook with nothing but headers, ``sheets`` its entries for the parts, in order;
    ``styles`` gives the number of the cell style of each kind, and of ``link``."""

    archive: bytes
    sheets: tuple[str, ...]
    styles: Mapping[str, int]


def frame(parts: Sequence[Part], created: datetime) -> Frame:
    """The frame for sheets that hold so many rows."""
    from xlsxwriter import Workbook

    buffer = io.BytesIO()
    with Workbook(buffer, {"in_memory": True}) as book:
        properties = {"title": "绩效目标审核工作底稿", "author": "auditor"}
        book.set_properties({**properties, "created": created.replace(tzinfo=None)})
        styles = _styles(book)
        headings = book.add_format(_HEADING), book.add_format(_ENTRY_HEADING)
        colours = {
            word: book.add_format({"font_color": ink, "bg_color": paper})
            for word, (ink, paper) in _COLOURS.items()
        }
        sheets = [_sheet(book, part, headings, colours) for part in parts]
        for index, style in enumerate(styles.values()):
            sheets[0].write_blank(1, index, None, style)
    names = tuple(f"xl/worksheets/sheet{number}.xml" for number in range(1, len(parts) + 1))
    with zipfile.ZipFile(buffer) as archive:
        samples = _SAMPLES.search(archive.read(names[0]))
    assert samples is not None
    numbers = map(int, _STYLE.findall(samples[0]))
    return Frame(buffer.getvalue(), names, dict(zip(styles, numbers, strict=True)))


def around_rows(sheet: bytes, part: Part) -> tuple[bytes, bytes]:
    """What stands in a sheet of the frame up to its header row, and what follows its rows."""
    size = f'<dimension ref="A1:{letter(len(part.layout.columns) - 1)}{part.rows + 1}"/>'
    head, tail = _SAMPLES.sub(b"", _SIZE.sub(size.encode(), sheet)).split(b"</sheetData>")
    return head, b"</sheetData>" + tail


def letter(index: int) -> str:
    """A, B … of a 0-based column; the sheets have fewer than 26."""
    return chr(ord("A") + index)


_BASE: dict[str, Any] = {
    "font_name": _FONT,
    "font_size": 10,
    "valign": "top",
    "border": 1,
    "border_color": "#D0D0D0",
}
# The quote prefix keeps «=…» text even when somebody edits the cell.
_TEXT = {**_BASE, "text_wrap": True, "quote_prefix": True, "num_format": "@"}
_HEADING = {**_TEXT, "bold": True, "align": "center", "valign": "vcenter", "bg_color": "#D9E2F3"}
_ENTRY_HEADING = {**_HEADING, "bg_color": "#FFE699"}


def _styles(book: Workbook) -> dict[str, Format]:
    numbers: dict[str, Format] = {
        kind: book.add_format({**_BASE, "num_format": code, "align": "right"})
        for kind, code in _NUMBERS.items()
    }
    return {
        "text": book.add_format(_TEXT),
        "centre": book.add_format({**_TEXT, "align": "center"}),
        "entry": book.add_format({**_TEXT, "bg_color": "#FFFBEB"}),
        "link": book.add_format({**_TEXT, "font_color": "#0563C1", "underline": 1}),
        **numbers,
    }


def _sheet(
    book: Workbook, part: Part, headings: tuple[Format, Format], colours: Mapping[str, Format]
) -> Worksheet:
    sheet: Worksheet = book.add_worksheet(part.name)
    layout, last = part.layout, max(part.rows, 1)
    sheet.set_row(0, 30)
    for index, column in enumerate(layout.columns):
        sheet.set_column(index, index, column.width, None, {"hidden": 1} if column.hidden else {})
        sheet.write_string(0, index, column.title, headings[column.kind == "entry"])
    sheet.freeze_panes(1, layout.frozen)
    sheet.autofilter(0, 0, last, len(layout.columns) - 1)
    if layout.colours is not None:
        coloured = layout.index(layout.colours)
        for word, form in colours.items():
            rule = {"type": "cell", "criteria": "==", "value": f'"{word}"', "format": form}
            sheet.conditional_format(1, coloured, last, coloured, rule)
    if DECISION in (column.title for column in layout.columns):
        _decide(sheet, layout.index(DECISION), last)
    _for_print(sheet)
    if layout.printed:
        sheet.print_area(0, 0, last, layout.printed - 1)
    return sheet


def _decide(sheet: Worksheet, column: int, last: int) -> None:
    """The drop-down for the reviewer's decision."""
    options = {
        "validate": "list",
        "source": list(DECISIONS),
        "input_title": "处理结果",
        "input_message": "采纳、不采纳或待核实；不采纳的请在右边写明理由。",
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


def is_number(column: Column) -> bool:
    """Whether a column is set for numbers."""
    return column.kind in _NUMBERS
