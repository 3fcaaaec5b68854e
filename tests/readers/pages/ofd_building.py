"""Writes OFD files for the tests: text and lines in millimetres from the top left corner."""

from __future__ import annotations

from collections.abc import Sequence
from xml.sax.saxutils import escape

from tests.readers.building import zipped

NAMESPACE = 'xmlns:ofd="http://www.ofdspec.org/2016"'
SIZE = 3.5


def text(x: float, y: float, words: str, attributes: str = "") -> str:
    """A text object whose first character's top left corner stands at a place."""
    steps = f'DeltaX="g {len(words) - 1} {SIZE}"' if len(words) > 1 else ""
    return (
        f'<ofd:TextObject ID="1" Boundary="{x} {y} 100 5" Font="2" Size="{SIZE}" {attributes}>'
        f'<ofd:TextCode X="0" Y="{0.88 * SIZE}" {steps}>{escape(words)}</ofd:TextCode></ofd:TextObject>'
    )


def path(x: float, y: float, data: str, attributes: str = "") -> str:
    return (
        f'<ofd:PathObject ID="3" Boundary="{x} {y} 200 200" LineWidth="0.3" {attributes}>'
        f"<ofd:AbbreviatedData>{data}</ofd:AbbreviatedData></ofd:PathObject>"
    )


def grid(
    rows: Sequence[Sequence[str]], widths: Sequence[float], *, x: float = 20, y: float = 40, height: float = 8
) -> str:
    """A ruled table."""
    parts = []
    for number, row in enumerate(rows):
        left, top = x, y + number * height
        for width, words in zip(widths, row, strict=True):
            parts.append(path(left, top, f"M 0 0 L {width} 0 L {width} {height} L 0 {height} C"))
            if words:
                parts.append(text(left + 1, top + 2, words))
            left += width
    return "".join(parts)


def ofd_parts(*pages: str, template: str = "") -> dict[str, str | bytes]:
    """The parts of a file whose pages show the given objects, and all of them a template's."""
    listed = "".join(
        f'<ofd:Page ID="{number}" BaseLoc="Pages/P{number}/Content.xml"/>' for number in range(len(pages))
    )
    named = '<ofd:TemplatePage ID="9" BaseLoc="Tpls/T.xml"/>' if template else ""
    used = '<ofd:Template TemplateID="9"/>' if template else ""
    parts: dict[str, str | bytes] = {
        "OFD.xml": f"<ofd:OFD {NAMESPACE}><ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot>"
        "</ofd:DocBody></ofd:OFD>",
        "Doc_0/Document.xml": f"<ofd:Document {NAMESPACE}><ofd:CommonData><ofd:PageArea><ofd:PhysicalBox>"
        f"0 0 210 297</ofd:PhysicalBox></ofd:PageArea>{named}</ofd:CommonData><ofd:Pages>{listed}</ofd:Pages>"
        "</ofd:Document>",
    }
    if template:
        parts["Doc_0/Tpls/T.xml"] = _page(template, "")
    for number, page in enumerate(pages):
        parts[f"Doc_0/Pages/P{number}/Content.xml"] = _page(page, used)
    return parts


def ofd_bytes(*pages: str, template: str = "") -> bytes:
    return zipped(ofd_parts(*pages, template=template))


def _page(objects: str, used: str) -> str:
    layer = f'<ofd:Layer ID="1">{objects}</ofd:Layer>'
    return f"<ofd:Page {NAMESPACE}>{used}<ofd:Content>{layer}</ofd:Content></ofd:Page>"
