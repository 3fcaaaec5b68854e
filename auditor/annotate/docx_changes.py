"""Tracked changes: the old words struck out and the new ones inserted, for the clerk to accept or refuse."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING

from auditor.annotate.docx_runs import between, find, isolate, letters, set_text
from auditor.annotate.options import AnnotateOptions
from auditor.readers.docx_names import W

if TYPE_CHECKING:
    from lxml import etree

    from auditor.annotate.changes import Change

_PLAIN_PARENTS = frozenset(f"{W}{name}" for name in ("p", "hyperlink", "smartTag", "sdtContent"))
_REVISIONS = tuple(f"{W}{name}" for name in ("ins", "del", "moveFrom", "moveTo", "rPrChange", "pPrChange"))
_TEXT = f"{W}t"


class Revisions:
    """Writes tracked changes with ids of their own."""

    def __init__(self, root: etree._Element, options: AnnotateOptions) -> None:
        used = (each.get(f"{W}id", "") for each in root.iter(*_REVISIONS))
        self._next = max((int(each) for each in used if each.isdecimal()), default=0) + 1
        self._options = options

    def apply(self, change: Change, paragraphs: list[etree._Element]) -> bool:
        """Whether the change could be written: its old words stand there exactly once, in plain runs."""
        among = letters(paragraphs)
        if not change.old.strip():
            return not among and self._insert_into(paragraphs, change.new)
        found = find(change.old, among, once=True)
        if found is None or not all(_plain(each.run) for each in found):
            return False
        runs = between(*isolate(*found))
        if runs is None or any(_other_content(run) for run in runs):
            return False
        self._replace(runs, change.new)
        return True

    def _replace(self, runs: list[etree._Element], new: str) -> None:
        inserted = self._revision(runs[-1], "ins")
        inserted.append(_run_like(runs[0], new))
        runs[-1].addnext(inserted)
        deleted = self._revision(runs[0], "del")
        runs[0].addprevious(deleted)
        for run in runs:
            for text in run.iter(_TEXT):
                text.tag = f"{W}delText"
            deleted.append(run)

    def _insert_into(self, paragraphs: list[etree._Element], new: str) -> bool:
        if not paragraphs:
            return False
        inserted = self._revision(paragraphs[0], "ins")
        run = inserted.makeelement(f"{W}r")
        text = run.makeelement(_TEXT)
        set_text(text, new)
        run.append(text)
        inserted.append(run)
        paragraphs[0].append(inserted)
        return True

    def _revision(self, beside: etree._Element, name: str) -> etree._Element:
        element = beside.makeelement(f"{W}{name}")
        element.set(f"{W}id", str(self._next))
        element.set(f"{W}author", self._options.author)
        element.set(f"{W}date", self._options.stamp)
        self._next += 1
        return element


def _plain(run: etree._Element) -> bool:
    """Whether a run may be replaced: inside another tracked change or a field it may not."""
    parent = run.getparent()
    return parent is not None and parent.tag in _PLAIN_PARENTS


def _other_content(run: etree._Element) -> bool:
    """Whether a run holds more than text, which a struck-out run would lose."""
    return any(child.tag not in {_TEXT, f"{W}rPr"} for child in run)


def _run_like(run: etree._Element, words: str) -> etree._Element:
    new = run.makeelement(run.tag)
    properties = run.find(f"{W}rPr")
    if properties is not None:
        new.append(copy.deepcopy(properties))
    text = new.makeelement(_TEXT)
    set_text(text, words)
    new.append(text)
    return new
