"""Characters of symbol fonts, which Word stores as places in the font: ≥ may stand as F0B3 of “Symbol”."""

from __future__ import annotations

from typing import TYPE_CHECKING

from auditor.expressions import expression
from auditor.office.word_names import W

if TYPE_CHECKING:
    from lxml import etree

# Adobe's Symbol encoding, https://www.unicode.org/Public/MAPPINGS/VENDORS/ADOBE/symbol.txt
_SYMBOL = {
    0x25: "%", 0x2B: "+", 0x2D: "−", 0x2F: "/", 0x3C: "<", 0x3D: "=", 0x3E: ">", 0xA3: "≤", 0xA5: "∞",
    0xB0: "°", 0xB1: "±", 0xB3: "≥", 0xB4: "×", 0xB7: "•", 0xB8: "÷", 0xB9: "≠", 0xBA: "≡", 0xBB: "≈",
    0xBC: "…", 0xD7: "·", 0xE5: "∑",
}  # fmt: skip
_WINGDINGS = {
    0x6F: "□",
    0x71: "□",
    0xA8: "□",
    0x6C: "●",
    0x6E: "■",
    0xFC: "✓",
    0xFB: "✗",
    0xFD: "☒",
    0xFE: "☑",
}
_WINGDINGS2 = {0x50: "✓", 0x4F: "✗", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0xA3: "□", 0x2A: "□"}
_FONTS = {"symbol": _SYMBOL, "wingdings": _WINGDINGS, "wingdings 2": _WINGDINGS2}
_PRIVATE_START, _PRIVATE_END = 0xF000, 0xF0FF
_PRIVATE = expression("[\uf000-\uf0ff]")
UNKNOWN = "\ufffd"


def symbol(code: str, font: str) -> str:
    """The character at a hexadecimal place of a font; U+FFFD where it is not known."""
    try:
        place = int(code, 16)
    except ValueError:
        return UNKNOWN
    table = _FONTS.get(font.strip().lower())
    low = place - _PRIVATE_START if _PRIVATE_START <= place <= _PRIVATE_END else place
    if table and low in table:
        return table[low]
    return UNKNOWN if place >= _PRIVATE_START or place < 0x20 else chr(place)


def symbols_in(element: etree._Element) -> str:
    """The text of a ``w:t`` with characters of its run's symbol font replaced."""
    text = element.text or ""
    run = element.getparent() if _PRIVATE.search(text) else None
    if run is None:
        return text
    fonts = run.find(f"{W}rPr/{W}rFonts")
    font = fonts.get(f"{W}ascii") or fonts.get(f"{W}hAnsi") or "" if fonts is not None else ""
    return _PRIVATE.sub(lambda match: symbol(f"{ord(match[0]):X}", font), text)
