"""Draws the PDF files that the tests read: ruled tables, running text, pages without words."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from typing import Any

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen import canvas

WIDTH, HEIGHT = 595, 842
SIZE = 10
FONT = "STSong-Light"
pdfmetrics.registerFont(UnicodeCIDFont(FONT))


class Sheet:
    """A page that is drawn in points from its top left corner."""

    def __init__(self, drawing: Any) -> None:
        self._drawing = drawing
        drawing.setFont(FONT, SIZE)

    def text(self, x: float, y: float, words: str, *, size: float = SIZE) -> None:
        self._drawing.setFont(FONT, size)
        self._drawing.drawString(x, HEIGHT - y, words)

    def line(self, x0: float, y0: float, x1: float, y1: float) -> None:
        self._drawing.line(x0, HEIGHT - y0, x1, HEIGHT - y1)

    def bar(self, x0: float, y0: float, x1: float, y1: float) -> None:
        """A filled rectangle without a border, as some programs draw their lines."""
        self._drawing.rect(x0, HEIGHT - y1, x1 - x0, y1 - y0, stroke=0, fill=1)

    def frame(self, x0: float, y0: float, x1: float, y1: float) -> None:
        self._drawing.rect(x0, HEIGHT - y1, x1 - x0, y1 - y0, stroke=1, fill=0)

    def picture(self, x0: float, y0: float, x1: float, y1: float) -> None:
        from PIL import Image
        from reportlab.lib.utils import ImageReader

        image = ImageReader(Image.new("RGB", (4, 4), "grey"))
        self._drawing.drawImage(image, x0, HEIGHT - y1, x1 - x0, y1 - y0)

    def grid(
        self,
        rows: Sequence[Sequence[str]],
        *,
        x: float = 60,
        y: float = 100,
        widths: Sequence[float],
        height: float = 24,
    ) -> None:
        """A table of frames; the lines of a cell are parted by line feeds."""
        for number, row in enumerate(rows):
            left, top = x, y + number * height
            for width, words in zip(widths, row, strict=True):
                self.frame(left, top, left + width, top + height)
                for line, part in enumerate(words.split("\n")):
                    self.text(left + 4, top + 14 + 12 * line, part)
                left += width


def pdf_bytes(*pages: Callable[[Sheet], None], password: str = "", rotate: int = 0) -> bytes:
    buffer = io.BytesIO()
    drawing = canvas.Canvas(buffer, pagesize=(WIDTH, HEIGHT), encrypt=password or None, invariant=1)
    for page in pages:
        if rotate:
            drawing.setPageRotation(rotate)
        page(Sheet(drawing))
        drawing.showPage()
    drawing.save()
    return buffer.getvalue()
