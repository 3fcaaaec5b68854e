"""Cell comments that Excel, WPS and LibreOffice all show: a comments part and its VML drawing.

Threaded comments are newer, but LibreOffice does not read them and older Excel shows a warning instead.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from lxml import etree

from auditor.annotate.excel.drawing import new_drawing, with_shapes
from auditor.annotate.package import RELATION
from auditor.office.book import S
from auditor.readers.excel.sheet import reference

if TYPE_CHECKING:
    from auditor.annotate.package import Package

_ID = f"{{{RELATION}}}id"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_COMMENTS_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"
_DRAWING_TYPE = "application/vnd.openxmlformats-officedocument.vmlDrawing"
# What may follow a legacyDrawing in a worksheet (ECMA-376 part 1, 18.3.1.99).
_AFTER = frozenset(
    f"{S}{name}"
    for name in (
        "legacyDrawingHF", "drawingHF", "picture", "oleObjects", "controls", "webPublishItems", "tableParts",
        "extLst",
    )
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class CellNote:
    """What is written beside a cell at a row and a column from 1 on."""

    place: tuple[int, int]
    text: str

    @property
    def name(self) -> str:
        return reference(*self.place)


def write_comments(
    package: Package,
    sheet: str,
    root: etree._Element,
    notes: list[CellNote],
    *,
    number: int,
    author: str,
) -> None:
    """Adds the notes to the comments of the workbook's ``number``-th sheet. A cell that has a comment keeps
    it, with ours below."""
    fresh = _comments_part(package, sheet, notes, author)
    drawing = root.find(f"{S}legacyDrawing")
    target = package.related(sheet).targets.get(drawing.get(_ID, ""), "") if drawing is not None else ""
    if target in package.names:
        package.put_bytes(target, with_shapes(package.read(target), fresh, number))
        return
    name = package.unused_name("xl/drawings/vmlDrawing{}.vml")
    package.put_bytes(name, new_drawing(fresh, number))
    package.declare_extension("vml", _DRAWING_TYPE)
    if drawing is None:
        drawing = root.makeelement(f"{S}legacyDrawing", nsmap={"r": RELATION})
        _insert(root, drawing)
    drawing.set(_ID, package.relate(sheet, "vmlDrawing", name))


def _comments_part(package: Package, sheet: str, notes: list[CellNote], author: str) -> list[CellNote]:
    """Writes the comments part; returns the notes on cells that had no comment and need a shape."""
    name = package.related(sheet).kinds.get("comments", "")
    if name in package.names:
        root = package.tree(name)
    else:
        name = package.unused_name("xl/comments{}.xml")
        root = etree.fromstring(f'<comments xmlns="{S[1:-1]}"/>')
        etree.SubElement(root, f"{S}authors")
        etree.SubElement(root, f"{S}commentList")
        package.relate(sheet, "comments", name)
        package.declare(name, _COMMENTS_TYPE)
    fresh = _add(root, notes, author)
    package.put(name, root, like=sheet)
    return fresh


def _add(root: etree._Element, notes: list[CellNote], author: str) -> list[CellNote]:
    authors, listed = _child(root, "authors", 0), _child(root, "commentList", 1)
    etree.SubElement(authors, f"{S}author").text = author
    present = {each.get("ref", "").replace("$", "").upper(): each for each in listed}
    fresh = []
    for note in notes:
        before = present.get(note.name)
        if before is not None:
            _write(_child(before, "text", 0), f"\n\n{author}：\n{note.text}")
            continue
        comment = etree.SubElement(listed, f"{S}comment")
        comment.set("ref", note.name)
        comment.set("authorId", str(len(authors) - 1))
        _write(etree.SubElement(comment, f"{S}text"), note.text)
        fresh.append(note)
    return fresh


def _child(element: etree._Element, name: str, index: int) -> etree._Element:
    found = element.find(f"{S}{name}")
    if found is None:
        found = element.makeelement(f"{S}{name}")
        element.insert(index, found)
    return found


def _write(text: etree._Element, words: str) -> None:
    run = text.makeelement(f"{S}r")
    properties = etree.SubElement(run, f"{S}rPr")
    etree.SubElement(properties, f"{S}sz", val="9")
    etree.SubElement(properties, f"{S}rFont", val="宋体")
    etree.SubElement(properties, f"{S}charset", val="134")
    content = etree.SubElement(run, f"{S}t")
    content.set(_SPACE, "preserve")
    content.text = words
    last = [each for each in text if each.tag in {f"{S}t", f"{S}r"}]
    if last:
        last[-1].addnext(run)
    else:
        text.insert(0, run)


def _insert(root: etree._Element, drawing: etree._Element) -> None:
    following = next((child for child in root if child.tag in _AFTER), None)
    if following is None:
        root.append(drawing)
    else:
        following.addprevious(drawing)
