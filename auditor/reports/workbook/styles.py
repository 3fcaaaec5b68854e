"""The cell styles of the worklist and the colours of its words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from auditor.reports.workbook.layout import Kind

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format

_FONT = "宋体"
_COLOURS = {
    "必须修改": ("#9C0006", "#F8CBAD"),
    "建议修改": ("#7F6000", "#FFE699"),
    "请核实": ("#1F4E79", "#BDD7EE"),
    "优": ("#375623", "#C6E0B4"),
    "差": ("#9C0006", "#F8CBAD"),
}
_NUMBERS: Mapping[Kind, str] = {"number": "General", "score": "0.0", "money": "#,##0.00", "share": "0%"}
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


class Styles:
    """The styles of one workbook: those of words and of figures by the kind of column, and the others."""

    def __init__(self, book: Workbook) -> None:
        text: Format = book.add_format(_TEXT)
        self.words: dict[Kind, Format] = {
            **dict.fromkeys(_NUMBERS, text),
            "text": text,
            "centre": book.add_format({**_TEXT, "align": "center"}),
            "entry": book.add_format({**_TEXT, "bg_color": "#FFFBEB"}),
        }
        numbers: dict[Kind, Format] = {
            kind: book.add_format({**_BASE, "num_format": code, "align": "right"})
            for kind, code in _NUMBERS.items()
        }
        self.figures: dict[Kind, Format] = {**self.words, "text": numbers["number"], **numbers}
        self.link: Format = book.add_format({**_TEXT, "font_color": "#0563C1", "underline": 1})
        self.heading: Format = book.add_format(_HEADING)
        self.entry_heading: Format = book.add_format({**_HEADING, "bg_color": "#FFE699"})
        self.colours: dict[str, Format] = {
            word: book.add_format({"font_color": ink, "bg_color": paper})
            for word, (ink, paper) in _COLOURS.items()
        }
