"""The words of a Word paragraph as a reader sees them: tracked changes accepted, hidden text left out."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from auditor.office.elements import child
from auditor.office.word_names import MATH, MC, VAL, W, on
from auditor.office.word_symbols import symbol, symbols_in

if TYPE_CHECKING:
    from lxml import etree

_DROPPED = frozenset(
    f"{W}{name}"
    for name in ("del", "moveFrom", "pPr", "rPr", "instrText", "delText", "rt", "sdtPr", "sdtEndPr")
)
_CHARACTERS = {
    f"{W}tab": "\t", f"{W}ptab": "\t", f"{W}cr": "\n", f"{W}noBreakHyphen": "-", f"{W}softHyphen": "",
}  # fmt: skip
_RUN, _TEXT, _BREAK, _SYMBOL = f"{W}r", f"{W}t", f"{W}br", f"{W}sym"
_RUN_PROPERTIES, _VANISH = f"{W}rPr", f"{W}vanish"
_MATH_TEXT = f"{MATH}t"
_ALTERNATE, _CHOICE, _FALLBACK = f"{MC}AlternateContent", f"{MC}Choice", f"{MC}Fallback"
_BOX = f"{W}txbxContent"
_PICTURES = frozenset(
    {
        "{http://schemas.openxmlformats.org/drawingml/2006/main}blip",
        "{urn:schemas-microsoft-com:vml}imagedata",
    }
)
_OBJECT = f"{W}object"


class ParagraphText:
    """Collects one paragraph. ``text`` is its words; ``boxes`` the text boxes anchored in it, to be read
    after it; ``pictures`` and ``objects`` count what holds words that are not read."""

    def __init__(self, paragraph: etree._Element) -> None:
        self._parts: list[str] = []
        self.boxes: list[etree._Element] = []
        self.pictures = 0
        self.objects = 0
        self._read(paragraph)
        self.text = "".join(self._parts)

    def _read(self, elements: Iterable[etree._Element]) -> None:
        for element in elements:
            tag = element.tag
            if tag == _TEXT:
                self._parts.append(symbols_in(element))
            elif tag == _RUN:
                children = list(element)
                if not _hidden(children):
                    self._read(children)
            elif tag in _CHARACTERS:
                self._parts.append(_CHARACTERS[tag])
            elif tag not in _DROPPED:
                self._rarer(element, tag)

    def _rarer(self, element: etree._Element, tag: str) -> None:
        if tag == _BREAK:
            self._parts.append("" if element.get(f"{W}type") in {"page", "column"} else "\n")
        elif tag == _SYMBOL:
            self._parts.append(symbol(element.get(f"{W}char", ""), element.get(f"{W}font", "")))
        elif tag == _MATH_TEXT:
            self._parts.append(element.text or "")
        elif tag == _ALTERNATE:
            self._read(alternative(element))
        elif tag == _BOX:
            self.boxes.append(element)
        else:
            self.pictures += tag in _PICTURES
            self.objects += tag == _OBJECT
            self._read(element)


def alternative(element: etree._Element) -> list[etree._Element]:
    """What of ``mc:AlternateContent`` is read: the first choice with words, else the fallback; never both."""
    options = [each for each in element if each.tag in {_CHOICE, _FALLBACK}]
    for option in options:
        if next(option.iter(_TEXT), None) is not None:
            return list(option)
    return list(options[0]) if options else []


def _hidden(run: list[etree._Element]) -> bool:
    """Whether a run with these children is hidden."""
    properties = child(run, _RUN_PROPERTIES)
    if properties is None:
        return False
    vanish = child(properties, _VANISH)
    return vanish is not None and on(vanish.get(VAL))
