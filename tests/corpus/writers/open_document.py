"""OpenDocument: text (.odt) and spreadsheet (.ods), as LibreOffice and WPS write them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from html import escape

from tests.corpus.model import Box, Heading, Page, Placed
from tests.readers.building import open_document_bytes


def write_odt(pages: Sequence[Page]) -> bytes:
    return open_document_bytes("text", "".join(piece for page in pages for piece in _text(page)))


def write_ods(pages: Sequence[Page]) -> bytes:
    sheets = (_sheet(page, f"表{number}") for number, page in enumerate(pages, start=1))
    return open_document_bytes("spreadsheet", "".join(sheets))


def _text(page: Page) -> Iterator[str]:
    for line in page.before:
        heading = isinstance(line, Heading)
        yield f'<text:h text:outline-level="2">{escape(line)}</text:h>' if heading else _paragraph(line)
    if page.rows:
        yield _table(page.placed(), len(page.rows), page.width, "表")
    yield from map(_paragraph, page.after)


def _sheet(page: Page, name: str) -> str:
    """A page on a sheet; lines above and below are merged cells."""
    width, top = page.width, len(page.before)
    placed = [Placed(Box(line, width), row, 1) for row, line in enumerate(page.before, start=1)]
    placed += [Placed(cell.box, top + cell.row, cell.column) for cell in page.placed()]
    top += len(page.rows)
    placed += [Placed(Box(line, width), top + row, 1) for row, line in enumerate(page.after, start=1)]
    return _table(placed, top + len(page.after), width, name)


def _table(placed: Sequence[Placed], height: int, width: int, name: str) -> str:
    at = {(cell.row, cell.column): cell.box for cell in placed}
    covered = {
        (cell.row + down, cell.column + across)
        for cell in placed
        for down in range(cell.box.down)
        for across in range(cell.box.across)
    } - set(at)
    rows = (
        "<table:table-row>"
        + "".join(_cell(at.get((row, column)), (row, column) in covered) for column in range(1, width + 1))
        + "</table:table-row>"
        for row in range(1, height + 1)
    )
    columns = f'<table:table-column table:number-columns-repeated="{width}"/>'
    return f'<table:table table:name="{name}">{columns}{"".join(rows)}</table:table>'


def _cell(box: Box | None, covered: bool) -> str:
    if box is None:
        return "<table:covered-table-cell/>" if covered else "<table:table-cell/>"
    spans = ""
    if box.across > 1 or box.down > 1:
        spans = f' table:number-columns-spanned="{box.across}" table:number-rows-spanned="{box.down}"'
    words = "".join(map(_paragraph, box.text.split("\n"))) if box.text else ""
    return f"<table:table-cell{spans}{_value(box)}>{words}</table:table-cell>"


def _value(box: Box) -> str:
    """The figure behind what is shown."""
    if box.kind == "percent":
        figure = Decimal(box.text.rstrip("%")) / 100
        return f' office:value-type="percentage" office:value="{figure}"'
    if box.kind == "number":
        return f' office:value-type="float" office:value="{box.text.replace(",", "")}"'
    return ' office:value-type="string"' if box.text else ""


def _paragraph(text: str) -> str:
    return f"<text:p>{escape(text).replace('  ', ' <text:s/>')}</text:p>"
