"""OFD files (GB/T 33190), the page format of Chinese administrations → Document, by the same grid as PDF."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from typing import TYPE_CHECKING

from auditor.errors import InputError
from auditor.model import Document
from auditor.office.archive import Archive
from auditor.readers.limits import DEFAULT_LIMITS, Limits
from auditor.readers.pages.document import Pages
from auditor.readers.pages.marks import PageMarks
from auditor.readers.pages.ofd_marks import POINTS, OfdObjects, numbers

if TYPE_CHECKING:
    from lxml import etree

ENTRY = "OFD.xml"
MAX_CHARACTERS = 5_000_000
_A4 = (210.0, 297.0)
_RESAVE = "请用OFD阅读器打开检查，或提供可编辑的Word（.docx）、Excel（.xlsx）文件"
_SCAN = "请提供可编辑的Word（.docx）、Excel（.xlsx）文件，或先做文字识别（OCR）后再审核"


def read_ofd(archive: Archive, limits: Limits = DEFAULT_LIMITS) -> Document:
    """A Document whose cells and paragraphs carry page and box. Raises InputError where the file is damaged,
    encrypted, too long or without text."""
    if any(posixpath.basename(name) == "Encryptions.xml" for name in archive.names):
        raise InputError(archive.path, "OFD文件已加密", "请取消加密后再审核")
    pages = Pages()
    number = 0
    for part in _documents(archive):
        document = _Document(archive, part)
        listed = document.pages()
        limits.check_pages(number + len(listed), archive.path)
        for page in listed:
            number += 1
            marks = document.marks(page, number)
            if marks is None:
                pages.skip(number, "在文件里缺失")
            else:
                pages.add(marks)
            if pages.characters > MAX_CHARACTERS:
                raise InputError(
                    archive.path, f"文字超过{MAX_CHARACTERS // 10_000}万字的上限", "请拆分后再审核"
                )
    if not pages.characters:
        raise InputError(archive.path, "OFD里没有文字，可能是扫描件", _SCAN)
    return pages.document(archive.path, "ofd")


def _documents(archive: Archive) -> list[str]:
    roots = [_resolved("", (element.text or "").strip()) for element in archive.xml(ENTRY).iter("{*}DocRoot")]
    there = [root for root in roots if root in archive.names]
    if not there:
        raise InputError(archive.path, "OFD文件不完整，缺少正文", _RESAVE)
    return there


def _resolved(base: str, path: str) -> str:
    """A path as a part refers to another: from the root, or from its own folder."""
    path = path.replace("\\", "/")
    joined = path if path.startswith("/") else posixpath.join(posixpath.dirname(base), path)
    return posixpath.normpath("/" + joined).lstrip("/")


class _Document:
    """One document of a file; templates are parsed once."""

    def __init__(self, archive: Archive, part: str) -> None:
        self._archive = archive
        self._part = part
        self._root = archive.xml(part)
        self._templates: dict[str, etree._Element | None] = {}
        self._template_parts = {
            item.get("ID", ""): _resolved(part, item.get("BaseLoc", ""))
            for item in self._root.iter("{*}TemplatePage")
        }

    def pages(self) -> list[str]:
        listed = self._root.find("{*}Pages")
        items = listed.iterchildren("{*}Page") if listed is not None else ()
        return [_resolved(self._part, item.get("BaseLoc", "")) for item in items]

    def marks(self, part: str, number: int) -> PageMarks | None:
        """What is on a page, ``None`` where the file lacks it."""
        if part not in self._archive.names:
            return None
        page = self._archive.xml(part)
        width, height = self._size(page)
        marks = PageMarks(number, width * POINTS, height * POINTS)
        objects = OfdObjects(marks)
        for template in self._used(page):
            objects.read(template)
        objects.read(page)
        return marks

    def _used(self, page: etree._Element) -> Iterator[etree._Element]:
        for item in page.iterchildren("{*}Template"):
            name = item.get("TemplateID", "")
            if name not in self._templates:
                self._templates[name] = self._template(self._template_parts.get(name, ""))
            template = self._templates[name]
            if template is not None:
                yield template

    def _template(self, part: str) -> etree._Element | None:
        return self._archive.xml(part) if part in self._archive.names else None

    def _size(self, page: etree._Element) -> tuple[float, float]:
        for area in (page.find("{*}Area"), self._root.find("{*}CommonData/{*}PageArea")):
            box = numbers(area.findtext("{*}PhysicalBox") or "") if area is not None else []
            if len(box) == 4 and box[2] > 0 and box[3] > 0:
                return box[2], box[3]
        return _A4
