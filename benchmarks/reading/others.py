"""The submission as a workbook, a web page and a PDF."""

from __future__ import annotations

from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from auditor.readers.word.libreoffice import convert, find_soffice
from benchmarks.reading.content import WIDTH, Box, FormPage

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas
    from xlsxwriter.worksheet import Worksheet


def write_xlsx(pages: list[FormPage], path: Path) -> None:
    """A sheet for each form: shared texts, merged areas, borders, and shares as 0.95 under 0%."""
    import xlsxwriter

    book = xlsxwriter.Workbook(str(path))
    border = {"border": 1, "text_wrap": True, "valign": "vcenter", "font_name": "宋体"}
    general, share = book.add_format(border), book.add_format({**border, "num_format": "0%"})
    for number, page in enumerate(pages, start=1):
        sheet = book.add_worksheet(f"表{number}")
        sheet.merge_range(0, 0, 0, WIDTH - 1, page.title, general)
        for box in page.boxes:
            _fill(sheet, box, share if box.share else general)
    book.close()


def _fill(sheet: Worksheet, box: Box, form: object) -> None:
    row, column = box.row, box.column - 1  # a row below its place, for the title stands above
    number = box.text.rstrip("%") if box.share else box.text
    value = float(number) / (100 if box.share else 1) if number.replace(".", "", 1).isdecimal() else box.text
    if box.down > 1 or box.across > 1:
        sheet.merge_range(row, column, row + box.down - 1, column + box.across - 1, value, form)
    else:
        sheet.write(row, column, value, form)


def write_html(pages: list[FormPage], path: Path) -> None:
    body = "".join(f"<h2>{escape(page.title)}</h2>\n{_html_table(page)}\n" for page in pages)
    path.write_text(f'<html><head><meta charset="utf-8"></head><body>\n{body}</body></html>', "utf-8")


def _html_table(page: FormPage) -> str:
    rows = "".join(f"<tr>{''.join(_html_cell(box) for box in row)}</tr>\n" for row in page.by_row())
    return f'<table border="1" cellspacing="0">\n{rows}</table>'


def _html_cell(box: Box) -> str:
    spans = f' rowspan="{box.down}"' if box.down > 1 else ""
    spans += f' colspan="{box.across}"' if box.across > 1 else ""
    style = ' style="border:solid windowtext 1.0pt;padding:0cm 5.4pt"'
    return f'<td{spans}{style}><p align="center"><span lang="ZH-CN">{escape(box.text)}</span></p></td>\n'


def write_pdf(pages: list[FormPage], word: Path, path: Path) -> None:
    """The Word file printed by LibreOffice; drawn with reportlab where there is none."""
    if find_soffice():
        path.write_bytes(convert(word.read_bytes(), word.name, source="docx", target="pdf", seconds=120))
    else:
        _draw_pdf(pages, path)


def _draw_pdf(pages: list[FormPage], path: Path) -> None:
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.pdfgen import canvas

    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    drawing = canvas.Canvas(str(path))
    heights = {row: 130 if 4 <= row <= 6 else 22 for row in range(1, pages[0].height + 1)}
    for page in pages:
        drawing.setFont("STSong-Light", 7)
        drawing.drawString(40, 810, page.title)
        for box in page.boxes:
            _draw_box(drawing, box, heights)
        drawing.showPage()
    drawing.save()


def _draw_box(drawing: Canvas, box: Box, heights: dict[int, int]) -> None:
    left, width = 40 + (box.column - 1) * 64, 64 * box.across
    below = sum(height for row, height in heights.items() if row < box.row + box.down)
    height = sum(heights[row] for row in range(box.row, box.row + box.down))
    drawing.rect(left, 800 - below, width, height)
    fits = width // 7 - 1
    for line, start in enumerate(range(0, len(box.text), fits), start=1):
        drawing.drawString(left + 2, 800 - below + height - 9 * line, box.text[start : start + fits])
