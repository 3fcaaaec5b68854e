"""PDF with a text layer: words set with reportlab, cells framed by lines."""

from __future__ import annotations

import io
from collections.abc import Sequence

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen import canvas

from tests.corpus.model import Page
from tests.corpus.writers.paper import HEIGHT, SIZE, WIDTH, leaves

_FONT = "STSong-Light"
_LACKING = str.maketrans({"⩾": "≥", "⩽": "≤"})  # the font has no glyph for them, so nobody can print them


def write_pdf(pages: Sequence[Page]) -> bytes:
    pdfmetrics.registerFont(UnicodeCIDFont(_FONT))
    buffer = io.BytesIO()
    drawing = canvas.Canvas(buffer, pagesize=(WIDTH, HEIGHT), invariant=1)
    for leaf in leaves(pages, _reach):
        drawing.setFont(_FONT, SIZE)
        for x, y, words in leaf.words:
            drawing.drawString(x, HEIGHT - y, words.translate(_LACKING))
        for x0, y0, x1, y1 in leaf.rules:
            drawing.line(x0, HEIGHT - y0, x1, HEIGHT - y1)
        drawing.showPage()
    drawing.save()
    return buffer.getvalue()


def _reach(text: str) -> float:
    return float(pdfmetrics.stringWidth(text.translate(_LACKING), _FONT, SIZE))
