"""Finds words in the runs of Word paragraphs, and cuts runs so that the words stand in runs of their own."""

from __future__ import annotations

import copy
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from auditor.office.word_names import VAL, W, on
from auditor.office.word_symbols import symbol, symbols_in
from auditor.office.words import comparable

if TYPE_CHECKING:
    from lxml import etree

_RUN, _TEXT, _SYMBOL, _PROPERTIES = f"{W}r", f"{W}t", f"{W}sym", f"{W}rPr"
_INLINE = frozenset(
    f"{W}{name}"
    for name in ("ins", "moveTo", "hyperlink", "smartTag", "sdt", "sdtContent", "fldSimple", "customXml")
)
_PLAIN = frozenset(
    f"{W}{name}"
    for name in ("rPr", "t", "tab", "br", "cr", "sym", "noBreakHyphen", "softHyphen", "lastRenderedPageBreak")
)
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


@dataclass(frozen=True, slots=True)
class Letter:
    """A visible character: the run and the text (or symbol) that hold it, and its index there."""

    character: str
    run: etree._Element
    node: etree._Element
    index: int


def letters(paragraphs: Iterable[etree._Element]) -> list[Letter]:
    """The characters of paragraphs as the reader sees them, without white space."""
    return [
        letter
        for paragraph in paragraphs
        for run in _runs(paragraph)
        for letter in _letters(run)
        if comparable(letter.character)
    ]


def find(words: str, among: list[Letter]) -> tuple[int, int] | None:
    """The first letter of words where they first occur, and the one after their last; blanks do not count."""
    needle = comparable(words)
    start = _joined(among).find(needle) if needle else -1
    return (start, start + len(needle)) if start >= 0 else None


def only(words: str, among: list[Letter]) -> int | None:
    """The first letter of words that stand there exactly once, whatever their white space."""
    needle, text = comparable(words), _joined(among)
    start = text.find(needle) if needle else -1
    return start if start >= 0 and text.find(needle, start + 1) < 0 else None


def isolate(first: Letter, last: Letter) -> tuple[etree._Element, etree._Element]:
    """Cuts the runs at both ends of a stretch; returns the runs that it now begins and ends with."""
    _cut(last.run, last.node, last.index + 1)
    start = _cut(first.run, first.node, first.index)
    return start, start if last.run is first.run else last.run


def plain_text_alone(run: etree._Element) -> bool:
    """Whether a run holds nothing but visible text, blanks and line breaks."""
    return all(child.tag in _PLAIN for child in run) and not _hidden(run)


def set_text(node: etree._Element, text: str) -> None:
    """Gives a node its text; white space at its edges is kept."""
    node.text = text
    node.set(_SPACE, "preserve")


def _joined(among: list[Letter]) -> str:
    return "".join(letter.character for letter in among)


def _runs(element: etree._Element) -> Iterator[etree._Element]:
    for child in element:
        if child.tag == _RUN:
            if not _hidden(child):
                yield child
        elif child.tag in _INLINE:
            yield from _runs(child)


def _letters(run: etree._Element) -> Iterator[Letter]:
    for node in run:
        if node.tag == _TEXT:
            text = symbols_in(node)
            yield from (Letter(character, run, node, index) for index, character in enumerate(text))
        elif node.tag == _SYMBOL:
            yield Letter(symbol(node.get(f"{W}char", ""), node.get(f"{W}font", "")), run, node, 0)


def _hidden(run: etree._Element) -> bool:
    vanish = run.find(f"{_PROPERTIES}/{W}vanish")
    return vanish is not None and on(vanish.get(VAL))


def _cut(run: etree._Element, node: etree._Element, index: int) -> etree._Element:
    """Cuts a run before a character of ``node``; returns the run that begins with it (``run`` itself where
    nothing stands before the cut, or nothing after)."""
    length = len(node.text or "") if node.tag == _TEXT else 1
    tail = list(node.itersiblings())
    if index >= length and not tail:
        return run
    if index == 0 and not [each for each in node.itersiblings(preceding=True) if each.tag != _PROPERTIES]:
        return run
    right = _empty_copy(run)
    properties = run.find(_PROPERTIES)
    if properties is not None:
        right.append(copy.deepcopy(properties))
    if 0 < index < length:
        text = node.text or ""
        rest = _empty_copy(node)
        set_text(node, text[:index])
        set_text(rest, text[index:])
        right.append(rest)
    elif index == 0:
        right.append(node)
    for each in tail:
        right.append(each)
    run.addnext(right)
    return right


def _empty_copy(element: etree._Element) -> etree._Element:
    """The element with its attributes and nothing in it."""
    new = element.makeelement(element.tag)
    for name, value in element.attrib.items():
        new.set(name, value)
    return new
