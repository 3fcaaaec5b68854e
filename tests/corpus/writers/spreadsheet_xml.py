"""XML Spreadsheet 2003, as budget systems export it under the name .xls."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from decimal import Decimal
from html import escape

from tests.corpus.model import Box, Page, Placed
from tests.readers.building import spreadsheet_xml

_STYLES = (
    '<Style ss:ID="percent"><NumberFormat ss:Format="0%"/></Style>'
    '<Style ss:ID="percent1"><NumberFormat ss:Format="0.0%"/></Style>'
    '<Style ss:ID="day"><NumberFormat ss:Format="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/></Style>'
)


def write_spreadsheet_xml(pages: Sequence[Page]) -> bytes:
    sheets = {f"表{number}": "".join(_rows(page)) for number, page in enumerate(pages, start=1)}
    return spreadsheet_xml(sheets, styles=_STYLES).encode()


def _rows(page: Page) -> Iterator[str]:
    yield from (_line(line, page.width) for line in page.before)
    placed = page.placed()
    for row in range(1, len(page.rows) + 1):
        yield "<Row>" + "".join(_cell(cell) for cell in placed if cell.row == row) + "</Row>"
    yield from (_line(line, page.width) for line in page.after)


def _line(text: str, width: int) -> str:
    return (
        f'<Row><Cell ss:MergeAcross="{width - 1}"><Data ss:Type="String">{escape(text)}</Data></Cell></Row>'
    )


def _cell(cell: Placed) -> str:
    box = cell.box
    merged = f' ss:MergeAcross="{box.across - 1}" ss:MergeDown="{box.down - 1}"'
    style, data = _data(box)
    return f'<Cell ss:Index="{cell.column}"{merged}{style}>{data}</Cell>'


def _data(box: Box) -> tuple[str, str]:
    """The attribute that names the style, and the value that it shows as the text."""
    text = box.text
    if box.kind == "percent":
        figure = Decimal(text.rstrip("%"))
        style = "percent1" if figure % 1 else "percent"
        return f' ss:StyleID="{style}"', f'<Data ss:Type="Number">{figure / 100}</Data>'
    if box.kind == "date":
        moment = datetime.strptime(text, "%Y年%m月%d日")  # noqa: DTZ007
        return ' ss:StyleID="day"', f'<Data ss:Type="DateTime">{moment:%Y-%m-%dT00:00:00.000}</Data>'
    if box.kind == "number":
        return "", f'<Data ss:Type="Number">{text.replace(",", "")}</Data>'
    return "", f'<Data ss:Type="String">{escape(text)}</Data>' if text else ""
