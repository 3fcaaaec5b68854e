"""Tracked changes: the old words struck out and the new ones inserted, for the clerk to accept or refuse."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING

from auditor.annotate.options import AnnotateOptions
from auditor.annotate.word.edits import Stretch
from auditor.annotate.word.runs import Letter, isolate, letters, plain_text_alone, set_text
from auditor.office.word_names import W

if TYPE_CHECKING:
    from lxml import etree

_REVISIONS = tuple(f"{W}{name}" for name in ("ins", "del", "moveFrom", "moveTo", "rPrChange", "pPrChange"))
_RUN, _TEXT, _PROPERTIES = f"{W}r", f"{W}t", f"{W}rPr"


class Revisions:
    """Writes tracked changes with ids of their own."""

    def __init__(self, root: etree._Element, options: AnnotateOptions) -> None:
        used = (each.get(f"{W}id", "") for each in root.iter(*_REVISIONS))
        self._next = max((int(each) for each in used if each.isdecimal()), default=0) + 1
        self._options = options

    def write(self, stretches: list[Stretch], paragraphs: list[etree._Element]) -> None:
        """Writes the changes of a cell or paragraph, the last one first: a cut moves nothing before it."""
        among = letters(paragraphs)
        for stretch in sorted(stretches, reverse=True):
            if stretch.start < stretch.end:
                self._replace(among[stretch.start], among[stretch.end - 1], stretch.new)
            elif among:
                self._insert(among, stretch)
            else:
                self.fill(paragraphs[0], stretch.new)

    def _replace(self, first: Letter, last: Letter, new: str) -> None:
        start, end = isolate(first, last)
        like, group = start, None
        node: etree._Element | None = start
        while node is not None:
            following = node.getnext()
            struck = node.tag == _RUN and plain_text_alone(node)
            group = self._strike(node, group) if struck else None
            if node is end:
                break
            node = following
        if new:
            (end if group is None else group).addnext(self._inserted(like, new, like.find(_PROPERTIES)))

    def _strike(self, run: etree._Element, group: etree._Element | None) -> etree._Element:
        """Puts a run into the deletion that ends before it, else into one of its own."""
        if group is None:
            group = self._revision(run, "del")
            run.addprevious(group)
        for text in run.iter(_TEXT):
            text.tag = f"{W}delText"
        group.append(run)
        return group

    def _insert(self, among: list[Letter], stretch: Stretch) -> None:
        after = stretch.start > 0
        letter = among[stretch.start - 1 if after else 0]
        _, run = isolate(letter, letter) if after else (None, letter.run)
        inserted = self._inserted(run, stretch.new, run.find(_PROPERTIES))
        if after:
            run.addnext(inserted)
        else:
            run.addprevious(inserted)

    def fill(self, paragraph: etree._Element, new: str) -> None:
        """Words in a cell that had none look as its paragraph mark does."""
        properties = paragraph.find(f"{W}pPr/{_PROPERTIES}")
        paragraph.append(self._inserted(paragraph, new, properties))

    def _inserted(
        self, beside: etree._Element, words: str, properties: etree._Element | None
    ) -> etree._Element:
        inserted = self._revision(beside, "ins")
        run = inserted.makeelement(_RUN)
        if properties is not None:
            looks = copy.deepcopy(properties)
            for mark in looks.findall("*"):
                if mark.tag in _REVISIONS:
                    looks.remove(mark)
            run.append(looks)
        for number, line in enumerate(words.split("\n")):
            if number:
                run.append(run.makeelement(f"{W}br"))
            text = run.makeelement(_TEXT)
            set_text(text, line)
            run.append(text)
        inserted.append(run)
        return inserted

    def mark(self, beside: etree._Element, name: str) -> etree._Element:
        """The mark of a whole row that is added (ins) or goes (del)."""
        return self._revision(beside, name)

    def _revision(self, beside: etree._Element, name: str) -> etree._Element:
        element = beside.makeelement(f"{W}{name}")
        element.set(f"{W}id", str(self._next))
        element.set(f"{W}author", self._options.author)
        element.set(f"{W}date", self._options.stamp)
        self._next += 1
        return element
