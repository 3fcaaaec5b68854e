"""OFD (GB/T 33190): text objects with an advance for each character, and paths for the rules."""

from __future__ import annotations

from collections.abc import Sequence
from xml.sax.saxutils import escape

from tests.corpus.model import Page
from tests.corpus.writers.paper import SIZE, WIDTH, Leaf, halves, leaves
from tests.readers.pages.ofd_building import ofd_bytes

_SCALE = 210 / WIDTH  # onto the building's page: millimetres from the top left corner
_ASCENT = 0.88 * SIZE


def write_ofd(pages: Sequence[Page]) -> bytes:
    return ofd_bytes(*(_objects(leaf) for leaf in leaves(pages)))


def _objects(leaf: Leaf) -> str:
    lines = (_path(*rule) for rule in leaf.rules)
    words = (_text(x, y, line) for x, y, line in leaf.words if line)
    return "".join([*lines, *words])


def _mm(points: float) -> str:
    return f"{points * _SCALE:.3f}"


def _text(x: float, baseline: float, words: str) -> str:
    steps = " ".join(_mm(halves(char)) for char in words[:-1])
    code = f'<ofd:TextCode X="0" Y="{_mm(_ASCENT)}" DeltaX="{steps}">{escape(words)}</ofd:TextCode>'
    box = f"{_mm(x)} {_mm(baseline - _ASCENT)} {_mm(halves(words))} {_mm(SIZE)}"
    return f'<ofd:TextObject ID="1" Boundary="{box}" Font="2" Size="{_mm(SIZE)}">{code}</ofd:TextObject>'


def _path(x0: float, y0: float, x1: float, y1: float) -> str:
    width, height = _mm(x1 - x0), _mm(y1 - y0)
    data = f"<ofd:AbbreviatedData>M 0 0 L {width} {height}</ofd:AbbreviatedData>"
    box = f"{_mm(x0)} {_mm(y0)} {width} {height}"
    return f'<ofd:PathObject ID="3" Boundary="{box}" LineWidth="0.2">{data}</ofd:PathObject>'
