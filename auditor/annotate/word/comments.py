"""Native Word comments: the comments part, and the marks that tie a comment to runs or to a cell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from auditor.annotate.options import INITIALS, AnnotateOptions
from auditor.annotate.word.runs import Letter, isolate
from auditor.office.word_names import W

if TYPE_CHECKING:
    from auditor.annotate.package import Package

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_ID = f"{W}id"


class Comments:
    """The comments of a document, those that it had and ours."""

    def __init__(self, package: Package, part: str, options: AnnotateOptions) -> None:
        self._package, self._part, self._options = package, part, options
        name = package.related(part).kinds.get("comments", "")
        self._name = name if name in package.names else None
        self._root = package.tree(name) if self._name else etree.Element(f"{W}comments", nsmap={"w": W[1:-1]})
        used = [int(each.get(_ID, "")) for each in self._root if each.get(_ID, "").isdecimal()]
        self._next = max(used, default=-1) + 1

    def add(self, lines: tuple[str, ...]) -> str:
        """A new comment with these paragraphs; returns its id."""
        identifier = str(self._next)
        self._next += 1
        comment = etree.SubElement(self._root, f"{W}comment")
        comment.set(_ID, identifier)
        comment.set(f"{W}author", self._options.author)
        comment.set(f"{W}date", self._options.stamp)
        comment.set(f"{W}initials", INITIALS)
        for number, line in enumerate(lines):
            paragraph = etree.SubElement(comment, f"{W}p")
            if number == 0:
                etree.SubElement(etree.SubElement(paragraph, f"{W}r"), f"{W}annotationRef")
            _write(paragraph, line)
        return identifier

    def save(self) -> None:
        """Puts the part into the package, with its relationship and content type where it is new."""
        if self._name is None:
            taken = "word/comments.xml" in self._package.names
            self._name = self._package.unused_name("word/comments{}.xml") if taken else "word/comments.xml"
            self._package.relate(self._part, "comments", self._name)
            self._package.declare(self._name, _TYPE)
        self._package.put(self._name, self._root, like=self._part)


def mark_words(first: Letter, last: Letter, identifier: str) -> None:
    """Hangs a comment on a stretch of words."""
    start, end = isolate(first, last)
    _in_paragraph(start).addprevious(_mark(start, "commentRangeStart", identifier))
    anchor = _in_paragraph(end)
    anchor.addnext(_reference(end, identifier))
    anchor.addnext(_mark(end, "commentRangeEnd", identifier))


def mark_paragraphs(first: etree._Element, last: etree._Element, identifier: str) -> None:
    """Hangs a comment on whole paragraphs."""
    properties = first.find(f"{W}pPr")
    first.insert(
        0 if properties is None else first.index(properties) + 1,
        _mark(first, "commentRangeStart", identifier),
    )
    last.append(_mark(last, "commentRangeEnd", identifier))
    last.append(_reference(last, identifier))


def _in_paragraph(run: etree._Element) -> etree._Element:
    """The run, or what holds it directly under the paragraph: a mark inside a tracked change or a field
    would become part of that."""
    node = run
    while (parent := node.getparent()) is not None and parent.tag != f"{W}p":
        node = parent
    return node


def _mark(beside: etree._Element, name: str, identifier: str) -> etree._Element:
    return beside.makeelement(f"{W}{name}", {_ID: identifier})


def _reference(beside: etree._Element, identifier: str) -> etree._Element:
    run = beside.makeelement(f"{W}r")
    run.append(_mark(beside, "commentReference", identifier))
    return run


def _write(paragraph: etree._Element, line: str) -> None:
    for number, piece in enumerate(line.split("\n")):
        run = etree.SubElement(paragraph, f"{W}r")
        if number:
            etree.SubElement(run, f"{W}br")
        text = etree.SubElement(run, f"{W}t")
        text.set(_SPACE, "preserve")
        text.text = piece
