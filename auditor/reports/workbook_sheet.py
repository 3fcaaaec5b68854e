"""The rows of one sheet of the worklist as XML, one after the other, so that none stays in memory."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from auditor.reports.workbook_frame import is_number, letter
from auditor.reports.workbook_layout import Layout
from auditor.reports.workbook_links import Link, Links
from auditor.reports.workbook_text import cell_text

Value = str | int | Decimal | Link | None
Row = Mapping[str, Value]

_LINE, _TALLEST = 13.5, 405.0  # points; a row is at most 409 high
_DIGIT, _HALF = 7.0, 6.67  # pixels: the unit of a column's width, half a Chinese character of 10 points


class RowWriter:
    """Turns rows of a layout into XML; ``styles`` are the numbers that the frame gave out, and what can be
    clicked goes to ``links``."""

    def __init__(self, layout: Layout, styles: Mapping[str, int], links: Links) -> None:
        self._links = links
        self._columns = [
            (
                column.title,
                letter(index),
                f'" s="{styles[column.kind]}"/>',
                f'" s="{styles["text" if is_number(column) else column.kind]}" t="inlineStr">',
                f'" s="{styles["number" if column.kind == "text" else column.kind]}"><v>',
                0 if column.hidden else max(1, int(column.width * _DIGIT / _HALF)),
            )
            for index, column in enumerate(layout.columns)
        ]
        self._linked = f'" s="{styles["link"]}" t="inlineStr">'

    def xml(self, number: int, row: Row) -> str:
        """Row ``number`` of the sheet, by column titles; what is not named stays blank."""
        cells, most = [], 1
        for title, name, blank, words, figure, room in self._columns:
            value, style = row.get(title), words
            if isinstance(value, Link):
                style = self._linked if self._links.add(f"{name}{number}", value) else words
                value = value.text
            if value is None or value == "":
                cells.append(f'<c r="{name}{number}{blank}')
            elif isinstance(value, str):
                content, lines = cell_text(value, room)
                most = max(most, lines)
                cells.append(f'<c r="{name}{number}{style}{content}')
            else:
                cells.append(f'<c r="{name}{number}{figure}{value:f}</v></c>')
        # A height without «customHeight»: programs that do not measure wrapped text when they open a file
        # take it, and all of them measure anew when somebody writes into the row.
        height = min(_TALLEST, most * _LINE + 4)
        return f'<row r="{number}" ht="{height:g}">{"".join(cells)}</row>'
